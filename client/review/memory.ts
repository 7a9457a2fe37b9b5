// What a workspace remembers of reviews: where each document was left, and what nobody wants to be asked again.

import type * as vscode from 'vscode'
import type { ProposalItem } from '../../server/wire/review.ts'
import type { Remembered } from './walk.ts'

/** Documents of which the place is remembered, the last ones. */
const MOST = 100
const PLACES = 'review.places'
const NEVER = 'review.never'

export class ReviewMemory {
  readonly #state: vscode.Memento

  constructor(state: vscode.Memento) {
    this.#state = state
  }

  placeIn(uri: string): Remembered | undefined {
    return this.#state.get<Record<string, Remembered>>(PLACES)?.[uri]
  }

  async keepPlace(uri: string, place: Remembered): Promise<void> {
    const { [uri]: _, ...others } = this.#state.get<Record<string, Remembered>>(PLACES) ?? {}
    const last = Object.entries(others).slice(1 - MOST)
    await this.#state.update(PLACES, Object.fromEntries([...last, [uri, place]]))
  }

  isUnwanted(uri: string, item: ProposalItem): boolean {
    return this.#never.has(nameOf(uri, item))
  }

  async never(uri: string, item: ProposalItem): Promise<void> {
    await this.#state.update(NEVER, [...this.#never.add(nameOf(uri, item))])
  }

  get #never(): Set<string> {
    return new Set(this.#state.get<readonly string[]>(NEVER))
  }
}

/** Who wants no entry for a term wants none whichever text glosses it. */
function nameOf(uri: string, { kind, key }: ProposalItem): string {
  return kind === 'term' ? key.replace(/ #\d+$/, '') : `${uri} ${key}`
}
