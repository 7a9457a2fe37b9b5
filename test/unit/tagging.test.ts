// Quick fixes of untagged targets: where the link goes, which id it gets, what its title says, where a comment stands.

import assert from 'node:assert/strict'
import { collectFixes, type Fix } from '../../server/core/features/code-action.ts'
import { collectUntaggedTargets } from '../../server/core/features/untagged-targets.ts'
import { createPinyinLoader } from '../../server/core/text/pinyin.ts'
import { loadFixture, ROOT } from '../support/fixture.ts'

const loadPinyin = createPinyinLoader()

const URBANIZATION = 'target:cheng-zhen-hua-lv'
const COMMENT = '<!-- tifa-disable-next-line untagged-target -->'

const TABLE = `| 指标 | 2020年 | 2025年 | 属性 |
| --- | --- | --- | --- |
| 城镇化率 | 60% | 65% | 预期性 |
| 森林覆盖率 | 23% | 24% | 约束性 |
`

/** The document of the fixture after each fix of a kind, for its findings in order. */
async function fix(source: string, kind: Fix['kind']): Promise<string[]> {
  const { corpus, document } = loadFixture(source)
  const fixed: string[] = []
  for (const finding of collectUntaggedTargets(corpus, document)) {
    for (const { edits, kind: found } of await collectFixes(corpus, document, [finding], loadPinyin)) {
      if (found !== kind) continue
      const last = [...edits].sort((a, b) => b.start - a.start)
      fixed.push(
        last.reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), document.text),
      )
    }
  }
  return fixed
}

/** The ids that the findings of the fixture's first document get. */
async function idsIn(source: string): Promise<string[]> {
  const { corpus, document } = loadFixture(source)
  const findings = collectUntaggedTargets(corpus, document)
  const fixes = await collectFixes(corpus, document, findings, loadPinyin)
  return fixes.flatMap(({ kind, label }) => (kind === 'tag-target' ? [label] : []))
}

describe('Tag this target', () => {
  const check = (input: string, expected: string) => async (): Promise<void> =>
    assert.deepEqual(await fix(input, 'tag-target'), [expected])

  it('in bold', check('到2025年，**城镇化率提高到65%**。', `到2025年，**[城镇化率提高到65%](${URBANIZATION})**。`))
  it('around bold', check('到2025年，**城镇化率**提高到65%。', `到2025年，[**城镇化率**提高到65%](${URBANIZATION})。`))
  it(
    'behind bold that begins before it',
    check('**到2025年，城镇化率**提高到65%以上。', `**到2025年，城镇化率**[提高到65%以上](${URBANIZATION})。`),
  )
  it(
    'behind a mark inside it',
    check(
      '到2025年，[常住人口](term:x)城镇化率提高到65%。',
      '到2025年，[常住人口](term:x)[城镇化率提高到65%](target:chang-zhu-ren-kou-cheng-zhen-hua-lv)。',
    ),
  )
  it(
    'at the start of a line of a paragraph',
    check('为了发展，到2025年\n城镇化率提高到65%。', `为了发展，到2025年\n[城镇化率提高到65%](${URBANIZATION})。`),
  )
  it(
    'with a footnote inside',
    check(
      '到2025年，城镇化率[^1]提高到65%。\n\n[^1]: 常住人口。',
      `到2025年，[城镇化率[^1]提高到65%](${URBANIZATION})。\n\n[^1]: 常住人口。`,
    ),
  )
  it(
    'in the first cell of a row',
    check(
      '| 指标 | 2020年 | 2025年 | 属性 |\n| --- | --- | --- | --- |\n| 城镇化率 | 60.6% | 65% | 预期性 |\n',
      `| 指标 | 2020年 | 2025年 | 属性 |\n| --- | --- | --- | --- |\n| [城镇化率](${URBANIZATION}) | 60.6% | 65% | 预期性 |\n`,
    ),
  )
  it('not inside a link', async () =>
    assert.deepEqual(await fix('[到2025年，城镇化率提高到65%](http://x.y)。', 'tag-target'), []))
})

