// Marks as annotations of the plain text, and back.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { type Annotation, collectAnnotations, quoteOf } from '../../server/core/features/annotations.ts'
import { type Placed, placeAnnotations, type WantedAnnotation } from '../../server/core/features/place-annotations.ts'
import { Document } from '../../server/core/model/document.ts'
import { PlainText } from '../../server/core/model/plain-text.ts'
import { sha256 } from '../../server/core/text/sha256.ts'
import { finish } from '../../server/core/text/steps.ts'
import { createRandom } from '../support/random.ts'

const parse = (text: string): Document => Document.parse('file:///a.md', text)
const plainOf = (document: Document): PlainText => finish(PlainText.read(document))
const annotationsOf = (document: Document): readonly Annotation[] =>
  finish(collectAnnotations(document, plainOf(document))).annotations

function wantedOf(plain: PlainText, annotations: readonly Annotation[]): WantedAnnotation[] {
  return annotations.map(annotation => ({
    ...annotation,
    ...quoteOf(plain, annotation),
    position: { start: annotation.start, end: annotation.end },
  }))
}

function place(document: Document, wanted: readonly WantedAnnotation[], isSameText = true): Placed & { text: string } {
  const placed = finish(placeAnnotations(document, plainOf(document), wanted, isSameText))
  let text = ''
  let at = 0
  for (const edit of [...placed.edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    text += document.text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return { ...placed, text: text + document.text.slice(at) }
}

describe('SHA-256', () => {
  it('is that of everybody else', () => {
    for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000]) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 31) % 256)
      assert.equal(sha256(bytes), createHash('sha256').update(bytes).digest('hex'), `${length}`)
    }
    assert.equal(sha256('规划𠮷'), createHash('sha256').update('规划𠮷').digest('hex'))
    assert.equal(sha256('a\ud800'), createHash('sha256').update('a\ufffd').digest('hex'))
  })
})

describe('plain text', () => {
  const check = (source: string, expected: string): void => assert.equal(plainOf(parse(source)).text, expected)

  it('has a line for each paragraph, heading, item and row, without what is markup', () => {
    check(
      '---\nid: a\n---\n\n# 第一章\n\n甲**乙**[丙](term:x "t")[^1]\n丁&amp;戊<!-- c -->\n\n- 一\n  - 二\n\n| a | b |\n| - | - |\n| `c` | 丁 |\n\n[^1]: 注。\n',
      '第一章\n甲乙丙丁&戊\n一\n二\na\tb\nc\t丁\n注。\n',
    )
    check('', '')
    check('甲`a\\*b`乙 `` `c` `` ![图](a.png)\n', '甲a\\*b乙 `c` \ufffc\n')
    check('> 见 `a\n>   b`。\n\n| `x\\|y` |\n| - |\n', '见 a b。\nx|y\n')
    check('one\ntwo  \nthree\r\nfour', 'one two\nthree four\n')
  })
  it('counts code points', () => {
    const plain = plainOf(parse('𠮷野家𠮷\n'))
    assert.deepEqual(
      [0, 2, 3, 4, 6].map(at => plain.pointsAt(at)),
      [0, 1, 2, 3, 4],
    )
    assert.deepEqual(
      [0, 1, 2, 3, 4].map(point => plain.offsetAt(point)),
      [0, 2, 3, 4, 6],
    )
  })
})

