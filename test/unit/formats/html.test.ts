// HTML as pages of governments, converters and hand-made sites write it.

import assert from 'node:assert/strict'
import { pieces, read, refuse } from './read.ts'

describe('HTML', () => {
  const check = async (html: string, expected: readonly string[]): Promise<void> =>
    assert.deepEqual(await pieces(`<!doctype html><body>${html}`), expected)

  it('headings, paragraphs, lists, rules', () =>
    check(
      '<h1>航道规划</h1><p>第一段，\n  <b>重点</b>任务。</p><ol start=3><li>疏浚<ul><li>干流</ul><li>护岸</ol><hr><blockquote><p>引文</p></blockquote>',
      ['h1 航道规划', 'p 第一段，**重点**任务。', '3. 疏浚', '  - 干流', '4. 护岸', 'rule', 'p quoted 引文'],
    ))
  it('lists as Word writes them, and numbers that are words of the text', () => {
    const item = (level: number, sign: string, words: string, style = ''): string =>
      `<p class=MsoListParagraph style='margin-left:${level * 21}pt;mso-list:l3 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore${style}'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]><b>${words}</b></p>`
    return check(
      item(1, '·', '疏浚航道', ';font-family:Symbol') +
        item(2, 'o', 'Locks', ';font-family:"Courier New"') +
        item(2, 'Ø', 'Quays', ';font-family:Wingdings') +
        item(1, '3.', '加固堤防') +
        item(1, '（四）', '植树') +
        item(1, 'b', 'words'),
      [
        '- **疏浚航道**',
        '  - **Locks**',
        '  - **Quays**',
        '3. **加固堤防**',
        'p （四）\u00A0\u00A0 **植树**',
        'p b\u00A0\u00A0 **words**',
      ],
    )
  })
  it('white space as a reader sees it', () =>
    check('<p> two\n words <i> and\tmore </i></p><p>　　全角　空格\n　不变</p><pre>一行\n  两行</pre>', [
      'p two words _and more_',
      'p 　　全角　空格　不变',
      'blank',
      '| 一行',
      '| 两行',
      'blank',
    ]))
  it('a line break of the source between Chinese characters is none, but behind the number of an article', () =>
    check(
      '<p>疏浚航道\n加固堤防</p><p>第一条\n疏浚航道</p><p><strong>第十二章</strong>\n航道</p><p>按第一条\n疏浚</p>',
      ['p 疏浚航道加固堤防', 'p 第一条 疏浚航道', 'p **第十二章** 航道', 'p 按第一条疏浚'],
    ))
  it('line breaks make lines, of which nobody knows yet what they are', () =>
    check('<div>第一章 总则<br><br>　　本规划……<br>　　依据</div><p align=center>标题<br>副题</p>', [
      '| 第一章 总则',
      'blank',
      '| 　　本规划……',
      '| 　　依据',
      'blank',
      'p centred 标题⏎副题',
    ]))
  it('tables with cells that span', () =>
    check(
      '<table><caption>表1</caption><thead><tr><th rowspan=2>指标<th colspan=2>年份<tr><th>2020<th>2025</thead><tr><td>水深<td>3.5<td>4.0<tr><td colspan=3>注</table>',
      ['p 表1', 'table 1: 指标 / 年份 2020 / 年份 2025 // 水深 / 3.5 / 4.0 // 注 /  / '],
    ))
  it('tables of cells alone: the first row is the head, a cell over all columns a title, and what is said of several rows stands in each', () =>
    check(
      '<table><tr><td colspan=4>专栏1 指标</td></tr><tr><td>类别<td>指标<td>2030年<td>属性</tr><tr><td rowspan=2>航运<td>水深<td>4.0<td rowspan=2>约束性</tr><tr><td>船闸<td>12</table>',
      ['p 专栏1 指标', 'table 1: 类别 / 指标 / 2030年 / 属性 // 航运 / 水深 / 4.0 / 约束性 //  / 船闸 / 12 / 约束性'],
    ))
  it('tables that only arrange a page', () =>
    check('<table><tr><td><table><tr><td><p>一</p><p>二</p></table></table>', ['p 一', 'p 二']))
  it('footnotes by their links, in any of the ways they are made', async () => {
    await check(
      '<p>用水总量<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>下降。</p><section role="doc-endnotes"><hr><ol><li id="fn1"><p>指年用水量。<a href="#fnref1" role="doc-backlink">↩︎</a></p></li></ol></section>',
      ['p 用水总量1[^1]下降。', 'rule', '[^1]: 指年用水量。'],
    )
    await check(
      '<p>见<a href="#_ftn1" name="_ftnref1">[1]</a>。</p><div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> 原文如此。</p></div>',
      ['p 见[1][^1]。', '[^1]: 原文如此。'],
    )
  })
  it('what is around the text is told from it', async () => {
    const html =
      '<header><a href="/">首页</a></header><nav><a href="/a">新闻</a></nav><div class=wrap><div class="breadcrumb">当前位置：首页</div><h1>规划</h1><div id=content><p>疏浚航道，加固堤防，建设船闸和码头，改善通航条件，保护岸线资源。</p><p hidden>看不见</p><p style="color:red;display: none">也看不见</p></div><div class=share>分享到</div></div><footer>版权所有</footer>'
    await check(html, [
      '(header) 首页',
      '(nav) 新闻',
      '(aside) 当前位置：首页',
      'h1 规划',
      'p 疏浚航道，加固堤防，建设船闸和码头，改善通航条件，保护岸线资源。',
      '(hidden) 看不见',
      '(hidden) 也看不见',
      '(aside) 分享到',
      '(footer) 版权所有',
    ])
  })
  it('lists of links beside a long text', () =>
    check(
      `<div><div><a href=/1>要闻一</a><a href=/2>要闻二</a></div><div><p>${'建设船闸。'.repeat(20)}</p></div></div>`,
      ['(links) 要闻一要闻二', `p ${'建设船闸。'.repeat(20)}`],
    ))
  it('scripts, pictures and frames are left out and counted', async () => {
    const { pieces, omissions } = await read(
      '<body><p>正文<script>alert(1)</script><img src="/i/map.png" alt="航道图"><iframe src="x.html"></iframe></p><a href="javascript:alert(1)">链接</a> <a href="https://example.org/a?b">另一</a>',
      { name: 'a.html' },
    )
    assert.deepEqual(omissions, [
      { kind: 'script', where: undefined, count: 1 },
      { kind: 'picture', where: '航道图', count: 1 },
      { kind: 'embedded-object', where: 'x.html', count: 1 },
    ])
    assert.ok(!JSON.stringify(pieces).includes('alert'))
    assert.match(JSON.stringify(pieces), /"link":"https:\/\/example.org\/a\?b"/)
  })
  it('what a page says of itself', async () => {
    const { properties } = await read(
      '<!-- saved from url=(0024)https://example.org/plan --><html lang="zh-CN"><head><title>航道规划_水网</title><meta name="ArticleTitle" content="航道规划"><meta name="PubDate" content="2021-03-13 10:00"><meta name="ContentSource" content="航务局"></head><body><p>正文</p>',
    )
    assert.deepEqual(properties, {
      title: '航道规划',
      publisher: '航务局',
      date: '2021-03-13 10:00',
      language: 'zh-CN',
      source: 'https://example.org/plan',
    })
  })
  it('refuses what is nested or multiplied beyond measure, soon', async () => {
    const started = performance.now()
    assert.deepEqual(await refuse(`<html>${'<div>'.repeat(200_000)}文`), {
      code: 'limit',
      limit: 'depth',
      most: 500,
      found: 501,
    })
    const multiplying = `<html><p>${Array.from({ length: 450 }, (_, at) => `<b id=${at}>`).join('')}${'</p><p>x'.repeat(20_000)}`
    const refusal = await refuse(multiplying)
    assert.ok(refusal.code === 'limit', refusal.code)
    assert.ok(performance.now() - started < 15_000)
  })
})
