// Clients that can do little, each of which gets what it can make use of.

import assert from 'node:assert/strict'
import type {
  ClientCapabilities,
  CodeAction,
  Command,
  Hover,
  Location,
  LocationLink,
  SymbolInformation,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node'
import { FULL, type LanguageClient, type Options } from '../support/language-client.ts'
import { GLOSSARY, useClient, waitFor } from './harness.ts'

const TEXTS = `${GLOSSARY}//- a.md
---
title: 某规划
kind: outline
period: 2021-2025
---

# 一、目标

推动高质$0量发展。到2025年，城镇化率提高到65%。[x](term:new-development-philosophi)
`

/** The client of a first attempt: it says nothing of what it can do. */
const BARE: Options = { capabilities: {} }

describe('a bare client', () => {
  const start = useClient()
  const codesOf = (running: LanguageClient): unknown[] =>
    (running.pushed.get(running.uri('a.md')) ?? []).map(({ code }) => code)

  it('reads hovers as plain text, with nothing of Markdown in them', async () => {
    const running = await start(TEXTS, BARE)
    const { contents } = await running.ask<Hover>('textDocument/hover')
    assert.ok(typeof contents === 'object' && 'kind' in contents)
    assert.equal(contents.kind, 'plaintext')
    assert.match(contents.value, /^高质量发展/)
    assert.match(contents.value, /high-quality development/)
    assert.doesNotMatch(contents.value, /\*|\]\(|\\|&[a-z#]/)
  })

  it('reads them in the form that it likes best', async () => {
    for (const [contentFormat, kind] of [
      [['plaintext', 'markdown'], 'plaintext'],
      [['markdown', 'plaintext'], 'markdown'],
      [['markdown'], 'markdown'],
    ] as const) {
      const hover = { contentFormat: [...contentFormat] }
      const running = await start(TEXTS, { capabilities: { textDocument: { hover } } })
      const { contents } = await running.ask<Hover>('textDocument/hover')
      assert.equal((contents as { kind: string }).kind, kind)
    }
  })

  it('is led to definitions and references by plain locations', async () => {
    const running = await start(TEXTS, BARE)
    const definition = await running.ask<Location[]>('textDocument/definition')
    assert.deepEqual(
      definition.map(({ uri, range }) => [uri, range.start.line]),
      [[running.uri('glossary.md'), 7]],
    )
    const context = { includeDeclaration: false }
    const references = await running.ask<Location[]>('textDocument/references', { context })
    assert.deepEqual(
      references.map(({ uri, range }) => {
        const path = uri === running.uri('a.md') ? 'a.md' : 'glossary.md'
        return [path, running.slice(path, range)]
      }),
      [
        ['a.md', '高质量发展'],
        ['glossary.md', 'high-quality development'],
        ['glossary.md', 'quality growth'],
        ['glossary.md', '高质量的发展'],
      ],
    )
  })

  it('is sent findings, again after each edit, and none when it closes', async () => {
    const running = await start(TEXTS, BARE)
    assert.equal(running.initialized?.capabilities.diagnosticProvider, undefined)
    await waitFor(() => codesOf(running).length === 2)
    assert.deepEqual(codesOf(running), ['untagged-target', 'unknown-term'])
    // Whole texts, as a client without incremental sync sends them.
    await running.change('a.md', [{ text: running.textOf('a.md').replace('philosophi', 'philosophy') }])
    await waitFor(() => codesOf(running).length === 1)
    await running.change('a.md', [{ text: '' }])
    await waitFor(() => codesOf(running).length === 0)
    await running.change('a.md', [{ text: 'x' }, { text: running.textOf('a.md') }])
    await waitFor(() => codesOf(running).length === 2)
    await running.close('a.md')
    await waitFor(() => codesOf(running).length === 0)
  })

  it('gets every symbol of a document in one list', async () => {
    const running = await start(TEXTS, BARE)
    const { uri } = running.cursor
    const symbols = await running.connection.sendRequest<SymbolInformation[]>('textDocument/documentSymbol', {
      textDocument: { uri: running.uri('glossary.md') },
    })
    assert.deepEqual(
      symbols.map(({ name, containerName, location }) => [name, containerName, location.range.start.line]),
      [
        ['词汇', undefined, 5],
        ['高质量发展', '词汇', 7],
        ['新发展理念', '词汇', 14],
      ],
    )
    assert.notEqual(symbols[0]?.location.uri, uri)
  })

  it('is asked nothing that it does not know', async () => {
    const asked: string[] = []
    const running = await start(TEXTS, { ...BARE, wait: false })
    for (const method of ['client/registerCapability', 'window/workDoneProgress/create', 'workspace/configuration'])
      running.connection.onRequest(method, () => {
        asked.push(method)
        return null
      })
    running.connection.onRequest((method: string) => {
      asked.push(method)
      return null
    })
    await running.idle()
    await running.change('a.md', [{ text: '# a\n\n高质量发展\n' }])
    await waitFor(() => running.pushed.has(running.uri('a.md')))
    assert.deepEqual(asked, [])
  })
})

describe('a client that says nothing of its settings', () => {
  const start = useClient()

  it('is answered all the same, and by its settings once it says what they are', async () => {
    const running = await start(
      '//- a.md\n---\nid: a\nkind: sector\nperiod: 2026-2030\n---\n\n# 规划\n\n到2030年，渡口机动船比重提高到90%。\n',
      {
        capabilities: { workspace: { configuration: true } },
        wait: false,
      },
    )
    let answer: (settings: readonly unknown[]) => void = () => {}
    running.connection.onRequest(
      'workspace/configuration',
      () => new Promise<readonly unknown[]>(resolve => (answer = resolve)),
    )
    const uri = running.uri('a.md')
    const severities = async (): Promise<(number | undefined)[]> => {
      const { items } = await running.connection.sendRequest<{ items: { severity?: number }[] }>(
        'textDocument/diagnostic',
        { textDocument: { uri } },
      )
      return items.map(({ severity }) => severity)
    }
    await running.idle()
    assert.deepEqual(await severities(), [3])
    answer([{ severity: { 'untagged-target': 'error' } }, null])
    await waitFor(async () => (await severities())[0] === 1)
  })
})

describe('quick fixes of a client', () => {
  const start = useClient()
  const fixesAt = async (running: LanguageClient): Promise<(CodeAction | Command)[]> => {
    const text = running.textOf('a.md')
    const position = running.position('a.md', text.indexOf('philosophi'))
    return (
      (await running.connection.sendRequest<(CodeAction | Command)[] | null>('textDocument/codeAction', {
        textDocument: { uri: running.uri('a.md') },
        range: { start: position, end: position },
        context: { diagnostics: [], only: ['quickfix'] },
      })) ?? []
    )
  }
  /** The text of a.md as an edit leaves it. */
  const apply = (running: LanguageClient, { changes = {} }: WorkspaceEdit): string => {
    let text = running.textOf('a.md')
    const edits: readonly TextEdit[] = changes[running.uri('a.md')] ?? []
    for (const { range, newText } of edits) text = text.replace(running.slice('a.md', range), newText)
    return text
  }

  it('that knows commands alone are commands, and the server sends the edit', async () => {
    const running = await start(TEXTS, { capabilities: { workspace: { applyEdit: true } } })
    assert.deepEqual(running.initialized?.capabilities.executeCommandProvider, { commands: ['tifa.applyEdit'] })
    const [fix] = await fixesAt(running)
    assert.ok(fix && typeof fix.command === 'string')
    let sent: WorkspaceEdit | undefined
    running.connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
      sent = edit
      return { applied: true }
    })
    const { command, arguments: given } = fix as Command
    await running.connection.sendRequest('workspace/executeCommand', { command, arguments: given })
    assert.ok(sent && !sent.documentChanges)
    assert.match(apply(running, sent), /\(term:new-development-philosophy\)/)
    // What is no command of ours does nothing.
    await running.connection.sendRequest('workspace/executeCommand', { command: 'other', arguments: [] })
    await running.connection.sendRequest('workspace/executeCommand', { command })
  })

  it('that can do neither are not offered', async () => {
    const running = await start(TEXTS, BARE)
    assert.equal(running.initialized?.capabilities.executeCommandProvider, undefined)
    assert.deepEqual(await fixesAt(running), [])
  })

  it('that knows code actions hold their edit, without workspace.applyEdit and without resolving', async () => {
    const codeAction = { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } }
    const running = await start(TEXTS, { capabilities: { textDocument: { codeAction } } })
    assert.equal(running.initialized?.capabilities.executeCommandProvider, undefined)
    const [fix] = await fixesAt(running)
    assert.ok(fix && 'edit' in fix && fix.edit)
    assert.match(apply(running, fix.edit), /\(term:new-development-philosophy\)/)
  })
})

