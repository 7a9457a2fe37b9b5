// The part of a hover that shows the paragraph at the same place of the text that is read beside this one.

import type { CancellationToken } from 'vscode-languageserver'
import { type AlignedPart, findGroup } from '../../core/features/alignment.ts'
import { collectParallelTexts } from '../../core/features/parallel-texts.ts'
import type { Document } from '../../core/model/document.ts'
import type { Range } from '../../core/model/meta.ts'
import { toSource, toText } from '../../core/syntax/prose.ts'
import { sentenceAround } from '../../core/text/sentence.ts'
import type { Context, Found } from '../context.ts'
import type { Locale } from '../locale.ts'
import { escapeMarkdown, link } from '../markdown.ts'

/** The most texts whose paragraphs one hover shows. */
const MOST_TEXTS = 2

/** The most characters of a paragraph that are shown: Chinese says more with them. */
const LONGEST = { zh: 300, en: 800 } as const

/** Markdown for the hover with the sentence that it is about; undefined where nothing is read beside the document. */
export async function hoverCounterparts(
  context: Context,
  { folder, document }: Found,
  offset: number,
  token: CancellationToken,
): Promise<{ readonly text: string; readonly range: Range } | undefined> {
  const range = sentenceAt(document, offset)
  if (!range) return undefined
  const parts: string[] = []
  for (const uri of besides(context, { folder, document }).slice(0, MOST_TEXTS)) {
    const alignment = await context.alignments.get(document.uri, uri, token)
    const symbols = context.workspace.folderOf(uri).corpus.symbols(uri)
    if (!alignment || !symbols) continue
    const group = findGroup(alignment, 'before', offset)
    // That nothing stands beside it is worth saying to who reads the two in step; to others it is noise.
    if (!group || (group.after.length === 0 && !isPartner(context, document.uri, uri))) continue
    const line = (group.after[0] && alignment.after.positionAt(group.after[0].start).line) ?? 0
    const title = link(symbols.title, context.fileLineLink(uri, line))
    parts.push(write(title, group.after, symbols.language, context.locale))
  }
  return parts.length > 0 ? { text: parts.join('\n\n'), range } : undefined
}

/** The texts that are read beside a document: its partner, then others of its work that are open, or all. */
function besides({ workspace, readingPair }: Context, { folder: { corpus }, document: { uri } }: Found): string[] {
  const { counterparts } = workspace.settings
  if (counterparts === 'never') return []
  const partner = readingPair?.includes(uri) ? readingPair.filter(one => one !== uri) : []
  const open = new Set(workspace.openUris())
  const texts = collectParallelTexts(corpus, uri).map(({ symbols }) => symbols.uri)
  const shown = counterparts === 'always' ? texts : texts.filter(text => open.has(text))
  return [...new Set([...partner, ...shown])]
}

function isPartner({ readingPair }: Context, uri: string, other: string): boolean {
  return [uri, other].every(one => readingPair?.includes(one) === true)
}

function write(title: string, parts: readonly AlignedPart[], language: 'zh' | 'en', locale: Locale): string {
  const words = WORDS[locale]
  if (parts.length === 0) return words.nothing(title)
  let room: number = LONGEST[language]
  const quoted: string[] = []
  for (const { text } of parts) {
    const shown = cut(text.replace(/\s+/g, ' '), room)
    quoted.push(`> ${escapeMarkdown(shown)}`)
    room -= shown.length
    if (room <= 0) break
  }
  return `${words.beside(title)}\n\n${quoted.join('\n>\n')}`
}

/** No more than so many characters, whole words. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const kept = text.slice(0, most)
  return `${kept.replace(/(?:[\p{Script=Latin}\p{N}'’-]{1,40}|[\ud800-\udbff])$/u, '').trimEnd()}…`
}

const WORDS: Readonly<Record<Locale, { beside: (title: string) => string; nothing: (title: string) => string }>> = {
  en: {
    beside: title => `**Beside it:** ${title}`,
    nothing: title => `*Nothing in ${title} stands beside this.*`,
  },
  zh: {
    beside: title => `**对应段落：**${title}`,
    nothing: title => `*${title} 中没有对应段落。*`,
  },
}

/** The sentence around an offset; undefined outside of running text. */
function sentenceAt(document: Document, offset: number): Range | undefined {
  const index = document.blockAt(offset)
  const block = document.list.block(index)
  if (!block || block.isFrontMatter) return undefined
  const at = document.startOf(index)
  const leaf = document.facts(index).leaves.find(one => one.start <= offset - at && offset - at <= one.end)
  const inText = leaf && toText(leaf, offset - at)
  if (!leaf || inText === undefined) return undefined
  const { start, end } = sentenceAround(leaf.text, inText, inText)
  const [from, to] = toSource(leaf, start, end)
  return { start: at + from, end: at + to }
}
