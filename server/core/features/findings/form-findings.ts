// Findings about a document's form, by runs of blocks: most need a block alone, some the block or heading before it.

import type { Document } from '../../model/document.ts'
import type { Code, Finding } from '../../model/finding.ts'
import type { Block } from '../../syntax/block.ts'
import { type Mapped, mapRuns } from '../../syntax/run-map.ts'
import { type Kept, keep, Slot } from '../../syntax/slot.ts'
import { inOrder, NO_FINDINGS, type RunFindings } from './block-findings.ts'
import { withoutBracketStyle } from './bracket-style.ts'
import { brokenItemsIn, strayContinuationIn } from './broken-list-item.ts'
import { emptyLinksIn } from './empty-link.ts'
import { type LevelBefore, lastLevelIn, levelJumpsIn } from './heading-level-jump.ts'
import { indentedTextIn } from './indented-text.ts'
import { longParagraphsOfRun } from './long-paragraphs.ts'
import { mixedPunctuationIn } from './mixed-punctuation.ts'
import { ocrSuspectsIn } from './ocr-suspect.ts'

/** What is looked for, with spaces between: codes that are off are not. */
export function formCodes(isOff: (code: Code) => boolean): string {
  return FORM_CODES.filter(code => !isOff(code)).join(' ')
}

const FORM_CODES = [
  'empty-link',
  'broken-list-item',
  'indented-text',
  'heading-level-jump',
  'repeated-text',
  'mixed-punctuation',
  'ocr-suspect',
] as const satisfies readonly Code[]

/** The findings of blocks and of what stands before them; tables of contents have none. */
export function findInForm(document: Document, codes: string): readonly RunFindings[] {
  const { list, contentsByRun } = document
  const { runs } = list
  const columns = [runs, contentsByRun] as const
  const levels = mapRuns(LEVELS, document.lineage, [], columns, number => lastLevelOfRun(document, number))
  let level: LevelBefore = 0
  const before = levels.map(last => {
    const now = level
    level = last ?? level
    return now
  })
  const blocks = runs.map((_, number) => runs[number - 1]?.blocks.at(-1))
  const found = mapRuns(FOUND, document.lineage, [codes], [...columns, before, blocks], number =>
    findInRun(document, number, codes, { level: before[number] ?? 0, block: blocks[number] }),
  )
  return codes.includes('mixed-punctuation') ? withoutBracketStyle(document, found) : found
}

/** Looks for what {@link findInForm} will find in one run by itself, and keeps it. */
export function prepareForm(document: Document, number: number, codes: string): void {
  const run = document.list.runs[number]
  for (const block of run?.blocks ?? []) findInBlock(document, block, codes)
  if (codes.includes('repeated-text')) longParagraphsOfRun(document, number)
}

const LEVELS = new Slot<Mapped<LevelBefore | undefined>>()
const FOUND = new Slot<Mapped<RunFindings>>()
const LEVEL_OF_RUN = new Slot<Kept<LevelBefore | undefined>>()
const FOUND_IN_RUN = new Slot<Kept<RunFindings>>()
const FOUND_IN_BLOCK = new Slot<Kept<readonly Finding[]>>()
const NOTHING: readonly Finding[] = []

function lastLevelOfRun(document: Document, number: number): LevelBefore | undefined {
  const { list, toc } = document
  const run = list.runs[number]
  if (!run?.may.head) return undefined
  const first = list.firsts[number] ?? 0
  return keep(LEVEL_OF_RUN, run, [document.contentsByRun[number]], () => {
    for (let index = run.blocks.length - 1; index >= 0; index--) {
      const block = run.blocks[index]
      const level = block && !toc.has(first + index) ? lastLevelIn(document, block) : undefined
      if (level !== undefined) return level
    }
    return undefined
  })
}

interface Before {
  readonly level: LevelBefore
  readonly block: Block | undefined
}

function findInRun(document: Document, number: number, codes: string, before: Before): RunFindings {
  const { list, toc } = document
  const run = list.runs[number]
  if (!run) return NO_FINDINGS
  return keep(FOUND_IN_RUN, run, [codes, document.contentsByRun[number], before.level, before.block], () => {
    const first = list.firsts[number] ?? 0
    let { level } = before
    const found = run.blocks.flatMap((block, index): RunFindings => {
      if (block.isFrontMatter || toc.has(first + index)) return NO_FINDINGS
      const previous = index > 0 ? run.blocks[index - 1] : before.block
      const jumps =
        block.may.head && codes.includes('heading-level-jump') ? levelJumpsIn(document, block, level) : NOTHING
      if (block.may.head) level = lastLevelIn(document, block) ?? level
      const apart = codes.includes('broken-list-item') ? strayContinuationIn(document, block, previous) : NOTHING
      const alone = findInBlock(document, block, codes)
      if (jumps.length === 0 && apart.length === 0) return alone.length > 0 ? [{ index, findings: alone }] : NO_FINDINGS
      return [{ index, findings: [...alone, ...apart, ...jumps].sort(inOrder) }]
    })
    return found.length > 0 ? found : NO_FINDINGS
  })
}

function findInBlock(document: Document, block: Block, codes: string): readonly Finding[] {
  return keep(FOUND_IN_BLOCK, block, [codes], () => {
    const facts = document.factsOf(block)
    const wants = (code: Code): boolean => codes.includes(code)
    // Half an annotation has its own finding, and brackets that are not what they were meant to be.
    const isMixed = wants('mixed-punctuation') && facts.problems.length === 0
    const found = [
      ...(wants('empty-link') ? emptyLinksIn(block) : NOTHING),
      ...(wants('broken-list-item') ? brokenItemsIn(block, facts) : NOTHING),
      ...(wants('indented-text') ? indentedTextIn(block, facts) : NOTHING),
      ...(isMixed ? mixedPunctuationIn(block, facts.leaves) : NOTHING),
      ...(wants('ocr-suspect') ? ocrSuspectsIn(block, facts.leaves) : NOTHING),
    ]
    return found.length > 0 ? found.sort(inOrder) : NOTHING
  })
}
