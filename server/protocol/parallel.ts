// `tifa/parallelTexts`, `tifa/alignment` and `tifa/parallelReading`: a text beside its translation or digest.

import type { AlignedPart, Alignment } from '../core/features/alignment.ts'
import { collectParallelTexts } from '../core/features/parallel-texts.ts'
import type { Document } from '../core/model/document.ts'
import type { AlignedLines, LineRange, ParallelReadingParams, ParallelTextsResult } from '../wire/parallel.ts'
import type { Context } from './context.ts'
import { runSliced } from './slices.ts'

const NOTHING: ParallelTextsResult = { title: null, texts: [], isComplete: false }

export function serveParallel(context: Context): void {
  const { connection, workspace, ports } = context
  const isComplete = (): boolean => context.isSettled && !workspace.isIndexing
  context.serve('tifa/parallelTexts', ({ uri }, token) =>
    context.answer('parallelTexts', uri, token, NOTHING, ({ folder: { corpus }, document }) => ({
      title: corpus.symbols(document.uri)?.title ?? null,
      texts: collectParallelTexts(corpus, document.uri).map(({ symbols, role }) => ({
        uri: workspace.clientUri(symbols.uri),
        title: symbols.title,
        date: symbols.date?.text ?? null,
        language: symbols.language,
        role,
      })),
      isComplete: isComplete(),
    })),
  )
  context.serve('tifa/alignment', ({ before, after }, token) =>
    context.answerAll('alignment', token, null, async () => {
      const [one, other] = [ports.normalUri(before), ports.normalUri(after)]
      const alignment = await context.alignments.get(one, other, token)
      return alignment ? runSliced(ports, token, toLines(alignment)) : null
    }),
  )
  connection.onNotification('tifa/parallelReading', ({ pair }: ParallelReadingParams) => {
    context.readingPair = pair ? [ports.normalUri(pair.before), ports.normalUri(pair.after)] : undefined
  })
}

/** How many groups are put into lines between two pauses. */
const STEP = 500

function* toLines({ before, after, groups }: Alignment): Generator<undefined, AlignedLines[]> {
  const lines: AlignedLines[] = []
  for (const group of groups) {
    if (lines.length % STEP === STEP - 1) yield
    lines.push({
      before: linesOf(before, group.before),
      after: linesOf(after, group.after),
      inOrder: group.isInOrder,
    })
  }
  return lines
}

function linesOf(document: Document, parts: readonly AlignedPart[]): LineRange | null {
  const [first, last] = [parts[0], parts.at(-1)]
  return first && last ? [document.positionAt(first.start).line, document.positionAt(last.end).line] : null
}
