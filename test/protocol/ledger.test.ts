// The target ledger over LSP: what joins, what came of it, what contradicts, and how it is exported.

import assert from 'node:assert/strict'
import type { CodeLens, Diagnostic, DocumentSymbol, Hover, MarkupContent } from 'vscode-languageserver/node'
import type { ConcordanceResult } from '../../server/wire/concordance.ts'
import type { ExportLedgerResult, LedgerResult, LedgerRow } from '../../server/wire/ledger.ts'
import type { TrendsResult } from '../../server/wire/trends.ts'
import type { LanguageClient, Options } from '../support/language-client.ts'
import { useClient, waitFor } from './harness.ts'

const OUTLINE = `//- plans/fyp-14.md
---
id: fyp-14-outline
title: 中华人民共和国国民经济和社会发展第十四个五年规划和2035年远景目标纲要
kind: outline
date: 2021-03-11
period: 2021-2025
---

## 第一章 主要目标

[全社会研发经费投入年均增长7%以上](target:rd-growth "kind=expected")。粮食综合生产能力达到6.5亿吨以上。

| 指标 | 单位 | 2020年 | 2025年 | 年均/累计 | 属性 |
| --- | --- | --- | --- | --- | --- |
| [森林覆盖率](target:forest) | % | 23.2 | 24.1 | 〔0.9〕 | 约束性 |
| 人均预期寿命 | 岁 | 77.3* | — | 〔1〕 | 预期性 |
`

const ENGLISH = `//- plans/fyp-14-en.md
---
id: fyp-14-en
title: Outline of the 14th Five-Year Plan
expresses: fyp-14-outline
language: en
---

Spending on research and development [will grow by more than 7 percent a year](target:rd-growth).
Forest coverage will [rise to 24.1 percent](target:forest).
`

const REPORT = `//- reports/2026.md
---
id: report-2026
title: 政府工作报告
kind: report
date: 2026-03-05
---

2025年，[森林覆盖率达到25.1%](outcome:forest)。
`

const GLOSSARY = `//- glossary.md
---
id: glossary
kind: glossary
---

## 粮食综合生产能力
- id: grain
- en: overall grain production capacity; grain output
- unit: 亿吨
- topic: 安全保障 Security

What the fields can bear in a year of usual weather.
`

