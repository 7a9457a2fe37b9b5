// The rows of the side-by-side view, and the lines that are in step, out of what the server gives.

import assert from 'node:assert/strict'
import { comparisonRows } from '../../client/panels/comparison-rows.ts'
import { comparePlans } from '../../server/core/features/comparison.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { linePositions } from '../../server/core/text/lines.ts'
import { comparisonData } from '../../server/protocol/comparison/comparison-data.ts'
import type { ComparisonData } from '../../server/wire/comparison-data.ts'
import type { LspRange } from '../../server/wire/lsp.ts'

const BEFORE = `前言一句话，说明编制的由来。

## 第一章 渡船

全县渡船实行统一编号，每年检修两次，检修费用由县财政承担。

船工须经考试上岗，救生衣和灭火器逐船配齐，夜间一律停航。

渡口码头分三年修缮，先修客流最多的五处，候船亭同时建成。

山路修建由各乡负责，按季度向县里报告进度和费用。

## 第二章 竹编

大力发展竹编产业，建设竹编工坊十座，培训师傅百人。
`
const AFTER = `前言一句话，说明编制的由来。

## 第一章 渡船

全县渡船实行统一编号，每年检修四次，检修费用由县财政承担。

船工须经考试上岗，救生衣和灭火器逐船配齐，夜间一律停航。

渡口码头分三年修缮，先修客流最多的五处，候船亭同时建成。

## 第二章 古树

对百年以上的古树逐株登记，挂牌保护，严禁砍伐。

村民认养古树的，由县林业站发给证书，每年评选一次。

古树周围五米之内不得堆放杂物，不得硬化地面。

山路修建由各乡负责，按季度向县里报告进度和费用。
`

describe('the rows of a comparison', () => {
  const data = compare(BEFORE, AFTER)
  const rows = comparisonRows(data, 'Opening')
  const said = rows.map(({ page }) =>
    [
      page.kind,
      page.isLeft ? 'left' : page.fate,
      ...(page.isMoved ? ['moved'] : []),
      page.before?.runs.map(({ text }) => text).join('') ?? '–',
      page.after?.runs.map(({ text }) => text).join('') ?? '–',
    ].join(' '),
  )

  it('say under which of several headings that are alike something was', () => {
    const chapter = (name: string, words: string): string => `## ${name}\n\n### 任务\n\n${words}\n\n`
    const [ferries, roads] = ['渡船逐船编号，每年检修两次，费用由县里出。', '山路由各乡修建，按季度报告进度和费用。']
    const moved = '船工须经考试上岗，救生衣和灭火器逐船配齐，夜间一律停航。'
    const before = chapter('第一章 渡船', `${ferries}\n\n${moved}`) + chapter('第二章 山路', roads)
    const after = chapter('第一章 渡船', ferries) + chapter('第二章 山路', `${roads}\n\n${moved}`)
    const others = comparisonRows(compare(before, after), 'Opening').flatMap(({ page }) => page.other?.heading ?? [])
    assert.deepEqual(others.sort(), ['任务 ‹ 第一章 渡船', '任务 ‹ 第二章 山路'])
  })
  it('stand in the order of the later plan, with every text of both', () => {
    const all = said.join('\n')
    for (const text of [...BEFORE.split(/\n+/), ...AFTER.split(/\n+/)].map(line => line.replace(/^## /, '')))
      assert.ok(all.includes(text), text)
    const after = rows.flatMap(({ after }, at) => (rows[at]?.page.after ? [after[0]?.start.line ?? 0] : []))
    assert.deepEqual(
      after,
      [...after].sort((a, b) => a - b),
    )
  })

  it('say at both ends of a move where the other is', () => {
    const arrived = rows.findIndex(({ page }) => page.isMoved && !page.isLeft && page.kind === 'piece')
    const left = rows.findIndex(({ page }) => page.isLeft && page.kind === 'piece')
    assert.deepEqual(rows[arrived]?.page.other, { heading: '第一章 渡船', row: left, isOrigin: true })
    assert.deepEqual(rows[left]?.page.other, { heading: '第二章 古树', row: arrived, isOrigin: false })
    assert.ok(left < arrived)
    assert.equal(rows[left]?.page.after, null)
  })

  it('have a name each, and places on their sides', () => {
    assert.equal(new Set(rows.map(({ page }) => page.ref)).size, rows.length)
    for (const { page, before, after } of rows) {
      assert.equal(page.before === null, before.length === 0, page.ref)
      assert.ok(page.after === null || after.length > 0, page.ref)
    }
  })

  it('mark the words on the side where they stand', () => {
    const reworded = rows.find(({ page }) => page.fate === 'reworded' && page.kind === 'piece')
    const changed = (side: 'before' | 'after'): string =>
      (reworded?.page[side]?.runs ?? []).flatMap(run => (run.isChanged ? [run.text] : [])).join()
    assert.match(changed('before'), /^两次?$/)
    assert.match(changed('after'), /^四次?$/)
  })

  it('show what a section was split into where each part stands', () => {
    const heading = (index: number, title: string, line: number) => ({
      index,
      title,
      number: '',
      path: [],
      depth: 1,
      characters: 0,
      place: at(line),
    })
    const piece = (index: number, section: number, line: number, text: string) => ({
      fate: 'same' as const,
      moved: false,
      renumbered: false,
      similarity: 1,
      before: [{ index, section: 0, kind: 'paragraph' as const, number: '', text, place: at(line) }],
      after: [{ index, section, kind: 'paragraph' as const, number: '', text, place: at(line) }],
      words: null,
    })
    const section = {
      fate: 'split' as const,
      moved: false,
      movedAlong: false,
      renumbered: false,
      retitled: false,
      similarity: 0.9,
      before: [heading(0, '渡船和古树', 0)],
      after: [heading(0, '渡船', 0), heading(2, '古树', 4)],
      main: { before: 0, after: 0 },
      pieces: [piece(0, 0, 1, '甲'), piece(1, 2, 5, '丙')],
      departed: [],
    }
    const other = { ...section, fate: 'added' as const, before: [], after: [heading(1, '竹编', 2)], pieces: [] }
    const shown = comparisonRows({ ...data, sections: [section, other] }, '')
    assert.deepEqual(
      shown.map(({ page }) => page.after?.runs[0]?.text),
      ['渡船', '甲', '竹编', '古树', '丙'],
    )
  })
})

function at(line: number) {
  return { start: { line, character: 0 }, end: { line, character: 1 } }
}

function compare(before: string, after: string): ComparisonData<LspRange> {
  const corpus = new Corpus()
  corpus.setFile('file:///a.md', before)
  corpus.setFile('file:///b.md', after)
  const comparison = comparePlans(corpus, 'file:///a.md', 'file:///b.md')
  assert.ok(comparison)
  const positions = { 'file:///a.md': linePositions(before), 'file:///b.md': linePositions(after) }
  return comparisonData(comparison, {
    place: (uri, { start, end }) => {
      const of = uri === 'file:///a.md' ? positions['file:///a.md'] : positions['file:///b.md']
      return { start: of(start), end: of(end) }
    },
    file: uri => uri,
    locale: 'en',
  })
}
