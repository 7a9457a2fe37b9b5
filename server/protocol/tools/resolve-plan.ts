// The tool that says which plan, and which section of it, some words refer to.

import { explain } from '../../core/features/hover.ts'
import type { Corpus } from '../../core/index/corpus.ts'
import { Document } from '../../core/model/document.ts'
import { textOf } from './lookup-term.ts'
import { FilePlaces, getDocument, type Reader, type Tool, ToolError } from './tool.ts'

export const RESOLVE_PLAN: Tool = {
  name: 'resolve_plan',
  title: { en: 'Resolve Plan Reference', zh: '解析规划引用' },
  description:
    'Finds the plan, and the chapter or section, that words refer to: a title in 《》, “十四五”规划, the 14th Five-Year Plan, 《纲要》第十一章, "the last plan". Relative words need the document that says them. Answers with id, title, date, file and line, and how it was resolved; a reference that may mean two plans is not resolved.',
  input: {
    type: 'object',
    properties: {
      reference: { type: 'string', description: 'The words, with those around them that name a chapter.' },
      document: {
        type: 'string',
        description: 'Path, id or name of the document that says them: what “the last plan” means depends on it.',
      },
    },
    required: ['reference'],
    additionalProperties: false,
  },
  run: async (reader, { reference = '', document }) => {
    const words = String(reference).trim()
    if (words === '') throw new ToolError('“reference” is empty')
    if (document !== undefined) {
      const { corpus, symbols } = getDocument(reader, String(document))
      const said = corpus.document(symbols.uri)
      const at = said?.text.indexOf(words) ?? -1
      if (said && at >= 0) return resolve(corpus, said, at, words, reader)
      // Words that the document does not have are read as if they stood at its end.
      const added = said?.edit(said.length, said.length, `\n\n${words}\n`)
      if (added) return resolve(corpus, added, added.length - words.length - 1, words, reader)
    }
    const problems: unknown[] = []
    for (const { corpus, root } of reader.workspace.folders()) {
      if (root === undefined) continue
      try {
        return await resolve(corpus, Document.parse('untitled:reference', words), 0, words, reader)
      } catch (error) {
        problems.push(error)
      }
    }
    throw problems[0] ?? new ToolError('there is no corpus')
  },
}

async function resolve(
  corpus: Corpus,
  document: Document,
  from: number,
  words: string,
  reader: Reader,
): Promise<object> {
  const { ports } = reader
  const sources = { pinyin: ports.pinyin, dictionary: ports.dictionary, year: ports.year() }
  const places = new FilePlaces(reader)
  let unresolved: string | undefined
  for (let at = from; at < from + Math.min(words.length, 200); at++) {
    const explanation = await explain(corpus, document, at, sources)
    for (const part of explanation?.parts ?? []) {
      if (part.kind === 'unresolved' && explanation)
        unresolved ??= textOf({ ...explanation, parts: [part] }, corpus, places, reader)
      if (part.kind !== 'plan' || !explanation) continue
      const { plan, section } = part
      return {
        words: document.text.slice(explanation.range.start, explanation.range.end),
        plan: {
          id: plan.id,
          title: plan.title,
          date: plan.date?.text ?? null,
          kind: plan.meta.kind ?? null,
          file: reader.pathOf(plan.uri),
          line: 1,
        },
        section: section ? { title: section.title, ...places.of(corpus, plan.uri, section.start) } : null,
        meansPeriodOnly: part.isPeriod,
        explanation: textOf({ ...explanation, parts: [part] }, corpus, places, reader),
      }
    }
  }
  throw new ToolError(unresolved ?? `“${words}” names no plan of the corpus`)
}
