// Says which format a file is of: by what it holds first, by its name where that leaves it open.

import type { RawFormat } from '../core/importing/raw-document.ts'

/** What a file was recognised as: a format that is read, an archive that must be looked into, or a kind that is not read. */
export type Recognised =
  | { readonly kind: 'format'; readonly format: RawFormat }
  | { readonly kind: 'archive' }
  | { readonly kind: 'compound' }
  | { readonly kind: 'other'; readonly ending: string }

/** The first bytes of kinds of files that are not read, by the ending that they have. */
const SIGNATURES: readonly (readonly [ending: string, bytes: readonly number[]])[] = [
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['tif', [0x49, 0x49, 0x2a, 0x00]],
  ['tif', [0x4d, 0x4d, 0x00, 0x2a]],
  ['gz', [0x1f, 0x8b]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['bz2', [0x42, 0x5a, 0x68]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['djvu', [0x41, 0x54, 0x26, 0x54]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['ps', [0x25, 0x21, 0x50, 0x53]],
]
/** A PDF file may have something before its first line (ISO 32000-1, Annex H.3.4.1, of the readers that are common). */
const PDF_WITHIN = 1024

/** Recognises what bytes alone tell; undefined where it is text of some kind. */
export function recogniseBytes(bytes: Uint8Array): Recognised | undefined {
  const starts = (signature: readonly number[]): boolean => signature.every((byte, at) => bytes[at] === byte)
  if (starts([0x50, 0x4b, 3, 4]) || starts([0x50, 0x4b, 5, 6])) return { kind: 'archive' }
  if (starts([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return { kind: 'compound' }
  const head = String.fromCharCode(...bytes.subarray(0, PDF_WITHIN))
  if (head.includes('%PDF-')) return { kind: 'format', format: 'pdf' }
  for (const [ending, signature] of SIGNATURES) if (starts(signature)) return { kind: 'other', ending }
  return undefined
}

/** Recognises what a text is. `name` is that of its file; it decides where the text leaves it open. */
export function recogniseText(text: string, name: string): Recognised {
  const ending = /\.([^./\\]{1,20})$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const start = text.slice(0, 4000).trimStart()
  if (
    /^(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--(?:(?!-->)[\s\S]){0,2000}-->\s{0,20}){0,3}<(?:!doctype\s{1,20}html|html|head|body)(?=[\s>])/i.test(
      start,
    )
  )
    return { kind: 'format', format: 'html' }
  if (/^<\?xml/i.test(start)) return { kind: 'other', ending: ending || 'xml' }
  if (
    /^(?:From|MIME-Version|Message-ID|Subject): [^\n]{0,200}\n(?:[^\n]{0,400}\n){0,30}?Content-Type: multipart\//i.test(
      start,
    )
  )
    return { kind: 'other', ending: ending || 'mhtml' }
  // Rows of a table, which would be read as lines of one paragraph.
  if (/^(?:csv|tsv)$/.test(ending)) return { kind: 'other', ending }
  if (/^(?:html?|xhtml|shtml)$/.test(ending)) return { kind: 'format', format: 'html' }
  if (/^(?:md|markdown|mdown|mkdn?)$/.test(ending)) return { kind: 'format', format: 'markdown' }
  if (/^---\n(?:[^\n]{0,2000}\n){0,200}?---\n/.test(text.slice(0, 20_000)))
    return { kind: 'format', format: 'markdown' }
  if (ending !== 'txt' && ending !== 'text' && looksLikeMarkdown(text)) return { kind: 'format', format: 'markdown' }
  // A fragment of a page, as copied.
  if (ending !== 'txt' && ending !== 'text' && /^<(?:p|div|h[1-6]|article|section|table|span)(?=[\s>])/i.test(start))
    return { kind: 'format', format: 'html' }
  return { kind: 'format', format: 'text' }
}

function looksLikeMarkdown(text: string): boolean {
  const headings = text.slice(0, 100_000).match(/^#{1,6} \S/gm)
  return (headings?.length ?? 0) >= 2
}
