// Offers the fields of front matter and the values that suit them.

import type { Corpus } from '../../index/corpus.ts'
import { nameOf, namesOf } from '../../index/plans/plan-names.ts'
import type { Document } from '../../model/document.ts'
import { DOCUMENT_KINDS, FRONT_FIELDS, FRONT_SHAPES, type FrontField } from '../../model/field-table.ts'
import { collectPlanMentions } from '../../reading/plan-period.ts'
import { toYaml } from '../../syntax/yaml-scalar.ts'
import { foldKey } from '../../text/fold.ts'
import { findFrontField } from '../field-place.ts'
import { completePlan } from './address.ts'
import { type Completion, type CompletionItem, filterBy, fitOf, MOST, type Search } from './item.ts'

/** The fields whose values are offered, all but free text: the editor may ask for them as soon as the name is written. */
const WITH_VALUES: ReadonlySet<string> = new Set<FrontField>(
  FRONT_FIELDS.filter(field => field !== 'title' && field !== 'title_en' && field !== 'source'),
)

/** The offers at `offset`; undefined where it is in no front matter. */
export function completeFrontMatter(
  corpus: Corpus,
  document: Document,
  offset: number,
  search: Search,
): Completion[] | undefined {
  const place = findFrontField(document, offset)
  if (!place) return undefined
  const { typed, start, end } = place
  if (place.part === 'name') {
    return FRONT_FIELDS.filter(name => !place.given.has(name) && name.startsWith(typed.toLowerCase())).map(name => ({
      item: { kind: 'field', owner: 'front matter', name },
      label: name,
      edit: { start, end, text: place.needsColon ? `${name}: ` : name },
      filter: filterBy(typed, name),
      goesOn: place.needsColon && WITH_VALUES.has(name),
    }))
  }
  const quote = /^["']/.exec(typed)?.[0] ?? ''
  const key = foldKey(typed.slice(quote.length))
  const offer = (item: CompletionItem, value: string, label = value): Completion => {
    const text = `${place.hasSpace ? '' : ' '}${toYaml(value, place.isList)}`
    return { item, label, edit: { start, end, text }, filter: filterBy(typed, quote + value) }
  }
  if (place.name === 'parent' || place.name === 'supersedes' || place.name === 'expresses') {
    const plans = completePlan(corpus, typed.slice(quote.length), search, document.uri)
    return plans.map(plan => offer(plan, plan.id))
  }
  return valuesOf(place.name, corpus, document)
    .filter(({ value }) => fitOf(key, [foldKey(value)]) !== undefined)
    .slice(0, MOST)
    .map(({ value, count }) => offer({ kind: 'value', of: place.name ?? '', value, count }, value))
}

interface Value {
  readonly value: string
  readonly count: number | undefined
}

function valuesOf(name: FrontField | undefined, corpus: Corpus, document: Document): Value[] {
  const plain = (values: readonly string[]): Value[] => values.map(value => ({ value, count: undefined }))
  const { meta } = document
  switch (name) {
    case 'id':
      return plain([nameOf(document.uri)])
    case 'kind':
      return plain(DOCUMENT_KINDS)
    case 'language':
      return plain(FRONT_SHAPES.language.offered)
    case 'date': {
      const named = /(?:^|\D)((?:19|20)\d{2}-\d{2}-\d{2})(?!\d)/.exec(nameOf(document.uri))?.[1]
      return plain(named === undefined ? [] : [named])
    }
    case 'names': {
      const title = meta.title ?? ''
      const usual = namesOf({ ...meta, names: [] }, title)
      return plain(usual.filter(known => known !== title && known !== meta.titleEn && !meta.names.includes(known)))
    }
    case 'period': {
      const named = collectPlanMentions(`${meta.title ?? ''} ${meta.titleEn ?? ''}`).map(
        ({ from, to }) => `${from}-${to}`,
      )
      const used = inUse(corpus, document, ({ period }) => period && `${period.from}-${period.to}`)
      return [...plain([...new Set(named)]), ...used.filter(({ value }) => !named.includes(value))]
    }
    case 'issuer':
      return inUse(corpus, document, ({ issuer }) => issuer)
    default:
      return []
  }
}

/** The values that other documents have, the most frequent ones first. */
function inUse(corpus: Corpus, document: Document, read: (meta: Document['meta']) => string | undefined): Value[] {
  const counts = new Map<string, number>()
  for (const { uri, meta } of corpus.allSymbols()) {
    const value = uri === document.uri ? undefined : read(meta)
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a, many], [b, others]) => others - many || (a < b ? -1 : 1))
    .map(([value, count]) => ({ value, count }))
}
