// Brings records into a glossary: which are new, which say the same, and which say something else than an entry that is there.

import {
  distinctTexts,
  type GlossaryRecord,
  idOfRecord,
  isListField,
  RECORD_FIELDS,
  type RecordField,
  tidyGloss,
} from '../../model/glossary-record.ts'
import { foldKey } from '../../text/fold.ts'
import { finish } from '../../text/steps.ts'

/** What is done with an entry that both sides have: mine stays, theirs counts where it says something, or both stand. */
export const MERGE_CHOICES = ['keep', 'take', 'both'] as const
export type MergeChoice = (typeof MERGE_CHOICES)[number]

/** What two sides say in one field. */
export interface FieldDifference {
  readonly field: RecordField
  /** '' where the entry that is there has nothing. */
  readonly mine: string
  readonly theirs: string
}

/** An entry that both sides have, and not in the same words. */
export interface MergeConflict {
  /** Of the entries that are there. */
  readonly index: number
  readonly mine: GlossaryRecord
  readonly theirs: GlossaryRecord
  /** By what they are one entry. */
  readonly by: 'id' | 'wording'
  readonly differences: readonly FieldDifference[]
}

export interface MergePlan {
  readonly added: readonly GlossaryRecord[]
  /** How many say nothing that the glossary does not. */
  readonly same: number
  readonly conflicts: readonly MergeConflict[]
  /** Headwords that came more than once: what they say was put together before anything else. */
  readonly joined: readonly string[]
}

/** Compares records with those of a glossary. Two are one entry by their id, or where one's headword is a wording of the other. */
export function planMerge(mine: readonly GlossaryRecord[], theirs: readonly GlossaryRecord[]): MergePlan {
  return finish(stepMergePlan(mine, theirs))
}

/** Records that are compared between two pauses. */
const IN_STEP = 500

/** The same in steps. */
export function* stepMergePlan(
  mine: readonly GlossaryRecord[],
  theirs: readonly GlossaryRecord[],
): Generator<undefined, MergePlan> {
  const { records, joined } = yield* joinRecords(theirs)
  const byId = new Map<string, number>()
  const byHeadword = new Map<string, number[]>()
  const byAka = new Map<string, number>()
  for (const [index, record] of mine.entries()) {
    if (index % IN_STEP === 0) yield
    if (!byId.has(idOfRecord(record))) byId.set(idOfRecord(record), index)
    const key = foldKey(record.headword)
    byHeadword.set(key, [...(byHeadword.get(key) ?? []), index])
    for (const aka of record.aka) if (!byAka.has(foldKey(aka))) byAka.set(foldKey(aka), index)
  }
  const added: GlossaryRecord[] = []
  const conflicts: MergeConflict[] = []
  const taken = new Set<number>()
  let same = 0
  for (const [number, record] of records.entries()) {
    if (number % IN_STEP === 0) yield
    const key = foldKey(record.headword)
    const stated = record.id === '' ? undefined : byId.get(record.id)
    // Of several senses, the one that is said with the same words.
    const wordings = byHeadword.get(key) ?? []
    const index =
      stated ??
      wordings.find(one => sharesRendering(mine[one], record)) ??
      wordings[0] ??
      byAka.get(key) ??
      (record.en.length > 0 ? undefined : byId.get(idOfRecord(record)))
    const entry = index === undefined ? undefined : mine[index]
    if (index === undefined || !entry || taken.has(index)) {
      added.push(record)
      continue
    }
    taken.add(index)
    const differences = compareRecords(entry, record)
    if (differences.length === 0) same++
    else {
      const by = stated === undefined ? 'wording' : 'id'
      conflicts.push({ index, mine: entry, theirs: record, by, differences })
    }
  }
  return { added, same, conflicts, joined }
}

/** The entry that a choice makes of both; an entry keeps the id by which texts refer to it. */
export function mergeRecords({ mine, theirs, differences }: MergeConflict, choice: MergeChoice): GlossaryRecord {
  if (choice === 'keep') return mine
  const merged: Record<string, unknown> = { ...mine }
  for (const { field } of differences) {
    if (isListField(field))
      merged[field] = choice === 'take' ? theirs[field] : distinctTexts([...mine[field], ...theirs[field]])
    else if (choice === 'take' || mine[field] === '') merged[field] = theirs[field]
    else if (field === 'gloss') merged[field] = `${tidyGloss(mine.gloss)}\n\n${tidyGloss(theirs.gloss)}`
    else if (field === 'source') merged[field] = `${mine.source}; ${theirs.source}`
    else if (field === 'headword') merged['aka'] = distinctTexts([...mine.aka, theirs.headword, ...theirs.aka])
  }
  const record = merged as unknown as GlossaryRecord
  const id = idOfRecord(mine)
  return { ...record, id: idOfRecord({ ...record, id: '' }) === id ? '' : id }
}

/** The fields in which both say something and one of them has room for one thing only: `both` keeps mine there. */
export function contradictions({ differences }: MergeConflict): RecordField[] {
  return differences
    .filter(({ field, mine }) => mine !== '' && !isListField(field) && !['gloss', 'source', 'headword'].includes(field))
    .map(({ field }) => field)
}

/** In which fields `theirs` says something that `mine` does not. */
function compareRecords(mine: GlossaryRecord, theirs: GlossaryRecord): FieldDifference[] {
  const found: FieldDifference[] = []
  for (const field of RECORD_FIELDS) {
    if (field === 'id') continue
    if (isListField(field)) {
      const known = new Set([...mine[field], ...(field === 'aka' ? [mine.headword] : [])].map(foldKey))
      if (theirs[field].some(text => !known.has(foldKey(text))))
        found.push({ field, mine: mine[field].join('; '), theirs: theirs[field].join('; ') })
    } else if (theirs[field] !== '' && keyOf(mine[field]) !== keyOf(theirs[field]))
      found.push({ field, mine: mine[field], theirs: theirs[field] })
  }
  return found
}

function keyOf(text: string): string {
  return foldKey(text.replace(/\s+/g, ' '))
}

function sharesRendering(a: GlossaryRecord | undefined, b: GlossaryRecord): boolean {
  const known = new Set(a?.en.map(foldKey))
  return b.en.some(text => known.has(foldKey(text)))
}

/** Records of one headword as one, unless they have ids of their own. */
function* joinRecords(
  records: readonly GlossaryRecord[],
): Generator<undefined, { records: GlossaryRecord[]; joined: string[] }> {
  const result: GlossaryRecord[] = []
  const joined: string[] = []
  const at = new Map<string, number>()
  for (const [number, record] of records.entries()) {
    if (number % IN_STEP === 0) yield
    const key = foldKey(record.headword)
    const index = at.get(key)
    const known = index === undefined ? undefined : result[index]
    const isOther = known && idOfRecord(known) !== idOfRecord(record) && (known.id !== '' || record.id !== '')
    if (index === undefined || !known || isOther) {
      if (index === undefined) at.set(key, result.length)
      result.push(record)
      continue
    }
    const differences = compareRecords(known, record)
    if (differences.length === 0) continue
    const conflict: MergeConflict = { index, mine: known, theirs: record, by: 'wording', differences }
    result[index] = mergeRecords(conflict, 'both')
    joined.push(record.headword)
  }
  return { records: result, joined }
}
