import assert from 'node:assert/strict'
import type { Comparison, PieceChange, SectionChange } from '../../server/core/features/comparison/changes.ts'
import { comparePlans } from '../../server/core/features/comparison.ts'
import { loadFixture, uriOf } from '../support/fixture.ts'
import { createRandom } from '../support/random.ts'

function compare(before: string, after: string, more = ''): Comparison {
  const { corpus } = loadFixture(`//- a.md\n${before}\n//- b.md\n${after}\n${more}`)
  const comparison = comparePlans(corpus, uriOf('a.md'), uriOf('b.md'))
  assert.ok(comparison)
  return comparison
}

/** `fate before + before > after + after`, with `*` for what moved and `~` for what moved along. */
function sectionLines({ sections }: Comparison): string[] {
  return sections.map(({ fate, isMoved, isMovedAlong, before, after }) => {
    const [one, other] = [before, after].map(refs => refs.map(({ words }) => words).join(' + '))
    return `${isMovedAlong ? '~' : isMoved ? '*' : ''}${fate} ${one} > ${other}`
  })
}

function allPieces({ sections }: Pick<Comparison, 'sections'>): PieceChange[] {
  return sections.flatMap(({ pieces }) => pieces)
}

function fates(changes: readonly { readonly fate: string }[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { fate } of changes) counts[fate] = (counts[fate] ?? 0) + 1
  return counts
}

/** Every section and every piece stands in exactly one change, and offsets say where. */
function checkWhole(comparison: Comparison, before: string, after: string): void {
  for (const [side, text] of [
    ['before', before],
    ['after', after],
  ] as const) {
    const pieces = allPieces(comparison).flatMap(change => change[side])
    const indexes = pieces.map(({ index }) => index).sort((a, b) => a - b)
    assert.deepEqual(
      indexes,
      Array.from({ length: comparison[side].pieces }, (_, i) => i),
      `pieces ${side}`,
    )
    const sections = comparison.sections.flatMap(change => change[side]).filter(({ index }) => index >= 0)
    assert.equal(sections.length, comparison[side].sections, `sections ${side}`)
    assert.equal(new Set(sections.map(({ index }) => index)).size, sections.length, `sections ${side} once`)
    for (const { start, end, text: words } of pieces) {
      const plain = words.replace(/\t[\s\S]*$/, '').slice(0, 8)
      assert.ok(text.slice(start, end).includes(plain), `${plain} at ${start}`)
    }
  }
  for (const { words, before: refsA, after: refsB } of allPieces(comparison)) {
    if (!words) continue
    const join = (kind: 'added' | 'removed'): string =>
      words
        .filter(run => run.kind !== kind)
        .map(run =>
          run.kind === 'same' && kind === 'added' && run.before
            ? before.slice(run.before.start, run.before.end)
            : run.text,
        )
        .join('')
    assert.equal(join('removed'), refsB.map(({ text }) => text).join('\n'))
    if (refsA.length === 1) assert.equal(join('added'), refsA[0]?.text)
    for (const run of words) {
      if (run.after && !run.text.includes('\n')) assert.equal(after.slice(run.after.start, run.after.end), run.text)
    }
  }
}

const HARBOUR = `# 海港市发展规划

本规划说明海港市今后五年怎样发展，由市政府编制。

## 第一章 渔业

夏季休渔三个月，让鱼群繁殖，渔船回港检修。

养殖户按海区领取许可，水质每月检测一次，结果向公众公布。

## 第二章 道路

沿海公路加宽到双向四车道，桥梁全部检修一遍。

乡间土路铺上沥青，雨季不再中断。

## 第三章 学校

每个镇办好一所初中，教师轮岗，校车免费。
`

