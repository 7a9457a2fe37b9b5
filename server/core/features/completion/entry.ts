// Offers the fields of a glossary entry and the values that suit them.

import type { Corpus } from '../../index/corpus.ts'
import type { Document } from '../../model/document.ts'
import { idOf, TERM_FIELDS, type TermField } from '../../model/term.ts'
import { findEntryField } from '../field-place.ts'
import { completePlan, someTerms } from './address.ts'
import { type Completion, type CompletionItem, filterBy, MOST, type Search } from './item.ts'
import { orderTerms } from './term-order.ts'

const WITH_VALUES: ReadonlySet<string> = new Set<TermField>([
  'id',
  'pinyin',
  'since',
  'until',
  'see',
  'replaced-by',
  'aim',
])

/** The offers at `offset`; undefined where no field of a glossary entry is being written. */
export async function completeEntry(
  corpus: Corpus,
  document: Document,
  offset: number,
  search: Search,
): Promise<Completion[] | undefined> {
  const place = findEntryField(corpus, document, offset)
  if (!place) return undefined
  const { typed, start, end, term, name } = place
  if (place.part === 'name') {
    return TERM_FIELDS.filter(field => !place.given.has(field) && field.startsWith(typed.toLowerCase())).map(field => ({
      item: { kind: 'field', owner: 'entry', name: field },
      label: field,
      edit: { start, end, text: place.needsColon ? `${field}: ` : field },
      filter: filterBy(typed, field),
      goesOn: place.needsColon && WITH_VALUES.has(field),
    }))
  }
  const offer = (item: CompletionItem, text: string, label: string, filter: string): Completion => ({
    item,
    label,
    edit: { start, end, text: `${place.hasSpace ? '' : ' '}${text}` },
    filter,
  })
  const value = (text: string): Completion[] =>
    text === '' || !text.startsWith(typed)
      ? []
      : [offer({ kind: 'value', of: name ?? '', value: text, count: undefined }, text, text, filterBy(typed, text))]
  switch (name) {
    case 'since':
    case 'until':
      return completePlan(corpus, typed, search).map(plan => offer(plan, plan.id, plan.id, filterBy(typed, plan.id)))
    case 'see':
    case 'replaced-by': {
      const others = new Set([...term.see, ...term.replacedBy].map(({ text }) => text).filter(text => text !== typed))
      const hits = [...search.terms.spelled(corpus, typed), ...search.terms.rendered(corpus, typed, true)]
      const found =
        typed.trim() === ''
          ? someTerms(corpus, document)
          : orderTerms(corpus, document.uri, hits, MOST).map(({ entry, rest }) => ({ entry, rest: rest() }))
      return found
        .filter(({ entry }) => entry.term.headword !== term.headword && !others.has(entry.term.headword))
        .slice(0, MOST)
        .map(({ entry, rest }) => {
          const { headword, id } = entry.term
          // A headword with a comma would read as two.
          const text = /[;；,，、]/.test(headword) ? id : headword
          return offer({ kind: 'term', entry, isChinese: true }, text, headword, typed + rest)
        })
    }
    case 'id':
      return value(idOf(term.en[0]?.text ?? ''))
    case 'pinyin':
      return /\p{Script=Han}/u.test(term.headword) ? value((await search.pinyin())(term.headword)) : []
    case 'aim':
      return ['higher', 'lower'].flatMap(value)
    default:
      return []
  }
}
