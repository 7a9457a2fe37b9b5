// The requests and notifications of our own, beside those of LSP. Clients that do not know them lose nothing.

/** Client to server: what the client starts the server with. */
export interface InitializationOptions {
  /** Uris of the glossaries that come with Tifa. */
  readonly glossaries?: readonly string[]
  /** Uri of the dictionary that comes with Tifa, for a server that has no files of its own. */
  readonly dictionary?: string
  /** Uris of the script that imports files and of the character maps for it, likewise. */
  readonly importer?: string
  readonly characterMaps?: string
  /** Uri of what was made of the glossaries when Tifa was built, for such a server. */
  readonly packedGlossaries?: string
  /** `vscode` has its own outline for Markdown: the server offers none there. */
  readonly editor?: string
  /** How many diagnostics of one document the client shows; without it all are sent. */
  readonly mostDiagnostics?: number
  /** The client reads files for the server: there is no file system beside it. */
  readonly clientFiles?: boolean
  /** The path of a folder in which the server may keep its index; without it, it takes the user's cache folder. */
  readonly cacheFolder?: string
  /** The client shows the `<span style="color:…">` of our hovers while the setting `tifa.hover.pinyin` asks for colours. */
  readonly hoverColours?: boolean
}

/** Server to client: `tifa/status`, whenever it changes. */
export const STATUS = 'tifa/status'
export interface StatusParams {
  readonly documents: number
  readonly terms: number
  readonly indexing: boolean
  /** Files that were left out; the log says which and why. */
  readonly skipped: number
}

/** Client to server: `tifa/marks` `{ uri }` gives the marks of an open document, ranges in LSP positions. */
export const MARKS = 'tifa/marks'
export interface MarksParams {
  readonly uri: string
}
export interface MarkItem {
  readonly kind: 'term' | 'target' | 'outcome' | 'plan' | 'note'
  readonly range: LspRange
  readonly textRange: LspRange
}

/**
 * Client to server: `tifa/previewCards` gives what a rendered document shows of its marks, and what stands above its terms. Null
 * for a document that is not known.
 */
export const PREVIEW_CARDS = 'tifa/previewCards'
export interface PreviewCardsParams {
  readonly uri: string
  /** What is to stand above terms, and above which of their mentions. */
  readonly ruby: 'off' | 'pinyin' | 'english'
  readonly mentions: 'firstInSection' | 'all'
}
export interface PreviewCardsResult {
  /** The document's version; null while it is not open. */
  readonly version: number | null
  /** In the order of the document; a renderer knows a mark by all but `href` and `card`. */
  readonly marks: readonly PreviewMark[]
  /** Markdown, as in hovers; addresses in it are as seen from the document. */
  readonly cards: readonly string[]
  /** What stands above words: the letters and digits of the words, and the gloss. */
  readonly glosses: readonly (readonly [letters: string, gloss: string])[]
  readonly leaves: readonly PreviewLeaf[]
  /** There are more marks than have cards here, or more terms than have glosses. */
  readonly isCut: boolean
}
export interface PreviewMark {
  readonly kind: MarkItem['kind']
  readonly id: string
  readonly fragment?: string
  readonly title?: string
  /** The letters and digits of the words that are marked. */
  readonly letters: string
  /** Where it leads, as seen from the document: `../plans/a.md#L12`. */
  readonly href?: string
  /** Which of the cards; absent where nothing is known of it. */
  readonly card?: number
}
/** A paragraph, heading or table cell with glosses, by its first 40 letters and digits and how many it has. */
export interface PreviewLeaf {
  readonly starts: string
  readonly length: number
  /** Pairs: where the words stand among its letters and digits, and which of the glosses is theirs. */
  readonly at: readonly number[]
}

/** Server to client: `tifa/previewChanged` once what `tifa/previewCards` said may have changed. */
export const PREVIEW_CHANGED = 'tifa/previewChanged'

/**
 * Client to server: `tifa/termUses` gives the places of a term that a code lens counts, as locations: every use, or the
 * first in each plan.
 */
export const TERM_USES = 'tifa/termUses'
export interface TermUsesParams {
  /** The glossary that the question is asked from. */
  readonly uri: string
  /** The term's id. */
  readonly id: string
  readonly shows: 'uses' | 'plans'
}

/** A command of the client, run by a code lens with {@link TermUsesParams} and the position of the lens. */
export const SHOW_REFERENCES = 'tifa.showReferences'

/**
 * Client to server: `tifa/renderings` `{ uri, position }` or `{ uri, range }` gives the official renderings of the term or
 * phrase there, or of the selected words; null where the parallel texts hold nothing of it.
 */
