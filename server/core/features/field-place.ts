// Says which field of the front matter or of a glossary entry is being written at an offset.

import type { Corpus } from '../index/corpus.ts'
import type { Document } from '../model/document.ts'
import { FRONT_FIELDS, type FrontField } from '../model/field-table.ts'
import { TERM_FIELDS, type Term, type TermField } from '../model/term.ts'
import { FRONT_LIMIT, findFrontMatter } from '../syntax/front-matter.ts'
import { breakEnd, nextBreak } from '../text/lines.ts'

/** The line that holds an offset, without its break. `start` is its offset in the document. */
export interface Line {
  readonly text: string
  readonly start: number
  readonly column: number
}

/** The line of the source that holds an offset, with the column of the offset in it. */
export function lineAt(document: Document, offset: number): Line {
  const { start, end } = document.lineAround(offset)
  return { text: document.slice(start, end), start, column: Math.min(offset, end) - start }
}

/** The cursor in a field. Offsets are into the document; what is written is `[start, end)`, typed as far as the cursor. */
export interface FieldPlace<Name extends string> {
  /** `name`: the field's name is being written. */
  readonly part: 'name' | 'value'
  /** The field; of a name that is being written undefined. */
  readonly name: Name | undefined
  readonly typed: string
  readonly start: number
  readonly end: number
  /** The fields that are there besides. */
  readonly given: ReadonlySet<string>
  /** False where a colon follows the name already. */
  readonly needsColon: boolean
  /** False where the value stands right behind its colon. */
  readonly hasSpace: boolean
}

