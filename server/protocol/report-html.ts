// Writes a report as one HTML file: no script, nothing from elsewhere, to be read, sent on and printed.

import { type Address, type Block, type Inline, toLine } from './report.ts'

/** The whole file. `language` is that of our own words. Corpus texts are shown as texts, whatever they contain. */
export function reportToHtml(
  blocks: readonly Block[],
  address: Address,
  { title, language }: { readonly title: string; readonly language: 'zh' | 'en' },
): string {
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
${blocks.map(block => writeBlock(block, address)).join('\n')}
</main>
</body>
</html>
`
}

function writeBlock(block: Block, address: Address): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${writeLine(block.content, address)}</h${block.level}>`
    case 'paragraph':
      return `<p>${writeLine(block.content, address)}</p>`
    case 'faint':
      return `<p class="faint">${writeLine(block.content, address)}</p>`
    case 'warning':
      return `<p class="warning" role="note"><span aria-hidden="true">⚠ </span>${writeLine(block.content, address)}</p>`
    case 'list':
      return `<ul>\n${block.items.map(item => `<li>${writeLine(item, address)}</li>`).join('\n')}\n</ul>`
    case 'table': {
      const numbers = block.columns.map(({ isNumber }) => (isNumber ? ' class="number"' : ''))
      const head = block.columns.map(({ title }, at) => `<th scope="col"${numbers[at]}>${literal(title)}</th>`)
      const rows = block.rows.map(
        row => `<tr>${row.map((cell, at) => `<td${numbers[at] ?? ''}>${writeLine(cell, address)}</td>`).join('')}</tr>`,
      )
      return `<div class="table"><table>\n<thead><tr>${head.join('')}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table></div>`
    }
  }
}

function writeLine(content: readonly Inline[], address: Address): string {
  return content.map(part => writeInline(part, address)).join('')
}

function writeInline(part: Inline, address: Address): string {
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
      const to = address(part.uri, part.offset, part.isExact)
      return to === undefined ? words : `<a href="${literal(to)}">${words}</a>`
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
.faint { color: var(--faint); }
.warning { padding: .5rem .75rem; background: var(--warning); border: 1px solid var(--line); border-left-width: .35rem; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .3rem .6rem; border: 1px solid var(--line); text-align: left; vertical-align: top; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
li { margin: .35rem 0; }
del { color: var(--gone); background: var(--gone-ground); text-decoration: line-through; }
ins { color: var(--new); background: var(--new-ground); text-decoration: underline; }
@media print { :root { --ink: #000; --paper: #fff; --link: #000; --line: #999; --gone: #000; --new: #000; --gone-ground: #fff; --new-ground: #fff; --warning: #fff; --faint: #333; } main { max-width: none; padding: 0; } h2, h3 { break-after: avoid; } tr, li { break-inside: avoid; } thead { display: table-header-group; } }`