describe('the id of a target', () => {
  const check =
    (input: string, ...expected: string[]) =>
    async (): Promise<void> =>
      assert.deepEqual(await idsIn(input), expected)
  const TEXT = '//- a.md\n到2025年，城镇化率提高到65%。\n'
  const ENGLISH = '//- a.md\nBy 2025, the coverage of forests will be raised to 24 percent.\n'

  it('is made of its words', check(TEXT, 'cheng-zhen-hua-lv'))
  it(
    'is that of another mark with the same indicator',
    check(`${TEXT}//- b.md\n[全国城镇化率达到66%](target:urban)\n`, 'urban'),
  )
  it(
    'and not that of a longer one',
    check(`${TEXT}//- b.md\n[户籍人口城镇化率达到50%](target:hukou)\n`, 'cheng-zhen-hua-lv'),
  )
  it('is that of an outcome', check(`${TEXT}//- b.md\n[城镇化率达到66%](outcome:urban)\n`, 'urban'))
  it(
    'is that of a row',
    check(`${TEXT}//- b.md\n| [Urbanization 城镇化率](target:urban) | 1 |\n| --- | --- |\n`, 'urban'),
  )
  it(
    'is that of a glossary entry by an alias',
    check(`${TEXT}//- g.md\n---\nkind: glossary\n---\n\n## 常住人口城镇化率\n- id: urban\n- aka: 城镇化率\n`, 'urban'),
  )
  it(
    'is that of a mark before that of an entry',
    check(
      `${TEXT}//- b.md\n[城镇化率达到66%](target:mine)\n//- g.md\n---\nkind: glossary\n---\n\n## 城镇化率\n- en: urbanization rate\n`,
      'mine',
    ),
  )
  it(
    'is that of an entry by its English',
    check(
      `${ENGLISH}//- g.md\n---\nkind: glossary\n---\n\n## 森林覆盖率\n- id: woods\n- en: forest coverage\n`,
      'woods',
    ),
  )
  it(
    'is one whose own words it has',
    check(`${ENGLISH}//- b.md\n[森林覆盖率达到24%](target:forest-coverage)\n`, 'forest-coverage'),
  )
  it(
    'differs where indicators do, though their words make the same',
    check(
      '到2025年，城镇化率提高到65%，成真化率提高到70%，全国城镇化率达到66%。',
      'cheng-zhen-hua-lv',
      'cheng-zhen-hua-lv-2',
      'cheng-zhen-hua-lv',
    ),
  )
  it('does not depend on which is tagged first', async () => {
    const [, second] = await fix('到2025年，城镇化率提高到65%，成真化率提高到70%。', 'tag-target')
    assert.match(second ?? '', /成真化率提高到70%\]\(target:cheng-zhen-hua-lv-2\)/)
    const after = '到2025年，[城镇化率提高到65%](target:cheng-zhen-hua-lv)，成真化率提高到70%。'
    assert.deepEqual(await idsIn(after), ['cheng-zhen-hua-lv-2'])
  })
})

describe('Tag as outcome', () => {
  const check = (input: string, title: string) => async (): Promise<void> => {
    const [fixed = ''] = await fix(input, 'tag-outcome')
    assert.equal(/\(outcome:[a-z-]+(?: "([^"]*)")?\)/.exec(fixed)?.[1] ?? '', title)
  }
  it('says the year of the sentence', check('2023年，城镇化率要达到65%。', 'at=2023'))
  it('says the year of the heading', check('# 2023年工作目标\n\n城镇化率达到65%。', 'at=2023'))
  it(
    'says this year by the date of the report',
    check('---\ndate: 2024-03-05\n---\n\n## 目标\n\n今年城镇化率要达到65%。', 'at=2024'),
  )
  it('says no year where nobody does', check('## 目标\n\n城镇化率达到65%。', ''))
})

describe('Not a target', () => {
  const check =
    (input: string, ...expected: string[]) =>
    async (): Promise<void> =>
      assert.deepEqual(await fix(input, 'not-target'), expected)

  it('above the line', check('到2025年，城镇化率提高到65%。\n', `${COMMENT}\n到2025年，城镇化率提高到65%。\n`))
  it(
    'in the document’s own line breaks',
    check(
      '文字\r\n\r\n到2025年，城镇化率提高到65%。\r\n',
      `文字\r\n\r\n${COMMENT}\r\n到2025年，城镇化率提高到65%。\r\n`,
    ),
  )
  it(
    'in a list: above the first item, inside the one before',
    check(
      '目标：\n\n- 城镇化率提高到65%\n- 森林覆盖率达到24%\n',
      `目标：\n\n${COMMENT}\n- 城镇化率提高到65%\n- 森林覆盖率达到24%\n`,
      `目标：\n\n- 城镇化率提高到65%\n  ${COMMENT}\n- 森林覆盖率达到24%\n`,
    ),
  )
  it(
    'in a later paragraph of an item',
    check(
      '1. 目标\n\n   到2025年，城镇化率提高到65%。\n',
      `1. 目标\n\n   ${COMMENT}\n   到2025年，城镇化率提高到65%。\n`,
    ),
  )
  it('in a quote', check('> 到2025年，城镇化率提高到65%。\n', `> ${COMMENT}\n> 到2025年，城镇化率提高到65%。\n`))
  it(
    'inside a paragraph, which it must not cut in two',
    check('为了发展，  \n到2025年，城镇化率提高到65%。\n', `为了发展，${COMMENT}  \n到2025年，城镇化率提高到65%。\n`),
  )
  it(
    'in the comment that is there already',
    check(
      '<!-- tifa-disable-next-line unknown-term -- a reason -->\n到2025年，城镇化率提高到65%。\n',
      '<!-- tifa-disable-next-line unknown-term untagged-target -- a reason -->\n到2025年，城镇化率提高到65%。\n',
    ),
  )
  it('says so where it silences others of the line, or of the table', async () => {
    const kinds = async (source: string): Promise<string[]> => {
      const { corpus, document } = loadFixture(source)
      const fixes = await collectFixes(corpus, document, collectUntaggedTargets(corpus, document), loadPinyin)
      return fixes.flatMap(({ kind }) => (kind.startsWith('not-') ? [kind] : []))
    }
    assert.deepEqual(await kinds('到2025年，城镇化率提高到65%，森林覆盖率达到24%。'), ['not-target-line'])
    assert.deepEqual(await kinds(TABLE), ['not-target-table'])
  })
  it('above a table silences all of it, and nothing behind', () => {
    const { corpus } = loadFixture(`//- a.md\n${COMMENT}\n${TABLE}\n到2025年，湿地保护率提高到55%。\n`)
    const document = corpus.document(`${ROOT}/a.md`)
    assert.ok(document)
    assert.deepEqual(
      collectUntaggedTargets(corpus, document).map(({ text }) => text),
      ['湿地保护率提高到55%'],
    )
  })
})
