// The plugin for the Markdown preview, with the parser that VS Code has: what it makes of marks, cards and glosses, and what it leaves.

import assert from 'node:assert/strict'
import markdownIt from 'markdown-it'
import { NOTHING } from '../../client/preview/answer.ts'
import { CardRenderer } from '../../client/preview/card.ts'
import { lettersOf } from '../../client/preview/letters.ts'
import { showMarks } from '../../client/preview/plugin.ts'
import { Shown } from '../../client/preview/shown.ts'
import { lettersOf as lettersOfServer } from '../../server/core/text/letters.ts'
import type { PreviewCardsResult } from '../../server/wire/preview.ts'

const WORDS = { term: 'Term', target: 'Target', outcome: 'Outcome', plan: 'Plan', note: 'Note' }
const DOCUMENT = 'a.md'

/** Renders a text as VS Code does: parsed without its document, and rendered with it. */
function render(
  text: string,
  answer?: Partial<PreviewCardsResult>,
  isTold = answer !== undefined,
  hasMarks = true,
): string {
  const shown = new Shown({ ...NOTHING, ...answer })
  const md = showMarks(markdownIt({ html: true, linkify: true }), {
    find: document => (isTold && document === DOCUMENT ? { shown, hasMarks } : undefined),
    words: WORDS,
  })
  const tokens = md.parse(text, { currentDocument: undefined })
  const once = md.renderer.render(tokens, md.options, { currentDocument: DOCUMENT })
  // VS Code renders the tokens of an unchanged text again.
  assert.equal(md.renderer.render(tokens, md.options, { currentDocument: DOCUMENT }), once)
  return once
}

const plain = (text: string): string => markdownIt({ html: true, linkify: true }).render(text)

