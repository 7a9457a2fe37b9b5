// Finds a section of a plan by what a text calls it: 第十章, Chapter 12, 第三篇第一章, the words of its heading.

import type { Section } from '../../model/section.ts'
import { type Numbering, parseNumbering, UNITS } from '../../syntax/numbering.ts'
import { Beside } from '../../text/beside.ts'
import { foldKey } from '../../text/fold.ts'

/** The section that `name` means, or undefined. A path such as 第三篇第一章 or `Part 3, Chapter 1` is followed inwards. */
export function findSection(sections: readonly Section[], name: string): Section | undefined {
  const known = INDEXES.get(sections) ?? new SectionIndex(sections)
  INDEXES.set(sections, known)
  const path = parsePath(name)
  return path ? followPath(known, path) : known.called(name)
}

const INDEXES = new Beside<readonly Section[], SectionIndex>()

/** The sections of one version of a plan by what they may be called, each kind put together when a name needs it: a text may name hundreds. */
class SectionIndex {
  readonly #sections: readonly Section[]
  readonly #kinds: (ReadonlyMap<string, readonly Section[]> | undefined)[] = []

  constructor(sections: readonly Section[]) {
    this.#sections = sections
  }

  /** The first one with the words of a name: with its number, without it, or with the same letters. */
  called(name: string): Section | undefined {
    const key = foldKey(name)
    if (key === '') return undefined
    return (
      this.#of(0, section => [keysOf(section).title]).get(key)?.[0] ??
      this.#of(1, section => [keysOf(section).words]).get(key)?.[0] ??
      this.#of(2, section => keysOf(section).slugs).get(slugKey(name))?.[0]
    )
  }

  /** All with a number, in order. */
  numbered({ unit, number }: Numbering): readonly Section[] {
    const keysOf = ({ numbering }: Section): string[] => (numbering ? [`${numbering.unit} ${numbering.number}`] : [])
    return this.#of(3, keysOf).get(`${unit} ${number}`) ?? []
  }

  #of(kind: number, keysOf: (section: Section) => readonly string[]): ReadonlyMap<string, readonly Section[]> {
    const known = this.#kinds[kind]
    if (known) return known
    const index = new Map<string, Section[]>()
    for (const section of this.#sections) {
      for (const key of keysOf(section)) {
        const same = index.get(key)
        if (same) same.push(section)
        else index.set(key, [section])
      }
    }
    this.#kinds[kind] = index
    return index
  }
}

/** What the words of a heading are found by: folded, without the number, and as letters alone. */
interface HeadingKeys {
  /** How long the number is. */
  readonly number: number
  readonly title: string
  readonly words: string
  readonly slugs: readonly string[]
}

/** By heading, so that where one changes the others are not folded anew; forgotten once there are too many. */
const KEYS = new Map<string, HeadingKeys>()
const MOST_KEYS = 20_000

function keysOf(section: Section): HeadingKeys {
  const { title } = section
  const number = section.numbering?.length ?? 0
  const known = KEYS.get(title)
  if (known?.number === number) return known
  const words = wordsOf(section)
  const slugs = [...new Set([title, words].map(slugKey))]
  const keys = { number, title: foldKey(title), words: foldKey(words), slugs }
  if (KEYS.size >= MOST_KEYS) KEYS.clear()
  KEYS.set(title, keys)
  return keys
}

/** A path of numbered divisions at the start of a text, and the length that it takes up. */
export function matchPath(text: string): { readonly length: number } | undefined {
  let length = 0
  let parts = 0
  let unit: string | undefined
  for (;;) {
    const gap = parts === 0 ? 0 : (/^[\s,，、;；]{0,3}(?:of\s)?/.exec(text.slice(length))?.[0].length ?? 0)
    const rest = text.slice(length + gap, length + gap + 60)
    const numbering = parseNumbering(rest)
    if (!numbering || UNITS.indexOf(numbering.unit) > 3 || numbering.unit === unit) break
    // 第三条、第五条 are two, and no path.
    unit = numbering.unit
    length +=
      gap +
      rest
        .slice(0, numbering.length)
        .trimEnd()
        .replace(/[、，：:.．—–-]+$/, '').length
    parts++
  }
  return parts === 0 ? undefined : { length }
}

/** All of `name` as a path of numbers; undefined where words follow, which then are to be found as a heading. */
function parsePath(name: string): Numbering[] | undefined {
  const path: Numbering[] = []
  let rest = name.trim()
  while (rest !== '') {
    const numbering = parseNumbering(rest)
    if (!numbering) return undefined
    path.push(numbering)
    rest = rest.slice(numbering.length).replace(/^[\s,，、;；/]+(?:(?:of|in)\s+(?:the\s+)?)?/i, '')
  }
  return path.length > 0 ? path : undefined
}

function followPath(index: SectionIndex, path: readonly Numbering[]): Section | undefined {
  let within: Section | undefined
  // Inwards: Chapter 3, Part 1 names the outer division last.
  for (const step of [...path].sort((a, b) => UNITS.indexOf(a.unit) - UNITS.indexOf(b.unit))) {
    const outer = within
    const found = index.numbered(step).find(({ start }) => !outer || (start > outer.start && start < outer.end))
    if (!found) return undefined
    within = found
  }
  return within
}

/** The words of a heading without its number. */
export function wordsOf(section: Section): string {
  return section.numbering ? section.title.slice(section.numbering.length) : section.title
}

/** Heading anchors differ between tools; letters and digits alone are the same in all of them. */
function slugKey(text: string): string {
  return foldKey(text).replace(/[^\p{L}\p{N}]+/gu, '')
}
