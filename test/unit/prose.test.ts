// Readable text and its map back to the source.

import assert from 'node:assert/strict'
import { parseBlock } from '../../server/core/syntax/parse-block.ts'
import { toSource, toText } from '../../server/core/syntax/prose.ts'

/** Holds the readable text of the leaves of `source`, and that each character leads back to where it came from. */
function check(source: string, ...expected: string[]): void {
  const { leaves } = parseBlock(source)
  assert.deepEqual(
    leaves.map(leaf => leaf.text),
    expected,
  )
  for (const leaf of leaves) {
    for (let i = 0; i < leaf.text.length; i++) {
      const [start, end] = toSource(leaf, i, i + 1)
      const written = source.slice(start, end)
      const same =
        written === leaf.text[i] || /^(?:\\.|&.*;|\s*[\r\n][\s>]*|`.*`|!\[.*|<br.*|[ \t]*\\?\n)$/s.test(written)
      assert.ok(
        same,
        `${JSON.stringify(leaf.text[i])} of ${JSON.stringify(source)} comes from ${JSON.stringify(written)}`,
      )
      assert.equal(toText(leaf, start), i)
    }
  }
}

describe('readable text', () => {
  it('is the source of plain words', () => check('高质量发展', '高质量发展'))
  it('leaves markup out', () => check('推动**高质量**_发展_[计划](https://a.b)', '推动高质量发展计划'))
  it('resolves escapes and references', () => check('a\\*b &amp; c&#x4E2D;d \\\\ &nope;', 'a*b & c中d \\ &nope;'))
  it('joins Chinese lines without, others with a space', () => check('高质量\n发展 and\nmore', '高质量发展 and more'))
  it('leaves out the marks of quotes and lists at line starts', () => check('> - 高质量\n>   发展\n', '高质量发展'))
  it('leaves out footnote calls, comments and HTML', () =>
    check('高质量[^1]发<!-- x -->展<b>\n\n[^1]: 注', '高质量发展', '注'))
  it('keeps a place for code and images', () => check('a `b` ![c](d)', 'a \uFFFC \uFFFC'))
  it('a hard break is a line break', () => check('a  \nb\\\nc', 'a\nb\nc'))
  it('headings and cells stand by themselves', () =>
    check('# 一 #\n\n| 甲 | 乙 |\n| - | - |\n| **丙** | |\n', '一', '甲', '乙', '丙', ''))
  it('bears Windows line ends', () => check('高质量\r\n发展\r\n', '高质量发展'))
  it('knows a paragraph that is bold as a whole', () => {
    assert.equal(parseBlock('**第十一篇　改革**').leaves[0]?.strong, true)
    assert.equal(parseBlock('**第十一篇** 改革').leaves[0]?.strong, undefined)
  })

  it('ends where lists are nested beyond measure, which the parser would take minutes for', () => {
    const source = ['- 甲', ...Array.from({ length: 3000 }, (_, i) => `${'  '.repeat(i + 1)}- 乙`)].join('\n')
    const { leaves, problems } = parseBlock(source)
    assert.equal(leaves.length, 100)
    assert.deepEqual(problems, [
      {
        code: 'too-deep',
        start: source.indexOf(`${'  '.repeat(100)}- `),
        end: source.indexOf(`${'  '.repeat(100)}- `) + 40,
      },
    ])
    assert.equal(parseBlock(`${'- '.repeat(100_000)}甲`).problems[0]?.code, 'too-deep')
  })
  it('reads a paragraph up to where signs crowd, and says so', () => {
    for (const signs of ['*a ', 'a <!-- ', '`a ', '_a ', '*]a']) {
      const { leaves, problems } = parseBlock(`甲${signs.repeat(30_000)}`)
      assert.deepEqual(
        problems.flatMap(({ code }) => (code === 'too-deep' ? [code] : [])),
        ['too-deep'],
        signs,
      )
      assert.match(leaves[0]?.text ?? '', /^甲/)
    }
    for (const many of ['- *甲* 乙\n', '| *甲* | [乙](丙) |\n'])
      assert.deepEqual(parseBlock(many.repeat(3000)).problems, [], many)
    assert.equal(parseBlock('[甲](note:a "b")'.repeat(4000)).marks.length, 4000)
    assert.deepEqual(parseBlock(`<!-- ${'[甲]'.repeat(5000)} -->\n`).problems, [])
    assert.deepEqual(parseBlock(`\`\`\`\n${'[甲]'.repeat(5000)}\n\`\`\`\n`).problems, [])
    assert.equal(parseBlock('- 甲\n- 乙\n'.repeat(500)).problems.length, 0)
  })
})
