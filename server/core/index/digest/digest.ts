// What a corpus keeps of a closed document: plain data, made of its text alone, while it is parsed once.

import type { Document } from '../../model/document.ts'
import { isTargetless } from '../../model/targetless.ts'
import type { Vocabulary } from '../../text/tokens.ts'
import { collectPairs, type PlacedPair } from '../bilingual/gloss-pairs.ts'
import { collectClaims, type DocumentClaims } from '../claims.ts'
import { collectTokens, type TokenRun } from '../phrases/phrase-tokens.ts'
import { referenceKeysOf } from '../plans/reference-keys.ts'
import { collectSymbols, type Symbols } from '../symbols.ts'
import { TargetCache } from '../targets.ts'

/** All that stays of a closed document but its counts. No classes of ours: it can be cloned, sent and written. */
export interface Digest {
  readonly symbols: Symbols
  /** Of the text, UTF-16 units. */
  readonly length: number
  /** Undefined where symbols alone were asked for; then the rest is read when the document is counted. */
  readonly contents: Contents | undefined
}

/** What is read in every block of a document. */
export interface Contents {
  /** The keys of what it may refer to. */
  readonly references: ReadonlySet<string>
  readonly pairs: readonly PlacedPair[]
  readonly claims: DocumentClaims
  /** Its tokens, by the vocabulary that read them; undefined for a glossary, in which no phrases are looked for. */
  readonly tokens: TokenRun | undefined
}

/**
 * The digest of a document. It depends on the text, and on the file's name, which is id and title where the text has none. With
 * `isWhole` false its contents are left out.
 */
export function digestOf(document: Document, vocabulary: Vocabulary, isWhole = true): Digest {
  const symbols = collectSymbols(document)
  const contents = isWhole ? contentsOf(document, symbols, vocabulary) : undefined
  return { symbols, length: document.length, contents }
}

/** The contents of a document whose symbols are known. */
function contentsOf(document: Document, { meta, title }: Symbols, vocabulary: Vocabulary): Contents {
  const isGlossary = meta.kind === 'glossary'
  return {
    tokens: isGlossary ? undefined : collectTokens(document, vocabulary),
    references: referenceKeysOf(document),
    // Glossaries gloss in their own way.
    pairs: isGlossary ? [] : collectPairs(document),
    claims: collectClaims(document, new TargetCache(), !isTargetless(meta, title)),
  }
}
