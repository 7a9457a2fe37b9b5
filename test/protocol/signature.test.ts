// Signature help over LSP: the fields of titles, glossary entries and front matter, with the one that is being written.

import assert from 'node:assert/strict'
import type { SignatureHelp } from 'vscode-languageserver/node'
import { FULL, type Options } from '../support/language-client.ts'
import { PLANS, useClient } from './harness.ts'

const SIGNING: Options = {
  capabilities: {
    ...FULL,
    textDocument: {
      ...FULL.textDocument,
      signatureHelp: {
        signatureInformation: { documentationFormat: ['markdown'], noActiveParameterSupport: true },
      },
    },
  },
}

describe('signature help', () => {
  const start = useClient()
  const ask = async (written: string, options: Options = SIGNING): Promise<SignatureHelp | null> => {
    const source = written.startsWith('//-') ? written : `//- a.md\n${written}\n`
    return (await start(PLANS + source, options)).ask<SignatureHelp | null>('textDocument/signatureHelp')
  }
  /** What stands before the fields, and the active one. */
  const check = async (written: string, expected: string | undefined): Promise<void> => {
    const help = await ask(written)
    const [signature] = help?.signatures ?? []
    const label = signature?.parameters?.[help?.activeParameter ?? -1]?.label
    const active = Array.isArray(label) ? signature?.label.slice(...label) : label
    assert.equal(signature && `${signature.label.split(':')[0]}: ${active ?? '-'}`, expected)
  }
  for (const [written, expected] of [
    ['[x](target:a "$0")', 'target: -'],
    ['[x](target:a "$0', 'target: -'],
    ['[x](target:a "val$0', 'target: value'],
    ['[x](target:a "value=>7% $0")', 'target: -'],
    ['[x](target:a "value=>7% kind=b$0")', 'target: kind'],
    ['[x](target:a "value=>7% ki$0nd=b")', 'target: kind'],
    ['[x](target:a "value=\'1.2 万\' base-year=$0")', 'target: base-year'],
    ['| a | [x](outcome:a "at=$0" |', 'outcome: at'],
    ['𠮷[x]: target:a "by=$0"', undefined],
    ['[x]: target:a "by=$0"', 'target: by'],
    ['[x](target:a "odd=$0")', 'target: -'],
    ['`[x](target:a "by=$0")`', undefined],
    ['[x](note:a "by=$0")', undefined],
    ['[x](https://a.cn "by=$0")', undefined],
    ['他说："目标=$0"', undefined],
    ['//- g.md\n---\nkind: glossary\n---\n\n## 词\n\n- en: $0\n', 'entry: en'],
    ['//- g.md\n---\nkind: glossary\n---\n\n## 词\n\n- en: a\n- replaced-by: b, $0\n', 'entry: replaced-by'],
    [
      '//- g.md\r\n---\r\nkind: glossary\r\n---\r\n\r\n## 词\r\n\r\n- sin$0\r\n'.replace('g.md\r', 'g.md'),
      'entry: since',
    ],
    ['//- g.md\n---\nkind: glossary\n---\n\n## 词\n\nA gloss: $0\n', undefined],
    ['---\nkind: $0\n---\n', 'front matter: kind'],
    ['---\ntitle: [a\nperiod: 2021$0\n---\n', 'front matter: period'],
    ['---\nid: a\n$0\n---\n', 'front matter: -'],
    ['---\nid: a\n---\n\n目标:$0\n', undefined],
  ] as const) {
    it(written.replace(/\r?\n/g, ' / '), () => check(written, expected))
  }
  it('explains each field, in both languages', async () => {
    for (const [locale, pattern] of [
      ['en', /`binding`/],
      ['zh-cn', /约束性/],
    ] as const) {
      const help = await ask('[x](target:a "kind=$0")', { ...SIGNING, locale })
      const texts = help?.signatures[0]?.parameters?.map(({ documentation }) =>
        typeof documentation === 'object' ? documentation.value : documentation,
      )
      assert.equal(texts?.filter(text => text).length, 9)
      assert.match(texts?.[help?.activeParameter ?? 0] ?? '', pattern)
    }
  })
  it('an editor that knows no “none” is given a field that is not there', async () => {
    const help = await ask('[x](target:a "$0")', { capabilities: {} })
    assert.equal(help?.activeParameter, 9)
    const [parameter] = help?.signatures[0]?.parameters ?? []
    assert.ok(typeof parameter?.documentation === 'object')
    assert.doesNotMatch(parameter.documentation.value, /`/)
  })
})
