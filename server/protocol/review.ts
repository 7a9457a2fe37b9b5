// `tifa/proposals`, `tifa/proposal`, `tifa/acceptProposals`, `tifa/silenceProposal`: a walk through what could be tagged.

import type { CancellationToken, WorkspaceEdit } from 'vscode-languageserver'
import { linkProposals, type ProposedLink, type Wanted, writeLinks } from '../core/features/accept-proposals.ts'
import type { Edit } from '../core/features/code-action.ts'
import { silenceTarget } from '../core/features/not-target.ts'
import { collectDocumentProposals, type DocumentProposal } from '../core/features/proposals.ts'
import { collectKnownIds } from '../core/features/proposed-id.ts'
import { checkField } from '../core/features/unchecked-fields.ts'
import type {
  AcceptProposalsParams,
  AcceptProposalsResult,
  ProposalResult,
  SilenceProposalResult,
} from '../wire/review.ts'
import type { Context, Found } from './context.ts'
import { toLspRange } from './convert.ts'
import { writeDrafts } from './glossary/glossary-writer.ts'
import { describeProposal, type ProposalFacts, refusalMessage, titleOfProposal } from './review-message.ts'
import { runSliced } from './slices.ts'
import { toWorkspaceEdit } from './workspace-edit.ts'

/** How many proposals are sent: nobody walks through more at once. */
const MOST = 5000
const LONGEST = 200

export function serveReview(context: Context): void {
  let isAsked = false
  context.onRefresh(async () => {
    if (isAsked) await context.tell('tifa/proposalsChanged')
  })
  /** Answers a question about the proposals of a document. */
  const answer = <T>(
    name: string,
    uri: string,
    token: CancellationToken,
    run: (found: Found, all: readonly DocumentProposal[]) => T | Promise<T>,
  ): Promise<T | null> => {
    isAsked = true
    return context.answer<T | null>(name, uri, token, null, async found => {
      const work = collectDocumentProposals(found.folder.corpus, found.document)
      return run(found, await runSliced(context.ports, token, work))
    })
  }
  context.serve('tifa/proposals', ({ uri }, token) =>
    answer('proposals', uri, token, ({ document }, all) => ({
      items: all.slice(0, MOST).map(one => ({
        key: one.key,
        kind: one.kind,
        range: toLspRange(document, one),
        text: one.text.slice(0, LONGEST),
      })),
      more: Math.max(0, all.length - MOST),
    })),
  )
  context.serve('tifa/proposal', ({ uri, key, as }, token) =>
    answer('proposal', uri, token, (found, all) => {
      const one = all.find(proposal => proposal.key === key)
      return one ? describe(context, found, one, as, token) : null
    }),
  )
  context.serve('tifa/acceptProposals', (params, token) =>
    answer('acceptProposals', params.uri, token, (found, all) => {
      const wanted = new Set(params.keys)
      const some = all.filter(({ key }) => wanted.has(key))
      return accept(context, found, some, params, token)
    }),
  )
  context.serve('tifa/silenceProposal', ({ uri, key }, token) =>
    answer('silenceProposal', uri, token, (found, all): SilenceProposalResult | null => {
      const one = all.find(proposal => proposal.key === key)
      if (one?.kind !== 'target') return null
      const silence = silenceTarget(found.document, one.finding)
      return silence
        ? { edit: editOf(context, found, silence.edits), scope: silence.scope }
        : { edit: null, scope: 'line' }
    }),
  )
}

async function describe(
  context: Context,
  found: Found,
  proposal: DocumentProposal,
  as: Wanted['as'],
  token: CancellationToken,
): Promise<ProposalResult> {
  const { locale, ports } = context
  const { corpus } = found.folder
  const [link] = await runSliced(
    ports,
    token,
    linkProposals(corpus, found.document, [proposal], await ports.pinyin(), { as }),
  )
  const kind = proposal.kind === 'target' || proposal.kind === 'outcome' ? (as ?? proposal.kind) : proposal.kind
  const isKnown =
    link !== undefined &&
    (proposal.kind === 'target' || proposal.kind === 'outcome') &&
    collectKnownIds(corpus).names.has(link.value)
  const canAccept =
    proposal.kind === 'term'
      ? await canWrite(context, found, proposal)
      : proposal.kind === 'field' || link !== undefined
  return {
    kind,
    range: toLspRange(found.document, link?.words ?? proposal),
    title: titleOfProposal(proposal, link),
    markdown: describeProposal(
      proposal,
      kind,
      { link, isKnown, ...factsAbout(found, proposal) },
      locale,
      (uri, offset) => context.lineLink(found.folder, uri, offset),
    ),
    before: link ? '[' : '',
    after: link ? `](${link.address})` : '',
    value: link?.value ?? proposedValue(proposal),
    refused: canAccept ? null : refusalMessage(proposal.kind, locale),
    other: kind === 'target' ? 'outcome' : kind === 'outcome' ? 'target' : null,
  }
}