/** The field of the front matter at `offset`, closed or not, sound or broken; undefined outside of it. */
export function findFrontField(
  document: Document,
  offset: number,
): (FieldPlace<FrontField> & { readonly isList: boolean }) | undefined {
  const area = findArea(document, offset)
  if (!area) return undefined
  const { text, start, column } = lineAt(document, offset)
  const before = text.slice(0, column)
  const given = new Set<string>()
  for (const match of area.matchAll(/^([\w-]{1,40})[ \t]*:/gm)) if (match[1] !== undefined) given.add(match[1])
  if (/^[\w-]{0,40}$/.test(before)) {
    const name = /^[\w-]{0,40}/.exec(text)?.[0] ?? ''
    const needsColon = !/^[ \t]*:/.test(text.slice(name.length))
    given.delete(name)
    const rest = { given, needsColon, hasSpace: false, isList: false }
    return { part: 'name', name: undefined, typed: before, start, end: start + name.length, ...rest }
  }
  const field = /^([\w-]{1,40})[ \t]*:([ \t]*)/.exec(before)
  const item = /^[ \t]*-([ \t]+)/.exec(before)
  const isList = (field === null && item !== null) || (field !== null && /^[ \t]*\[/.test(text.slice(field[0].length)))
  const name = FRONT_FIELDS.find(known => known === (field ? field[1] : fieldAbove(area)))
  const head = field ?? item
  if (!head || !name) return undefined
  let valueStart = head[0].length
  // In `names: [a, b` each name stands for itself.
  if (field && isList) valueStart += (/^.*[[,][ \t]*/.exec(before.slice(valueStart))?.[0] ?? '').length
  const tail = isList && field ? /^[^,\]]*/ : /^(?:(?![ \t]#).)*/
  const written = tail.exec(text.slice(column))?.[0].trimEnd() ?? ''
  return {
    part: 'value',
    name,
    typed: before.slice(valueStart),
    start: start + valueStart,
    end: start + column + written.length,
    given,
    needsColon: false,
    hasSpace: (field ? field[2] : item?.[1]) !== '' || valueStart > head[0].length,
    isList,
  }
}

/** The YAML before and at the cursor's line, or undefined where the cursor stands in no front matter. */
function findArea(document: Document, offset: number): string | undefined {
  if (offset > FRONT_LIMIT) return undefined
  const [first] = document.blocks
  if (first?.isFrontMatter) {
    const front = findFrontMatter(first.source)
    if (!front || offset < front.yamlStart) return undefined
    // A fence that was never closed: the blank line that ends it may be the one that is being written.
    if (
      offset > front.yamlEnd ||
      (offset === front.yamlEnd &&
        /^(?:---|\.\.\.)/.test(lineAt(document, offset).text) &&
        lineAt(document, offset).column > 0)
    )
      return undefined
    return first.source.slice(front.yamlStart, front.yamlEnd)
  }
  // Begun and not yet front matter: a fence, and above the cursor nothing but fields.
  const line = lineAt(document, offset)
  let head = ''
  for (const block of document.blocks) {
    head += block.source
    if (head.length > line.start || head.length > 20_000) break
  }
  const opening = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/.exec(head)
  if (!opening || line.start < opening[0].length || line.start > head.length) return undefined
  for (let at = opening[0].length; at < line.start; ) {
    const lineBreak = nextBreak(head, at)
    if (lineBreak < 0) break
    if (!/^(?:[\w-]{1,40}[ \t]*:|[ \t]|#)/.test(head.slice(at, lineBreak))) return undefined
    at = breakEnd(head, lineBreak)
  }
  return head.slice(opening[0].length, line.start + line.text.length)
}

/** The field to which a list item at the end of `area` belongs. */
function fieldAbove(area: string): string | undefined {
  return [...area.matchAll(/^([\w-]{1,40})[ \t]*:/gm)].at(-1)?.[1]
}

/** The field of a glossary entry at `offset`, in the bullet list below its heading; undefined elsewhere. */
export function findEntryField(
  corpus: Corpus,
  document: Document,
  offset: number,
): (FieldPlace<TermField> & { readonly term: Term }) | undefined {
  if (document.meta.kind !== 'glossary') return undefined
  const { text, start, column } = lineAt(document, offset)
  const bullet = /^[ \t]{0,3}[-*+][ \t]{1,4}/.exec(text)?.[0]
  if (bullet === undefined || column < bullet.length) return undefined
  const terms = corpus.symbols(document.uri)?.terms ?? []
  const term = terms.findLast(term => term.start <= offset && offset <= term.end)
  if (!term || start <= term.headingEnd) return undefined
  const given = fieldsAbove(document, term.headingEnd, start)
  if (!given) return undefined
  for (const name of fieldsBelow(document, start + text.length, term.end)) given.add(name)
  const before = text.slice(bullet.length, column)
  if (/^[a-z-]{0,20}$/i.test(before)) {
    const name = /^[a-z-]{0,20}/i.exec(text.slice(bullet.length))?.[0] ?? ''
    const needsColon = !/^[ \t]*[:：]/.test(text.slice(bullet.length + name.length))
    const from = start + bullet.length
    const rest = { given, needsColon, hasSpace: false, term }
    // Words of a gloss are no name: a name ends with its colon or the line.
    if (needsColon && /\S/.test(text.slice(bullet.length + name.length))) return undefined
    return { part: 'name', name: undefined, typed: before, start: from, end: from + name.length, ...rest }
  }
  const field = /^([a-z-]{1,20})[ \t]{0,4}[:：]([ \t]*)/i.exec(before)
  const name = TERM_FIELDS.find(known => known === field?.[1]?.toLowerCase())
  if (!field || !name) return undefined
  const isOne = name === 'id' || name === 'pinyin' || name === 'since' || name === 'until' || name === 'source'
  const separators = name === 'en' ? ';；' : ';；,，、'
  const value = before.slice(field[0].length)
  const behind = text.slice(column)
  let from = 0
  let to = behind.trimEnd().length
  if (!isOne) {
    for (let i = 0; i < value.length; i++) if (separators.includes(value[i] ?? '')) from = i + 1
    while (/[ \t]/.test(value[from] ?? '')) from++
    const end = [...behind].findIndex(character => separators.includes(character))
    if (end >= 0) to = behind.slice(0, end).trimEnd().length
  }
  return {
    part: 'value',
    name,
    typed: value.slice(from),
    start: start + bullet.length + field[0].length + from,
    end: start + column + to,
    given,
    needsColon: false,
    hasSpace: field[2] !== '' || from > 0,
    term,
  }
}

/** How much of an entry is looked at for its fields, UTF-16 units. */
const FIELDS_REACH = 4000

/** The fields between a heading and the cursor's line, or undefined where other text stands there: a gloss has begun. */
function fieldsAbove(document: Document, headingEnd: number, lineStart: number): Set<string> | undefined {
  if (lineStart - headingEnd > FIELDS_REACH) return undefined
  const given = new Set<string>()
  for (let at = lineAt(document, headingEnd); ; at = lineAt(document, next(at, document))) {
    if (at.start >= lineStart) return given
    if (at.start > headingEnd && !/^[ \t]*$|^[ \t]*(?:=+|-+)[ \t]*$/.test(at.text)) {
      const name = fieldOf(at.text)
      if (name !== undefined) given.add(name)
      else if (!/^[ \t]{2,}\S|^[ \t]{0,3}[-*+][ \t]*[a-z-]{0,20}$/i.test(at.text)) return undefined
    }
    if (next(at, document) <= at.start) return given
  }
}

/** The fields that follow the cursor's line, as far as the list goes. */
function fieldsBelow(document: Document, from: number, end: number): string[] {
  const names: string[] = []
  for (let at = lineAt(document, from); ; at = lineAt(document, next(at, document))) {
    if (at.start > from) {
      const name = fieldOf(at.text)
      if (name === undefined && at.text.trim() !== '') return names
      if (name !== undefined) names.push(name)
    }
    const following = next(at, document)
    if (following <= at.start || following >= end || following - from > FIELDS_REACH) return names
  }
}

function fieldOf(line: string): string | undefined {
  return /^[ \t]{0,3}[-*+][ \t]{1,4}(id|en|aka|pinyin|since|until|see|replaced-by|source)[ \t]{0,4}[:：]/i
    .exec(line)?.[1]
    ?.toLowerCase()
}

/** The offset at which the next line starts; that of this line where there is none. */
function next(line: Line, document: Document): number {
  const end = line.start + line.text.length
  if (end >= document.length) return line.start
  const position = document.positionAt(line.start)
  return document.offsetAt({ line: position.line + 1, character: 0 })
}
