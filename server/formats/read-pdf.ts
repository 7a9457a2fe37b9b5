// Reads PDF files with a layer of text: its lines in reading order, with their geometry, page by page.

import type { RawDocument, RawPiece, RawProperties } from '../core/importing/raw-document.ts'
import { checkLimit, type Deadline, Refused } from './limits.ts'
import { Omissions } from './omissions.ts'
import { inReadingOrder } from './pdf-columns.ts'
import { PdfFonts } from './pdf-fonts.ts'
import { collectFragments, type PdfItem } from './pdf-fragments.ts'
import { joinRows, type PdfLine } from './pdf-lines.ts'

/** Gives a character map by its name (`GBK-EUC-H`), packed as PDF.js packs them; undefined where there is none. */
export type ReadCMap = (name: string) => Promise<Uint8Array | undefined>

/** Reads a whole file. PDF.js keeps the bytes, which are a copy. */
export async function readPdf(bytes: Uint8Array, deadline: Deadline, readCMap: ReadCMap): Promise<RawDocument> {
  const { getDocument } = await import('./pdf-engine.ts')
  const task = getDocument({
    data: new Uint8Array(bytes),
    CMapReaderFactory: factoryOf(readCMap),
    // Nothing of a file is run, nothing is fetched, nothing is drawn.
    isEvalSupported: false,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 1,
    disableAutoFetch: true,
    disableStream: true,
    stopAtErrors: false,
    verbosity: 0,
  })
  try {
    const file = await task.promise
    checkLimit('pages', file.numPages)
    const omissions = new Omissions()
    const pieces: RawPiece[] = []
    const fonts = new PdfFonts()
    let characters = 0
    for (let number = 1; number <= file.numPages; number++) {
      deadline.check()
      const page = await file.getPage(number)
      const [left = 0, bottom = 0, right = 0, top = 0] = page.view
      const { items, styles } = await page.getTextContent()
      const own = items.filter(item => 'str' in item) as PdfItem[]
      for (const { str } of own) characters += str.length
      checkLimit('characters', characters)
      await fonts.learn(page, new Set(Object.keys(styles)), own.length)
      const { fragments, aslant, radicals } = collectFragments(own, left, top, name => fonts.isBold(name))
      if (aslant !== '') pieces.push({ kind: 'furniture', role: 'aslant', text: aslant })
      if (radicals > 0) omissions.add('radicals', undefined, radicals)
      const rows = joinRows(fragments)
      const lines = inReadingOrder(rows)
      if (lines.length === 0) omissions.add('page-without-text', String(number))
      for (const piece of toPieces(lines, { number, width: right - left, height: top - bottom })) pieces.push(piece)
      pieces.push({ kind: 'page-end' })
      page.cleanup()
    }
    return {
      format: 'pdf',
      encoding: undefined,
      pieces: withoutBoldBody(pieces),
      properties: readProperties((await file.getMetadata()).info),
      omissions: omissions.list(),
    }
  } catch (error) {
    if (error instanceof Refused) throw error
    const { name, message } = error instanceof Error ? error : { name: '', message: String(error) }
    if (name === 'PasswordException') throw new Refused({ code: 'encrypted', format: 'pdf' })
    throw new Refused({ code: 'broken', format: 'pdf', detail: message })
  } finally {
    await task.destroy()
  }
}

function factoryOf(readCMap: ReadCMap): object {
  return class {
    async fetch({ name }: { readonly name: string }): Promise<{ cMapData: Uint8Array; isCompressed: boolean }> {
      const cMapData = await readCMap(name)
      if (!cMapData) throw new Error(`no character map ${name}`)
      return { cMapData, isCompressed: true }
    }
  }
}

/** A gap between two lines of so many of the usual distances is a blank line. */
const WIDE_GAP = 1.5

function* toPieces(
  lines: readonly PdfLine[],
  page: { readonly number: number; readonly width: number; readonly height: number },
): Iterable<RawPiece> {
  const gaps = lines.flatMap((line, at) => {
    const before = lines[at - 1]
    return before && line.top > before.top ? [(line.top - before.top) / Math.max(1, line.size)] : []
  })
  const usual = gaps.sort((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)] ?? Number.POSITIVE_INFINITY
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]
    if (before && line.top - before.top > WIDE_GAP * usual * Math.min(line.size, before.size)) yield { kind: 'blank' }
    yield {
      kind: 'line',
      spans: [{ text: line.text, ...(line.isBold ? { bold: true } : {}) }],
      page: page.number,
      left: round(line.left),
      top: round(line.top),
      size: round(line.size),
      pageWidth: round(page.width),
      pageHeight: round(page.height),
    }
  }
}

/** Where so large a share of the letters is bold, that says nothing of any of them. */
const BOLD_BODY = 0.35

function withoutBoldBody(pieces: readonly RawPiece[]): readonly RawPiece[] {
  let all = 0
  let bold = 0
  for (const piece of pieces)
    if (piece.kind === 'line')
      for (const span of piece.spans) {
        all += span.text.length
        if (span.bold) bold += span.text.length
      }
  if (bold <= BOLD_BODY * all) return pieces
  return pieces.map(piece =>
    piece.kind === 'line' ? { ...piece, spans: piece.spans.map(({ text }) => ({ text })) } : piece,
  )
}

function round(points: number): number {
  return Math.round(points * 100) / 100
}

function readProperties(info: object): RawProperties {
  const of = (name: string): string | undefined => {
    const value = (info as Readonly<Record<string, unknown>>)[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  }
  // D:20210313100000+08'00' (ISO 32000-1, 7.9.4).
  const date = /^(?:D:)?(\d{4})(\d{2})?(\d{2})?/.exec(of('CreationDate') ?? '')
  const found = {
    title: of('Title'),
    author: of('Author'),
    language: of('Language'),
    date: date?.slice(1).filter(Boolean).join('-'),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}
