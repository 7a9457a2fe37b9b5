// Which documents have a key.

/** By key the documents that have it, in the order in which they came; nearly every key has one. */
export class KeyIndex {
  readonly #uris = new Map<string, string | Set<string>>()

  add(uri: string, key: string): void {
    const known = this.#uris.get(key)
    if (known === undefined) this.#uris.set(key, uri)
    else if (typeof known !== 'string') known.add(uri)
    else if (known !== uri) this.#uris.set(key, new Set([known, uri]))
  }

  drop(uri: string, key: string): void {
    const known = this.#uris.get(key)
    if (known === uri) this.#uris.delete(key)
    else if (known instanceof Set && known.delete(uri) && known.size === 0) this.#uris.delete(key)
  }

  of(key: string): readonly string[] {
    const known = this.#uris.get(key)
    if (known === undefined) return NONE
    return typeof known === 'string' ? [known] : [...known]
  }
}

const NONE: readonly string[] = []
