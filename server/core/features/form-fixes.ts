// Quick fixes for the findings about a document's form: what to write so that the text stays and its form is right.

import type { Document } from '../model/document.ts'
import type { Finding } from '../model/finding.ts'
import type { FormFinding } from '../model/form-finding.ts'
import type { Block } from '../syntax/block.ts'
import type { Leaf } from '../syntax/prose.ts'
import { isCjk } from '../text/script.ts'
import type { Edit, Fix } from './code-action.ts'
import { BULLET, bulletLines } from './findings/broken-list-item.ts'
import { wordsOfEmptyLink } from './findings/empty-link.ts'
import { findInForm } from './findings/form-findings.ts'
import { indentedLines } from './findings/indented-text.ts'
import { collectSilences } from './findings/silence.ts'
import { isHalfWidthMark } from './findings/throughout.ts'
import { addFields } from './metadata-fix.ts'

/** The fixes for one finding; `[]` for a finding of another sort, or where nobody can know what to write. */
export function collectFormFixes(document: Document, finding: Finding, isTaken: (id: string) => boolean): Fix[] {
  const fix = (kind: Fix['kind'], edits: readonly Edit[] | undefined, label = '', preferred = true): Fix[] =>
    edits && edits.length > 0 ? [{ kind, label, edits, finding, preferred }] : []
  switch (finding.code) {
    case 'empty-link':
      return fix('unlink', unlink(document, finding))
    case 'broken-list-item':
      return fix('mend-item', mendItem(document, finding))
    case 'indented-text':
      return fix('unindent', unindent(document, finding))
    case 'heading-level-jump':
      return fix('raise-heading', raiseHeadings(document, finding))
    case 'repeated-text':
      return fix('remove-repetition', removeParagraph(document, finding), '', false)
    case 'mixed-punctuation':
    case 'ocr-suspect': {
      const { start, end, better } = finding
      if ('places' in finding) return fix('mend-marks', allMarks(document), String(finding.places))
      return better.flatMap(text =>
        fix(text === '' ? 'remove-characters' : 'replace-words', [{ start, end, text }], text, better.length === 1),
      )
    }
    case 'missing-metadata':
      return fix('add-fields', [addFields(document, finding.fields, isTaken)], finding.fields.join(', '))
    default:
      return []
  }
}

/** Whether a finding has one fix that can be made along with all others of its code, each in its own place. */
export function isMendedWithOthers(finding: Finding): finding is FormFinding {
  switch (finding.code) {
    case 'empty-link':
    case 'indented-text':
      return true
    case 'broken-list-item':
      return finding.problem === 'bullet' || finding.problem === 'lazy'
    case 'mixed-punctuation':
    case 'ocr-suspect':
      return finding.better.length === 1
    default:
      return false
  }
}

/**
 * Whether nobody need look at what is written: the words of a link to nowhere stay, and a half-width comma between two Chinese words is a
 * full-width one, as one mark is where it stands twice.
 */
export function isSurelyMended(finding: Finding): boolean {
  if (finding.code === 'empty-link') return true
  if (finding.code !== 'mixed-punctuation' || finding.better.length !== 1) return false
  return finding.problem === 'half-width' || finding.problem === 'doubled'
}

/** Every half-width mark that the author did not silence becomes a full-width one. */
function allMarks(document: Document): Edit[] {
  const { isSilent } = collectSilences(document)
  const { offsets, runs } = document.list
  return findInForm(document, 'mixed-punctuation').flatMap((blocks, number) =>
    blocks.flatMap(({ index, findings }) => {
      const at = (offsets[number] ?? 0) + (runs[number]?.starts[index] ?? 0)
      return findings.flatMap((finding): Edit[] => {
        if (!isHalfWidthMark(finding) || isSilent(finding.code, at + finding.start)) return []
        const [text] = finding.better
        return text === undefined ? [] : [{ start: at + finding.start, end: at + finding.end, text }]
      })
    }),
  )
}