export const RENDERINGS = 'tifa/renderings'
export interface RenderingsParams {
  readonly uri: string
  readonly position?: LspRange['start']
  readonly range?: LspRange
}
export interface RenderingsResult {
  readonly wording: string
  /** Where the wording stands in the document. */
  readonly range: LspRange
  /** The language of the wording; the renderings are in the other. */
  readonly language: 'zh' | 'en'
  /** The units that hold the wording, and in how many of how many files. */
  readonly units: number
  readonly files: number
  readonly ofFiles: number
  /** The most frequent first; the last one, without a text, holds the units for which none was found. */
  readonly renderings: readonly RenderingItem[]
}
export interface RenderingItem {
  readonly text: string | null
  /** True for a rendering that the glossary lists. */
  readonly known: boolean
  readonly count: number
  /** In words, as the hover has it: `2018: 5, 2019: 8`. */
  readonly years: string
  readonly byYear: readonly { readonly year: number | null; readonly count: number }[]
  /** The first of its units; `count` says how many there are. */
  readonly examples: readonly ExampleItem[]
}
export interface ExampleItem {
  readonly uri: string
  readonly year: number | null
  readonly zh: string
  readonly en: string
  /** Zero-based, where the unit stands in its language's file. */
  readonly line: number
}

/** Client to server: `tifa/idle` answers when everything that was asked for has been indexed. */
export const IDLE = 'tifa/idle'

/** Client to server: `tifa/phrases` gives the recurring phrases that no glossary has, the most telling first. */
export const PHRASES = 'tifa/phrases'
export interface PhrasesParams {
  /** Any document of the corpus that is meant. */
  readonly uri: string
  /** Only those that this document has, ranked for it. */
  readonly inDocument: boolean
}
export interface PhraseItem {
  readonly text: string
  readonly total: number
  /** How often the document has it that was asked about; 0 for the whole corpus. */
  readonly here: number
  readonly documents: number
  /** The document that uses it far more than others do. */
  readonly peak?: string
  readonly first?: { readonly uri: string; readonly range: LspRange; readonly title: string; readonly date?: string }
}

/** Server to client: `tifa/readFolder` and `tifa/readFile` `{ uri }`, where the client reads files. */
export const READ_FOLDER = 'tifa/readFolder'
export const READ_FILE = 'tifa/readFile'
export interface ReadParams {
  readonly uri: string
  /** The messages can carry bytes as they are: between workers they are copied, not written as JSON. */
  readonly asBytes?: boolean
}
/** File contents in base64, or as bytes where that was asked for; null where there is no such file. */
export type ReadFileResult = string | Uint8Array | null
export type ReadFolderResult = readonly {
  readonly name: string
  readonly kind: 'file' | 'folder'
  readonly identity?: string
}[]

/** Client to server: `tifa/harvest` `{ uri? }` proposes entries out of one document, or of all, sure ones first. */
export const HARVEST = 'tifa/harvest'
export interface HarvestParams {
  readonly uri?: string
}
export interface HarvestItem {
  readonly headword: string
  readonly renderings: readonly { readonly text: string; readonly count: number }[]
  readonly pinyin?: string
  /** The sentence that glosses, shortened. */
  readonly sentence: string
  readonly found: LspLocation
  /** Of the document in which it was found. */
  readonly title: string
  readonly date?: string
  readonly isSure: boolean
  /** The entry that lacks these renderings; null where there is none. */
  readonly entry: LspLocation | null
}

/** Client to server: `tifa/proposeEntry` proposes the entry for a selection, or for what stands at an empty range. */
export const PROPOSE_ENTRY = 'tifa/proposeEntry'
export interface ProposeEntryParams {
  readonly textDocument: { readonly uri: string }
  readonly range: LspRange
}
export interface ProposeEntryResult {
  readonly draft: NewEntry
  /** Entries of the user's own that the term has already. */
  readonly entries: readonly LspLocation[]
  /** The glossaries of the folder, and the one that was used last. */
  readonly glossaries: readonly { readonly uri: string; readonly title: string }[]
  readonly last: string | null
}

/** Client to server: `tifa/addEntries` makes the edit that writes entries; a term that has one gets the renderings it lacks. */
export const ADD_ENTRIES = 'tifa/addEntries'
export interface AddEntriesParams {
  readonly entries: readonly NewEntry[]
  /** One of the folder's glossaries; else the one used last, the first, or a new one. */
  readonly glossary?: string
}
export interface NewEntry {
  readonly headword: string
  readonly en: readonly string[]
  readonly pinyin?: string
  /** The sentence here is quoted; it also says which folder is meant. */
  readonly found: LspLocation
}
export interface AddEntriesResult {
  /** Null where nothing is to be written, and where `problem` says why nothing can be. */
  readonly edit: object | null
  readonly added: readonly string[]
  /** Entries that get a rendering, and those that have it all. */
  readonly extended: readonly LspLocation[]
  readonly existing: readonly LspLocation[]
  /** What is to be filled or looked at, in the document as the edit leaves it. */
  readonly select: LspLocation | null
  /** No glossary is there and none can be made, or the one that is there cannot take an entry at its end. */
  readonly problem?: 'no-glossary' | 'cannot-write'
}

