// Quick fixes for the findings about terms: another wording, a mark that says what is meant, a line in the glossary.

import type { Corpus, Entry } from '../index/corpus.ts'
import type { Document } from '../model/document.ts'
import type { Finding } from '../model/finding.ts'
import type { Range } from '../model/meta.ts'
import { collectTerms, type Term } from '../model/term.ts'
import { encodeAddress } from '../syntax/address.ts'
import { breakEnd, nextBreak } from '../text/lines.ts'
import { largest } from '../text/long-list.ts'
import type { Edit, Fix } from './code-action.ts'
import { tag } from './link.ts'

/** The fixes for one finding; `[]` for a finding of another sort, or where nothing can be done in one safe edit. */
export function collectTermFixes(corpus: Corpus, document: Document, finding: Finding): Fix[] {
  switch (finding.code) {
    case 'unknown-rendering': {
      const own = finding.ids.flatMap(id => corpus.entries(id)).filter(entry => entry.origin === 'own')
      const added = own.flatMap(entry => addValue(corpus, entry, 'en', finding.text, finding, 'add-rendering'))
      return [...added, ...replace(document, finding, finding.renderings.slice(0, 1))]
    }
    case 'superseded-term': {
      const edits = tag(document, finding, `term:${encodeAddress(finding.id)}`)
      const kept: Fix[] = edits ? [{ kind: 'keep-term', label: finding.id, edits, finding, preferred: false }] : []
      return finding.isOfficial ? kept : [...replace(document, finding, finding.successors), ...kept]
    }
    case 'ambiguous-rendering': {
      // In a glossary there is no sense to choose: which entry shall give way is for its author to say.
      if (document.meta.kind === 'glossary') return []
      return finding.candidates.flatMap(({ id, headword }): Fix[] => {
        const edits = tag(document, finding, `term:${encodeAddress(id)}`)
        return edits ? [{ kind: 'tag-term', label: id, of: headword, edits, finding, preferred: false }] : []
      })
    }
    case 'duplicate-term': {
      const term = corpus
        .symbols(document.uri)
        ?.terms.find(({ start, end }) => start <= finding.start && finding.start < end)
      if (!term) return []
      const entry: Entry = { uri: document.uri, term, origin: 'own' }
      return finding.others.flatMap(({ id }) => addValue(corpus, entry, 'see', id, finding, 'tell-apart'))
    }
    default:
      return []
  }
}

/** The words replaced by each of `wordings`, with a capital where they had one; only plain words, without markup inside. */
function replace(document: Document, finding: Finding & { readonly text: string }, wordings: readonly string[]): Fix[] {
  const { start, end, text } = finding
  const index = document.blockAt(start)
  const at = document.startOf(index)
  if (document.blocks[index]?.source.slice(start - at, end - at) !== text) return []
  return wordings.filter(isPlain).map((wording, i) => {
    const isCapital = /^\p{Lu}\p{Ll}/u.test(text)
    const label = isCapital ? wording.slice(0, 1).toUpperCase() + wording.slice(1) : wording
    return { kind: 'replace-words', label, edits: [{ start, end, text: label }], finding, preferred: i === 0 }
  })
}

/** A value at the end of a field of an entry, or in a new line below its other fields. What is tried is read again. */
function addValue(
  corpus: Corpus,
  entry: Entry,
  field: 'en' | 'see',
  value: string,
  finding: Finding,
  kind: 'add-rendering' | 'tell-apart',
): Fix[] {
  const glossary = corpus.document(entry.uri)
  if (!glossary || !isPlain(value) || (field === 'en' ? /[;；]/ : /[;；,，、]/).test(value)) return []
  const edit = placeValue(glossary, entry.term, field, value)
  const terms = collectTerms(glossary.edit(edit.start, edit.end, edit.text))
  const { start, id } = entry.term
  const edited = terms.find(term => term.start === start)
  if (edited?.id !== id || !edited[field].some(({ text }) => text === value)) return []
  const uri = entry.uri
  return [{ kind, label: value, of: entry.term.headword, uri, edits: [edit], finding, preferred: false }]
}

function placeValue(document: Document, term: Term, field: 'en' | 'see', value: string): Edit {
  const last = term[field].at(-1)
  if (last) return { start: last.end, end: last.end, text: `${field === 'en' ? '; ' : ', '}${value}` }
  const dated = [term.since, term.until].filter(value => value !== undefined)
  const others: readonly Range[] = [term.idRange, ...term.en, ...term.aka, ...term.see, ...term.replacedBy, ...dated]
  const below = largest([term.headingEnd, ...others.map(({ end }) => end)])
  const { text } = document
  const lineEnd = nextBreak(text, below)
  const at = lineEnd < 0 ? text.length : lineEnd
  const newLine = lineEnd < 0 ? '\n' : text.slice(lineEnd, breakEnd(text, lineEnd))
  const gap = below > term.headingEnd ? newLine : `${newLine}${newLine}`
  return { start: at, end: at, text: `${gap}- ${field}: ${value}` }
}

/** Words that mean themselves wherever they stand in Markdown. */
function isPlain(words: string): boolean {
  return !/[\\`*_[\]<>&|~\r\n]/.test(words)
}
