// Finds glossary entries by what is typed for them: Chinese, pinyin, initials, English, an id.

import type { Term } from '../../model/term.ts'
import { fold, foldKey } from '../../text/fold.ts'
import type { LoadPinyin, Pinyin } from '../../text/pinyin.ts'
import { hasHan } from '../../text/script.ts'
import { createSpeller, matchSpelling, type Sound, withoutTones } from '../../text/spelling.ts'
import type { Corpus, Entry } from '../corpus.ts'
import type { Symbols } from '../symbols.ts'

/** An entry that matches, by one of its wordings. */
export interface TermHit {
  readonly entry: Entry
  /** The wording that was found: the headword, another Chinese wording, or a rendering. */
  readonly wording: string
  /** `exact`: as far as it is typed, letter by letter; `short`: with initials; `inner`: at a later word. */
  readonly form: 'exact' | 'short' | 'inner'
  readonly isChinese: boolean
  /** True where the whole wording is typed. */
  readonly whole: boolean
  /** What is left to be typed, so that an editor can go on filtering; worked out for the hits that are shown. */
  readonly rest: () => string
}

/** Stops a search early; it is asked now and then. */
type IsCancelled = () => boolean

interface Spelled {
  readonly term: Term
  readonly text: string
  readonly sounds: readonly Sound[]
}

interface Rendering {
  readonly text: string
  /** Folded, to be compared. */
  readonly key: string
}

interface Rendered {
  readonly term: Term
  readonly written: string
  /** The letter or digit of ASCII with which it begins, as folded; empty where it begins with anything else. */
  readonly first: string
  /** Undefined until it is asked for. */
  rendering: Rendering | undefined
}

/** The wordings of one glossary at one version, by what they begin with. */
interface Keys {
  readonly byCharacter: Map<string, Spelled[]>
  readonly byLetter: Map<string, Spelled[]>
  readonly renderings: Rendered[]
  readonly ids: Rendered[]
  /** All renderings and ids have been folded; until then each is when something that begins like it is typed. */
  isFolded: boolean
}

/**
 * Wordings with their pinyin. Those of a glossary are kept with its terms, and go with them when it is edited; what was
 * worked out of a wording alone is kept for as long as about as many are in use.
 */
export class TermSearch {
  readonly #load: LoadPinyin
  readonly #pause: () => Promise<void>
  readonly #keys = new WeakMap<readonly Term[], Keys>()
  readonly #speller = createSpeller(foldKey)
  #sounds = new Map<string, readonly Sound[]>()
  #renderings = new Map<string, Rendering>()

  /** `pause` is called now and then in a long run: it may let others go first. */
  constructor(load: LoadPinyin, pause: () => Promise<void>) {
    this.#load = load
    this.#pause = pause
  }