describe('annotations', () => {
  it('say the words of each mark, whatever markup is in it', () => {
    const document = parse(
      '甲[乙**丙**\n丁](note:码 "说\n话")\n\n| [a](target:x) | [](term:y) |\n| - | - |\n| [b c][r] | d |\n\n[r]: plan:p#第七章\n',
    )
    const plain = plainOf(document)
    const { annotations, wordless } = finish(collectAnnotations(document, plain))
    assert.equal(wordless, 1)
    assert.deepEqual(
      annotations.map(({ kind, id, fragment, title, start, end }) => [
        kind,
        id,
        fragment,
        title,
        plain.text.slice(start, end),
      ]),
      [
        ['note', '码', undefined, '说 话', '乙丙丁'],
        ['target', 'x', undefined, '', 'a'],
        ['plan', 'p', '第七章', '', 'b c'],
      ],
    )
  })
  it('quote what stands around, in whole characters', () => {
    const plain = plainOf(parse(`${'𠮷'.repeat(40)}中${'𠮷a'.repeat(20)}\n`))
    const { prefix, exact, suffix } = quoteOf(plain, { start: 80, end: 81 })
    assert.deepEqual([prefix, exact, suffix], ['𠮷'.repeat(32), '中', '𠮷a'.repeat(16)])
  })
})

describe('placing annotations', () => {
  const bare = { fragment: undefined, title: '', prefix: '', suffix: '', position: undefined } as const
  const note = (exact: string, rest: Partial<WantedAnnotation> = {}): WantedAnnotation => ({
    ...bare,
    kind: 'note',
    id: 'c',
    exact,
    ...rest,
  })

  it('marks words that stand once, and no others', () => {
    const document = parse('甲乙丙。\n\n丁乙戊。\n')
    assert.deepEqual(
      place(document, [note('乙', { prefix: '丁', title: '一 "二"' })]).text,
      '甲乙丙。\n\n丁[乙](note:c "一 \\"二\\"")戊。\n',
    )
    const { placements, text } = place(document, [
      note('乙'),
      note('己'),
      note(''),
      note('。\n丁'),
      note('丙'),
      note('乙丙'),
    ])
    assert.deepEqual(placements, [
      { outcome: 'stale', reason: 'several' },
      { outcome: 'stale', reason: 'gone' },
      { outcome: 'refused', reason: 'nothing' },
      { outcome: 'refused', reason: 'paragraphs' },
      { outcome: 'placed' },
      { outcome: 'refused', reason: 'overlap' },
    ])
    assert.equal(text, '甲乙[丙](note:c)。\n\n丁乙戊。\n')
  })
  it('goes by position where the text is the same, and says where words are others', () => {
    const document = parse('乙乙乙\n')
    assert.equal(place(document, [note('乙', { position: { start: 1, end: 2 } })]).text, '乙[乙](note:c)乙\n')
    assert.deepEqual(place(document, [note('丙', { position: { start: 1, end: 2 } })]).placements, [
      { outcome: 'stale', reason: 'others' },
    ])
  })
  it('leaves what is marked so, and refuses what is marked otherwise, is a link, or is code', () => {
    const document = parse('[乙](note:c) [丙](term:t) [丁](http://x.example) `戊` `庚辛` [己](note:c "是")\n')
    const wanted = [note('乙'), note('丙'), note('丁'), note('戊'), note('己'), note('己', { title: '是' }), note('辛')]
    const { placements, edits } = place(document, wanted)
    assert.deepEqual(
      placements.map(placement => ('reason' in placement ? placement.reason : placement.outcome)),
      ['existing', 'overlap', 'markup', 'placed', 'overlap', 'existing', 'markup'],
    )
    assert.equal(edits.length, 2)
  })
  it('takes odd ids, titles and tables', () => {
    const document = parse('| a|b |\n| - | - |\n| 甲 | 乙 |\n')
    const odd: Partial<WantedAnnotation> = { id: 'a b#(c)|"<', fragment: '第 1 章)', title: 'x|y "q" \\ `c` &amp; <b>' }
    const { text, placements } = place(document, [note('甲', { kind: 'plan', ...odd })])
    assert.deepEqual(placements, [{ outcome: 'placed' }])
    const [found] = annotationsOf(parse(text))
    assert.deepEqual([found?.id, found?.fragment, found?.title], [odd.id, odd.fragment, odd.title])
  })
})

