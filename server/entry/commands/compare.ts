// `tifa compare`: what became of one plan in another, as Markdown, JSON or HTML.

import { stat } from 'node:fs/promises'
import { relative, resolve, sep } from 'node:path'
import { URI } from 'vscode-uri'
import { comparePlans } from '../../core/features/comparison.ts'
import type { Corpus } from '../../core/index/corpus.ts'
import { foldKey } from '../../core/text/fold.ts'
import { linePositions, type Positions } from '../../core/text/lines.ts'
import { encodeName, fragment } from '../../protocol/comparison/comparison-address.ts'
import { corpusOfBoth } from '../../protocol/comparison/comparison-corpus.ts'
import { comparisonText } from '../../protocol/comparison/comparison-text.ts'
import { readProvenance } from '../../protocol/exporting/provenance.ts'
import type { Locale } from '../../protocol/locale.ts'
import { type Command, type Given, say } from './command.ts'
import { type GivenPath, openPaths } from './paths.ts'
import { fail } from './terminal.ts'

const FORMATS = ['md', 'json', 'html'] as const

export const COMPARE: Command = {
  name: 'compare',
  operands: '[OPTION…] BEFORE AFTER',
  summary: { en: 'what became of one plan in another', zh: '一个规划在另一个规划中的变化' },
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      values: FORMATS,
      about: { en: 'what is printed (md)', zh: '输出格式（默认 md）' },
    },
    {
      name: 'corpus',
      value: 'FOLDER',
      about: {
        en: 'where plans are looked for that are named by id or name (this folder)',
        zh: '按 id 或名称查找规划的文件夹（默认当前文件夹）',
      },
    },
  ],
  details: [
    {
      en: 'Takes two plans, each by its path, or by its id or name in the corpus. The report says what became of every section and paragraph, which terms and phrases rose and fell, and what became of the targets.',
      zh: '给出两个规划，各以路径或语料库中的 id、名称指定。报告说明每个章节和段落的变化、术语与提法的升降，以及目标的变化。',
    },
    {
      en: 'JSON has {"schema": 1, "before", "after", "basis", "warnings", "sections", "topics", "terms", "phrases", "targets"}; each place has line, column, endLine and endColumn, from 1, and start and end as UTF-16 offsets. HTML is one file without scripts.',
      zh: 'JSON 为 {"schema": 1, "before", "after", "basis", "warnings", "sections", "topics", "terms", "phrases", "targets"}；位置含从 1 起的 line、column、endLine、endColumn 以及 UTF-16 偏移 start、end。HTML 为不含脚本的单个文件。',
    },
  ],
  examples: [
    ['tifa compare fyp-13-outline fyp-14-outline > comparison.md', { en: 'by id', zh: '按 id' }],
    ['tifa compare --format html a.md b.md > comparison.html', { en: 'by path', zh: '按路径' }],
  ],
  exits: { en: '0 compared, whatever differs; 2 could not run', zh: '0 已比较（无论有无差异），2 无法运行' },
  run: compare,
}

async function compare(given: Given, folder: string): Promise<number> {
  const { locale, operands } = given
  const format = FORMATS.find(known => known === given.value('format')) ?? 'md'
  const named = given.value('corpus') ?? '.'
  const [before, after, ...rest] = operands
  if (before === undefined || after === undefined || rest.length > 0)
    return fail(
      say(
        locale,
        'two plans are to be named, by path, id or name; see tifa compare --help',
        '请以路径、id 或名称指定两个规划；详见 tifa compare --help',
      ),
    )
  const files = await Promise.all([before, after].map(name => findFile(name, folder)))
  const paths = files.flatMap(found => (found?.isFolder === false ? found : []))
  // What is no file is looked for by its id or name.
  if (paths.length < 2) {
    const path = resolve(folder, named)
    if (!(await isFolder(path))) return fail(`${named}: ${say(locale, 'no such folder', '没有此文件夹')}`)
    paths.push({ path, isFolder: true })
  }
  const { workspace, ports, pathOf, unread } = await openPaths(paths, folder, locale, false)
  if (unread.length > 0) return fail(unread.join('\ntifa: '))
  const uris: string[] = []
  for (const [at, name] of [before, after].entries()) {
    const file = files[at]
    const found =
      file?.isFolder === false
        ? URI.file(file.path).toString()
        : findNamed(
            [...workspace.folders()].map(({ corpus }) => corpus),
            name,
            pathOf,
            locale,
          )
    if (typeof found !== 'string') return fail(found.problem)
    uris.push(found)
  }
  const [from = '', to = ''] = uris
  if (from === to) return fail(say(locale, 'both names stand for the same document', '两个名称指同一文件'))
  const corpus = corpusOfBoth(workspace, from, to)
  const comparison = corpus && comparePlans(corpus, from, to)
  if (!comparison) return fail(say(locale, 'the documents cannot be read', '无法读取文件'))
  const known = new Map<string, Positions>()
  const positions = (uri: string, offset: number): ReturnType<Positions> => {
    const made = known.get(uri) ?? linePositions(corpus.textOf(uri))
    known.set(uri, made)
    return made(offset)
  }
  const provenance = await readProvenance(workspace.folders(), ports, async () => {})
  process.stdout.write(
    comparisonText(comparison, {
      known: provenance,
      format,
      locale,
      positions,
      // From where the command was called, which is where its output goes.
      address: (uri, offset, isExact) => `${addressOf(folder, uri)}#${fragment(positions(uri, offset), isExact)}`,
      file: pathOf,
    }),
  )
  return 0
}

async function findFile(name: string, folder: string): Promise<GivenPath | undefined> {
  const path = resolve(folder, name)
  return stat(path).then(
    found => ({ path, isFolder: found.isDirectory() }),
    () => undefined,
  )
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    found => found.isDirectory(),
    () => false,
  )
}

/** The document with an id, else the one with a name; where there are several, that is the problem. */
function findNamed(
  corpora: readonly Corpus[],
  name: string,
  pathOf: (uri: string) => string,
  locale: Locale,
): string | { readonly problem: string } {
  const key = foldKey(name)
  const all = corpora.flatMap(corpus =>
    [...corpus.allSymbols()].filter(({ uri, meta }) => meta.kind !== 'glossary' && corpus.originOf(uri) === 'own'),
  )
  const byId = all.filter(({ id }) => id === name)
  // Where the corpus lacks a plan, its digest or translation stands for it, as it does for links.
  const standing = byId.length > 0 ? byId : all.filter(({ meta }) => meta.expresses === name)
  const found = standing.length > 0 ? standing : all.filter(({ names }) => names.some(known => foldKey(known) === key))
  const [first, second] = found
  const none = say(
    locale,
    'no such file, and no document of the corpus has this id or name',
    '没有此文件，语料库中也没有文件以此为 id 或名称',
  )
  if (!first) return { problem: `${name}: ${none}` }
  const files = found.map(({ uri }) => pathOf(uri)).join(', ')
  if (second)
    return { problem: `${name}: ${say(locale, 'several documents are called so', '有多个文件以此为名')}: ${files}` }
  return first.uri
}

function addressOf(folder: string, uri: string): string {
  const path = relative(folder, URI.parse(uri).fsPath)
  return path.split(sep).map(encodeName).join('/')
}
