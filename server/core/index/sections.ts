// Finds a section of a plan by what a text calls it: 第十章, Chapter 12, 第三篇第一章, the words of its heading.

import type { Section } from '../model/section.ts'
import { type Numbering, parseNumbering, UNITS } from '../syntax/numbering.ts'
import { foldKey } from '../text/fold.ts'

/** The section that `name` means, or undefined. A path such as 第三篇第一章 or `Part 3, Chapter 1` is followed inwards. */
export function findSection(sections: readonly Section[], name: string): Section | undefined {
  const path = parsePath(name)
  if (path) return followPath(sections, path)
  const key = foldKey(name)
  const slug = slugKey(name)
  if (key === '') return undefined
  return (
    sections.find(section => foldKey(section.title) === key) ??
    sections.find(section => foldKey(wordsOf(section)) === key) ??
    sections.find(section => slugKey(section.title) === slug || slugKey(wordsOf(section)) === slug)
  )
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

function followPath(sections: readonly Section[], path: readonly Numbering[]): Section | undefined {
  let within: Section | undefined
  // Inwards: Chapter 3, Part 1 names the outer division last.
  for (const step of [...path].sort((a, b) => UNITS.indexOf(a.unit) - UNITS.indexOf(b.unit))) {
    const found: Section | undefined = sections.find(
      section =>
        section.numbering?.unit === step.unit &&
        section.numbering.number === step.number &&
        (!within || (section.start > within.start && section.start < within.end)),
    )
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
