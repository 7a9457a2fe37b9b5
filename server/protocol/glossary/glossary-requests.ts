// `tifa/harvest`, `tifa/proposeEntry`, `tifa/addEntries`: what an editor needs to fill a glossary out of texts.

import { knownRenderings, proposeEntry } from '../../core/features/glossary/entry-proposal.ts'
import { collectGlossaries } from '../../core/features/glossary/glossary-entry.ts'
import { collectProposals, type Proposal } from '../../core/features/glossary/harvest.ts'
import type { Place } from '../../core/model/finding.ts'
import { append } from '../../core/text/long-list.ts'
import type {
  AddEntriesParams,
  AddEntriesResult,
  HarvestItem,
  ProposeEntryParams,
  ProposeEntryResult,
} from '../../wire/glossary.ts'
import type { Context, Found } from '../context.ts'
import { toLspRange } from '../convert.ts'
import type { Folder } from '../folder.ts'
import { runSliced } from '../slices.ts'
import { locationOf, writeDrafts } from './glossary-writer.ts'

export function serveGlossaryRequests(context: Context): void {
  context.serve('tifa/harvest', ({ uri }, token) => {
    const harvest = (folder: Folder, only?: string): Promise<HarvestItem[]> =>
      runSliced(context.ports, token, collectItems(context, folder, only))
    if (uri === undefined)
      return context.answerAll('harvest', token, [], async () => {
        const items: HarvestItem[] = []
        for (const folder of context.workspace.folders()) append(items, await harvest(folder))
        return items
      })
    return context.answer('harvest', uri, token, [], ({ folder, document }) => harvest(folder, document.uri))
  })
  context.serve('tifa/proposeEntry', ({ textDocument, range }, token) =>
    context.answer('proposeEntry', textDocument.uri, token, null, found => propose(context, found, range)),
  )
  context.serve('tifa/addEntries', (params, token) =>
    context.answerAll('addEntries', token, null, () => addEntries(context, params)),
  )
}

async function propose(
  context: Context,
  { folder, document }: Found,
  range: ProposeEntryParams['range'],
): Promise<ProposeEntryResult | null> {
  const { corpus } = folder
  const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) }
  const renderings = knownRenderings(corpus, await context.dictionary())
  const proposal = await proposeEntry(corpus, document, span, renderings, context.ports.pinyin)
  if (!proposal) return null
  const { headword, en, pinyin, found } = proposal.draft
  return {
    draft: {
      headword,
      en,
      ...(pinyin === undefined ? {} : { pinyin }),
      found: { uri: textUri(context, document.uri), range: found ? toLspRange(document, found) : range },
    },
    entries: proposal.entries.filter(({ origin }) => origin === 'own').map(entry => locationOf(context, folder, entry)),
    glossaries: collectGlossaries(corpus).map(({ uri, title }) => ({ uri: textUri(context, uri), title })),
    last: context.lastGlossary.get(folder) ?? null,
  }
}

async function addEntries(context: Context, { entries, glossary }: AddEntriesParams): Promise<AddEntriesResult> {
  const pinyin = await context.ports.pinyin()
  const drafts = entries.flatMap(entry => {
    const found = context.workspace.find(entry.found.uri)
    if (!found) return []
    const { folder, document } = found
    const { start, end } = entry.found.range
    const place: Place = { uri: document.uri, start: document.offsetAt(start), end: document.offsetAt(end) }
    const spoken = entry.pinyin ?? (/\p{Script=Han}/u.test(entry.headword) ? pinyin(entry.headword) : undefined)
    return [{ folder, draft: { headword: entry.headword, en: entry.en, pinyin: spoken, found: place } }]
  })
  const written = await writeDrafts(context, drafts, glossary)
  if (typeof written === 'string')
    return { edit: null, added: [], extended: [], existing: [], select: null, problem: written }
  const { edit, added, extended, existing, select } = written
  const writes = added.length + extended.length > 0
  return { edit: writes ? edit : null, added, extended, existing, select: select ?? null }
}

function* collectItems(
  context: Context,
  folder: Folder,
  only: string | undefined,
): Generator<undefined, HarvestItem[]> {
  const items: HarvestItem[] = []
  for (const proposal of yield* collectProposals(folder.corpus, only)) {
    items.push(toItem(context, folder, proposal))
    yield
  }
  return items
}

function toItem(context: Context, folder: Folder, proposal: Proposal): HarvestItem {
  const { headword, renderings, pinyin, sentence, found, document, isSure, entry } = proposal
  const there = folder.corpus.document(found.uri)
  return {
    headword,
    renderings,
    ...(pinyin === undefined ? {} : { pinyin }),
    sentence,
    found: { uri: textUri(context, found.uri), range: there ? toLspRange(there, found) : START },
    title: document.title,
    ...(document.date ? { date: document.date.text } : {}),
    isSure,
    entry: entry ? locationOf(context, folder, entry) : null,
  }
}

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

function textUri(context: Context, uri: string): string {
  return context.workspace.clientUri(uri)
}
