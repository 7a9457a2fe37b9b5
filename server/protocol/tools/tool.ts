// What an assistant may ask of a corpus: tools that read, and answer with plain data in which every place has file and line.

import type { Corpus } from '../../core/index/corpus.ts'
import type { Symbols } from '../../core/index/symbols.ts'
import { foldKey } from '../../core/text/fold.ts'
import { linePositions, type Positions } from '../../core/text/lines.ts'
import type { Locale } from '../locale.ts'
import type { Ports } from '../ports.ts'
import type { Workspace } from '../workspace.ts'

/** The part of JSON Schema that inputs are described in. */
export interface Schema {
  readonly type: 'object'
  readonly properties: Readonly<
    Record<
      string,
      {
        readonly type: 'string' | 'integer'
        readonly description: string
        readonly enum?: readonly string[]
        readonly minimum?: number
        readonly maximum?: number
      }
    >
  >
  readonly required: readonly string[]
  readonly additionalProperties: false
}

export interface Tool {
  readonly name: string
  readonly title: Readonly<Record<Locale, string>>
  /** For the model, in English. */
  readonly description: string
  readonly input: Schema
  /** Rejects with {@link ToolError} where there is no answer. Pauses often, and ends early once nobody waits for it. */
  readonly run: (reader: Reader, input: Input) => Promise<object>
}

/** Arguments that {@link readInput} has found to be what the schema says. */
export type Input = Readonly<Record<string, string | number | undefined>>

/** Why there is no answer, in words that a model can act upon. */
export class ToolError extends Error {}

/** What tools read. */
export interface Reader {
  readonly workspace: Workspace
  readonly ports: Ports
  readonly locale: Locale
  /** The path of a file, as the user calls it. */
  readonly pathOf: (uri: string) => string
  /** To be called between two steps; rejects where nobody waits any more. */
  readonly pause: () => Promise<void>
}

/** The arguments as the schema has them; rejects what is none of them, is missing, or is of another type. */
export function readInput({ input }: Tool, given: unknown): Input {
  const values = typeof given === 'object' && given !== null ? given : {}
  for (const name of Object.keys(values))
    if (!(name in input.properties)) throw new ToolError(`there is no argument “${name}”`)
  for (const name of input.required) if (!(name in values)) throw new ToolError(`the argument “${name}” is missing`)
  const read: Record<string, string | number | undefined> = {}
  for (const [name, value] of Object.entries(values)) {
    const schema = input.properties[name]
    if (value === null || value === undefined || !schema) continue
    if (schema.type === 'string' ? typeof value !== 'string' : !Number.isInteger(value))
      throw new ToolError(`“${name}” is not a ${schema.type}`)
    if (schema.enum && !schema.enum.includes(value as string))
      throw new ToolError(`“${name}” is one of ${schema.enum.join(', ')}`)
    read[name] =
      typeof value === 'number'
        ? Math.min(schema.maximum ?? value, Math.max(schema.minimum ?? value, value))
        : (value as string)
  }
  return read
}

/** Takes the steps of some work, pausing between them. */
export async function takeSteps<T>(work: Generator<unknown, T>, { pause }: Reader): Promise<T> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await pause()
  }
}

export interface FilePlace {
  readonly file: string
  /** From 1. */
  readonly line: number
}

/** Makes places of offsets; each text is looked through for its lines once. */
export class FilePlaces {
  readonly #reader: Pick<Reader, 'pathOf'>
  readonly #positions = new Map<string, Positions>()

  constructor(reader: Pick<Reader, 'pathOf'>) {
    this.#reader = reader
  }

  of(corpus: Corpus, uri: string, offset: number): FilePlace {
    const positions = this.#positions.get(uri) ?? linePositions(corpus.textOf(uri))
    this.#positions.set(uri, positions)
    return { file: this.#reader.pathOf(uri), line: positions(offset).line + 1 }
  }
}

/** The user's own documents, with their corpora. */
export function* ownDocuments({ workspace }: Reader): Iterable<{ readonly corpus: Corpus; readonly symbols: Symbols }> {
  for (const { corpus } of workspace.folders())
    for (const symbols of corpus.allSymbols()) if (corpus.originOf(symbols.uri) === 'own') yield { corpus, symbols }
}

/** The document that a path, an id or a name means; rejects where there is none, or several. Nothing else is ever read. */
export function getDocument(reader: Reader, name: string): { readonly corpus: Corpus; readonly symbols: Symbols } {
  const all = [...ownDocuments(reader)]
  const path = name.replaceAll('\\', '/').replace(/^\.\//, '')
  const key = foldKey(name)
  const candidates = [
    all.filter(({ symbols }) => reader.pathOf(symbols.uri).replaceAll('\\', '/') === path),
    all.filter(({ symbols }) => symbols.id === name),
    all.filter(({ symbols }) => reader.pathOf(symbols.uri).replaceAll('\\', '/').endsWith(`/${path}`)),
    all.filter(({ symbols }) => symbols.names.some(known => foldKey(known) === key)),
  ].find(found => found.length > 0)
  const [first, second] = candidates ?? []
  if (!first) throw new ToolError(`no document of the corpus has the path, id or name “${name}”; list_plans lists them`)
  if (second) {
    const files = candidates?.map(({ symbols }) => reader.pathOf(symbols.uri)) ?? []
    throw new ToolError(`several documents are called “${name}”: ${files.slice(0, 10).join(', ')}`)
  }
  return first
}
