// Finds glossary entries by what is typed for them: Chinese, pinyin, initials, English, an id.

import type { Term } from '../model/term.ts'
import { fold, foldKey } from '../text/fold.ts'
import type { LoadPinyin, Pinyin } from '../text/pinyin.ts'
import { matchSpelling, type Sound, soundsOf } from '../text/spelling.ts'
import type { Corpus, Entry } from './corpus.ts'
import type { Symbols } from './symbols.ts'

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
  /** What is left to be typed, so that an editor can go on filtering. */
  readonly rest: string
}

/** Stops a search early; it is asked now and then. */
type IsCancelled = () => boolean

interface Spelled {
  readonly term: Term
  readonly text: string
  readonly sounds: readonly Sound[]
}

interface Rendered {
  readonly term: Term
  readonly text: string
  /** Folded, to be compared. */
  readonly key: string
}

/** The wordings of one glossary at one version, by what they begin with. */
interface Keys {
  readonly byCharacter: ReadonlyMap<string, readonly Spelled[]>
  readonly byLetter: ReadonlyMap<string, readonly Spelled[]>
  readonly renderings: readonly Rendered[]
  readonly ids: readonly Rendered[]
}

/**
 * Wordings with their pinyin. Those of a glossary are kept with its symbols, and go with them when it is edited; how a
 * wording sounds is worked out once and kept for as long as about as many are in use.
 */
export class TermSearch {
  readonly #load: LoadPinyin
  readonly #pause: () => Promise<void>
  #pinyin: Pinyin | undefined
  readonly #keys = new WeakMap<readonly Term[], Keys>()
  #sounds = new Map<string, readonly Sound[]>()

  /** `pause` is called now and then in a long run: it may let others go first. */
  constructor(load: LoadPinyin, pause: () => Promise<void>) {
    this.#load = load
    this.#pause = pause
  }

  /** Works out how all wordings of a corpus sound; at once where that is known. False where it was cancelled. */
  async prepare(corpus: Corpus, isCancelled: IsCancelled): Promise<boolean> {
    const pinyin = (this.#pinyin ??= await this.#load())
    let wordings = 0
    let made = 0
    for (const { terms } of glossariesOf(corpus)) {
      wordings += terms.length
      if (this.#keys.has(terms)) continue
      for (const term of terms) {
        for (const text of chineseOf(term)) {
          if (!this.#sound(term, text, pinyin) || ++made % 64 !== 0) continue
          await this.#pause()
          if (isCancelled()) return false
        }
      }
      this.#keys.set(terms, this.#collect(terms, pinyin))
    }
    if (this.#sounds.size > 4 * wordings + 10_000) this.#sounds = new Map()
    return true
  }

  /** The entries with a Chinese wording that begins with all of `typed`. */
  spelled(corpus: Corpus, typed: string): TermHit[] {
    const key = foldKey(typed)
    const hits: TermHit[] = []
    const first = String.fromCodePoint(key.codePointAt(0) ?? 0)
    for (const symbols of glossariesOf(corpus)) {
      const keys = this.#keys.get(symbols.terms)
      for (const { term, text, sounds } of keys?.byCharacter.get(first) ?? keys?.byLetter.get(first) ?? []) {
        const match = matchSpelling(key, sounds)
        if (!match) continue
        const form = match.form === 'plain' ? 'exact' : 'short'
        const { whole } = match
        const rest = match.rest && ` ${match.rest}`
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
      for (const { term, text, key: words } of this.#keys.get(symbols.terms)?.renderings ?? []) {
        const isStart = words.startsWith(key)
        if (!isStart && !(withInner && words.includes(inner))) continue
        const rest = isStart ? text.slice(fold(text).at[key.length] ?? text.length) : text
        hits.push({
          entry: entryOf(corpus, symbols, term),
          wording: text,
          form: isStart ? 'exact' : 'inner',
          isChinese: false,
          whole: isStart && rest === '',
          rest: isStart ? rest : ` ${text}`,
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
      for (const { term, text, key: id } of this.#keys.get(symbols.terms)?.ids ?? []) {
        if (!id.startsWith(key)) continue
        const entry = entryOf(corpus, symbols, term)
        hits.push({ entry, wording: text, form: 'exact', isChinese: false, whole: id === key, rest: '' })
      }
    }
    return hits
  }

  #collect(terms: readonly Term[], pinyin: Pinyin): Keys {
    const byCharacter = new Map<string, Spelled[]>()
    const byLetter = new Map<string, Spelled[]>()
    const renderings: Rendered[] = []
    for (const term of terms) {
      for (const text of chineseOf(term)) {
        const sounds = this.#sound(term, text, pinyin) ?? this.#sounds.get(soundKey(term, text)) ?? []
        const [first] = sounds
        if (!first) continue
        const spelled = { term, text, sounds }
        if (first.character !== '') add(byCharacter, first.character, spelled)
        if (first.letters !== '') add(byLetter, first.letters.slice(0, 1), spelled)
      }
      for (const text of renderingsOf(term)) renderings.push({ term, text, key: foldKey(text) })
    }
    const ids = terms.map(term => ({ term, text: term.id, key: foldKey(term.id) }))
    return { byCharacter, byLetter, renderings, ids }
  }

  /** Works out how a wording sounds; undefined where that was known. */
  #sound(term: Term, text: string, pinyin: Pinyin): readonly Sound[] | undefined {
    const key = soundKey(term, text)
    if (this.#sounds.has(key)) return undefined
    const sounds = soundsOf(text, foldKey, pinyin, text === term.headword ? term.pinyin : undefined)
    this.#sounds.set(key, sounds)
    return sounds
  }
}

function* glossariesOf(corpus: Corpus): Iterable<Symbols> {
  for (const symbols of corpus.allSymbols()) if (symbols.terms.length > 0) yield symbols
}

function entryOf(corpus: Corpus, { uri }: Symbols, term: Term): Entry {
  return { uri, term, origin: corpus.originOf(uri) }
}

function soundKey(term: Term, text: string): string {
  return text === term.headword && term.pinyin !== undefined ? `${text}\n${term.pinyin}` : text
}

function add(into: Map<string, Spelled[]>, key: string, spelled: Spelled): void {
  const known = into.get(key)
  if (known) known.push(spelled)
  else into.set(key, [spelled])
}

function chineseOf(term: Term): string[] {
  return [term.headword, ...term.aka.map(value => value.text)].filter(text => /\p{Script=Han}/u.test(text))
}

/** English wordings, the note in brackets of “carbon neutrality (net zero)” left out. */
function renderingsOf(term: Term): string[] {
  const wordings = [
    ...(/\p{Script=Han}/u.test(term.headword) ? [] : [term.headword]),
    ...term.en.map(({ text }) => text),
  ]
  const bare = wordings.map(text => text.replace(/\s{0,9}[(（][^()（）]{0,200}[)）]/g, '').trim())
  return [...new Set(bare.filter(text => text !== ''))]
}
