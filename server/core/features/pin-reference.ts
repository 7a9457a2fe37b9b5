// Pins a reference that was inferred: a link around its words says which plan is meant, whatever the corpus becomes.

import type { Corpus } from '../index/corpus.ts'
import { type PlanReference, referencesIn, sectionOf } from '../index/plans/references.ts'
import type { Symbols } from '../index/symbols.ts'
import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { encodeAddress } from '../syntax/address.ts'
import type { Edit } from './code-action.ts'
import { tag } from './link.ts'

/** One way to pin a reference: the edits, in one step, and the address that is written. */
export interface Pin {
  readonly address: string
  readonly edits: readonly Edit[]
}

/** How many blocks of a selection are looked at, and how many links are tried. */
const MOST_BLOCKS = 20
const MOST_PINS = 5

/** The pins for the inferred references that touch a range; `[]` where there are none, or where no link can stand. */
export function collectPins(corpus: Corpus, document: Document, range: Range): Pin[] {
  const first = document.blockAt(range.start)
  const last = Math.min(document.blockAt(range.end), first + MOST_BLOCKS)
  const pins: Pin[] = []
  for (let index = first; index <= last; index++) {
    const touched = collectPinnable(corpus, document, index).filter(
      ({ reference: { start, end } }) => start <= range.end && range.start <= end,
    )
    // Of “the proposal for the last plan” the inner one is what a cursor on it means.
    for (const { reference, address } of touched.reverse()) {
      if (pins.length >= MOST_PINS) return pins
      const edits = tag(document, reference, address)
      if (edits) pins.push({ address, edits })
    }
  }
  return pins
}

/** A reference that a link can make sure, with the address of the link. */
export interface Pinnable {
  readonly reference: PlanReference
  readonly address: string
}

/** The inferred references of a block in order, those inside a mark left out; whether a link can stand is not looked at. */
export function collectPinnable(corpus: Corpus, document: Document, index: number): Pinnable[] {
  if (document.toc.has(index)) return []
  const at = document.startOf(index)
  return referencesIn(corpus, document, index).flatMap(reference => {
    if (reference.how.by !== 'inferred') return []
    const [start, end] = [reference.start - at, reference.end - at]
    if (document.facts(index).marks.some(mark => mark.start <= start && end <= mark.end)) return []
    const address = addressOf(corpus, document, reference)
    return address === undefined ? [] : [{ reference, address }]
  })
}

/** The address that leads to what the reference means; undefined for what needs none: the document itself. */
function addressOf(corpus: Corpus, document: Document, reference: PlanReference): string | undefined {
  const { plan, section, sectionName } = reference
  if (plan.uri === document.uri) return undefined
  const id = idOf(corpus, plan)
  if (id === undefined) return undefined
  if (!section) return `plan:${encodeAddress(id)}`
  // The words of the text where they lead there, else those of the heading.
  const fragment = [sectionName, section.title].find(
    name => name !== undefined && sectionOf(corpus, plan, name)?.start === section.start,
  )
  return `plan:${encodeAddress(id)}${fragment === undefined ? '' : `#${encodeAddress(fragment)}`}`
}

/** The id of the work that a document gives the text of, where it leads to that document; else its own. */
function idOf(corpus: Corpus, plan: Symbols): string | undefined {
  return [plan.meta.expresses, plan.id].find(id => id !== undefined && corpus.plan(id)?.uri === plan.uri)
}
