// `tifa plans`: the hierarchy and the lines of the plans in files and folders, as a tree of text or as JSON.

import { collectFacts } from '../../core/features/plan-tree/facts.ts'
import { type Arrangement, collectPlanTree, type PlanNode } from '../../core/features/plan-tree.ts'
import type { Corpus } from '../../core/index/corpus.ts'
import { roleOf } from '../../core/index/plans/plan-levels.ts'
import type { Work } from '../../core/index/plans/plan-line.ts'
import { printable } from '../../protocol/columns.ts'
import type { Locale } from '../../protocol/locale.ts'
import { nodeMessage } from '../../protocol/plans/plan-message.ts'
import type { Command, Given } from './command.ts'
import { type Opened, openPaths, resolvePaths } from './paths.ts'
import { fail, tellNothing } from './terminal.ts'

export const PLANS: Command = {
  name: 'plans',
  operands: '[--format text|json] [PATH…]',
  summary: { en: 'how the plans hang together', zh: '规划之间的关系' },
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      values: ['text', 'json'],
      about: { en: 'what is printed (text)', zh: '输出格式（默认 text）' },
    },
  ],
  details: [
    {
      en: 'Prints the plans as dolls (what carries out what, by parent), then their lines (what came after what, by supersedes or inferred), with translations and digests under their work, and what is missing or goes round.',
      zh: '先按层级输出（由 parent 说明谁落实谁），再按版本输出（由 supersedes 说明或推断谁接替谁）；译文与摘要列于其作品之下，并列出缺失与循环。',
    },
    {
      en: 'JSON: {"plans": [{"id", "title", "title_en", "kind", "issuer", "date", "period", "file", "parent", "before", "gaps", "after", "texts"}]}',
      zh: 'JSON：{"plans": [{"id", "title", "title_en", "kind", "issuer", "date", "period", "file", "parent", "before", "gaps", "after", "texts"}]}',
    },
  ],
  examples: [
    ['tifa plans', { en: 'of this folder', zh: '当前文件夹' }],
    ['tifa plans --format json plans/fyp-14.md', { en: 'of one plan', zh: '单个规划' }],
  ],
  exits: { en: '0 done, 2 could not run', zh: '0 完成，2 无法运行' },
  run: plans,
}

async function plans(given: Given, cwd: string): Promise<number> {
  const paths = await resolvePaths(given.operands, cwd, given.locale, '.')
  if (typeof paths === 'string') return fail(paths)
  const opened = await openPaths(paths, cwd, given.locale)
  const corpora = [...opened.workspace.folders()].map(({ corpus }) => corpus)
  if (given.value('format') === 'json') {
    const rows = corpora.flatMap(corpus => toRows(corpus, opened))
    process.stdout.write(`${JSON.stringify({ plans: rows })}\n`)
  } else {
    const { locale } = given
    let isAny = false
    for (const arrangement of ['level', 'versions'] as const) {
      const lines = corpora.flatMap(corpus => toLines(corpus, opened, arrangement, locale))
      if (lines.length === 0) continue
      isAny = true
      process.stdout.write(`${HEADS[arrangement][locale]}\n${lines.join('')}`)
    }
    if (!isAny) tellNothing(locale)
  }
  return opened.unread.length > 0 ? fail(opened.unread.join('\ntifa: ')) : 0
}

const HEADS = {
  level: { en: 'By level', zh: '按层级' },
  versions: { en: 'By version', zh: '按版本' },
} as const

