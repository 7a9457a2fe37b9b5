// Marks as W3C Web Annotations (Web Annotation Data Model, Recommendation of 23 February 2017), in JSON-LD.

import { type Annotation, type MarkName, quoteOf } from '../../core/features/annotations.ts'
import { encodeAddress } from '../../core/syntax/address.ts'
import type { MarkKind } from '../../core/syntax/mark.ts'
import { sha256 } from '../../core/text/sha256.ts'
import type { ExportedDocument } from './exported-document.ts'
import type { KnownProvenance } from './provenance.ts'

/** What the terms of our own begin with. */
const VOCABULARY = 'https://github.com/tifa-vscode/tifa#'
/** What the Recommendation has annotations begin with. */
const ANNO_CONTEXT = 'http://www.w3.org/ns/anno.jsonld'

/** Why a mark was made, in the words of the Recommendation. */
const MOTIVATIONS: Readonly<Record<MarkKind, string>> = {
  note: 'commenting',
  term: 'identifying',
  target: 'classifying',
  outcome: 'classifying',
  plan: 'linking',
}

/** A text that annotations are about, as the collection lists it. */
export interface AnnotatedText {
  /** Its address as annotations have it. */
  readonly source: string
  /** Of the Markdown file in the corpus, and its SHA-256. */
  readonly path: string
  readonly sha256: string
  /** The document's id, title and language. */
  readonly id: string
  readonly title: string
  readonly language: string
  /** The SHA-256 of the plain text in UTF-8. */
  readonly textSha256: string
}

/** One collection with one page, which holds all annotations; where nothing is marked the page is empty. */
export function writeWebAnnotations(
  documents: readonly ExportedDocument[],
  { provenance }: KnownProvenance,
  textFolder: string,
): string {
  const texts = documents.map(({ symbols, state, plain }): AnnotatedText => {
    const { id, title, language } = symbols
    const source = sourceOf(textFolder, state.path)
    return { source, path: state.path, sha256: state.sha256, id, title, language, textSha256: sha256(plain.text) }
  })
  const items = documents.flatMap((document, i) => {
    const text = texts[i]
    return text ? document.annotations.map(annotation => toItem(annotation, document, text)) : []
  })
  const id = `urn:uuid:${uuidOf(`collection ${provenance.corpus.sha256} ${texts.map(({ path }) => path).join('\n')}`)}`
  const page = `urn:uuid:${uuidOf(`page ${id}`)}`
  const collection = {
    '@context': [
      ANNO_CONTEXT,
      {
        tifa: VOCABULARY,
        provenance: { '@id': 'tifa:provenance', '@type': '@json' },
        texts: { '@id': 'tifa:texts', '@type': '@json' },
      },
    ],
    id,
    type: 'AnnotationCollection',
    label: 'Tifa',
    generator: {
      id: 'https://github.com/tifa-vscode/tifa',
      type: 'Software',
      name: `${provenance.tool} ${provenance.version}`,
    },
    generated: provenance.date,
    total: items.length,
    provenance,
    texts,
    first: { id: page, type: 'AnnotationPage', partOf: id, startIndex: 0, items },
    last: page,
  }
  return `${JSON.stringify(collection, undefined, 1)}\n`
}

/** Where the plain text of a document is, as seen from the file of annotations. */
export function sourceOf(textFolder: string, path: string): string {
  return [...textFolder.split('/'), ...`${path}.txt`.split('/')].map(encodeURIComponent).join('/')
}

function toItem(annotation: Annotation, { plain }: ExportedDocument, { source, path }: AnnotatedText): object {
  const { kind, id, fragment, title, start, end } = annotation
  const [from, to] = [plain.pointsAt(start), plain.pointsAt(end)]
  return {
    id: `urn:uuid:${uuidOf(JSON.stringify([path, kind, id, fragment ?? null, title, from, to]))}`,
    type: 'Annotation',
    motivation: MOTIVATIONS[kind],
    body: bodyOf(annotation),
    target: {
      type: 'SpecificResource',
      source,
      selector: [
        { type: 'TextQuoteSelector', ...quoteOf(plain, annotation) },
        // In code points: “not in terms of code units” (4.2.4, 4.2.5).
        { type: 'TextPositionSelector', start: from, end: to },
      ],
    },
  }
}

/** A note is a tag with a comment; what other marks name is a resource of its own. */
function bodyOf(name: MarkName): object[] {
  const { kind, id, title } = name
  const said = (purpose: string, value: string): object[] =>
    value === '' ? [] : [{ type: 'TextualBody', purpose, format: 'text/plain', value }]
  // The tag of a note without a code is empty, so that it is read as such.
  if (kind === 'note')
    return [{ type: 'TextualBody', purpose: 'tagging', format: 'text/plain', value: id }, ...said('commenting', title)]
  return [{ type: 'SpecificResource', purpose: MOTIVATIONS[kind], source: iriOf(name) }, ...said('describing', title)]
}

/** `target:id` as an IRI (RFC 3987): Chinese stays, what it has no room for is percent-encoded. */
export function iriOf({ kind, id, fragment }: MarkName): string {
  const encode = (text: string): string =>
    encodeAddress(text).replace(/[[\]{}^\uE000-\uF8FF\uFFF0-\uFFFF\p{Cs}]/gu, character =>
      encodeURIComponent(character.replace(/\p{Cs}/u, '\uFFFD')),
    )
  return `${kind}:${encode(id)}${fragment === undefined ? '' : `#${encode(fragment)}`}`
}

/** A UUID that depends on a name alone (RFC 9562, version 8), so that the same corpus gives the same file. */
export function uuidOf(name: string): string {
  const hash = sha256(`tifa ${name}`)
  const variant = ((Number.parseInt(hash[16] ?? '0', 16) & 3) | 8).toString(16)
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    variant + hash.slice(17, 20),
    hash.slice(20, 32),
  ].join('-')
}
