// Turns footnotes that a text writes as [1] into Markdown's: the calls in the text, and the notes that begin with the same number.

import { lastBelow } from '../text/sorted.ts'
import type { Block, Paragraph, Remark } from './import-block.ts'
import type { RawSpan } from './raw-document.ts'
import { mergeSpans, sliceSpans, textOf, trimSpans } from './spans.ts'

/** `blocks` with footnotes for those brackets that both a call and a note have; all other brackets stay text. Linear. */
export function linkFootnotes(blocks: readonly Block[], remarks: Remark[]): Block[] {
  const notes = new Map<string, number[]>()
  for (const [at, block] of blocks.entries()) {
    const label = block.kind === 'paragraph' ? noteLabel(textOf(block.spans)) : undefined
    if (label === undefined) continue
    const places = notes.get(label.label)
    if (places) places.push(at)
    else notes.set(label.label, [at])
  }
  if (notes.size === 0) return [...blocks]
  const labels = new FootnoteLabels(notes)
  const linked = blocks.map((block, at): Block => {
    if (
      block.kind === 'paragraph' ||
      block.kind === 'item' ||
      block.kind === 'heading' ||
      block.kind === 'format-heading'
    ) {
      if (block.kind === 'paragraph' && noteLabel(textOf(block.spans))) return block
      return { ...block, spans: linkCalls(block.spans, at, labels) }
    }
    if (block.kind !== 'table') return block
    return { ...block, rows: block.rows.map(row => row.map(cell => linkCalls(cell, at, labels))) }
  })
  return linked.map((block, at) => {
    const called = block.kind === 'paragraph' ? labels.calledAt(at) : undefined
    if (block.kind !== 'paragraph' || called === undefined) return block
    const note = noteOf(block, called)
    remarks.push({
      kind: 'footnote',
      text: `[${noteLabel(textOf(block.spans))?.label ?? ''}]`,
      reason: 'bracketed-number',
      block: note,
    })
    return note
  })
}

/** `blocks` with other labels for those footnotes whose labels are `taken`. */
export function relabel(blocks: readonly Block[], taken: ReadonlySet<string>): readonly Block[] {
  const given = new Map<string, string>()
  const used = new Set(taken)
  for (const block of blocks) {
    if (block.kind !== 'note') continue
    let label = block.label
    for (let number = 2; used.has(label); number++) label = `${block.label}-${number}`
    used.add(label)
    given.set(block.label, label)
  }
  if (given.size === 0) return blocks
  const relabelled = (spans: readonly RawSpan[]): readonly RawSpan[] =>
    spans.map(span => (span.note === undefined ? span : { ...span, note: given.get(span.note) ?? span.note }))
  return blocks.map((block): Block => {
    if (block.kind === 'note')
      return { ...block, label: given.get(block.label) ?? block.label, spans: relabelled(block.spans) }
    if ('spans' in block) return { ...block, spans: relabelled(block.spans) }
    return block.kind === 'table' ? { ...block, rows: block.rows.map(row => row.map(relabelled)) } : block
  })
}

/** The label and length of what a note begins with: [1], ［1］, 〔1〕. */
function noteLabel(text: string): { readonly label: string; readonly length: number } | undefined {
  const found = /^[[［〔]([0-9]{1,3})[\]］〕][:：]?\s{0,4}(?=\S)/.exec(text)
  return found ? { label: found[1] ?? '', length: found[0].length } : undefined
}

function noteOf(block: Paragraph, label: string): Block {
  const length = noteLabel(textOf(block.spans))?.length ?? 0
  return { kind: 'note', label, spans: trimSpans(sliceSpans(block.spans, length)) }
}

/** Which call is answered by which note: a number that begins anew in each part means the next note of that number. */
class FootnoteLabels {
  readonly #notes: ReadonlyMap<string, readonly number[]>
  readonly #called = new Map<number, string>()

  constructor(notes: ReadonlyMap<string, readonly number[]>) {
    this.#notes = notes
  }

  /** The label for a call of `label` in the block `at`; undefined where no note answers. */
  call(label: string, at: number): string | undefined {
    const places = this.#notes.get(label)
    if (!places) return undefined
    const low = lastBelow(places, at) + 1
    const place = places[low]
    if (place === undefined) return undefined
    const unique = low === 0 ? label : `${label}-${low + 1}`
    this.#called.set(place, unique)
    return unique
  }

  /** The label of the note in the block `at`, where something called it. */
  calledAt(at: number): string | undefined {
    return this.#called.get(at)
  }
}

function linkCalls(spans: readonly RawSpan[], at: number, labels: FootnoteLabels): readonly RawSpan[] {
  if (!spans.some(({ text }) => BRACKETED.test(text))) return spans
  const linked: RawSpan[] = []
  for (const span of spans) {
    let last = 0
    for (const found of span.text.matchAll(/[[［〔]([0-9]{1,3})[\]］〕]/g)) {
      const label = labels.call(found[1] ?? '', at)
      if (label === undefined) continue
      linked.push({ ...span, text: span.text.slice(last, found.index) }, { text: found[0], note: label })
      last = found.index + found[0].length
    }
    linked.push(last === 0 ? span : { ...span, text: span.text.slice(last) })
  }
  return mergeSpans(linked)
}

const BRACKETED = /[[［〔][0-9]/
