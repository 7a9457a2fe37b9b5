// Makes an annotated Markdown document of what a file of any format holds.

import { collectFences } from './fences.ts'
import { findTitle } from './find-title.ts'
import { linkFootnotes, relabel } from './footnotes.ts'
import { collectFurniture, partPageNumbers, partTitle } from './furniture.ts'
import { readHeadText } from './head-text.ts'
import { findHeadings } from './headings.ts'
import { Hyphens } from './hyphens.ts'
import type { Block, Remark } from './import-block.ts'
import { collectFields, type ImportField } from './import-fields.ts'
import { importMarkdown } from './import-markdown.ts'
import { isSafeAddress } from './inline-markdown.ts'
import { type JoinContext, joinLines } from './join-lines.ts'
import { collectLineTables } from './line-tables.ts'
import { buildLists } from './lists.ts'
import type { RawDocument, RawPiece, RawProperties, RawSpan } from './raw-document.ts'
import { fenceRepeatedTitle } from './repeated-title.ts'
import { fenceRubrics } from './rubrics.ts'
import { collectElements, type Element, type SourceLine } from './source-line.ts'
import { appendSpans, textOf, trimSpans } from './spans.ts'
import { findUsualSize } from './usual-size.ts'
import { findWrap } from './wrap-width.ts'
import { writeFrontMatter } from './write-front-matter.ts'
import { writeMarkdown } from './write-markdown.ts'

/** What an import changed or could not know, for the report; words are put to it in `protocol/`. */
export interface ImportNote {
  /** `removed`, `fenced`, `joined`, `heading`, `list`, `table`, `footnote`, `doubtful-field`, `omitted`, `changed`. */
  readonly kind: string
  /** The source's words concerned, whole where something was removed; of a field its name and value. */
  readonly text: string
  /** Line of the result, from 0, where there is one. */
  readonly line?: number
  /** Why: the rule that decided, for instance `page-number`, `running-head`, `contents`, `byline`, `advertisement`. */
  readonly reason: string
}

/** A document made of a file. */
export interface ImportedDocument {
  /** The whole Markdown text, front matter included, with `\n` line ends. */
  readonly text: string
  readonly notes: readonly ImportNote[]
}

/** What is known of a file beside its bytes. */
export interface ImportSource {
  /** Its name without folders, for a title or id where the text gives none. */
  readonly name: string
  /** Ids that the corpus has already. */
  readonly taken: ReadonlySet<string>
}

/** Makes a document of a raw one. Never throws; linear in the text. */
export function importDocument(raw: RawDocument, source: ImportSource): ImportedDocument {
  const [only] = raw.pieces
  const omitted = raw.omissions.map(
    ({ kind, where, count }): ImportNote => ({
      kind: kind === 'radicals' ? 'changed' : 'omitted',
      text: [where, count > 1 ? `× ${count}` : ''].filter(Boolean).join(' '),
      reason: kind,
    }),
  )
  if (raw.pieces.length === 1 && only?.kind === 'markdown') {
    const { text, notes } = importMarkdown(only.text, raw.properties, source)
    return { text, notes: [...notes, ...omitted] }
  }
  const remarks: Remark[] = []
  const blocks = linkFootnotes(collectBlocks(raw.pieces, remarks), remarks)
  const title = findTitle(blocks, raw.properties.title)
  const isPage =
    raw.format === 'html' || remarks.some(({ reason }) => reason === 'advertisement' || reason === 'byline')
  const { titled, words, from } = setTitle(title ? fenceRubrics(blocks, title.at, isPage, remarks) : blocks, title)
  const once = fenceRepeatedTitle(titled, from, words, remarks)
  const headed = buildLists(findHeadings(once, from, words, remarks), remarks)
  const fields = collectFields(
    title && { text: words, isSure: title.isSure },
    readHeadText(headed),
    propertiesOf(raw),
    source,
  )
  const front = writeFrontMatter(fields)
  const body = writeMarkdown(headed)
  const shift = fields.length + 3
  const notes = remarks.map(({ kind, text, reason, block }): ImportNote => {
    const line = block && body.lines.get(block)
    return { kind, text, reason, ...(line === undefined ? {} : { line: line + shift }) }
  })
  return {
    text: front.text + body.text,
    notes: [...doubts(fields, front.lines), ...notes, ...linkNotes(raw.pieces), ...signNotes(raw), ...omitted],
  }
}

/** Makes Markdown of a raw document that is to stand in another one, which has the footnotes `labels` already. Never throws; linear in the text. */
export function importPassage(raw: RawDocument, labels: ReadonlySet<string>): ImportedDocument {
  const remarks: Remark[] = []
  const blocks = relabel(linkFootnotes(collectBlocks(raw.pieces, remarks), remarks), labels)
  return { text: writeMarkdown(buildLists(findHeadings(blocks, 0, '', remarks), remarks)).text, notes: [] }
}

/** The date in an office file or a page description is that of the file, not of the text: nobody is helped by it. */
function propertiesOf({ format, properties }: RawDocument): RawProperties {
  if (format !== 'docx' && format !== 'pdf') return properties
  const { date: _, ...rest } = properties
  return rest
}

/** The note for each field that should be looked at. */
function doubts(fields: readonly ImportField[], lines: ReadonlyMap<ImportField, number>): ImportNote[] {
  return fields.flatMap(field => {
    if (field.doubt === undefined) return []
    const line = lines.get(field)
    const value = typeof field.value === 'string' ? field.value : field.value.join(', ')
    return [
      {
        kind: 'doubtful-field',
        text: `${field.name}: ${value}`,
        reason: field.doubt,
        ...(line === undefined ? {} : { line }),
      },
    ]
  })
}

