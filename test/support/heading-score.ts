// Holds the headings that an import finds in a plain text against those of its original.

import { importDocument } from '../../server/core/importing/import-document.ts'
import { readRawText } from '../../server/core/importing/raw-text.ts'
import type { GoldHeading } from './stripped.ts'

export interface HeadingScore {
  readonly gold: number
  readonly found: number
  readonly right: number
  /** Of the right ones, those at the same depth. */
  readonly depths: number
  /** Found ones that the original has as a line of its own, short and without a stop inside, but not as a heading. */
  readonly unmarked: number
}

export const NO_SCORE: HeadingScore = { gold: 0, found: 0, right: 0, depths: 0, unmarked: 0 }

/** F1 of the headings found, 0 to 1; where none are and none should be, 1. */
export function f1Of({ gold, found, right }: HeadingScore): number {
  return gold + found === 0 ? 1 : (2 * right) / (gold + found)
}

/** The score of what an import makes of `plain`, with the words of what it added, missed and put at another depth. */
export function scoreHeadings(
  plain: string,
  gold: readonly GoldHeading[],
  name: string,
): { score: HeadingScore; added: string[]; missed: string[]; depths: string[] } {
  const { text } = importDocument(readRawText(plain), { name, taken: new Set() })
  const left = new Map<string, GoldHeading[]>()
  for (const heading of gold) left.set(keyOf(heading.text), [...(left.get(keyOf(heading.text)) ?? []), heading])
  const lines = new Set(plain.split('\n').map(keyOf))
  const added: string[] = []
  const depths: string[] = []
  let found = 0
  let right = 0
  let unmarked = 0
  for (const line of text.split('\n')) {
    const heading = /^(#{2,6}) (.*)$/.exec(line)
    if (!heading) continue
    found++
    const depth = heading[1]?.length ?? 0
    const words = (heading[2] ?? '').replace(/\\([\\`*_[\]|<>#~])/g, '$1').replace(/\[\^([^\]]+)\]/g, '[$1]')
    const match = left.get(keyOf(words))?.shift()
    if (match) {
      right++
      if (match.depth !== depth) depths.push(`depth ${depth} for ${match.depth}: ${words}`)
    } else {
      const isUnmarked = lines.has(keyOf(words)) && words.length <= 50 && !/[。；].|[；，：]$/.test(words)
      if (isUnmarked) unmarked++
      added.push(`${isUnmarked ? '(unmarked) ' : ''}${words}`)
    }
  }
  const missed = [...left.values()].flat().map(heading => heading.text)
  const score = { gold: gold.length, found, right, depths: right - depths.length, unmarked }
  return { score, added, missed, depths }
}

function keyOf(text: string): string {
  return text.replace(/\s+/g, '')
}
