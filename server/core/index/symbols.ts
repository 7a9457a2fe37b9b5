// The symbols of a document: what others may refer to, and what it refers to. Only their differences leave a document.

import type { Document } from '../model/document.ts'
import type { Meta, Period } from '../model/meta.ts'
import type { Section } from '../model/section.ts'
import { collectTerms, type Term } from '../model/term.ts'
import type { Mark, MarkKind } from '../syntax/mark.ts'
import { guessLanguage } from '../text/script.ts'
import { nameKeysOf } from './national-plan.ts'
import { dateOf, nameOf, namesOf } from './plan-names.ts'
import { contextOf } from './reading-context.ts'
import { statedTitle } from './title.ts'

/** A mark with its place in the document. */
export interface PlacedMark {
  readonly kind: MarkKind
  readonly id: string
  readonly start: number
  readonly end: number
  /** The words that are marked. */
  readonly text: string
}

/** What a corpus keeps of each document, open or not. */
export interface Symbols {
  readonly uri: string
  /** The id of the front matter, else the file's name without its ending. */
  readonly id: string
  readonly title: string
  /** Every wording by which other texts call the document, title first. */
  readonly names: readonly string[]
  readonly meta: Meta
  readonly date: { readonly text: string; readonly from: 'front matter' | 'file name' | 'period' } | undefined
  readonly language: 'zh' | 'en'
  /** The years of the plan that it is or is about: those of the front matter, else those of the plan that its opening names. */
  readonly period: Period | undefined
  readonly sections: readonly Section[]
  readonly terms: readonly Term[]
  readonly marks: readonly PlacedMark[]
}

/** Reads the symbols of a document. */
export function collectSymbols(document: Document): Symbols {
  const { meta, sections } = document
  const name = nameOf(document.uri)
  const title =
    statedTitle(document) ?? sections.find(section => section.depth === 1)?.title ?? sections[0]?.title ?? name
  const marks: PlacedMark[] = []
  document.visitMarks((found, at) => {
    for (const mark of found) marks.push(place(mark, at))
  })
  return {
    uri: document.uri,
    id: meta.id ?? name,
    title,
    names: namesOf(meta, title),
    meta,
    date: dateOf(meta, name),
    period: contextOf(document).period,
    language: meta.language ?? guessLanguage(sampleOf(document)),
    sections,
    terms: meta.kind === 'glossary' ? collectTerms(document) : [],
    marks,
  }
}

/** The keys under which a corpus finds a document again. Ranges are no part of them: they stay in the document. */
export function keysOf(symbols: Symbols): Set<string> {
  const keys = new Set<string>([`id:${symbols.id}`, ...nameKeysOf(symbols.meta, symbols.title, symbols.names)])
  if (symbols.meta.expresses) keys.add(`expresses:${symbols.meta.expresses}`)
  for (const key of ['parent', 'supersedes'] as const) if (symbols.meta[key]) keys.add(`plan:${symbols.meta[key]}`)
  for (const term of symbols.terms) keys.add(`entry:${term.id}`)
  for (const mark of symbols.marks) keys.add(`${mark.kind}:${mark.id}`)
  return keys
}

function place(mark: Mark, at: number): PlacedMark {
  return { kind: mark.kind, id: mark.id, start: at + mark.start, end: at + mark.end, text: mark.text }
}

function sampleOf(document: Document): string {
  let sample = ''
  for (const block of document.blocks) {
    if (!block.isFrontMatter) sample += block.source
    if (sample.length > 4000) break
  }
  return sample
}
