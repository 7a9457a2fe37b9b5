// A long session in a process of its own, with little room: 100,000 edits, with what an editor asks meanwhile. See memory.test.ts.

import assert from 'node:assert/strict'
import { diagnoseRuns } from '../../server/core/features/diagnostics.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { Document } from '../../server/core/model/document.ts'
import { createRandom } from '../support/random.ts'

const EDITS = 100_000
const URI = 'file:///long.md'

const GLOSSARY =
  '---\nkind: glossary\n---\n\n## 高质量发展\n- en: high-quality development\n\n## 双循环\n- en: dual circulation\n'
const TYPED = [
  '发',
  '到2025年，森林覆盖率提高到24.1%。',
  '[双循环](term:dual-circulation)',
  '“dual circulation” (双循环)',
  '\n\n## 主要目标\n\n',
  '\n\n',
  '“十三五”规划第二章',
]

const collect = globalThis.gc
assert.ok(collect, 'started without --expose-gc')

const corpus = new Corpus()
corpus.setFile('file:///glossary.md', GLOSSARY)
const paragraphs = Array.from(
  { length: 200 },
  (_, i) => `推动高质量发展，完善第${i}项体制机制。到2025年，城镇化率提高到65%。\n\n`,
)
const text = `---\ntitle: 长期\nperiod: 2021-2025\n---\n\n# 长期\n\n${paragraphs.join('')}`
corpus.setFile(URI, text)
for (const uri of corpus.uris()) corpus.count(uri)

let document = Document.parse(URI, text)
corpus.setOpen(document)
const random = createRandom(1)
const heaps: number[] = []
for (let edit = 1; edit <= EDITS; edit++) {
  const at = Math.floor(random() * (document.length + 1))
  // As long as it was, more or less: what is put in goes again. Mostly a character, as somebody types.
  const isLong = document.length > text.length
  const isPlain = random() < 0.95
  const typed = isLong ? '' : isPlain ? '发' : (TYPED[Math.floor(random() * TYPED.length)] ?? '')
  document = document.edit(at, isLong ? at + (isPlain ? 1 : Math.floor(random() * 40)) : at, typed)
  corpus.setOpen(document)
  if (edit % 50 === 0) diagnoseRuns(corpus, document, 2026)
  if (edit % 100 === 0) {
    corpus.counts(URI)
    corpus.phrases.at(document, at)
    document.sectionAt(at)
  }
  if (edit % 10_000 === 0) {
    collect()
    heaps.push(process.memoryUsage().heapUsed)
  }
}
const [, early = 0] = heaps
const late = heaps.at(-1) ?? 0
assert.ok(late < early * 1.25 + 2_000_000, `the heap grew: ${heaps.map(heap => Math.round(heap / 1e6)).join(', ')} MB`)

// What is closed gives back its tree.
const refs = [new WeakRef<object>(document), new WeakRef<object>(document.list.runs[0] ?? document)]
corpus.close(URI, text)
document = Document.parse('file:///other.md', 'x')
// A WeakRef holds what it names until the turn is over.
setTimeout(() => {
  collect()
  assert.deepEqual(
    refs.map(ref => ref.deref()),
    [undefined, undefined],
  )
  console.log(`${EDITS} edits, heap ${heaps.map(heap => (heap / 1e6).toFixed(0)).join(', ')} MB`)
}, 10)
