// Whose plan claims belong to, as front matter changes: contradictions come and go, and what does not change is left alone.

import assert from 'node:assert/strict'
import { diagnose, diagnoseRuns } from '../../server/core/features/diagnostics.ts'
import { collectLedger } from '../../server/core/features/ledger.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { Document } from '../../server/core/model/document.ts'

const TARGET = '到2020年，森林覆盖率提高到23.5%。\n'

describe('plans of claims', () => {
  const corpus = new Corpus()
  const uriOf = (name: string): string => `file:///${name}.md`
  const open = (name: string, front: string, body: string): void =>
    corpus.setOpen(Document.parse(uriOf(name), `---\n${front}---\n\n${body}`))
  /** Puts another front matter in the place of the last one. */
  const state = (name: string, front: string): void => {
    const document = corpus.document(uriOf(name))
    const end = document?.text.indexOf('\n---\n', 1) ?? 0
    if (document) corpus.setOpen(document.edit(4, end + 1, front))
  }
  const conflicts = (name: string): number => {
    const document = corpus.document(uriOf(name))
    const found = document ? diagnose(corpus, document, 2016) : []
    return found.filter(({ code }) => code === 'conflicting-target').length
  }
  open('work', 'id: work\ntitle: 甲市规划\n', TARGET)
  open('other', 'id: other\ntitle: 林业规划\n', TARGET.replace('23.5', '24.5'))

  it('are held against each other where one comes to express the other', () => {
    assert.equal(conflicts('work'), 0)
    state('other', 'id: other\nexpresses: work\n')
    assert.deepEqual([conflicts('work'), conflicts('other')], [1, 1])
    state('other', 'id: other\ntitle: 林业规划\n')
    assert.deepEqual([conflicts('work'), conflicts('other')], [0, 0])
  })

  it('are of the place of a plan two steps away', () => {
    state('work', 'id: work\ntitle: 规划\nparent: above\n')
    state('other', 'id: other\nexpresses: work\nparent: above\n')
    open('above', 'id: above\ntitle: 江南省规划\nkind: regional\n', '')
    assert.deepEqual([conflicts('work'), conflicts('other')], [1, 1])
    const plans = (): (string | undefined)[] =>
      ['work', 'other'].map(name => corpus.claims.plans.of(uriOf(name))?.scope)
    assert.deepEqual(plans(), ['江南省', '江南省'])
    state('above', 'id: above\ntitle: 河北省规划\nkind: regional\n')
    assert.deepEqual(plans(), ['河北', '河北'])
    corpus.close(uriOf('above'), undefined)
    assert.deepEqual(plans(), ['', ''])
    assert.deepEqual([conflicts('work'), conflicts('other')], [1, 1])
  })

  it('give the same findings, and the same objects, where a field has no say in them', () => {
    const runs = (): unknown => {
      const document = corpus.document(uriOf('work'))
      return document && diagnoseRuns(corpus, document, 2016).runs.at(-1)?.at(-1)
    }
    state('work', 'id: work\ntitle: 规划\n\n')
    const [before, { revision }] = [runs(), corpus.claims]
    state('work', 'id: work\ntitle: 规划\nsupersedes: other\nissuer: 某局\n')
    assert.deepEqual(runs(), before)
    assert.equal(corpus.claims.revision, revision)
  })
})

