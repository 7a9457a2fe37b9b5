// Holds what an import wrote against its source, character by character: white space and what the report names aside, they are the same.

import type { Nodes } from 'mdast'
import type { ImportedDocument } from '../../server/core/importing/import-document.ts'
import { findFrontMatter } from '../../server/core/syntax/front-matter.ts'
import { parseMarkdown } from '../../server/core/syntax/markdown.ts'

/** The first difference between a plain text and what was made of it, with what stands around it; undefined where there is none. */
export function findTextDifference(source: string, result: ImportedDocument): string | undefined {
  const { text, notes } = result
  const body = text.slice(findFrontMatter(text)?.end ?? 0)
  const written = readWritten(body)
  // What was removed is taken out of the source, line by line; each note once.
  const removed = new Map<string, number>()
  const stroked = new Map<string, number>()
  let hyphens = 0
  for (const { kind, text, reason } of notes) {
    if (kind === 'removed') count(removed, squeeze(text))
    if (kind === 'joined') hyphens++
    if (kind === 'table' && reason === 'strokes') for (const line of text.split('\n')) count(stroked, squeeze(line))
  }
  // Signs of Markdown that the text itself used are its form now.
  const isSigned = notes.some(({ kind }) => kind === 'markup')
  const original = squeeze(
    (isSigned ? withoutSigns(source) : source)
      .split(/[\n\r\f\u2028\u2029\u0085]/)
      .map(line => {
        const key = squeeze(line)
        if (take(removed, key)) return ''
        // A page number that stood at the end of a line of text.
        const tail = /\s{2,}([0-9]{1,4})\s*$/.exec(line)
        if (tail && take(removed, tail[1] ?? '')) return line.slice(0, tail.index)
        if (!take(stroked, key)) return line
        return /^[^\p{L}\p{N}]*$/u.test(line) && /[-─━═=]{3}/.test(line) ? '' : line.replace(/[|│┃║]/g, '')
      })
      .join('\n'),
  ).replaceAll('\0', '\uFFFD')
  let at = 0
  let to = 0
  while (at < original.length || to < written.length) {
    if (original[at] === written[to]) {
      at++
      to++
    } else if (written[to] === ITEM && at < original.length) {
      // A bullet, which Markdown writes in its own way.
      if (/[\p{L}\p{N}]/u.test(original[at] ?? '')) break
      at += /^[-–]{2}/.test(original.slice(at, at + 2)) && written[to + 1] !== original[at + 1] ? 2 : 1
      to++
    } else if (written[to] === NOTE) {
      // A colon behind the number of a note is Markdown's as well.
      if (/[:：]/.test(original[at] ?? '') && original[at] !== written[to + 1]) at++
      to++
    } else if (/[-‐]/.test(original[at] ?? '') && hyphens > 0) {
      hyphens--
      at++
    } else break
  }
  if (at >= original.length && to >= written.length) return undefined
  return `source …${original.slice(Math.max(0, at - 30), at + 30)}…\nresult …${written.slice(Math.max(0, to - 30), to + 30)}…`
}

function withoutSigns(text: string): string {
  return text
    .replace(/\*\*([^\s*](?:[^*\n]{0,300}[^\s*])?)\*\*|(?<![!\\])\[([^\][\n]{1,300})\]\([^()\s]{0,500}\)/g, '$1$2')
    .replace(/^#{1,6}\s{1,8}(?=\S)/gm, '')
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function take(counts: Map<string, number>, key: string): boolean {
  const left = counts.get(key) ?? 0
  if (left > 0) counts.set(key, left - 1)
  return left > 0
}

const ITEM = '\u0001'
const NOTE = '\u0004'

function squeeze(text: string): string {
  return text.replace(/[\s\uFEFF]+/g, '')
}

/** All that a reader of the Markdown sees, with numbers of lists, footnotes' numbers and what comments keep; bullets are {@link ITEM}. */
function readWritten(body: string): string {
  let written = ''
  const walk = (node: Nodes, number?: number): void => {
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') written += node.value
    else if (node.type === 'html')
      written += node.value
        .replace(/^<!-- (?:contents|advertisement|rubric|title):?\s|-->$/g, '')
        .replace(/--(!?)&gt;/g, '--$1>')
    else if (node.type === 'footnoteReference') written += `[${(node.label ?? '').replace(/-\d+$/, '')}]`
    else if (node.type === 'footnoteDefinition') written += `[${(node.label ?? '').replace(/-\d+$/, '')}]${NOTE}`
    else if (node.type === 'listItem') written += number === undefined ? ITEM : `${number}.`
    else if (node.type === 'thematicBreak') written += '\u0002'
    else if (node.type === 'definition') written += '\u0003'
    if (!('children' in node)) return
    node.children.forEach((child, index) => {
      walk(child, node.type === 'list' && node.ordered ? (node.start ?? 1) + index : undefined)
    })
  }
  walk(parseMarkdown(body))
  return squeeze(written)
}
