// Term matching: every trap that DESIGN names, and those that other tools fell into.

import assert from 'node:assert/strict'
import { Corpus } from '../../server/core/index/corpus.ts'
import { buildLexicon, buildTrie, type Match } from '../../server/core/index/terms/lexicon.ts'
import { markSpans, parseFixture } from '../support/fixture.ts'
import { createRandom } from '../support/random.ts'

/** Holds the outermost matches of `wordings` against the spans of the fixture. */
function check(wordings: readonly string[], expected: string): void {
  const { text } = parseFixture(expected).files[0] ?? { text: '' }
  const lexicon = buildLexicon(wordings.map(wording => ({ text: wording, value: wording })))
  assert.equal(markSpans(text, lexicon.match(text)), expected)
}

describe('term matching', () => {
  it('finds every occurrence, exactly', () => {
    check(['高质量发展'], '推动⟦高质量发展⟧，⟦高质量发展⟧是首要任务；⟦高质量发展⟧')
  })
  it('needs no boundary beside Chinese', () => check(['新质生产力'], '加快发展⟦新质生产力⟧的要求'))
  it('finds what word segmenters cut: 新|质|生|产|力, 碳|达|峰, 十四|五', () => {
    check(['新质生产力', '碳达峰', '十四五'], '⟦新质生产力⟧⟦碳达峰⟧“⟦十四五⟧”')
  })
  it('lets the longest win', () => check(['发展', '高质量发展', '质量'], '推动⟦高质量发展⟧和⟦发展⟧'))
  it('lists what a match contains, longest first', () => {
    const lexicon = buildLexicon(['发展', '质量', '高质量', '高质量发展'].map(text => ({ text, value: text })))
    const [match] = lexicon.match('推动高质量发展')
    assert.deepEqual(
      match?.inner.map(inner => inner.values[0]),
      ['高质量', '质量', '发展'],
    )
  })
  it('says once what wordings of one term stand for that lie in each other', () => {
    const lexicon = buildLexicon([
      { text: '国民经济和社会发展第十四个规划', value: 'plan' },
      { text: '国民经济和社会发展', value: 'term' },
      { text: '国民经济', value: 'term' },
      { text: '国民经济', value: 'other' },
    ])
    const [match] = lexicon.match('国民经济和社会发展第十四个规划')
    assert.deepEqual(
      match?.inner.map(({ start, end, values }) => [start, end, values]),
      [
        [0, 9, ['term']],
        [0, 4, ['other']],
      ],
    )
  })
  it('lets the longest win over an earlier one that overlaps', () =>
    check(['民经济', '经济社会发展'], '国民⟦经济社会发展⟧'))
  it('a ministry is none where its 部 makes another word', () =>
    check(['财政部', '中部'], '⟦财政部⟧同财政部门，⟦财政部⟧部署，⟦中部⟧'))
  it('5G in running Chinese', () => check(['5G'], '加快⟦5G⟧发展'))
  it('AI in running Chinese', () => check(['AI'], '发展⟦AI⟧产业'))
  it('人工智能+ with its sign', () => check(['人工智能', '人工智能+'], '⟦人工智能+⟧行动，⟦人工智能＋⟧，⟦人工智能⟧'))
  it('5G-A before 5G', () => check(['5G', '5G-A'], '⟦5G-A⟧助力'))
  it('Latin terms end at words', () => check(['AI', 'GDP'], 'FAIR ⟦AI⟧ AIM ⟦GDP⟧ GDPR'))
  it('Latin terms without case', () => check(['high-quality development'], '⟦High-Quality Development⟧'))
  it('plural and possessive', () => check(['five-year plan'], 'two ⟦five-year plans⟧, the ⟦Five-Year Plan⟧’s'))
  it('behind a hyphen', () =>
    check(['economic policy', 'GDP'], '⟦economic policy⟧, socio-economic policy, debt-to-⟦GDP⟧'))
  it('plural of -y', () => check(['industrial policy'], 'all ⟦industrial policies⟧'))
  it('a hyphen or a space', () =>
    check(['high-quality development'], '⟦high quality development⟧ ⟦high‑quality development⟧'))
  it('a line break between words', () => check(['dual circulation'], 'the ⟦dual\ncirculation⟧ idea'))
  it('all quotes and none are the same', () => {
    check(['“十四五”规划'], '⟦“十四五”规划⟧ ⟦十四五规划⟧ ⟦「十四五」规划⟧ ⟦"十四五"规划⟧ ⟦『十四五』规划⟧')
  })
  it('quotes in the text alone', () => check(['十四五规划'], '⟦“十四五”规划⟧'))
  it('outer quotes stay outside', () => check(['高质量发展'], '“⟦高质量发展⟧”'))
  it('full and half width', () => check(['5G', '人工智能+'], '⟦５Ｇ⟧网络，⟦人工智能＋⟧'))
  it('traditional characters', () => check(['新质生产力', '碳达峰'], '發展⟦新質生產力⟧，⟦碳達峰⟧'))
  it('計畫 and 計劃, but not what is drawn', () => {
    check(['行动计划', '规划'], '⟦行動計畫⟧、⟦行動計劃⟧和⟦規畫⟧')
    check(['计划', '漫画', '画面'], '設計⟦畫面⟧，⟦漫畫⟧')
  })
  it('a term in traditional characters', () => check(['數字經濟'], '⟦数字经济⟧'))
  it('compatibility forms', () => check(['金融'], '⟦⾦融⟧'))
  it('astral characters and emoji before a term', () =>
    check(['高质量发展', '𠮷祥'], '😀⟦高质量发展⟧𠮷⟦高质量发展⟧⟦𠮷祥⟧'))
  it('zero-width characters inside a term', () => check(['高质量发展'], '⟦高质\u200B量发展⟧'))
  it('a space between Chinese and Latin', () => check(['5G应用'], '⟦5G 应用⟧'))
  it('no match across a space between Chinese phrases', () => check(['方式开创'], '转变方式 开创科学发展'))
  it('digits end at digits', () => check(['2025'], '12025 ⟦2025⟧ 20251'))
  it('one wording of several terms gives all of them', () => {
    const lexicon = buildLexicon([
      { text: 'ecology', value: '生态' },
      { text: 'ecology', value: '生态学' },
    ])
    assert.deepEqual(lexicon.match('the ecology')[0]?.values, ['生态', '生态学'])
  })
  it('nothing where there is nothing', () => {
    assert.deepEqual(buildLexicon([]).match('高质量发展'), [])
    assert.deepEqual(buildLexicon([{ text: '“”', value: 1 }]).match('“”'), [])
  })
  it('equals a naive search over a small alphabet', () => {
    const words = ['甲', '甲乙', '乙甲', '乙乙', '丙甲乙', '甲甲甲']
    const lexicon = buildLexicon(words.map(text => ({ text, value: text })))
    for (let n = 0; n < 3 ** 7; n++) {
      const text = [...Array(7).keys()].map(i => '甲乙丙'[Math.floor(n / 3 ** i) % 3]).join('')
      const found = new Set<string>()
      const visit = (match: { start: number; end: number; inner: readonly unknown[] }): void => {
        found.add(`${match.start}-${match.end}`)
        for (const inner of match.inner) visit(inner as typeof match)
      }
      const matches = lexicon.match(text)
      for (const match of matches) visit(match)
      for (const [i, match] of matches.entries()) assert.ok(i === 0 || match.start >= (matches[i - 1]?.end ?? 0), text)
      // Whatever the naive search finds is a match, inside one, or overlaps one that is no shorter.
      for (const word of words) {
        for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
          const [start, end] = [at, at + word.length]
          const covered =
            found.has(`${start}-${end}`) ||
            matches.some(m => m.start < end && start < m.end && m.end - m.start >= word.length)
          assert.ok(covered, `${text}: ${word} at ${at}`)
        }
      }
    }
  })
  it('nests what overlaps: the longest wins, then the first, and what is inside one stands for something else', () => {
    const random = createRandom(7)
    const word = (most: number): string =>
      [...Array(1 + Math.floor(random() * most)).keys()].map(() => '甲乙丙“a'[Math.floor(random() * 5)]).join('')
    for (let n = 0; n < 400; n++) {
      const wordings = [...Array(12).keys()].map(i => ({ text: word(7), value: i % 9 }))
      const lexicon = buildLexicon(wordings)
      const text = word(60)
      const expected = nested(buildTrie(wordings), text)
      assert.deepEqual(lexicon.match(text), expected, text)
      const visited: unknown[] = []
      lexicon.visit(text, (start, values, isInner, end) => visited.push([start, end, [...values], isInner]))
      const inOrder = expected.flatMap(({ start, end, values, inner }) => [
        [start, end, values, false],
        ...inner.map(each => [each.start, each.end, each.values, true]),
      ])
      assert.deepEqual(visited, inOrder, text)
    }
  })
})