describe('what came of targets', () => {
  const TERMS = 'kind: glossary\nid: terms\n'
  const statusOf = (front: string, body: string): string[] => {
    const corpus = new Corpus()
    const open = (name: string, head: string, text: string): void =>
      corpus.setOpen(Document.parse(`file:///${name}.md`, `---\n${head}---\n\n${text}\n`))
    const entry = (name: string, unit: string): string => `## ${name}\n- unit: "${unit}"\n\n一词。\n\n`
    open('terms', TERMS, entry('森林覆盖率', '%') + entry('国内生产总值', '万亿元') + entry('人均预期寿命', '岁'))
    open(
      'nation',
      'id: nation\nkind: statistics\ntitle: 某公报\ndate: 2021-02\n',
      '[森林覆盖率达到23%](outcome:forest "at=2020")，[国内生产总值达到100万亿元](outcome:gdp "at=2020")，[人均预期寿命达到78岁](outcome:life "at=2020")。',
    )
    open('plan', `id: plan\ndate: 2016-03\n${front}`, body)
    return collectLedger(corpus, { year: 2026 }).map(({ status }) => status)
  }
  it('in the country is nothing that came of those of a place', () => {
    const line = '到2020年，森林覆盖率达到22%，国内生产总值达到90万亿元。'
    assert.deepEqual(statusOf('title: 某规划\n', line), ['met', 'met'])
    assert.deepEqual(statusOf('title: 湖北某规划\n', line), ['no-outcome', 'no-outcome'])
    assert.deepEqual(statusOf('title: Plan of Vietnam\n', line), ['no-outcome', 'no-outcome'])
    assert.deepEqual(statusOf('title: 某规划\n', '到2020年，地区生产总值达到5万亿元，湖北森林覆盖率达到42%。'), [
      'no-outcome',
      'no-outcome',
    ])
  })
  it('belongs to the place that a sentence begins with', () => {
    const title = 'title: 各地目标\n'
    assert.deepEqual(statusOf(title, '江西提出到2020年森林覆盖率稳定在20%。'), ['no-outcome'])
    assert.deepEqual(statusOf(title, '成渝地区到2020年建成铁路，森林覆盖率达到20%。'), ['no-outcome'])
    assert.deepEqual(statusOf(title, '到2020年，全国森林覆盖率达到20%。'), ['met'])
  })
  it('is no level where a rise was wanted', () => {
    assert.deepEqual(statusOf('title: 某规划\n', '到2020年，人均预期寿命提高1岁。'), ['not-comparable'])
    assert.deepEqual(statusOf('title: 某规划\n', '到2020年，森林覆盖率提高2个百分点。'), ['not-comparable'])
    assert.deepEqual(statusOf('title: 某规划\n', '到2020年，人均预期寿命提高到77岁。'), ['met'])
  })
})

describe('a plan and the one that it carries out', () => {
  const corpus = new Corpus()
  const open = (name: string, front: string, body: string): void =>
    corpus.setOpen(Document.parse(`file:///${name}.md`, `---\n${front}---\n\n${body}`))
  const conflicts = (name: string): string[] => {
    const document = corpus.document(`file:///${name}.md`)
    const found = document ? diagnose(corpus, document, 2026) : []
    return found.flatMap(each =>
      each.code === 'conflicting-target'
        ? each.others.map(({ value }) => `${each.isAbove ? 'above ' : ''}${value}`)
        : [],
    )
  }
  const SECTOR = 'id: sector\nkind: sector\nperiod: 2026-2030\ntitle: 某能源规划\n'
  open(
    'terms',
    'kind: glossary\nid: terms\n',
    '## 清洁能源占比\n- en: share of clean energy\n- unit: "%"\n\n一词。\n\n## 单位产值能耗\n- en: energy intensity\n- unit: "%"\n\n一词。\n',
  )
  open(
    'nation',
    'id: nation\nkind: outline\nperiod: 2026-2030\ntitle: 某纲要\n',
    '到2030年，清洁能源占比达到25%以上，矿井产能利用率达到80%。\n',
  )
  open('sector', SECTOR, '到2030年，清洁能源占比达到24%，矿井产能利用率达到75%。\n')

  it('are held against each other by what glossaries know, in the plan below', () => {
    assert.deepEqual(conflicts('sector'), [])
    open('sector', `${SECTOR}parent: nation\n`, '到2030年，清洁能源占比达到24%，矿井产能利用率达到75%。\n')
    assert.deepEqual([conflicts('sector'), conflicts('nation')], [['above ≥ 25%'], []])
  })
  it('may differ in year and place, and where the one below does more', () => {
    for (const line of [
      '到2028年，清洁能源占比达到24%。',
      '到2030年，清洁能源占比达到26%。',
      '到2030年，清洁能源占比达到25%以上。',
    ]) {
      open('sector', `${SECTOR}parent: nation\n`, `${line}\n`)
      assert.deepEqual(conflicts('sector'), [], line)
    }
    const place = SECTOR.replace('某能源规划', '江南省能源规划')
    open('sector', `${place}parent: nation\n`, '到2030年，清洁能源占比达到24%。\n')
    assert.deepEqual(conflicts('sector'), [])
  })
  it('follow what the one above comes to say, and a translation that joins it', () => {
    open('sector', `${SECTOR}parent: nation\n`, '到2030年，清洁能源占比达到24%。\n')
    assert.deepEqual(conflicts('sector'), ['above ≥ 25%'])
    open('nation', 'id: nation\nkind: outline\nperiod: 2026-2030\ntitle: 某纲要\n', '到2030年，清洁能源占比达到24%。\n')
    assert.deepEqual(conflicts('sector'), [])
    open('nation', 'id: nation\nkind: outline\nperiod: 2026-2030\ntitle: 某纲要\n', '正文。\n')
    open('other', 'id: other\ntitle: 某译本\n', '到2030年，清洁能源占比达到23%。\n')
    assert.deepEqual(conflicts('sector'), [])
    open('other', 'id: other\nkind: outline\nexpresses: nation\ntitle: 某译本\n', '到2030年，清洁能源占比达到23%。\n')
    assert.deepEqual(conflicts('sector'), ['above 23%'])
    corpus.close('file:///other.md', undefined)
    assert.deepEqual(conflicts('sector'), [])
  })
  it('changes from two years are no contradiction', () => {
    open(
      'nation',
      'id: nation\nkind: outline\nperiod: 2026-2030\ntitle: 某纲要\n',
      '到2030年，单位产值能耗比2005年下降60%。\n',
    )
    open('sector', `${SECTOR}parent: nation\n`, '到2030年，单位产值能耗比2025年下降13%。\n')
    assert.deepEqual(conflicts('sector'), [])
    open('sector', `${SECTOR}parent: nation\n`, '到2030年，单位产值能耗比2005年下降55%。\n')
    assert.deepEqual(conflicts('sector'), ['above 60%'])
  })
})

