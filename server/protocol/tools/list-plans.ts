// The tool that lists the documents of the corpus.

import { foldKey } from '../../core/text/fold.ts'
import { ownDocuments, type Tool } from './tool.ts'

export const LIST_PLANS: Tool = {
  name: 'list_plans',
  title: { en: 'List Documents', zh: '列出文件' },
  description:
    'Lists the documents of the corpus, oldest first: id, title, kind (outline, plan, proposal, report, law, digest …), issuer, date, period, what each carries out (parent) and supersedes, and its file. Ids serve the other tools.',
  input: {
    type: 'object',
    properties: {
      words: { type: 'string', description: 'Only documents with these words in title, id or names.' },
      kind: { type: 'string', description: 'Only documents of this kind.' },
      limit: { type: 'integer', description: 'At most so many, 100 unless said otherwise.', minimum: 1, maximum: 1000 },
      offset: { type: 'integer', description: 'Leaves out so many first ones.', minimum: 0, maximum: 1_000_000 },
    },
    required: [],
    additionalProperties: false,
  },
  run: async (reader, { words = '', kind, limit = 100, offset = 0 }) => {
    const key = foldKey(String(words))
    const found = [...ownDocuments(reader)].filter(({ symbols }) => {
      const { id, title, names, meta } = symbols
      const isNamed = [id, title, meta.titleEn ?? '', ...names].some(name => foldKey(name).includes(key))
      return isNamed && (kind === undefined || meta.kind === kind)
    })
    found.sort((a, b) => ((a.symbols.date?.text ?? '') < (b.symbols.date?.text ?? '') ? -1 : 1))
    return {
      total: found.length,
      documents: found.slice(Number(offset), Number(offset) + Number(limit)).map(({ symbols }) => {
        const { id, title, meta, date, language, uri } = symbols
        return {
          id,
          title,
          titleEn: meta.titleEn ?? null,
          kind: meta.kind ?? null,
          issuer: meta.issuer ?? null,
          date: date?.text ?? null,
          period: meta.period ?? null,
          language,
          parent: meta.parent ?? null,
          supersedes: meta.supersedes ?? null,
          file: reader.pathOf(uri),
          line: 1,
        }
      }),
    }
  },
}
