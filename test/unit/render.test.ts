// Words on the screen: nothing that a corpus says is read as markup, and every finding has its words in both languages.

import assert from 'node:assert/strict'
import type { Nodes } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { isPlanText } from '../../client/plan-text.ts'
import { escapeMarkdown, link, toPlainText } from '../../server/protocol/markdown.ts'
import { createRandom } from '../support/random.ts'

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  assert.ok(['root', 'paragraph'].includes(node.type), `${node.type} is markup`)
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

describe('escaping', () => {
  const render = (markdown: string): string => textOf(unified().use(remarkParse).parse(markdown))
  for (const text of [
    '# a',
    '- a',
    '1. a',
    '+ a',
    '> a',
    '===',
    '![x](https://e.x/p.png)',
    '<img src=x>',
    '[a](command:x)',
    '`a`',
    '*a* _b_ **c**',
    '&lt;',
    '\\*',
    'https://e.x',
    'a@b.c',
    'www.e.x',
    '60.6*',
    '<!-- -->',
    '~~a~~',
    '|a|',
  ]) {
    it(`shows ${text} as it is`, () => assert.equal(render(escapeMarkdown(text)), text))
  }
  it('shows anything as it is', () => {
    const random = createRandom(11)
    const alphabet = [...'ab 1.)(-+#>*_`~[]<>!&\\|=@:/"\'中。']
    for (let i = 0; i < 800; i++) {
      const text = Array.from(
        { length: 1 + Math.floor(random() * 12) },
        () => alphabet[Math.floor(random() * alphabet.length)],
      ).join('')
      assert.equal(
        render(`x ${escapeMarkdown(text)}`)
          .trim()
          .replace(/\s+/g, ' '),
        `x ${text}`.trim().replace(/\s+/g, ' '),
        JSON.stringify(text),
      )
    }
  })
  it('leaves words that need none alone', () => {
    for (const text of ['high-quality development', '“十四五”规划（2021—2025年）', '5.5%', 'R: (a)'])
      assert.equal(escapeMarkdown(text), text)
  })
  it('is undone for editors that show plain text', () => {
    for (const text of ['a_b *c* [d](e) <f> & https://g.h', '1. a', '# a', 'a@b.c'])
      assert.equal(toPlainText(escapeMarkdown(text)), text)
    assert.equal(toPlainText(`**${link('高质量[发展]', 'file:///a#L1')}** gāo`), '高质量[发展] gāo')
  })
  it('a link ends where it should', () =>
    assert.equal(link('a]b', 'file:///x>y z#L1'), '[a\\]b](<file:///x%3Ey%20z#L1>)'))
})

describe('a plan among other Markdown', () => {
  for (const [front, expected] of [
    ['id: a\nkind: outline', true],
    ['kind: glossary', true],
    ['id: a\nissuer: 国务院', true],
    ['title: 中华人民共和国国民经济和社会发展第十四个五年规划', true],
    ['title: 政府工作报告', true],
    ['title: Hello\ndate: 2020-01-01\ntags: [a]', false],
    ['id: a\ntitle: Post', false],
    ['kind: page', false],
    ['layout: post', false],
  ] as const) {
    it(`${front.replaceAll('\n', '; ')}: ${expected}`, () =>
      assert.equal(isPlanText(`---\n${front}\n---\n\ntext\n`), expected))
  }
  it('no front matter is no plan', () => assert.equal(isPlanText('# 五年规划\n'), false))
})