function factsAbout(
  { folder: { corpus }, document }: Found,
  proposal: DocumentProposal,
): Pick<ProposalFacts, 'reading' | 'setIn'> {
  if (proposal.kind === 'outcome') {
    const { found, of } = proposal.outcome
    return { reading: found.reading, setIn: corpus.symbols(of.uri)?.title }
  }
  const claim =
    proposal.kind === 'target'
      ? corpus.claims.in(document.uri).find(({ kind, start }) => kind === 'target' && start === proposal.start)
      : undefined
  return { reading: claim?.reading, setIn: undefined }
}

/** What a user may write otherwise, of what becomes no link. */
function proposedValue(proposal: DocumentProposal): string {
  if (proposal.kind === 'field') return proposal.field.value
  return proposal.kind === 'term' ? renderingsOf(proposal).join('; ') : ''
}

type TermProposal = Extract<DocumentProposal, { kind: 'term' }>

function renderingsOf({ term }: TermProposal): string[] {
  return term.renderings.map(({ text }) => text)
}

async function canWrite(context: Context, found: Found, proposal: TermProposal): Promise<boolean> {
  const written = await writeDrafts(context, [draftOf(found, proposal)], undefined)
  return typeof written !== 'string'
}

function draftOf({ folder }: Found, proposal: TermProposal, value?: string) {
  const { headword, pinyin, found } = proposal.term
  const en = value === undefined ? renderingsOf(proposal) : splitRenderings(value)
  return { folder, draft: { headword, en, pinyin, found } }
}

function splitRenderings(value: string): string[] {
  return value.split(/[;；]/).flatMap(part => part.trim() || [])
}

/** One edit for all; terms are written to the glossary that entries go to. */
async function accept(
  context: Context,
  found: Found,
  proposals: readonly DocumentProposal[],
  { value, as }: AcceptProposalsParams,
  token: CancellationToken,
): Promise<AcceptProposalsResult> {
  const { ports } = context
  const pinyin = await ports.pinyin()
  const work = linkProposals(found.folder.corpus, found.document, proposals, pinyin, { value, as })
  const links = (await runSliced(ports, token, work)).filter((link): link is ProposedLink => link !== undefined)
  const fields = proposals.flatMap(one => (one.kind === 'field' ? [one.field] : []))
  const terms = proposals.filter((one): one is TermProposal => one.kind === 'term')
  const drafts = terms.map(term => {
    const { folder, draft } = draftOf(found, term, value)
    const spoken = draft.pinyin ?? (/\p{Script=Han}/u.test(draft.headword) ? pinyin(draft.headword) : undefined)
    return { folder, draft: { ...draft, pinyin: spoken } }
  })
  const written = drafts.length > 0 ? await writeDrafts(context, drafts, undefined) : undefined
  const hasEntries = written !== undefined && typeof written !== 'string'
  const accepted = links.length + fields.length + (hasEntries ? terms.length : 0)
  // Front matter stands before all else.
  const edits = [...fields.flatMap(field => checkField(field, value)), ...writeLinks(links)]
  const edit = joinEdits([
    ...(edits.length > 0 ? [editOf(context, found, edits)] : []),
    ...(hasEntries ? [written.edit] : []),
  ])
  const glossary = hasEntries ? (written.select?.uri ?? written.extended[0]?.uri ?? null) : null
  return { edit, accepted: edit ? accepted : 0, left: proposals.length - accepted, glossary }
}

function editOf(context: Context, { folder, document }: Found, edits: readonly Edit[]): WorkspaceEdit {
  return toWorkspaceEdit(context, [{ uri: document.uri, isNew: false, edits, folder }])
}

function joinEdits(edits: readonly WorkspaceEdit[]): WorkspaceEdit | null {
  const [first, second] = edits
  if (!first || !second) return first ?? null
  return {
    ...(first.changes || second.changes ? { changes: { ...first.changes, ...second.changes } } : {}),
    ...(first.documentChanges || second.documentChanges
      ? { documentChanges: [...(first.documentChanges ?? []), ...(second.documentChanges ?? [])] }
      : {}),
  }
}
