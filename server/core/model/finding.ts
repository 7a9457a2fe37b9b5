// What a check finds in a document: plain data, which the editor, the command line and the exports show alike.

import type { SyntaxProblem } from '../syntax/problem.ts'
import type { MetaProblem, Range } from './meta.ts'

/** A place in a document of the corpus. */
export interface Place extends Range {
  readonly uri: string
}

interface At extends Range {}

/** A number that a plan commits to and that no `target:` or `outcome:` mark holds; the range is what a mark would hold. */
export interface UntaggedTarget extends At {
  readonly code: 'untagged-target'
  readonly text: string
  /** The words that name the indicator, where the clause has some. */
  readonly indicator: string | undefined
}

/** A mark, a field or a configuration that names a term, plan or section which the corpus lacks. */
export interface UnknownId extends At {
  readonly code: 'unknown-term' | 'unknown-plan' | 'unknown-section'
  readonly id: string
  /** What was probably meant, the best first. */
  readonly suggestions: readonly string[]
}

/** One id that two documents or two glossary entries have. */
export interface DuplicateId extends At {
  readonly code: 'duplicate-id'
  readonly id: string
  readonly others: readonly Place[]
}

export interface BadFrontMatter extends At {
  readonly code: 'bad-front-matter'
  readonly problem: MetaProblem['code']
  readonly detail: string
}

/** An annotation that is written wrongly: half a link, no id, a key or a value of a target that nobody understands. */
export interface BadAnnotation extends At {
  readonly code: 'bad-annotation'
  readonly problem: SyntaxProblem['code'] | 'not-a-pair' | 'twice' | 'unknown-key' | 'bad-value' | 'unknown-code'

  readonly detail: string
}

/** A line of tifa.yaml that cannot be used; the finding is about that file, not about a document. */
export interface BadConfiguration extends At {
  readonly code: 'bad-configuration'
  readonly problem: 'yaml' | 'not-a-map' | 'unknown-key' | 'not-a-list' | 'unknown-code' | 'severity'
  readonly detail: string
}

/** An entry whose wording another entry of the user's has, too, and neither names the other under `see`. */
export interface DuplicateTerm extends At {
  readonly code: 'duplicate-term'
  readonly wording: string
  readonly others: readonly Place[]
}

/** An entry that no document of the corpus uses. */
export interface UnusedTerm extends At {
  readonly code: 'unused-term'
  readonly headword: string
}

/** A term whose entry names a successor, in a text that is not older than this. */
export interface SupersededTerm extends At {
  readonly code: 'superseded-term'
  readonly wording: string
  /** The successors, as a text in the language of the wording would put them. */
  readonly successors: readonly string[]
  readonly id: string
  /** The kind of text: what an official text says is not ours to change. */
  readonly isOfficial: boolean
}

/** An English wording that may stand for several terms. */
export interface AmbiguousRendering extends At {
  readonly code: 'ambiguous-rendering'
  readonly wording: string
  readonly candidates: readonly { readonly id: string; readonly headword: string }[]
  /** The other entries that list it, where the finding is about an entry. */
  readonly others: readonly Place[]
}

/** Words beside a Chinese term that render it in a way which its entry does not list. */
export interface UnknownRendering extends At {
  readonly code: 'unknown-rendering'
  readonly headword: string
  readonly rendering: string
  /** What the entry lists, the first first. */
  readonly known: readonly string[]
  readonly id: string
}

export type Finding =
  | BadConfiguration
  | UntaggedTarget
  | UnknownId
  | DuplicateId
  | BadFrontMatter
  | BadAnnotation
  | DuplicateTerm
  | UnusedTerm
  | SupersededTerm
  | AmbiguousRendering
  | UnknownRendering
export type Code = Finding['code']

export const SEVERITIES = ['error', 'warning', 'information', 'hint', 'off'] as const
export type Severity = (typeof SEVERITIES)[number]

/** Every code with the severity that it has unless a setting says otherwise. */
export const DEFAULT_SEVERITY: Readonly<Record<Code, Severity>> = {
  'untagged-target': 'information',
  'unknown-term': 'warning',
  'unknown-plan': 'warning',
  'unknown-section': 'warning',
  'duplicate-id': 'error',
  'bad-front-matter': 'error',
  'bad-annotation': 'warning',
  'bad-configuration': 'warning',
  'duplicate-term': 'warning',
  'unknown-rendering': 'information',
  'superseded-term': 'information',
  'ambiguous-rendering': 'hint',
  'unused-term': 'hint',
}

export const CODES = Object.keys(DEFAULT_SEVERITY) as Code[]
