// Folders, files and buffers over LSP, and input that means no good.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { DiagnosticSeverity, type Hover, type Location, type MarkupContent } from 'vscode-languageserver/node'
import { FULL } from '../support/language-client.ts'
import { GLOSSARY, useClient, waitFor } from './harness.ts'

describe('workspace', () => {
  const start = useClient()
  it('an open buffer wins over its file, and the file counts again when it closes', async () => {
    const running = await start(`${GLOSSARY}//- a.md\n[a](term:x)$0\n//- b.md\n---\nkind: glossary\n---\n`)
    await running.open('b.md', '---\nkind: glossary\n---\n\n## 某\n- id: x\n')
    assert.equal((await running.diagnostics('a.md')).length, 0)
    await running.close('b.md')
    await running.idle()
    await waitFor(async () => (await running.diagnostics('a.md')).length === 1)
  })
  it('is right after one file was opened and closed many times at once, with other words each time', async () => {
    const running = await start('//- a.md\n---\nid: a\n---\n\n文件$0\n\n//- b.md\n[x](plan:a#第一章)\n')
    const { connection } = running
    const uri = running.uri('a.md')
    const hovers: Promise<Hover | null | undefined>[] = []
    for (let version = 2; version < 102; version++) {
      await running.close('a.md')
      const text = `---\nid: a\n---\n\n# 第一章 标题\n\n${version}万亿元`
      const item = { uri, languageId: 'markdown', version, text }
      await connection.sendNotification('textDocument/didOpen', { textDocument: item })
      const position = { line: 6, character: 1 }
      const hover = connection.sendRequest<Hover | null>('textDocument/hover', { textDocument: { uri }, position })
      // A text that is gone by then has no answer.
      hovers.push(
        hover.then(
          found => (found && !JSON.stringify(found).includes(`**${version}万亿元**`) ? found : undefined),
          () => undefined,
        ),
      )
    }
    assert.deepEqual((await Promise.all(hovers)).filter(Boolean), [])
    await running.open('b.md')
    assert.equal((await running.diagnostics('b.md')).length, 0)
    await running.close('a.md')
    await waitFor(async () => (await running.diagnostics('b.md')).some(({ code }) => code === 'unknown-section'))
  })
  it('follows files that are created, changed, renamed and deleted', async () => {
    const running = await start('//- a.md\n[a](plan:b)$0\n')
    const known = async (): Promise<boolean> => (await running.diagnostics('a.md')).length === 0
    assert.equal(await known(), false)
    running.write('sub/b.md', '---\nid: b\ntitle: B\n---\n')
    await running.watched([{ path: 'sub/b.md', type: 1 }])
    assert.equal(await known(), true)
    running.write('sub/b.md', '---\nid: c\ntitle: B\n---\n')
    await running.watched([{ path: 'sub/b.md', type: 2 }])
    assert.equal(await known(), false)
    running.write('sub/b.md', '---\nid: b\ntitle: B\n---\n')
    renameSync(join(running.folder, 'sub'), join(running.folder, 'other'))
    await running.watched([
      { path: 'sub', type: 3 },
      { path: 'other/b.md', type: 1 },
    ])
    assert.equal(await known(), true)
    rmSync(join(running.folder, 'other'), { recursive: true })
    await running.watched([{ path: 'other', type: 3 }])
    assert.equal(await known(), false)
  })
  it('follows folders that are told as one event, whatever they are called', async () => {
    const running = await start('//- a.md\n[a](plan:b)$0\n//- sub/b.md\n---\nid: b\ntitle: B\n---\n')
    let last = 'sub'
    for (const name of ['other', '第1.2版', 'v1.2', 'old.plans']) {
      renameSync(join(running.folder, last), join(running.folder, name))
      await running.watched([{ path: last, type: 3 }])
      assert.equal((await running.diagnostics('a.md')).length, 1, name)
      await running.watched([{ path: name, type: 1 }])
      assert.equal((await running.diagnostics('a.md')).length, 0, name)
      last = name
    }
  })
  it('counts a file as left out no more when it is gone or can be read', async () => {
    const running = await start('//- a.md\ntext$0\n', {
      capabilities: { ...FULL, workspace: { ...FULL.workspace, configuration: true } },
      settings: { tifa: { index: { maxFileSize: 0.001 } } },
    })
    for (const name of ['big.md', 'sub/big.md']) running.write(name, '高质量发展。\n\n'.repeat(200))
    await running.watched([
      { path: 'big.md', type: 1 },
      { path: 'sub/big.md', type: 1 },
    ])
    assert.equal(running.statuses.at(-1)?.skipped, 2)
    running.write('big.md', '高质量发展。\n')
    await running.watched([{ path: 'big.md', type: 2 }])
    assert.equal(running.statuses.at(-1)?.skipped, 1)
    rmSync(join(running.folder, 'sub'), { recursive: true })
    await running.watched([{ path: 'sub', type: 3 }])
    assert.equal(running.statuses.at(-1)?.skipped, 0)
  })
  it('answers from files as they are, also where nobody has told that they changed', async () => {
    const marks = (count: number): string => '[渡船](target:ferry)\n\n'.repeat(count)
    const running = await start(`//- a.md\n[渡船](target:ferry)$0\n//- b.md\n${marks(2)}//- c.md\n${marks(3)}`)
    const places = async (): Promise<string[]> => {
      const found = await running.ask<Location[]>('textDocument/references', { context: { includeDeclaration: true } })
      return found.map(({ uri, range }) => `${uri.slice(-4)}:${range.start.line}`).sort()
    }
    running.write('b.md', `新的一段。\n\n${marks(1)}`)
    rmSync(join(running.folder, 'c.md'))
    assert.deepEqual(await places(), ['a.md:0', 'b.md:2'])
    assert.ok(running.log.some(line => line.includes('b.md: changed since it was indexed')))
    assert.ok(running.log.some(line => line.includes('c.md: gone since it was indexed')))
    await running.watched([
      { path: 'b.md', type: 2 },
      { path: 'c.md', type: 3 },
    ])
    assert.deepEqual(await places(), ['a.md:0', 'b.md:2'])
    // As many as change together when a branch is checked out.
    const names = Array.from({ length: 30 }, (_, i) => `d${i}.md`)
    for (const name of names) running.write(name, marks(1))
    await running.watched(names.map(path => ({ path, type: 1 as const })))
    for (const name of names) running.write(name, `新的一段。\n\n${marks(1)}`)
    assert.deepEqual(await places(), ['a.md:0', 'b.md:2', ...names.map(name => `${name.slice(-4)}:2`)].sort())
  })
  it('leaves out what .gitignore, files.exclude, tifa.yaml and node_modules say', async () => {
    const files = ['in.md', 'drafts/a.md', 'build/b.md', 'node_modules/x/c.md', 'old/d.md', 'note.txt']
    const source = files.map(path => `//- ${path}\n---\nid: ${path}\n---\n`).join('')
    const running = await start(`${source}//- .gitignore\ndrafts/\n//- tifa.yaml\nexclude: [old]\n`, {
      capabilities: { ...FULL, workspace: { ...FULL.workspace, configuration: true } },
      settings: { 'files.exclude': { '**/build': true, '**/in.md': false } },
    })
    assert.equal(running.statuses.at(-1)?.documents, 1)
  })
  it('looks for files again where tifa.yaml names others, once for what comes together, and for no severity', async () => {
    const running = await start('//- a.md\n---\nid: a\n---\n$0[x](term:none)\n//- old/b.md\n---\nid: b\n---\n')
    const save = async (text: string, times = 1): Promise<number> => {
      const before = running.log.length
      running.write('tifa.yaml', text)
      await running.watched(Array.from({ length: times }, () => ({ path: 'tifa.yaml', type: 2 as const })))
      return running.log.slice(before).filter(line => line.includes('files read in')).length
    }
    assert.equal(await save('exclude: [old]\n'), 1)
    assert.equal(running.statuses.at(-1)?.documents, 1)
    assert.equal((await running.diagnostics('a.md'))[0]?.severity, DiagnosticSeverity.Warning)
    assert.equal(await save('# drafts\nexclude: [old]\nseverities: { unknown-term: error }\n'), 0)
    assert.equal((await running.diagnostics('a.md'))[0]?.severity, DiagnosticSeverity.Error)
    running.write('old/nested/tifa.yaml', 'exclude: [old]\n')
    await running.watched([{ path: 'old/nested/tifa.yaml', type: 1 }])
    assert.equal(await save('', 5), 1)
    assert.equal(running.statuses.at(-1)?.documents, 2)
  })
  it('says what it holds where no folder is open, too', async () => {
    const running = await start('//- a.md\n高质量$0发展\n', { folders: [] })
    const documents = (): unknown => {
      const { documents, indexing } = running.statuses.at(-1) ?? {}
      return indexing === false ? documents : undefined
    }
    await waitFor(() => documents() === 1)
    await running.open('b.md', '文\n')
    await waitFor(() => documents() === 2)
    await running.close('b.md')
    await waitFor(() => documents() === 1)
  })
  it('keeps the corpora of several folders apart', async () => {
    const source =
      '//- one/g.md\n---\nkind: glossary\n---\n\n## 某\n- id: x\n//- one/a.md\n[a](term:x)\n//- two/a.md\n[a](term:x)\n'
    const running = await start(source, { folders: ['one', 'two'] })
    await running.open('one/a.md')
    await running.open('two/a.md')
    assert.equal((await running.diagnostics('one/a.md')).length, 0)
    assert.equal((await running.diagnostics('two/a.md')).length, 1)
  })
  it('reads what links lead to once, under its own name where it has one, and leaves nothing out for it', async () => {
    const running = await start(
      '//- plans/a.md\n---\nid: a\n---\n$0\n//- drafts/b.md\n---\nid: b\n---\n//- tifa.yaml\nexclude: [drafts]\n',
    )
    const link = (to: string, at: string): void => symlinkSync(join(running.folder, to), join(running.folder, at))
    link('plans', 'all')
    link('.', 'plans/loop')
    link('plans/a.md', 'also.md')
    link('drafts/b.md', 'kept.md')
    await running.watched([
      { path: 'all', type: 1 },
      { path: 'also.md', type: 1 },
      { path: 'kept.md', type: 1 },
    ])
    assert.equal(running.statuses.at(-1)?.documents, 2)
    await running.watched([{ path: '.gitignore', type: 3 }])
    const { documents, skipped } = running.statuses.at(-1) ?? {}
    assert.deepEqual([documents, skipped], [2, 0])
    const symbols = await running.connection.sendRequest<{ location: { uri: string } }[]>('workspace/symbol', {
      query: 'a',
    })
    assert.deepEqual(
      [...new Set(symbols.map(({ location }) => location.uri.slice(running.uri('').length + 1)))],
      ['plans/a.md'],
    )
    assert.deepEqual(
      running.log.filter(line => line.includes('left out')),
      [],
    )
  })
  it('a file that goes while it is open belongs to no corpus until it is there again', async () => {
    const text = '---\nid: a\ntitle: 渡船规划\n---\n\n去年有1.45万亿斤\n'
    const running = await start(`//- a.md\n${text.replace('亿', '$0亿')}`)
    const seen = async (): Promise<unknown> => {
      const [a, b] = [await running.diagnostics('a.md'), await running.diagnostics('b.md')]
      return [running.statuses.at(-1)?.documents, a.length, b.length]
    }
    renameSync(join(running.folder, 'a.md'), join(running.folder, 'b.md'))
    await running.watched([
      { path: 'a.md', type: 3 },
      { path: 'b.md', type: 1 },
    ])
    await running.open('b.md', text)
    assert.deepEqual(await seen(), [1, 0, 0])
    assert.ok(await running.ask<Hover | null>('textDocument/hover'), 'its text is still read')
    running.write('a.md', text)
    await running.watched([{ path: 'a.md', type: 1 }])
    assert.deepEqual(await seen(), [2, 1, 1], 'there are two documents with one id')
    rmSync(join(running.folder, 'a.md'))
    await running.watched([{ path: 'a.md', type: 3 }])
    await running.close('a.md')
    assert.equal((await running.diagnostics('b.md')).length, 0)
    assert.equal(running.statuses.at(-1)?.documents, 1)
  })
  it('so does one that the corpus leaves out, and meets it as before when it is there again', async () => {
    const running = await start(
      '//- old/b.md\n[a](plan:$0a)\n//- a.md\n---\nid: a\n---\n//- tifa.yaml\nexclude: [old]\n',
    )
    const path = 'old/b.md'
    const seen = async (): Promise<number> => {
      await running.diagnostics(path)
      return ((await running.ask<unknown[] | null>('textDocument/definition')) ?? []).length
    }
    assert.equal(await seen(), 1)
    rmSync(join(running.folder, path))
    await running.watched([{ path, type: 3 }])
    assert.equal(await seen(), 0, 'no plan is known where it is')
    running.write(path, '[a](plan:a)\n')
    await running.watched([{ path, type: 1 }])
    assert.equal(await seen(), 1)
  })
  it('names a file with broken UTF-8, and reads the rest of it', async () => {
    const running = await start('//- a.md\n[a](plan:b)$0\n')
    running.write('b.md', Buffer.concat([Buffer.from('---\nid: b\n---\n\n'), Buffer.from([0xff, 0xfe, 0x80])]))
    await running.watched([{ path: 'b.md', type: 1 }])
    assert.equal((await running.diagnostics('a.md')).length, 0)
    assert.ok(running.log.some(line => line.includes('b.md') && line.includes('UTF-8')))
  })
  it('names a file that is too large, and still opens it', async () => {
    const running = await start('//- a.md\ntext$0\n', {
      capabilities: { ...FULL, workspace: { ...FULL.workspace, configuration: true } },
      settings: { tifa: { index: { maxFileSize: 0.001 } } },
    })
    running.write('big.md', '高质量发展。\n\n'.repeat(200))
    await running.watched([{ path: '.gitignore', type: 3 }])
    assert.equal(running.statuses.at(-1)?.skipped, 1)
    assert.ok(running.log.some(line => line.includes('big.md') && line.includes('larger')))
  })
  it('bears a file that is gone before it is read', async () => {
    const running = await start('//- a.md\ntext$0\n')
    await running.watched([{ path: 'gone.md', type: 1 }])
    assert.deepEqual(await running.diagnostics('a.md'), [])
  })
  it('waits for nothing where a pipe or a device takes the place of a file, and says so', async () => {
    const running = await start(`${GLOSSARY}//- a.md\n高质量发$0展\n//- b.md\n高质量发展\n//- c.md\n高质量发展\n`)
    const places = { a: join(running.folder, 'b.md'), b: join(running.folder, 'c.md') }
    for (const place of Object.values(places)) rmSync(place)
    // Windows has neither in a folder.
    if (process.platform !== 'win32') {
      execFileSync('mkfifo', [places.a])
      symlinkSync('/dev/zero', places.b)
    }
    // Nobody has told yet: what lies there now is found out by a question that reads it.
    assert.ok(await running.ask('textDocument/references', { context: { includeDeclaration: true } }))
    await running.watched([
      { path: 'b.md', type: 2 },
      { path: 'c.md', type: 2 },
    ])
    assert.equal(running.statuses.at(-1)?.documents, 2)
    if (process.platform !== 'win32')
      assert.ok(running.log.some(line => line.includes('b.md') && line.includes('a pipe or a device')))
  })
  it('bears an address that is none', async () => {
    const running = await start('//- a.md\ntext$0\n')
    const uri = 'file:////a.md'
    const textDocument = { uri, languageId: 'markdown', version: 1, text: '高质量发展' }
    await running.connection.sendNotification('textDocument/didOpen', { textDocument })
    await running.connection.sendRequest('textDocument/hover', {
      textDocument: { uri },
      position: { line: 0, character: 0 },
    })
    await running.connection.sendNotification('textDocument/didClose', { textDocument: { uri } })
    await running.watched([{ path: 'a.md', type: 2 }])
    assert.deepEqual(
      running.log.filter(line => line.includes('UriError')),
      [],
    )
  })
  it('one hostile document stops no other', async () => {
    const running = await start(`${GLOSSARY}//- a.md\n高质量发$0展\n`)
    for (const [name, text] of [
      ['lists', `${'- '.repeat(2500)}x`],
      ['quotes', `${'> '.repeat(5000)}x`],
      ['spaces', `a${' '.repeat(200_000)}b`],
      ['fences', '```\n\n'.repeat(20_001)],
    ] as const) {
      await running.open(`${name}.md`, text)
      await running.change(`${name}.md`, [
        { text: 'x', range: { start: { line: 0, character: 1 }, end: { line: 0, character: 1 } } },
      ])
      assert.ok(await running.ask('textDocument/hover'), name)
      await running.diagnostics(`${name}.md`)
      await running.close(`${name}.md`)
    }
  }).timeout(60_000) // the parser itself takes some of it, and the machine may be busy
  it('sends no more findings than the client shows, the gravest first, and says how many more there are', async () => {
    const text = '到2025年，森林覆盖率提高到24.1%。\n\n'.repeat(5)
    const running = await start(`//- a.md\n---\nperiod: 2021-2025\n---\n\n$0${text}[x](plan:nowhere)\n`, {
      initialization: { mostDiagnostics: 4 },
    })
    const found = await running.diagnostics('a.md')
    assert.deepEqual(
      found.map(({ code }) => code),
      ['untagged-target', 'untagged-target', 'unknown-plan', 'more-findings'],
    )
    assert.match(String(found[3]?.message), /3 more findings/)
  })
  it('holds what is kept while somebody types against a fresh look, where the setting says so', async () => {
    const running = await start(`${GLOSSARY}//- a.md\n# A\n\n高质量发展$0\n\n到2025年，森林覆盖率提高到24.1%。\n`, {
      settings: { tifa: { index: { verify: true } } },
    })
    const at = { line: 2, character: 0 }
    await running.change('a.md', [{ text: '## B\n\n高质量发展。\n\n', range: { start: at, end: at } }])
    await running.diagnostics('a.md')
    await running.change('a.md', [{ text: '到2030年，粮食产量达到7亿吨。', range: { start: at, end: at } }])
    await new Promise(resolve => setTimeout(resolve, 400))
    assert.equal((await running.diagnostics('a.md')).length, 2)
    assert.deepEqual(
      running.log.filter(line => line.includes('was not what the text gives')),
      [],
    )
  })
  it('a folder inside a folder has its own corpus, and gives it back', async () => {
    const source = '//- a.md\n[x](plan:b)\n//- in/b.md\n---\nid: b\ntitle: B\n---\n'
    const running = await start(source, { folders: ['', 'in'] })
    assert.equal((await running.diagnostics('a.md')).length, 1)
    const event = { added: [], removed: [{ uri: running.uri('in'), name: 'in' }] }
    await running.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event })
    await waitFor(async () => (await running.diagnostics('a.md')).length === 0)
  })
  it('an own entry takes the place of a bundled one', async () => {
    const bundled = '//- extra/g.md\n---\nkind: glossary\n---\n\n## 高质量发展\n- en: bundled rendering\n'
    const own = '//- own/g.md\n---\nkind: glossary\n---\n\n## 高质量发展\n- id: own\n- en: own rendering\n'
    const running = await start(`${bundled}${own}//- own/a.md\n高质量发$0展\n`, {
      folders: ['own'],
      bundled: ['extra/g.md'],
    })
    const { contents } = await running.ask<{ contents: MarkupContent }>('textDocument/hover')
    assert.match(contents.value, /own rendering/)
    assert.doesNotMatch(contents.value, /bundled/)
  })
  it('says that figures are not final while the corpus is read for the first time', async () => {
    const many = Array.from({ length: 300 }, (_, i) => `//- many/${i}.md\n${'高质量发展。\n\n'.repeat(50)}`).join('')
    const running = await start(`${GLOSSARY}${many}//- a.md\n高质量发$0展\n`, { wait: false })
    let hover: { contents: MarkupContent } | null = null
    await waitFor(
      async () => (hover = await running.ask<{ contents: MarkupContent } | null>('textDocument/hover')) !== null,
    )
    assert.match((hover as unknown as { contents: MarkupContent }).contents.value, /still being read/)
    await running.idle()
    const settled = await running.ask<{ contents: MarkupContent }>('textDocument/hover')
    assert.doesNotMatch(settled.contents.value, /still being read/)
  })
  it('answers while it is indexing', async () => {
    const many = Array.from(
      { length: 400 },
      (_, i) => `//- many/${i}.md\n---\nid: d${i}\n---\n\n${'高质量发展。\n\n'.repeat(50)}`,
    ).join('')
    const running = await start(`${GLOSSARY}${many}//- a.md\n高质量发$0展\n`)
    running.write('.gitignore', '')
    let settled = false
    const indexing = running.watched([{ path: '.gitignore', type: 1 }]).then(() => {
      settled = true
    })
    assert.ok(await running.ask('textDocument/hover'))
    assert.equal(settled, false)
    await indexing
  })
})
