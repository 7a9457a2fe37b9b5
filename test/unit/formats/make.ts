// Makes small files of other formats for tests, by hand: archives, DOCX, EPUB, PDF.

import { strToU8, zipSync } from 'fflate'

/** A ZIP archive of texts, or bytes, by name. */
export function zip(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]),
    ),
  )
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** The parts of a DOCX file besides its body: the content of `w:styles`, `w:numbering` and so on, by part. */
export type Parts = Readonly<Record<string, string>>

/** A DOCX file with a body, as its XML, and more parts by type (`styles`, `numbering`, `footnotes`, `header`). */
export function docx(
  body: string,
  parts: Parts = {},
  more: Readonly<Record<string, string | Uint8Array>> = {},
): Uint8Array {
  const relation = (type: string, target: string): string =>
    `<Relationship Id="r-${type}" Type="${R}/${type}" Target="${target}"/>`
  const root: Readonly<Record<string, string>> = { header: 'hdr', footer: 'ftr' }
  return zip({
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"/>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relation('officeDocument', 'word/document.xml')}</Relationships>`,
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="${W}" xmlns:r="${R}"><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${Object.keys(parts)
      .map(type => relation(type, `${type}.xml`))
      .join(
        '',
      )}<Relationship Id="link" Type="${R}/hyperlink" Target="https://example.org/" TargetMode="External"/></Relationships>`,
    ...Object.fromEntries(
      Object.entries(parts).map(([type, content]) => {
        const name = root[type] ?? type
        return [`word/${type}.xml`, `<w:${name} xmlns:w="${W}" xmlns:r="${R}">${content}</w:${name}>`]
      }),
    ),
    ...more,
  })
}

/** An EPUB file of pages by name, in their order; `metadata` and `manifest` are more of its package. */
export function epub(
  pages: Readonly<Record<string, string>>,
  { metadata = '', properties = {}, files = {} }: { metadata?: string; properties?: Parts; files?: Parts } = {},
): Uint8Array {
  const names = Object.keys(pages)
  return zip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
    'OPS/book.opf': `<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>${metadata}</metadata><manifest>${names
      .map((name, at) => `<item id="i${at}" href="${name}" properties="${properties[name] ?? ''}"/>`)
      .join('')}</manifest><spine>${names.map((_, at) => `<itemref idref="i${at}"/>`).join('')}</spine></package>`,
    ...Object.fromEntries(
      Object.entries(pages).map(([name, body]) => [
        `OPS/${name}`,
        `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>${body}</body></html>`,
      ]),
    ),
    ...files,
  })
}

/** What is set on a page of a PDF file: words at a place, from the bottom left corner, in points. */
export interface Placed {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size?: number
  readonly bold?: boolean
}

/**
 * A PDF file of pages. Words of Latin letters are set in Helvetica (bold: Helvetica-Bold), others in SimSun (SimHei), which is not in the file, by their bytes in GBK,
 * which `encode` gives, under the map `GBK-EUC-H`.
 */
export function pdf(
  pages: readonly (readonly Placed[])[],
  encode: (text: string) => Uint8Array,
  info = '',
): Uint8Array {
  const objects: string[] = []
  const add = (content: string): number => objects.push(content)
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add('')
  const latin = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')
  const latinBold = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>')
  const hanFont = (name: string): number => {
    const descriptor = add(
      `<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 700 /StemV 80 >>`,
    )
    const descendant = add(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor ${descriptor} 0 R /DW 1000 >>`,
    )
    return add(
      `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /GBK-EUC-H /DescendantFonts [${descendant} 0 R] >>`,
    )
  }
  const han = hanFont('SimSun')
  const hanBold = hanFont('SimHei')
  const kids = pages.map(page => {
    const content = page
      .map(({ text, x, y, size = 12, bold = false }) => {
        const isLatin = /^[\x20-\x7e]*$/.test(text)
        const bytes = isLatin ? Buffer.from(text) : encode(text)
        return `BT /${isLatin ? 'L' : 'H'}${bold ? 'B' : ''} ${size} Tf 1 0 0 1 ${x} ${y} Tm <${Buffer.from(bytes).toString('hex')}> Tj ET`
      })
      .join('\n')
    const stream = add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${stream} 0 R /Resources << /Font << /L ${latin} 0 R /LB ${latinBold} 0 R /H ${han} 0 R /HB ${hanBold} 0 R >> >> >>`,
    )
  })
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map(kid => `${kid} 0 R`).join(' ')}] >>`
  const about = add(`<< ${info} >>`)
  let file = '%PDF-1.4\n'
  const places = objects.map((content, at) => {
    const place = file.length
    file += `${at + 1} 0 obj\n${content}\nendobj\n`
    return place
  })
  const xref = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map(place => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}`
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${about} 0 R >>\nstartxref\n${xref}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}
