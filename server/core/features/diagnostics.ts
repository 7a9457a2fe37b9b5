// All findings of a document, in order, without those that the author silenced; what an edit leaves alone is not looked for again.

import type { Corpus } from '../index/corpus.ts'
import type { RunTargets } from '../index/targets.ts'
import type { Document } from '../model/document.ts'
import type { Code, Finding } from '../model/finding.ts'
import { isTargetless } from '../model/targetless.ts'
import type { Block } from '../syntax/block.ts'
import type { Run } from '../syntax/block-list.ts'
import { type Mapped, mapRuns } from '../syntax/run-map.ts'
import { type Kept, keep, keepSome, Slot } from '../syntax/slot.ts'
import { BRACKET } from '../text/characters.ts'
import { findAmbiguousRenderings } from './findings/ambiguous-rendering.ts'
import { badAnnotationsIn } from './findings/bad-annotation.ts'
import { findBadFrontMatter } from './findings/bad-front-matter.ts'
import {
  type BlockFindings,
  inOrder,
  joinRunFindings,
  NO_FINDINGS,
  type RunFindings,
} from './findings/block-findings.ts'
import { findInClaims } from './findings/claim-findings.ts'
import { findDuplicateIds } from './findings/duplicate-id.ts'
import { findDuplicateTerms } from './findings/duplicate-term.ts'
import { findInForm, formCodes, prepareForm } from './findings/form-findings.ts'
import { findMissingMetadata } from './findings/missing-metadata.ts'
import { findPlansNotInCorpus } from './findings/plan-not-in-corpus.ts'
import { findRepeatedText } from './findings/repeated-text.ts'
import { collectSilences, type Silences } from './findings/silence.ts'
import { findSupersededTerms } from './findings/superseded-term.ts'
import { gatherMarks } from './findings/throughout.ts'
import { findUnknownIds } from './findings/unknown-id.ts'
import { unknownRenderingsIn } from './findings/unknown-rendering.ts'
import { moveUntagged, untaggedTargetsIn } from './findings/untagged-target.ts'
import { findUnusedTerms } from './findings/unused-term.ts'

/** What there is to say of a document. */
export interface Diagnosis {
  /** By runs of blocks: the same objects as for the version before where nothing changed, wherever the run stands now. */
  readonly runs: readonly RunFindings[]
  /** What depends on more than a block; ranges count from the document's start. */
  readonly rest: readonly Finding[]
}

/** What nobody asks for. */
type IsOff = (code: Code) => boolean

/**
 * The findings of `document`, in the `year` that it is; each check is one file under `findings/` and knows nothing of the others. Until
 * every file has been read, an id that is not there yet is no finding: what the document alone decides is. `isOff` says what nobody asks for:
 * what is off unless somebody wants it need not be looked for.
 */
export function diagnoseRuns(corpus: Corpus, document: Document, year: number, isOff: IsOff = () => false): Diagnosis {
  if (!corpus.isComplete) return diagnoseRunsAlone(corpus, document, isOff)
  const asked = isOff('plan-not-in-corpus') ? [] : findPlansNotInCorpus(corpus, document)
  const rest = [...checkHead(document, isOff), ...checkLinks(corpus, document), ...asked]
  const alone = joinRuns(document, [checkRuns(corpus, document, true), ...checkForm(document, isOff)])
  const superseded = findSupersededTerms(corpus, document)
  const inClaims = findInClaims(corpus, document, year)
  const runs = mapRuns(JOINED, document.lineage, [], [alone, superseded, inClaims.runs], number =>
    joinRunFindings([alone[number], superseded[number], inClaims.runs[number]]),
  )
  return silence(document, { runs, rest: [...rest, ...inClaims.rest] })
}

/**
 * Looks for what {@link diagnoseRuns} will find in single runs, a run a step: a long document that nobody has looked at is read for
 * it, and what is found is kept.
 */
