// What an import keeps out of a page of the web that is not its text, and what it leaves though it looks like that.

import assert from 'node:assert/strict'
import { aroundText } from '../../../server/core/importing/advertisement.ts'
import { importDocument } from '../../../server/core/importing/import-document.ts'
import { readRawText } from '../../../server/core/importing/raw-text.ts'
import { readDocument } from '../../../server/formats/read-document.ts'
import { findTextDifference } from '../../support/import-characters.ts'

const ZH = '滨海市地处东部沿海，改革开放以来面貌一新，今后五年要继续把港口、渔业和造船办好，使全市人民过上更好的日子。'
const EN =
  'Binhai has set itself a new goal for its harbours, which are to handle twice as many goods by the end of the plan.'

/** The reason and words of each line that was kept out. */
function around(source: string): string[] {
  const result = importDocument(readRawText(source), { name: 'a.txt', taken: new Set() })
  assert.equal(findTextDifference(source, result), undefined)
  return result.notes
    .filter(({ kind }) => kind === 'fenced' || kind === 'removed')
    .map(({ reason, text }) => `${reason}: ${text.replaceAll('\n', ' / ')}`)
}

async function page(html: string): Promise<{ text: string; body: string }> {
  const read = await readDocument(new TextEncoder().encode(html), { name: 'a.html' }, { now: () => 0 })
  assert.ok('document' in read)
  const { text } = importDocument(read.document, { name: 'a.html', taken: new Set() })
  return { text, body: text.replace(/<!--[\s\S]*?-->/g, '').replace(/^---[\s\S]*?\n---\n/, '') }
}

