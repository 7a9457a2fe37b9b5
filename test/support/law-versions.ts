// Laws of which there are several dated versions: an article whose text is the same must never be said to have changed.

import type { PieceChange } from '../../server/core/features/comparison/changes.ts'
import { comparePlans } from '../../server/core/features/comparison.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { type DataFile, readData } from './data.ts'

/** Two versions of one law, the earlier first. */
export interface Versions {
  readonly name: string
  readonly before: DataFile
  readonly after: DataFile
}

/** What a comparison says of the articles that both versions have, word for word. */
export interface Unchanged {
  /** Articles of both that are the same after white space is taken out, whatever their numbers. */
  readonly articles: number
  /** Those of them with another number. */
  readonly renumbered: number
  /** Those that were reported as changed, by their numbers. */
  readonly wrong: readonly string[]
}

/** All pairs of versions, each with every later one; `[]` where there are no real texts. */
export function readVersions(): Versions[] {
  const byName = new Map<string, { readonly date: string; readonly file: DataFile }[]>()
  for (const file of readData('laws')) {
    const [, name, date] = /([^/\\]*)\(([0-9]{4}-[0-9]{2}-[0-9]{2})\)\.md$/.exec(file.path) ?? []
    if (name === undefined || date === undefined) continue
    const known = byName.get(name) ?? []
    byName.set(name, known)
    known.push({ date, file })
  }
  return [...byName].flatMap(([name, files]) => {
    files.sort((a, b) => (a.date < b.date ? -1 : 1))
    return files.flatMap(({ file: before }, i) =>
      files.slice(i + 1).map(({ file: after }) => ({ name, before, after })),
    )
  })
}

/** Compares two versions and looks at what is the same in both. */
export function checkUnchanged({ before, after }: Pick<Versions, 'before' | 'after'>): Unchanged {
  const corpus = new Corpus()
  corpus.setFile('file:///before.md', before.text)
  corpus.setFile('file:///after.md', after.text)
  const comparison = comparePlans(corpus, 'file:///before.md', 'file:///after.md')
  const pieces = comparison?.sections.flatMap(section => section.pieces) ?? []
  const waiting = new Map<string, Article[]>()
  for (const article of readArticles(after.text)) {
    const known = waiting.get(article.text)
    if (known) known.push(article)
    else waiting.set(article.text, [article])
  }
  let [articles, renumbered] = [0, 0]
  const wrong: string[] = []
  for (const article of readArticles(before.text)) {
    const other = waiting.get(article.text)?.shift()
    if (!other) continue
    articles++
    if (other.number !== article.number) renumbered++
    const isRight =
      piecesOf(pieces, 'before', article).every(({ fate }) => fate === 'same') &&
      piecesOf(pieces, 'after', other).every(({ fate }) => fate === 'same')
    if (!isRight) wrong.push(article.number)
  }
  return { articles, renumbered, wrong }
}

interface Article {
  readonly number: string
  /** Without the number and without white space. */
  readonly text: string
  readonly start: number
  readonly end: number
}

function piecesOf(pieces: readonly PieceChange[], side: 'before' | 'after', { start, end }: Article): PieceChange[] {
  return pieces.filter(change => change[side].some(ref => start <= ref.start && ref.start < end))
}

/** Read without the code that is tested: an article goes from its number to the next number or heading. */
function readArticles(text: string): Article[] {
  const articles: Article[] = []
  const head = text.indexOf('<!-- INFO END -->')
  let open: { number: string; from: number; start: number; end: number } | undefined
  const close = (): void => {
    if (open) {
      const words = text.slice(open.from, open.end).replace(/[\s\u200b]+/g, '')
      articles.push({ number: open.number, text: words, start: open.start, end: open.end })
    }
    open = undefined
  }
  for (const match of text.matchAll(/[^\n]+/g)) {
    const [line] = match
    if (match.index < head || line.trim() === '') continue
    const number = /^\s*(第[一二三四五六七八九十百千零〇0-9]+条(?:之[一二三四五六七八九十]+)?)[\s\u3000]*/.exec(line)
    const [whole = '', name = ''] = number ?? []
    if (number || /^\s*(?:#|-{3,}|\*{3,})/.test(line)) close()
    if (number) open = { number: name, from: match.index + whole.length, start: match.index, end: 0 }
    if (open) open.end = match.index + line.length
  }
  close()
  return articles
}
