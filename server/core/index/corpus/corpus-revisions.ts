// What has changed in a corpus, counted: whoever keeps an answer keeps the numbers that it was made under.

import { changeOf, mayHaveTerms, mayHaveWordings, type Source, type SymbolsChange } from '../terms/wordings.ts'
import type { KeyChange } from './key-index.ts'

/** What a change of symbols means for those who keep something of them. */
export interface Consequences {
  /** A wording may have come or gone. */
  readonly isWorded: boolean
  /** Entries that are others now; undefined where nothing is known of which. */
  readonly terms: SymbolsChange['terms'] | undefined
  /** True where an entry of a glossary may be another. */
  readonly hasOtherEntries: boolean
}

/** Numbers that only grow. */
export class CorpusRevisions {
  /** Counts every change of what other documents can see: ids, terms, names, sections, marks. */
  all = 0
  /** The same without sections and marks: what is stated of documents as a whole, and entries. */
  stated = 0
  /** Counts every change of the date of a document, and of the ids by which a text may mean it. */
  dates = 0
  /** Counts every change of an entry of a glossary. */
  entries = 0

  /** Keys came or went. */
  addKeys({ stated, all }: KeyChange): void {
    this.stated += stated
    this.all += all
  }

  /** A document has come whose keys are not known yet. */
  addDocument(): void {
    this.stated++
    this.all++
  }

  /** Headings have other words, or stand in another order. */
  addHeadings(): void {
    this.all++
  }

  /**
   * A document has other symbols, has come or has gone. `isLost` is true where the entries that it had cannot be read any more: then nothing
   * is held against them.
   */
  addSymbols(from: Source | undefined, to: Source | undefined, isLost: boolean): Consequences {
    const [before, after] = [from?.symbols, to?.symbols]
    // One that comes or goes is not read through for that: it may be a glossary.
    const change = before && after && !isLost ? changeOf(before, after) : undefined
    if (change?.visible !== false) {
      this.stated++
      this.all++
    }
    if (change?.dates !== false) this.dates++
    // A document that comes, goes or is closed brings no wording along, unless it has a telling name or terms.
    const isWorded = change?.wordings ?? [from, to].some(source => source && mayHaveWordings(source))
    const hasTerms = mayHaveTerms(before) || mayHaveTerms(after)
    const hasOtherEntries = hasTerms && (isWorded || change?.fields === true)
    if (hasOtherEntries) this.entries++
    if (isWorded) {
      this.stated++
      this.all++
    }
    return { isWorded, hasOtherEntries, terms: change?.terms }
  }
}
