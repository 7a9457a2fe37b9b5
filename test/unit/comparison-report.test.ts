import assert from 'node:assert/strict'
import type { Nodes } from 'mdast'
import { comparePlans } from '../../server/core/features/comparison.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { parseMarkdown } from '../../server/core/syntax/markdown.ts'
import { linePositions } from '../../server/core/text/lines.ts'
import {
  encodeName,
  fragment,
  fromRoot,
  parseReportUri,
  reportUri,
} from '../../server/protocol/comparison/comparison-address.ts'
import { fateWord } from '../../server/protocol/comparison/comparison-inlines.ts'
import { comparisonText } from '../../server/protocol/comparison/comparison-text.ts'
import { COMPARISON_WORDS } from '../../server/protocol/comparison/comparison-words.ts'
import type { Locale } from '../../server/protocol/locale.ts'
import { type Block, link, text } from '../../server/protocol/reports/report.ts'
import { reportToHtml } from '../../server/protocol/reports/report-html.ts'
import { reportToMarkdown } from '../../server/protocol/reports/report-markdown.ts'

const BEFORE = `---
title: 云岭县第十三个五年规划
date: 2016-03-01
period: 2016-2020
---

## 第一章 发展渡船

全县渡船实行统一编号，每年检修两次，检修费用由县财政承担。

大力发展竹编产业，建设竹编工坊十座。

## 第二章 修建山路

山路修建由各乡负责，按季度报告进度。
`
const AFTER = `---
title: 云岭县第十四个五年规划
date: 2021-03-01
period: 2021-2025
---

## 第一章 修建山路

山路修建由各乡负责，按季度报告进度。

## 第二章 发展渡船

全县渡船实行统一编号，每年检修四次，检修费用由县财政承担。

## 第三章 保护古树

对百年以上古树逐株登记，挂牌保护。
`

