// Tifa beside VS Code's Markdown server: the same requests on the same files, and what merely parsing the text takes.

import markdownIt from 'markdown-it'
import { createRandom } from '../support/random.ts'
import { type Edit, editsOf } from './edits.ts'
import { readHeadwords } from './glossary.ts'
import { findMarkdownServer, MarkdownServer } from './markdown-server.ts'
import { type Effort, measure, type Times, timeOf } from './measure.ts'
import { timeRemark } from './reference.ts'
import type { Bench } from './run.ts'
import type { Position, ServerProcess } from './server-process.ts'
import { ms, printTable, ratio, TIME_HEADS, timeCells } from './table.ts'
import { findWords, longText, outline13, positionsIn, type Text } from './texts.ts'

/** How long an answer of the other server is waited for, milliseconds. */
const LIMIT = { quick: 15_000, full: 60_000 }

interface Asked {
  readonly name: string
  readonly method: string
  readonly more: object
  /** Made before each round, and part of it. */
  readonly edit?: (round: number) => Edit
}

/** One side: opens a text, makes an edit, and says whether an answer came in time. */
interface Side {
  open(path: string, text: string): Promise<void>
  change(path: string, edit: Edit): void
  ask(method: string, path: string, more: object): Promise<boolean>
  readonly cpu: () => number | undefined
}

export async function benchAgainst({ folder, quick, pathOf, indexed }: Bench): Promise<void> {
  const limit = quick ? LIMIT.quick : LIMIT.full
  const path = findMarkdownServer()
  const rows: string[][] = []
  const { server } = await indexed()
  for (const text of [outline13(), longText(1_000_000)]) {
    const file = pathOf(text.path).replace(/\.md$/, '-against.md')
    const ours = sideOf(server)
    await ours.open(file, text.text)
    let other = path === undefined ? undefined : await startOther(path, folder, limit)
    await other?.side.open(file, text.text)
    for (const asked of requests(text)) {
      const times = await measureSide(ours, file, asked, quick ? 5 : 50, 3)
      const side = other?.side
      const first = side && (await measureSide(side, file, asked, 1, 0))
      const theirs = first && (await measureSide(side, file, asked, quick ? 2 : 10, 0))
      rows.push([
        `${asked.name}, ${text.name}`,
        ...timeCells(times ?? NOTHING),
        ...(path === undefined
          ? ['not installed']
          : theirs
            ? [
                ms(theirs.p50),
                ms(theirs.max),
                ms(theirs.cpu),
                ratio(times?.p50, theirs.p50),
                ratio(times?.cpu, theirs.cpu),
              ]
            : [`more than ${limit}`, '-', '-', `less than ${ratio(times?.p50, limit)}`, '-']),
      ])
      // It is still at what nobody waits for any more.
      if (other && !theirs) {
        other.stop()
        other = path === undefined ? undefined : await startOther(path, folder, limit)
        await other?.side.open(file, text.text)
      }
    }
    other?.stop()
    rows.push(...(await parseRows(text)))
  }
  printTable(
    "Beside VS Code's Markdown server, over LSP on the same files, ms",
    ['', ...TIME_HEADS, 'its p50', 'its first', 'its cpu', 'p50 / its', 'cpu / its'],
    rows,
    [
      `the other: vscode-markdown-languageserver, which has its client read files and parse with markdown-it; its cpu has that in it. An answer is waited for ${limit} ms.`,
      'It links headings, links and files alone, and keeps no terms, targets or references in words.',
    ],
  )
}

const NOTHING: Times = { n: 0, p50: Number.NaN, p95: Number.NaN, p99: Number.NaN, max: Number.NaN, cpu: undefined }

/** What merely parsing the text takes. */
async function parseRows({ name, text }: Text): Promise<string[][]> {
  const parser = markdownIt({ html: true })
  const best = async (parse: () => unknown): Promise<number> =>
    Math.min(await timeOf(parse), await timeOf(parse), await timeOf(parse))
  return [
    [`plain markdown-it, ${name}`, '3', ms(await best(() => parser.parse(text, {})))],
    [`plain remark-parse, ${name}`, '3', ms(await timeRemark(text, 3))],
  ]
}

function requests({ text }: Text): readonly Asked[] {
  const toPosition = positionsIn(text)
  const heading = text.indexOf('\n## ') + 5
  const [word = heading] = findWords(text, readHeadwords(), createRandom(5))
  const at = (offset: number): { position: Position } => ({ position: toPosition(offset) })
  return [
    { name: 'document symbols', method: 'textDocument/documentSymbol', more: {} },
    { name: 'definition', method: 'textDocument/definition', more: at(word) },
    {
      name: 'references of a heading',
      method: 'textDocument/references',
      more: { ...at(heading), context: { includeDeclaration: true } },
    },
    { name: 'edit to diagnostics', method: 'textDocument/diagnostic', more: {}, edit: editsOf(text) },
    { name: 'edit to document symbols', method: 'textDocument/documentSymbol', more: {}, edit: editsOf(text) },
    { name: 'workspace symbols', method: 'workspace/symbol', more: { query: '发展' } },
  ]
}

/** The times of a request; undefined as soon as an answer does not come in time. */
async function measureSide(
  side: Side,
  path: string,
  { method, more, edit }: Asked,
  rounds: number,
  warmUp: number,
): Promise<Times | undefined> {
  let isLate = false
  const effort: Effort = { rounds, budget: 10_000, warmUp }
  const times = await measure(
    effort,
    async round => {
      if (isLate) return 0
      const change = edit?.(round)
      return timeOf(async () => {
        if (change) side.change(path, change)
        isLate = !(await side.ask(method, path, more))
      })
    },
    side.cpu,
  )
  return isLate ? undefined : times
}

function sideOf(server: ServerProcess): Side {
  return {
    open: (path, text) => server.open(path, text),
    change: (path, edit) => server.edit(path, edit),
    ask: async (method, path, more) => {
      await server.ask(method, path, more)
      return true
    },
    cpu: () => server.processorTime,
  }
}

async function startOther(path: string, folder: string, limit: number): Promise<{ side: Side; stop: () => void }> {
  const server = new MarkdownServer(path, folder)
  await server.initialize()
  return {
    side: {
      open: (file, text) => server.open(file, text),
      change: (file, { at, length, text }) => server.change(file, at, length, text),
      ask: (method, file, more) => server.ask(method, { textDocument: { uri: server.uriOf(file) }, ...more }, limit),
      cpu: () => server.processorTime,
    },
    stop: () => server.stop(),
  }
}
