// Reads a file of any format: the door to this layer. What cannot or must not be read is refused, with the reason.

import type { RawDocument, RawFormat, RawOmission, RawPiece } from '../core/importing/raw-document.ts'
import type { Refusal } from '../core/importing/refusal.ts'
import { Archive } from './archive.ts'
import { type Decode, type Decoded, decodeHere, decodeText } from './decode.ts'
import { readHtmlProperties } from './html-properties.ts'
import { parseHtml } from './html-tree.ts'
import { checkLimit, Deadline, Refused } from './limits.ts'
import { readDocx } from './read-docx.ts'
import { readEpub } from './read-epub.ts'
import { readHtmlContent } from './read-html.ts'
import type { ReadCMap } from './read-pdf.ts'
import { readTextContent } from './read-text.ts'
import { recogniseBytes, recogniseText } from './recognise.ts'
import { textOfSpans } from './spans.ts'

/** How a file is to be read. */
export interface ReadOptions {
  /** Its name, which helps where what it holds leaves its format open. */
  readonly name: string
  /** The format that it has, where the user knows better. */
  readonly format?: RawFormat
  /** The encoding that it has, where the user knows better; of text, Markdown and HTML. */
  readonly encoding?: string
  /** What it holds was taken out of a page, which is not around it any more. */
  readonly passage?: object
}

/** What this layer asks of the program that it runs in. */
export interface Means {
  /** Milliseconds of a clock. */
  readonly now: () => number
  /** Decodes bytes in an encoding; {@link decodeHere} where nothing better is there. */
  readonly decode?: Decode
  /** Gives the character maps of PDF fonts that are not in the file. */
  readonly readCMap?: ReadCMap
}

export type ReadResult = { readonly document: RawDocument } | { readonly refusal: Refusal }

/** Reads a file. Never throws: what goes wrong is a refusal. */
export async function readDocument(bytes: Uint8Array, options: ReadOptions, means: Means): Promise<ReadResult> {
  try {
    checkLimit('file-bytes', bytes.length)
    if (bytes.length === 0) return { refusal: { code: 'empty' } }
    const document = await read(bytes, options, means)
    if (!document.pieces.some(hasText)) return { refusal: refuseWithoutText(document) }
    return { document }
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal }
    const detail = error instanceof Error ? error.message : String(error)
    return { refusal: { code: 'broken', format: options.format ?? 'text', detail } }
  }
}

async function read(bytes: Uint8Array, options: ReadOptions, means: Means): Promise<RawDocument> {
  const deadline = new Deadline(means.now)
  const known = recogniseBytes(bytes)
  if (known?.kind === 'other') throw new Refused({ code: 'unknown-format', kind: known.ending })
  if (known?.kind === 'compound') throw new Refused(refuseCompound(bytes))
  if (known?.kind === 'archive') return readArchive(bytes, options, deadline)
  if (known?.format === 'pdf' && (options.format ?? 'pdf') === 'pdf') {
    const { readPdf } = await import('./read-pdf.ts')
    return readPdf(bytes, deadline, means.readCMap ?? (async () => undefined))
  }
  if (options.format === 'docx' || options.format === 'epub' || options.format === 'pdf')
    throw new Refused({ code: 'broken', format: options.format })
  return readAsText(bytes, options, means)
}

function readArchive(bytes: Uint8Array, options: ReadOptions, deadline: Deadline): RawDocument {
  const archive = new Archive(bytes)
  if (archive.has('META-INF/container.xml')) return readEpub(archive, deadline)
  if (archive.has('[Content_Types].xml')) {
    if (archive.names.some(name => name.startsWith('word/'))) return readDocx(archive)
    const kind = OFFICE.find(([folder]) => archive.names.some(name => name.startsWith(folder)))?.[1]
    if (kind !== undefined) throw new Refused({ code: 'unknown-format', kind })
  }
  if (options.format === 'docx' || options.format === 'epub')
    throw new Refused({ code: 'broken', format: options.format })
  const kind = archive.has('content.xml') ? 'odt' : archive.has('OFD.xml') ? 'ofd' : 'zip'
  throw new Refused({ code: 'unknown-format', kind })
}

