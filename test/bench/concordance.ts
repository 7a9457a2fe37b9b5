// The concordance: how soon its first lines and all of them are there, beside a plain search through the same files.

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findCollocates } from '../../server/core/features/concordance/collocates.ts'
import { viewConcordance } from '../../server/core/features/concordance/concordance-view.ts'
import { findKeywordNgrams } from '../../server/core/features/concordance/keyword-ngrams.ts'
import { type ConcordanceQuery, collectConcordance } from '../../server/core/features/concordance.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { type Dictionary, openDictionary } from '../../server/core/text/dictionary.ts'
import { readGlossary } from './glossary.ts'
import { ownProcessorTime, timeOf } from './measure.ts'
import type { Bench } from './run.ts'
import { ms, printTable } from './table.ts'

/** A frequent phrase, a rare one, patterns, the most frequent character of all, a term. */
const QUERIES: readonly ConcordanceQuery[] = [
  { kind: 'phrase', text: '高质量发展' },
  { kind: 'phrase', text: '发展' },
  { kind: 'phrase', text: '粮食安全' },
  { kind: 'pattern', text: '高质量*发展' },
  { kind: 'pattern', text: '加强*管理|完善*制度' },
  { kind: 'term', text: 'high-quality-development' },
  { kind: 'phrase', text: '的' },
]

const DICTIONARY = 'dist/cedict.bin'

export async function benchConcordance({ folder }: Bench): Promise<void> {
  const corpus = new Corpus()
  let characters = 0
  const texts: string[] = []
  for (const name of readdirSync(folder, { recursive: true }).map(String)) {
    if (!name.endsWith('.md')) continue
    const text = readFileSync(join(folder, name), 'utf8')
    characters += text.length
    texts.push(text)
    corpus.setFile(`file:///${name}`, text)
  }
  for (const { path, text } of readGlossary()) corpus.setFile(`bundled:///${path}`, text, 'bundled')
  for (const uri of corpus.uris()) corpus.count(uri)
  runAll(corpus.phrases.sort())
  const opened = existsSync(DICTIONARY) ? openDictionary(readFileSync(DICTIONARY)) : undefined
  const dictionary = opened && 'dictionary' in opened ? opened.dictionary : undefined
  const rows: string[][] = []
  const figures: string[][] = []
  // Compiled on the way, once for all.
  runAll(collectConcordance(corpus, { kind: 'phrase', text: '规划' }))
  for (const query of QUERIES) {
    let first = Number.NaN
    const [began, cpuBefore] = [performance.now(), ownProcessorTime()]
    const { result: found, longest } = runAll(collectConcordance(corpus, query), ({ total }) => {
      if (Number.isNaN(first) && total > 0) first = performance.now() - began
    })
    const all = performance.now() - began
    const cpu = ownProcessorTime() - cpuBefore
    const word = query.kind === 'phrase' ? query.text : '发展'
    const plain = await timeOf(() => texts.filter(text => text.includes(word)).length)
    rows.push([
      `${query.kind} ${query.text}`,
      found.total.toLocaleString('en'),
      String(found.documents.length),
      ms(first),
      ms(all),
      ms(cpu),
      ms(longest),
      ms(plain),
      timeGrep(folder, word),
    ])
    if (found.total < 1000) continue
    figures.push([`${query.kind} ${query.text}`, ...timeFigures(corpus, found, dictionary)])
  }
  printTable(
    'Concordance, ms in the core',
    ['', 'places', 'documents', 'first line', 'all lines', 'cpu', 'longest slice', 'includes', 'grep'],
    rows,
    [
      `${texts.length.toLocaleString('en')} documents, ${characters.toLocaleString('en')} characters, all closed and indexed`,
      'includes: String.includes over all texts in memory for the phrase (发展 for patterns and terms), without saying where; grep: lines with it counted in the files on disk by ripgrep or else grep, with the start of the process',
    ],
  )
  printTable(
    'What is worked out of the lines, ms in the core',
    ['', 'lines', 'sort left, right', 'sort section', 'collocates', 'n-grams', 'longest slice'],
    figures,
    ['collocates: 5 characters on either side, with the dictionary, counted in all documents'],
  )
}

function timeFigures(
  corpus: Corpus,
  found: Parameters<typeof viewConcordance>[1],
  dictionary: Dictionary | undefined,
): string[] {
  const sorted = (by: 'left' | 'section'): { time: number; longest: number } =>
    timeAll(
      viewConcordance(
        corpus,
        found,
        {},
        [
          { by, descending: false },
          { by: 'right', descending: false },
        ],
        'zh',
      ),
    )
  const left = sorted('left')
  const section = sorted('section')
  const { lines, scope } = runAll(viewConcordance(corpus, found, {}, [], 'zh')).result
  const options = { window: 5, side: 'both', least: 2, scope, dictionary } as const
  const collocates = timeAll(findCollocates(corpus, lines, options))
  const ngrams = timeAll(findKeywordNgrams(lines, 2))
  const longest = Math.max(left.longest, section.longest, collocates.longest, ngrams.longest)
  return [
    lines.length.toLocaleString('en'),
    ms(left.time),
    ms(section.time),
    ms(collocates.time),
    ms(ngrams.time),
    ms(longest),
  ]
}

/** How long ripgrep, or grep where there is none, takes to count the lines with the words in the same files; a dash without either. */
function timeGrep(folder: string, word: string): string {
  const timed = (program: string, args: readonly string[]): string | undefined => {
    const began = performance.now()
    const { error } = spawnSync(program, [...args, '--', word, folder], { maxBuffer: 1e9 })
    return error ? undefined : `${ms(performance.now() - began)} (${program})`
  }
  return timed('rg', ['-c', '-F', '--no-ignore', '-g', '*.md']) ?? timed('grep', ['-rcF', '--include=*.md']) ?? '–'
}

function timeAll(work: Generator<unknown>): { time: number; longest: number } {
  const began = performance.now()
  const { longest } = runAll(work)
  return { time: performance.now() - began, longest }
}

/** Runs work to its end; the longest step, milliseconds. */
function runAll<S, T>(work: Generator<S, T>, look?: (step: S) => void): { result: T; longest: number } {
  let longest = 0
  for (;;) {
    const start = performance.now()
    const step = work.next()
    longest = Math.max(longest, performance.now() - start)
    if (step.done) return { result: step.value, longest }
    look?.(step.value)
  }
}
