// Incremental equals rebuilt, for all that a corpus keeps: symbols, mentions, counts, targets and findings.

import assert from 'node:assert/strict'
import { collectDocumentLinks } from '../../server/core/features/document-link.ts'
import { collectLedger } from '../../server/core/features/ledger.ts'
import { compareSnapshots, type Snapshot, takeSnapshot } from '../../server/core/features/snapshot.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { Document } from '../../server/core/model/document.ts'
import { readData } from '../support/data.ts'
import { createRandom } from '../support/random.ts'

/** Of the edits of single documents; others are tried by hand. */
const SEED = Number(process.env['TIFA_SEED'] ?? 42)
const STEPS = 240
const EVENTS = 500

/** Entries that a glossary gains. */
const ENTRIES = [
  '',
  '\n## 新质生产力\n- en: new quality productive forces\n',
  '\n## 双高\n- en: dual highs\n- until: 2020\n',
]

const GLOSSARY = `---
kind: glossary
---

## 高质量发展
- en: high-quality development

## 发展
- en: development

## 城镇化率
- id: urban
- unit: %

## 新发展理念
- id: philosophy
- aka: 发展理念
`

const HEAD = `---
title: 某地区规划
kind: outline
period: 2016-2020
date: 2016-03-17
---

`

/** Lines of front matter. */
const FIELDS = [
  '',
  'period: 2021-2025\n',
  'date: 2021-09\n',
  'date: 2016-03-18\n',
  'language: en\n',
  'title_en: A Regional Plan\n',
  'names: [沿江规划]\n',
  'kind: commentary\n',
  'expresses: fyp-13\n',
  'parent: fyp-13\n',
  'kind: regional\nissuer: 广东省\n',
  '---\n\n',
  '---\n',
]

/** Long enough to be said only once. */
const REPEATED =
  '沿江各县要把渡口、码头和栈桥分批修缮，雨季之前完成加固，旱季之后再作复查，凡有裂缝的木桩一律更换，所需木料由各县自行筹措，不足部分由地区调剂解决，并按月把进度报送沿江事务委员会备案。'

const INSERTED = [
  '高质量发展',
  '到2025年，森林覆盖率提高到24.1%。',
  '\n\n## 主要目标\n\n',
  '\n\n“十三五”规划第二章\n\n',
  '[城镇化率达到65%](target:urban)',
  '[城镇化率达到66%](outcome:urban "at=2020")',
  '\n\n| 指标 | 2015年 | 2020年 |\n| --- | --- | --- |\n| 城镇化率 | 56% | 60% |\n\n',
  '[x](term:philosophy)',
  '[人均预期寿命达到80岁](target:life)',
  '[人均预期寿命达到81岁](target:longevity)',
  '[平均寿命达到80岁](target:life)',
  '人均预期寿命达到82岁。',
  '增',
  '[x](plan:fyp-13#第二章)',
  '\n\n[甲]: term:philosophy\n\n',
  '\n\n[甲]: https://example.org/a\n\n',
  '\n\n[甲]: target:urban "value=60%"\n\n',
  '[城镇化][甲]',
  '[x](plan:nowhere#第一章)',
  '<!-- tifa-disable -->\n\n',
  '\n\n```\n',
  '\n\n# 主要目标\n\n',
  '\n\n# 发展成就\n\n',
  '\n\n- 城镇化率65%\n',
  '2018年工作回顾',
  '“dual circulation” (双循环)',
  ' via active government (有为政府) ',
  '**“',
  '。',
  '\n',
  '',
  '[链接](#)',
  '\n\n● 一项\n● 又一项\n\n',
  '\n\n#### 跳级\n\n',
  '\n\n- an item that goes on with the\n\nnext paragraph\n\n',
  '发展,改革(试行)',
  '1991一2000年的千部',
  `\n\n${REPEATED}\n\n`,
  `\n\n${REPEATED.replace('渡口', '码头')}\n\n`,
]

