// What a command of the terminal is, and how its arguments are read.

import { parseArgs } from 'node:util'
import { distance } from 'fastest-levenshtein'
import type { Locale } from '../../protocol/locale.ts'

/** A text of ours in both languages. */
export type Both = Readonly<Record<Locale, string>>

export interface Option {
  /** As it is written, without the dashes. */
  readonly name: string
  readonly short?: string
  /** What stands for its value in the help; absent for one that is there or not. */
  readonly value?: string
  /** All values that it may have. */
  readonly values?: readonly string[]
  /** It may be given more than once, and then holds all its values, parted by commas or not. */
  readonly isMany?: boolean
  readonly about: Both
}

export interface Command {
  readonly name: string
  /** What follows the name in the help: `[PATH…]`. */
  readonly operands: string
  /** What it does, in one line. */
  readonly summary: Both
  readonly options: readonly Option[]
  /** Paragraphs: what it prints, what its forms mean. */
  readonly details: readonly Both[]
  readonly examples: readonly (readonly [line: string, about: Both])[]
  /** When it exits with 0 and 1; 2 is always that it could not run. */
  readonly exits: Both
  /** Runs it; returns its exit code, or undefined where the process goes on by itself. */
  readonly run: (given: Given, cwd: string) => Promise<number | undefined>
}

/** The arguments of a command, known to be options of it, with values that they may have. */
export interface Given {
  readonly operands: readonly string[]
  readonly locale: Locale
  has(name: string): boolean
  /** The value that was given last. */
  value(name: string): string | undefined
  values(name: string): readonly string[]
}

/** Options that every command has. */
export const COMMON: readonly Option[] = [
  {
    name: 'no-cache',
    about: {
      en: 'read all files anew, and keep no index of them',
      zh: '重新读取所有文件，也不保存索引',
    },
  },
  { name: 'help', short: 'h', about: { en: 'show this help', zh: '显示本帮助' } },
]

/** Reads the arguments of a command; a string says what is wrong with them. */
export function readArguments(command: Command, args: readonly string[], locale: Locale): Given | string {
  const options = [...command.options, ...COMMON]
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      options.map(({ name, short, value }) => [
        name,
        { type: value === undefined ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) },
      ]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const operands: string[] = []
  const given = new Map<string, string[]>()
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const option = options.find(({ name }) => name === token.name)
    if (!option) return unknown(token.rawName, options, locale)
    if (option.value === undefined && token.value !== undefined)
      return say(locale, `${token.rawName} takes no value`, `${token.rawName} 不带值`)
    if (option.value !== undefined && token.value === undefined)
      return say(locale, `${token.rawName} needs a value: ${option.value}`, `${token.rawName} 需要值：${option.value}`)
    const values = option.isMany ? (token.value ?? '').split(',') : [token.value ?? '']
    const wrong = option.values && values.find(value => !option.values?.includes(value))
    if (wrong !== undefined) return notOneOf(token.rawName, option.values ?? [], wrong, locale)
    given.set(option.name, option.isMany ? [...(given.get(option.name) ?? []), ...values] : values)
  }
  return {
    operands,
    locale,
    has: name => given.has(name),
    value: name => given.get(name)?.at(-1),
    values: name => given.get(name) ?? [],
  }
}

/** The text in the language of the terminal. */
export function say(locale: Locale, en: string, zh: string): string {
  return locale === 'zh' ? zh : en
}

/** `1 document`, `2,000 documents`. */
export function counted(count: number, noun: string): string {
  return `${new Intl.NumberFormat('en').format(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** Says that an option has another value than it may have. */
export function notOneOf(name: string, values: readonly string[], given: string, locale: Locale): string {
  const [last = '', ...others] = [...values].reverse()
  const list = others.length > 0 ? `${others.reverse().join(', ')} or ${last}` : last
  return say(locale, `${name} is ${list}, not “${given}”`, `${name} 应为 ${values.join('、')}，而不是“${given}”`)
}

function unknown(name: string, options: readonly Option[], locale: Locale): string {
  const near = nearest(
    name,
    options.map(option => `--${option.name}`),
  )
  const hint = near === undefined ? '' : say(locale, `; did you mean ${near}?`, `；是否要用 ${near}？`)
  return say(locale, `there is no option ${name}${hint}`, `没有选项 ${name}${hint}`)
}

/** The one of `names` that `given` was probably meant to be; undefined where none is near: pdf is not qda. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const [best] = names
    .map(name => ({ name, far: distance(given, name) }))
    .filter(({ name, far }) => far <= Math.max(1, Math.floor(name.length * 0.4)))
    .sort((a, b) => a.far - b.far)
  return best?.name
}

/** A whole number above zero that an option gives; a string says that it is none. */
export function numberIn(given: Given, name: string, otherwise: number): number | string {
  const value = given.value(name)
  if (value === undefined) return otherwise
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value)
  return say(given.locale, `--${name} is a number, not “${value}”`, `--${name} 应为数字，而不是“${value}”`)
}
