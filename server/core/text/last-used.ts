// Keeps what was used last, within bounds of number and weight.

/** A map that forgets what was used longest ago. */
export class LastUsed<V, K = string> {
  readonly #bounds: { readonly values: number; readonly characters: number }
  readonly #values = new Map<K, { readonly value: V; readonly characters: number }>()
  #characters = 0

  constructor(bounds: { readonly values: number; readonly characters: number }) {
    this.#bounds = bounds
  }

  /** The value of a key, which is then the one that was used last; undefined where it has none, or was forgotten. */
  get(key: K): V | undefined {
    const found = this.#values.get(key)
    if (!found) return undefined
    this.#values.delete(key)
    this.#values.set(key, found)
    return found.value
  }

  /** The last value stays, however heavy it is. */
  set(key: K, value: V, characters: number): void {
    this.delete(key)
    this.#values.set(key, { value, characters })
    this.#characters += characters
    for (const oldest of this.#values.keys()) {
      const isOver = this.#values.size > this.#bounds.values || this.#characters > this.#bounds.characters
      if (!isOver || oldest === key) break
      this.delete(oldest)
    }
  }

  delete(key: K): void {
    this.#characters -= this.#values.get(key)?.characters ?? 0
    this.#values.delete(key)
  }
}
