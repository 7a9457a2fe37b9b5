// Which request goes before which, and which answers an edit makes worthless.

import type { Lane } from './turns.ts'

/** How a request is answered, beside what it says. */
export interface Asked {
  readonly lane: Lane
  /** It names a place of its document: there is no answer once that has been edited. */
  readonly isPlaced?: boolean
  /** Editors make use of it while one types on: what an edit has overtaken is sent all the same. */
  readonly mayLag?: boolean
  /** It needs neither settings nor glossaries: its document is enough. */
  readonly isOfText?: boolean
  /** It is answered when the corpus has been read. */
  readonly isWhole?: boolean
}

/** Requests by the names that handlers give them; those that are not listed are of a document. Work in slices is of the corpus. */
const ASKED: Readonly<Record<string, Asked>> = {
  hover: { lane: 'cursor', isPlaced: true },
  definition: { lane: 'cursor', isPlaced: true },
  signatureHelp: { lane: 'cursor', isPlaced: true },
  completion: { lane: 'cursor', mayLag: true },
  'completionItem/resolve': { lane: 'cursor', mayLag: true },
  documentHighlight: { lane: 'document', isPlaced: true },
  codeAction: { lane: 'document', isPlaced: true },
  'codeAction/asked': { lane: 'corpus', isPlaced: true },
  untaggedTarget: { lane: 'document', isPlaced: true },
  references: { lane: 'corpus', isPlaced: true },
  prepareRename: { lane: 'corpus', isPlaced: true, isWhole: true },
  rename: { lane: 'corpus', isPlaced: true, isWhole: true },
  phrases: { lane: 'corpus', isWhole: true },
  renderings: { lane: 'corpus', isPlaced: true },
  citation: { lane: 'corpus', isPlaced: true },
  documentSymbol: { lane: 'document', isOfText: true },
  documentTerms: { lane: 'document', mayLag: true },
  documentTargets: { lane: 'corpus', mayLag: true },
  untaggedCount: { lane: 'document', mayLag: true },
  termMention: { lane: 'cursor' },
  tagTarget: { lane: 'document', isPlaced: true },
  proposals: { lane: 'corpus', isWhole: true },
  proposal: { lane: 'corpus', isWhole: true },
  acceptProposals: { lane: 'corpus', isPlaced: true, isWhole: true },
  silenceProposal: { lane: 'document', isPlaced: true },
  prepareNote: { lane: 'document', isPlaced: true },
  addNote: { lane: 'document', isPlaced: true },
  previewCards: { lane: 'corpus', isPlaced: true },
  tagMentions: { lane: 'corpus', isPlaced: true },
  tagTargets: { lane: 'corpus', isPlaced: true },
  termUses: { lane: 'corpus' },
  harvest: { lane: 'corpus' },
  readGlossaries: { lane: 'corpus', isWhole: true },
  mergeGlossaries: { lane: 'corpus', isWhole: true },
  exportGlossary: { lane: 'corpus', isWhole: true },
  glossaries: { lane: 'corpus', isWhole: true },
  dispersion: { lane: 'corpus' },
  health: { lane: 'corpus', isWhole: true },
}

/** How to answer the request that handlers call `name`. */
export function howToAnswer(name: string): Asked {
  return ASKED[name] ?? { lane: 'document' }
}
