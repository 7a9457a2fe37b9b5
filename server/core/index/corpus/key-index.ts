// Which documents have a key.

/** The keys of a document: those that it states, and how many of its marks have each. */
export interface Keys {
  readonly keys: Iterable<string>
  readonly marks: ReadonlyMap<string, number>
}

/** How many keys came or went: of those that a document states, and in all. */
export interface KeyChange {
  readonly stated: number
  readonly all: number
}

/** Of a document that is not there. */
export const NO_KEYS: Keys = { keys: [], marks: new Map() }

/** By key the documents that have it, in any order; nearly every key has one. */
export class KeyIndex {
  readonly #uris = new Map<string, string | Set<string>>()

  #add(uri: string, key: string): void {
    const known = this.#uris.get(key)
    if (known === undefined) this.#uris.set(key, uri)
    else if (typeof known !== 'string') known.add(uri)
    else if (known !== uri) this.#uris.set(key, new Set([known, uri]))
  }

  #drop(uri: string, key: string): void {
    const known = this.#uris.get(key)
    if (known === uri) this.#uris.delete(key)
    else if (known instanceof Set && known.delete(uri) && known.size === 0) this.#uris.delete(key)
  }

  /** Takes what the keys of a document have become; `touched` are those of which its marks may be more or fewer. */
  apply(uri: string, before: Keys, after: Keys, touched: Iterable<string>): KeyChange {
    const isMarked = ({ marks }: Keys, key: string): boolean => (marks.get(key) ?? 0) > 0
    const [old, present] = [asSet(before.keys), asSet(after.keys)]
    let [stated, marked] = [0, 0]
    if (before.keys !== after.keys) {
      for (const key of old) {
        if (present.has(key)) continue
        stated++
        if (!isMarked(after, key)) this.#drop(uri, key)
      }
      for (const key of present) {
        if (old.has(key)) continue
        stated++
        this.#add(uri, key)
      }
    }
    for (const key of touched) {
      const isIn = isMarked(after, key) || present.has(key)
      if (isIn === (isMarked(before, key) || old.has(key))) continue
      marked++
      if (isIn) this.#add(uri, key)
      else this.#drop(uri, key)
    }
    return { stated, all: stated + marked }
  }

  of(key: string): readonly string[] {
    const known = this.#uris.get(key)
    if (known === undefined) return NONE
    return typeof known === 'string' ? [known] : [...known]
  }
}

function asSet(keys: Iterable<string>): ReadonlySet<string> {
  return keys instanceof Set ? keys : new Set(keys)
}

const NONE: readonly string[] = []