export function* prepareDiagnosis(
  corpus: Corpus,
  document: Document,
  isOff: IsOff = () => false,
): Generator<undefined, void> {
  const { runs } = document.list
  for (const run of runs) {
    for (const block of run.blocks) document.factsOf(block)
    yield
  }
  if (hasTargets(corpus, document)) yield* corpus.targets.stepThrough(document)
  const stamps = corpus.mentions.stamps(document)
  const codes = formCodes(isOff)
  for (const [number, run] of runs.entries()) {
    prepareForm(document, number, codes)
    findInRun(corpus, document, run, targetsOf(corpus, document)[number], stamps[number])
    yield
  }
}

/** Those that the text of the document alone decides: they stay right whatever happens to other documents. */
function diagnoseRunsAlone(corpus: Corpus, document: Document, isOff: IsOff = () => false): Diagnosis {
  const runs = joinRuns(document, [checkRuns(corpus, document, false), ...checkForm(document, isOff)])
  return silence(document, { runs, rest: checkHead(document, isOff) })
}

/** The same as {@link diagnoseRuns} in one list, in order. */
export function diagnose(...given: Parameters<typeof diagnoseRuns>): Finding[] {
  return flatten(given[1], diagnoseRuns(...given))
}

/** The same as {@link diagnoseRunsAlone} in one list, in order. */
export function diagnoseAlone(corpus: Corpus, document: Document): Finding[] {
  return flatten(document, diagnoseRunsAlone(corpus, document))
}

function flatten({ list }: Document, { runs, rest }: Diagnosis): Finding[] {
  const all: Finding[] = []
  runs.forEach((blocks, number) => {
    for (const { index, findings } of blocks) {
      const at = (list.offsets[number] ?? 0) + (list.runs[number]?.starts[index] ?? 0)
      for (const finding of findings) all.push(moveFinding(finding, at))
    }
  })
  for (const finding of rest) all.push(finding)
  return all.sort(inOrder)
}

/** A finding of a block that starts at `at`, with ranges that count from the document's start. */
function moveFinding(finding: Finding, at: number): Finding {
  if (finding.code === 'untagged-target') return moveUntagged(finding, at)
  return { ...finding, start: finding.start + at, end: finding.end + at }
}

const JOINED = new Slot<Mapped<RunFindings>>()
const ALONE = new Slot<Mapped<RunFindings>>()
const ALL = new Slot<Mapped<RunFindings>>()
const FOUND = new Slot<readonly Kept<RunFindings>[]>()

/** What single blocks give rise to. */
function checkRuns(corpus: Corpus, document: Document, withLinks: boolean): readonly RunFindings[] {
  const targets = targetsOf(corpus, document)
  const { runs } = document.list
  const stamps = withLinks ? corpus.mentions.stamps(document) : NO_STAMPS
  return mapRuns(ALL, document.lineage, [withLinks], [runs, targets, stamps], number => {
    const run = runs[number]
    return run ? findInRun(corpus, document, run, targets[number], stamps[number]) : NO_FINDINGS
  })
}

/** What the front matter alone says. */
function checkHead(document: Document, isOff: IsOff): Finding[] {
  return [...findBadFrontMatter(document), ...(isOff('missing-metadata') ? [] : findMissingMetadata(document))]
}

/** What there is to say of the form, whatever the text says; by runs. */
function checkForm(document: Document, isOff: IsOff): (readonly RunFindings[])[] {
  return [findInForm(document, formCodes(isOff)), ...(isOff('repeated-text') ? [] : [findRepeatedText(document)])]
}

/** Lists by runs as one; the same list for a run as long as its lists are. */
function joinRuns(document: Document, lists: readonly (readonly RunFindings[])[]): readonly RunFindings[] {
  return mapRuns(ALONE, document.lineage, [], [document.list.runs, ...lists], number =>
    joinRunFindings(lists.map(list => list[number])),
  )
}

function hasTargets(corpus: Corpus, document: Document): boolean {
  return !isTargetless(document.meta, corpus.symbols(document.uri)?.title ?? '')
}

