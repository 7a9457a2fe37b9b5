// `workspace/symbol`: terms, plans, sections and targets of all folders, by Chinese, pinyin or English.

import { type CancellationToken, SymbolKind as LspKind, type Range, type WorkspaceSymbol } from 'vscode-languageserver'
import { type FoundSymbol, type SymbolKind, SymbolSearch } from '../core/features/workspace-symbol.ts'
import type { Corpus } from '../core/index/corpus.ts'
import type { Document } from '../core/model/document.ts'
import { isSubsequence, stripMarks } from '../core/text/letter-key.ts'
import type { Context } from './context.ts'
import { toLspRange } from './convert.ts'
import { Slices } from './slices.ts'

/** How many symbols are given: what a list can show. An editor asks again with every further letter. */
const MOST = 256

const KINDS: Readonly<Record<SymbolKind, LspKind>> = {
  term: LspKind.String,
  plan: LspKind.File,
  section: LspKind.Module,
  target: LspKind.Number,
}

interface Data {
  readonly uri: string
  readonly start: number
  readonly end: number
}

export function serveWorkspaceSymbols(context: Context): void {
  const { connection, ports, workspace, capabilities, options } = context
  const searches = new WeakMap<Corpus, SymbolSearch>()
  // To give a range is to read the document: only of the one that is opened, where the client can wait with it.
  const isLazy = capabilities.workspace?.symbol?.resolveSupport?.properties.includes('location.range') === true
  const rangeOf = (uri: string, span: { start: number; end: number }): Range | undefined => {
    const document = workspace.find(uri)?.document ?? bundledDocument(uri)
    return document && toLspRange(document, span)
  }
  // The bundled glossary lies in no folder, and is in the corpus of each.
  const bundledDocument = (uri: string): Document | undefined => {
    for (const { corpus } of workspace.folders()) {
      const document = corpus.originOf(uri) === 'bundled' ? corpus.document(uri) : undefined
      if (document) return document
    }
    return undefined
  }
  connection.onWorkspaceSymbol(({ query }, token) =>
    context.answerAll('workspaceSymbol', token, null, async () => {
      const found: FoundSymbol[] = []
      const corpora = [...workspace.folders()].map(folder => folder.corpus)
      const used = corpora.filter(corpus => [...corpus.uris()].some(uri => corpus.originOf(uri) === 'own'))
      // Without any document there is still the bundled glossary.
      for (const corpus of used.length > 0 ? used : corpora.slice(0, 1)) {
        const search = searches.get(corpus) ?? new SymbolSearch(corpus, ports.pinyin)
        searches.set(corpus, search)
        for (const one of await search.find(query, searchOptions(token))) found.push(one)
      }
      return best(found).map((symbol): WorkspaceSymbol => {
        const { uri, start, end } = symbol
        const range = isLazy ? undefined : rangeOf(uri, symbol)
        return {
          name: nameFor(symbol, query),
          kind: KINDS[symbol.kind],
          ...(symbol.container === '' ? {} : { containerName: symbol.container }),
          location: range ? { uri: workspace.clientUri(uri), range } : { uri: workspace.clientUri(uri) },
          data: { uri, start, end } satisfies Data,
        }
      })
    }),
  )
  connection.onWorkspaceSymbolResolve((symbol, token) => {
    const data = readData(symbol.data)
    return context.answerAll('workspaceSymbol/resolve', token, symbol, () => {
      const range = data && rangeOf(data.uri, data)
      return range ? { ...symbol, location: { uri: symbol.location.uri, range } } : symbol
    })
  })
  const searchOptions = (token: CancellationToken): Parameters<SymbolSearch['find']>[1] => {
    const slices = new Slices(ports, token)
    return {
      limit: MOST,
      // VS Code's own Markdown support lists the headings of all files.
      headings: options.editor !== 'vscode',
      pause: () => slices.pause(),
      isCancelled: () => token.isCancellationRequested,
    }
  }
}

function readData(data: unknown): Data | undefined {
  return typeof data === 'object' && data !== null && 'start' in data ? (data as Data) : undefined
}

/** The best of several folders; the bundled glossary is part of each, and counts once. */
function best(found: readonly FoundSymbol[]): FoundSymbol[] {
  const seen = new Set<string>()
  const once = found.filter(({ uri, start, kind }) => {
    const key = `${kind} ${start} ${uri}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
  return once.sort((a, b) => Math.floor(a.score / 10) - Math.floor(b.score / 10)).slice(0, MOST)
}

/** Lengths of the parts of a name. VS Code looks at the first 128 characters of a name and its icon. */
const LONGEST = 44

/**
 * The name with the wording by which it was found. VS Code filters what it is given once more: a symbol stays where the
 * characters of the query stand in its name in their order (`scoreFuzzy2`; the container is looked at only for the words
 * behind a space). So whatever the query was, its characters are in the name.
 */
function nameFor({ name, by }: FoundSymbol, query: string): string {
  const typed = query.toLowerCase().replace(/[\s"*…]+/g, '')
  const plain = short(name)
  if (plain.toLowerCase().includes(typed)) return plain
  for (const shown of by === '' ? [plain] : [`${plain} · ${short(by)}`, `${plain} · ${short(stripMarks(by))}`]) {
    if (isSubsequence(typed, shown.toLowerCase())) return shown
  }
  return `${plain} · ${short(query.trim())}`
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}
