// The tree of plans: by level, by period, by versions; what is missing, what goes round, what is used twice.

import assert from 'node:assert/strict'
import { type Arrangement, collectPlanTree, type Order, type PlanNode } from '../../server/core/features/plan-tree.ts'
import { Corpus } from '../../server/core/index/corpus.ts'

/** A corpus of documents given as front matter, one a line: `id: a; title: 甲; …`. */
function corpusOf(documents: string): Corpus {
  const corpus = new Corpus()
  documents
    .trim()
    .split('\n')
    .forEach((line, index) => {
      const fields = line.trim().split('; ').join('\n')
      const name = /id: ([^;\s]+)/.exec(line)?.[1] ?? ''
      corpus.setFile(`file:///c/${index}-${name}.md`, `---\n${fields}\n---\n\n正文。\n`)
    })
  return corpus
}

function nodesOf(corpus: Corpus, arrangement: Arrangement, order: Order): readonly PlanNode[] {
  const work = collectPlanTree(corpus, arrangement, order)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** The tree in one line a node, indented: what is a group in brackets, what is missing with a question mark. */
function draw(documents: string, arrangement: Arrangement, order: Order = 'newest'): string[] {
  const nodes = nodesOf(corpusOf(documents), arrangement, order)
  const below = (parent: number, depth: number): string[] =>
    nodes.flatMap((node, index) =>
      node.parent === parent ? [`${'  '.repeat(depth)}${nameOf(node)}`, ...below(index, depth + 1)] : [],
    )
  return below(-1, 0)
}

function nameOf(node: PlanNode): string {
  switch (node.kind) {
    case 'group': {
      const { group } = node
      if (group.by === 'kind') return `[${group.kind ?? 'other'}]`
      if (group.by === 'period') return `[${group.period ? `${group.period.from}-${group.period.to}` : 'undated'}]`
      return group.by === 'line' ? `[line of ${group.newest.id}]` : `[${group.by}]`
    }
    case 'work':
      return `${node.work.main.id}${node.isDuplicate ? ' twice' : ''}${node.how === 'inferred' ? ' inferred' : ''}`
    case 'text':
      return `${node.role} ${node.text.id}`
    case 'before':
    case 'after':
      return `${node.kind} ${node.work.main.id}`
    case 'missing': {
      const { missing } = node
      return missing.what === 'id'
        ? `? ${missing.field} ${missing.id}`
        : `? ${missing.periods.map(({ from, to }) => `${from}-${to}`).join(' ')}`
    }
    case 'loop':
      return `loop ${node.field} ${node.work.main.id}`
  }
}

const DOLLS = `
  id: out14; title: 某国第十四个五年规划纲要; kind: outline; date: 2021-03; period: 2021-2025; parent: prop14
  id: prop14; title: 关于某规划的建议; kind: proposal; date: 2020-10; period: 2021-2025
  id: water; title: 江岭水运规划; kind: sector; date: 2022-01; period: 2021-2025; parent: out14
  id: yun; title: 云浦纲要; kind: regional; date: 2021-06; period: 2021-2025; parent: out14
  id: quay; title: 云浦码头规划; kind: sector; date: 2022-06; parent: yun
  id: note; title: 读后; kind: commentary; date: 2021-07`

describe('tree of plans', () => {
  describe('by level', () => {
    it('puts plans into each other, and groups by kind what has no parent', () =>
      assert.deepEqual(draw(DOLLS, 'level'), [
        '[proposal]',
        '  prop14',
        '    out14',
        '      water',
        '      yun',
        '        quay',
        '[commentary]',
        '  note',
      ]))
    it('keeps the works of a missing parent together', () =>
      assert.deepEqual(draw(DOLLS.replace(/\n.*id: out14;.*/, ''), 'level').slice(2), [
        '[commentary]',
        '  note',
        '[missing]',
        '  ? parent out14',
        '    water',
        '    yun',
        '      quay',
      ]))
    it('shows a loop, and ends', () =>
      assert.deepEqual(
        draw(
          'id: a; title: 甲; kind: sector; parent: b; date: 2020\nid: b; title: 乙; kind: sector; parent: c; date: 2021\nid: c; title: 丙; kind: sector; parent: a; date: 2022',
          'level',
        ),
        ['[sector]', '  a', '    c', '      b', '        loop parent a'],
      ))
    it('shows a plan that is its own parent', () =>
      assert.deepEqual(draw('id: a; title: 甲; kind: sector; parent: a', 'level'), [
        '[sector]',
        '  a',
        '    loop parent a',
      ]))
    it('shows a document whose id another has', () =>
      assert.deepEqual(draw('id: a; title: 甲\nid: a; title: 乙; parent: b\nid: b; title: 丙', 'level'), [
        '[other]',
        '  a',
        '  b',
        '    a twice',
      ]))
    it('shows translations and digests under their work, and what they carry out', () =>
      assert.deepEqual(
        draw(
          `id: p; title: 江岭省规划; kind: regional; date: 2021; parent: n
           id: p-en; title: Plan of Jiangling; expresses: p; language: en; date: 2022
           id: p-d; title: 江岭省规划（摘要）; expresses: p; language: zh; date: 2023
           id: q; title: 江岭水运; kind: sector; parent: p-en
           id: n; title: 全国规划; kind: outline`,
          'level',
        ),
        ['[outline]', '  n', '    p', '      translation p-en', '      digest p-d', '      q'],
      ))
    it('leaves glossaries out, and a plan under one at the top', () =>
      assert.deepEqual(draw('id: g; title: 词汇; kind: glossary\nid: a; title: 甲; parent: g', 'level'), [
        '[other]',
        '  a',
      ]))
    it('takes a chain of thousands', () => {
      const lines = Array.from({ length: 3000 }, (_, i) => `id: p${i}; title: 规划${i}; parent: p${i + 1}`)
      const nodes = nodesOf(corpusOf(lines.join('\n')), 'level', 'newest')
      assert.equal(nodes.filter(({ kind }) => kind === 'work').length, 3000)
    })
  })

  describe('by period', () => {
    it('groups by the five years, and puts into each other what is of the same', () =>
      assert.deepEqual(
        draw(
          `${DOLLS}
           id: out13; title: 某国纲要; kind: outline; date: 2016; period: 2016-2020
           id: r; title: 2017年报告; kind: report; date: 2017-03
           id: far; title: 2021年到2035年的远景; kind: sector; period: 2021-2035; date: 2020
           id: x; title: 无年份; kind: sector`,
          'period',
        ),
        [
          '[2021-2025]',
          '  prop14',
          '    out14',
          '      water',
          '      yun',
          '        quay',
          '  far',
          '  note',
          '[2016-2020]',
          '  out13',
          '  r',
          '[undated]',
          '  x',
        ],
      ))
    it('shows the national plan that is missing between two, as a period of its own', () => {
      const national = (number: string, date: number): string =>
        `id: p${date}; title: 中华人民共和国国民经济和社会发展第${number}个五年规划纲要; date: ${date}`
      assert.deepEqual(draw(`${national('十二', 2011)}\n${national('十四', 2021)}`, 'period', 'oldest'), [
        '[2011-2015]',
        '  p2011',
        '    ? 2016-2020',
        '    after p2021',
        '[2016-2020]',
        '  ? 2016-2020',
        '[2021-2025]',
        '  p2021',
        '    before p2011',
        '    ? 2016-2020',
      ])
    })
    it('shows the parent that is missing below the work', () =>
      assert.deepEqual(draw('id: a; title: 甲; parent: gone; date: 1950', 'period'), [
        '[0-1952]',
        '  a',
        '    ? parent gone',
      ]))
    it('knows the years between the second and the third plan', () =>
      assert.deepEqual(draw('id: a; title: 甲; date: 1964', 'period'), ['[1963-1965]', '  a']))
  })

  describe('by versions', () => {
    const LINE = `
      id: a; title: 江岭省物流“十二五”规划; kind: sector; period: 2011-2015; date: 2011
      id: c; title: 江岭省物流“十四五”规划; kind: sector; period: 2021-2025; date: 2021
      id: d; title: 江岭省物流新规划; kind: sector; date: 2023; supersedes: c
      id: z; title: 孤本; kind: sector; date: 2000`
    it('shows lines with what is missing between, newest first', () =>
      assert.deepEqual(draw(LINE, 'versions'), [
        '[line of d]',
        '  d',
        '  c inferred',
        '  ? 2016-2020',
        '  a',
        '[single]',
        '  z',
      ]))
    it('shows them oldest first', () =>
      assert.deepEqual(draw(LINE, 'versions', 'oldest').slice(0, 5), [
        '[line of d]',
        '  a',
        '  ? 2016-2020',
        '  c inferred',
        '  d',
      ]))
    it('shows the id that no document has', () =>
      assert.deepEqual(draw('id: a; title: 甲; supersedes: gone', 'versions'), [
        '[line of a]',
        '  a',
        '  ? supersedes gone',
      ]))
    it('shows a loop, and ends', () =>
      assert.deepEqual(
        draw('id: a; title: 甲; supersedes: b; date: 2020\nid: b; title: 乙; supersedes: a; date: 2021', 'versions'),
        ['[line of b]', '  b', '  a', '  loop supersedes b'],
      ))
    it('begins a line for each further successor, with the work that it comes from', () =>
      assert.deepEqual(
        draw(
          'id: a; title: 甲; date: 2019\nid: b; title: 乙; supersedes: a; date: 2020\nid: c; title: 丙; supersedes: a; date: 2021',
          'versions',
        ),
        ['[line of c]', '  c', '  before a', '[line of b]', '  b', '  a'],
      ))
  })
})
