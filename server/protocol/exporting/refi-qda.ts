// Marks for programs of qualitative analysis: REFI-QDA 1.5 (qdasoftware.org), a codebook and a project.

import type { Annotation, MarkName } from '../../core/features/annotations.ts'
import type { Corpus } from '../../core/index/corpus.ts'
import { MARK_KINDS, type MarkKind } from '../../core/syntax/mark.ts'
import type { ExportedDocument } from './exported-document.ts'
import type { Provenance } from './provenance.ts'
import { uuidOf } from './web-annotation.ts'
import { XmlWriter } from './xml.ts'

const CODEBOOK = 'urn:QDA-XML:codebook:1.0'
const PROJECT = 'urn:QDA-XML:project:1.0'
const CODEBOOK_XSD = 'http://schema.qdasoftware.org/versions/Codebook/v1.0/Codebook.xsd'
const PROJECT_XSD = 'http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd'
const XSI = 'http://www.w3.org/2001/XMLSchema-instance'

/** The file in a project that says all, and the folder of its texts. */
export const PROJECT_FILE = 'project.qde'
export const SOURCE_FOLDER = 'Sources'

/** XML, with how many characters XML could not hold. */
export interface WrittenXml {
  readonly text: string
  readonly dropped: number
}

/** The codebook (`.qdc`): a code for each note's code, term, target and plan, under the kind of its marks. */
export function writeCodebook(documents: readonly ExportedDocument[], provenance: Provenance): WrittenXml {
  const xml = new XmlWriter()
  const root = xml.element(
    'CodeBook',
    {
      xmlns: CODEBOOK,
      'xmlns:xsi': XSI,
      'xsi:schemaLocation': `${CODEBOOK} ${CODEBOOK_XSD}`,
      origin: `${provenance.tool} ${provenance.version}`,
    },
    xml.element('Codes', {}, writeCodes(xml, documents, provenance)),
  )
  return { text: `<?xml version="1.0" encoding="utf-8"?>\n${root}\n`, dropped: xml.dropped }
}

/** The project (`project.qde`); texts lie in {@link SOURCE_FOLDER} as {@link sourceFile} names them. */
export function writeProject(documents: readonly ExportedDocument[], provenance: Provenance, name: string): WrittenXml {
  const xml = new XmlWriter()
  const user = uuidOf('user')
  const made = { creatingUser: user, creationDateTime: provenance.date }
  const codes = writeCodes(xml, documents, provenance)
  const sources = documents.map(document => writeSource(xml, document, made)).join('\n')
  const content = [
    xml.element('Users', {}, xml.element('User', { guid: user, name: provenance.tool })),
    codes === '' ? '' : xml.element('CodeBook', {}, xml.element('Codes', {}, codes)),
    sources === '' ? '' : xml.element('Sources', {}, `\n${sources}\n`),
    xml.element('Description', {}, xml.text(describe(provenance))),
  ]
  const root = xml.element(
    'Project',
    {
      xmlns: PROJECT,
      'xmlns:xsi': XSI,
      'xsi:schemaLocation': `${PROJECT} ${PROJECT_XSD}`,
      name,
      origin: `${provenance.tool} ${provenance.version}`,
      creatingUserGUID: user,
      creationDateTime: provenance.date,
    },
    `\n${content.filter(part => part !== '').join('\n')}\n`,
  )
  return { text: `<?xml version="1.0" encoding="utf-8"?>\n${root}\n`, dropped: xml.dropped }
}

/** The name of a document's text in the project. */
export function sourceFile(path: string): string {
  return `${guidOfSource(path)}.txt`
}