describe('the target ledger', () => {
  const start = useClient()
  const ledger = async (
    source: string,
    options?: Options,
  ): Promise<{ rows: readonly LedgerRow[]; client: LanguageClient }> => {
    const client = await start(source, options)
    const { rows, isComplete } = await client.connection.sendRequest<LedgerResult>('tifa/ledger', {})
    assert.equal(isComplete, true)
    return { rows, client }
  }
  const rowOf = (rows: readonly LedgerRow[], key: string): LedgerRow => {
    const found = rows.filter(row => row.key === key)
    assert.equal(found.length, 1, `${key}: ${found.length} rows`)
    return found[0] as LedgerRow
  }

  it('joins original and translation in one row, the original first', async () => {
    const { rows } = await ledger(OUTLINE + ENGLISH)
    const row = rowOf(rows, 'rd-growth')
    assert.equal(row.target.text, '≥ 7% / year')
    assert.equal(row.language, 'zh')
    assert.deepEqual([row.kind, row.target.year, row.deadlineFrom], ['expected', 2025, 'period'])
    assert.deepEqual(
      row.others.map(({ title }) => title),
      ['Outline of the 14th Five-Year Plan'],
    )
    assert.equal(row.isConflicting, false)
  })
  it('joins what a translation calls otherwise by its numbers and their order, and nothing that repeats or is known to be another', async () => {
    const texts = `//- zh.md
---
id: harbours
title: 石港市港口发展规划
kind: sector
period: 2021-2025
---

到2025年，建成渡口泊位320个。船闸改造率达到65%，航标完好率达到98%。浮桥更新12座，趸船更新12座。到2025年，灯塔新建7座。

//- en.md
---
id: harbours-en
title: Plan for the Harbours of Shigang
kind: sector
period: 2021-2025
language: en
expresses: harbours
---

By 2025, we will build 320 moorings for ferries. The share of renewed locks will reach 65% and that of sound buoys 98%. By 2025, we will build 7 new lighthouses.
`
    const { rows } = await ledger(texts)
    const shown = rows.map(row => `${row.target.text} ${row.language} +${row.others.length}`)
    assert.deepEqual(
      shown.filter(text => /320|65|98|\b7\b/.test(text)).map(text => text.replace(/^\D*/, '')),
      ['320个 zh +1', '65% zh +1', '98% zh +1', '7座 zh +1'],
      shown.join('\n'),
    )
    const first = rows.find(row => row.target.text.includes('320'))
    assert.deepEqual([first?.zh, first?.en], ['渡口泊位', 'moorings'])
    // Two translations in the same words.
    const second = `//- en-2.md\n${texts.slice(texts.indexOf('//- en.md') + 10).replace('harbours-en', 'harbours-en-2')}`
    const { rows: more } = await ledger(texts + second)
    assert.equal(more.length, rows.length)
    assert.equal(more.find(row => row.target.text.includes('320'))?.others.length, 2)
  })
  it('reads rows of a table, tagged or not, and adds a base and its cumulative change', async () => {
    const { rows } = await ledger(OUTLINE)
    assert.equal(rowOf(rows, 'forest').baseline?.text, '23.2%')
    const row = rowOf(rows, '~人均预期寿命')
    assert.deepEqual([row.id, row.target.text, row.baseline?.year], [null, '78.3岁', 2020])
    assert.match(row.sentence, /人均预期寿命 \| 岁 \| 77\.3/)
  })
  it('says from which year a change counts where no value is given', async () => {
    const { rows } = await ledger(
      '//- a.md\n---\ntitle: 某规划\nkind: outline\nperiod: 2021-2025\n---\n\n到2025年，单位工业增加值用水量比2020年下降16%。\n',
    )
    const [row] = rows
    assert.deepEqual(
      [row?.target.text, row?.baseline?.text, row?.baseline?.amount, row?.baseline?.year],
      ['16%', '', null, 2020],
    )
  })
  it('takes a row with columns 2030 and 2035 for two targets, of which each can be tagged', async () => {
    const table = (life: string): string =>
      `//- a.md\n---\ntitle: 某规划\nkind: outline\nperiod: 2026-2030\n---\n\n| 指标 | 2025年 | 2030年 | 2035年 | 属性 |\n| --- | --- | --- | --- | --- |\n| 人均预期寿命（岁） | 79 | 80 | ${life} | 预期性 |\n`
    const targets = async (life: string): Promise<unknown> => {
      const { rows, client } = await ledger(table(life))
      const untagged = (await client.diagnostics('a.md'))
        .filter(({ code }) => code === 'untagged-target')
        .map(({ range }) => client.slice('a.md', range))
      const said = rows.map(({ id, target, baseline }) => [id, target.text, target.year, baseline?.text])
      return { said, untagged }
    }
    assert.deepEqual(await targets('82'), {
      said: [
        [null, '80岁', 2030, '79岁'],
        [null, '82岁', 2035, '79岁'],
      ],
      untagged: ['人均预期寿命（岁） | 79 | 80', '82'],
    })
    assert.deepEqual(await targets('[82](target:life)'), {
      said: [
        [null, '80岁', 2030, '79岁'],
        ['life', '82岁', 2035, '79岁'],
      ],
      untagged: ['人均预期寿命（岁） | 79 | 80'],
    })
  })
  it('says of the cell of a further year what that cell sets', async () => {
    const client = await start(
      '//- a.md\n---\ntitle: 某规划\nkind: outline\nperiod: 2026-2030\n---\n\n| 指标 | 2025年 | 2030年 | 2035年 |\n| --- | --- | --- | --- |\n| 人均预期寿命（岁） | 79 | 80 | 8$02 |\n',
    )
    const { value } = (await client.ask<Hover>('textDocument/hover')).contents as MarkupContent
    assert.match(value, /82岁/)
    assert.match(value, /2035/)
  })
  it('finds the outcome of the year, and says whether it was met', async () => {
    const { rows } = await ledger(OUTLINE + REPORT)
    const row = rowOf(rows, 'forest')
    assert.deepEqual([row.status, row.outcome?.text, row.outcome?.year], ['met', '25.1%', 2025])
    assert.match(row.outcome?.place?.uri ?? '', /reports\/2026\.md$/)
  })
  for (const [year, status] of [
    [2024, 'open'],
    [2025, 'due'],
    [2026, 'no-outcome'],
  ] as const)
    it(`is ${status} in ${year} without an outcome`, async () => {
      const { rows } = await ledger(OUTLINE, { year })
      assert.equal(rowOf(rows, 'forest').status, status)
    })
  it('takes for the outcome what the next plan starts from', async () => {
    const next = `//- plans/fyp-15.md
---
id: fyp-15
title: 中华人民共和国国民经济和社会发展第十五个五年规划纲要
kind: outline
date: 2026-03-12
period: 2026-2030
---

| 指标 | 2025年 | 2030年 | 属性 |
| --- | --- | --- | --- |
| [森林覆盖率（%）](target:forest) | 25.1 | 25.8 | 约束性 |
`
    const { rows } = await ledger(OUTLINE + next)
    const row = rows.find(({ key, target }) => key === 'forest' && target.year === 2025)
    assert.deepEqual([row?.status, row?.outcome?.text, row?.outcome?.year], ['met', '25.1%', 2025])
  })
  it('says so where the definition has changed, and where an outcome is no number', async () => {
    const report = `${REPORT}[空气更好](outcome:rd-growth "at=2025")。\n`
    const { rows } = await ledger(OUTLINE + report.replace('outcome:forest)', 'outcome:forest "definition=changed")'))
    assert.equal(rowOf(rows, 'forest').status, 'definition-changed')
    assert.equal(rowOf(rows, 'rd-growth').status, 'not-comparable')
  })
  it('joins by the aliases of an indicator glossary, across languages', async () => {
    const english = `${ENGLISH}\nGrain output will reach over 650 million tonnes by 2025.\n`
    const { rows } = await ledger(GLOSSARY + OUTLINE + english)
    const row = rowOf(rows, 'grain')
    assert.deepEqual(
      [row.zh, row.en, row.topic],
      ['粮食综合生产能力', 'overall grain production capacity', '安全保障 Security'],
    )
    assert.equal(row.others.length, 1)
    assert.deepEqual([row.target.dimension, row.target.amount], ['t', 650_000_000])
  })
  it('joins a mark with an id of its own by its words, and whatever else has that id', async () => {
    const plan = OUTLINE.replace(
      '粮食综合生产能力达到6.5亿吨以上',
      '[粮食综合生产能力达到6.5亿吨以上](target:my-grain)',
    )
    const translation = `${ENGLISH}[Farmland will bear 650 million tonnes of it](target:my-grain).\n`
    const joined = await ledger(plan + translation + GLOSSARY)
    const row = rowOf(joined.rows, 'grain')
    assert.deepEqual([row.id, row.others.length], ['my-grain', 1])
    // Where the id stands for two indicators it is itself.
    const life = `\n## 人均预期寿命\n- en: life expectancy\n- unit: 岁\n\nYears.\n`
    const table = plan.replace('| 人均预期寿命 |', '| [人均预期寿命](target:my-grain) |')
    const { rows } = await ledger(table + translation + GLOSSARY + life)
    assert.deepEqual(
      rows.filter(({ key }) => key === 'grain' || key === 'life-expectancy'),
      [],
    )
    assert.ok(rows.some(({ key }) => key === 'my-grain'))
  })
  it('takes a level in money for none of an indicator in percent that has its name', async () => {
    const income =
      '## 居民人均可支配收入增长\n- id: income\n- aka: 居民人均可支配收入\n- en: income growth\n- unit: %\n\nGrowth.\n'
    const { rows } = await ledger(
      `${OUTLINE}\n居民人均可支配收入达到5.5万元。居民人均可支配收入年均增长5%。\n${GLOSSARY}${income}`,
    )
    assert.equal(rowOf(rows, 'income').target.text, '5% / year')
    assert.equal(rowOf(rows, '~居民人均可支配收入').target.text, '5.5万元')
  })
  it('is that of the folder also where a document outside of all folders is in front', async () => {
    const outside = '//- other/note.md\n到2025年，$0森林覆盖率达到30%。\n'
    const keys = async (folders: readonly string[]): Promise<string[]> => {
      const client = await start(OUTLINE + outside, { folders })
      const params = { uri: client.uri('other/note.md') }
      const { rows } = await client.connection.sendRequest<LedgerResult>('tifa/ledger', params)
      const query = { kind: 'phrase', text: '森林覆盖率' }
      const found = await client.connection.sendRequest<ConcordanceResult>('tifa/concordance', { ...params, query })
      const asked = { ...params, terms: ['森林覆盖率'], over: {} }
      const trends = await client.connection.sendRequest<TrendsResult>('tifa/trends', asked)
      return [String(rows.length), String(found.total), String(trends.columns.length)]
    }
    assert.deepEqual(await keys(['plans']), ['4', '1', '1'])
    assert.deepEqual(await keys([]), ['1', '1', '0'])
  })
  it('calls plans in the language of the interface, and by what tells them apart where the period stands beside', async () => {
    const other = (id: string, title: string): string =>
      `//- ${id}.md\n---\nid: ${id}\ntitle: ${title}\ntitle_en: Plan ${id}\nkind: regional\nperiod: 2021-2025\n---\n到2025年，$0森林覆盖率达到30%。\n`
    const source =
      OUTLINE +
      other('a', '江陵市“十四五”生态环境保护规划') +
      other('b', '石港县国民经济和社会发展第十四个五年规划纲要').replace('$0', '') +
      other('c', '石港县“十四五”规划').replace('$0', '')
    const labels = async (locale: string): Promise<string[]> => {
      const { rows } = await ledger(source, { locale })
      return [...new Set(rows.map(({ plan }) => plan.label))].sort()
    }
    assert.deepEqual(await labels('zh-cn'), [
      '“十四五”规划',
      '江陵市生态环境保护规划',
      '石港县“十四五”规划',
      '石港县“十四五”规划纲要',
    ])
    assert.deepEqual(await labels('en'), ['14th Five-Year Plan', 'Plan a', 'Plan b', 'Plan c'])
  })
  it('keeps apart what two provinces set', async () => {
    const province = (name: string, value: string): string =>
      `//- ${name}.md\n---\ntitle: ${name}国民经济和社会发展第十四个五年规划\nkind: regional\nperiod: 2021-2025\n---\n\n[森林覆盖率达到${value}](target:forest)。\n`
    const { rows } = await ledger(province('云浦省', '50%') + province('清溪省', '60%'))
    assert.deepEqual(
      rows.map(({ target, isConflicting }) => [target.text, isConflicting]),
      [
        ['50%', false],
        ['60%', false],
      ],
    )
  })
  it('gives a province its own report, and the country none of it', async () => {
    const front = (id: string, title: string, more: string): string =>
      `//- ${id}.md\n---\nid: ${id}\ntitle: ${title}\n${more}---\n\n`
    const { rows } = await ledger(
      `${OUTLINE}${front('p', '云浦省“十四五”规划', 'kind: regional\nperiod: 2021-2025\n')}[森林覆盖率达到45.2%](target:forest)。\n` +
        `${front('r', '2026年云浦省政府工作报告', 'kind: report\ndate: 2026-01-20\n')}[森林覆盖率达到45.3%](outcome:forest "at=2025")。\n`,
    )
    assert.deepEqual(
      rows
        .filter(({ key }) => key === 'forest')
        .sort((a, b) => b.target.text.localeCompare(a.target.text))
        .map(({ target, status }) => [target.text, status]),
      [
        ['45.2%', 'met'],
        ['24.1%', 'no-outcome'],
      ],
    )
  })
  for (const [name, table, expected] of [
    [
      'the later year first',
      '| 序号 | 指标 | 单位 | 2025年 | 2020年 |\n| --- | --- | --- | --- | --- |\n| 1 | 渡船吞吐量 | 万亿元 | 140 | 101.6 |',
      ['140万亿元', '101.6万亿元'],
    ],
    [
      'no years',
      '| 指标 | 基期值 | 目标值 |\n| --- | --- | --- |\n| 用水总量（亿立方米） | 5812.9 | <6400 |',
      ['< 6400亿立方米', '5812.9亿立方米'],
    ],
    [
      'plans for years',
      '| 指标（单位：%） | “十三五”实际 | “十四五”目标 |\n| --- | --- | --- |\n| 服务业比重 | 54.5 | 60 |',
      ['60', undefined],
    ],
    [
      'a total beside no years',
      '| 指标 | 基期值 | 目标值 | 五年累计 |\n| --- | --- | --- | --- |\n| 水库库容（亿立方米） | 9306 | 9500 | [194] |',
      ['9500亿立方米', '9306亿立方米'],
    ],
    [
      'English units in brackets',
      '| Indicator | 2020 | 2025 |\n| --- | --- | --- |\n| Grain output (million tonnes) | 650 | 700 |',
      ['700 million tonnes', '650 million tonnes'],
    ],
    [
      'long figures with English units',
      '| Indicator | 2020 | 2025 |\n| --- | --- | --- |\n| Irrigated area (hectares) | 9500 | 1045000 |',
      ['1,045,000 hectares', '9500 hectares'],
    ],
  ] as const)
    it(`reads a table with ${name}`, async () => {
      const { rows } = await ledger(`//- a.md\n---\ntitle: 某规划\nkind: outline\nperiod: 2021-2025\n---\n\n${table}\n`)
      assert.deepEqual([rows[0]?.target.text, rows[0]?.baseline?.text], expected)
      if (name.startsWith('English ')) assert.deepEqual([rows[0]?.target.amount, rows[0]?.target.dimension], [7e8, 't'])
    })
  it('an own entry takes the place of a bundled one with its headword', async () => {
    const bundled = GLOSSARY.replace('glossary.md', 'bundled.md').replace('id: grain', 'id: other')
    const { rows } = await ledger(GLOSSARY + bundled + OUTLINE, { bundled: ['bundled.md'] })
    assert.equal(rowOf(rows, 'grain').id, null)
  })
  it('gives commentary on the plan before to that plan', async () => {
    const note = `//- note.md\n---\ntitle: A look at the 14th Five-Year Plan\nkind: commentary\n---\n\nOnline retail [of 10 trillion yuan](target:retail "by=2020").\n`
    const { rows } = await ledger(note)
    assert.deepEqual(rowOf(rows, 'retail').plan.id, 'fyp:2016-2020')
  })
  it('exports CSV and JSON with file, line, sentence and language', async () => {
    const { rows, client } = await ledger(OUTLINE + REPORT)
    const refs = [rowOf(rows, 'forest').ref]
    const csv = await client.connection.sendRequest<ExportLedgerResult>('tifa/exportLedger', { format: 'csv', refs })
    const [head = '', row = '', ...rest] = csv.text.split('\r\n')
    assert.deepEqual(rest, [''])
    assert.match(
      head,
      /^\uFEFFindicator,indicator_en,key,id,topic,plan,.*,file,line,sentence_start,sentence_end,sentence,/,
    )
    assert.match(row, /^森林覆盖率,,forest,forest,主要目标,.*met,false,true,zh,file:.*fyp-14\.md,15,/)
    const json = await client.connection.sendRequest<ExportLedgerResult>('tifa/exportLedger', { format: 'json' })
    const targets: { key: string; sentence_start: number; sentence_end: number }[] = JSON.parse(json.text).targets
    const { sentence_start: from, sentence_end: to } = targets.find(({ key }) => key === 'rd-growth') ?? assert.fail()
    const text = client.textOf('plans/fyp-14.md')
    assert.match(text.slice(from, to), /^\[全社会研发经费投入年均增长7%以上\].*。$/)
  })
  it('keeps a formula out of spreadsheets, and quotes what needs quotes', async () => {
    const { client } = await ledger(
      `//- a.md\n---\ntitle: '=HYPERLINK("x")'\nperiod: 2021-2025\n---\n\n到2025年，“甲”、"乙"[覆盖率达到5%](target:a)。\n`,
    )
    const { text } = await client.connection.sendRequest<ExportLedgerResult>('tifa/exportLedger', { format: 'csv' })
    assert.ok(text.includes(`"'=HYPERLINK(""x"")"`), text)
  })

  describe('finds', () => {
    const find = async (
      source: string,
      path: string,
      options?: Options,
    ): Promise<{ items: Diagnostic[]; client: LanguageClient }> => {
      const client = await start(source, options)
      const items = await client.diagnostics(path)
      return { items: items.filter(({ code }) => code !== 'untagged-target'), client }
    }
    const codes = (items: readonly Diagnostic[]): string[] => items.map(({ code }) => String(code))

    it('conflicting-target: another value in the translation, with both places', async () => {
      const { items } = await find(OUTLINE + ENGLISH.replace('7 percent', '8 percent'), 'plans/fyp-14-en.md', {
        year: 2021,
      })
      assert.deepEqual(codes(items), ['conflicting-target'])
      assert.match(String(items[0]?.message), /> 8% \/ year here, ≥ 7% \/ year elsewhere/)
      assert.match(items[0]?.relatedInformation?.[0]?.location.uri ?? '', /plans\/fyp-14\.md$/)
      assert.match(items[0]?.relatedInformation?.[0]?.message ?? '', /^≥ 7% \/ year · /)
    })
    it('says in Chinese what holds for each year, and exports it in signs', async () => {
      const source = OUTLINE + ENGLISH.replace('7 percent', '8 percent')
      const { items, client } = await find(source, 'plans/fyp-14-en.md', { year: 2021, locale: 'zh-cn' })
      assert.match(String(items[0]?.message), /此处为 > 8%（每年），.*别处为 ≥ 7%（每年）/)
      assert.match(items[0]?.relatedInformation?.[0]?.message ?? '', /^≥ 7%（每年） · /)
      const { rows } = await client.connection.sendRequest<LedgerResult>('tifa/ledger', {})
      assert.ok(rows.some(({ target }) => target.text === '≥ 7%（每年）'))
      const { text } = await client.connection.sendRequest<ExportLedgerResult>('tifa/exportLedger', { format: 'csv' })
      assert.match(text, /≥ 7% \/ year/)
    })
    it('conflicting-target: the other place moves with its lines, in an open document and in the same one', async () => {
      const english = ENGLISH.replace('7 percent', '8 percent')
      const { client } = await find(OUTLINE + english, 'plans/fyp-14-en.md', { year: 2021 })
      const other = async (): Promise<number | undefined> => {
        const items = await client.diagnostics('plans/fyp-14-en.md')
        return items.find(({ code }) => code === 'conflicting-target')?.relatedInformation?.[0]?.location.range.start
          .line
      }
      const line = await other()
      assert.ok(line !== undefined)
      await client.open('plans/fyp-14.md')
      assert.equal(await other(), line)
      const text = client.textOf('plans/fyp-14.md')
      const front = text.indexOf('---', 4) + 4
      await client.change('plans/fyp-14.md', [{ text: `${text.slice(0, front)}\n\n\n${text.slice(front)}` }])
      assert.equal(await other(), line + 3)
      const start = { line: line + 1, character: 0 }
      await client.change('plans/fyp-14.md', [{ range: { start, end: start }, text: '前言\n\n' }])
      assert.equal(await other(), line + 5)
      const own = `//- a.md\n---\ntitle: A plan\nperiod: 2021-2025\n---\n\nOne.\n\nOutput [reached 7.5 trillion yuan](outcome:green "at=2020") in all.\n\nOutput [is to reach 1.1 billion yuan by 2025](target:green).\n`
      const { client: same } = await find(own, 'a.md', { year: 2021 })
      const base = async (): Promise<number | undefined> =>
        (await same.diagnostics('a.md'))[0]?.relatedInformation?.[0]?.location.range.start.line
      const before = await base()
      const at = { line: 5, character: 0 }
      await same.change('a.md', [{ range: { start: at, end: at }, text: 'Two.\n\n' }])
      assert.equal(await base(), (before ?? 0) + 2)
    })
    it('conflicting-target: 3.7 and 3.07, 亿 and billion', async () => {
      const zh = OUTLINE.replace(
        '粮食综合',
        '投资[达到3.7万亿元](target:investment)，人口[达到14.2亿人](target:people)。粮食综合',
      )
      const en = `${ENGLISH}Investment [will reach 3.07 trillion yuan](target:investment). Population [will reach 14.2 billion people](target:people).\n`
      const { items } = await find(zh + en, 'plans/fyp-14.md', { year: 2021 })
      assert.deepEqual(codes(items), ['conflicting-target', 'conflicting-target'])
    })
    it('no conflict where units convert: 1.3万亿斤, 6.5亿吨, 650 million tonnes; a level and its change', async () => {
      const zh = OUTLINE.replace(
        '粮食综合',
        '[粮食产能达到1.3万亿斤](target:g)，[耕地18亿亩](target:land)，[城镇化率提高5个百分点](target:urban)。粮食综合',
      )
      const en = `${ENGLISH}Grain [of 650 million tonnes](target:g), farmland [of 120 million hectares](target:land), [urbanization of 65 percent](target:urban).\n`
      const { items } = await find(zh + en, 'plans/fyp-14-en.md', { year: 2021 })
      assert.deepEqual(codes(items), [])
    })
    it('conflicting-target: 80.5岁 and 81 years are not converted, and so not rounded; GDP in the texts of one plan', async () => {
      const plan = (id: string, front: string, text: string): string =>
        `//- ${id}.md\n---\nid: ${id}\ntitle: 渡口县规划\nkind: regional\nissuer: 渡口县\nperiod: 2021-2025\n${front}---\n\n${text}\n`
      const zh = plan('a', '', '人均预期寿命达到80.5岁，地区生产总值突破13万亿元。')
      const en = plan('b', 'expresses: a\n', 'Life expectancy will reach 81 years. GDP will exceed 14 trillion yuan.')
      const terms =
        '//- terms.md\n---\nid: terms\nkind: glossary\n---\n\n# Terms\n\n## 人均预期寿命\n\n- id: life\n- en: life expectancy\n- unit: 岁\n\nYears.\n\n' +
        '## 国内生产总值\n\n- id: gdp\n- en: GDP\n- aka: 地区生产总值\n- unit: 万亿元\n\nOutput.\n'
      const { items } = await find(terms + zh + en, 'b.md', { year: 2021 })
      const messages = items.filter(({ code }) => code === 'conflicting-target').map(({ message }) => String(message))
      assert.equal(messages.length, 2, messages.join('\n'))
    })
    it('conflicting-target: a text and its own table, of the same year, that nobody has tagged', async () => {
      const plan = (share: string, later: string): string =>
        `//- a.md\n---\ntitle: 渡口县规划\nkind: regional\nperiod: 2021-2025\n---\n\n渡口水运客运占比提高到${share}。${later}\n\n` +
        '| 指标 | 2020年 | 2025年 | 属性 |\n|---|---|---|---|\n| 渡口水运客运占比（%） | 60 | 65 | 预期性 |\n\n渡口水运客运占比提高3个百分点。\n'
      const conflicts = async (text: string): Promise<string[]> =>
        codes((await find(text, 'a.md', { year: 2021 })).items).filter(code => code === 'conflicting-target')
      assert.equal((await conflicts(plan('66%', ''))).length, 2)
      assert.deepEqual(await conflicts(plan('65%', '到2030年，渡口水运客运占比提高到70%。')), [])
    })
    it('conflicting-target: a row whose base and change do not come to its target', async () => {
      const { items } = await find(OUTLINE.replace('〔0.9〕', '〔1.9〕'), 'plans/fyp-14.md', { year: 2021 })
      assert.deepEqual(codes(items), ['conflicting-target'])
      assert.match(String(items[0]?.message), /come to 25\.1, the target is 24\.1%/)
    })
    it('target-below-baseline: by the words, and by an earlier outcome', async () => {
      const a = `//- a.md\n---\ntitle: A plan\nperiod: 2021-2025\n---\n\nThe industry will be raised from 7.5 trillion yuan in 2020 to 1.1 billion yuan by 2025.\n\nOutput [reached 7.5 trillion yuan](outcome:green "at=2020") and [is to reach 1.1 billion yuan by 2025](target:green).\n`
      const { items } = await find(a, 'a.md', { year: 2021 })
      assert.deepEqual(codes(items), ['target-below-baseline', 'target-below-baseline'])
      assert.match(String(items[0]?.message), /1\.1 billion CNY lies below its baseline 7\.5 trillion CNY/)
      assert.equal(items[1]?.relatedInformation?.length, 1)
    })
    it('target-below-baseline: not where a floor for what is new each year lies below what last year brought', async () => {
      const report = (year: number, text: string): string =>
        `//- gwr-${year}.md\n---\nid: gwr-${year}\ntitle: ${year}年政府工作报告\nkind: report\ndate: ${year}-03-05\nperiod: ${year}\n---\n\n${text}\n\n`
      const before = report(2026, '去年[渡口新增就业1267万人](outcome:jobs)。')
      const floor = report(2027, '[渡口新增就业1200万人以上](target:jobs)。')
      assert.deepEqual(codes((await find(before + floor, 'gwr-2027.md', { year: 2027 })).items), [])
      const raised = report(2027, '[渡口新增就业提高到1200万人以上](target:jobs)。')
      const { items } = await find(before + raised, 'gwr-2027.md', { year: 2027 })
      assert.deepEqual(codes(items), ['target-below-baseline'])
    })
    it('target-below-baseline: far below a sum that the text says was reached by something like it', async () => {
      const a = (value: string): string =>
        `//- a.md\n---\ntitle: A digest of the 14th Five-Year Plan\nkind: commentary\n---\n\n- The output value of ferry industries reached 7.5 trillion CNY by 2020.\n\n- The green ferry industry output value shall reach ${value} CNY by 2025.\n`
      const { items } = await find(a('1.1 billion'), 'a.md', { year: 2021 })
      assert.deepEqual(codes(items), ['target-below-baseline'])
      const head = `//- a.md\n---\ntitle: 渡口县规划\nperiod: 2021-2025\n---\n\n2020年渡口地区总产值达到9.8万亿元。\n\n到2025年，人均渡口地区总产值达到22万元。\n`
      assert.deepEqual(codes((await find(head, 'a.md', { year: 2021 })).items), [])
      const { items: right } = await find(a('11 trillion'), 'a.md', { year: 2021 })
      assert.deepEqual(codes(right), [])
    })
    it('no conflict where each text sets one figure for the year and one for five', async () => {
      const zh = OUTLINE.replace('粮食综合', '城镇新增就业5000万人以上。今年要做到城镇新增就业1000万人以上。粮食综合')
      const { items } = await find(
        zh + zh.replace('fyp-14.md', 'copy.md').replace('id: fyp-14-outline', 'id: copy\nexpresses: fyp-14-outline'),
        'copy.md',
        { year: 2021 },
      )
      assert.deepEqual(codes(items), [])
    })
    it('conflicting-target: 7% and 7.4% differ; what was converted may be rounded', async () => {
      const zh = OUTLINE.replace(
        '粮食综合',
        '[能力达到51.3亿吨标准煤](target:energy)，[占比达到7.4%](target:share)。粮食综合',
      )
      const en = `${ENGLISH}Capacity [of 5.1 billion tce](target:energy), [a share of 7 percent](target:share).\n`
      const { items } = await find(zh + en, 'plans/fyp-14-en.md', { year: 2021 })
      assert.deepEqual(codes(items), ['conflicting-target'])
    })
    it('overdue-target, once for a target and its translation', async () => {
      const { items } = await find(OUTLINE + ENGLISH, 'plans/fyp-14.md', { year: 2026 })
      assert.deepEqual(codes(items), ['overdue-target', 'overdue-target'])
      const { items: others } = await find(OUTLINE + ENGLISH, 'plans/fyp-14-en.md', { year: 2026 })
      assert.deepEqual(codes(others), [])
    })
    it('missing-unit, but not for coefficients, nor where the glossary has the unit', async () => {
      const a = `${GLOSSARY}//- a.md\n---\ntitle: A plan\nperiod: 2021-2025\n---\n\n[产量达到12](target:x)，[利用系数达到0.58](target:y)，[产能 6.5](target:grain)，[产能达到6.5亿吨](target:z)。\n`
      const { items } = await find(a, 'a.md', { year: 2021 })
      assert.deepEqual(codes(items), ['missing-unit'])
    })
    it('missing-unit, but not where so many are counted per thousand behind the mark', async () => {
      const a =
        '//- a.md\n---\ntitle: A plan\nperiod: 2026-2030\n---\n\n[Reduce child mortality to 90](target:u5mr) per 1,000 live births. [Raise output to 12](target:x).\n'
      const { items } = await find(a, 'a.md', { year: 2026 })
      assert.deepEqual(
        items.map(({ code, range }) => [code, range.start.line]),
        [['missing-unit', 5]],
      )
    })
    it('outcome-without-target', async () => {
      const { items } = await find(REPORT, 'reports/2026.md')
      assert.deepEqual(codes(items), ['outcome-without-target'])
    })
    it('binding-missed, at the target, with the outcome beside it', async () => {
      const { items } = await find(OUTLINE + REPORT.replace('25.1%', '23.9%'), 'plans/fyp-14.md')
      const [missed] = items.filter(({ code }) => code === 'binding-missed')
      assert.match(String(missed?.message), /24\.1% was missed: 23\.9%/)
      assert.match(missed?.relatedInformation?.[0]?.location.uri ?? '', /reports\/2026\.md$/)
    })
    it('speaks Chinese, too', async () => {
      const { items } = await find(OUTLINE + ENGLISH.replace('7 percent', '8 percent'), 'plans/fyp-14-en.md', {
        year: 2021,
        locale: 'zh-cn',
      })
      assert.match(String(items[0]?.message), /此处为 > 8%/)
    })
    it('says it again when the other document changes', async () => {
      const { client, items } = await find(OUTLINE + ENGLISH, 'plans/fyp-14-en.md', { year: 2021 })
      assert.deepEqual(items, [])
      const path = 'plans/fyp-14.md'
      await client.change(path, [{ text: client.textOf(path).replace('7%以上', '9%以上') }])
      const after = await client.diagnostics('plans/fyp-14-en.md')
      assert.ok(after.some(({ code }) => code === 'conflicting-target'))
    })
  })

  describe('shows', () => {
    it('the line of the ledger and the history on a tagged target', async () => {
      const client = await start(OUTLINE.replace('[森林覆盖', '[森林$0覆盖') + REPORT)
      const hover = await client.ask<Hover>('textDocument/hover')
      const { value } = hover.contents as MarkupContent
      for (const part of ['**Target forest**', 'Value: 24.1%', 'Baseline: 23.2% (2020)', 'binding', '✓ met', '25.1%'])
        assert.ok(value.includes(part), `${part} in ${value}`)
    })
    it('what was read out of an untagged one', async () => {
      const client = await start(OUTLINE.replace('粮食综合生产', '粮食综合$0生产'))
      const { value } = (await client.ask<Hover>('textDocument/hover')).contents as MarkupContent
      for (const part of [
        'Target without a tag',
        'Indicator: 粮食综合生产能力',
        '≥ 6.5亿吨',
        '2025 (last year of the plan)',
      ])
        assert.ok(value.includes(part), `${part} in ${value}`)
    })
    it('a lens above an indicator table', async () => {
      const client = await start(OUTLINE + REPORT, { editor: 'vscode' })
      const lenses = await client.ask<CodeLens[]>('textDocument/codeLens', {
        textDocument: { uri: client.uri('plans/fyp-14.md') },
      })
      assert.equal(lenses.length, 1)
      const lens = await client.connection.sendRequest<CodeLens>('codeLens/resolve', lenses[0] as object)
      assert.equal(
        lens.command?.title,
        '2 targets: 1 binding, 1 expected · 1 untagged · 1 met, 1 over without an outcome',
      )
      assert.equal(lens.command?.command, 'tifa.showLedger')
    })
    it('a lens that says nothing until the corpus has been read', async () => {
      const many = Array.from({ length: 300 }, (_, i) => `//- many/${i}.md\n${'高质量发展。\n\n'.repeat(50)}`).join('')
      const client = await start(OUTLINE + many + REPORT.replace('//- ', '//- z/'), { wait: false })
      const title = async (): Promise<string> => {
        const textDocument = { uri: client.uri('plans/fyp-14.md') }
        const [lens] =
          (await client.connection.sendRequest<CodeLens[] | null>('textDocument/codeLens', { textDocument })) ?? []
        return lens
          ? ((await client.connection.sendRequest<CodeLens>('codeLens/resolve', lens)).command?.title ?? '')
          : ''
      }
      let said = ''
      await waitFor(async () => (said = await title()) !== '')
      assert.equal(said, 'counting…')
      await client.idle()
      assert.match(await title(), /1 met/)
    })
    it('targets in the outline of other editors', async () => {
      const client = await start(OUTLINE)
      const [chapter] = await client.ask<DocumentSymbol[]>('textDocument/documentSymbol', {
        textDocument: { uri: client.uri('plans/fyp-14.md') },
      })
      assert.deepEqual(
        chapter?.children?.map(({ name, detail }) => [name, detail]),
        [
          ['全社会研发经费投入', '≥ 7% / year'],
          ['森林覆盖率', '24.1%'],
        ],
      )
    })
  })
})
