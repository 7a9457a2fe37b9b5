// Holds a comparison against what a reader wrote down of 60 sections before there was code to compare them.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Comparison, SectionChange, SectionRef } from '../../server/core/features/comparison/changes.ts'
import { comparePlans } from '../../server/core/features/comparison.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { dataFolder } from './data.ts'

/** One successor with much the same subject is `kept`, or `moved` where it stands in a clearly different place. */
export type GoldFate = 'kept' | 'moved' | 'split' | 'merged' | 'added' | 'dropped'

/** What became of one section, or of those that were merged; sections by the numbers on the way to them: 第二篇/第五章/第一节. */
export interface GoldSection {
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly fate: GoldFate
  readonly sure: boolean
}

export interface GoldPair {
  readonly before: string
  readonly after: string
  readonly beforeFile: string
  readonly afterFile: string
  readonly sections: readonly GoldSection[]
}

/** What the code says of one entry, and whether it agrees in partners, in fate (moved apart), and in all. */
export interface Verdict {
  readonly gold: GoldSection
  readonly found: GoldSection
  readonly isSamePartners: boolean
  /** It names at least one of the reader’s partners, or none where the reader names none: so it leads to the right place. */
  readonly isCommonPartner: boolean
  readonly isSameFate: boolean
  readonly isSame: boolean
}

/** The pairs that were written down. */
export function readGold(): GoldPair[] {
  return JSON.parse(readFileSync('test/bench/gold/section-fates.json', 'utf8')).pairs
}

/** The comparison of two of the real texts; undefined where they are not there. */
export function compareFiles(beforeFile: string, afterFile: string): Comparison | undefined {
  const folder = dataFolder()
  if (folder === undefined) return undefined
  const corpus = new Corpus()
  const uris = [beforeFile, afterFile].map(file => {
    const uri = `file:///${encodeURI(file)}`
    corpus.setFile(uri, readFileSync(join(folder, file), 'utf8'))
    return uri
  })
  return comparePlans(corpus, uris[0] ?? '', uris[1] ?? '')
}

/** Holds each entry against the change that has its sections. */
export function judge(comparison: Comparison, sections: readonly GoldSection[]): Verdict[] {
  return sections.map(gold => {
    const found = findEntry(comparison.sections, gold)
    const isSamePartners = isSameSet(gold.before, found.before) && isSameSet(gold.after, found.after)
    const isCommonPartner = isMeeting(gold.before, found.before) && isMeeting(gold.after, found.after)
    const isSameFate = plain(gold.fate) === plain(found.fate)
    return {
      gold,
      found,
      isSamePartners,
      isCommonPartner,
      isSameFate,
      isSame: isSamePartners && gold.fate === found.fate,
    }
  })
}

/** Whether a section moved is told apart from what it became. */
function plain(fate: GoldFate): GoldFate {
  return fate === 'moved' ? 'kept' : fate
}

function findEntry(changes: readonly SectionChange[], { before, after }: GoldSection): GoldSection {
  const change = changes.find(
    one =>
      one.before.some(ref => before.includes(pathOf(ref))) ||
      one.after.some(ref => before.length === 0 && after.includes(pathOf(ref))),
  )
  if (!change) return { before: [], after: [], fate: 'dropped', sure: true }
  return { before: change.before.map(pathOf), after: change.after.map(pathOf), fate: fateOf(change), sure: true }
}

/** What moved with the part around it stands where it stood there. */
function fateOf({ fate, isMoved, isMovedAlong }: SectionChange): GoldFate {
  if (fate === 'same' || fate === 'reworded' || fate === 'counterpart')
    return isMoved && !isMovedAlong ? 'moved' : 'kept'
  return fate
}

/** The numbers on the way to a section. */
function pathOf({ path, title }: SectionRef): string {
  return [...path, title].map(one => /^第[一二三四五六七八九十]{1,4}[篇章节]/.exec(one)?.[0] ?? one).join('/')
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every(item => other.includes(item))
}

function isMeeting(one: readonly string[], other: readonly string[]): boolean {
  return one.length === 0 ? other.length === 0 : one.some(item => other.includes(item))
}