/** `blocks` with a heading in place of the title, and where the text behind it begins. */
function setTitle(
  blocks: readonly Block[],
  title: ReturnType<typeof findTitle>,
): { titled: Block[]; words: string; from: number } {
  if (!title) return { titled: [...blocks], words: '', from: 0 }
  const spans: RawSpan[] = []
  for (const block of blocks.slice(title.at, title.at + title.count))
    if ('spans' in block) appendSpans(spans, block.spans)
  const plain = spans.map(({ bold: _, ...span }) => span)
  const heading: Block = { kind: 'heading', depth: 1, spans: plain }
  return {
    titled: [...blocks.slice(0, title.at), heading, ...blocks.slice(title.at + title.count)],
    words: textOf(plain.filter(span => span.note === undefined)),
    from: title.at + 1,
  }
}

function collectBlocks(pieces: readonly RawPiece[], remarks: Remark[]): Block[] {
  const found = partPageNumbers(collectElements(pieces))
  const furniture = new Map(collectFurniture(found).map(one => [one.line, one.reason]))
  const parted = partTitle(found)
  const elements = parted
    ? found.flatMap(element => (element === parted.line ? [parted.title, parted.number] : [element]))
    : found
  if (parted) furniture.set(parted.number, 'page-number')
  const text = elements.filter(element => element.kind !== 'line' || !furniture.has(element))
  const fenced = collectFences(text, remarks)
  const kept = text.filter(element => element.kind === 'line').filter(line => !fenced.has(line))
  const afterBreak = new Set<SourceLine>()
  const context: JoinContext = {
    wrap: findWrap(kept),
    bodySize: findUsualSize(kept.map(({ source: { size }, text }) => ({ size, length: text.length }))),
    hyphens: new Hyphens(kept.map(({ text }) => text)),
    afterBreak,
  }
  const blocks: Block[] = []
  let run: SourceLine[] = []
  let isBroken = false
  let page: number | undefined
  const flush = (): void => {
    addRun(run, context, blocks, remarks)
    run = []
  }
  for (const element of elements) {
    const fence = fenced.get(element)
    if (fence !== undefined) {
      flush()
      if (fence !== null) blocks.push(fence)
    } else if (element.kind === 'page-end') isBroken = true
    else if (element.kind !== 'line') {
      flush()
      addPiece(element, blocks, remarks)
    } else if (furniture.has(element)) {
      isBroken = true
      remarks.push({ kind: 'removed', text: element.text, reason: furniture.get(element) ?? '' })
    } else {
      if (isBroken || (page !== undefined && element.source.page !== page)) afterBreak.add(element)
      isBroken = false
      page = element.source.page
      run.push(element)
    }
  }
  flush()
  return blocks
}

/** The tables and paragraphs of a run of lines. */
function addRun(run: readonly SourceLine[], context: JoinContext, blocks: Block[], remarks: Remark[]): void {
  let at = 0
  for (const { from, to, table, by } of collectLineTables(run)) {
    for (const paragraph of joinLines(run.slice(at, from), context, remarks)) blocks.push(paragraph)
    blocks.push(table)
    const text = run.slice(from, to).map(({ raw }) => raw.trimEnd())
    remarks.push({ kind: 'table', text: text.join('\n'), reason: by, block: table })
    at = to
  }
  for (const paragraph of joinLines(at === 0 ? run : run.slice(at), context, remarks)) blocks.push(paragraph)
}

function addPiece(piece: Exclude<Element, SourceLine>, blocks: Block[], remarks: Remark[]): void {
  if (piece.kind === 'paragraph') {
    if (textOf(piece.spans).trim() === '') return
    // 　　第一章: the white space with which a page sets paragraphs in.
    blocks.push({ ...piece, spans: trimSpans(piece.spans), indent: 0, isWhole: true, isParted: true })
  } else if (piece.kind === 'heading') {
    if (textOf(piece.spans).trim() !== '')
      blocks.push({ kind: 'format-heading', depth: piece.depth, spans: piece.spans })
  } else if (piece.kind === 'item' || piece.kind === 'table' || piece.kind === 'note' || piece.kind === 'markdown')
    blocks.push(piece)
  else if (piece.kind === 'furniture') remarks.push({ kind: 'removed', text: piece.text, reason: piece.role })
  else if (piece.kind === 'rule') blocks.push({ kind: 'rule' })
}

/** Signs of Markdown that a plain text used, and that are now its form. */
function signNotes({ format, pieces }: RawDocument): ImportNote[] {
  if (format !== 'text') return []
  let bold = 0
  let links = 0
  let headings = 0
  for (const piece of pieces) {
    if (piece.kind === 'heading') headings++
    if (piece.kind !== 'line' && piece.kind !== 'heading') continue
    for (const span of piece.spans) {
      if (span.bold) bold++
      if (span.link !== undefined) links++
    }
  }
  const counts = [
    [bold, '**'],
    [links, '[](…)'],
    [headings, '#'],
  ] as const
  const text = counts.filter(([count]) => count > 0).map(([count, sign]) => `${sign} × ${count}`)
  return text.length === 0 ? [] : [{ kind: 'markup', text: text.join(', '), reason: 'signs' }]
}

/** Links whose address cannot be written: their words stay. */
function linkNotes(pieces: readonly RawPiece[]): ImportNote[] {
  const notes: ImportNote[] = []
  for (const piece of pieces) {
    const rows = piece.kind === 'table' ? piece.rows.flat() : 'spans' in piece ? [piece.spans] : []
    for (const { link, text } of rows.flat()) {
      if (link !== undefined && !isSafeAddress(link))
        notes.push({
          kind: 'removed',
          text: `${text} (${link})`,
          reason: link === '' || link.startsWith('#') ? 'empty-link' : 'unsafe-link',
        })
    }
  }
  return notes
}
