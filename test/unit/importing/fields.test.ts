// What an import says of a document in its front matter: of provinces' plans and reports, of pages of a site, of Taiwan's years.

import assert from 'node:assert/strict'
import { findKind } from '../../../server/core/importing/find-kind.ts'
import { importDocument } from '../../../server/core/importing/import-document.ts'
import { readRawText } from '../../../server/core/importing/raw-text.ts'
import { readDocument } from '../../../server/formats/read-document.ts'

/** The front matter of what is made of a plain text, a field a line. */
function fieldsOf(source: string): string[] {
  return linesOf(importDocument(readRawText(source), { name: 'a.txt', taken: new Set() }).text)
}

function linesOf(text: string): string[] {
  return text.split('\n---\n')[0]?.split('\n').slice(1) ?? []
}

/** True where a field stands there, whether it is to be checked or not. */
function has(source: string, ...expected: string[]): void {
  const fields = fieldsOf(source).map(line => line.replace(/ # .*$/, ''))
  for (const field of expected) assert.ok(fields.includes(field), `${field} in ${fields.join('; ')}`)
}

const ZH = '到2030年，渡口全部更新，码头按新的标准加固，使两岸人民过上更好的日子。'

describe('front matter of imports', () => {
  it('names the plans of a province by place and number', () => {
    has(`青海省国民经济和社会发展第十三个五年规划纲要\n\n${ZH}\n`, 'id: qinghai-fyp-13', 'kind: regional')
    has(`滨海市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要\n\n${ZH}\n`, 'id: 滨海市-fyp-14')
  })

  it('knows whose report it is by who gives it and where', () => {
    const report = '政府工作报告\n——2026年1月26日在青海省第十四届\n人民代表大会第五次会议上\n'
    has(`${report}各位代表：\n${ZH}\n`, 'id: gwr-qinghai-2026', 'issuer: 青海省人民政府')
    has(`政府工作报告\n2026年1月26日\n滨海市市长　王某\n${ZH}\n`, 'id: gwr-滨海市-2026', 'issuer: 滨海市人民政府')
    has(`政府工作报告\n——2026年3月5日在第十四届全国人民代表大会第四次会议上\n${ZH}\n`, 'id: gwr-2026')
    has(`2026年政府工作报告\n——2026年3月5日在第十四届全国人民代表大会第四次会议上\n${ZH}\n`, 'id: gwr-2026')
    has(
      `在第十四届全国人民代表大会第四次会议上的政府工作报告\n国务院总理 王某\n2026年3月5日\n各位代表，\n${ZH}\n`,
      'id: gwr-2026',
    )
    for (const title of ['REPORT ON THE WORK OF THE GOVERNMENT', '2026 Government Work Report'])
      has(
        `${title}\n\nDelivered at the Fourth Session of the Fourteenth National People's Congress on March 5, 2026\n\nFellow deputies,\n\nAll ferries are to be renewed.\n`,
        'id: gwr-2026-en',
      )
  })

  it('reads the session that stands in two lines below the title as one', () => {
    const source = `政府工作报告\n——2026年1月26日在青海省第十四届\n人民代表大会第五次会议上\n各位代表：\n${ZH}\n`
    const { text } = importDocument(readRawText(source), { name: 'a.txt', taken: new Set() })
    assert.ok(text.includes('\n——2026年1月26日在青海省第十四届人民代表大会第五次会议上\n'))
  })

  it('knows an English report of a province, the day on which it was given, and on whose behalf', () =>
    has(
      'Full Text of Report on the Work of the Qinghai Government\n\n2026-02-03 10:00:21\n\nDelivered at the Fifth Session of the Provincial People’s Congress on January 26, 2026\n\nFellow deputies,\n\nOn behalf of the Qinghai Provincial People’s Government, I will now report to you on the work of the government.\n',
      'id: gwr-qinghai-2026-en',
      'kind: report',
      'issuer: Qinghai Provincial People’s Government',
      'date: 2026-01-26',
    ))

  it('takes a report in English for the translation of the one in Chinese, which may come later', () => {
    const source =
      'Report on the Work of the Qinghai Government\n\nDelivered at the Provincial People’s Congress on January 26, 2026\n\nFellow deputies,\n\nAll ferries are to be renewed.\n'
    const importBeside = (...taken: string[]): string[] =>
      linesOf(importDocument(readRawText(source), { name: 'a.txt', taken: new Set(taken) }).text)
    const beside = importBeside('gwr-qinghai-2026')
    assert.ok(beside.includes('id: gwr-qinghai-2026-en'))
    assert.ok(beside.some(line => line.startsWith('expresses: gwr-qinghai-2026 # review')))
    assert.deepEqual(importBeside(), beside)
  })

  it('knows who issued an English text, whatever date stands beside', () => {
    const plan = 'Harbour Strategy 2030-2034\n\n'
    const text = '\n\nAll jetties are to be renewed by the end of the period, and the ferries run on time.\n'
    has(
      `${plan}Published 12 March 2030 by the Ministry of Works${text}`,
      'issuer: Ministry of Works',
      'date: 2030-03-12',
    )
    has(`${plan}Issued by the General Office on June 3, 2030${text}`, 'issuer: General Office', 'date: 2030-06-03')
    has(`${plan}Issued by: Government of Atlantis${text}`, 'issuer: Government of Atlantis')
  })

  it('keeps the years of a Chinese title apart in its id', () =>
    has(`渡口发展规划（2031—2035年）\n\n${ZH}\n`, 'id: 渡口发展规划2031-2035年', 'period: 2031-2035'))

  it('knows plans in English by how they call themselves, and what is written about them', () => {
    const kindOf = (title: string): string | undefined => findKind(title, 'en')?.kind
    for (const title of [
      'National Development Plan 2030-2034',
      'Medium Term Development Plan III 2030-2034',
      'Eleventh Atlantis Plan 2030-2034',
    ])
      assert.equal(kindOf(title), 'outline', title)
    for (const title of [
      'NATIONAL WATER STRATEGY 2030-2034',
      'National Health Blueprint',
      'Growth and Ports Plan (2030–34)',
      'Guiding Opinions on Harbours',
    ])
      assert.equal(kindOf(title), 'sector', title)
    for (const title of [
      'Inside Atlantis’s National Plan 2030-2034',
      'What the National Water Strategy Means',
      'A New Industrial Policy',
      'Making Sense of the Growth Plan 2030-2034',
    ])
      assert.equal(kindOf(title), 'commentary', title)
  })

  it('names all who issue a plan together, beside or below each other, and who issues the notice', () => {
    const plan = '“十五五”渡口规划\n'
    has(`${plan}国家发展改革委  国家能源局\n2026年1月\n\n${ZH}\n`, 'issuer: 国家发展改革委、国家能源局')
    has(`${plan}国家发展改革委\n国家能源局\n2026年1月29日\n\n${ZH}\n`, 'issuer: 国家发展改革委、国家能源局')
    has(
      `${plan}国家发展改革委 国家能源局关于印发《“十五五”渡口规划》的通知\n\n${ZH}\n`,
      'issuer: 国家发展改革委、国家能源局',
    )
  })

  it('takes no web site for who issued a plan', async () => {
    const issuerOf = async (site: string): Promise<string | undefined> => {
      const html = `<html><head><title>港口规划</title><meta name="SiteName" content="${site}"></head><body><h1>港口规划</h1><p>${ZH}</p></body></html>`
      const read = await readDocument(new TextEncoder().encode(html), { name: 'a.html' }, { now: () => 0 })
      assert.ok('document' in read)
      const { text } = importDocument(read.document, { name: 'a.html', taken: new Set() })
      return linesOf(text).find(line => line.startsWith('issuer:'))
    }
    assert.equal(await issuerOf('中国港口网'), undefined)
    assert.equal(await issuerOf('滨海市人民政府门户网站'), 'issuer: 滨海市人民政府 # review 待核')
  })

  it('counts the years of Taiwan from 1912', () => {
    has('國家發展計畫（114至117年）\n\n發布日期：113-08-15\n\n壹、前言\n\n渡口全部更新。\n', 'date: 2024-08-15')
    has('港口發展計畫\n\n中華民國113年8月15日\n\n渡口全部更新。\n', 'date: 2024-08-15')
  })
})

describe('headings of imports', () => {
  it('puts 壹、 outside of 一、', () => {
    const { text } = importDocument(
      readRawText(
        '港口發展計畫\n\n壹、前言\n\n渡口全部更新。\n\n貳、目標\n\n一、貨運\n\n貨運加倍。\n\n二、客運\n\n客運加倍。\n\n參、策略\n\n碼頭加固。\n',
      ),
      { name: 'a.txt', taken: new Set() },
    )
    assert.deepEqual(
      text.split('\n').filter(line => line.startsWith('##')),
      ['## 壹、前言', '## 貳、目標', '### 一、貨運', '### 二、客運', '## 參、策略'],
    )
  })

  it('takes sentences of a row for headings where each stands over a longer paragraph, and not where they are a list', () => {
    const parts = [
      '持续更新渡口，打造安全便捷的水上交通。',
      '坚持加固码头，加快建设现代化的港区。',
      '全面疏浚航道，提高通行大船的能力。',
    ]
    const headsOf = (between: string): string[] => {
      const row = parts.map((part, at) => `（${'一二三'[at]}）${part}\n${between}`).join('')
      const source = `政府工作报告\n\n一、工作安排\n\n${ZH}\n${row}二、自身建设\n\n${ZH}\n`
      const { text } = importDocument(readRawText(source), { name: 'a.txt', taken: new Set() })
      return text.split('\n').filter(line => line.startsWith('###'))
    }
    assert.deepEqual(
      headsOf(`${ZH}\n`),
      parts.map((part, at) => `### （${'一二三'[at]}）${part}`),
    )
    assert.deepEqual(headsOf(''), [])
  })

  it('leaves who wrote it below the title alone', () => {
    const { text } = importDocument(
      readRawText(
        `滨海市港口发展规划解读\n\n来源：滨海日报 时间：2025-09-01 编辑：小刘\n\n滨海大学港口研究院团队\n\n${ZH}\n\n基本原则\n\n${ZH}\n`,
      ),
      { name: 'a.txt', taken: new Set() },
    )
    assert.deepEqual(
      text.split('\n').filter(line => line.startsWith('#')),
      ['# 滨海市港口发展规划解读', '## 基本原则'],
    )
  })

  it('leaves a date below the title alone', () => {
    const { text } = importDocument(
      readRawText(
        'Highlights of the ferry plan\n\n07 October 2021\n\nThe plan says what is to be built in the coming years, and who is to pay for all of it.\n',
      ),
      { name: 'a.txt', taken: new Set() },
    )
    assert.ok(!/^#.*October/m.test(text))
  })
})

describe('titles of imported pages', () => {
  const titleOf = async (html: string): Promise<{ title: string | undefined; id: string | undefined }> => {
    const read = await readDocument(new TextEncoder().encode(html), { name: 'a.html' }, { now: () => 0 })
    assert.ok('document' in read)
    const fields = linesOf(importDocument(read.document, { name: 'a.html', taken: new Set() }).text)
    const field = (name: string): string | undefined =>
      fields.find(line => line.startsWith(`${name}: `))?.slice(name.length + 2)
    return { title: field('title'), id: field('id') }
  }
  const PLAN = '滨海市“十四五”综合交通运输发展规划'
  const page = (above: string, title: string): string =>
    `<html><head><title>${title}-滨海市人民政府</title></head><body>${above}<p>${ZH}</p><p>${ZH}</p></body></html>`

  it('are found below the card of a government site', async () => {
    const card =
      '<table><tr><td>索 引 号：</td><td>0151-2021</td><td>公开目录：</td><td>规划计划</td></tr><tr><td>发文日期：</td><td>2021年12月01日</td><td>主题词：</td><td></td></tr></table>'
    const notice = `滨海市人民政府关于印发${PLAN}的通知`
    assert.deepEqual(await titleOf(page(`${card}<div><b>${notice}</b></div>`, notice)), {
      title: notice,
      id: '滨海市十四五综合交通运输发展规划 # review 待核',
    })
  })

  it('have no name of a site behind them', async () =>
    assert.equal((await titleOf(page('', PLAN))).title, `${PLAN} # review 待核`))
})