describe('what is around a text', () => {
  it('is told from it before the headline: rubrics, counts, buttons, a film', () =>
    assert.deepEqual(
      around(
        `Advertisement\n\nHarbour talks\n\nEconomyTrade Economy\n\nBinhai sets a new goal for its harbours in the next five years\n\n${EN}\n\n4-MIN READ\n\n45\n\nListen\n\n${EN}\n\n04:30\n\nA film about the harbours\n\nA film about the harbours\n\n${EN}\n\n45 comments\n`,
      ),
      [
        'advertisement: Advertisement',
        'advertisement: 4-MIN READ / 45 / Listen',
        'advertisement: 04:30 / A film about the harbours / A film about the harbours',
        'advertisement: 45 comments',
        'rubric: Harbour talks',
        'rubric: EconomyTrade Economy',
      ],
    ))

  it('is left where nothing says that a page of the web was copied', () => {
    assert.deepEqual(
      around(
        `Harbour talks\n\nBinhai sets a new goal for its harbours in the next five years\n\n${EN}\n\n45\n\n${EN}\n`,
      ),
      [],
    )
    assert.deepEqual(
      around(`滨政发〔2022〕1号\n\n滨海市港口发展规划\n\n${ZH}\n\n主办单位：滨海市港务局\n\n${ZH}\n`),
      [],
    )
    assert.deepEqual(around(`滨海市统计表\n\n${ZH}\n\n1954\n${ZH}\n${ZH}\n${ZH}\n${ZH}\n1956\n${ZH}\n`), [])
  })

  it('is told in rows of buttons, and at the foot of a page', () => {
    for (const line of [
      'Print | Email',
      'Share: Facebook Twitter',
      'HOME >> POLICIES >> LATEST RELEASES',
      'From Wikipedia, the free encyclopedia',
      'Copyright© www.example.cn | About us | Contact us',
      'Reading Time: 4 minutes',
      '【纠错】 【责任编辑:李某】',
      '【字体：大 中 小】',
      '当前位置：首页 > 政策 > 文件',
      '微信 微博 QQ空间',
      '浏览次数：1234次',
      '版权所有：滨海市人民政府',
      '主办单位：滨海市人民政府　　滨ICP备05070218号',
    ])
      assert.equal(aroundText(line), 'sure', line)
    for (const line of ['45', 'Facebook', '联系我们', '主办单位：滨海市港务局', '04:30'])
      assert.equal(aroundText(line), 'beside', line)
    for (const line of [
      '港口',
      '大中小企业',
      '大中小学',
      '推进港口建设',
      '评论员文章',
      '分享经济发展成果，惠及全体人民',
      'Comments on the plan',
      'Registered ships',
      'Shared prosperity',
      'Print media',
      '2021年',
      '—— 12',
    ])
      assert.equal(aroundText(line), undefined, line)
  })

  it('leaves tables whose last column is small for what it is: no contents', () =>
    assert.deepEqual(
      around(
        `${ZH}\n船闸\t91座\t135座\t149\n码头\t63个\t104个\t164\n泊位\t116个\t261个\t224\n渔船\t13艘\t12艘\t230\n${ZH}\n`,
      ),
      [],
    ))

  it('is left out of the page of a government, with title and date found below it', async () => {
    const { text, body } = await page(
      `<!doctype html><html><head><title>滨海市人民政府关于印发港口发展规划的通知_滨海政策_滨海政府网</title></head><body><div class=top><a href=/>首页</a> <a href=/en>EN</a></div><div class=w><div class=where>当前位置：<a href=/>首页</a> &gt; <a href=/z>政策</a></div><table><tr><td>发文机关：</td><td>滨海市人民政府</td></tr><tr><td>发文字号：</td><td>滨政发〔2022〕1号</td></tr></table><h1>滨海市人民政府关于印发港口发展规划的通知</h1><div>2022-01-25 18:00</div><div>【字体：大 中 小】</div><div id=text><p>${ZH}</p><p>${ZH}</p><p>${ZH}</p></div><div>责任编辑：王某</div><div>相关稿件</div></div><div><p>主办单位：滨海市人民政府办公室</p><p>滨ICP备05070218号</p></div></body></html>`,
    )
    assert.match(text, /\ntitle: 滨海市人民政府关于印发港口发展规划的通知\n/)
    assert.match(text, /\ndate: 2022-01-25/)
    assert.match(body, /\n# 滨海市人民政府关于印发港口发展规划的通知\n/)
    for (const word of ['当前位置', '字体', '责任编辑', '相关稿件', '主办单位', 'ICP'])
      assert.ok(!body.includes(word), word)
    assert.match(body, /发文字号/)
  })

  it('is left out of the page of an encyclopedia', async () => {
    const { body } = await page(
      `<!doctype html><html><head><title>Harbour plans - Wikipedia</title></head><body><div id=content><h1>Five-year harbour plans</h1><div id=siteSub>From Wikipedia, the free encyclopedia</div><a class=mw-jump-link href=#n>Jump to navigation</a><a class=mw-jump-link href=#s>Jump to search</a><p>${EN}</p><div class=toc><h2>Contents</h2><ul><li><a href=#a>1 First plan</a><li><a href=#b>2 Second plan</a><li><a href=#c>2.1 Third plan</a></ul></div><h2>First plan<span class=mw-editsection>[<a href=/e>edit</a>]</span></h2><p>${EN}</p><h2>Second plan<span class=mw-editsection>[<a href=/e>edit</a>]</span></h2><p>${EN}</p><h3>Third plan</h3><p>${EN}</p><div id=catlinks>Categories: <a href=/c>Plans</a></div></div></body></html>`,
    )
    assert.deepEqual(
      body.split('\n').filter(line => line !== ''),
      ['# Five-year harbour plans', EN, '## First plan', EN, '## Second plan', EN, '### Third plan', EN],
    )
  })

  it('is left out of a page of news, whose date stands in pieces', async () => {
    const { text, body } = await page(
      `<!doctype html><html><head><title>滨海市：港口五年规划出台-新闻网</title></head><body><div><span>2021</span> <span>03/13</span> <span>15:16:34</span></div><h1>滨海市：港口五年规划出台</h1><div>字体： 小 中 大</div><div><p>${ZH}</p><p>${ZH}</p><p>【纠错】 【责任编辑:李某】</p></div><div>010020030300000000000000011100001127205564</div></body></html>`,
    )
    assert.match(text, /\ntitle: 滨海市：港口五年规划出台\n/)
    assert.match(text, /\ndate: 2021-03-13/)
    for (const word of ['纠错', '字体', '0100200']) assert.ok(!body.includes(word), word)
  })
})

describe('what is around the text of a government page', () => {
  const SITE = (above: string, byline: string, below: string): string =>
    `<!doctype html><html><head><title>港口发展规划</title></head><body>${above}<h1>港口发展规划</h1><p>${byline}</p><p>　　第一章　总则</p><p>　　${ZH}</p><p>　　第二章　目标</p><p>　　${ZH}</p>${below}</body></html>`

  it('is the row of its departments above, the line with its buttons, and its foot', async () => {
    const { text, body } = await page(
      SITE(
        '<p>首页 | 政务公开 | 政务服务 | 互动交流</p>',
        '发布时间：2021-02-09 10:00　来源： 滨海日报 字号：[大 中 小] 打印本页 关闭窗口 分享到：微信 微博 浏览次数：1024',
        '<p>相关附件：</p><p><a href="a.pdf">港口发展规划.pdf</a></p><p>相关解读</p><ul><li><a href="1.html">一图读懂港口发展规划</a></li></ul><p>扫一扫在手机打开当前页</p><p>版权所有 未经许可禁止转载</p>',
      ),
    )
    assert.equal(
      body.trim().replace(/\n{3,}/g, '\n\n'),
      `# 港口发展规划\n\n## 第一章　总则\n\n${ZH}\n\n## 第二章　目标\n\n${ZH}`,
    )
    assert.match(text, /\ndate: 2021-02-09\n/)
    assert.match(text, /\nsource: 滨海日报\n/)
    assert.match(text, /\n<!-- byline: 发布时间：2021-02-09 10:00/)
  })

  it('is known in traditional characters, too, with the menu of Taiwan’s pages', async () => {
    const { body } = await page(
      SITE(
        '<a href="#c">:::</a><ul><li>網站導覽</li><li>回首頁</li><li>English</li></ul><p>現在位置：首頁 > 業務 > 計畫</p>',
        '點閱數：5321',
        '<p>回上一頁</p><p>友善列印</p><p>隱私權及資訊安全宣告 | 政府網站資料開放宣告</p>',
      ),
    )
    assert.equal(
      body.trim().replace(/\n{3,}/g, '\n\n'),
      `# 港口发展规划\n\n## 第一章　总则\n\n${ZH}\n\n## 第二章　目标\n\n${ZH}`,
    )
  })

  it('leaves when and where it appeared, who issued it and under which number', async () => {
    const { body } = await page(
      SITE('<p>滨政发〔2022〕1号</p><p>滨海市人民政府</p>', '2022年1月25日　来源：滨海日报', `<p>滨海市人民政府</p>`),
    )
    for (const kept of ['滨政发〔2022〕1号\n', '\n滨海市人民政府\n\n#', '来源：滨海日报\n'])
      assert.ok(body.includes(kept), kept)
  })
})