function targetsOf(corpus: Corpus, document: Document): readonly RunTargets[] {
  return hasTargets(corpus, document) ? corpus.targets.inRuns(document) : []
}

function findInRun(
  corpus: Corpus,
  document: Document,
  run: Run,
  targets: RunTargets | undefined,
  /** Where links are checked. */
  stamp: object | undefined,
): RunFindings {
  return keepSome(FOUND, run, [targets, stamp], () => checkRun(corpus, document, run, targets, stamp !== undefined))
}

/** Whether a block without targets may give rise to a finding, by the characters that it has. */
function mayGiveRise({ may, characters }: Block): boolean {
  return may.mark || may.refer || may.nest || (characters & BRACKET) !== 0
}

const NO_STAMPS: readonly object[] = []
const OF_BLOCK = new Slot<Kept<readonly Finding[]>>()
const NOTHING: readonly Finding[] = []

function checkRun(
  corpus: Corpus,
  document: Document,
  run: Run,
  targets: RunTargets | undefined,
  withLinks: boolean,
): RunFindings {
  const foundIn = new Map(targets?.blocks.map(({ index, targets }) => [index, targets]))
  const found = run.blocks.flatMap((block, index): RunFindings => {
    const inBlock = foundIn.get(index)
    if (!inBlock && !mayGiveRise(block)) return NO_FINDINGS
    const renderings = withLinks ? unknownRenderingsIn(corpus, document, block) : NOTHING
    const findings = keep(OF_BLOCK, block, [inBlock, renderings], () => {
      const annotations = badAnnotationsIn(document, block)
      const untagged = inBlock ? untaggedTargetsIn(document, block, inBlock) : NOTHING
      const all = [...annotations, ...untagged, ...renderings]
      return all.length > 0 ? all.sort(inOrder) : NOTHING
    })
    return findings.length > 0 ? [{ index, findings }] : []
  })
  return found.length > 0 ? found : NO_FINDINGS
}

function checkLinks(corpus: Corpus, document: Document): Finding[] {
  return [
    ...findDuplicateIds(corpus, document),
    ...findUnknownIds(corpus, document),
    ...findDuplicateTerms(corpus, document),
    ...findUnusedTerms(corpus, document),
    ...findAmbiguousRenderings(corpus, document),
  ]
}

const LOUD = new Slot<Kept<RunFindings>>()

/** Without the findings that the author silenced, with one for marks that stand throughout. */
function silence(document: Document, diagnosis: Diagnosis): Diagnosis {
  const { runs, rest } = withoutSilent(document, diagnosis)
  return { runs: gatherMarks(document, runs), rest }
}

/** Without the findings that the author silenced, and with what is wrong with the comments that do so. */
function withoutSilent(document: Document, { runs, rest }: Diagnosis): Diagnosis {
  const silences = collectSilences(document)
  const { reach, problems, isSilent } = silences
  if (!reach) return { runs, rest: [...rest, ...problems] }
  const { offsets } = document.list
  const loud = [...rest, ...problems].filter(finding => !isSilent(finding.code, finding.start))
  return {
    rest: loud,
    runs: document.list.runs.map((run, number) => {
      const blocks = runs[number] ?? NO_FINDINGS
      const [from, to] = [offsets[number] ?? 0, offsets[number + 1] ?? 0]
      if (blocks.length === 0 || to <= reach.start || from >= reach.end) return blocks
      const left = blocks.map(block => without(block, from + (run.starts[block.index] ?? 0), silences))
      return keep(
        LOUD,
        run,
        left.flatMap(({ index, findings }) => [index, ...findings]),
        () => left.filter(({ findings }) => findings.length > 0),
      )
    }),
  }
}

function without({ index, findings }: BlockFindings, at: number, { isSilent }: Silences): BlockFindings {
  return { index, findings: findings.filter(({ code, start }) => !isSilent(code, at + start)) }
}