describe('comparison', () => {
  it('takes what is not there for no counterpart of a title', () => {
    const whole = '# 石港县渡口规划\n\n## 渡船\n\n渡船逐船编号，每年检修两次。\n\n## 码头\n\n码头分三年修缮。\n'
    const parts = whole.replace(/^# .*\n\n/, '')
    assert.deepEqual(sectionLines(compare(whole, parts)), [
      'dropped 石港县渡口规划 > ',
      'same 渡船 > 渡船',
      'same 码头 > 码头',
    ])
    assert.deepEqual(sectionLines(compare(whole, `各乡：\n\n${parts}`))[0], 'reworded 石港县渡口规划 > ')
    // The only heading of a document is its title.
    const [title] = sectionLines(compare(whole, '# 渡口的事\n\n渡口要办好，各乡要带头，按季度报告。\n'))
    assert.equal(title, 'reworded 石港县渡口规划 > 渡口的事')
  })

  it('a document is the same as itself', () => {
    const comparison = compare(HARBOUR, HARBOUR)
    assert.deepEqual(fates(comparison.sections), { same: 4 })
    assert.deepEqual(fates(allPieces(comparison)), { same: 6 })
    assert.ok(comparison.sections.every(({ similarity, isMoved }) => similarity === 1 && !isMoved))
    checkWhole(comparison, HARBOUR, HARBOUR)
  })

  it('a number alone is no change', () => {
    const after = HARBOUR.replace('第二章', '第五章').replace('第三章', '第九章')
    const comparison = compare(HARBOUR, after)
    assert.deepEqual(fates(comparison.sections), { same: 4 })
    assert.deepEqual(
      comparison.sections.filter(({ isRenumbered }) => isRenumbered).map(({ after: refs }) => refs[0]?.number),
      ['第五章', '第九章'],
    )
  })

  it('an article with another number is the same, one with other words is not', () => {
    const comparison = compare(
      '第三条 渔船出海须带救生衣。\n\n第四条 港口每日清扫。\n',
      '第三条 养殖须有许可。\n\n第四条　渔船出海须带救生衣。\n\n第五条 港口每周清扫。\n',
    )
    const lines = allPieces(comparison).map(
      ({ fate, isRenumbered, before, after }) =>
        `${fate}${isRenumbered ? ' renumbered' : ''} ${before[0]?.number ?? '-'} ${after[0]?.number ?? '-'}`,
    )
    assert.deepEqual(lines, ['added - 第三条', 'same renumbered 第三条 第四条', 'reworded renumbered 第四条 第五条'])
  })

  it('width, script, quotes and spaces are no change', () => {
    const comparison = compare(
      '发展“数字渔业”，建5G基站，到2025年（含当年）完成。',
      '發展「数字渔业」，建 5Ｇ 基站，到2025年(含当年)完成。',
    )
    assert.deepEqual(fates(allPieces(comparison)), { same: 1 })
  })

  it('marks what changed by Chinese words', () => {
    const comparison = compare(
      '沿海公路加宽到双向四车道，桥梁全部检修一遍。',
      '沿海公路加宽到双向六车道，桥梁和隧道全部检修一遍。',
    )
    const [piece] = allPieces(comparison)
    const marks = piece?.words?.map(({ kind, text }) =>
      kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`,
    )
    assert.equal(marks?.join(''), '沿海公路加宽到双向[-四-]{+六+}车道，桥梁{+和隧道+}全部检修一遍。')
  })

  it('marks a changed number in the name of a plan of the corpus', () => {
    const text = (number: string): string =>
      `# 海港市第${number}个五年规划纲要\n\n海港市第${number}个五年规划纲要由本局负责解释。`
    const [change] = allPieces(compare(text('十三'), text('十四')))
    assert.deepEqual(
      change?.words?.filter(({ kind }) => kind !== 'same').map(run => run.text.replace('十', '')),
      ['三', '四'],
    )
  })

  it('marks what changed by English words', () => {
    const comparison = compare(
      'The coastal road is to be widened to four lanes, and every bridge inspected.',
      'The coastal road is to be widened to six lanes, and every bridge and tunnel inspected.',
    )
    const [piece] = allPieces(comparison)
    const marks = piece?.words?.map(({ kind, text }) =>
      kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`,
    )
    assert.equal(
      marks?.join(''),
      'The coastal road is to be widened to [-four -]{+six +}lanes, and every bridge {+and tunnel +}inspected.',
    )
  })

  it('offsets of marks are those of the source, markup and all', () => {
    const before = '沿海**公路**加宽到[双向四车道](target:lanes "value=4")，桥梁检修。\n'
    const after = '沿海公路加宽到[双向**六**车道](target:lanes)，桥梁&nbsp;检修。\n'
    const comparison = compare(before, after)
    const runs = allPieces(comparison)[0]?.words ?? []
    const removed = runs.find(({ kind }) => kind === 'removed')?.before
    const added = runs.find(({ kind }) => kind === 'added')?.after
    assert.equal(removed && before.slice(removed.start, removed.end), '四')
    assert.equal(added && after.slice(added.start, added.end), '六')
  })

  it('a section that went elsewhere has moved, and those that it passed have not', () => {
    const [head = '', fish = '', road = '', school = ''] = HARBOUR.split(/(?=^## )/m)
    const comparison = compare(HARBOUR, [head, school, fish, road].join('\n'))
    assert.deepEqual(sectionLines(comparison), [
      'same 海港市发展规划 > 海港市发展规划',
      '*same 学校 > 学校',
      'same 渔业 > 渔业',
      'same 道路 > 道路',
    ])
    assert.deepEqual(
      comparison.topics.filter(({ level }) => level === 1).map(({ rankBefore, rankAfter }) => [rankBefore, rankAfter]),
      [
        [3, 1],
        [1, 2],
        [2, 3],
      ],
    )
  })

  it('what stands in a section that moved has moved along', () => {
    const before =
      '## 甲、渔业\n\n### 捕捞\n\n渔船夏季休渔三个月。\n\n### 养殖\n\n养殖户按海区领取许可。\n\n## 乙、道路建设\n\n沿海公路加宽到四车道，桥梁检修，乡间土路铺沥青，雨季不中断。\n'
    const [fish = '', road = ''] = before.split(/(?=^## )/m)
    assert.deepEqual(sectionLines(compare(before, `${road}\n${fish}`)), [
      'same 乙、道路建设 > 乙、道路建设',
      '*same 甲、渔业 > 甲、渔业',
      '~same 捕捞 > 捕捞',
      '~same 养殖 > 养殖',
    ])
  })

  it('one section that became two was split, two that became one were merged', () => {
    const one = `## 水利

加固江堤二百公里，病险水库全部除险，山洪预警到村。

农村饮水管网改造，水源地划定保护区，水质按月公布。

## 教育

每镇一所初中，教师轮岗，校车免费。
`
    const two = `## 防洪

加固江堤二百公里，病险水库全部除险，山洪预警到每个村。

## 饮水

农村饮水管网全面改造，水源地划定保护区，水质按月公布。

## 教育

每镇一所初中，教师轮岗，校车免费。
`
    assert.deepEqual(sectionLines(compare(one, two)), ['split 水利 > 防洪 + 饮水', 'same 教育 > 教育'])
    assert.deepEqual(sectionLines(compare(two, one)), ['merged 防洪 + 饮水 > 水利', 'same 教育 > 教育'])
  })

  it('ranks every section of a level once on its own side, parts of what was split or merged among them', () => {
    const one =
      '## 水利\n\n加固江堤二百公里，病险水库全部除险，山洪预警到村。\n\n农村饮水管网改造，水源地划定保护区，水质按月公布。\n\n## 教育\n\n每镇一所初中，教师轮岗，校车免费。\n\n## 邮政\n\n邮路每天开一班。\n'
    const two =
      '## 防洪\n\n加固江堤二百公里，病险水库全部除险，山洪预警到村。\n\n## 饮水\n\n农村饮水管网改造，水源地划定保护区，水质按月公布。\n\n## 教育\n\n每镇一所初中，教师轮岗，校车免费。\n\n## 古树\n\n古树挂牌登记。\n'
    for (const [before, after] of [
      [one, two],
      [two, one],
    ] as const) {
      const { topics, sections } = compare(before, after)
      assert.equal(sections.filter(({ fate }) => fate === 'split' || fate === 'merged').length, 1)
      const ranks = (side: 'rankBefore' | 'rankAfter'): number[] =>
        topics.flatMap(topic => topic[side] ?? []).sort((a, b) => a - b)
      assert.deepEqual([ranks('rankBefore').length, ranks('rankAfter').length], before === one ? [3, 4] : [4, 3])
      assert.deepEqual(ranks('rankBefore'), [...new Set(ranks('rankBefore'))])
      assert.equal(topics.filter(({ isPart }) => isPart).length, 1)
    }
  })

  it('a paragraph that became two was split; where no word changed it is the same', () => {
    const parts = [
      '渔船夏季休渔三个月，渔政船日夜巡查，违者停航一年。',
      '养殖户按海区领取许可，水质每月检测，结果公布。',
    ]
    const split = compare(parts.join(''), parts.join('\n\n').replace('一年', '两年'))
    assert.deepEqual(
      allPieces(split).map(({ fate, before, after }) => [fate, before.length, after.length]),
      [['split', 1, 2]],
    )
    const same = compare(parts.join('\n\n'), parts.join(''))
    assert.deepEqual(
      allPieces(same).map(({ fate, before, after }) => [fate, before.length, after.length]),
      [['same', 2, 1]],
    )
  })

  it('a paragraph that went to another section is listed there and named here', () => {
    const before =
      '## 渔业\n\n夏季休渔三个月，让鱼群繁殖，渔船回港检修。\n\n养殖户按海区领取许可，水质每月检测一次。\n\n## 港口\n\n码头向东延长三百米，吊机换成电动。\n'
    const after =
      '## 渔业\n\n夏季休渔三个月，让鱼群繁殖，渔船回港检修。\n\n## 港口\n\n码头向东延长三百米，吊机换成电动。\n\n养殖户按海区领取许可，水质每月检测一次。\n'
    const { sections } = compare(before, after)
    const [fish, harbour] = sections
    assert.deepEqual(
      fish?.departed.map(({ fate, isMoved }) => [fate, isMoved]),
      [['same', true]],
    )
    assert.deepEqual(
      harbour?.pieces.map(({ fate, isMoved }) => [fate, isMoved]),
      [
        ['same', false],
        ['same', true],
      ],
    )
    assert.equal(fish?.fate, 'reworded')
  })

  it('tables of contents and front matter are left out', () => {
    const toc =
      '---\ntitle: 规划\n---\n\n<details>\n<summary>目录</summary>\n\n- 第一章 渔业\n- 第二章 道路\n\n</details>\n\n'
    const comparison = compare(toc + HARBOUR, HARBOUR)
    assert.deepEqual(fates(allPieces(comparison)), { same: 6 })
    assert.deepEqual(
      comparison.warnings.map(({ code }) => code),
      ['contents-left-out'],
    )
  })

  it('a row of a table is one piece', () => {
    const table = '| 指标 | 2020年 | 2025年 |\n|---|---|---|\n| 渔港数量 | 3 | 5 |\n| 公路里程 | 120 | 200 |\n'
    const comparison = compare(table, table.replace('| 5 |', '| 6 |'))
    assert.deepEqual(fates(allPieces(comparison)), { same: 2, reworded: 1 })
    assert.equal(allPieces(comparison).find(({ fate }) => fate === 'reworded')?.after[0]?.text, '渔港数量\t3\t6')
  })

  it('what is added one way is dropped the other way', () => {
    const after = `${HARBOUR}\n## 第四章 医院\n\n每个镇设卫生院，医生下乡巡诊，急救车半小时到达。\n`
    const count = (comparison: Comparison, fate: string): number[] => [
      comparison.sections.filter(one => one.fate === fate).length,
      allPieces(comparison).filter(one => one.fate === fate).length,
    ]
    assert.deepEqual(count(compare(HARBOUR, after), 'added'), [1, 1])
    assert.deepEqual(count(compare(after, HARBOUR), 'dropped'), [1, 1])
  })

  it('counts terms with log-likelihood and log ratio', () => {
    const glossary =
      '//- g.md\n---\nkind: glossary\n---\n\n## 渔港\n- id: harbour\n\n港。\n\n## 公路\n- id: road\n\n路。\n'
    const { terms, before, after } = compare(`渔港渔港渔港。${'说'.repeat(93)}`, `公路。${'说'.repeat(97)}`, glossary)
    assert.deepEqual([before.characters, after.characters], [100, 100])
    const [fallen] = terms.fallen
    assert.deepEqual(
      [fallen?.id, fallen?.before.count, fallen?.before.rate, fallen?.isFromZero],
      ['harbour', 3, 300, true],
    )
    // 2 · 3 · ln 2 and log₂ (0.5 / 3).
    assert.equal(fallen?.logLikelihood.toFixed(4), '4.1589')
    assert.equal(fallen?.logRatio.toFixed(4), '-2.5850')
    assert.deepEqual(
      terms.risen.map(({ id }) => id),
      ['road'],
    )
  })

  it('lists phrases that are new, the longest alone', () => {
    const filler = (words: readonly string[]): string =>
      words.map((word, i) => `${word}第${'甲乙丙丁戊'[i]}处，`).join('')
    const before = filler(['修路', '造桥', '种树', '养鱼', '办学'])
    const after = '建设智慧海洋牧场，发展智慧海洋牧场，依托智慧海洋牧场，扩大智慧海洋牧场。'
    const { phrases } = compare(before, after)
    assert.deepEqual(
      phrases.added.map(({ text, figure }) => [text, figure.count]),
      [['智慧海洋牧场', 4]],
    )
    const place = phrases.added[0]?.first
    assert.equal(place && after.slice(place.start, place.end), '智慧海洋牧场')
    assert.deepEqual(phrases.gone, [])
  })

  it('says which targets were carried over, changed, are new or gone', () => {
    const plan = (period: string, lines: readonly string[]): string =>
      `---\nkind: outline\nperiod: ${period}\n---\n\n## 目标\n\n${lines.join('\n\n')}\n`
    const comparison = compare(
      plan('2021-2025', [
        '到2025年，森林覆盖率达到24%。',
        '到2025年，城市自来水普及率达到95%。',
        '到2025年，渔港数量达到5个。',
      ]),
      plan('2026-2030', [
        '到2030年，森林覆盖率达到24%。',
        '到2030年，城市自来水普及率达到98%。',
        '到2030年，高速公路里程达到900公里。',
      ]),
    )
    assert.deepEqual(
      comparison.targets.map(({ fate, indicator, differs }) => [fate, indicator, ...differs]),
      [
        ['carried', '森林覆盖率'],
        ['changed', '城市自来水普及率', 'value'],
        ['added', '高速公路里程'],
        ['dropped', '渔港数量'],
      ],
    )
  })

  it('counts once what a text says in a sentence and again in its table', () => {
    const plan = (year: number, share: number): string =>
      `---\nkind: outline\nperiod: ${year - 4}-${year}\n---\n\n## 目标\n\n到${year}年，森林覆盖率达到${share}%。\n\n| 指标 | ${year - 5}年 | ${year}年 | 属性 |\n| --- | --- | --- | --- |\n| 森林覆盖率（%） | ${share - 1} | ${share} | 约束性 |\n`
    const { targets } = compare(plan(2025, 24), plan(2030, 26))
    assert.deepEqual(
      targets.map(({ fate, before, after }) => [fate, before?.value, before?.baseline, after?.kind]),
      [['changed', '24%', '23% (2020)', 'binding']],
    )
    // Another value is another statement.
    assert.equal(compare(plan(2025, 24), plan(2030, 26).replace('达到26%', '达到27%')).targets.length, 2)
  })

  it('pairs the targets of a translation that no glossary knows, and shows where a value differs', () => {
    const zh = `---\nid: quays\nlanguage: zh\nkind: sector\nperiod: 2026-2030\n---\n\n## 一、目标\n\n到2030年，码头年吞吐量达到1.2亿吨，铁水联运占比提高到18%。\n\n## 二、任务\n\n新建泊位12个。\n`
    const en = `---\nexpresses: quays\nlanguage: en\nkind: sector\nperiod: 2026-2030\n---\n\n## I. Aims\n\nBy 2030, the annual throughput of quays will reach 120 million tonnes, and the share of rail-water transport will rise to 15%.\n\n## II. Tasks\n\nWe will build 12 new berths.\n`
    assert.deepEqual(
      compare(zh, en).targets.map(({ fate, before, after }) => [fate, before?.value, after?.value]),
      [
        ['carried', '1.2亿吨', '120 million tonnes / year'],
        ['changed', '18%', '15%'],
        ['carried', '12个', '12 new berths'],
      ],
    )
  })

  it('calls indicators in English where the text is English', () => {
    const glossary = '//- g.md\n---\nkind: glossary\n---\n\n## 森林覆盖率\n- en: forest coverage\n- unit: "%"\n'
    const plan = (year: number): string =>
      `---\nlanguage: en\nkind: outline\n---\n\nBy ${year}, forest coverage will reach 26%.\n`
    const { targets } = compare(plan(2025), plan(2030), glossary)
    assert.deepEqual(
      targets.map(({ indicator }) => indicator),
      ['forest coverage'],
    )
  })

  it('tells a change from a level, and knows an indicator by its other name', () => {
    const plan = (line: string): string => `# 规划\n\n${line}\n`
    const { targets } = compare(
      plan('到2020年，县城细颗粒物（PM2.5）浓度下降25%以上。'),
      plan('到2025年，县城PM2.5浓度下降10%。\n\n到2025年，森林覆盖率达到24%。'),
    )
    assert.deepEqual(
      targets.map(({ fate, before, after }) => [fate, before?.change, after?.change]),
      [
        ['changed', 'down', 'down'],
        ['added', undefined, undefined],
      ],
    )
  })

  it('a deadline that moved on with the year of a report is no change, another one is', () => {
    const report = (year: number, by: number): string =>
      `---\nkind: report\ndate: ${year}-03-05\n---\n\n## 今年目标\n\n今年城镇新增就业1100万人。\n\n到${by}年，森林覆盖率达到24%。\n`
    const differs = (before: string, after: string): string[] =>
      compare(before, after).targets.map(one => [one.indicator, one.fate, ...one.differs].join(' '))
    assert.deepEqual(differs(report(2023, 2025), report(2024, 2025)), ['城镇新增就业 carried', '森林覆盖率 carried'])
    assert.deepEqual(differs(report(2023, 2025), report(2024, 2030)), [
      '城镇新增就业 carried',
      '森林覆盖率 changed deadline',
    ])
  })

  it('sets a text beside its translation without comparing words', () => {
    const chinese = '## 第一章 渔业\n\n夏季休渔三个月。\n\n建渔港12座。\n\n## 第二章 道路\n\n公路加宽到四车道。\n'
    const english = '## Chapter 1 Fishery\n\nBoats stay in port for three months in summer.\n\nBuild 12 harbours.\n'
    const comparison = compare(chinese, english)
    assert.equal(comparison.basis, 'places')
    assert.ok(comparison.warnings.some(({ code }) => code === 'wording-not-compared'))
    assert.deepEqual(sectionLines(comparison), ['counterpart 渔业 > Fishery', 'dropped 道路 > '])
    assert.deepEqual(fates(allPieces(comparison)), { counterpart: 2, dropped: 1 })
    checkWhole(comparison, chinese, english)
  })

  it('warns of unequal length, of a digest and of the order in time', () => {
    const long = `---\nid: p\ndate: 2021\n---\n\n${HARBOUR.repeat(3)}`
    const digest = `---\nid: d\nexpresses: p\ndate: 2020\nlanguage: zh\n---\n\n${HARBOUR.slice(0, 60)}`
    const codes = compare(long, digest).warnings.map(({ code }) => code)
    for (const code of ['digest', 'abridged', 'unequal-length', 'order']) assert.ok(codes.includes(code as never), code)
  })

  it('nothing, one line and what has no words can be compared', () => {
    for (const [before, after] of [
      ['', ''],
      ['', HARBOUR],
      [HARBOUR, ''],
      ['# 题', '题'],
      ['![](a.png)\n\n***', '。'],
      ['---\n---\n', '## \n\n## '],
    ] as const) {
      checkWhole(compare(before, after), before, after)
    }
  })

  it('what has no words has the language of the other, and what has no text is said to have none', () => {
    for (const empty of ['', '![](a.png)\n\n***', '12。']) {
      for (const { basis, warnings, before, after } of [compare(empty, HARBOUR), compare(HARBOUR, empty)]) {
        assert.deepEqual([basis, before.language, after.language], ['wording', 'zh', 'zh'])
        assert.equal(warnings.filter(({ code }) => code === 'no-text').length, empty === '12。' ? 0 : 1)
        assert.ok(warnings.every(({ code }) => code !== 'languages' && code !== 'wording-not-compared'))
      }
    }
    const { warnings } = compare('---\ntitle: 甲\nkind: outline\n', HARBOUR)
    assert.deepEqual(
      warnings.filter(({ code }) => code === 'no-text'),
      [{ code: 'no-text', title: '甲', isSwallowed: true }],
    )
  })

  it('texts that nobody would write come to an end, with everything in them', function () {
    // Slow: each is as large as makes a square of its size be felt; the benchmark takes them many times as large.
    this.timeout(60_000)
    const random = createRandom(3)
    const han = (count: number): string =>
      Array.from({ length: count }, () => String.fromCharCode(0x4e00 + Math.floor(random() * 2000))).join('')
    const list = (count: number, item: (i: number) => string): string =>
      Array.from({ length: count }, (_, i) => item(i)).join('\n\n')
    const cases: readonly (readonly [string, string])[] = [
      [list(1500, () => '加快建设'), list(1500, () => '加快建设')],
      [list(1500, () => `加快港口建设${han(2)}`), list(1500, () => `推进港口建设${han(2)}`)],
      [list(1500, () => han(9)), list(1500, () => han(9))],
      [han(30_000), han(30_000)],
      ['渔港，'.repeat(8_000), '公路，渔港，'.repeat(4_000)],
      [list(1000, () => '## 第一节 建设\n\n加快建设。'), list(1000, () => '### 第二节 建设\n\n推进建设。')],
      [list(1000, i => `## ${han(4)}\n\n${i}`), list(1000, i => `## ${han(4)}\n\n${i}`)],
      ['a b '.repeat(8_000), 'b a '.repeat(8_000)],
    ]
    for (const [before, after] of cases) checkWhole(compare(before, after), before, after)
  })

  it('counts the two alone, and hears from the marks of the others what an indicator is called', () => {
    const line = (percent: number): string => `# 规划\n\n到2025年，机织竹席合格率达到${percent}%。`
    const { corpus } = loadFixture(
      `//- a.md\n${line(80)}\n//- b.md\n${line(90)}\n//- marks.md\n到2030年，[机织竹席合格率达到95%](target:mats)。\n//- other.md\n渡船。`,
    )
    const comparison = comparePlans(corpus, uriOf('a.md'), uriOf('b.md'))
    assert.deepEqual(
      comparison?.targets.map(({ fate, key }) => [fate, key]),
      [['changed', 'mats']],
    )
    assert.deepEqual(
      ['a.md', 'b.md', 'marks.md', 'other.md'].map(name => corpus.isCounted(uriOf(name))),
      [true, true, false, false],
    )
  })

  it('is undefined for a document that is not there', () => {
    const { corpus } = loadFixture('//- a.md\n甲\n')
    assert.equal(comparePlans(corpus, uriOf('a.md'), uriOf('none.md')), undefined)
  })
})

describe('comparison of texts changed at random', () => {
  // Slow: each round builds two plans and compares them.
  const WORDS = [
    '渔港',
    '公路',
    '桥梁',
    '学校',
    '医院',
    '森林',
    '水库',
    '粮仓',
    '工厂',
    '电网',
    '铁路',
    '博物馆',
    '灯塔',
    '湿地',
    '码头',
  ]
  const VERBS = ['扩建', '检修', '新办', '保护', '迁移', '改造', '管好', '联通', '开放', '加固']
  const PLACES = ['东岸', '西山', '南湾', '北岭', '中洲', '上河', '下坝', '前滩', '后塘', '内港']

  interface Chapter {
    readonly title: string
    readonly paragraphs: readonly string[]
  }

  function build(random: () => number): Chapter[] {
    const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
    const sentence = (): string =>
      `${pick(PLACES)}${pick(VERBS)}${pick(WORDS)}${Math.floor(random() * 900) + 100}处，${pick(PLACES)}${pick(VERBS)}${pick(WORDS)}和${pick(WORDS)}，由${pick(PLACES)}的${pick(WORDS)}负责`
    return Array.from({ length: 8 }, (_, chapter) => ({
      title: `${pick(PLACES)}${pick(VERBS)}${pick(WORDS)}${'甲乙丙丁戊己庚辛'[chapter]}`,
      paragraphs: Array.from({ length: 3 + Math.floor(random() * 4) }, () => `${sentence()}。${sentence()}。`),
    }))
  }

  function write(chapters: readonly Chapter[]): string {
    const number = '一二三四五六七八九十'
    return chapters
      .map(
        ({ title, paragraphs }, i) =>
          `## 第${number[i]}章 ${title}\n\n${paragraphs.map((one, k) => `（${number[k]}）${one}`).join('\n\n')}\n`,
      )
      .join('\n')
  }

  const moved = (changes: readonly SectionChange[]): string[] =>
    changes.filter(({ isMoved }) => isMoved).map(({ after }) => after[0]?.words ?? '')

  for (let seed = 1; seed <= 12; seed++) {
    it(`seed ${seed}`, () => {
      const random = createRandom(seed)
      const chapters = build(random)
      const before = write(chapters)

      // One chapter goes elsewhere: it alone has moved, all is the same, all after it is renumbered.
      const from = Math.floor(random() * 8)
      const rest = chapters.filter((_, i) => i !== from)
      const one = chapters[from] as Chapter
      const to = (from + 3) % 8
      const after = write([...rest.slice(0, to), one, ...rest.slice(to)])
      const move = compare(before, after)
      assert.deepEqual(fates(move.sections), { same: 8 })
      assert.ok(allPieces(move).every(({ fate }) => fate === 'same'))
      assert.deepEqual(moved(move.sections), [one.title])
      checkWhole(move, before, after)

      // A chapter is taken out and another one put in.
      const other = { title: '全新题目', paragraphs: ['外星访客登记办法另行公布。', '月球基地的蔬菜按季节轮种。'] }
      const changed = chapters.map((chapter, i) => (i === from ? other : chapter))
      const swap = compare(before, write(changed))
      assert.deepEqual(fates(swap.sections), { same: 7, added: 1, dropped: 1 })
      checkWhole(swap, before, write(changed))

      // A chapter is cut in two.
      const big = chapters.reduce((a, b) => (b.paragraphs.length > a.paragraphs.length ? b : a))
      const half = Math.ceil(big.paragraphs.length / 2)
      const cut = chapters.flatMap(chapter =>
        chapter === big
          ? [
              { title: `${big.title}上`, paragraphs: big.paragraphs.slice(0, half) },
              { title: `${big.title}下`, paragraphs: big.paragraphs.slice(half) },
            ]
          : [chapter],
      )
      const split = compare(before, write(cut))
      assert.deepEqual(fates(split.sections), { same: 7, split: 1 })
      assert.ok(allPieces(split).every(({ fate, isMoved }) => fate === 'same' && !isMoved))
      const merged = compare(write(cut), before)
      assert.deepEqual(fates(merged.sections), { same: 7, merged: 1 })
      checkWhole(merged, write(cut), before)
    })
  }
})
