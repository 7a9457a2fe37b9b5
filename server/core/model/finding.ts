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
  /** Where a mark goes, if that is not the whole range: the first cell of a table's row. */
  readonly mark?: Range
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

/** English and Chinese stand side by side, the Chinese is a term, and the English is none of its renderings. */
export interface UnknownRendering extends At {
  readonly code: 'unknown-rendering'
  /** The English words. */
  readonly text: string
  /** The term as it stands beside them. */
  readonly term: string
  /** The ids of the entries that it belongs to, and the renderings that they list, the first one first. */
  readonly ids: readonly string[]
  readonly renderings: readonly string[]
}

/** A term in a text that is later than what took the term's place, or than the term's last use. */
export interface SupersededTerm extends At {
  readonly code: 'superseded-term'
  readonly id: string
  readonly text: string
  /** What took its place, in the language of the text; none where the entry says only until when it was in use. */
  readonly successors: readonly string[]
  /** The date until which it was in use, or from which on its successor was; undefined where nobody says. */
  readonly changed: string | undefined
  /** What an official text says is not the reader's to change. */
  readonly isOfficial: boolean
}

/** An English wording that is a rendering of several terms: in a text that leaves open which, or in their entries. */
export interface AmbiguousRendering extends At {
  readonly code: 'ambiguous-rendering'
  readonly text: string
  readonly candidates: readonly { readonly id: string; readonly headword: string }[]
  /** The same rendering in other entries; none where the finding is in a text. */
  readonly others: readonly Place[]
}

/** An entry of the user's own glossary that no document of the corpus uses; the range is its heading. */
export interface UnusedTerm extends At {
  readonly code: 'unused-term'
  readonly headword: string
}

/** A wording that two entries of the user's own glossaries have, and nothing that says they are two senses. */
export interface DuplicateTerm extends At {
  readonly code: 'duplicate-term'
  readonly text: string
  readonly others: readonly (Place & { readonly id: string; readonly headword: string })[]
}

export type TermFinding = UnknownRendering | SupersededTerm | AmbiguousRendering | UnusedTerm | DuplicateTerm
export type Finding =
  | BadConfiguration
  | UntaggedTarget
  | UnknownId
  | DuplicateId
  | BadFrontMatter
  | BadAnnotation
  | TermFinding
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
