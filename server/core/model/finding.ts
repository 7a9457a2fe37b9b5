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

export type Finding = BadConfiguration | UntaggedTarget | UnknownId | DuplicateId | BadFrontMatter | BadAnnotation
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
}

export const CODES = Object.keys(DEFAULT_SEVERITY) as Code[]