/** The name of a code: what a mark names, with the section of a plan behind `#`. */
function codeName({ kind, id, fragment }: MarkName): string {
  if (kind === 'note') return id
  const escaped = id.replace(/[%#]/g, encodeURIComponent)
  return fragment === undefined ? escaped : `${escaped}#${fragment}`
}

/** The reverse of {@link codeName}. */
export function parseCodeName(
  kind: MarkKind,
  name: string,
): { readonly id: string; readonly fragment: string | undefined } {
  const hash = kind === 'note' ? -1 : name.indexOf('#')
  const written = hash < 0 ? name : name.slice(0, hash)
  const id = kind === 'note' ? written : written.replace(/%(23|25)/g, (_, code: string) => (code === '23' ? '#' : '%'))
  return { id, fragment: hash < 0 ? undefined : name.slice(hash + 1) }
}

/** The code of notes without one. */
export const NO_CODE = guidOfCode('note', '')

function guidOfCode(kind: MarkKind, name: string): string {
  return uuidOf(`code ${kind} ${name}`)
}

function guidOfSource(path: string): string {
  return uuidOf(`source ${path}`)
}

function writeCodes(xml: XmlWriter, documents: readonly ExportedDocument[], provenance: Provenance): string {
  const byKind = new Map<MarkKind, Map<string, { readonly mark: Annotation; readonly corpus: Corpus }>>()
  for (const { annotations, folder } of documents) {
    for (const mark of annotations) {
      const codes = byKind.get(mark.kind) ?? new Map<string, { mark: Annotation; corpus: Corpus }>()
      byKind.set(mark.kind, codes)
      if (!codes.has(codeName(mark))) codes.set(codeName(mark), { mark, corpus: folder.corpus })
    }
  }
  return MARK_KINDS.flatMap(kind => {
    const codes = byKind.get(kind)
    if (!codes) return []
    const inner = [...codes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { mark, corpus }]) => {
        const about = aboutOf(corpus, mark)
        const description = about === '' ? '' : xml.element('Description', {}, xml.text(about))
        return xml.element('Code', { guid: guidOfCode(kind, name), name: name || '—', isCodable: 'true' }, description)
      })
    const description = xml.element('Description', {}, xml.text(`${kind}: (Tifa). ${describe(provenance, false)}`))
    return xml.element(
      'Code',
      { guid: uuidOf(`kind ${kind}`), name: kind, isCodable: 'false' },
      `${description}\n${inner.join('\n')}\n`,
    )
  }).join('\n')
}

/** What the corpus says of what a mark names. */
function aboutOf(corpus: Corpus, { kind, id }: MarkName): string {
  if (kind === 'plan') return corpus.plan(id)?.title ?? ''
  if (kind === 'note') return ''
  const term = corpus.entries(id)[0]?.term
  return term ? [term.headword, ...term.en.map(({ text }) => text)].join('; ') : ''
}

function writeSource(
  xml: XmlWriter,
  { symbols, state, plain, annotations }: ExportedDocument,
  made: { readonly creatingUser: string; readonly creationDateTime: string },
): string {
  const { path } = state
  const selections = annotations.map(annotation => {
    const { kind, title, start, end } = annotation
    const [from, to] = [plain.pointsAt(start), plain.pointsAt(end)]
    const name = JSON.stringify([path, kind, codeName(annotation), title, from, to])
    const coding = xml.element(
      'Coding',
      { guid: uuidOf(`coding ${name}`), ...made },
      xml.element('CodeRef', { targetGUID: guidOfCode(kind, codeName(annotation)) }),
    )
    const description = title === '' ? '' : xml.element('Description', {}, xml.text(title))
    return xml.element(
      'PlainTextSelection',
      {
        guid: uuidOf(`selection ${name}`),
        name: plain.text.slice(start, end).slice(0, LONGEST_NAME),
        startPosition: from,
        endPosition: to,
        ...made,
      },
      description + coding,
    )
  })
  const description = xml.element('Description', {}, xml.text(`${path}\nSHA-256 ${state.sha256}`))
  return xml.element(
    'TextSource',
    { guid: guidOfSource(path), name: symbols.title, plainTextPath: `internal://${sourceFile(path)}`, ...made },
    `\n${[description, ...selections].join('\n')}\n`,
  )
}

/** Programs show a selection by its first words. */
const LONGEST_NAME = 60

function describe({ tool, version, date, corpus }: Provenance, isWhole = true): string {
  const head = `${tool} ${version}, ${date}, corpus SHA-256 ${corpus.sha256}`
  return isWhole ? [head, ...corpus.files.map(({ sha256, path }) => `${sha256}  ${path}`)].join('\n') : head
}
