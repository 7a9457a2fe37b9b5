// What a check finds in a document: plain data, which the editor, the command line and the exports show alike.

import type { SyntaxProblem } from '../syntax/problem.ts'
import type { FormFinding } from './form-finding.ts'
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

/** A statement of another place that has to do with a target or an outcome, said in short. */
export interface ClaimPlace extends Place {
  /** `> 8% / year`, 1.3万亿斤. */
  readonly value: string
  readonly title: string
}

/**
 * Two statements of one indicator, plan and deadline whose values cannot both be meant; one that the plan above sets otherwise; or a
 * row of a table whose base and cumulative change do not come to its target.
 */
export interface ConflictingTarget extends At {
  readonly code: 'conflicting-target'
  readonly indicator: string
  readonly value: string
  /** What the row comes to; undefined where other places say something else. */
  readonly sum: string | undefined
  /** The other places are in the plan that this one carries out. */
  readonly isAbove: boolean
  readonly others: readonly ClaimPlace[]
}

/** A target that lies below what it starts from though it is to be raised, or above though it is to be lowered. */
export interface TargetBelowBaseline extends At {
  readonly code: 'target-below-baseline'
  readonly indicator: string
  readonly value: string
  readonly baseline: string
  readonly direction: 'raise' | 'lower'
  /** Where the baseline is said, if that is another place. */
  readonly others: readonly ClaimPlace[]
}

/** A tagged target whose last year is over, and nothing says what came of it. */
export interface OverdueTarget extends At {
  readonly code: 'overdue-target'
  readonly indicator: string
  readonly year: number
}

/** A tagged target or outcome with a number that measures nothing: neither its words nor its title or table give a unit. */
export interface MissingUnit extends At {
  readonly code: 'missing-unit'
  readonly value: string
}

/** An outcome whose id no target of the corpus has. */
export interface OutcomeWithoutTarget extends At {
  readonly code: 'outcome-without-target'
  readonly id: string
}

/** A binding target whose outcome misses it. */
export interface BindingMissed extends At {
  readonly code: 'binding-missed'
  readonly indicator: string
  readonly value: string
  readonly outcome: string
  readonly others: readonly ClaimPlace[]
}

export type TargetFinding =
  | ConflictingTarget
  | TargetBelowBaseline
  | OverdueTarget
  | MissingUnit
  | OutcomeWithoutTarget
  | BindingMissed

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

/** A plan, a proposal or a law that the text names and no document of the corpus is. */
export interface PlanNotInCorpus extends At {
  readonly code: 'plan-not-in-corpus'
  /** As the text names it. */
  readonly name: string
}

export type TermFinding = UnknownRendering | SupersededTerm | AmbiguousRendering | UnusedTerm | DuplicateTerm
export type Finding =
  | BadConfiguration
  | UntaggedTarget
  | UnknownId
  | DuplicateId
  | PlanNotInCorpus
  | BadFrontMatter
  | BadAnnotation
  | TermFinding
  | TargetFinding
  | FormFinding
export type Code = Finding['code']

export const SEVERITIES = ['error', 'warning', 'information', 'hint', 'off'] as const
export type Severity = (typeof SEVERITIES)[number]

/** Every code with the severity that it has unless a setting says otherwise. */
export const DEFAULT_SEVERITY: Readonly<Record<Code, Severity>> = {
  'untagged-target': 'information',
  'unknown-term': 'warning',
  'unknown-plan': 'warning',
  'unknown-section': 'warning',
  'plan-not-in-corpus': 'off',
  'duplicate-id': 'error',
  'bad-front-matter': 'error',
  'bad-annotation': 'warning',
  'bad-configuration': 'warning',
  'duplicate-term': 'warning',
  'unknown-rendering': 'information',
  'superseded-term': 'information',
  'ambiguous-rendering': 'hint',
  'unused-term': 'hint',
  'conflicting-target': 'warning',
  'target-below-baseline': 'warning',
  'overdue-target': 'hint',
  'missing-unit': 'warning',
  'outcome-without-target': 'hint',
  'binding-missed': 'information',
  'empty-link': 'information',
  'broken-list-item': 'information',
  'indented-text': 'warning',
  'heading-level-jump': 'hint',
  'repeated-text': 'information',
  'mixed-punctuation': 'hint',
  'ocr-suspect': 'information',
  'missing-metadata': 'off',
}

export const CODES = Object.keys(DEFAULT_SEVERITY) as Code[]