/** Client to server: `tifa/tagMentions` makes the edit that tags all mentions of the term at a position. */
export const TAG_MENTIONS = 'tifa/tagMentions'
export interface TagMentionsParams {
  readonly textDocument: { readonly uri: string }
  readonly position: LspRange['start']
}
export interface TagMentionsResult {
  readonly headword: string
  /** From a glossary entry it is the corpus. */
  readonly scope: 'document' | 'corpus'
  /** Null where there is nothing to tag. */
  readonly edit: object | null
  readonly tagged: number
  readonly skipped: number
  readonly documents: number
}

/** Client to server: `tifa/tagTargets` makes the edit that tags the untagged targets of a document, or of the section at a position. */
export const TAG_TARGETS = 'tifa/tagTargets'
export interface TagTargetsParams {
  readonly textDocument: { readonly uri: string }
  readonly position: LspRange['start']
  readonly scope: 'section' | 'document'
}
export interface TagTargetsResult {
  /** Null where there is nothing to tag. In it each target is one change, annotated with its id. */
  readonly edit: object | null
  readonly tagged: number
  /** Targets around which no link can stand. */
  readonly skipped: number
}

/** Client to server: `tifa/untaggedTarget` gives the next or previous untagged target, wrapping around; null where there is none. */
export const UNTAGGED_TARGET = 'tifa/untaggedTarget'
export interface UntaggedTargetParams {
  readonly textDocument: { readonly uri: string }
  /** Where the selection starts. */
  readonly position: LspRange['start']
  readonly direction: 'next' | 'previous'
}
export interface UntaggedTargetResult {
  readonly range: LspRange
  /** Which of how many in the document, from zero. */
  readonly index: number
  readonly total: number
}

/**
 * Client to server: `tifa/ledger` gives the targets of the corpus that holds `uri`, or of all folders: what was set, from
 * where, until when, and what came of it.
 */
export const LEDGER = 'tifa/ledger'
export interface LedgerParams {
  readonly uri?: string
}
export interface LedgerResult {
  readonly rows: readonly LedgerRow[]
  /** False while documents are still to be read: more rows may come. */
  readonly isComplete: boolean
  /** How many documents were looked at. */
  readonly documents: number
}
export interface LedgerRow {
  /** Names the row while its document is not edited. */
  readonly ref: string
  /** What all rows of one indicator have in common, across documents, languages and plans. */
  readonly key: string
  /** The id of its mark; null where nobody has tagged it. */
  readonly id: string | null
  /** The indicator in Chinese and in English, as the glossary or else the text names it; one of them may be null. */
  readonly zh: string | null
  readonly en: string | null
  readonly topic: string | null
  readonly plan: {
    readonly id: string
    readonly title: string
    readonly from: number | null
    readonly to: number | null
  }
  readonly baseline: LedgerValue | null
  readonly target: LedgerValue
  readonly outcome: LedgerValue | null
  /** `period`: nobody said a year, it is the last one of the plan. */
  readonly deadlineFrom: 'text' | 'period' | null
  readonly kind: 'binding' | 'expected' | null
  readonly status: LedgerStatus
  /** Another text sets another value for the same indicator, plan and deadline. */
  readonly isConflicting: boolean
  readonly language: 'zh' | 'en'
  /** The sentence, or the row of the table, with its UTF-16 offsets in the file. */
  readonly sentence: string
  readonly sentenceStart: number
  readonly sentenceEnd: number
  /** Other texts that say the same: translations, digests, commentary. */
  readonly others: readonly LedgerPlace[]
}
export type LedgerStatus = 'open' | 'due' | 'met' | 'missed' | 'no-outcome' | 'not-comparable' | 'definition-changed'
export interface LedgerValue {
  /** As it is to be shown: `> 7%`, `1.3万亿斤`, 高于GDP增长. */
  readonly text: string
  /** In base units of `dimension`, to sort and to draw by; null where it is said in words. */
  readonly amount: number | null
  /** What may be drawn on one axis: `%`, `CNY`, `t`, `人`. */
  readonly dimension: string
  readonly year: number | null
  /** Where it is said; null for the baseline of a table row and the like, which stands at the target's place. */
  readonly place: LedgerPlace | null
}
export interface LedgerPlace {
  readonly uri: string
  readonly range: LspRange
  readonly title: string
  readonly language: 'zh' | 'en'
}

/** Client to server: `tifa/exportLedger` gives the ledger, or the rows with these `refs`, as text: what `tifa targets` prints. */
export const EXPORT_LEDGER = 'tifa/exportLedger'
export interface ExportLedgerParams extends LedgerParams {
  readonly format: 'csv' | 'json'
  readonly refs?: readonly string[]
}
export interface ExportLedgerResult {
  readonly text: string
}

/** A command of the client: opens the ledger, at the rows of an indicator where `key` names one. */
export const SHOW_LEDGER = 'tifa.showLedger'
export interface ShowLedgerParams {
  readonly uri?: string
  readonly key?: string
}

interface LspLocation {
  readonly uri: string
  readonly range: LspRange
}

export interface LspRange {
  readonly start: { readonly line: number; readonly character: number }
  readonly end: { readonly line: number; readonly character: number }
}
