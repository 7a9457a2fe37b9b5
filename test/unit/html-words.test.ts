// The words of raw HTML in Markdown: paragraphs, headings and tables, and where each stands.

import assert from 'node:assert/strict'
import { placeTable } from '../../server/core/index/placed-table.ts'
import { parseBlock } from '../../server/core/syntax/parse-block.ts'
import { toSource, toText } from '../../server/core/syntax/prose.ts'

/** Holds the kinds and words of all leaves; each character leads back to where it came from. */
function check(source: string, ...expected: string[]): void {
  const { leaves } = parseBlock(source)
  assert.deepEqual(
    leaves.map(({ kind, depth, text }) => (kind === 'paragraph' ? text : `${kind}${depth ?? ''} ${text}`)),
    expected,
  )
  let last = 0
  for (const leaf of leaves) {
    assert.ok(leaf.start >= last && leaf.end >= leaf.start, `${leaf.text} stands at ${leaf.start} to ${leaf.end}`)
    last = leaf.start
    for (let i = 0; i < leaf.text.length; i++) {
      const [start, end] = toSource(leaf, i, i + 1)
      const written = source.slice(start, end)
      const isSame = written === leaf.text[i] || /^(?:&.*;|\s+|<.*>)$/s.test(written)
      assert.ok(isSame, `${leaf.text[i]} comes from ${written}`)
      assert.equal(toText(leaf, start), i)
    }
  }
}

/** The rows of the only table, cell by cell, below its head. */
function tableOf(source: string): { head: readonly string[] | undefined; rows: string[][] } {
  const { leaves, tables } = parseBlock(source)
  assert.equal(tables.length, 1)
  const [table] = tables
  return {
    head: table?.head,
    rows: table?.rows.map(row => row.map(cell => leaves[table.spanned?.get(cell) ?? cell]?.text ?? '?')) ?? [],
  }
}

describe('words of raw HTML', () => {
  it('are those of paragraphs, headings and items', () =>
    check(
      '<div align="center">\n<h2>第一章 总则</h2>\n<p>推动<b>高质量</b>发展，<br/>扩大内需。</p>\n<ul><li>甲</li><li>乙 &amp; 丙</li></ul>\n</div>\n',
      'heading2 第一章 总则',
      '推动高质量发展，\n扩大内需。',
      '甲',
      '乙 & 丙',
    ))
  it('join lines as Markdown does', () => check('<p>高质量\n  发展 and\n more</p>', '高质量发展 and more'))
  it('leave out scripts, styles, comments and what is no tag', () =>
    check(
      '<div><style>p { color: red }</style>甲<!-- 乙 --> <script>if (a < b) c()</script>1 < 2 <未知></div>',
      '甲 1 < 2 <未知>',
    ))
  it('go on where tags or quotes are not closed', () => {
    check('<div><p title="a > b">甲</p><p>乙', '甲', '乙')
    check('<div>甲<p title="乙', '甲')
    check("<div data-x=don't>甲</div>", '甲')
    check('<table><tr><td>甲<td>乙<tr><td>丙', 'cell 甲', 'cell 乙', 'cell 丙')
  })
  it('keep a place for pictures', () => check('<p><img src="a.png"> 甲</p>', '\uFFFC 甲'))
  it('of cells outside of a table are paragraphs', () => check('<tr><td>甲</td><td>乙</td></tr>', '甲', '乙'))
  it('of a table within a cell are lines of the cell', () =>
    check(
      '<table><tr><td>甲<table><tr><td>乙</td></tr></table></td><td>丙</td></tr></table>',
      'cell 甲\n乙',
      'cell 丙',
    ))
})

describe('tables of raw HTML', () => {
  it('on one line, without a head of their own', () =>
    assert.deepEqual(
      tableOf('<table><tr><td>指标</td><td>2030年</td></tr><tr><td>森林覆盖率</td><td>25.8%</td></tr></table>'),
      {
        head: undefined,
        rows: [
          ['指标', '2030年'],
          ['森林覆盖率', '25.8%'],
        ],
      },
    ))
  it('with a title, a head of two rows and cells that span', () =>
    assert.deepEqual(
      tableOf(`<table>
<thead>
<tr><th colspan="5">专栏1 主要指标</th></tr>
<tr><th rowspan="2">类别</th><th rowspan="2">指标</th><th colspan="2">数值</th><th rowspan="2">属性</th></tr>
<tr><th>2025年</th><th>2030年</th></tr>
</thead>
<tr><td rowspan=2>绿色</td><td>森林覆盖率（%）</td><td>25</td><td>25.8</td><td rowspan="2">约束性</td></tr>
<tr><td>湿地保护率（%）</td><td>55</td><td>58</td></tr>
</table>`),
      {
        head: ['类别', '指标', '数值 2025年', '数值 2030年', '属性'],
        rows: [
          [],
          ['绿色', '森林覆盖率（%）', '25', '25.8', '约束性'],
          ['绿色', '湿地保护率（%）', '55', '58', '约束性'],
        ],
      },
    ))
  it('say what their rows set, also where a cell reaches down to them', () => {
    const facts = parseBlock(
      '<table><tr><td>指标</td><td>2025年</td><td>2030年</td><td>属性</td></tr><tr><td>森林覆盖率（%）</td><td>25</td><td>25.8</td><td rowspan=2>约束性</td></tr><tr><td>湿地保护率（%）</td><td>55</td><td>58</td></tr></table>',
    )
    const table = facts.tables[0]
    assert.ok(table)
    assert.deepEqual(
      placeTable(facts, table, {})?.read.rows.map(({ indicator, target, kind }) => [indicator, target?.value, kind]),
      [
        ['森林覆盖率', 25.8, 'binding'],
        ['湿地保护率', 58, 'binding'],
      ],
    )
  })
  it('whose head is left open, or is said to be all there is, have the first row for it', () => {
    const rows = '<tr><td>森林覆盖率<td>25<tr><td>湿地保护率<td>58'
    const expected = [
      ['指标', '2030年'],
      ['森林覆盖率', '25'],
      ['湿地保护率', '58'],
    ]
    for (const source of [
      `<table><thead><tr><th>指标<th>2030年<tbody>${rows}</table>`,
      `<table><thead><tr><th>指标<th>2030年${rows}</thead></table>`,
      `<table><tr><td>指标<td>2030年${rows}</table>`.replaceAll('td', 'th'),
    ])
      assert.deepEqual(tableOf(source), { head: undefined, rows: expected }, source)
  })
  it('stay small whatever they say that they span', () => {
    const rows = '<tr><td colspan=1000 rowspan=0>甲</td></tr>'.repeat(5000)
    assert.ok(parseBlock(`<table>${rows}</table>`).leaves.length < 50_000)
  })
  it('are left alone in comments, and silenced by a comment among them', () => {
    assert.deepEqual(parseBlock('<!-- <table><tr><td>甲</td></tr></table> -->').leaves, [])
    const { directives } = parseBlock('<div>\n<!-- tifa-disable-next-line untagged-target -->\n甲\n</div>')
    assert.deepEqual(
      directives.map(({ kind, start }) => [kind, start]),
      [['disable-next-line', 6]],
    )
  })
})