describe('the report of a comparison', () => {
  it('says in English what became of each section, with links to both places', () => {
    const report = render(BEFORE, AFTER)
    assert.match(report, /^# Comparison: 云岭县第十三个五年规划 → 云岭县第十四个五年规划\n/)
    assert.match(report, /\| \*\*Date\*\* \| 2016-03-01 \| 2021-03-01 \|/)
    assert.match(report, /\*\*Reworded\*\*.*\[第一章 发展渡船\]\(a\.md#L7\) \| \[第二章 发展渡船\]\(b\.md#L11\) \|/)
    assert.match(report, /\| \*\*Added\*\* \| – \| – \| \[第三章 保护古树\]\(b\.md#L15\) \|/)
    assert.match(report, /\[line 9\]\(a\.md#L9\) → \[line 13\]\(b\.md#L13\): .*<del>两次?<\/del><ins>四次?<\/ins>/)
    assert.match(report, /\*\*Dropped\*\* · \[line 11\]\(a\.md#L11\): 大力发展竹编产业，建设竹编工坊十座。/)
  })

  it('says it in Chinese', () => {
    const report = render(BEFORE, AFTER, 'md', 'zh')
    assert.match(report, /^# 对比：云岭县第十三个五年规划 → /)
    assert.match(report, /\*\*改写\*\*，相似度 \d+% · \[第9行\]\(a\.md#L9\) → \[第13行\]\(b\.md#L13\)：/)
    assert.match(report, /\*\*新增\*\*/)
    assert.match(report, /\| 变化 \| 章节（之前） \| 章节（之后） \|/)
    assert.doesNotMatch(report, / \(/)
    assert.doesNotMatch(report, /Reworded|Added|Dropped|moved|by \d{4}/)
  })

  it('names headings that are alike by what is around them, where this cannot be seen', () => {
    const chapter = (name: string, tasks: string): string =>
      `## ${name}\n\n### 第一节 要求\n\n${name}要办好，各乡镇要带头。\n\n### 第二节 任务\n\n${tasks}\n\n`
    const report = render(
      chapter('第一章 渡船', '渡船逐船编号，每年检修两次。') + chapter('第二章 码头', '码头分三年修缮，先修五处。'),
      chapter('第一章 渡船', '渡船逐船编号，每年检修三次。') + chapter('第二章 码头', '码头分四年修缮，先修五处。'),
    )
    assert.match(report, /^### \[第一章 渡船 › 第二节 任务\]\(a\.md#L7\) → \[第一章 渡船 › 第二节 任务\]/m)
    assert.match(report, /\| · \[第二节 任务\]\(a\.md#L7\) \| · \[第二节 任务\]/)
    assert.match(report, /\[第二章 码头 › 第二节 任务\]\(a\.md#L17\)/)
  })

  it('says where a paragraph has moved within its section, and a section has been reworded throughout', () => {
    const lines = ['渡船逐船编号，每年检修两次。', '船工须经考试上岗，配齐救生衣。', '夜间一律停航，汛期另行通知。']
    const section = (all: readonly string[], more: string): string =>
      `## 渡船\n\n${all.join('\n\n')}\n\n## 附录\n\n${more}\n`
    const [one = '', two = '', three = ''] = lines
    const report = render(section(lines, 'Alpha beta.'), section([three, one, two], 'Gamma delta.'))
    assert.match(report, /\*\*Unchanged\*\*, moved within the section · /)
    const change = { fate: 'reworded', similarity: 0.004 } as const
    assert.equal(fateWord(change, COMPARISON_WORDS.en), 'Reworded throughout')
    assert.equal(fateWord({ ...change, similarity: 0.02 }, COMPARISON_WORDS.zh), '改写')
  })

  it('has only Markdown of its own, whatever the texts contain', () => {
    const report = render(hostile('旧'), hostile('新'))
    assert.ok((report.match(/js/g) ?? []).length > 8)
    const kinds = new Set<string>()
    const visit = (node: Nodes): void => {
      kinds.add(node.type === 'html' ? node.value : node.type)
      if (node.type === 'link') assert.match(node.url, /^[ab]\.md#L\d+(?:,\d+)?$/)
      if ('children' in node) for (const child of node.children) visit(child)
    }
    visit(parseMarkdown(report))
    const allowed =
      'root heading paragraph blockquote list listItem table tableRow tableCell text strong link <del> </del> <ins> </ins>'
    assert.deepEqual(
      [...kinds].filter(kind => !allowed.split(' ').includes(kind)),
      [],
    )
    // What VS Code's preview reads beside Markdown: formulas.
    assert.doesNotMatch(report, /(?<!\\)\$/)
    assert.doesNotMatch(report, /\u202e/)
    // A table has as many cells in each row as in its head.
    const cells = (line: string): number => line.replace(/\\\\/g, '').split(/(?<!\\)\|/).length
    for (const table of report.split('\n\n').filter(block => block.startsWith('|'))) {
      const counts = new Set(table.split('\n').map(cells))
      assert.equal(counts.size, 1, table)
    }
  })

  it('has only HTML of its own, without scripts, whatever the texts contain', () => {
    const html = render(hostile('旧'), hostile('新'), 'html')
    const tags = new Set([...html.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, tag]) => tag?.toLowerCase()))
    const allowed =
      'html head meta title style body main h1 h2 h3 p span div table thead tbody tr th td ul li a strong del ins small'
    assert.deepEqual(
      [...tags].filter(tag => !allowed.split(' ').includes(tag ?? '')),
      [],
    )
    assert.doesNotMatch(html, /<[^>]*\son[a-z]+=/i)
    for (const [, address] of html.matchAll(/href="([^"]*)"/g)) assert.match(address ?? '', /^#p\d+$/)
    assert.match(html, /default-src &#39;none&#39;|default-src 'none'/)
    assert.match(html, /&#60;img src=x onerror=/)
  })

  it('gives JSON with a schema and places that count from 1', () => {
    const data = JSON.parse(render(BEFORE, AFTER, 'json')) as {
      schema: number
      before: { file: string; characters: number }
      sections: { fate: string; before: Place[]; after: Place[]; pieces: { fate: string; after: Place[] }[] }[]
    }
    assert.equal(data.schema, 1)
    assert.equal(data.before.file, 'a.md')
    const added = data.sections.find(({ fate }) => fate === 'added')
    const place = added?.after[0]?.place
    assert.equal(place?.line, 15)
    assert.match(AFTER.slice(place?.start, place?.end), /第三章 保护古树$/)
  })

  it('sums up both sides, so that the rows add up to all sections', () => {
    const [english, chinese] = [render(BEFORE, AFTER), render(BEFORE, AFTER, 'md', 'zh')]
    assert.match(english, /\| What became of it \| Sections \(Before\) \| Sections \(After\) \|/)
    assert.match(english, /\| Added \| 0 \| 1 \| 0 \| 1 \|/)
    assert.match(english, /\| \*\*All\*\* \| 2 \| 3 \| 3 \| 3 \|/)
    assert.match(english, /\| Besides \|[^\n]*\n[^\n]*\n\| moved \| 1 \| 1 \|/)
    assert.match(chinese, /\| \*\*合计\*\* \| 2 \| 3 \| 3 \| 3 \|/)
    const { summary } = JSON.parse(render(BEFORE, AFTER, 'json')) as {
      summary: { fates: { fate: string; sections: object }[] }
    }
    assert.deepEqual(summary.fates.find(({ fate }) => fate === 'added')?.sections, { before: 0, after: 1 })
  })

  it('lists terms whose use changed, and says how many did not', () => {
    const entry = (id: string, word: string): string => `## ${word}
- id: ${id}

${word}。

`
    const glossary = `---\nkind: glossary\n---\n\n${entry('bamboo', '竹编')}${entry('ferry', '渡船')}${entry('tree', '古树')}`
    const plan = (bamboo: number, ferry: number): string =>
      `# 规划\n\n${'竹编兴县。'.repeat(bamboo)}${'渡船便民。'.repeat(ferry)}古树挂牌。${'山路修好。'.repeat(20)}\n`
    const before = plan(1, 5)
    const [english, chinese] = [
      render(before, plan(20, 6), 'md', 'en', glossary),
      render(before, plan(20, 6), 'md', 'zh', glossary),
    ]
    assert.match(english, /### Risen\n\n[^\n]*\n[^\n]*\n\| 竹编 \| [^\n]*\n\n/)
    assert.match(english, /### Fallen\n\nNone\./)
    assert.match(english, /Left out: 2 terms that are mentioned as often as before/)
    assert.match(chinese, /未列出 2 个术语/)
    assert.doesNotMatch(english, /[−+]0\.0/)
  })

  it('shows by how much an indicator is to change as a change', () => {
    const before = '# 规划\n\n到2025年，渡船油耗下降10%左右。\n\n到2025年，森林覆盖率达到24%。\n'
    const [english, chinese] = [render(before, '# 规划\n'), render(before, '# 规划\n', 'md', 'zh')]
    assert.match(english, /\[down ≈ 10%\]\(.*\[24%\]\(/s)
    assert.match(chinese, /\[降 ≈ 10%\]\(/)
  })

  it('tells versions of one title apart by their dates, else by their ids', () => {
    const law = (date: string, times: number): string =>
      `---\ntitle: 渡船条例\n${date}---\n\n## 第一章\n\n${'渡船统一编号。'.repeat(times)}\n`
    const report = render(law('date: 2010-01-01\n', 1), law('date: 2020-02-02\n', 9))
    assert.match(report, /^# Comparison: 渡船条例（2010-01-01） → 渡船条例（2020-02-02）\n/)
    assert.match(report, /“渡船条例（2020-02-02）” has 6\.\d times the text of “渡船条例（2010-01-01）”/)
    assert.match(render(law('', 1), law('', 1)), /^# Comparison: 渡船条例（a） → 渡船条例（b）\n/)
    assert.match(render(law('', 1), law('', 1), 'html'), /<title>Comparison: 渡船条例（a） → 渡船条例（b）<\/title>/)
  })

  it('leads in HTML to its own passages alone, says places as file and line, and gives long texts whole', () => {
    const long = `对百年古树逐株登记，${'挂牌保护，'.repeat(200)}违者处罚。`
    const after = AFTER.replace('对百年以上古树逐株登记，挂牌保护。', long)
    const html = render(BEFORE, after, 'html')
    const [, id] = /<a href="#(p\d+)">第二章 发展渡船<\/a> <small>b\.md:11<\/small>/.exec(html) ?? []
    assert.ok(id !== undefined && html.includes(`<h3 id="${id}">`))
    for (const [, to] of html.matchAll(/href="#([^"]*)"/g)) assert.ok(html.includes(` id="${to}"`), to)
    assert.match(html, /<a href="#p\d+">|b\.md:17/)
    assert.ok(html.includes(long))
    const report = render(BEFORE, after)
    assert.ok(!report.includes(long))
    assert.match(report, /texts of over 300 characters are cut there/)
    assert.match(render(BEFORE, after, 'md', 'zh'), /超过 300 字/)
  })

  it('shows the code in a heading by its text', () => {
    const text = (word: string): string =>
      `# 规划 \`x\`\n\n## 第一章 用 \`tifa ${word}\` 与 ![图](x.png) 办事\n\n说明\`y\`文字${word}。\n\n### 子节\n\n细则。\n`
    for (const format of ['md', 'html', 'json'] as const) {
      const report = render(text('a'), text('b'), format)
      if (format !== 'json') assert.ok(!report.includes('\ufffc'))
      assert.match(report, /规划 x/)
      assert.match(report, /第一章 用 tifa a 与 图 办事/)
      assert.match(report, /第一章 用 tifa b 与 图 办事/)
    }
  })

  it('says what it leaves out of a large comparison, and stays readable', () => {
    const many = (word: string): string =>
      Array.from(
        { length: 1700 },
        (_, at) => `## 第${at}节 ${word}${at}\n\n${word}的第${at}段，内容各不相同${at * 7}。\n`,
      ).join('\n')
    const report = render(many('甲'), many('乙丙丁'))
    assert.match(report, /\d+ more are not listed here\./)
    assert.match(report, /The first \d+ of \d+ changed paragraphs, items and rows are listed/)
    assert.ok(report.length < 3_000_000, String(report.length))
  }).timeout(60_000)
})

describe('the address of a report', () => {
  const before = {
    uri: 'file:///c%3A/%E8%A7%84/a%20b.md',
    title: '中华人民共和国国民经济和社会发展第十三个五年规划纲要',
  }
  const after = { uri: 'file:///x/b.md', title: '100% a/b?#\ud83d' }
  it('names both documents, and is read again', () => {
    const uri = reportUri(before, after)
    assert.match(decodeURIComponent(uri), /^tifa-comparison:\/第十三个五年规划纲要 → 100 a b\.md\?/)
    assert.deepEqual(parseReportUri(uri), { before: before.uri, after: after.uri })
  })
  for (const odd of [
    'tifa-comparison:/x.md',
    'tifa-comparison:/x.md?%',
    'file:///x?a%20b',
    `tifa-comparison:/x?${'a'.repeat(50_000)}`,
  ])
    it(`takes ${odd.slice(0, 40)} for none`, () => assert.equal(parseReportUri(odd), undefined))

  it('leads from the first folder to a file', () => {
    assert.equal(fromRoot('file:///w/corpus', 'file:///w/corpus/plans/%E8%A7%84%20(1).md'), '/plans/规%20%281%29.md')
    assert.equal(fromRoot('file:///w/corpus', 'file:///w/other/a.md'), '/../other/a.md')
    assert.equal(fromRoot('file:///w/corpus', 'vscode-vfs://github/x/a.md'), undefined)
    assert.equal(encodeName('javascript:alert(1)'), 'javascript%3Aalert%281%29')
    assert.equal(fragment({ line: 4, character: 7 }, true), 'L5,8')
    assert.equal(fragment({ line: 4, character: 7 }, false), 'L5')
  })
})

describe('a report', () => {
  const evil = '<b onclick="x">&amp; [a](javascript:x) | `c` $x$ \u202e1'
  const blocks: Block[] = [
    { kind: 'heading', level: 1, content: [text(evil)] },
    { kind: 'list', items: [[text('# no heading')], [link('1. no list', 'u', 0)]] },
    { kind: 'table', columns: [{ title: 'a|b' }], rows: [[[text('x|y\nz')]]] },
  ]
  it('is written as Markdown', () => {
    assert.equal(
      reportToMarkdown(blocks, () => 'a (b).md'),
      `# &lt;b onclick="x">&amp;amp; \\[a\\](javascript:x) \\| \\\`c\\\` \\$x\\$ \\[U+202E\\]1

- \\# no heading
- [1\\. no list](a%20%28b%29.md)

| a\\|b |
| --- |
| x\\|y z |
`,
    )
  })
  it('is written as HTML', () => {
    const html = reportToHtml(blocks, () => '"><script>:1', { title: '</title>', language: 'zh' })
    assert.match(html, /<html lang="zh-CN">/)
    assert.match(html, /<h1>&#60;b onclick=&#34;x&#34;&#62;&#38;amp;/)
    assert.match(html, /1\. no list <small>&#34;&#62;&#60;script&#62;:1<\/small>/)
  })
})

interface Place {
  place: { line: number; column: number; start: number; end: number }
}

function render(
  before: string,
  after: string,
  format: 'md' | 'html' | 'json' = 'md',
  locale: Locale = 'en',
  glossary = '',
): string {
  const corpus = new Corpus()
  if (glossary) corpus.setFile('file:///g.md', glossary)
  corpus.setFile('file:///a.md', before)
  corpus.setFile('file:///b.md', after)
  const comparison = comparePlans(corpus, 'file:///a.md', 'file:///b.md')
  assert.ok(comparison)
  const known = new Map([before, after].map((text, at) => [`file:///${at === 0 ? 'a' : 'b'}.md`, linePositions(text)]))
  const positions = (uri: string, offset: number) => known.get(uri)?.(offset) ?? { line: 0, character: 0 }
  const file = (uri: string): string => uri.replace('file:///', '')
  const address = (uri: string, offset: number, isExact: boolean): string =>
    `${file(uri)}#${fragment(positions(uri, offset), isExact)}`
  return comparisonText(comparison, { format, locale, positions, address, file })
}

/** Long texts that stay the same are shortened: each of these stands beside a change. */
function hostile(word: string): string {
  const evil = [
    '\\<script\\>js()',
    '\\[a](javascript:js)',
    '`js` \\$js\\$ \\~~js\\~~',
    '\u202e1.5%js',
    '\\<img src=x onerror=js>',
    '-- \\| js \\|',
  ]
  return `---
title: "evil <script>js()</script> ${word}"
---

## 第一章 evil <img src=x onerror=js()> | ${word}

${evil.map(text => `同样的文字 ${text} ${word} 同样的文字`).join('，')}。

## evil \\<img src=x onerror=js\\> \\[link](http://evil.example) ${word}

| evil\\|cell | ${word} |
| --- | --- |
| 甲 \\| js | 数字${word} |
`
}
