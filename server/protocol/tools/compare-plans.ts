// The tool that says what became of one plan in another.

import { comparePlans } from '../../core/features/comparison.ts'
import type { PiecePlace, SectionPlace } from '../../wire/comparison-data.ts'
import { corpusOfBoth } from '../comparison/comparison-corpus.ts'
import { comparisonData } from '../comparison/comparison-data.ts'
import { type FilePlace, FilePlaces, getDocument, type Tool, ToolError } from './tool.ts'

export const COMPARE_PLANS: Tool = {
  name: 'compare_plans',
  title: { en: 'Compare Plans', zh: '比较规划' },
  description:
    'Compares two plans: how many sections and paragraphs were kept, reworded, split, merged, added or dropped, what became of each section, which terms and phrases rose and fell (log-likelihood), and what became of the targets; each with file and line. With “section” the paragraphs of the sections with these words, before and after.',
  input: {
    type: 'object',
    properties: {
      before: { type: 'string', description: 'Path, id or name of the earlier plan.' },
      after: { type: 'string', description: 'Path, id or name of the later plan.' },
      section: { type: 'string', description: 'Words in the title of a section: its paragraphs are listed, too.' },
      limit: {
        type: 'integer',
        description: 'At most so many of each list, 40 unless said otherwise.',
        minimum: 1,
        maximum: 500,
      },
    },
    required: ['before', 'after'],
    additionalProperties: false,
  },
  run: async (reader, { before = '', after = '', section, limit = 40 }) => {
    const [from, to] = [getDocument(reader, String(before)), getDocument(reader, String(after))]
    if (from.symbols.uri === to.symbols.uri) throw new ToolError('both names stand for the same document')
    await reader.pause()
    const corpus = corpusOfBoth(reader.workspace, from.symbols.uri, to.symbols.uri)
    const comparison = corpus && comparePlans(corpus, from.symbols.uri, to.symbols.uri)
    if (!comparison) throw new ToolError('the documents cannot be read')
    const places = new FilePlaces(reader)
    const data = comparisonData(comparison, {
      place: (uri, { start }) => places.of(corpus, uri, start),
      file: reader.pathOf,
      locale: reader.locale,
    })
    const most = Number(limit)
    const sections = data.sections.map(change => ({
      fate: change.fate,
      moved: change.moved,
      before: change.before.map(sectionOf),
      after: change.after.map(sectionOf),
    }))
    const words = section === undefined ? undefined : String(section)
    const chosen = data.sections.filter(
      ({ before, after }) => words !== undefined && [...before, ...after].some(({ title }) => title.includes(words)),
    )
    return {
      before: data.before,
      after: data.after,
      notes: data.warnings.map(({ message }) => message),
      summary: data.summary,
      sections: { total: sections.length, shown: sections.slice(0, most) },
      ...(words === undefined
        ? {}
        : {
            paragraphs: chosen
              .flatMap(({ pieces }) => pieces)
              .slice(0, most)
              .map(({ fate, before, after }) => ({ fate, before: before.map(pieceOf), after: after.map(pieceOf) })),
          }),
      terms: { risen: data.terms.risen.slice(0, most), fallen: data.terms.fallen.slice(0, most) },
      phrases: { added: data.phrases.added.slice(0, most), gone: data.phrases.gone.slice(0, most) },
      targets: { total: data.targets.length, shown: data.targets.slice(0, most) },
    }
  },
}

function sectionOf({ title, number, place }: SectionPlace<FilePlace>): object {
  return { title, number, ...place }
}

function pieceOf({ text, place }: PiecePlace<FilePlace>): object {
  return { text, ...place }
}