describe('incremental corpus', () => {
  const plans = [...readData('plans').slice(4), ...readData('gwr').slice(-1)].map(({ path, text }) => ({
    uri: `file:///${path}`,
    text: HEAD + text.slice(3000, 13_000),
  }))
  it(`equals a rebuilt one after each of ${STEPS} random edits of documents and of the glossary`, function () {
    if (plans.length === 0) this.skip()
    this.timeout(600_000) // each step builds a corpus anew
    const random = createRandom(SEED)
    const files = [...plans, { uri: 'file:///glossary.md', text: GLOSSARY }]
    const corpus = build(files)
    const back = new Map<string, { start: number; end: number; text: string }>()
    for (let step = 0; step < STEPS; step++) {
      const file = files[Math.floor(random() * files.length)]
      const document = file && corpus.document(file.uri)
      if (!file || !document) continue
      const { start, end, text } = (random() < 0.3 && back.get(file.uri)) || randomEdit(document, random)
      const edited = document.edit(start, end, text)
      back.set(file.uri, { start, end: start + text.length, text: document.text.slice(start, end) })
      file.text = edited.text
      corpus.setOpen(edited)
      const fresh = build(files)
      for (const { uri } of files) assertSame(corpus, fresh, uri, `step ${step} (seed ${SEED})`)
    }
  })

  it(`equals a rebuilt one through ${EVENTS} bursts of edits, files that come, change and go, and tabs that open and close`, function () {
    if (plans.length === 0) this.skip()
    this.timeout(600_000) // each event builds a corpus anew
    const random = createRandom(7)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
    const spare = plans.map(({ uri, text }) => ({ uri: uri.replace('.md', '-2.md'), text: text.slice(2000, 6000) }))
    const all = [...plans, ...spare, { uri: 'file:///glossary.md', text: GLOSSARY }]
    const corpus = build(all)
    /** What lies on the disk, and what is open: the buffers. */
    const files = new Map(all.map(({ uri, text }) => [uri, text]))
    const open = new Map<string, Document>()
    for (let event = 0; event < EVENTS; event++) {
      const { uri } = pick(all)
      const kind = random()
      const buffer = open.get(uri)
      if (kind < 0.15 && !buffer) {
        open.set(uri, Document.parse(uri, files.get(uri) ?? ''))
        corpus.setOpen(open.get(uri) as Document)
      } else if (kind < 0.25 && buffer) {
        open.delete(uri)
        if (random() < 0.5) files.set(uri, buffer.text)
        corpus.close(uri, files.get(uri))
      } else if (kind < 0.32) {
        files.delete(uri)
        corpus.remove(uri)
      } else if (kind < 0.45) {
        const text = pick(all).text.slice(Math.floor(random() * 2000))
        files.set(uri, uri.includes('glossary') ? GLOSSARY + pick(ENTRIES) : text)
        corpus.setFile(uri, files.get(uri) ?? '')
      } else {
        const uris = [...open.keys()]
        const at = pick(uris)
        let document = uris.length > 0 ? open.get(at) : undefined
        for (let burst = 1 + Math.floor(random() * 4); document && burst > 0; burst--) {
          const start = Math.floor(random() * (document.length + 1))
          document = document.edit(start, start + (random() < 0.6 ? 0 : Math.floor(random() * 200)), pick(INSERTED))
          // A look in between, as a hover takes: what it leaves behind must not stay.
          if (random() < 0.3) corpus.setOpen(document)
        }
        if (document) {
          open.set(at, document)
          corpus.setOpen(document)
        }
      }
      if (random() < 0.3) for (const each of corpus.uris()) corpus.count(each)
      const fresh = new Corpus()
      for (const each of corpus.uris()) {
        const document = open.get(each)
        if (document) fresh.setOpen(Document.parse(each, document.text))
        else fresh.setFile(each, files.get(each) ?? '')
      }
      for (const each of [...corpus.uris()]) assertSame(corpus, fresh, each, `event ${event} (seed 7)`)
    }
  })
})

describe('a corpus whose documents claim the same', () => {
  const claims = '“十三五”规划第二章\n\n[x](plan:fyp-13#第二章)\n\n[城镇化率达到65%](target:urban)\n\n[x](term:urban)\n'
  const files = ['b', 'a', 'd', 'c'].flatMap(name => [
    { uri: `file:///${name}.md`, text: `${HEAD.replace('title', 'id: fyp-13\ntitle')}## 第二章　${name}\n\n${claims}` },
    { uri: `file:///${name}-glossary.md`, text: `${GLOSSARY}\n## 发展\n- en: growth ${name}\n` },
  ])
  it('says the same of each, whichever came first', () => {
    const [corpus, other] = [build(files), build([...files].reverse())]
    for (const { uri } of files) {
      assertSame(corpus, other, uri, 'the other way round')
      const document = corpus.document(uri)
      assert.ok(document)
      assert.deepEqual(collectDocumentLinks(other, document), collectDocumentLinks(corpus, document))
    }
    const first = files[0]
    assert.ok(first)
    for (const each of [corpus, other]) each.setOpen(Document.parse(first.uri, first.text))
    for (const { uri } of files) assertSame(corpus, other, uri, 'one of them open')
  })
})

/** Anywhere, or in the front matter. */
function randomEdit(document: Document, random: () => number): { start: number; end: number; text: string } {
  const pick = (texts: readonly string[]): string => texts[Math.floor(random() * texts.length)] ?? ''
  if (random() < 0.2) {
    const start = document.text.indexOf('\n', Math.floor(random() * HEAD.length)) + 1
    const end = random() < 0.5 ? start : document.text.indexOf('\n', start) + 1
    return { start, end: Math.max(start, end), text: pick(FIELDS) }
  }
  const start = Math.floor(random() * (document.length + 1))
  // Half of it, which the next edit may bring back; some words; none.
  const most = random() < 0.06 ? document.length / 2 : random() < 0.6 ? 0 : 60
  const end = Math.min(document.length, start + Math.floor(random() * most))
  return { start, end, text: pick(INSERTED) }
}

function build(files: readonly { uri: string; text: string }[]): Corpus {
  const corpus = new Corpus()
  for (const { uri, text } of files) corpus.setFile(uri, text)
  return corpus
}

function assertSame(corpus: Corpus, fresh: Corpus, uri: string, when: string): void {
  assert.deepEqual(compareSnapshots(describeDocument(corpus, uri), describeDocument(fresh, uri)), [], `${when}, ${uri}`)
}

function describeDocument(corpus: Corpus, uri: string): Snapshot {
  for (const each of corpus.uris()) corpus.count(each) // what the server does in the background
  const ledger = collectLedger(corpus, { year: 2026 }).map(({ key, status, deadline, others, conflicts }) => [
    key,
    status,
    deadline,
    others.length,
    conflicts.length,
  ])
  const glossed = corpus.pairs.lexicon.match('双循环 and active government').map(({ values }) => values)
  return new Map([
    ...takeSnapshot(corpus, uri, 2026),
    ['ledger', JSON.stringify(ledger)],
    ['glossed', JSON.stringify(glossed)],
  ])
}
