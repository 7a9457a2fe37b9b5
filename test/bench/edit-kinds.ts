// Edits that do more than a character in a paragraph, each made and taken back: in front matter, headings, long blocks, glossaries.

import { CODES } from '../../server/core/model/finding.ts'
import type { Edit, Edits } from './edits.ts'
import { bodyOf, longText } from './texts.ts'

/** A kind of edit with the document in which it is made. */
export interface EditKind {
  readonly name: string
  readonly path: string
  readonly text: string
  /** The edit of a round, by the text before it; it is taken back before the next one. */
  readonly edit: (round: number) => Edits
  /** A document whose findings are asked for in place of those of the edited one. */
  readonly asked?: { readonly path: string; readonly text: string }
  /** Another one that is open. */
  readonly beside?: { readonly path: string; readonly text: string }
  /** No more rounds than this, where one is long. */
  readonly rounds?: number
}

const PASTED = 100_000

/** All kinds, in documents of `length` characters; `headwords` are what a glossary of the user's own has. */
export function editKinds(length: number, headwords: readonly string[]): EditKind[] {
  const { text } = longText(length)
  const body = text.slice(bodyOf(text))
  const path = 'plans/kinds.md'
  const head = `---\nid: kinds\ntitle: 长\n${FRONT.map(([key, value]) => `${key}: ${value}\n`).join('')}---\n\n`
  const plain = head + body
  const asked = { path, text: plain }
  const glossary = glossaryOf(headwords)
  const inGlossary = (name: string, words: string, inserted: string, isOwn = false): EditKind => {
    const places = placesOf(glossary, words)
    return {
      name,
      path: 'kinds-glossary.md',
      text: glossary,
      edit: round => ({ at: places[(round * 7) % places.length] ?? 0, length: 0, text: inserted }),
      ...(isOwn ? { beside: asked } : { asked }),
      rounds: 20,
    }
  }
  const kinds: EditKind[] = [
    ...['title: 长', ...FRONT.map(([key, value]) => `${key}: ${value}`)].map(field => {
      const at = plain.indexOf(`\n${field}\n`) + 1 + field.length
      const [key = ''] = field.split(':')
      return { name: `front matter, ${key}`, path, text: plain, edit: typed(at, key) }
    }),
    { name: 'words above front matter', path, text: plain, edit: () => ({ at: 0, length: 0, text: '字' }), rounds: 20 },
    heading('heading of level 1 that looks ahead', path, plain, '# 主要目标\n\n'),
    heading('heading of level 1 that looks back', path, plain, '# 回顾\n\n'),
    ...longBlocks(head, body).map(({ name, text, at }) => ({
      name,
      path: `plans/kinds-${name.replaceAll(/\W+/g, '-')}.md`,
      text,
      edit: (round: number) => ({ at: at + ((round * 37) % 100), length: 0, text: '增' }),
    })),
    {
      name: 'fence opened at the top',
      path,
      text: plain,
      edit: () => ({ at: head.length, length: 0, text: '```\n' }),
      rounds: 20,
    },
    {
      name: 'comment opened at the top',
      path,
      text: plain,
      edit: () => ({ at: head.length, length: 0, text: '<!-- \n' }),
      rounds: 20,
    },
    {
      name: 'fence opened below a line',
      path,
      text: plain,
      edit: () => ({ at: plain.indexOf('\n', plain.length >> 1) + 1, length: 0, text: '```\n' }),
      rounds: 20,
    },
    {
      name: 'paste of 100,000 characters',
      path,
      text: plain,
      edit: () => ({
        at: head.length + body.indexOf('\n\n', body.length / 2),
        length: 0,
        text: `\n\n${body.slice(0, PASTED)}`,
      }),
      rounds: 20,
    },
    ...frequentWays(head, body),
    inGlossary('headword of a glossary', '\n## ', '新'),
    inGlossary('gloss in a glossary', '\nA gloss', 's'),
    inGlossary('unit in a glossary', '\n- unit: ', '万'),
    inGlossary('headword, findings of the glossary', '\n## ', '新', true),
    inGlossary('gloss, findings of the glossary', '\nA gloss', 's', true),
    inGlossary('unit, findings of the glossary', '\n- unit: ', '万', true),
    {
      name: 'severity in tifa.yaml',
      path: 'tifa.yaml',
      text: CONFIGURATION,
      edit: round => ({ at: CONFIGURATION.indexOf('\n', 20 + round * 7), length: 0, text: 'x' }),
    },
  ]
  return kinds.map(apart)
}

