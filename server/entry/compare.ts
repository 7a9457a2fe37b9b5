// `tifa compare`: what became of one plan in another, as Markdown, JSON or HTML.

import { stat } from 'node:fs/promises'
import { relative, resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { URI } from 'vscode-uri'
import { comparePlans } from '../core/features/comparison.ts'
import type { Corpus } from '../core/index/corpus.ts'
import { foldKey } from '../core/text/fold.ts'
import { linePositions, type Positions } from '../core/text/lines.ts'
import { encodeName, fragment } from '../protocol/comparison-address.ts'
import { corpusOfBoth } from '../protocol/comparison-corpus.ts'
import { comparisonText } from '../protocol/comparison-text.ts'
import { localeOf } from '../protocol/locale.ts'
import { fail, type GivenPath, openPaths } from './paths.ts'

const FORMATS = ['md', 'json', 'html'] as const

/** Runs the command; returns its exit code: 0 compared, whatever differs; 2 could not run. */
export async function compare(args: readonly string[], folder: string): Promise<number> {
  let parsed: { values: { format?: string; corpus?: string }; positionals: string[] }
  try {
    const options = { format: { type: 'string' }, corpus: { type: 'string' } } as const
    parsed = parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
  const { format: given = 'md', corpus: named = '.' } = parsed.values
  const format = FORMATS.find(known => known === given)
  if (!format) return fail(`--format is md, json or html, not “${given}”`)
  const [before, after, ...rest] = parsed.positionals
  if (before === undefined || after === undefined || rest.length > 0)
    return fail('two plans are to be named, by path, id or name; see tifa --help')
  const files = await Promise.all([before, after].map(name => findFile(name, folder)))
  const paths = files.flatMap(found => (found?.isFolder === false ? found : []))
  // What is no file is looked for by its id or name.
  if (paths.length < 2) {
    const path = resolve(folder, named)
    if (!(await isFolder(path))) return fail(`${named}: no such folder`)
    paths.push({ path, isFolder: true })
  }
  const { workspace, pathOf, unread } = await openPaths(paths, folder, false)
  if (unread.length > 0) return fail(unread.join('\ntifa: '))
  const uris: string[] = []
  for (const [at, name] of [before, after].entries()) {
    const file = files[at]
    const found =
      file?.isFolder === false
        ? URI.file(file.path).toString()
        : findNamed(
            [...workspace.folders()].map(({ corpus }) => corpus),
            name,
            pathOf,
          )
    if (typeof found !== 'string') return fail(found.problem)
    uris.push(found)
  }
  const [from = '', to = ''] = uris
  if (from === to) return fail('both names stand for the same document')
  const corpus = corpusOfBoth(workspace, from, to)
  const comparison = corpus && comparePlans(corpus, from, to)
  if (!comparison) return fail('the documents cannot be read')
  const known = new Map<string, Positions>()
  const positions = (uri: string, offset: number): ReturnType<Positions> => {
    const made = known.get(uri) ?? linePositions(corpus.textOf(uri))
    known.set(uri, made)
    return made(offset)
  }
  process.stdout.write(
    comparisonText(comparison, {
      format,
      locale: localeOf(process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG']),
      positions,
      // From where the command was called, which is where its output goes.
      address: (uri, offset, isExact) => `${addressOf(folder, uri)}#${fragment(positions(uri, offset), isExact)}`,
      file: pathOf,
    }),
  )
  return 0
}

async function findFile(name: string, folder: string): Promise<GivenPath | undefined> {
  const path = resolve(folder, name)
  return stat(path).then(
    found => ({ path, isFolder: found.isDirectory() }),
    () => undefined,
  )
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    found => found.isDirectory(),
    () => false,
  )
}

/** The document with an id, else the one with a name; where there are several, that is the problem. */
function findNamed(
  corpora: readonly Corpus[],
  name: string,
  pathOf: (uri: string) => string,
): string | { readonly problem: string } {
  const key = foldKey(name)
  const all = corpora.flatMap(corpus =>
    [...corpus.allSymbols()].filter(({ uri, meta }) => meta.kind !== 'glossary' && corpus.originOf(uri) === 'own'),
  )
  const byId = all.filter(({ id }) => id === name)
  const found = byId.length > 0 ? byId : all.filter(({ names }) => names.some(known => foldKey(known) === key))
  const [first, second] = found
  if (!first) return { problem: `${name}: no such file, and no document of the corpus has this id or name` }
  if (second)
    return { problem: `${name}: several documents are called so: ${found.map(({ uri }) => pathOf(uri)).join(', ')}` }
  return first.uri
}

function addressOf(folder: string, uri: string): string {
  const path = relative(folder, URI.parse(uri).fsPath)
  return path.split(sep).map(encodeName).join('/')
}