describe('names of indicators', () => {
  const corpus = new Corpus()
  for (const [uri, text] of [
    ['file:///cover.md', '到2025年，覆盖率提高到30%。'],
    ['file:///urban.md', '到2025年，城镇化率提高到65%。'],
  ] as const)
    corpus.setOpen(Document.parse(uri, `# 规划\n\n${text}\n`))
  const urban = '\n\n## 城镇化率\n- id: urban\n- unit: %\n'
  const set = (text: string): { all: number; cover: number; urban: number; keys: (string | undefined)[] } => {
    corpus.setFile('file:///glossary.md', `---\nkind: glossary\n---\n\n${text}${urban}`)
    const { claims } = corpus
    const [cover, of] = [claims.revisionFor('file:///cover.md'), claims.revisionFor('file:///urban.md')]
    return { all: claims.revision, cover, urban: of, keys: [...claims.all()].map(({ claim }) => claims.keyOf(claim)) }
  }
  const before = set('## 渡口\n\n## 覆盖率\n- id: cover\n- unit: %\n')

  it('mean what they meant where an entry without a unit has another headword', () => {
    assert.deepEqual(before.keys, ['cover', 'urban'])
    assert.deepEqual(set('## 码头\n\n## 覆盖率\n- id: cover\n- unit: %\n'), before)
  })

  it('mean what they meant where one is aimed at otherwise, and its claims are looked at again', () => {
    const { cover, urban, keys } = set('## 码头\n\n## 覆盖率\n- id: cover\n- unit: %\n- aim: lower\n')
    assert.ok(cover > before.cover)
    assert.deepEqual([urban, keys], [before.urban, before.keys])
  })

  it('may mean others where an indicator has another name, and no other claims are looked at again', () => {
    const { cover, urban, keys } = set('## 码头\n\n## 森林覆盖率\n- id: cover\n- unit: %\n- aim: lower\n')
    assert.ok(cover > before.cover)
    assert.deepEqual([urban, keys], [before.urban, ['~覆盖率', 'urban']])
  })

  it('may mean others where an entry without a unit takes the id of one', () => {
    const { keys } = set('## 码头\n- id: cover\n\n## 覆盖率\n- id: cover\n- unit: %\n')
    assert.deepEqual(keys, ['cover', 'urban'])
  })
})
