// Keeps what was worked out of an object beside it.

/**
 * As a `WeakMap`, but a value hangs on its key, which must not be frozen; spread, compared or written out as JSON, a key is as it was. V8 takes the
 * values of a `WeakMap` for needed, and all that they lead to, each time that it collects new objects: there an edit's are kept until it collects all.
 */
export class Beside<K extends object, V> {
  readonly #name = Symbol()

  get(key: K): V | undefined {
    return (key as Record<symbol, V | undefined>)[this.#name]
  }

  set(key: K, value: V): void {
    if (this.#name in key) (key as Record<symbol, V>)[this.#name] = value
    else Object.defineProperty(key, this.#name, { value, writable: true })
  }
}