/** The kind with documents that no other kind has: what is left of one that was closed has no say in the next. */
function apart(kind: EditKind, number: number): EditKind {
  if (kind.path === 'tifa.yaml') return kind
  const { path, asked, beside } = kind
  const named = (path: string): string => path.replace(/\.md$/, `-${number}.md`)
  return {
    ...kind,
    path: named(path),
    ...(asked && { asked: { ...asked, path: named(asked.path) } }),
    ...(beside && { beside: { ...beside, path: named(beside.path) } }),
  }
}

/** Every key that there is, as an author has it that sets all severities. */
const CONFIGURATION = `include:
  - plans/**
  - gwr/**
exclude:
  - '**/drafts/**'
glossaries:
  - glossary/terms.md
severities:
${CODES.map(code => `  ${code}: warning\n`).join('')}`

const FRONT = [
  ['title_en', 'A Long Plan'],
  ['names', '[某规划, 长规划]'],
  ['kind', 'outline'],
  ['issuer', '某局'],
  ['date', '2016-03-1'],
  ['period', '2016-202'],
  ['parent', 'fyp-13'],
  ['supersedes', 'fyp-12'],
  ['expresses', 'fyp-1'],
  ['language', 'zh'],
  ['source', 'https://example.org/a'],
] as const

/** What makes another value of a field, with one character. */
function typed(at: number, key: string): (round: number) => Edit {
  if (key === 'language') return () => ({ at: at - 2, length: 2, text: 'en' })
  if (key === 'kind') return () => ({ at: at - 'outline'.length, length: 'outline'.length, text: 'report' })
  const text = key === 'date' ? '7' : key === 'period' ? '0' : key === 'names' ? '' : '5'
  if (key === 'names') return () => ({ at: at - 1, length: 0, text: '五' })
  return () => ({ at, length: 0, text })
}

/** A line above the headings of level 2, which all that follows comes to stand under: the plans have none of level 1. */
function heading(name: string, path: string, text: string, line: string): EditKind {
  const places = placesOf(text, '\n\n## ').map(end => end - '## '.length)
  if (places.length === 0) throw new Error('the plans have no headings of level 2')
  return {
    name,
    path,
    text,
    edit: round => ({ at: places[(round * 7) % places.length] ?? 0, length: 0, text: line }),
    rounds: 100,
  }
}

