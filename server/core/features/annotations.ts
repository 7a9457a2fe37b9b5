// The marks of a document as annotations of its plain text: what each says, of which words, and what stands around these.

import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import type { PlainText } from '../model/plain-text.ts'
import type { Mark, MarkKind } from '../syntax/mark.ts'

/** What a mark says, whatever it stands on. */
export interface MarkName {
  readonly kind: MarkKind
  readonly id: string
  /** The section of a plan. */
  readonly fragment: string | undefined
  /** What a target's words do not say, or a reader's remark; '' for nothing. White space is single spaces. */
  readonly title: string
}

/** A mark with the words `[start, end)` of the plain text, in UTF-16. */
export interface Annotation extends MarkName, Range {}

/** The marks of a document in its order; `wordless` is how many enclose nothing that could be quoted, and are left out. */
export function* collectAnnotations(
  document: Document,
  plain: PlainText,
): Generator<undefined, { readonly annotations: readonly Annotation[]; readonly wordless: number }> {
  const annotations: Annotation[] = []
  let wordless = 0
  const found: (readonly [Mark, number])[] = []
  document.visitMarks((marks, _at, _facts, index) => {
    for (const mark of marks) found.push([mark, index])
  })
  for (const [i, [mark, index]] of found.entries()) {
    if (i % MARKS === MARKS - 1) yield
    const words = plain.fromSource(index, mark.textStart, mark.textEnd)
    if (words && words.start < words.end) annotations.push({ ...nameOfMark(mark), ...words })
    else wordless++
  }
  return { annotations, wordless }
}

/** What a mark says. */
export function nameOfMark({ kind, id, fragment, title }: Mark): MarkName {
  // Programs trim what a reader types as a code: so that it is the same code when it comes back, it goes out trimmed.
  return { kind, id: kind === 'note' ? oneLine(id) : id, fragment, title: oneLine(title ?? '') }
}

/** Titles may be broken into lines where Markdown is: what they say does not change. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}

/** Two marks that say the same. */
export function isSameName(a: MarkName, b: MarkName): boolean {
  return a.kind === b.kind && a.id === b.id && (a.fragment ?? '') === (b.fragment ?? '') && a.title === b.title
}

/** A quotation that tells its words from the same words elsewhere. */
export interface Quote {
  readonly exact: string
  /** The characters before and behind, at most {@link AROUND}. */
  readonly prefix: string
  readonly suffix: string
}

/** How much is quoted on either side, in code points: what other programs take. */
const AROUND = 32

/** The quotation of `[start, end)`. */
export function quoteOf({ text }: PlainText, { start, end }: Range): Quote {
  const before = [...text.slice(Math.max(0, start - 2 * AROUND), start)]
  const behind = [...text.slice(end, end + 2 * AROUND)]
  return {
    exact: text.slice(start, end),
    prefix: before.slice(-AROUND).join(''),
    suffix: behind.slice(0, AROUND).join(''),
  }
}

/** Marks of a step. */
const MARKS = 500
