// Writes a report as one HTML file: no script, nothing from elsewhere, to be read, sent on and printed.

import { type Block, type Inline, type Place, toLine } from './report.ts'

/** A place in words: `plans/a.md:12`. The file is sent on without the texts, so no link leads out of it. */
export type PlaceName = (uri: string, offset: number) => string

/** The whole file. `language` is that of our own words. Corpus texts are shown as texts, whatever they contain. */
export function reportToHtml(
  blocks: readonly Block[],
  placeName: PlaceName,
  { title, language }: { readonly title: string; readonly language: 'zh' | 'en' },
): string {
  const passages = new Map<string, string>()
  for (const block of blocks) {
    if (block.kind !== 'heading' || !block.passageOf) continue
    const id = `p${passages.size + 1}`
    for (const place of block.passageOf) if (!passages.has(keyOf(place))) passages.set(keyOf(place), id)
  }
  const links: Links = { passages, placeName }
  return `<!DOCTYPE html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${literal(title)}</title>
<style>
${STYLE}
</style>
</head>
<body>
<main>
${blocks.map(block => writeBlock(block, links)).join('\n')}
</main>
</body>
</html>
`
}

interface Links {
  /** The ids of passages by the places that they speak of. */
  readonly passages: ReadonlyMap<string, string>
  readonly placeName: PlaceName
}

function keyOf({ uri, offset }: Place): string {
  return `${offset} ${uri}`
}

const NONE: ReadonlyMap<string, string> = new Map()

function writeBlock(block: Block, links: Links): string {
  switch (block.kind) {
    case 'heading': {
      const [place] = block.passageOf ?? []
      const id = place && links.passages.get(keyOf(place))
      // What leads here need not lead here again.
      const around = id === undefined ? links : { ...links, passages: NONE }
      return `<h${block.level}${id === undefined ? '' : ` id="${id}"`}>${writeLine(block.content, around)}</h${block.level}>`
    }
    case 'paragraph':
      return `<p>${writeLine(block.content, links)}</p>`
    case 'faint':
      return `<p class="faint">${writeLine(block.content, links)}</p>`
    case 'warning':
      return `<p class="warning" role="note"><span aria-hidden="true">⚠ </span>${writeLine(block.content, links)}</p>`
    case 'list':
      return `<ul>\n${block.items.map(item => `<li>${writeLine(item, links)}</li>`).join('\n')}\n</ul>`
    case 'table': {
      const numbers = block.columns.map(({ isNumber }) => (isNumber ? ' class="number"' : ''))
      const head = block.columns.map(({ title }, at) => `<th scope="col"${numbers[at]}>${literal(title)}</th>`)
      const rows = block.rows.map(
        row => `<tr>${row.map((cell, at) => `<td${numbers[at] ?? ''}>${writeLine(cell, links)}</td>`).join('')}</tr>`,
      )
      return `<div class="table"><table>\n<thead><tr>${head.join('')}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table></div>`
    }
  }
}

function writeLine(content: readonly Inline[], links: Links): string {
  return content.map(part => writeInline(part, links)).join('')
}

function writeInline(part: Inline, links: Links): string {
  const words = literal(part.text)
  switch (part.kind) {
    case 'text':
      return words
    case 'strong':
      return `<strong>${words}</strong>`
    case 'removed':
      return `<del>${words}</del>`
    case 'added':
      return `<ins>${words}</ins>`
    case 'link': {
      const place = literal(links.placeName(part.uri, part.offset))
      const id = links.passages.get(keyOf(part))
      const name = part.isLine ? place : words
      const said = id === undefined ? name : `<a href="#${id}">${name}</a>`
      return part.isLine ? said : `${said} <small>${place}</small>`
    }
  }
}

function literal(text: string): string {
  return toLine(text).replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
}

/** Light or dark as the reader's system is; what was removed and added is struck through and underlined, and not coloured alone. */
const STYLE = `:root { color-scheme: light dark; --ink: #1f2328; --faint: #59636e; --line: #d1d9e0; --paper: #fff; --link: #0550ae; --gone: #a40e26; --new: #0f5323; --gone-ground: #ffebe9; --new-ground: #dafbe1; --warning: #fff8c5; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --faint: #9198a1; --line: #3d444d; --paper: #0d1117; --link: #79b8ff; --gone: #ffb3ad; --new: #8ddb9b; --gone-ground: #3c1618; --new-ground: #12301b; --warning: #3a2f0b; } }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--paper); font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.35; } h2 { margin-top: 2.5rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); font-size: 1.3rem; } h3 { margin-top: 1.75rem; font-size: 1.05rem; }
h1, h2, h3, p, li, td { overflow-wrap: anywhere; }
a { color: var(--link); }
.faint, small { color: var(--faint); }
small { font-weight: normal; }
.warning { padding: .5rem .75rem; background: var(--warning); border: 1px solid var(--line); border-left-width: .35rem; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .3rem .6rem; border: 1px solid var(--line); text-align: left; vertical-align: top; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
li { margin: .35rem 0; }
del { color: var(--gone); background: var(--gone-ground); text-decoration: line-through; }
ins { color: var(--new); background: var(--new-ground); text-decoration: underline; }
@media print { :root { --ink: #000; --paper: #fff; --link: #000; --line: #999; --gone: #000; --new: #000; --gone-ground: #fff; --new-ground: #fff; --warning: #fff; --faint: #333; } main { max-width: none; padding: 0; } h2, h3 { break-after: avoid; } tr, li { break-inside: avoid; } thead { display: table-header-group; } }`
