// The help of the command line: of all commands, and of each.

import { widthOf } from '../../protocol/columns.ts'
import type { Locale } from '../../protocol/locale.ts'
import { type Both, COMMON, type Command, type Option } from './command.ts'

/** What `tifa --help` prints. */
export function helpOfAll(commands: readonly Command[], locale: Locale): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2
  return join([
    [ABOUT[locale]],
    [
      WORDS.usage[locale].trimEnd(),
      ...commands.map(({ name, summary }) => `  tifa ${name.padEnd(width)}${summary[locale]}`),
      `  tifa ${'help'.padEnd(width)}${WORDS.help[locale]}`,
      '  tifa --version',
    ],
    [WORDS.cache[locale]],
    [WORDS.exits[locale]],
    [WORDS.examples[locale], ...commands.flatMap(({ examples }) => examples.slice(0, 1).map(([line]) => `  ${line}`))],
  ])
}

/** What `tifa COMMAND --help` prints. */
export function helpOf(command: Command, locale: Locale): string {
  const { name, operands, summary, options, details, examples, exits } = command
  const all = [...options, ...COMMON]
  const heads = all.map(headOf)
  const width = Math.min(30, Math.max(...heads.map(widthOf)) + 2)
  const wide = Math.max(...examples.map(([line]) => widthOf(line))) + 2
  return join([
    [`tifa ${name}${WORDS.colon[locale]}${summary[locale]}`],
    [`${WORDS.usage[locale]}tifa ${name}${operands === '' ? '' : ` ${operands}`}`],
    ...details.map(each => wrap(each[locale])),
    [
      WORDS.options[locale],
      ...all.flatMap((option, i) => {
        const head = heads[i] ?? ''
        const lines = wrap(aboutOf(option, locale), LINE - width - 2)
        const isTooWide = widthOf(head) > width - 2
        const first = isTooWide ? [`  ${head}`] : []
        return [...first, ...lines.map((line, k) => `  ${pad(k === 0 && !isTooWide ? head : '', width)}${line}`)]
      }),
    ],
    [WORDS.exitCodes[locale], `  ${exits[locale]}`],
    [WORDS.examples[locale], ...examples.map(([line, about]) => `  ${pad(line, wide)}# ${about[locale]}`)],
  ])
}

const LINE = 100

function headOf({ name, short, value }: Option): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`
}

function aboutOf({ about, values }: Option, locale: Locale): string {
  return values ? `${about[locale]}${WORDS.colon[locale]}${values.join(', ')}` : about[locale]
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

/** Lines of at most so many columns: English is cut at spaces, Chinese anywhere but before a sign. */
function wrap(text: string, width = LINE): string[] {
  const lines: string[] = []
  let line = ''
  for (const part of text.match(UNBROKEN) ?? []) {
    if (line.trim() !== '' && widthOf(line + part.trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += line === '' ? part.trimStart() : part
  }
  return [...lines, line.trimEnd()].filter(each => each !== '')
}

/** What a line may not end in the middle of: a word with the signs around it, or a Chinese character with those that may not stand apart. */
const UNBROKEN =
  /\s+|[（《「]*(?:\p{Script=Han}|[^\s\p{Script=Han}（《「，。；：、！？）》」]+)?[，。；：、！？）》」]*/gu

function join(parts: readonly (readonly string[])[]): string {
  return `${parts.map(lines => lines.join('\n')).join('\n\n')}\n`
}

const ABOUT: Both = {
  en: 'tifa: reads and checks a corpus of policy plans in annotated Markdown',
  zh: 'tifa：阅读并检查以标注 Markdown 保存的规划语料库',
}

const WORDS = {
  colon: { en: ': ', zh: '：' },
  usage: { en: 'Usage: ', zh: '用法：' },
  options: { en: 'Options:', zh: '选项：' },
  examples: { en: 'Examples:', zh: '示例：' },
  exitCodes: { en: 'Exit codes:', zh: '退出码：' },
  help: { en: 'show all of a command: tifa help check', zh: '显示某命令的详细说明：tifa help check' },
  cache: {
    en: 'What has been read is kept in an index in the user’s cache folder, so that files that did not change are not read again.\nTIFA_CACHE=FOLDER keeps it elsewhere; with --no-cache, or TIFA_CACHE=off, there is none.',
    zh: '读过的内容保存在用户缓存文件夹的索引中，未改动的文件无需重新读取。\nTIFA_CACHE=文件夹 可另选位置；使用 --no-cache 或 TIFA_CACHE=off 则不保存。',
  },
  exits: {
    en: 'Exit codes: 0 done, 1 something was found that should not be there (or nothing that was looked for), 2 could not run.',
    zh: '退出码：0 完成；1 发现问题（或未找到所查内容）；2 无法运行。',
  },
} as const
