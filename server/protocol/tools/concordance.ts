// The tool that finds every place of words in the corpus.

import { viewConcordance } from '../../core/features/concordance/concordance-view.ts'
import { collectConcordance } from '../../core/features/concordance.ts'
import type { LineItem } from '../../wire/concordance.ts'
import { basisOf, LineItems } from '../concordance/concordance-items.ts'
import { problemMessage } from '../concordance/concordance-message.ts'
import { getDocument, type Reader, type Tool, ToolError, takeSteps } from './tool.ts'

const KINDS = ['phrase', 'term', 'pattern'] as const

export const CONCORDANCE: Tool = {
  name: 'concordance',
  title: { en: 'Find in Corpus', zh: '语料库检索' },
  description:
    'Finds every place of words in the corpus, with the words around them, document, date, section, file and line, oldest first, and the total count with its basis. A phrase is words as they are; a term is a glossary entry with all its wordings in both languages; a pattern has * (the rest of a word, or up to 20 Chinese characters), ?, a|b and brackets.',
  input: {
    type: 'object',
    properties: {
      query: { type: 'string', description: 'The words, term or pattern.' },
      kind: { type: 'string', description: 'What the query is: phrase unless said otherwise.', enum: KINDS },
      document: { type: 'string', description: 'Path, id or name of the only document to search.' },
      limit: {
        type: 'integer',
        description: 'At most so many lines, 40 unless said otherwise.',
        minimum: 1,
        maximum: 500,
      },
      offset: { type: 'integer', description: 'Leaves out so many first lines.', minimum: 0, maximum: 1_000_000 },
    },
    required: ['query'],
    additionalProperties: false,
  },
  run: async (reader, { query = '', kind = 'phrase', document, limit = 40, offset = 0 }) => {
    const only = document === undefined ? undefined : getDocument(reader, String(document)).symbols.uri
    const asked = { kind: KINDS.find(known => known === kind) ?? 'phrase', text: String(query) }
    const lines: { item: LineItem; at: string }[] = []
    let [total, documents] = [0, 0]
    const warnings: string[] = []
    let problem: string | undefined
    let isSearched = false
    for (const { corpus } of reader.workspace.folders()) {
      if (corpus.size === 0) continue
      const found = await takeSteps(collectConcordance(corpus, asked), reader)
      if (found.problem) {
        problem ??= problemMessage(found.problem, reader.locale)
        continue
      }
      isSearched = true
      const filter = only === undefined ? {} : { uri: only }
      const view = await takeSteps(
        viewConcordance(corpus, found, filter, [{ by: 'date', descending: false }], 'zh'),
        reader,
      )
      const basis = basisOf(corpus, view, reader.locale)
      total += basis.total
      documents += basis.documents
      warnings.push(...basis.warnings)
      const items = new LineItems(corpus, uri => uri)
      for (const line of view.lines.slice(0, Number(offset) + Number(limit))) {
        const item = items.of(line)
        lines.push({ item, at: item.date ?? '' })
      }
    }
    if (!isSearched) throw new ToolError(problem ?? 'there is no document to search')
    const from = Number(offset)
    return {
      total,
      documents,
      lines: lines.slice(from, from + Number(limit)).map(({ item }) => lineOf(item, reader)),
      notes: warnings,
    }
  },
}

function lineOf(item: LineItem, { pathOf }: Reader): object {
  const { left, keyword, right, title, section, date, kind, uri, range } = item
  return { left, keyword, right, title, section, date, kind, file: pathOf(uri), line: range.start.line + 1 }
}