describe('a client of an older protocol', () => {
  const start = useClient()

  it('names its folder by rootUri or rootPath', async () => {
    for (const how of ['rootUri', 'rootPath'] as const) {
      const first = await start(TEXTS)
      const { folder } = first
      const root = how === 'rootUri' ? { rootUri: first.uri('') } : { rootPath: folder }
      const running = await start(TEXTS, {
        folder,
        parameters: {
          workspaceFolders: undefined,
          rootUri: undefined,
          ...root,
        } as unknown as Options['parameters'] & {},
      })
      const [definition] = await running.ask<LocationLink[]>('textDocument/definition')
      assert.equal(definition?.targetUri, running.uri('glossary.md'), how)
    }
  })

  it('tells its settings, and is not asked for them', async () => {
    const running = await start(TEXTS, BARE)
    await waitFor(() => (running.pushed.get(running.uri('a.md')) ?? []).length === 2)
    const tifa = { severity: { 'untagged-target': 'off' } }
    await running.connection.sendNotification('workspace/didChangeConfiguration', { settings: { tifa } })
    await waitFor(() => (running.pushed.get(running.uri('a.md')) ?? []).length === 1)
    // Settings of others, or none at all, leave ours as they are or as they were by default.
    await running.connection.sendNotification('workspace/didChangeConfiguration', { settings: null })
    await running.connection.sendNotification('workspace/didChangeConfiguration', { settings: { tifa: {} } })
    await waitFor(() => (running.pushed.get(running.uri('a.md')) ?? []).length === 2)
  })

  it('without a locale is spoken to in the language of the machine', async () => {
    const hover = { contentFormat: ['markdown' as const] }
    const capabilities: ClientCapabilities = { ...FULL, textDocument: { ...FULL.textDocument, hover } }
    const spoken = async (machine: string | undefined): Promise<string> => {
      const running = await start(TEXTS, {
        capabilities,
        parameters: { locale: undefined } as unknown as Options['parameters'] & {},
        ports: machine === undefined ? {} : { locale: machine },
      })
      const { contents } = await running.ask<Hover>('textDocument/hover')
      return (contents as { value: string }).value
    }
    assert.match(await spoken(undefined), /This document/)
    assert.match(await spoken('C.UTF-8'), /This document/)
    assert.match(await spoken('zh_CN.UTF-8'), /本文/)
  })
})
