// The words of the page, which the panel hands over in the language of the interface. `{0}` and `{1}` are filled in here.

import type { CopyWords, PageWords } from '../page/words.ts'
import type { Facet, Found, QueryKind, SortBy, Tab } from './messages.ts'

export interface Words extends CopyWords, PageWords {
  readonly query: string
  readonly queryHint: Readonly<Record<QueryKind, string>>
  readonly queryKind: string
  readonly kinds: Readonly<Record<QueryKind, string>>
  readonly find: string
  readonly tabs: Readonly<Record<Tab, string>>
  readonly tabList: string
  readonly columns: Readonly<Record<SortBy, string>>
  readonly documentColumns: Readonly<Record<'count' | 'rate' | 'characters', string>>
  readonly collocateColumns: Readonly<Record<'text' | 'score' | 'together' | 'left' | 'right' | 'total', string>>
  readonly ngramColumns: Readonly<Record<'text' | 'side' | 'length' | 'count' | 'documents', string>>
  readonly before: string
  readonly behind: string
  readonly all: Readonly<Record<Facet, string>>
  readonly filters: Readonly<Record<Facet, string>>
  readonly filterText: string
  readonly clear: string
  readonly none: string
  readonly documentKinds: Readonly<Record<string, string>>
  readonly languages: Readonly<Record<string, string>>
  readonly figures: string
  readonly kept: string
  readonly wordings: string
  readonly allWordings: string
  readonly notes: string
  readonly searching: string
  readonly window: string
  readonly side: string
  readonly sides: Readonly<Record<'both' | 'left' | 'right', string>>
  readonly least: string
  readonly functionWords: string
  readonly basis: string
  readonly rare: string
  readonly noDictionary: string
  readonly term: string
  readonly abridged: string
  readonly selected: string
  readonly sortedUp: string
  readonly sortedDown: string
  readonly unsorted: string
  readonly start: string
  readonly startHelp: string
  readonly patternHelp: string
  readonly nothingFound: string
  readonly nothingFoundHelp: string
  readonly problems: Readonly<Record<NonNullable<Found['problem']>, string>>
  readonly asPhrase: string
}
