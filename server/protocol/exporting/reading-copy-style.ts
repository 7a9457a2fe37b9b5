// How a reading copy looks: light or dark as the reader's system is, and on paper, where glosses are notes behind the text.

export const READING_STYLE = `:root { color-scheme: light dark; --ink: #1f2328; --faint: #57606a; --line: #d0d7de; --paper: #fff; --ground: #f6f8fa; --link: #0550ae; --mark: #fff3b8; --target: #0a6e31; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --faint: #9ea7b3; --line: #3d444d; --paper: #0d1117; --ground: #161b22; --link: #79b8ff; --mark: #4b3d00; --target: #7ee2a0; } }
@media (prefers-contrast: more) { :root { --faint: var(--ink); --line: currentColor; } }
@media (forced-colors: active) { .target, .g { forced-color-adjust: auto; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; color: var(--ink); background: var(--paper); font: 1.0625rem/1.85 "Source Serif 4", Georgia, "Noto Serif CJK SC", "Songti SC", SimSun, serif; overflow-wrap: break-word; }
a { color: var(--link); text-underline-offset: .2em; }
:target { outline: 2px solid var(--link); outline-offset: 3px; }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .25rem .5rem; }
.page { max-width: 76rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
.ours, nav, table, dl.facts { font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1, h2, h3, h4, h5, h6 { font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; line-height: 1.4; margin: 2rem 0 .75rem; }
h1 { font-size: 1.75rem; margin-top: 0; } h2 { font-size: 1.375rem; } h3 { font-size: 1.1875rem; } h4, h5, h6 { font-size: 1.0625rem; }
.lang { font-weight: normal; font-size: 1.125rem; color: var(--faint); margin: -.25rem 0 1rem; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 0 0 1.5rem; font-size: .9375rem; line-height: 1.6; }
dl.facts dt { color: var(--faint); } dl.facts dd { margin: 0; }
nav { font-size: .9375rem; line-height: 1.5; padding: .75rem 1rem; background: var(--ground); border: 1px solid var(--line); border-radius: 6px; }
nav h2 { font-size: 1rem; margin: 0 0 .5rem; } nav ul { list-style: none; margin: 0; padding: 0; } nav ul ul { padding-left: 1rem; } nav li { margin: .2rem 0; }
nav a { text-decoration: none; } nav a:hover, nav a:focus { text-decoration: underline; }
@media screen and (min-width: 64rem) { .page { display: grid; grid-template-columns: 17rem minmax(0, 46rem); gap: 0 3rem; } .page > header { grid-column: 2; grid-row: 1; } .page > nav { grid-column: 1; grid-row: 1 / span 2; align-self: start; position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow-y: auto; } .page > main { grid-column: 2; } .page > footer { grid-column: 2; } }
main p { margin: .75rem 0; }
blockquote { margin: 1rem 0; padding: .1rem 1rem; border-left: .25rem solid var(--line); }
pre, code { font-family: ui-monospace, Consolas, monospace; font-size: .9em; } pre { overflow-x: auto; white-space: pre-wrap; padding: .75rem; background: var(--ground); }
.table { overflow-x: auto; margin: 1rem 0; } table { border-collapse: collapse; width: 100%; font-size: .9375rem; line-height: 1.5; }
th, td { border: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; } th { background: var(--ground); } .ledger td:nth-child(5), .ledger td:first-child { white-space: nowrap; }
.right { text-align: right; font-variant-numeric: tabular-nums; } .center { text-align: center; }
caption { text-align: left; color: var(--faint); padding-bottom: .4rem; }
.g, .t { color: inherit; text-decoration: underline dotted var(--faint); text-underline-offset: .25em; }
.target { color: inherit; text-decoration: underline solid var(--target) 2px; text-underline-offset: .2em; }
mark { background: var(--mark); color: inherit; padding: 0 .1em; }
cite { font-style: normal; border-bottom: 1px dashed var(--faint); }
sup { line-height: 0; font-size: .7em; font-family: system-ui, sans-serif; } sup a { text-decoration: none; padding: 0 .1em; }
.ours { margin-top: 3rem; padding-top: .5rem; border-top: 2px solid var(--line); line-height: 1.6; }
.ours h2 { margin-top: 1rem; } .about { color: var(--faint); font-size: .9375rem; }
ol.glosses, ol.notes { padding-left: 2.5rem; } ol.glosses > li, ol.notes > li, ol.foot > li { margin: .6rem 0; }
.head { font-weight: 600; } .pinyin { color: var(--faint); } .figures { color: var(--faint); font-size: .875rem; } .gloss p { margin: .25rem 0; }
footer { margin-top: 3rem; padding-top: .75rem; border-top: 1px solid var(--line); color: var(--faint); font-size: .875rem; line-height: 1.6; } footer code { overflow-wrap: anywhere; } footer h2 { font-size: 1rem; margin: 0; }
@page { margin: 20mm 18mm; }
@media print { :root { color-scheme: light; --ink: #000; --faint: #444; --line: #999; --paper: #fff; --ground: #fff; --link: #000; --mark: #eee; --target: #000; }
body { font-size: 10.5pt; line-height: 1.6; } .page { max-width: none; padding: 0; display: block; } .skip, .back { display: none; }
a { text-decoration: none; } nav { break-after: page; border: 0; padding: 0; } h1, h2, h3, h4, h5, h6 { break-after: avoid; } tr, ol.glosses > li, ol.notes > li, ol.foot > li { break-inside: avoid; } thead { display: table-header-group; }
.g, .t { text-decoration: none; } .target { text-decoration: underline; text-decoration-thickness: 1px; } mark { background: none; text-decoration: underline wavy 1px; }
.ours { break-before: page; border-top: 0; margin-top: 0; } ol.glosses { columns: 2; column-gap: 1.5rem; font-size: 9pt; line-height: 1.45; } .table { overflow: visible; } table { font-size: 8.5pt; } }
`
