// Reads DOCX: the document as it reads with all tracked changes accepted, its notes, and the heads and feet of its pages.

import type { RawDocument, RawPiece, RawProperties } from '../core/importing/raw-document.ts'
import type { Archive } from './archive.ts'
import { DocxBody } from './docx-body.ts'
import { Numbering } from './docx-numbering.ts'
import { DocxPackage } from './docx-package.ts'
import { Styles } from './docx-styles.ts'
import { Refused } from './limits.ts'
import { Omissions } from './omissions.ts'
import { childElements, collectElements, type TreeElement, textOf } from './tree.ts'

/** Reads an archive that holds a DOCX file. */
export function readDocx(archive: Archive): RawDocument {
  const file = new DocxPackage(archive)
  const root = file.readMain()
  const [body] = childElements(root, 'w:body')
  if (!body) throw new Refused({ code: 'broken', format: 'docx', detail: 'no body' })
  const omissions = new Omissions()
  const context = {
    styles: new Styles(file.readPart('styles')),
    numbering: new Numbering(file.readPart('numbering')),
    linkOf: (id: string) => file.linkOf(id),
    omissions,
    labels: new Map<string, string>(),
  }
  const reader = new DocxBody(context)
  const pieces = reader.read(body)
  for (const kind of ['footnote', 'endnote'] as const)
    for (const note of childElements(file.readPart(`${kind}s`) ?? EMPTY, `w:${kind}`)) {
      const label = context.labels.get(`${kind} ${note.attributes.get('w:id')}`)
      if (label !== undefined) pieces.push({ kind: 'note', label, spans: new DocxBody(context).readWords(note) })
    }
  for (const comment of childElements(file.readPart('comments') ?? EMPTY, 'w:comment'))
    pieces.push({ kind: 'furniture', role: 'comment', text: linesOf(comment) })
  return {
    format: 'docx',
    encoding: undefined,
    pieces: [...readEdges(file, body), ...pieces],
    properties: readProperties(file),
    omissions: omissions.list(),
  }
}

const EMPTY: TreeElement = { name: '', attributes: new Map(), children: [] }

/** Heads and feet of pages, each once. */
function readEdges(file: DocxPackage, body: TreeElement): RawPiece[] {
  const pieces: RawPiece[] = []
  const known = new Set<string>()
  for (const reference of collectElements(
    body,
    ({ name }) => name === 'w:headerReference' || name === 'w:footerReference',
  )) {
    const part = file.readById(reference.attributes.get('r:id') ?? '')
    const text = part ? linesOf(part) : ''
    const role = reference.name === 'w:headerReference' ? 'header' : 'footer'
    if (text === '' || known.has(`${role} ${text}`)) continue
    known.add(`${role} ${text}`)
    pieces.push({ kind: 'furniture', role, text })
  }
  return pieces
}

function linesOf(element: TreeElement): string {
  return collectElements(element, ({ name }) => name === 'w:p')
    .map(paragraph =>
      collectElements(paragraph, ({ name }) => name === 'w:t')
        .map(textOf)
        .join('')
        .trim(),
    )
    .filter(line => line !== '')
    .join('\n')
}

function readProperties(file: DocxPackage): RawProperties {
  const core = file.readProperties()
  const found = {
    title: core.get('title'),
    author: core.get('creator'),
    date: core.get('issued') ?? core.get('created'),
    language: core.get('language'),
    publisher: core.get('publisher'),
    source: core.get('source') ?? core.get('identifier'),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}