describe('a round trip of annotations', function () {
  this.timeout(60_000) // hundreds of documents are parsed several times
  const PIECES = [
    '规划',
    '𠮷𡈽',
    '**强𠂢调**',
    '*a **b** c*',
    'GDP',
    ' ',
    '，',
    '。',
    '\\*',
    '&lt;',
    '5G',
    '[连](http://x.example)',
    '`码`',
    '``a `码``',
    '(',
    ']',
    '_',
    'é',
    '<br>',
    '![p](p.png)',
    '[^1]',
    '~',
  ]
  const KINDS = ['note', 'term', 'target', 'outcome', 'plan'] as const
  const TITLES = ['', 'value=>7%', 'a "b" | \\', '𠮷', '&lt;<b>']

  function write(random: () => number): string {
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
    const words = (): string => Array.from({ length: 1 + Math.floor(random() * 8) }, () => pick(PIECES)).join('')
    const end = random() < 0.5 ? '\r\n' : '\n'
    const blocks = Array.from({ length: 1 + Math.floor(random() * 6) }, () => {
      const kind = random()
      if (kind < 0.15) return `## ${words()}`
      if (kind < 0.3) return `- ${words()}${end}  ${words()}${end}- ${words()}`
      if (kind < 0.45) return `| ${words()} | ${words()} |${end}| - | - |${end}| ${words()} | ${words()} |`
      if (kind < 0.55) return `> ${words()}${end}> ${words()}`
      return `${words()}${end}${words()}`
    })
    return `${blocks.join(end + end)}${end}${end}[^1]: 注${end}`
  }

  it('gives the same marks, keeps those that are there, and never marks other words', () => {
    let placedInAll = 0
    let byQuote = 0
    for (let seed = 1; seed <= 100; seed++) {
      const random = createRandom(seed)
      const source = write(random)
      const document = parse(source)
      const plain = plainOf(document)
      const annotations = Array.from({ length: 6 }, (): Annotation => {
        const start = Math.floor(random() * plain.text.length)
        const kind = KINDS[Math.floor(random() * KINDS.length)] ?? 'note'
        return {
          kind,
          id: random() < 0.5 ? '码 (1)' : 'a-b',
          fragment: kind === 'plan' && random() < 0.5 ? '第二章' : undefined,
          title: TITLES[Math.floor(random() * TITLES.length)] ?? '',
          start,
          end: start + 1 + Math.floor(random() * 6),
        }
      })
      const marked = place(document, wantedOf(plain, annotations))
      const count = marked.placements.filter(({ outcome }) => outcome === 'placed').length
      placedInAll += count
      const after = parse(marked.text)
      assert.equal(plainOf(after).text, plain.text, `plain text of ${seed}`)
      const exported = annotationsOf(after)
      assert.equal(exported.length, count, `marks of ${seed}`)
      for (const found of exported)
        assert.ok(
          annotations.some(one => JSON.stringify({ ...one }) === JSON.stringify({ ...found })),
          `${seed}: ${JSON.stringify(found)}`,
        )
      const wanted = wantedOf(plain, exported)
      assert.equal(place(document, wanted).text, marked.text, `again ${seed}`)
      const twice = place(after, wanted)
      assert.deepEqual([twice.edits.length, twice.placements.every(({ outcome }) => outcome === 'existing')], [0, true])
      // A text that has changed elsewhere: by quotation, or stale.
      const changed = parse(`新的一段。\n\n${source}`)
      const moved = place(changed, wanted, false)
      byQuote += moved.placements.filter(({ outcome }) => outcome === 'placed').length
      const movedPlain = plainOf(parse(moved.text))
      for (const found of annotationsOf(parse(moved.text)))
        assert.ok(
          exported.some(one => quoteOf(plain, one).exact === quoteOf(movedPlain, found).exact && one.id === found.id),
          `moved ${seed}`,
        )
    }
    assert.ok(placedInAll > 150 && byQuote > 100, `${placedInAll} placed, ${byQuote} by quotation`)
  })
})
