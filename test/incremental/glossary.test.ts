// Entries of open glossaries that change from keystroke to keystroke: what is kept of all others equals what a corpus built anew finds.

import assert from 'node:assert/strict'
import { compareSnapshots, takeSnapshot } from '../../server/core/features/snapshot.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { packGlossaries, unpackGlossaries } from '../../server/core/index/digest/glossary-pack.ts'
import { Document } from '../../server/core/model/document.ts'
import { createRandom } from '../support/random.ts'

const STEPS = 400

/** Comes with Tifa. */
const BUNDLED = `---
kind: glossary
---

## 覆盖率
- id: cover
- en: coverage
- unit: %

## 水运
- en: water transport

## 双高
- en: dual highs
- until: 2020
`

const GLOSSARIES = [
  `---
kind: glossary
---

## 航道
- en: waterway
- aka: 水道、河道

## 通航里程
- id: length
- en: navigable length
- unit: 公里
- aim: higher

## 城镇化率
- id: urban
- en: urbanization rate
- unit: %

## 码头
- en: wharf; pier
- see: waterway
`,
  `---
kind: glossary
---

## 渡口
- en: ferry

## 河道
- en: river channel; waterway
- replaced-by: waterway
`,
]

/** Lines that an entry may gain, and words that may stand anywhere in one. */
const LINES = [
  '- unit: %\n',
  '- unit: 公里\n',
  '- id: cover\n',
  '- id: length\n',
  '- aka: 里程\n',
  '- aka: length、覆盖率\n',
  '- en: coverage\n',
  '- en: waterway\n',
  '- until: 2020\n',
  '- replaced-by: ferry\n',
  '- aim: lower\n',
  '## 里程\n',
  '## 水运\n- en: shipping\n',
  '\nA gloss.\n',
  '\n',
]
const WORDS = ['新', '率', '里程', '水运', 'x', 's', '；', '-', '（甲）']

const PARAGRAPHS = [
  '到2025年，通航里程提高到1200公里，覆盖率提高到30%。',
  '[城镇化率达到65%](target:urban)，[里程达到1300公里](target:length)。',
  '[城镇化率达到60%](outcome:urban "at=2020")，[率先达到40%](target:cover)。',
  '| 指标 | 2020年 | 2025年 |\n| --- | --- | --- |\n| 通航里程 | 1000公里 | 1100公里 |\n| 覆盖率 | 20% | 10% |',
  'The waterway and the wharf (码头) are to be mended; the river channel (河道) is not.',
  '修缮渡口、码头、航道和河道，发展水运，落实双高。',
  '[航道](term:waterway)与[码头](term:wharf)，[无](term:none)。',
  '里程 (mileage)，新航道 (new waterways)，水道。',
]

describe('entries of glossaries', () => {
  it(`equal those of a rebuilt corpus after each of ${STEPS} random edits, with all that rests on them`, function () {
    this.timeout(300_000) // each step builds a corpus anew
    const random = createRandom(11)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
    const plans = ['kind: outline\nperiod: 2021-2025\n', 'kind: commentary\nexpresses: plan-0\ndate: 2024-01\n'].map(
      (front, number) => ({
        uri: `file:///plan-${number}.md`,
        text: `---\nid: plan-${number}\ntitle: 沿江规划\n${front}---\n\n# 目标\n\n${Array.from({ length: 60 }, () => pick(PARAGRAPHS)).join('\n\n')}\n`,
      }),
    )
    const files = [...plans, ...GLOSSARIES.map((text, number) => ({ uri: `file:///glossary-${number}.md`, text }))]
    const corpus = build(files)
    for (let step = 0; step < STEPS; step++) {
      // A keystroke, a line, or several edits before somebody asks.
      for (let edits = random() < 0.2 ? 3 : 1; edits > 0; edits--) {
        const file = random() < 0.9 ? files[2 + Math.floor(random() * 2)] : pick(files)
        const document = file && corpus.document(file.uri)
        if (!file || !document) continue
        const edited = randomEdit(document, random)
        file.text = edited.text
        corpus.setOpen(edited)
      }
      const fresh = build(files)
      for (const { uri } of files)
        assert.deepEqual(
          compareSnapshots(takeSnapshot(corpus, uri, 2026), takeSnapshot(fresh, uri, 2026)),
          [],
          `${uri} at step ${step}`,
        )
    }
  })
})

/** With all files open, above a bundled glossary as it is packed. */
function build(files: readonly { readonly uri: string; readonly text: string }[]): Corpus {
  const corpus = new Corpus()
  const [name, uri] = ['bundled.md', 'file:///bundled.md']
  const packed = unpackGlossaries(
    packGlossaries('build', [{ name, text: BUNDLED }], text => text),
    'build',
  )
  const digest = packed?.digests[0]
  assert.ok(packed?.wordings && digest)
  corpus.setPacked(uri, digest, 'hash', () => BUNDLED)
  corpus.setBase(packed.wordings, [uri])
  for (const { uri, text } of files) corpus.setOpen(Document.parse(uri, text))
  return corpus
}

/** Of a line that is put in or taken out, or of some characters in one. */
function randomEdit(document: Document, random: () => number): Document {
  const { text } = document
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const at = Math.floor(random() * (text.length - 30)) + 24
  const line = text.lastIndexOf('\n', at) + 1
  const end = text.indexOf('\n', at) + 1
  const kind = random()
  if (kind < 0.3 || text.length < 200) return document.edit(line, line, pick(LINES))
  if (kind < 0.5 && end > line) return document.edit(line, end, '')
  if (kind < 0.8) return document.edit(Math.max(line, end - 1), Math.max(line, end - 1), pick(WORDS))
  return document.edit(at, at + Math.floor(random() * 3), pick(WORDS))
}
