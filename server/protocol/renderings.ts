// `tifa/renderings`: all official renderings of a term or of selected words, with the units that have them.

import { findRenderingsAt, findRenderingsOf, type RenderingsAt } from '../core/features/renderings.ts'
import type { UnitPlace } from '../core/index/bilingual/parallel-file.ts'
import type { Document } from '../core/model/document.ts'
import type { ExampleItem, RenderingItem, RenderingsResult } from '../wire/renderings.ts'
import type { Context } from './context.ts'
import { toLspRange } from './convert.ts'
import { yearsOf } from './hover/hover-renderings.ts'

export function serveRenderings(context: Context): void {
  context.serve('tifa/renderings', ({ uri, position, range }, token) =>
    context.answer('renderings', uri, token, null, ({ folder, document }) => {
      const { corpus } = folder
      const found = range
        ? findRenderingsOf(corpus, document, {
            start: document.offsetAt(range.start),
            end: document.offsetAt(range.end),
          })
        : position && findRenderingsAt(corpus, document, document.offsetAt(position))
      return found ? toResult(context, document, found) : null
    }),
  )
}

/** No sentence is longer than this. */
const LONGEST = 2000

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

/** Of each rendering so many units are sent. */
const MOST_EXAMPLES = 100

function toResult(
  context: Context,
  document: Document,
  { range, wording, renderings }: RenderingsAt,
): RenderingsResult {
  const { side, units, files, ofFiles, unexplained } = renderings
  const toExample = ({ file, unit }: UnitPlace): ExampleItem => ({
    uri: context.workspace.clientUri(file.uri),
    year: file.year?.year ?? null,
    zh: shorten(file.text(unit, 'zh')),
    en: shorten(file.text(unit, 'en')),
    line: file.line(unit, side),
  })
  const items: RenderingItem[] = renderings.renderings.map(rendering => ({
    text: rendering.text,
    known: rendering.isKnown,
    count: rendering.units.length,
    years: yearsOf(rendering, context.locale),
    byYear: rendering.byYear.map(({ year, count }) => ({ year: year ?? null, count })),
    examples: rendering.units.slice(0, MOST_EXAMPLES).map(toExample),
  }))
  if (unexplained.length > 0) {
    const examples = unexplained.slice(0, MOST_EXAMPLES).map(toExample)
    items.push({ text: null, known: false, count: unexplained.length, years: '', byYear: [], examples })
  }
  return {
    wording,
    range: toLspRange(document, range),
    language: side,
    units: units.length,
    files,
    ofFiles,
    renderings: items,
  }
}