/** Other files of the same office, by the folder that their parts lie in. */
const OFFICE: readonly (readonly [folder: string, ending: string])[] = [
  ['xl/', 'xlsx'],
  ['ppt/', 'pptx'],
]

/** A compound file (MS-CFB) is of an old office, or holds one of the new that is encrypted. */
function refuseCompound(bytes: Uint8Array): Refusal {
  // Names of streams are UTF-16.
  const names = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length - (bytes.length % 2)))
  if (names.includes('EncryptedPackage')) return { code: 'encrypted', format: 'docx' }
  if (names.includes('WordDocument')) return { code: 'unknown-format', kind: 'doc' }
  if (names.includes('Workbook')) return { code: 'unknown-format', kind: 'xls' }
  return { code: 'unknown-format' }
}

function readAsText(bytes: Uint8Array, options: ReadOptions, means: Means): RawDocument {
  const declared = declaredEncoding(bytes)
  const decoded = decodeText(
    bytes,
    {
      ...(options.encoding === undefined ? {} : { asked: options.encoding }),
      ...(declared === undefined ? {} : { declared }),
    },
    means.decode ?? decodeHere,
  )
  checkLimit('characters', decoded.text.length)
  if (looksBinary(decoded.text)) throw new Refused({ code: 'unknown-format', ...endingOf(options.name) })
  const recognised = recogniseText(decoded.text, options.name)
  const format = options.format ?? (recognised.kind === 'format' ? recognised.format : undefined)
  if (recognised.kind === 'other' && format === undefined)
    throw new Refused({ code: 'unknown-format', kind: recognised.ending })
  if (format === 'html') {
    const { root, comments } = parseHtml(decoded.text)
    const { pieces, omissions } = readHtmlContent(root, options.passage !== undefined)
    return assemble('html', decoded, pieces, omissions, readHtmlProperties(root, comments))
  }
  if (format === 'markdown')
    return assemble('markdown', decoded, [{ kind: 'markdown', text: decoded.text.replace(/\r\n?/g, '\n') }], [], {})
  if (format === 'text') return assemble('text', decoded, readTextContent(decoded.text), [], {})
  throw new Refused({ code: 'broken', format: format ?? 'text' })
}

function assemble(
  format: RawFormat,
  decoded: Decoded,
  pieces: readonly RawPiece[],
  omissions: readonly RawOmission[],
  properties: RawDocument['properties'],
): RawDocument {
  const broken: RawOmission[] =
    decoded.broken > 0 ? [{ kind: 'broken-characters', where: undefined, count: decoded.broken }] : []
  return { format, encoding: decoded.encoding, pieces, properties, omissions: [...broken, ...omissions] }
}

/** The encoding that HTML or XML says it has, in its first bytes (HTML Standard, “prescan a byte stream”). */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 4096))
  return (
    /<meta\s[^>]{0,400}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{2,40})/i.exec(head)?.[1] ??
    /^(?:\xef\xbb\xbf)?<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w:.-]{2,40})/i.exec(head)?.[1]
  )
}

/** Whether a text has what no text has: zeros, and controls in numbers. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, 20_000)
  let controls = 0
  for (let at = 0; at < sample.length; at++) {
    const code = sample.charCodeAt(at)
    if (code === 0 || (code < 32 && (code < 9 || code > 13) && code !== 0x1a && code !== 0x1b)) controls++
  }
  return controls > 0 && controls * 100 > sample.length
}

function endingOf(name: string): { readonly kind?: string } {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase()
  return ending === undefined || ending === 'txt' ? {} : { kind: ending }
}

function hasText(piece: RawPiece): boolean {
  if (piece.kind === 'markdown') return piece.text.trim() !== ''
  if (piece.kind === 'table') return piece.rows.some(row => row.some(cell => textOfSpans(cell).trim() !== ''))
  return 'spans' in piece && textOfSpans(piece.spans).trim() !== ''
}

function refuseWithoutText({ omissions }: RawDocument): Refusal {
  const pages = omissions.filter(({ kind }) => kind === 'page-without-text').reduce((sum, { count }) => sum + count, 0)
  return { code: 'no-text', ...(pages > 0 ? { pages } : {}) }
}
