// Terminology findings over LSP: what they find, what they leave alone, how they come and go with the glossary.

import assert from 'node:assert/strict'
import type { CodeAction, Diagnostic } from 'vscode-languageserver/node'
import type { LanguageClient } from '../support/language-client.ts'
import { applyEdit, useClient } from './harness.ts'

const CODES = ['duplicate-term', 'unused-term', 'superseded-term', 'ambiguous-rendering', 'unknown-rendering']

describe('terminology findings', () => {
  const start = useClient()
  /** The findings of a file of the fixture as `code: words`. */
  const found = async (running: LanguageClient, path: string, codes = CODES): Promise<string[]> => {
    const items = await running.diagnostics(path)
    return items
      .filter(item => codes.includes(String(item.code)))
      .map(item => `${item.code}: ${running.slice(path, item.range)}`)
  }
  const check = async (path: string, expected: readonly string[], source: string, codes = CODES): Promise<void> => {
    const running = await start(source)
    await running.open(path)
    assert.deepEqual(await found(running, path, codes), expected)
  }
  const glossary = (entries: string): string => `//- g.md\n---\nid: g\nkind: glossary\n---\n\n${entries}\n`
  const dated = (path: string, kind: string, date: string, text: string): string =>
    `//- ${path}\n---\nid: ${path}\nkind: ${kind}\ndate: ${date}\n---\n\n${text}\n`

  describe('duplicate-term', () => {
    const only = ['duplicate-term']
    it('finds a headword twice, traditional and quoted forms too', () =>
      check(
        'g.md',
        ['duplicate-term: 高质量发展', 'duplicate-term: “高質量發展”'],
        glossary('## 高质量发展\n- en: a\n\n## “高質量發展”\n- en: b'),
        only,
      ))
    it('finds a wording under aka', () =>
      check(
        'g.md',
        ['duplicate-term: 双碳', 'duplicate-term: 双碳'],
        glossary('## 双碳\n- en: a\n\n## 碳中和\n- en: b\n- aka: 双碳'),
        only,
      ))
    it('leaves two senses alone that know of each other', () =>
      check('g.md', [], glossary('## 双高\n- en: a\n- see: b\n\n## 双高\n- en: b'), only))
    it('leaves senses alone that a remark tells apart', () =>
      check('g.md', [], glossary('## 双高（教育）\n- en: a\n\n## 双高（能源）\n- en: b'), only))
    it('names the other place', async () => {
      const running = await start(glossary('## 甲乙丙\n- en: a\n\n## 甲乙丙\n- en: b'))
      const [first] = await running.diagnostics('g.md')
      assert.equal(first?.relatedInformation?.length, 1)
    })
  })

  describe('unused-term', () => {
    const only = ['unused-term']
    it('finds an entry that nobody uses, and fades it', async () => {
      const running = await start(
        `${glossary('## 高质量发展\n- en: x y\n\n## 新质生产力\n- en: new quality forces')}//- a.md\n推动高质量发展。\n`,
      )
      const unused = (await running.diagnostics('g.md')).filter(item => item.code === 'unused-term')
      assert.deepEqual(
        unused.map(item => running.slice('g.md', item.range)),
        ['新质生产力'],
      )
      assert.deepEqual(unused[0]?.tags, [1])
    })
    it('counts English wordings and marks', () =>
      check(
        'g.md',
        [],
        `${glossary('## 甲乙丙\n- en: new quality forces\n\n## 丁戊己\n- id: d')}//- a.md\nNew quality forces, and [it](term:d).\n`,
        only,
      ))
    it('goes once the term is used, and comes back', async () => {
      const running = await start(`${glossary('## 新质生产力\n- en: x')}//- a.md\n无\n`)
      assert.deepEqual(await found(running, 'g.md', only), ['unused-term: 新质生产力'])
      await running.open('a.md')
      await running.change('a.md', [{ text: '发展新质生产力\n' }])
      assert.deepEqual(await found(running, 'g.md', only), [])
      await running.change('a.md', [{ text: '无\n' }])
      assert.deepEqual(await found(running, 'g.md', only), ['unused-term: 新质生产力'])
    })
    it('stays where it is while a headword is typed, and says nothing of that one until all is counted', async () => {
      const running = await start(`${glossary('## 甲乙丙\n- id: a\n\n## 丁戊己\n- id: d\n\n## 庚辛')}//- a.md\n庚辛\n`)
      await running.open('g.md')
      const names = ['unused-term: 甲乙丙', 'unused-term: 丁戊己']
      assert.deepEqual(await found(running, 'g.md', only), names)
      await running.change('g.md', [{ text: running.textOf('g.md').replace('甲乙丙', '新甲乙') }])
      assert.deepEqual(await found(running, 'g.md', only), ['unused-term: 丁戊己'])
      await running.idle()
      // Its words are shown as the file has them.
      assert.deepEqual(await found(running, 'g.md', only), names)
    })
    it('says nothing where there is a glossary and nothing else', () =>
      check('g.md', [], glossary('## 甲乙丙\n- en: x'), only))
  })

  describe('superseded-term', () => {
    const only = ['superseded-term']
    const bodies = glossary(
      '## 环境保护部\n- en: Ministry of Environmental Protection\n- until: 2018-03-17\n- replaced-by: 生态环境部\n\n## 生态环境部\n- en: Ministry of Ecology and Environment',
    )
    it('finds an old name in a later text, not in an earlier one', async () => {
      const running = await start(
        `${bodies}${dated('old.md', 'report', '2016-03-05', '环境保护部负责。')}${dated('new.md', 'report', '2019-03-05', '环境保护部负责。')}${dated('year.md', 'report', '2018', '环境保护部负责。')}`,
      )
      assert.deepEqual(await found(running, 'old.md', only), [])
      assert.deepEqual(await found(running, 'new.md', only), ['superseded-term: 环境保护部'])
      // Of 2018 nobody can say whether it is before or after March 2018.
      assert.deepEqual(await found(running, 'year.md', only), [])
    })
    it('takes the date from the successor’s first use where nothing else says it', () =>
      check(
        'c.md',
        ['superseded-term: 旧提法甲'],
        `${glossary('## 旧提法甲\n- en: x\n- replaced-by: 新提法乙\n\n## 新提法乙\n- en: y')}${dated('a.md', 'outline', '2011-03-14', '旧提法甲。')}${dated('b.md', 'outline', '2016-03-17', '新提法乙。')}${dated('c.md', 'outline', '2021-03-11', '旧提法甲。')}`,
        only,
      ))
    it('counts notes without a date as later, and official texts not', async () => {
      const running = await start(
        `${glossary('## 旧提法甲\n- en: x\n- replaced-by: 新提法乙')}//- note.md\n旧提法甲。\n//- plan.md\n# 某某规划\n\n旧提法甲。\n`,
      )
      assert.deepEqual(await found(running, 'note.md', only), ['superseded-term: 旧提法甲'])
      assert.deepEqual(await found(running, 'plan.md', only), [])
    })
    it('leaves alone what looks back', async () => {
      const running = await start(
        `${bodies}${dated('a.md', 'commentary', '2020-01-01', '原环境保护部；“环境保护部”。\n\n> 环境保护部\n\n环境保护部改为生态环境部。\n\n2014年，环境保护部发布。')}`,
      )
      assert.deepEqual(await found(running, 'a.md', only), [])
    })
    it('speaks in English texts, with the English successor', async () => {
      const running = await start(
        `${bodies}${dated('a.md', 'commentary', '2020-01-01', 'The $0Ministry of Environmental Protection says.')}`,
      )
      const [item] = (await running.diagnostics('a.md')).filter(one => one.code === 'superseded-term')
      assert.match(String(item?.message), /has given way to “Ministry of Ecology and Environment” \(2018-03-17\)/)
      const actions = await actionsAt(running, 'a.md', item)
      assert.deepEqual(
        actions.map(action => action.title),
        [
          'Change to “Ministry of Ecology and Environment”',
          'The old term is meant: tag it as term:ministry-of-environmental-protection',
        ],
      )
      assert.match(applied(running, 'a.md', actions[0]), /The Ministry of Ecology and Environment says\./)
      assert.match(
        applied(running, 'a.md', actions[1]),
        /\[Ministry of Environmental Protection\]\(term:ministry-of-environmental-protection\)/,
      )
    })
    it('does not offer to rewrite an official text', async () => {
      const running = await start(`${bodies}${dated('a.md', 'report', '2020-01-01', '环境保护部$0')}`)
      const [item] = (await running.diagnostics('a.md')).filter(one => one.code === 'superseded-term')
      const actions = await actionsAt(running, 'a.md', item)
      assert.deepEqual(
        actions.map(action => action.title),
        ['The old term is meant: tag it as term:ministry-of-environmental-protection'],
      )
    })
    it('leaves titles, marks, laws and glossaries alone', async () => {
      const running = await start(
        `${bodies}${dated('a.md', 'report', '2020-01-01', '《环境保护部规定》，[环境保护部](term:ministry-of-environmental-protection)。')}${dated('law.md', 'law', '2020-01-01', '环境保护部')}`,
      )
      assert.deepEqual(await found(running, 'a.md', only), [])
      assert.deepEqual(await found(running, 'law.md', only), [])
      assert.deepEqual(await found(running, 'g.md', only), [])
    })
    it('follows the glossary in other open documents', async () => {
      const running = await start(
        `${glossary('## 旧提法甲\n- en: x')}${dated('a.md', 'commentary', '2020-01-01', '旧提法甲$0')}`,
      )
      assert.deepEqual(await found(running, 'a.md', only), [])
      await running.open('g.md')
      await running.change('g.md', [
        { text: '---\nid: g\nkind: glossary\n---\n\n## 旧提法甲\n- en: x\n- replaced-by: 新提法乙\n' },
      ])
      assert.deepEqual(await found(running, 'a.md', only), ['superseded-term: 旧提法甲'])
      await running.change('g.md', [{ text: '---\nid: g\nkind: glossary\n---\n\n## 旧提法甲\n- en: x\n' }])
      assert.deepEqual(await found(running, 'a.md', only), [])
    })
  })

  describe('ambiguous-rendering', () => {
    const only = ['ambiguous-rendering']
    const two = glossary(
      '## 共同富裕\n- id: a\n- en: common prosperity\n\n## 共同繁荣\n- id: b\n- en: Common Prosperity',
    )
    it('finds a rendering that two entries list', () =>
      check('g.md', ['ambiguous-rendering: common prosperity', 'ambiguous-rendering: Common Prosperity'], two, only))
    it('finds its mentions in commentary and digests, not in reports', async () => {
      const text = 'On common prosperity.'
      const running = await start(
        `${two}${dated('c.md', 'commentary', '2020', text)}${dated('r.md', 'report', '2020', text)}`,
      )
      assert.deepEqual(await found(running, 'c.md', only), ['ambiguous-rendering: common prosperity'])
      assert.deepEqual(await found(running, 'r.md', only), [])
      const [item] = (await running.diagnostics('c.md')).filter(one => one.code === 'ambiguous-rendering')
      const actions = await actionsAt(running, 'c.md', item)
      assert.deepEqual(
        actions.map(action => action.title),
        ['Tag as “共同富裕”: term:a', 'Tag as “共同繁荣”: term:b'],
      )
      assert.match(applied(running, 'c.md', actions[1]), /On \[common prosperity\]\(term:b\)\./)
    })
  })

  describe('unknown-rendering', () => {
    const only = ['unknown-rendering']
    const one = glossary('## 高质量发展\n- en: high-quality development; quality development')
    const text =
      '“Top-notch growth” (高质量发展), 高质量发展（first-rate growth）, “High-Quality Developments” (高质量发展).'
    it('finds English beside the Chinese that the entry lacks, in either order', () =>
      check(
        'a.md',
        ['unknown-rendering: Top-notch growth', 'unknown-rendering: first-rate growth'],
        `${one}//- a.md\n${text}\n`,
        only,
      ))
    it('adds it to the entry, or writes the listed one', async () => {
      const running = await start(`${one}//- a.md\nOn “top-notch growth” (高质量发展).\n`)
      await running.open('a.md')
      const [item] = (await running.diagnostics('a.md')).filter(found => found.code === 'unknown-rendering')
      const [add, replace] = await actionsAt(running, 'a.md', item)
      assert.equal(add?.title, 'Add “top-notch growth” to the renderings of “高质量发展”')
      assert.match(
        applied(running, 'g.md', add),
        /- en: high-quality development; quality development; top-notch growth\n/,
      )
      assert.match(applied(running, 'a.md', replace), /On “high-quality development” \(高质量发展\)/)
    })
    it('leaves guesses, marks and glossaries alone', () =>
      check(
        'a.md',
        [],
        `${one}//- a.md\nThe country wants growth of the best sort (高质量发展). [“x y z” (高质量发展)](term:high-quality-development).\n`,
        only,
      ))
    it('comes and goes with the entry', async () => {
      const running = await start(`${one}//- a.md\nOn “top-notch growth” (高质量发展).\n`)
      await running.open('a.md')
      assert.deepEqual(await found(running, 'a.md', only), ['unknown-rendering: top-notch growth'])
      await running.open('g.md')
      await running.change('g.md', [
        { text: '---\nid: g\nkind: glossary\n---\n\n## 高质量发展\n- en: top-notch growth\n' },
      ])
      assert.deepEqual(await found(running, 'a.md', only), [])
    })
  })

  it('can be silenced in the text', () =>
    check(
      'a.md',
      [],
      `${glossary('## 旧提法甲\n- en: x\n- replaced-by: 新提法乙')}${dated('a.md', 'report', '2020', '<!-- tifa-disable-next-line superseded-term -->\n旧提法甲')}`,
    ))

  it('speaks Chinese', async () => {
    const running = await start(
      `${glossary('## 旧提法甲\n- en: x\n- replaced-by: 新提法乙')}${dated('a.md', 'commentary', '2020', '旧提法甲')}`,
      { locale: 'zh-cn' },
    )
    const messages = (await running.diagnostics('a.md')).map(item => item.message)
    assert.ok(messages.includes('“旧提法甲”已由“新提法乙”取代'), messages.join())
  })
})

async function actionsAt(
  running: LanguageClient,
  path: string,
  diagnostic: Diagnostic | undefined,
): Promise<CodeAction[]> {
  assert.ok(diagnostic)
  return running.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: running.uri(path) },
    range: diagnostic.range,
    context: { diagnostics: [diagnostic], only: ['quickfix'] },
  })
}

function applied(running: LanguageClient, path: string, action: CodeAction | undefined): string {
  const edits = action?.edit?.changes?.[running.uri(path)] ?? []
  const last = [...edits].sort(
    (a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
  )
  return last.reduce((text, edit) => applyEdit(text, edit.range, edit.newText), running.textOf(path))
}
