// Keeps the alignments of the texts that are read beside each other, for as long as neither of them changes.

import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import { type Alignment, workOutAlignment } from '../../core/features/alignment.ts'
import type { Corpus } from '../../core/index/corpus.ts'
import type { Ports } from '../ports.ts'
import { runSliced } from '../slices.ts'
import type { Workspace } from '../workspace.ts'
import { corpusOfBoth } from './comparison-corpus.ts'

/** How many are kept: whoever reads in one pair may look at another. */
const MOST = 4

interface Kept {
  readonly before: string
  readonly after: string
  readonly made: readonly unknown[]
  readonly alignment: Promise<Alignment | undefined>
  /** Who still waits for it. */
  readonly waiting: Set<CancellationToken>
}

export class Alignments {
  readonly #ports: Pick<Ports, 'now' | 'nextTurn'>
  readonly #workspace: Workspace
  #kept: readonly Kept[] = []

  constructor(ports: Pick<Ports, 'now' | 'nextTurn'>, workspace: Workspace) {
    this.#ports = ports
    this.#workspace = workspace
  }

  /**
   * The alignment of two documents by their normal addresses, in this order; undefined where one is unknown. Whoever asks while it is
   * being made waits for the same; it is given up when nobody waits any more, or a text has changed.
   */
  async get(before: string, after: string, token: CancellationToken): Promise<Alignment | undefined> {
    const [one, other] = before < after ? [before, after] : [after, before]
    const corpus = corpusOfBoth(this.#workspace, one, other)
    if (!corpus) return undefined
    const made = this.#stateOf(one, other)
    let kept = this.#kept.find(known => known.before === one && known.after === other && isSame(known.made, made))
    if (!kept) {
      kept = this.#make(corpus, one, other, made)
      const rest = this.#kept.filter(known => known.before !== one || known.after !== other)
      this.#kept = [kept, ...rest].slice(0, MOST)
    }
    kept.waiting.add(token)
    try {
      const alignment = await kept.alignment
      return alignment && before !== one ? turn(alignment) : alignment
    } finally {
      kept.waiting.delete(token)
    }
  }

  #make(corpus: Corpus, before: string, after: string, made: readonly unknown[]): Kept {
    const waiting = new Set<CancellationToken>()
    const isGivenUp = (): boolean =>
      [...waiting].every(token => token.isCancellationRequested) || !isSame(made, this.#stateOf(before, after))
    const shared: CancellationToken = {
      get isCancellationRequested() {
        return isGivenUp()
      },
      onCancellationRequested: () => ({ dispose: () => {} }),
    }
    // A turn later: whoever asked waits by then.
    const work = async (): Promise<Alignment | undefined> => {
      await this.#ports.nextTurn()
      if (isGivenUp()) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
      return runSliced(this.#ports, shared, workOutAlignment(corpus, before, after))
    }
    const kept: Kept = { before, after, made, waiting, alignment: work() }
    kept.alignment.catch(() => {
      this.#kept = this.#kept.filter(known => known !== kept)
    })
    return kept
  }

  /** What an alignment rests on: both texts, and the wordings of terms. */
  #stateOf(before: string, after: string): unknown[] {
    const corpora = [before, after].map(uri => this.#workspace.folderOf(uri).corpus)
    return [
      ...corpora.map((corpus, at) => corpus.document(at === 0 ? before : after)),
      ...corpora.map(corpus => corpus.lexicon),
    ]
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.every((value, at) => value === b[at])
}

function turn({ before, after, groups }: Alignment): Alignment {
  const turned = groups.map(group => ({ ...group, before: group.after, after: group.before }))
  const place = (start: number | undefined): number => start ?? Number.MAX_SAFE_INTEGER
  turned.sort((a, b) => place(a.before[0]?.start) - place(b.before[0]?.start))
  return { before: after, after: before, groups: turned }
}
