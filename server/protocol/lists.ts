// The lists of the side bar: the terms of a document with their places, and its targets.

import type { CancellationToken } from 'vscode-languageserver'
import { collectDocumentTargets, countTargets } from '../core/features/document-targets.ts'
import { collectUsedTerms } from '../core/features/document-terms.ts'
import { tagTargetsInSteps } from '../core/features/tag-targets.ts'
import {
  collectTermMentions,
  groupByWording,
  nextMention,
  surroundingsOf,
  withWording,
} from '../core/features/term-mentions.ts'
import { collectUntaggedTargets } from '../core/features/untagged-targets.ts'
import { compareByDate } from '../core/index/symbols.ts'
import type {
  DocumentTargetsResult,
  DocumentTermsParams,
  DocumentTermsResult,
  TagTargetParams,
  TagTargetResult,
  TargetDocumentItem,
  TargetDocumentsResult,
  TermMentionParams,
  TermMentionResult,
  TermMentionsParams,
  TermMentionsResult,
} from '../wire/lists.ts'
import type { Context, Found, RefreshReason } from './context.ts'
import { toLspRange } from './convert.ts'
import { pinyinWriter } from './hover/pinyin-message.ts'
import { targetDetail, targetLabel, termGloss } from './list-message.ts'
import { planLabelInList } from './plans/plan-label.ts'
import { runSliced } from './slices.ts'
import { toWorkspaceEdit } from './workspace-edit.ts'

/** How many terms are sent at most, and how many places of one. */
const MOST_TERMS = 3000
const MOST_MENTIONS = 200
/** How many targets of one document are sent. */
const MOST_TARGETS = 2000

export function serveLists(context: Context): void {
  const { workspace } = context
  let isAsked = false
  context.onRefresh(async (reason: RefreshReason) => {
    if (isAsked) await context.tell('tifa/listsChanged', { reason })
  })
  /** Answers a question about a document. */
  const answer = <T>(
    name: string,
    uri: string,
    token: CancellationToken,
    run: (found: Found) => T | Promise<T>,
  ): Promise<T | null> => {
    isAsked = true
    return context.answer<T | null>(name, uri, token, null, run)
  }

  context.serve('tifa/documentTerms', (params, token) =>
    answer('documentTerms', params.uri, token, found => listTerms(context, found, params, token)),
  )
  context.serve('tifa/termMentions', (params, token) =>
    answer('termMentions', params.uri, token, found => listMentions(context, found, params, token)),
  )
  context.serve('tifa/termMention', (params, token) =>
    answer('termMention', params.uri, token, found => findMention(context, found, params, token)),
  )
  context.serve('tifa/termGloss', ({ uri, id }, token) =>
    answer('termGloss', uri, token, async ({ folder: { corpus }, document }) => {
      const [entry] = corpus.entries(id)
      const pinyin = await context.ports.pinyin()
      const write = pinyinWriter(workspace.settings.pinyin, false)
      const markdown = entry && termGloss(corpus, document, entry, { locale: context.locale, pinyin, write })
      return { markdown: markdown ?? '' }
    }),
  )
  context.serve('tifa/documentTargets', ({ uri }, token) =>
    answer('documentTargets', uri, token, found => listTargets(context, found, token)),
  )
  context.serve('tifa/untaggedCount', ({ uri }, token) =>
    answer(
      'untaggedCount',
      uri,
      token,
      ({ folder, document }) => collectUntaggedTargets(folder.corpus, document).length,
    ),
  )
  context.serve('tifa/tagTarget', ({ textDocument, position }, token) =>
    answer('tagTarget', textDocument.uri, token, found => tagTarget(context, found, position, token)),
  )
  context.serve('tifa/targetDocuments', (_, token) => {
    isAsked = true
    const nothing: TargetDocumentsResult = { documents: [], isComplete: false }
    return context.answerAll('targetDocuments', token, nothing, () => listDocuments(context, token))
  })
}

async function listTargets(
  context: Context,
  { folder: { corpus }, document }: Found,
  token: CancellationToken,
): Promise<DocumentTargetsResult> {
  const work = collectDocumentTargets(corpus, document, { year: context.ports.year() })
  const targets = await runSliced(context.ports, token, work)
  return {
    targets: targets.slice(0, MOST_TARGETS).map(target => ({
      range: toLspRange(document, target),
      group: target.group,
      label: targetLabel(target),
      detail: targetDetail(target, context.locale),
      sentence: target.sentence,
      section: target.section ?? null,
      key: target.key ?? null,
      id: target.id ?? null,
      status: target.status ?? null,
      isConflicting: target.isConflicting,
    })),
    more: Math.max(0, targets.length - MOST_TARGETS),
    isComplete: corpus.isComplete,
  }
}

