// Words for what a dictionary says in a hover.

import type { Reading, Word, WordSense, WordsPart } from '../../core/features/words.ts'
import type { GlossPart } from '../../core/text/gloss.ts'
import type { Locale } from '../locale.ts'
import { escapeMarkdown } from '../markdown.ts'
import { type WritePinyin, writeToneMarks } from './pinyin-message.ts'

/** The words one after the other. */
export function renderWords({ words }: WordsPart, locale: Locale, writePinyin: WritePinyin): string {
  const write = locale === 'zh' ? CHINESE : ENGLISH
  return words.map(word => renderWord(word, write, writePinyin)).join('\n\n')
}

/** The foot of a hover that has words: how many more there are, and whose dictionary it is. */
export function wordsFoot({ more }: WordsPart, locale: Locale): string {
  const write = locale === 'zh' ? CHINESE : ENGLISH
  return more > 0 ? `${write.moreWords(more)} · ${SOURCE}` : SOURCE
}

/** What the licence asks to be said; README and the notice beside the data say more. */
const SOURCE = '*CC-CEDICT, CC BY-SA 4.0*'

function renderWord({ written, readings, more }: Word, write: Words, writePinyin: WritePinyin): string {
  const lines = readings.map(reading => renderReading(reading, written, write, writePinyin))
  return [...lines, ...(more > 0 ? [write.moreReadings(more)] : [])].join('\n\n')
}

function renderReading(reading: Reading, written: string, write: Words, writePinyin: WritePinyin): string {
  const { simplified, traditional, senses, more } = reading
  const isTraditional = written === traditional && traditional !== simplified
  const [form, other] = isTraditional ? [traditional, simplified] : [simplified, traditional]
  const head = [`**${escapeMarkdown(form)}**`]
  if (other !== form) head.push(`(${escapeMarkdown(other)})`)
  const spoken = writePinyin(reading.pinyin)
  if (spoken !== '') head.push(spoken)
  const meanings = senses.map(sense => renderSense(sense, isTraditional, writePinyin)).join('; ')
  return `${head.join(' ')}  \n${meanings}${more > 0 ? `; ${write.moreSenses(more)}` : ''}`
}

function renderSense({ parts, meaning }: WordSense, isTraditional: boolean, writePinyin: WritePinyin): string {
  const render = (parts: readonly GlossPart[]): string =>
    parts.map(part => renderPart(part, isTraditional, writePinyin)).join('')
  return meaning.length > 0 ? `${render(parts)}: ${meaning.map(render).join('; ')}` : render(parts)
}

function renderPart(part: GlossPart, isTraditional: boolean, writePinyin: WritePinyin): string {
  if (typeof part === 'string') return escapeMarkdown(part)
  // “Taiwan pr. fà” is about a pronunciation: without one it would say nothing.
  if (!('simplified' in part)) return writePinyin(part.pinyin) || writeToneMarks(part.pinyin)
  const form = escapeMarkdown(isTraditional ? part.traditional : part.simplified)
  const spoken = part.pinyin === undefined ? '' : writePinyin(part.pinyin)
  return spoken === '' ? form : `${form} (${spoken})`
}

interface Words {
  moreWords: (count: number) => string
  moreReadings: (count: number) => string
  moreSenses: (count: number) => string
}

const ENGLISH: Words = {
  moreWords: count => `and ${count} more ${count === 1 ? 'word' : 'words'}`,
  moreReadings: count => `and ${count} more ${count === 1 ? 'reading' : 'readings'}`,
  moreSenses: count => `and ${count} more ${count === 1 ? 'sense' : 'senses'}`,
}

const CHINESE: Words = {
  moreWords: count => `另有 ${count} 个词`,
  moreReadings: count => `另有 ${count} 个读音`,
  moreSenses: count => `另有 ${count} 个义项`,
}