/** Blocks that are as long as documents, in the middle of one. */
function longBlocks(head: string, body: string): { name: string; text: string; at: number }[] {
  const half = body.indexOf('\n\n', body.length / 2) + 2
  // What a line may begin with, and no markup.
  const sentences = body
    .slice(0, 300_000)
    .split(/[。\n|*#[\]]+/)
    .filter(words => /^[\p{L}\d（“《][^<>`_\\]{8,80}$/u.test(words) && !/^\d+[.)]/.test(words))
  const line = (i: number): string => sentences[i % sentences.length] ?? ''
  const rows = (count: number, of: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => of(i)).join('')
  const blocks: [string, string][] = [
    [
      'table of 10,000 rows',
      `| 指标 | 2015年 | 2020年 |\n| --- | --- | --- |\n${rows(10_000, i => `| ${line(i).slice(0, 12)} | ${i} | ${i + 5}% |\n`)}`,
    ],
    ['list of 5,000 items', rows(5_000, i => `- ${line(i)}。\n`)],
    ['quote of 5,000 lines', rows(5_000, i => `> ${line(i)}。\n>\n`)],
    ['fence of 5,000 lines', `\`\`\`\n${rows(5_000, i => `${line(i)}\n\n`)}\`\`\`\n`],
    ['paragraph of 200,000 characters', `${rows(5_000, i => `${line(i)}。`)}\n`],
  ]
  return blocks.map(([name, block]) => {
    const before = head + body.slice(0, half)
    // In the words of a line in the middle.
    const middle = block.indexOf('\n', block.length / 2)
    const at = before.length + (middle < 0 || middle > block.length - 300 ? Math.floor(block.length / 2) : middle + 3)
    return { name, text: `${before}${block}\n${body.slice(half)}`, at }
  })
}

function glossaryOf(headwords: readonly string[]): string {
  const entries = headwords.map((headword, i) => `## ${headword}\n- id: kind-${i}\n- unit: 吨\n\nA gloss.\n`)
  return `---\nkind: glossary\nid: kinds-glossary\n---\n\n${entries.join('\n')}`
}

/** Where the words end. */
function placesOf(text: string, words: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at + words.length)
  return places
}

/** What authors do every day to more than a word, in the middle of a long text. */
function frequentWays(head: string, body: string): EditKind[] {
  const text = head + body
  const path = 'plans/kinds.md'
  const half = text.indexOf('\n\n', text.length >> 1)
  const paragraphs = paragraphsOf(text)
  const middle = paragraphs.slice(paragraphs.length >> 1)
  const long = middle.find(({ length }) => length > 400) ?? { at: half + 2, length: 1 }
  const of = (name: string, edit: EditKind['edit'], rounds = 40, given = text): EditKind => ({
    name,
    path: given === text ? path : `plans/kinds-${name.replaceAll(/\W+/g, '-')}.md`,
    text: given,
    edit,
    rounds,
  })
  const insert = (at: number, inserted: string): Edit => ({ at, length: 0, text: inserted })
  const replace = ({ at, length }: Pick<Edit, 'at' | 'length'>, by: (words: string) => string, given = text): Edit => ({
    at,
    length,
    text: by(given.slice(at, at + length)),
  })
  const names = FRONT.find(([key]) => key === 'names')?.join(': ') ?? ''
  const windows = text.replaceAll('\n', '\r\n')
  const sorted = Array.from({ length: 2000 }, (_, i) => `${(i * 7919) % 2000}，${middle[i % middle.length]?.length}\n`)
  const lines = `${text.slice(0, half)}\n\n${sorted.map(line => `- ${line}`).join('')}${text.slice(half)}`
  const linked = `${text.replaceAll('\n\n', (gap, at: number) => (at % 5 === 0 ? ' [词][用处]\n\n' : gap))}\n\n[用处]: https://example.org/a`
  const referring = Array.from({ length: 300 }, (_, i) => `见[第${i}处](plan:kinds#长章节)。\n`).join('\n')
  const heading = text.indexOf('\n## ', half) + 1
  const named = `${text.slice(0, heading)}## 长章节\n\n${text.slice(heading)}`
  return [
    of('list in front matter', () =>
      replace({ at: text.indexOf(names), length: names.length }, () => 'names:\n- 某规划\n- 长规划'),
    ),
    of('footnote put in', () => insert(half, '\n\n[^新]: 注释一则。')),
    of('address of a definition', () => insert(linked.length, 'b'), 40, linked),
    {
      ...of('heading that 300 marks name', () => insert(heading + '## 长章节'.length, '新'), 20, named),
      asked: { path: 'kinds-referring.md', text: referring },
    },
    of('half cut', () => ({ at: half, length: text.length - half, text: '' }), 20),
    of(
      'replacement of a term everywhere',
      () =>
        placesOf(text, '发展')
          .slice(0, 500)
          .map(end => ({ at: end - 2, length: 2, text: '成长' })),
      20,
    ),
    of(
      'lines sorted',
      () =>
        replace(
          { at: half + 2, length: lines.length - text.length - 2 },
          block => block.split('\n').sort().join('\n'),
          lines,
        ),
      20,
      lines,
    ),
    of('paragraph broken into lines', () => replace(long, words => words.replaceAll(/[^\n]{40}/g, '$&\n'))),
    of('paragraph made a list', round => insert(middle[round]?.at ?? half, '- ')),
    of('letter at the very end', () => insert(text.length, '增')),
    of('letter at the beginning of the body', () => insert(head.length, '增')),
    of('letter in a text with CRLF', round => insert((windows.length >> 1) + round * 37, '增'), 40, windows),
    of(
      'letters at 100 places',
      round =>
        paragraphs
          .filter((_, i) => i % ((paragraphs.length / 100) | 0) === 0)
          .map(({ at, length }) => insert(at + (round % length), '增')),
      20,
    ),
  ]
}

/** Where lines of plain words stand. */
function paragraphsOf(text: string): { readonly at: number; readonly length: number }[] {
  return [...text.matchAll(/(?<=\n\n)[^\s#>|*[\]()<-][^\n*[\]()<|]{20,}(?=\n\n)/g)].map(match => ({
    at: match.index,
    length: match[0].length,
  }))
}
