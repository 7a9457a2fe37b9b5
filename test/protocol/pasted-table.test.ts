// Lines that were pasted from a table become one of Markdown over LSP.

import assert from 'node:assert/strict'
import type { CodeAction } from 'vscode-languageserver/node'
import { pastedAsMarkdown } from '../../server/core/features/pasted-as-markdown.ts'
import { Document } from '../../server/core/model/document.ts'
import { FULL } from '../support/language-client.ts'
import { applyEdit, useClient } from './harness.ts'

const HEAD = '---\ndate: 2026-11-01\nperiod: 2026-2030\n---\n\n'
const LINES = '指标\t单位\t2025年\t2030年\n[公交分担率](target:bus)\t%\t31\t40\n绿道长度\t公里\t260\t\n'
const TABLE = `| 指标 | 单位 | 2025年 | 2030年 |
| --- | --- | --- | --- |
| [公交分担率](target:bus) | % | 31 | 40 |
| 绿道长度 | 公里 | 260 |  |
`

/** `$0` in the lines is the cursor; undefined where no table can be made of them. */
function check(lines: string, expected: string | undefined): void {
  const text = HEAD + lines
  const at = text.indexOf('$0')
  const document = Document.parse('file:///plan.md', text.replace('$0', ''))
  const edit = pastedAsMarkdown(document, at)
  assert.equal(edit && document.edit(edit.start, edit.end, edit.text).text, expected && HEAD + expected)
}

describe('pasted lines', () => {
  const start = useClient()

  it('become a table in one step, in the language of the editor', async () => {
    const files = `//- a.md\n${HEAD}${LINES.replace('公交', '公$0交')}`
    for (const [locale, wanted] of [['en', 'Make this a table'] as const, ['zh-cn', '改为表格'] as const]) {
      const running = await start(files, { capabilities: FULL, locale })
      const { position } = running.cursor
      const actions = await running.ask<CodeAction[] | null>('textDocument/codeAction', {
        range: { start: position, end: position },
        context: { diagnostics: [] },
      })
      const [action] = (actions ?? []).filter(({ title }) => title === wanted)
      const edits = Object.values(action?.edit?.changes ?? {}).flat()
      assert.equal(edits.length, 1, JSON.stringify(actions))
      const [edit] = edits
      assert.ok(edit)
      assert.equal(applyEdit(running.textOf('a.md'), edit.range, edit.newText), HEAD + TABLE)
    }
  })
  it('keep what stands above and below, and a stroke in a cell', () =>
    check(
      `表2 主要指标\n指标\t单位\t2025年\t2030年\n绿道|步道长度\t公里\t2$060\t400\n公交分担率\t%\t31\t40\n注：含在建。\n\n下文。\n`,
      `表2 主要指标\n\n| 指标 | 单位 | 2025年 | 2030年 |\n| --- | --- | --- | --- |\n| 绿道\\|步道长度 | 公里 | 260 | 400 |\n| 公交分担率 | % | 31 | 40 |\n\n注：含在建。\n\n下文。\n`,
    ))
  it('may have a cell a line, gaps, or a row of dashes that fits no head', () => {
    check(
      '指标 |\n2025年 |\n2030年 |\n托位（万个） |\n3$0 |\n5 |\n床位（万张） |\n2 |\n4 |\n',
      '| 指标 | 2025年 | 2030年 |\n| --- | --- | --- |\n| 托位（万个） | 3 | 5 |\n| 床位（万张） | 2 | 4 |\n',
    )
    check(
      '指标   2025年   2030年\n托位   3   **5**\n$0床位   2   4\n',
      '| 指标 | 2025年 | 2030年 |\n| --- | --- | --- |\n| 托位 | 3 | **5** |\n| 床位 | 2 | 4 |\n',
    )
    check(
      '| 指标 | 2025年 | 2030年 |\n| --- | --- |\n| 托位 | 3$0 | 5 |\n| 床位 | 2 | 4 |\n',
      '| 指标 | 2025年 | 2030年 |\n| --- | --- | --- |\n| 托位 | 3 | 5 |\n| 床位 | 2 | 4 |\n',
    )
  })
  it('may have rows with more or fewer cells than the head, as long as most fit', () =>
    check(
      '指标\t2025年\t2030年\n托位\t3\t5\n轮椅\t7$0\n床位\t2\t4\t约束性\n护士\t1\t2\n医师\t3\t4\n药师\t5\t6\n',
      '| 指标 | 2025年 | 2030年 |  |\n| --- | --- | --- | --- |\n| 托位 | 3 | 5 |  |\n| 轮椅 | 7 |  |  |\n| 床位 | 2 | 4 | 约束性 |\n| 护士 | 1 | 2 |  |\n| 医师 | 3 | 4 |  |\n| 药师 | 5 | 6 |  |\n',
    ))
  it('stay where a word would be lost, or nothing is a table', () => {
    check('指标\t2025年\t2030年\n托位\t**3$0\t5**\n床位\t2\t4\n', undefined)
    check('- 指标\t2025年\t2030年\n  托位\t3$0\t5\n  床位\t2\t4\n', undefined)
    check('到2030年，绿$0道长度达到400公里。\n', undefined)
  })
})
