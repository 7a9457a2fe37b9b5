// A cold start on the whole corpus: every file read once for all that is kept of it, the terms of a large glossary counted.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Corpus } from '../../server/core/index/corpus.ts'
import { compileLess } from '../../server/host/compiling.ts'
import { collectFrequent, writeGlossary } from './made-glossary.ts'
import { ownProcessorTime } from './measure.ts'
import { timePlainSearch } from './plain-search.ts'
import { listFiles, timeReading, timeRemark, timeRemarkSample } from './reference.ts'
import type { Bench } from './run.ts'
import { ServerProcess } from './server-process.ts'
import { mb, ms, printTable, ratio } from './table.ts'
import { outline13 } from './texts.ts'

/** Remark needs about a minute for all files: it is given every so many, and the time for all is worked out by size. */
const STEP = 25
const TERMS = 2000

export async function benchIndex({ folder, quick, pathOf }: Bench): Promise<void> {
  const files = listFiles(folder)
  const made = mkdtempSync(join(tmpdir(), 'tifa-bench-'))
  try {
    const wordings = collectFrequent(files, TERMS)
    const terms = join(made, 'terms.txt')
    writeFileSync(terms, `${wordings.join('\n')}\n`)
    const corpus = join(made, 'corpus')
    const glossary = addGlossary(corpus, folder, writeGlossary(wordings))
    // Once unmeasured, so that neither side has to fetch the files from the disk.
    await timeReading(files)
    const search = timePlainSearch(folder, terms)
    const core = indexHere(files, glossary)
    const indexed = await index(corpus, pathOf(outline13().path))
    const reading = await timeReading(files)
    await timeRemark(outline13().text.slice(0, 20_000), 3)
    const sample = await timeRemarkSample(files, quick ? 3 : STEP)
    const share = reading.bytes / sample.bytes
    const remark = { time: sample.time * share, cpu: sample.cpu * share }
    const row = (what: string, spent: { time: number; cpu: number | undefined }): string[] => [
      what,
      ms(spent.time),
      ms(spent.cpu),
      (reading.bytes / 1e3 / spent.time).toFixed(1),
      ratio(spent.cpu, search?.cpu),
      ratio(spent.cpu, remark.cpu),
      ratio(spent.time, reading.time),
    ]
    const { memory } = indexed
    printTable(
      `Cold index: ${files.length} files, ${mb(reading.bytes)}, ${reading.characters.toLocaleString('en')} characters, ${wordings.length} terms made of them and the bundled ones`,
      ['', 'ms', 'cpu ms', 'MB/s', 'cpu / search', 'cpu / remark', 'ms / reading'],
      [
        row('tifa: symbols, terms, references, targets', core),
        row('tifa server: the same, files, phrases', indexed),
        ...(search ? [row(search.what, search)] : []),
        row('plain remark-parse (*)', remark),
        row('reading the same files only', reading),
      ],
      [
        `(*) worked out from ${sample.files} files, ${mb(sample.bytes)}, in ${ms(sample.time)} ms`,
        search ? `${search.what}: one core, the best of three` : 'neither rg nor grep is there to search',
        `first hover on an open document while all are read, no compiled code being kept: ${ms(indexed.hover)} ms from the start of the process, ${ms(indexed.hoverFromReady)} ms from the answer to initialize`,
        memory
          ? `resident memory of the server, which has no index on disk here (see warm): ${mb(memory.resident)}, ${ratio(memory.resident, reading.bytes)} the bytes of text; at most ${mb(memory.highest)}`
          : 'resident memory: this machine does not say',
      ],
    )
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
}

/**
 * All that is kept of each file, and its counts, in this process: without reading files, aligned texts and the order of phrases. V8 compiles
 * as it does while the server's threads read.
 */
function indexHere(files: readonly string[], glossary: string): { time: number; cpu: number } {
  const texts = [glossary, ...files].map(path => ({ uri: `file://${path}`, text: readFileSync(path, 'utf8') }))
  const compileAsUsual = compileLess()
  const before = ownProcessorTime()
  const start = performance.now()
  const corpus = new Corpus()
  for (const { uri, text } of texts) corpus.setFile(uri, text)
  for (const uri of [...corpus.uris()]) corpus.count(uri)
  compileAsUsual()
  return { time: performance.now() - start, cpu: ownProcessorTime() - before }
}

interface IndexRun {
  readonly time: number
  readonly cpu: number | undefined
  readonly memory: ServerProcess['memory']
  /** From the start of the process to the first hover, and from the answer to initialize. */
  readonly hover: number
  readonly hoverFromReady: number
}

/** Makes a folder that holds all that another one does, and a glossary as users have theirs: its path. */
function addGlossary(corpus: string, folder: string, text: string): string {
  mkdirSync(corpus)
  for (const name of readdirSync(folder)) symlinkSync(join(folder, name), join(corpus, name))
  const glossary = join(corpus, 'glossary.md')
  writeFileSync(glossary, text)
  return glossary
}

/** Indexes the folder in a server of its own, with a document open from the first moment on. */
async function index(folder: string, path: string): Promise<IndexRun> {
  const begin = performance.now()
  const server = new ServerProcess(folder)
  await server.initialize()
  const ready = performance.now()
  const idle = server.index()
  const { text } = outline13()
  await server.open(path, text)
  const line = text.split('\n').findIndex(each => /^[^#-].*高质量|^[^#-].*发展/.test(each))
  await server.ask('textDocument/hover', path, { position: { line: Math.max(0, line), character: 2 } })
  const hover = performance.now()
  await idle
  const time = performance.now() - ready
  const result = { time, cpu: server.processorTime, memory: server.memory }
  await server.stop()
  return { ...result, hover: hover - begin, hoverFromReady: hover - ready }
}
