// The one place that runs the Markdown parser: CommonMark with GFM tables and footnotes, as unified and remark read it.

import type { Root } from 'mdast'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmTable } from 'micromark-extension-gfm-table'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'

/** The syntax tree of `source`. Never throws: every text is Markdown. Offsets are UTF-16 and exact. */
export function parseMarkdown(source: string): Root {
  return processor.parse(source)
}

/** The blocks of `source` alone: what stands in paragraphs is one text. Linear, whatever signs they are full of. */
export function parseBlocks(source: string): Root {
  return blockProcessor.parse(source)
}

// Strikethrough and bare-address links of GFM stay out: plans write 1.5~2倍 and 10~20, and www. links are no marks.
const processor = unified().use(remarkParse).use(tablesAndFootnotes).freeze()

function tablesAndFootnotes(this: Processor): void {
  const data = this.data() as { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] }
  ;(data.micromarkExtensions ??= []).push(gfmTable(), gfmFootnote())
  ;(data.fromMarkdownExtensions ??= []).push(gfmTableFromMarkdown(), gfmFootnoteFromMarkdown())
}

/** The names that micromark gives to what stands inside of paragraphs. */
const INLINES = [
  'attention',
  'autolink',
  'characterEscape',
  'characterReference',
  'codeText',
  'gfmFootnoteCall',
  'gfmPotentialFootnoteCall',
  'hardBreakEscape',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
]

const blockProcessor = processor().use(withoutInlines).freeze()

function withoutInlines(this: Processor): void {
  const data = this.data() as { micromarkExtensions?: unknown[] }
  ;(data.micromarkExtensions ??= []).push({ disable: { null: INLINES } })
}