  /**
   * Works out how all wordings of a corpus sound, and folds all renderings where what is typed may stand inside of them; at once where that is
   * known. False where it was cancelled.
   */
  async prepare(corpus: Corpus, withInner: boolean, isCancelled: IsCancelled): Promise<boolean> {
    let wordings = 0
    for (const symbols of [...glossariesOf(corpus)]) {
      const { terms } = symbols
      wordings += terms.length
      const keys = this.#keys.get(terms) ?? (await this.#keysOf(corpus, symbols, isCancelled))
      if (!keys || (withInner && !(await this.#fold(keys, isCancelled)))) return false
    }
    if (this.#sounds.size > 4 * wordings + 10_000) this.#sounds = new Map()
    if (this.#renderings.size > 8 * wordings + 10_000) this.#renderings = new Map()
    return true
  }

  /** Undefined where it was cancelled. */
  async #keysOf(corpus: Corpus, symbols: Symbols, isCancelled: IsCancelled): Promise<Keys | undefined> {
    const { terms } = symbols
    // How the wordings sound that come with Tifa is known, and the dictionary is large.
    const spoken = corpus.spokenIn(symbols)
    const read = spoken ? undefined : await this.#load()
    const pinyin: Pinyin = text => spoken?.get(text) ?? read?.(text) ?? ''
    const keys: Keys = { byCharacter: new Map(), byLetter: new Map(), renderings: [], ids: [], isFolded: false }
    if (!(await this.#step(terms, isCancelled, term => this.#add(term, keys, pinyin)))) return undefined
    this.#keys.set(terms, keys)
    return keys
  }

  async #fold(keys: Keys, isCancelled: IsCancelled): Promise<boolean> {
    const all = keys.isFolded ? [] : [...keys.renderings, ...keys.ids]
    keys.isFolded = await this.#step(all, isCancelled, one => this.#renderingOf(one))
    return keys.isFolded
  }

  /** Does something with all of a list, and lets others go first now and then. False where it was cancelled. */
  async #step<T>(all: readonly T[], isCancelled: IsCancelled, step: (one: T) => void): Promise<boolean> {
    for (const [index, one] of all.entries()) {
      step(one)
      if (index % 64 !== 63) continue
      await this.#pause()
      if (isCancelled()) return false
    }
    return true
  }

  /** The entries with a Chinese wording that begins with all of `typed`. */
  spelled(corpus: Corpus, typed: string): TermHit[] {
    const key = withoutTones(foldKey(typed))
    const hits: TermHit[] = []
    const first = String.fromCodePoint(key.codePointAt(0) ?? 0)
    for (const symbols of glossariesOf(corpus)) {
      const keys = this.#keys.get(symbols.terms)
      for (const { term, text, sounds } of keys?.byCharacter.get(first) ?? keys?.byLetter.get(first) ?? []) {
        const match = matchSpelling(key, sounds)
        if (!match) continue
        const form = match.form === 'plain' ? 'exact' : 'short'
        const { whole } = match
        const rest = (): string => match.rest && ` ${match.rest}`
        hits.push({ entry: entryOf(corpus, symbols, term), wording: text, form, isChinese: true, whole, rest })
      }
    }
    return hits
  }

  /** The entries with a rendering that begins with all of `typed`, or with a later word of it that does. */
  rendered(corpus: Corpus, typed: string, withInner: boolean): TermHit[] {
    const key = foldKey(typed)
    if (key === '') return []
    const inner = ` ${key}`
    const hits: TermHit[] = []
    for (const symbols of glossariesOf(corpus)) {
      for (const one of this.#keys.get(symbols.terms)?.renderings ?? []) {
        const { term, first } = one
        if (!withInner && first !== '' && first !== key[0]) continue
        const { text, key: words } = this.#renderingOf(one)
        const isStart = words.startsWith(key)
        if (!isStart && !(withInner && words.includes(inner))) continue
        const rest = (): string => (isStart ? text.slice(fold(text).at[key.length] ?? text.length) : ` ${text}`)
        hits.push({
          entry: entryOf(corpus, symbols, term),
          wording: text,
          form: isStart ? 'exact' : 'inner',
          isChinese: false,
          whole: words === key,
          rest,
        })
      }
    }
    return hits
  }

  /** The entries whose id begins with `typed`: most are made of the first rendering, but an author may say otherwise. */
  named(corpus: Corpus, typed: string): TermHit[] {
    const key = foldKey(typed)
    const hits: TermHit[] = []
    for (const symbols of glossariesOf(corpus)) {
      for (const one of this.#keys.get(symbols.terms)?.ids ?? []) {
        const { term, first } = one
        if (first !== '' && first !== key.slice(0, 1) && key !== '') continue
        const rendering = this.#renderingOf(one)
        if (!rendering.key.startsWith(key)) continue
        const entry = entryOf(corpus, symbols, term)
        hits.push({
          entry,
          wording: term.id,
          form: 'exact',
          isChinese: false,
          whole: rendering.key === key,
          rest: () => '',
        })
      }
    }
    return hits
  }

  #add(term: Term, keys: Keys, pinyin: Pinyin): void {
    for (const { text, spelled: said } of spellingsOf(term)) {
      const sounds = this.#sound(text, said, pinyin)
      const [first] = sounds
      if (!first) continue
      const spelled = { term, text, sounds }
      if (first.character !== '') add(keys.byCharacter, first.character, spelled)
      if (first.letters !== '') add(keys.byLetter, first.letters.slice(0, 1), spelled)
    }
    const written = hasHan(term.headword) ? [] : [term.headword]
    for (const text of [...written, ...term.en.map(value => value.text)]) {
      keys.renderings.push(renderedOf(term, text))
    }
    keys.ids.push(renderedOf(term, term.id))
  }

  #sound(text: string, spelled: string | undefined, pinyin: Pinyin): readonly Sound[] {
    const key = spelled === undefined ? text : `${text}\n${spelled}`
    const sounds = this.#sounds.get(key) ?? this.#speller(text, pinyin, spelled)
    this.#sounds.set(key, sounds)
    return sounds
  }

  #renderingOf(one: Rendered): Rendering {
    one.rendering ??= this.#rendering(one.written)
    return one.rendering
  }

  /** The note in brackets of “carbon neutrality (net zero)” is no part of the rendering. */
  #rendering(written: string): Rendering {
    const known = this.#renderings.get(written)
    if (known) return known
    const text = written.replace(/\s{0,9}[(（][^()（）]{0,200}[)）]/g, '').trim()
    const rendering = { text, key: foldKey(text) }
    this.#renderings.set(written, rendering)
    return rendering
  }
}

/** By corpus, as of one state of entries: of thousands of documents a few have any. */
const GLOSSARIES = new WeakMap<
  Corpus,
  { readonly revision: number; readonly size: number; readonly uris: readonly string[] }
>()

function glossariesOf(corpus: Corpus): readonly Symbols[] {
  const { entriesRevision: revision, size } = corpus
  let known = GLOSSARIES.get(corpus)
  if (known?.revision !== revision || known.size !== size) {
    const uris = [...corpus.allSymbols()].flatMap(({ uri, terms }) => (terms.length > 0 ? [uri] : []))
    GLOSSARIES.set(corpus, (known = { revision, size, uris }))
  }
  return known.uris.flatMap(uri => corpus.symbols(uri) ?? [])
}

function entryOf(corpus: Corpus, { uri }: Symbols, term: Term): Entry {
  return { uri, term, origin: corpus.originOf(uri) }
}

function add(into: Map<string, Spelled[]>, key: string, spelled: Spelled): void {
  const known = into.get(key)
  if (known) known.push(spelled)
  else into.set(key, [spelled])
}

function renderedOf(term: Term, written: string): Rendered {
  const first = /^[a-z0-9]/i.exec(written)?.[0].toLowerCase() ?? ''
  return { term, written, first, rendering: undefined }
}

/** The Chinese wordings of a term, each with the pinyin that its entry says. */
export function spellingsOf({ headword, pinyin, aka }: Term): { text: string; spelled: string | undefined }[] {
  return [headword, ...aka.map(value => value.text)]
    .filter(hasHan)
    .map(text => ({ text, spelled: text === headword ? pinyin : undefined }))
}