describe('the preview of Markdown', () => {
  const OTHERS = `---\ntitle: x\n---\n\n# 一 [a](b.md "c")\n\n| a | b |\n| - | - |\n| [x](#y) | \`c\` |\n\n<b>html</b> &amp; https://example.org [^1]\n\n[^1]: foot\n\n![i](i.png)\n`

  it('of other people’s documents is byte for byte what it was', () => {
    assert.equal(render(OTHERS), plain(OTHERS))
    assert.equal(render(OTHERS, {}), plain(OTHERS))
    assert.equal(render('[a](term:b)'), plain('[a](term:b)'))
  })
  it('shows a mark with its card and leads to its place', () => {
    const marks = [
      { kind: 'target' as const, id: 'boats', title: 'by=2025', letters: 'threein4', href: 'p/a.md#L3', card: 0 },
    ]
    assert.equal(
      render('By then [three *in* 4](target:boats "by=2025") x', { marks, cards: ['**Boats**\n\n- 75%'] }),
      '<p>By then <span class="tifa-mark tifa-target"><a class="tifa-words" href="p/a.md#L3" data-href="p/a.md#L3" aria-describedby="tifa-card-0">three <em>in</em> 4</a>' +
        '<span class="tifa-card" id="tifa-card-0" role="group"><span class="tifa-p"><strong>Boats</strong></span>\n<span class="tifa-ul">\n<span class="tifa-li">75%</span>\n</span></span></span> x</p>\n',
    )
  })
  it('says what kind it is and of what before anything is known', () => {
    const html = render('[a](note:money "a <b> remark")', {})
    assert.match(html, /<a class="tifa-words" tabindex="0"/)
    assert.match(html, /<span class="tifa-kind">Note<\/span>money\na &lt;b&gt; remark<\/span>/)
  })
  it('knows marks with Chinese ids, sections and references', () => {
    const marks = [
      { kind: 'plan' as const, id: '十三五', fragment: '第七章', letters: '上个规划', card: 0 },
      { kind: 'term' as const, id: 'a b', letters: 'x', card: 1 },
    ]
    const html = render('[上个规划](plan:十三五#第七章)，[x][r]\n\n[r]: <term:a%20b>\n', {
      marks,
      cards: ['seven', 'space'],
    })
    assert.match(html, /seven/)
    assert.match(html, /space/)
  })
  it('tells marks that look alike by their order', () => {
    const mark = { kind: 'outcome' as const, id: 'a', letters: 'x' }
    const marks = [
      { ...mark, card: 0 },
      { ...mark, card: 1 },
    ]
    const html = render('[x](outcome:a) [x](outcome:a) [x](outcome:a)', { marks, cards: ['one', 'two'] })
    assert.deepEqual(html.match(/one|two/g), ['one', 'two', 'two'])
  })
  it('puts no card into a heading, of which tables of contents are made', () => {
    const marks = [{ kind: 'term' as const, id: 'a', letters: 'x', card: 0 }]
    const html = render('## [x](term:a) y\n\n[x](term:a)\n', { marks, cards: ['**A**, *b* & "c"\n\nd'] })
    const heading = /<h2>.*<\/h2>/s.exec(html)?.[0] ?? ''
    assert.equal(
      heading,
      '<h2><span class="tifa-mark tifa-term"><a class="tifa-words" tabindex="0" aria-description="Term\nA, b &amp; &quot;c&quot;\nd">x</a></span> y</h2>',
    )
    assert.match(html, /<p>.*tifa-card/s)
  })
  it('leaves footnotes, tables, front matter and code as they are', () => {
    const marks = [{ kind: 'term' as const, id: 'a', letters: 'x', card: 0 }]
    const html = render(`${OTHERS}\n| [x](term:a) |\n| - |\n\n    [x](term:a)\n\n\`[x](term:a)\`\n`, {
      marks,
      cards: ['A'],
    })
    assert.ok(html.startsWith(plain(OTHERS).trimEnd()))
    assert.match(html, /<th><span class="tifa-mark tifa-term">/)
    assert.equal(html.match(/tifa-mark/g)?.length, 1)
  })

  it('sets glosses above words', () => {
    const answer = {
      glosses: [
        ['稻渔共生', 'dào yú'],
        ['5G', 'five "g" <b>'],
      ] as const,
      leaves: [{ starts: '发展稻渔共生和5G网', length: 10, at: [2, 0, 7, 1] }],
    }
    assert.equal(
      render('“发展”稻渔共生[^1]，\n和*5G*网', answer),
      '<p>“发展”<ruby class="tifa-ruby">稻渔共生<rt data-tifa="dào yú"></rt></ruby>[^1]，\n和<em><ruby class="tifa-ruby">5G<rt data-tifa="five &quot;g&quot; &lt;b&gt;"></rt></ruby></em>网</p>\n',
    )
    // Markdown without footnotes takes these for a link.
    assert.match(render('发展稻渔共生和5G[^1]网\n\n[^1]: 脚注', answer), /<ruby.*<ruby/)
    assert.doesNotMatch(render('发展稻渔共生和6G网', answer), /ruby/)
    assert.doesNotMatch(render('另一段稻渔共生', answer), /ruby/)
  })
  it('sets them inside marks', () => {
    const answer = { glosses: [['稻渔共生', 'x']] as const, leaves: [{ starts: '稻渔共生', length: 4, at: [0, 0] }] }
    assert.match(
      render('[稻渔共生](term:a)', answer),
      /<a [^>]*><ruby class="tifa-ruby">稻渔共生<rt data-tifa="x"><\/rt><\/ruby><\/a>/,
    )
    // Who wants no marks may want glosses.
    const html = render('[稻渔共生](term:a)', answer, true, false)
    assert.match(html, /<ruby class="tifa-ruby">稻渔共生/)
    assert.doesNotMatch(html, /tifa-mark/)
  })
  it('shares them out where words stand in several pieces', () => {
    const gloss = (text: string, markdown: string): string[] => {
      const leaves = [{ starts: '稻渔共生和5G网', length: 8, at: [0, 0, 5, 1] }]
      const html = render(markdown, { glosses: [['稻渔共生', text] as const, ['5G', 'wǔ'] as const], leaves })
      return [...html.matchAll(/<ruby[^>]*>([^<]*)<rt data-tifa="([^"]*)">/g)].map(match => `${match[1]} ${match[2]}`)
    }
    const pinyin = 'dào yú gòng shēng'
    assert.deepEqual(gloss(pinyin, '稻**渔共**生和5G网'), ['稻 dào', '渔共 yú gòng', '生 shēng', '5G wǔ'])
    assert.deepEqual(gloss('rice-fish farming', '稻**渔共生和**5G网'), ['渔共生 rice-fish farming', '5G wǔ'])
    assert.deepEqual(gloss('rice-fish farming', '稻渔**共生**和*5*G网'), ['稻渔 rice-fish farming', '5 wǔ'])
  })

  it('lets nothing of a text become markup', () => {
    const evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>'
    const marks = [
      { kind: 'note' as const, id: evil, title: evil, letters: 'x', href: `javascript:alert(1)//${evil}`, card: 0 },
      { kind: 'term' as const, id: 'b', letters: 'y', href: `a.md#${evil}`, card: 1 },
    ]
    const cards = [
      `${evil}\n\n<script>alert(1)</script>\n\n![i](https://example.org/i.png)`,
      '[a](javascript:alert) [b](https://example.org) [c](<command:x>) [d](//example.org) [e](<../a.md#L2>) <https://example.org>',
    ]
    const glosses = [['x', evil]] as const
    const source = `[x](<note:${encodeURIComponent(evil)}> '${evil}') [y](term:b)`
    const html = render(source, { marks, cards, glosses, leaves: [{ starts: 'xy', length: 2, at: [0, 0] }] })
    const tags = [...html.matchAll(/<\/?([a-z]+)/g)].map(match => match[1])
    assert.deepEqual([...new Set(tags)].sort(), ['a', 'p', 'rt', 'ruby', 'span'])
    const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map(match => match[1])
    assert.ok(
      hrefs.every(href => href?.startsWith('a.md#') || href === '../a.md#L2'),
      hrefs.join(' '),
    )
    assert.match(
      render('## [x](<note:a> "b")', {
        marks: [{ ...marks[1], kind: 'note', id: 'a', title: 'b', letters: 'x', card: 0 }],
        cards: [`"${evil}`],
      }),
      /aria-description="&quot;&quot;&gt;&lt;img/,
    )
  })
  it('renders a card as what may stand in a line', () => {
    const cards = new CardRenderer(markdownIt())
    assert.equal(
      cards.html('a  \nb\n\n---\n\n1. c'),
      '<span class="tifa-p">a<br>\nb</span>\n<span class="tifa-hr"></span><span class="tifa-ol">\n<span class="tifa-li">c</span>\n</span>',
    )
    assert.equal(cards.text('**a**  \nb [c](<d.md>)\n\ne'), 'a\nb c\ne')
  })
  it('reads letters as the server does', () => {
    for (const text of ['“十四五”规划（2021—2025年）', 'R&D 𠮷 é ١ ﬁ', ''])
      assert.equal(lettersOf(text), lettersOfServer(text))
  })
  it('is quick on a long paragraph', () => {
    const text = '发展稻渔共生，'.repeat(20_000)
    const letters = lettersOf(text)
    const at = Array.from({ length: 20_000 }, (_, index) => [index * 6 + 2, 0]).flat()
    const started = performance.now()
    const html = render(text, {
      glosses: [['稻渔共生', 'x']],
      leaves: [{ starts: letters.slice(0, 40), length: letters.length, at }],
    })
    assert.equal(html.match(/<rt/g)?.length, 20_000)
    assert.ok(performance.now() - started < 2000)
  })
})
