// What a document's figures rest on: how much text there is, whether it is the whole text, and what was left out.

import type { Corpus } from '../corpus.ts'
import type { Symbols } from '../symbols.ts'

/** The basis of all figures about one document. */
export interface Coverage {
  readonly uri: string
  readonly title: string
  readonly language: 'zh' | 'en'
  /** Readable characters without white space, tables of contents and front matter: what “per 10,000 characters” is of. */
  readonly characters: number
  /** A digest or excerpt by its own title or because it gives another document's text at less than half the length. */
  readonly isAbridged: boolean
  /** The id of the plan whose text it gives as a translation or digest; undefined for an original. */
  readonly expresses: string | undefined
  /** A table of contents, which repeats headings, was left out. */
  readonly leftOutContents: boolean
  /** False while the document has not been counted with the present glossary. */
  readonly isCounted: boolean
}

/** What makes figures about several documents hard to compare. */
export type CoverageWarning =
  | { readonly code: 'unequal-length'; readonly shorter: string; readonly longer: string; readonly times: number }
  | { readonly code: 'abridged'; readonly titles: readonly string[] }
  | { readonly code: 'languages' }
  | { readonly code: 'contents-left-out'; readonly titles: readonly string[] }
  | { readonly code: 'not-counted'; readonly documents: number }

/** From how many times the length on two texts are said to be unequal. */
const UNEQUAL = 2

/** The basis of one document; undefined for what is none of the corpus. */
export function coverageOf(corpus: Corpus, uri: string): Coverage | undefined {
  const symbols = corpus.symbols(uri)
  if (!symbols) return undefined
  const characters = corpus.counts(uri)?.characters ?? 0
  return {
    uri,
    title: symbols.title,
    language: symbols.language,
    characters,
    isAbridged: isAbridged(corpus, symbols),
    expresses: symbols.meta.expresses,
    leftOutContents: corpus.counts(uri)?.hasContents ?? false,
    isCounted: corpus.isCounted(uri),
  }
}

/** What to say beside figures about these documents, the gravest first; empty where they can be compared as they are. */
export function collectCoverageWarnings(coverages: readonly Coverage[]): CoverageWarning[] {
  const warnings: CoverageWarning[] = []
  const waiting = coverages.filter(({ isCounted }) => !isCounted).length
  if (waiting > 0) warnings.push({ code: 'not-counted', documents: waiting })
  const abridged = coverages.filter(({ isAbridged }) => isAbridged)
  if (abridged.length > 0) warnings.push({ code: 'abridged', titles: abridged.map(({ title }) => title) })
  const isMixed = new Set(coverages.map(({ language }) => language)).size > 1
  if (isMixed) warnings.push({ code: 'languages' })
  // Chinese says in a third of the characters what English does: lengths compare within one language.
  for (const language of isMixed ? [] : (['zh', 'en'] as const)) {
    const known = coverages.filter(coverage => coverage.language === language && coverage.characters > 0)
    if (known.length < 2) continue
    const sorted = [...known].sort((a, b) => a.characters - b.characters)
    const [shortest, longest] = [sorted[0], sorted.at(-1)]
    if (!shortest || !longest || longest.characters < UNEQUAL * shortest.characters) continue
    const times = longest.characters / shortest.characters
    warnings.push({ code: 'unequal-length', shorter: shortest.title, longer: longest.title, times })
  }
  const contents = coverages.filter(({ leftOutContents }) => leftOutContents)
  if (contents.length > 0) warnings.push({ code: 'contents-left-out', titles: contents.map(({ title }) => title) })
  return warnings
}

/** True for a digest or an excerpt: see {@link Coverage.isAbridged}. */
export function isAbridged(corpus: Corpus, symbols: Symbols): boolean {
  if (isCalledAbridged(symbols)) return true
  const { meta, language, uri } = symbols
  const original = meta.expresses === undefined ? undefined : corpus.plan(meta.expresses)
  if (!original || original.uri === uri) return false
  const characters = corpus.counts(uri)?.characters ?? 0
  const whole = corpus.counts(original.uri)?.characters ?? 0
  const times = language === original.language ? 1 : language === 'en' ? 3 : 1 / 3
  return characters > 0 && characters < 0.5 * whole * times
}

/** What titles say, looked at once while a document's symbols stay: a hover asks for every document. */
const CALLED = new WeakMap<Symbols, boolean>()

/** True where a title says that what follows is not the whole text. */
export function isCalledAbridged(symbols: Symbols): boolean {
  const known = CALLED.get(symbols)
  if (known !== undefined) return known
  const isCalled = ABRIDGED.test(symbols.title) || ABRIDGED.test(symbols.meta.titleEn ?? '')
  CALLED.set(symbols, isCalled)
  return isCalled
}

/** The title of what a digest or excerpt is one of, as its own title ends in saying so; undefined where it does not. */
export function unabridgedTitle({ title }: Symbols): string | undefined {
  const called = ABRIDGED.exec(title)
  if (!called || called.index + called[0].length < title.trimEnd().length) return undefined
  return title.slice(0, called.index).trim() || undefined
}

/** 摘要, 节选, digest: in brackets or as the last word of a title, for 《统计摘要》 is a book of its own. */
const ABRIDGED =
  /[（(【[](?:[^（）()【】[\]]{0,20})?(?:摘要|节选|节录|摘编|摘登|简本|digest|excerpts?|extracts?|abridged|summary)(?:[^（）()【】[\]]{0,20})?[）)】\]]|(?:节选|节录|摘编|摘登)$|: (?:a )?(?:digest|excerpts?|summary)$/i