/** All that a trie finds in a text, nested as the rules have it, each hit being held against each other one. */
function nested(trie: ReturnType<typeof buildTrie<number>>, text: string): Match<number>[] {
  const { starts, ends, nodes, length } = trie.search(text)
  const hits = Array.from({ length }, (_, i) => ({
    start: starts[i] ?? 0,
    end: ends[i] ?? 0,
    values: [...trie.valuesOf(nodes[i] ?? 0)],
    inner: [] as Match<number>[],
  }))
  hits.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
  const roots: typeof hits = []
  for (const hit of hits) {
    const root = roots.find(({ start, end }) => start < hit.end && hit.start < end)
    if (!root) roots.push(hit)
    else if (root.start === hit.start && root.end === hit.end)
      root.values.push(...hit.values.filter(value => !root.values.includes(value)))
    else if (root.start <= hit.start && hit.end <= root.end) {
      const around = [root, ...root.inner.filter(({ start, end }) => start <= hit.start && hit.end <= end)]
      const values = hit.values.filter(value => !around.some(each => each.values.includes(value)))
      if (values.length > 0) root.inner.push({ ...hit, values })
    }
  }
  return roots.sort((a, b) => a.start - b.start)
}

describe('a wording of more entries than anybody can tell apart', () => {
  it('stands for the first of them by id, whichever glossary was read first', () => {
    const glossary = (from: number): string =>
      `---\nkind: glossary\n---\n\n${Array.from({ length: 40 }, (_, i) => `## 甲乙丙丁\n\nid: t${from + i}\n`).join('\n')}`
    const files = [
      ['file:///a.md', glossary(10)],
      ['file:///b.md', glossary(50)],
    ] as const
    const found = [files, [...files].reverse()].map(order => {
      const corpus = new Corpus()
      for (const [uri, text] of order) corpus.setFile(uri, text)
      const [match] = corpus.lexicon.match('甲乙丙丁')
      return match?.values.map(({ key }) => key).sort()
    })
    assert.deepEqual(found[0]?.length, 50)
    assert.deepEqual([found[0]?.at(0), found[0]?.at(-1)], ['zh:t10', 'zh:t59'])
    assert.deepEqual(found[0], found[1])
  })
})
