// The tool that says what a term means, how it is rendered, and how the corpus uses it.

import { type Explanation, explain, type TermCard } from '../../core/features/hover.ts'
import type { Corpus } from '../../core/index/corpus.ts'
import { Document } from '../../core/model/document.ts'
import { decodeAddress } from '../decode-address.ts'
import { hoverMessage } from '../hover/hover-message.ts'
import { pinyinWriter } from '../hover/pinyin-message.ts'
import { toPlainText } from '../markdown.ts'
import { DEFAULT_SETTINGS } from '../settings.ts'
import { FilePlaces, type Reader, type Tool, ToolError } from './tool.ts'

export const LOOKUP_TERM: Tool = {
  name: 'lookup_term',
  title: { en: 'Look Up Policy Term', zh: '查政策术语' },
  description:
    'Explains a Chinese or English policy term: glossary entry with pinyin, official English renderings, gloss and related terms; first use and counts in the corpus of plans; how texts and aligned translations render it; dictionary senses where no glossary has it. Cite file and line.',
  input: {
    type: 'object',
    properties: {
      term: { type: 'string', description: 'The term in either language, or the id of a glossary entry.' },
    },
    required: ['term'],
    additionalProperties: false,
  },
  run: async (reader, { term = '' }) => {
    const words = String(term).trim()
    if (words === '') throw new ToolError('“term” is empty')
    for (const { corpus } of reader.workspace.folders()) {
      const found = await lookUp(corpus, corpus.entries(words)[0]?.term.headword ?? words, reader)
      if (found) return found
    }
    throw new ToolError(`nothing is known of “${words}”; try concordance for its places`)
  },
}

/** What is known of some words; undefined for nothing. A longer text is explained by its first term. */
async function lookUp(corpus: Corpus, words: string, reader: Reader): Promise<object | undefined> {
  const document = Document.parse('untitled:term', words)
  const explanation = await explainWords(corpus, document, reader)
  if (!explanation) return undefined
  const places = new FilePlaces(reader)
  const cards = explanation.parts.flatMap(part => (part.kind === 'term' ? part.cards : []))
  return {
    words: document.text.slice(explanation.range.start, explanation.range.end),
    entries: cards.map(card => entryOf(card, corpus, places)),
    explanation: textOf(explanation, corpus, places, reader),
  }
}

/** Words that somebody looks up are tried from so many places. */
const LONGEST = 200

/** The first place of which more is known than a dictionary says; else the first of all. */
export async function explainWords(
  corpus: Corpus,
  document: Document,
  { ports }: Pick<Reader, 'ports'>,
): Promise<Explanation | undefined> {
  const sources = { pinyin: ports.pinyin, dictionary: ports.dictionary, year: ports.year() }
  let first: Explanation | undefined
  for (let at = 0; at < Math.min(document.length, LONGEST); at++) {
    const explanation = await explain(corpus, document, at, sources)
    if (explanation?.parts.some(({ kind }) => kind !== 'words')) return explanation
    first ??= explanation
  }
  return first
}

function entryOf({ entry, pinyin, firstUse, counts }: TermCard, corpus: Corpus, places: FilePlaces): object {
  const { term, uri, origin } = entry
  const text = ({ text }: { readonly text: string }): string => text
  return {
    id: term.id,
    headword: term.headword,
    pinyin: pinyin ?? null,
    renderings: term.en.map(text),
    otherWordings: term.aka.map(text),
    replacedBy: term.replacedBy.map(text),
    seeAlso: term.see.map(text),
    gloss: term.gloss ?? null,
    source: term.source ?? null,
    ...(origin === 'own' ? places.of(corpus, uri, term.start) : { file: null, line: null }),
    firstUse: firstUse
      ? {
          title: firstUse.plan.title,
          date: firstUse.plan.date?.text ?? null,
          ...places.of(corpus, firstUse.uri, firstUse.start),
        }
      : null,
    counts: counts.map(count => ({
      language: count.language,
      uses: count.corpus.total,
      documents: count.corpus.documents,
      ofDocuments: count.corpus.ofDocuments,
      isComplete: count.corpus.isComplete && count.corpus.pending === 0,
    })),
  }
}

/** The words of the editor's hover, places as file:line. */
export function textOf(explanation: Explanation, corpus: Corpus, places: FilePlaces, reader: Written): string {
  return withPlaces(markdownOf(explanation, corpus, places, reader))
}

type Written = Pick<Reader, 'locale' | 'pathOf'>

/** The same as Markdown, the places addresses of its links. */
export function markdownOf(
  explanation: Explanation,
  corpus: Corpus,
  places: FilePlaces,
  { locale, pathOf }: Written,
): string {
  return hoverMessage(explanation, {
    locale,
    // What Tifa brings along lies where nobody looks for it.
    lineLink: (uri, offset) => {
      if (corpus.originOf(uri) === 'bundled') return ''
      const { file, line } = places.of(corpus, uri, offset)
      return addressOf(file, line)
    },
    fileLineLink: (uri, line) => addressOf(pathOf(uri), line + 1),
    writePinyin: pinyinWriter(DEFAULT_SETTINGS.pinyin, false),
  })
}

/** A place as the address of a link, which may hold any path; {@link link} takes care of spaces and angle brackets. */
function addressOf(file: string, line: number): string {
  return `${file.replace(/[%#?]/g, encodeURIComponent)}:${line}`
}

/** Markdown of a hover as plain text, the address of each link behind its words. */
function withPlaces(markdown: string): string {
  return toPlainText(
    markdown.replace(/\[((?:\\.|[^\]\\]){0,2000})\]\(<([^<>]{0,4000})>\)/g, (_, words: string, place: string) =>
      place === '' ? words : `${words} (${decodeAddress(place)})`,
    ),
  )
}