/** A block of the document with its place. */
interface Found {
  readonly block: Block
  readonly index: number
  readonly at: number
}

function blockOf(document: Document, offset: number): Found | undefined {
  const index = document.blockAt(offset)
  const block = document.list.block(index)
  return block && { block, index, at: document.startOf(index) }
}

/** What begins a line and would be read as more than words. */
const MARKUP = /^(?:#{1,6}\s|[-+*>]\s|\d{1,9}[.)]\s|[=~`|])/

function unlink(document: Document, { start }: Finding): Edit[] | undefined {
  const found = blockOf(document, start)
  const place = found && wordsOfEmptyLink(found.block, start - found.at)
  if (!found || !place) return undefined
  const { at, block } = found
  const words = block.source.slice(place.from, place.to)
  const isFirst = /(?:^|\n)[ \t>]{0,9}$/.test(block.source.slice(Math.max(0, place.start - 10), place.start))
  if (isFirst && MARKUP.test(words)) return undefined
  return [
    { start: at + place.start, end: at + place.from, text: '' },
    { start: at + place.to, end: at + place.end, text: '' },
  ]
}

function mendItem(document: Document, finding: Extract<FormFinding, { code: 'broken-list-item' }>): Edit[] | undefined {
  const found = blockOf(document, finding.start)
  if (!found) return undefined
  switch (finding.problem) {
    case 'bullet':
      return makeList(document, found, finding)
    case 'no-text':
      return fillItem(document, found, finding)
    case 'apart':
    case 'cut':
      return joinItem(document, found, finding)
    case 'lazy':
      return indentLines(document, found, finding)
  }
}

/** Bullets become markers; another bullet than the first one is one level in; what goes on with an item is indented. */
function makeList(document: Document, { block, at }: Found, { start, end }: Finding): Edit[] {
  const { source } = block
  const leaf = document.factsOf(block).leaves.find(leaf => leaf.start <= start - at && start - at < leaf.end)
  const to = leaf?.end ?? end - at
  const lines = new Map(bulletLines(source, start - at, to).map(line => [line.start, line]))
  const first = source.charAt(start - at)
  const edits: Edit[] = []
  let indent = ''
  for (let line = start - at; line < to; ) {
    const match = BULLET.exec(source.slice(line, line + 40))
    const bullet = line + (match?.[1]?.length ?? 0)
    if (match && lines.has(bullet)) {
      const outer = match[2] === first ? '' : '  '
      edits.push({ start: at + line, end: at + line + match[0].length, text: `${outer}- ` })
      indent = `${outer}  `
    } else {
      const text = source.slice(line, line + 40)
      edits.push({ start: at + line, end: at + line + (/^[ \t]{0,40}/.exec(text)?.[0].length ?? 0), text: indent })
    }
    const next = source.indexOf('\n', line)
    line = next < 0 ? to : next + 1
  }
  return edits
}

/** The marker in front of the paragraph behind it, which it was cut from; else it goes, with its line. */
function fillItem(document: Document, { block, index, at }: Found, { start, end }: Finding): Edit[] {
  const isLast = block.source.slice(end - at).trim() === ''
  const next = isLast ? document.list.block(index + 1) : undefined
  const [leaf] = next ? document.factsOf(next).leaves : []
  if (leaf?.kind === 'paragraph' && !leaf.listDepth && !leaf.strong)
    return [{ start: end, end: document.startOf(index + 1) + leaf.start, text: ' ' }]
  const before = block.source.lastIndexOf('\n', start - at - 1) + 1
  const behind = block.source.indexOf('\n', end - at)
  return [{ start: at + before, end: behind < 0 ? end : at + behind + 1, text: '' }]
}

/** The paragraph or item becomes a part of the item before it. */
function joinItem(document: Document, { block, index, at }: Found, { start }: Finding): Edit[] | undefined {
  const { leaves } = document.factsOf(block)
  const own = leaves.findIndex(leaf => leaf.start === start - at)
  const before = own > 0 ? leaves[own - 1] : undefined
  if (before) return [joint(document, at + before.end, start)]
  const previous = document.list.block(index - 1)
  const last = previous && document.factsOf(previous).leaves.at(-1)
  return last && [joint(document, document.startOf(index - 1) + last.end, start)]
}

/** No space between Chinese characters, nor behind a hyphen. */
function joint(document: Document, start: number, end: number): Edit {
  const before = document.slice(Math.max(0, start - 2), start)
  const isWhole =
    before.endsWith('-') ||
    (isCjk(before.codePointAt(before.length - 1)) && isCjk(document.slice(end, end + 2).codePointAt(0)))
  return { start, end, text: isWhole ? '' : ' ' }
}

function indentLines(document: Document, { block, at }: Found, { start }: Finding): Edit[] | undefined {
  const { source } = block
  const leaf = document.factsOf(block).leaves.find(leaf => leaf.start < start - at && start - at < leaf.end)
  if (!leaf) return undefined
  const width = leaf.start - (source.lastIndexOf('\n', leaf.start - 1) + 1)
  const edits: Edit[] = []
  for (let line = start - at; line > 0 && line < leaf.end; line = source.indexOf('\n', line) + 1) {
    if (!/\s/.test(source.charAt(line))) edits.push({ start: at + line, end: at + line, text: ' '.repeat(width) })
  }
  return edits
}

/** The lines begin at the margin; one that ends a sentence ends its paragraph. */
function unindent(document: Document, { start, end }: Finding): Edit[] | undefined {
  const found = blockOf(document, start)
  if (!found) return undefined
  const { source } = found.block
  const first = source.lastIndexOf('\n', start - found.at - 1) + 1
  const edits: Edit[] = []
  let before = first
  for (const line of indentedLines(source, first, end - found.at)) {
    const isNext = before > first && source.slice(before, line.from).split('\n').length === 2
    const ends = isNext && /[。！？；：.!?:;”」）]$/.test(source.slice(0, before).slice(-2))
    edits.push({ start: found.at + line.from, end: found.at + line.start, text: ends ? '\n' : '' })
    before = line.end
  }
  return edits
}

/** The heading and all below it move up by what it skips, up to the next heading that is not deeper. */
function raiseHeadings(
  document: Document,
  finding: Extract<FormFinding, { code: 'heading-level-jump' }>,
): Edit[] | undefined {
  const { depth, before, start } = finding
  const by = depth - before - 1
  const { heads, outline } = document
  const first = heads.at(start)
  const edits: Edit[] = []
  for (let index = first; index >= 0 && index < outline.length; index++) {
    const entry = outline[index]
    const section = heads.section(index)
    if (!entry || !section || (index > first && entry.depth < depth)) break
    if (entry.form === 'bold') continue
    const found = blockOf(document, section.start)
    const leaf = found && headingAt(document, found, section.start)
    if (!found || !leaf) return undefined
    const hashes = /(#{1,6})[ \t]{0,200}$/.exec(found.block.source.slice(Math.max(0, leaf.start - 206), leaf.start))
    if (!hashes) return undefined
    const end = found.at + leaf.start - hashes[0].length + (hashes[1]?.length ?? 0)
    edits.push({ start: end - by, end, text: '' })
  }
  return edits
}

function headingAt(document: Document, { block, at }: Found, start: number): Leaf | undefined {
  return document.factsOf(block).leaves.find(({ kind, start: from, end }) => {
    return kind === 'heading' && at + from <= start && start <= at + end
  })
}

/** All of the block, where nothing else stands in it. */
function removeParagraph(document: Document, { start, end }: Finding): Edit[] | undefined {
  const found = blockOf(document, start)
  const { length } = found ? document.factsOf(found.block).leaves : []
  if (!found || length !== 1 || end > found.at + found.block.source.length) return undefined
  return [{ start: found.at, end: found.at + found.block.source.length, text: '' }]
}
