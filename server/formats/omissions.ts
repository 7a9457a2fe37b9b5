// Counts what is left out of a document while it is read, so that each is said once.

import type { RawOmission } from '../core/importing/raw-document.ts'

/** So many are named one by one; the rest are counted without their names. */
const MOST_NAMED = 200

export class Omissions {
  readonly #found = new Map<string, { kind: string; where: string | undefined; count: number }>()

  add(kind: string, where?: string, count = 1): void {
    const name = this.#found.size < MOST_NAMED ? where : undefined
    const key = `${kind}\n${name ?? ''}`
    const known = this.#found.get(key)
    if (known) known.count += count
    else this.#found.set(key, { kind, where: name, count })
  }

  addAll(omissions: readonly RawOmission[]): void {
    for (const { kind, where, count } of omissions) this.add(kind, where, count)
  }

  list(): RawOmission[] {
    return [...this.#found.values()]
  }
}