async function listTerms(
  context: Context,
  { folder: { corpus }, document }: Found,
  { order, filter }: DocumentTermsParams,
  token: CancellationToken,
): Promise<DocumentTermsResult> {
  const pinyin = await context.ports.pinyin()
  const { terms, all, characters, hasContents } = await runSliced(
    context.ports,
    token,
    collectUsedTerms(corpus, document, order, filter, pinyin),
  )
  return {
    terms: terms.slice(0, MOST_TERMS).map(({ entry: { term }, total, inner, first, english }) => ({
      id: term.id,
      label: english ?? term.headword,
      rendering: english === undefined ? (term.en[0]?.text ?? '') : term.headword,
      total,
      inner,
      first: document.positionAt(first),
    })),
    more: Math.max(0, terms.length - MOST_TERMS),
    all,
    characters,
    hasContents,
    isComplete: context.isSettled && corpus.isComplete,
  }
}

async function listMentions(
  context: Context,
  { folder: { corpus }, document }: Found,
  { id, wording }: TermMentionsParams,
  token: CancellationToken,
): Promise<TermMentionsResult> {
  const all = await runSliced(context.ports, token, collectTermMentions(corpus, document, id))
  const wanted = wording === undefined ? all : withWording(all, wording)
  return {
    wordings: groupByWording(all),
    mentions: wanted.slice(0, MOST_MENTIONS).map(mention => ({
      range: toLspRange(document, mention),
      text: mention.text,
      isInner: mention.isInner,
      ...surroundingsOf(document, mention),
    })),
    more: Math.max(0, wanted.length - MOST_MENTIONS),
  }
}

async function findMention(
  context: Context,
  { folder: { corpus }, document }: Found,
  { id, selection, direction }: TermMentionParams,
  token: CancellationToken,
): Promise<TermMentionResult | null> {
  const span = { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) }
  const wanted =
    id ?? corpus.mentions.at(document, span.start)?.senses.flatMap(sense => (sense.kind === 'term' ? sense.id : []))[0]
  if (wanted === undefined) return null
  const mentions = await runSliced(context.ports, token, collectTermMentions(corpus, document, wanted))
  const index = direction === 'first' ? 0 : nextMention(mentions, span, direction)
  const mention = mentions[index]
  if (!mention) return null
  const headword = corpus.entries(wanted)[0]?.term.headword ?? mention.text
  return { id: wanted, headword, range: toLspRange(document, mention), index, total: mentions.length }
}

async function listDocuments(context: Context, token: CancellationToken): Promise<TargetDocumentsResult> {
  const { workspace } = context
  const documents: TargetDocumentItem[] = []
  let isComplete = context.isSettled && !workspace.isIndexing
  for (const { corpus } of workspace.folders()) {
    isComplete &&= corpus.isComplete
    const work = function* (): Generator<undefined, TargetDocumentItem[]> {
      const items: TargetDocumentItem[] = []
      const own = [...corpus.allSymbols()].filter(({ uri }) => corpus.originOf(uri) === 'own')
      for (const plan of own.sort(compareByDate)) {
        const { uri, title, date } = plan
        const totals = countTargets(corpus, uri)
        const label = planLabelInList(plan, title, context.locale)
        if (totals.tagged + totals.untagged > 0)
          items.push({ uri: workspace.clientUri(uri), title, label, date: date?.text ?? null, ...totals })
        yield
      }
      return items
    }
    for (const one of await runSliced(context.ports, token, work())) documents.push(one)
  }
  // A plan and its digest are called alike: their titles tell them apart.
  const counts = new Map<string, number>()
  for (const { label } of documents) counts.set(label, (counts.get(label) ?? 0) + 1)
  return {
    documents: documents.map(one => ((counts.get(one.label) ?? 0) > 1 ? { ...one, label: one.title } : one)),
    isComplete,
  }
}

async function tagTarget(
  context: Context,
  { folder, document }: Found,
  position: TagTargetParams['position'],
  token: CancellationToken,
): Promise<TagTargetResult> {
  const offset = document.offsetAt(position)
  const finding = collectUntaggedTargets(folder.corpus, document).find(
    ({ start, end }) => start <= offset && offset < end,
  )
  if (!finding) return { edit: null }
  const work = tagTargetsInSteps(folder.corpus, document, [finding], await context.ports.pinyin())
  const [tag] = await runSliced(context.ports, token, work)
  if (!tag) return { edit: null }
  const { start, end } = tag.words
  const edits = [
    { start, end: start, text: '[' },
    { start: end, end, text: `](${tag.address})` },
  ]
  return { edit: toWorkspaceEdit(context, [{ uri: document.uri, isNew: false, edits, folder }]), id: tag.id }
}
