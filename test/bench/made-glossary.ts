// A glossary of frequent wordings, made at run time from the texts that are measured: no real one is as large everywhere.

import { readFileSync } from 'node:fs'

/** Chinese wordings of 3 to 8 characters and English ones of two or three words, each in several of a sample of the files. */
export function collectFrequent(files: readonly string[], most: number): string[] {
  const chinese = new Map<string, number>()
  const english = new Map<string, number>()
  const step = Math.max(1, Math.floor(files.length / 250))
  for (let i = 0; i < files.length; i += step) {
    const text = readFileSync(files[i] ?? '', 'utf8').slice(0, 60_000)
    countOnce(chinese, chineseIn(text))
    countOnce(english, englishIn(text))
  }
  const words = ranked(english).slice(0, most / 5)
  // Not the most frequent alone: of every four one is taken, as an author of a glossary takes some.
  const runs = ranked(chinese).filter((_, i) => i % 4 === 0)
  return [...words, ...runs].slice(0, most)
}

/** The Markdown of a glossary with an entry for each wording. */
export function writeGlossary(wordings: readonly string[]): string {
  const entries = wordings.map((wording, i) => `## ${wording}\n- id: made-${i}\n\nA gloss.\n`)
  return `---\nkind: glossary\nid: made-for-the-bench\n---\n\n${entries.join('\n')}`
}

function* chineseIn(text: string): Iterable<string> {
  for (const [run] of text.matchAll(/[一-鿿]{3,}/g)) {
    for (const length of [3, 4, 5, 6, 8]) {
      for (let at = 0; at + length <= run.length; at++) {
        const wording = run.slice(at, at + length)
        if (!/^[的了和及与在或等为是对]|[的了和及与在或等为是对]$/.test(wording)) yield wording
      }
    }
  }
}

function* englishIn(text: string): Iterable<string> {
  for (const [words] of text.matchAll(/[A-Za-z][a-z]{2,}(?: [A-Za-z][a-z]{2,}){1,2}/g)) yield words.toLowerCase()
}

function countOnce(counts: Map<string, number>, found: Iterable<string>): void {
  for (const wording of new Set(found)) counts.set(wording, (counts.get(wording) ?? 0) + 1)
}

function ranked(counts: ReadonlyMap<string, number>): string[] {
  return [...counts]
    .filter(([, files]) => files >= 3)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([wording]) => wording)
}
