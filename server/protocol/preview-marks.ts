// The marks of a document as a preview shows them: what each names, where it leads, and its card.

import type { CancellationToken } from 'vscode-languageserver'
import { FirstTargets, markTarget } from '../core/features/document-link.ts'
import { explainMark } from '../core/features/hover.ts'
import type { Mark } from '../core/syntax/mark.ts'
import { lettersOf } from '../core/text/letters.ts'
import type { PreviewCardsResult, PreviewMark } from '../wire/preview.ts'
import { fragment, fromRoot } from './comparison/comparison-address.ts'
import type { Context, Found } from './context.ts'
import { hoverMessage, type Manner } from './hover/hover-message.ts'
import { pinyinWriter } from './hover/pinyin-message.ts'
import { Slices } from './slices.ts'
import { placeOf } from './text-place.ts'

/** How many marks of a document are shown: more than anybody reads in one text. */
const MOST_MARKS = 4000
/** How many marks of one target have cards: for the card of each all others are looked at. */
const MOST_ALIKE = 100

/** The marks of a document in its order; what a hover says on the address of each is its card, each text once. */
export async function collectMarkCards(
  context: Context,
  { folder, document }: Found,
  token: CancellationToken,
): Promise<Pick<PreviewCardsResult, 'marks' | 'cards' | 'isCut'>> {
  const found: { readonly mark: Mark; readonly at: number }[] = []
  document.visitMarks((marks, at) => {
    for (const mark of marks) if (found.length <= MOST_MARKS) found.push({ mark, at })
  })
  const cutAt = found.length > MOST_MARKS ? MOST_MARKS : undefined
  const slices = new Slices(context.ports, token)
  const cards = new Cards(context, { folder, document })
  const marks: PreviewMark[] = []
  for (const { mark, at } of found.slice(0, cutAt)) {
    await slices.pause()
    const { kind, id, fragment, title } = mark
    const href = cards.href(mark, at)
    const card = await cards.card(mark, at)
    marks.push({
      kind,
      id,
      ...(fragment === undefined ? {} : { fragment }),
      ...(title === undefined ? {} : { title }),
      letters: lettersOf(mark.text),
      ...(href === undefined ? {} : { href }),
      ...(card === undefined ? {} : { card }),
    })
  }
  return { marks, cards: cards.texts, isCut: cutAt !== undefined || cards.isCut }
}

/** The cards and addresses of one document's marks, each made once. */
class Cards {
  readonly texts: string[] = []
  isCut = false
  readonly #context: Context
  readonly #found: Found
  readonly #manner: Manner
  readonly #numbers = new Map<string, number>()
  /** The cards of what is no target, by what the mark names: they are the same wherever it stands. */
  readonly #known = new Map<string, number | undefined>()
  /** How many marks there were of each target. */
  readonly #alike = new Map<string, number>()
  readonly #targets: FirstTargets
  readonly #addresses = new Map<string, string | undefined>()

  constructor(context: Context, found: Found) {
    const { folder } = found
    this.#context = context
    this.#found = found
    this.#targets = new FirstTargets(folder.corpus)
    this.#manner = {
      ...context.manner(folder, pinyinWriter(context.workspace.settings.pinyin, false)),
      lineLink: (uri, offset) => this.#addressOf(uri, offset) ?? '',
      fileLineLink: (uri, line) => this.#lineAddress(uri, line) ?? '',
    }
  }

  /** Which of the texts is the card of a mark; undefined where nothing is known of what it names. */
  async card(mark: Mark, at: number): Promise<number | undefined> {
    if (mark.kind === 'target' || mark.kind === 'outcome') {
      const before = this.#alike.get(mark.id) ?? 0
      this.#alike.set(mark.id, before + 1)
      if (before < MOST_ALIKE) return this.#make(mark, at)
      this.isCut = true
      return undefined
    }
    const key = JSON.stringify([mark.kind, mark.id, mark.fragment, mark.title])
    if (!this.#known.has(key)) this.#known.set(key, await this.#make(mark, at))
    return this.#known.get(key)
  }

  async #make(mark: Mark, at: number): Promise<number | undefined> {
    const { folder, document } = this.#found
    const { ports } = this.#context
    const sources = { pinyin: ports.pinyin, year: ports.year() }
    const explanation = await explainMark(folder.corpus, document, mark, at, sources)
    if (!explanation) return undefined
    const text = hoverMessage(explanation, this.#manner)
    const number = this.#numbers.get(text) ?? this.texts.push(text) - 1
    this.#numbers.set(text, number)
    return number
  }

  /** Where a mark leads, as seen from its document; to its own line where the corpus has no such place. */
  href(mark: Mark, at: number): string | undefined {
    const { folder, document } = this.#found
    const own = { uri: document.uri, start: at + mark.start, end: at + mark.end }
    const place = markTarget(folder.corpus, mark, document, at, this.#targets) ?? own
    return this.#addressOf(place.uri, place.start)
  }

  #addressOf(uri: string, offset: number): string | undefined {
    const key = `${offset} ${uri}`
    if (!this.#addresses.has(key)) {
      const { start } = placeOf(this.#found.folder.corpus, uri, { start: offset, end: offset })
      this.#addresses.set(key, this.#lineAddress(uri, start.line))
    }
    return this.#addresses.get(key)
  }

  /**
   * The address of a line as seen from the document: renderers follow no others, and no name in one can be taken for a scheme.
   * Undefined for what lies in another file system, and for all where the document is no file.
   */
  #lineAddress(uri: string, line: number): string | undefined {
    const { workspace } = this.#context
    const parent = workspace.clientUri(this.#found.document.uri).replace(/\/[^/]*$/, '')
    const path = fromRoot(parent, workspace.clientUri(uri))
    return path && `${path.slice(1)}#${fragment({ line, character: 0 }, false)}`
  }
}
