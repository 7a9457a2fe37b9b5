// What an import makes of plain text: headings, paragraphs, lists, tables, footnotes, and what it keeps out.

import assert from 'node:assert/strict'
import { importDocument } from '../../../server/core/importing/import-document.ts'
import { readRawText } from '../../../server/core/importing/raw-text.ts'
import { findFrontMatter } from '../../../server/core/syntax/front-matter.ts'
import { readRawMarkdown } from '../../support/raw-markdown.ts'

function body(text: string): string {
  return text.slice(findFrontMatter(text)?.end ?? 0)
}

function check(source: string, expected: string, notes: readonly string[] = []): void {
  const result = importDocument(readRawText(source), { name: 'a.txt', taken: new Set() })
  assert.equal(body(result.text), expected)
  const said = result.notes.filter(({ kind }) => kind !== 'doubtful-field' && kind !== 'heading')
  assert.deepEqual(
    said.map(({ kind, reason, text }) => `${kind} ${reason}: ${text}`),
    notes,
  )
}

describe('importDocument', () => {
  it('nests headings by their numbers', () =>
    check(
      '滨海市国民经济和社会发展第十五个五年规划纲要\n序　言\n规划概述。\n第一篇　总体要求\n第一章　形势\n第一节　成就\n成绩显著。\n第二章　目标\n目标明确。\n附则\n本纲要自公布之日起施行。\n',
      '# 滨海市国民经济和社会发展第十五个五年规划纲要\n\n## 序　言\n\n规划概述。\n\n## 第一篇　总体要求\n\n### 第一章　形势\n\n#### 第一节　成就\n\n成绩显著。\n\n### 第二章　目标\n\n目标明确。\n\n## 附则\n\n本纲要自公布之日起施行。\n',
    ))

  it('takes a title that was set in two lines, and joins lines that end inside of a title or with a comma', () =>
    check(
      '滨海市国民经济和社会发展\n第十五个五年规划纲要\n第一章 总则\n根据《滨海市关于制定\n第十五个五年规划的建议》编制。\n到2030年，\n人口达到5万人。\n第二章 附则\n完。\n',
      '# 滨海市国民经济和社会发展第十五个五年规划纲要\n\n## 第一章 总则\n\n根据《滨海市关于制定第十五个五年规划的建议》编制。\n\n到2030年，人口达到5万人。\n\n## 第二章 附则\n\n完。\n',
    ))

  it('parts the title on the first page from the number of that page, and from no year or number of its own', () => {
    const text = '各县都要把渡口、航道和灯塔办好，使来往的群众更加方便，也使港口更加繁荣。'
    const pages = (heads: readonly string[]): string =>
      heads.map((head, at) => `${head}\n\n${'甲乙丙丁'[at]}${text}\n${text}\n`).join('\f')
    const titleOf = (source: string): string | undefined =>
      /^# (.*)$/m.exec(body(importDocument(readRawText(source), { name: 'a.txt', taken: new Set() }).text))?.[1]
    const title = '滨海市“十五五”港口发展规划'
    for (const write of [
      (number: number) => `${title}                              ${number}`,
      (number: number) => `${number}  ${title}`,
      (number: number) => `${title} - ${number} -`,
      (number: number) => `${title} | 第${number}页`,
    ])
      assert.equal(titleOf(pages([1, 2, 3, 4].map(write))), title, write(1))
    assert.equal(titleOf(`${title} 1\n\n甲${text}\n${text}\n\n- 2 -\n\n乙${text}\n${text}\n`), title)
    const english = 'Harbour Strategy of Binhai 2031-2035'
    assert.equal(titleOf(pages([1, 2, 3].map(number => `${english} | Page ${number}`))), english)
    for (const kept of ['Harbour Strategy of Binhai 2035', 'Report on the Harbours of Volume 1'])
      assert.equal(titleOf(pages([kept, kept, kept])), kept)
  })

  it('knows title, kind and period in traditional characters', () => {
    const source = '濱海縣第十五個五年規劃綱要\n\n第一章 總則\n\n文字。\n\n第二章 目標\n\n文字。\n'
    const { text } = importDocument(readRawText(source), { name: 'a.txt', taken: new Set() })
    assert.match(text, /\ntitle: 濱海縣第十五個五年規劃綱要\nkind: \w+.*\nperiod: 2026-2030/)
  })

  it('takes a row of numbers for headings where text stands between them, and for text where they are sentences', () =>
    check(
      '一、工作回顾\n过去一年，成绩显著。\n二、主要任务\n（一）稳定增长\n保持增长。\n（二）改善民生\n增加收入。\n要做到：\n一、加快建设，形成能力；\n二、提高质量，降低成本。\n',
      '## 一、工作回顾\n\n过去一年，成绩显著。\n\n## 二、主要任务\n\n### （一）稳定增长\n\n保持增长。\n\n### （二）改善民生\n\n增加收入。\n\n要做到：\n\n一、加快建设，形成能力；\n\n二、提高质量，降低成本。\n',
    ))

  it('puts a heading without a number that recurs in each part into these', () => {
    const said = 'The plan says what is to be built in the coming years, and who is to pay for all of it.\n\n'
    const part = (name: string): string => `${name}\n\n${said}Shared work abroad\n\n${said}`
    const found = importDocument(readRawText(['Sea ports', 'River ports', 'Fishing fleets'].map(part).join('')), {
      name: 'a.txt',
      taken: new Set(),
    })
    assert.deepEqual(
      body(found.text)
        .split('\n')
        .filter(line => line.startsWith('#')),
      ['Sea ports', 'River ports', 'Fishing fleets'].flatMap(name => [`## ${name}`, '### Shared work abroad']),
    )
  })

  it('joins lines that were broken at a width: Chinese without a space, English with one', () => {
    const line = '坚持把发展经济的着力点放在实体经济上面来，'
    check(
      `${line}\n${line}\n${line}\n${line}\n${line}\n到此为止。\n另起一段。\n${line}\n${line}\n${line}\n完。\n`,
      `${line.repeat(5)}到此为止。\n\n另起一段。\n\n${line.repeat(3)}完。\n`,
    )
    const words = 'The plan that was made for the coming years is long and'
    check(`${`${words}\n`.repeat(5)}it ends here.\n`, `${`${words} `.repeat(5)}it ends here.\n`)
  })

  it('mends a word that the text has elsewhere without the hyphen, and keeps other hyphens', () =>
    check(
      'Their policy for information is a matter of self-\nreliance, and so the plan says that infor-\nmation is to be shared by all of the ministries\nthat take part in it, at the centre and below it.\n',
      'Their policy for information is a matter of self-reliance, and so the plan says that information is to be shared by all of the ministries that take part in it, at the centre and below it.\n',
      ['joined hyphen: information'],
    ))

  it('makes a list of dashes that a scan was misread in', () =>
    check(
      '发展方针：\n- -坚持以渡口为主题。\n- -坚持以航道为主线。\n',
      '发展方针：\n\n- 坚持以渡口为主题。\n- 坚持以航道为主线。\n',
      ['list bullets: - - × 2'],
    ))

  it('makes lists of bullets, inside each other', () =>
    check('● one\n○ inside\n○ and inside\n● two\n', '- one\n  - inside\n  - and inside\n- two\n', [
      'list bullets: ● × 2, ○ × 2',
    ]))

  it('fences contents and advertisements as comments', () =>
    check(
      '目录\n第一章　形势\n第二章　目标\n第三章　措施\n第一章　形势\n形势很好。\n阅读更多\n第二章　目标\n目标明确。\n第三章　措施\n措施得力。\n',
      '<!-- contents\n目录\n第一章　形势\n第二章　目标\n第三章　措施\n-->\n\n## 第一章　形势\n\n形势很好。\n\n<!-- advertisement: 阅读更多 -->\n\n## 第二章　目标\n\n目标明确。\n\n## 第三章　措施\n\n措施得力。\n',
      ['fenced contents: 目录\n第一章　形势\n第二章　目标\n第三章　措施', 'fenced advertisement: 阅读更多'],
    ))

  it('fences contents of two entries with pages behind a mere gap', () =>
    check(
      '滨海市港口发展规划\n目　录\n第一章　总则　1\n第二章　目标　3\n第一章　总则\n渡口很多。\n第二章　目标\n码头很少。\n',
      '# 滨海市港口发展规划\n\n<!-- contents\n目　录\n第一章　总则　1\n第二章　目标　3\n-->\n\n## 第一章　总则\n\n渡口很多。\n\n## 第二章　目标\n\n码头很少。\n',
      ['fenced contents: 目　录\n第一章　总则　1\n第二章　目标　3'],
    ))

  it('fences contents that nothing calls so: chapters in a row, each of which stands again below', () => {
    const chapters = ['总则', '目标', '港口', '渡口', '船舶', '保障'].map(
      (name, at) => `第${'一二三四五六'[at]}章　${name}`,
    )
    const text = chapters.map(chapter => `${chapter}\n渡口全部更新，码头加固。\n`).join('')
    const headed = chapters.map(chapter => `## ${chapter}\n\n渡口全部更新，码头加固。\n`).join('\n')
    check(
      `滨海市港口发展规划\n${chapters.join('\n')}\n${text}`,
      `# 滨海市港口发展规划\n\n<!-- contents\n${chapters.join('\n')}\n-->\n\n${headed}`,
      [`fenced contents: ${chapters.join('\n')}`],
    )
  })

  it('fences contents of two entries that have pages', () =>
    check(
      '目 录\n第一章 渡船 …………… 1\n第二章 码头 …………… 2\n第一章 渡船\n渡船很多。\n第二章 码头\n码头很少。\n',
      '<!-- contents\n目 录\n第一章 渡船 …………… 1\n第二章 码头 …………… 2\n-->\n\n## 第一章 渡船\n\n渡船很多。\n\n## 第二章 码头\n\n码头很少。\n',
      ['fenced contents: 目 录\n第一章 渡船 …………… 1\n第二章 码头 …………… 2'],
    ))

  it('removes page numbers and says so', () =>
    check('甲。\n- 1 -\n\f乙。\n- 2 -\n', '甲。\n\n乙。\n', [
      'removed page-number: - 1 -',
      'removed page-number: - 2 -',
    ]))

  it('makes a table of tabs, of strokes and of columns', () => {
    check(
      '指标\t2025年\n人口\t100\n收入\t200\n',
      '| 指标 | 2025年 |\n| --- | --- |\n| 人口 | 100 |\n| 收入 | 200 |\n',
      ['table tabs: 指标\t2025年\n人口\t100\n收入\t200'],
    )
    check('+----+---+\n| a  | b |\n+----+---+\n| c* | 1 |\n+----+---+\n', '| a | b |\n| --- | --- |\n| c\\* | 1 |\n', [
      'table strokes: +----+---+\n| a  | b |\n+----+---+\n| c* | 1 |\n+----+---+',
    ])
    check(
      '项目      2020    2025\n产量      12      15\n收入      100     220\n',
      '| 项目 | 2020 | 2025 |\n| --- | --- | --- |\n| 产量 | 12 | 15 |\n| 收入 | 100 | 220 |\n',
      ['table columns: 项目      2020    2025\n产量      12      15\n收入      100     220'],
    )
  })

  it('puts cells of columns below their heads where some are empty, and runs no rows together', () => {
    check(
      '类别      指标            单位    2025年   2030年\n货运      港口吞吐量      万吨    10       20\n          渡口货运量      万吨    1.5      2\n客运      渡口客运量      万人    3        4\n',
      '| 类别 | 指标 | 单位 | 2025年 | 2030年 |\n| --- | --- | --- | --- | --- |\n| 货运 | 港口吞吐量 | 万吨 | 10 | 20 |\n|  | 渡口货运量 | 万吨 | 1.5 | 2 |\n| 客运 | 渡口客运量 | 万人 | 3 | 4 |\n',
      [
        'table columns: 类别      指标            单位    2025年   2030年\n货运      港口吞吐量      万吨    10       20\n          渡口货运量      万吨    1.5      2\n客运      渡口客运量      万人    3        4',
      ],
    )
    const { text } = importDocument(
      readRawText(
        '滨海市港口发展规划\n    第一条航道要在五年内加深到可以通行大船的程度，渡口也要全部更新。\n货运量            万吨          10、12，\n客运量            万人          3、4，\n',
      ),
      { name: 'a.txt', taken: new Set() },
    )
    assert.match(text, /10、12，\n\n客运量/)
  })

  it('joins what stood bold or low on a page, and not sentences that lost their stops', () =>
    check(
      '滨海市港口发展规划\n今后五年发展的\n主要目标\n是：货运加倍。港区PM\n2.5\n年平均浓度下降10%。\n    到2030年，滨海市的港口、渡口和航道要在现有的基础上全面加固、加深和更新\n两岸人民要过上更好的日子\n、渡口。\n渡口的更新是很要紧的\n码头的加固也是要紧的\n',
      '# 滨海市港口发展规划\n\n今后五年发展的主要目标是：货运加倍。港区PM2.5年平均浓度下降10%。\n\n到2030年，滨海市的港口、渡口和航道要在现有的基础上全面加固、加深和更新\n\n两岸人民要过上更好的日子\n\n、渡口。\n\n渡口的更新是很要紧的\n\n码头的加固也是要紧的\n',
    ))

  it('links footnotes that have both a call and a text, and leaves other brackets', () =>
    check('增长很快[1]，见[3]。\n\n[1] 按不变价格。\n', '增长很快[^1]，见\\[3\\]。\n\n[^1]: 按不变价格。\n', [
      'footnote bracketed-number: [1]',
    ]))

  it('keeps what would be Markdown by accident', () =>
    check('# 不是标题\n\n2020. 年份\n\n<b>粗*体*</b>\n', '\\# 不是标题\n\n2020\\. 年份\n\n\\<b>粗\\*体\\*\\</b>\n'))

  it('fills front matter and marks what is doubtful', () => {
    const { text } = importDocument(
      readRawText(
        '中华人民共和国国民经济和社会发展第九十个五年规划纲要\n（2026年3月12日第十四届全国人民代表大会第四次会议批准）\n正文。\n',
      ),
      { name: 'a.txt', taken: new Set() },
    )
    assert.match(text, /^---\nid: .*\ntitle: 中华人民共和国国民经济和社会发展第九十个五年规划纲要\n/)
    assert.match(text, /\nissuer: 全国人民代表大会\ndate: 2026-03-12\n/)
    assert.match(text, /\nlanguage: zh\nsource: a\.txt # review 待核\n---\n/)
  })

  it('has for an id the name that somebody gave the file, else its title where that is short', () => {
    const idOf = (text: string, name = '1.txt'): string | undefined =>
      /\nid: (\S*) # review 待核\n/.exec(importDocument(readRawText(text), { name, taken: new Set() }).text)?.[1]
    const plan = '云浦市水上交通规划\n\n渡口全部更新。\n'
    for (const name of ['content_5592681.htm', 'P020210315394.pdf', 'document', 'index.html', 'art_2021_3.htm'])
      assert.equal(idOf(plan, name), '云浦市水上交通规划', name)
    assert.equal(idOf(plan, 'yunpu-15.pdf'), 'yunpu-15')
    assert.equal(idOf(plan, 'doc Yunpu.docx'), 'doc-yunpu')
    assert.equal(idOf('云浦市“十五五”水上交通发展规划\n\n渡口全部更新。\n'), '云浦市十五五水上交通发展规划')
    assert.equal(idOf(`云浦市${'渡口和码头'.repeat(5)}发展规划（2021年版）\n\n渡口全部更新。\n`), 'regional-2021')
  })

  it('finds who issued it in a line of its own, at the head or the end, or in what is said', () => {
    const issuerOf = (text: string): string | undefined =>
      /\nissuer: (.*)\n/.exec(importDocument(readRawText(text), { name: 'a.txt', taken: new Set() }).text)?.[1]
    const plan = '云浦市“十五五”水上交通发展规划\n\n'
    assert.equal(issuerOf(`${plan}云浦市交通运输局\n\n渡口全部更新。\n`), '云浦市交通运输局 # review 待核')
    assert.equal(
      issuerOf(`${plan}渡口在五年内全部更新，码头按新的标准加固。\n\n江岭省农业农村厅\n2026年4月8日\n`),
      '江岭省农业农村厅 # review 待核',
    )
    assert.equal(issuerOf(`${plan}云浦市人民政府\u30002021年3月\n\n渡口全部更新。\n`), '云浦市人民政府')
    assert.equal(issuerOf(`云浦市人民政府办公室文件\n\n${plan}渡口全部更新。\n`), '云浦市人民政府办公室')
    assert.equal(issuerOf(`${plan}云浦市交通运输局要把渡口全部更新，码头按新的标准加固。\n`), undefined)
    const title = 'Outline of the Plan for Waterways\n\n'
    const words = 'All ferries are to be renewed within five years, and the quays are to be made safe.\n'
    assert.equal(
      issuerOf(`${title}Ministry of Water Transport\n\n${words}`),
      'Ministry of Water Transport # review 待核',
    )
    assert.equal(issuerOf(`${title}Issued by the Waterways Commission\n\n${words}`), 'Waterways Commission')
    assert.equal(
      issuerOf(
        `${title}(Adopted at the Third Session of the Ninth National People's Congress on March 9, 2001)\n\n${words}`,
      ),
      "National People's Congress",
    )
    assert.equal(issuerOf(`${title}${words}`), undefined)
  })

  it('takes no plan of a province for the country’s', () => {
    const { text } = importDocument(
      readRawText(
        'Outline of the 15th Five-Year Plan of Reed Province\n\nBy 2030, 90 percent of the ferries are new.\n',
      ),
      { name: 'a.txt', taken: new Set() },
    )
    assert.match(text, /\nkind: regional\n/)
    assert.doesNotMatch(text, /\nnames:/)
  })

  it('takes the headline of an article for its title, not the rubric over it, nor a caption that is said twice for a heading', () =>
    check(
      'Economy news today\n\nMinisters set a new goal for growth in the coming years\n\nMinisters met on Monday, and what they said about the goal was clear to all who were there.\n\nMinisters at the long table\n\nMinisters at the long table\n\nThey spoke for three hours, and nobody left the room before the end of what they had to say.\n',
      'Economy news today\n\n# Ministers set a new goal for growth in the coming years\n\nMinisters met on Monday, and what they said about the goal was clear to all who were there.\n\nMinisters at the long table\n\nMinisters at the long table\n\nThey spoke for three hours, and nobody left the room before the end of what they had to say.\n',
    ))

  it('takes the title of Markdown from bold first lines, and its kind, where a year is all that it is called', () => {
    const report = importDocument(
      readRawMarkdown('**政府工作报告**\n——2031年3月5日在滨海市人民代表大会上\n\n各位代表：\n'),
      {
        name: '2031.md',
        taken: new Set(),
      },
    ).text
    assert.match(report, /\ntitle: 政府工作报告\nkind: report\n/)
    assert.match(report, /\ndate: 2031-03-05/)
    const results = importDocument(
      readRawMarkdown(
        '---\ntitle: 2030年\n---\n\n**滨海市**\n\n**2030年国民经济和社会发展统计公报**\n\n全年造船12艘。\n',
      ),
      { name: '2030.md', taken: new Set() },
    ).text
    assert.match(results, /^---\ntitle: 2030年\n/)
    assert.match(results, /\nkind: statistics\n/)
  })

  it('leaves the body of Markdown alone, and its own results', () => {
    const markdown = '# 某市数字经济发展规划\n\n1) 一\n   *x*\n'
    const once = importDocument(readRawMarkdown(markdown), { name: 'a.md', taken: new Set() })
    assert.equal(body(once.text), markdown)
    assert.match(once.text, /^---\nid: .*\ntitle: 某市数字经济发展规划\n/)
    const twice = importDocument(readRawMarkdown(once.text), { name: 'a.md', taken: new Set() })
    assert.equal(twice.text, once.text)
  })
})