/** The tree of what was named, with all that holds it; of a line with a work that was named all of it. */
function toLines(corpus: Corpus, opened: Opened, arrangement: Arrangement, locale: Locale): string[] {
  const nodes = run(collectPlanTree(corpus, arrangement, 'newest'))
  const isKept = keep(nodes, opened, arrangement)
  const inside: number[][] = nodes.map(() => [])
  const sizes = nodes.map(() => 0)
  const roots: number[] = []
  nodes.forEach(({ parent, kind }, index) => {
    if (!isKept[index]) return
    ;(inside[parent] ?? roots).push(index)
    if (parent >= 0 && (kind === 'work' || kind === 'missing')) sizes[parent] = (sizes[parent] ?? 0) + 1
  })
  const lines: string[] = []
  const waiting = roots.reverse().map(index => ({ index, depth: 1 }))
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const node = nodes[next.index]
    if (!node) continue
    const { label, detail } = nodeMessage(node, sizes[next.index] ?? 0, locale)
    const file = node.kind === 'work' ? node.work.main.uri : node.kind === 'text' ? node.text.uri : undefined
    const path = file === undefined ? '' : `  ${printable(opened.pathOf(file))}`
    lines.push(
      `${'  '.repeat(next.depth)}${printable(label)}${detail === '' ? '' : ` (${printable(detail)})`}${path}\n`,
    )
    const depth = next.depth + 1
    for (const index of [...(inside[next.index] ?? [])].reverse()) waiting.push({ index, depth })
  }
  return lines
}

function keep(nodes: readonly PlanNode[], { isWanted }: Opened, arrangement: Arrangement): boolean[] {
  const isKept = nodes.map(node => node.kind === 'work' && isNamed(node.work, isWanted))
  for (let index = nodes.length - 1; index >= 0; index--) {
    const parent = nodes[index]?.parent ?? -1
    if (isKept[index] && parent >= 0) isKept[parent] = true
  }
  nodes.forEach((node, index) => {
    const { kind, parent } = node
    // By level the line is left out: it follows below.
    if (arrangement === 'level' && isOfLine(node)) return
    const holder = nodes[parent]
    if (!holder || !isKept[parent]) return
    const isOwn = kind !== 'work' && kind !== 'group' && holder.kind === 'work' && isNamed(holder.work, isWanted)
    const isBetween = arrangement === 'versions' && holder.kind === 'group' && holder.group.by === 'line'
    if (isOwn || isBetween) isKept[index] = true
  })
  return isKept
}

function isOfLine(node: PlanNode): boolean {
  if (node.kind === 'missing') return node.missing.field === 'supersedes'
  return node.kind === 'before' || node.kind === 'after' || (node.kind === 'loop' && node.field === 'supersedes')
}

function isNamed({ main, others }: Work, isWanted: (uri: string) => boolean): boolean {
  return isWanted(main.uri) || others.some(({ uri }) => isWanted(uri))
}

/** A row a work, with its neighbours by id; a neighbour that no document has is `"missing": true`. */
function toRows(corpus: Corpus, { isWanted, pathOf }: Opened): object[] {
  const { works, parents, befores, afters, parentLoops, beforeLoops } = run(collectFacts(corpus))
  return [...works.values()]
    .filter(work => isNamed(work, isWanted))
    .map(work => {
      const { main, others, id } = work
      const { meta, title, date, uri } = main
      const parent = parents.get(uri)
      const before = befores.get(uri)
      return {
        id,
        title,
        title_en: meta.titleEn ?? null,
        kind: meta.kind ?? null,
        issuer: meta.issuer ?? null,
        date: date?.text ?? null,
        period: meta.period ?? null,
        file: pathOf(uri),
        parent: parent
          ? parent.kind === 'work'
            ? { id: parent.work.id, missing: false, loop: parentLoops.has(uri) }
            : { id: parent.id, missing: true, loop: false }
          : null,
        before: before
          ? before.kind === 'work'
            ? { id: before.work.id, missing: false, loop: beforeLoops.has(uri), how: before.how }
            : { id: before.id, missing: true, loop: false, how: 'supersedes' }
          : null,
        gaps: before?.kind === 'work' ? before.gaps : [],
        after: (afters.get(uri) ?? []).map(next => next.id),
        texts: others.map(text => ({
          id: text.id,
          title: text.title,
          role: roleOf(corpus, work, text),
          file: pathOf(text.uri),
        })),
      }
    })
}

/** Nobody waits for a turn in a terminal. */
function run<T>(work: Generator<unknown, T>): T {
  let step = work.next()
  while (!step.done) step = work.next()
  return step.value
}
