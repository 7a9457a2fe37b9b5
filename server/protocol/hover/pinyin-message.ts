// Pronunciation in Markdown, in the style that the reader has chosen.

import {
  joinSyllables,
  type PinyinStyle,
  parsePinyin,
  type Syllable,
  toToneMarks,
  toZhuyin,
} from '../../core/text/pinyin-style.ts'
import { escapeMarkdown } from '../markdown.ts'

/** Writes pinyin, with tone numbers or marks, as Markdown; an empty string where no pronunciation is wanted. */
export type WritePinyin = (pinyin: string) => string

/** `html`: the client shows our spans. Where it does not, tones have their marks and no colours. */
export function pinyinWriter(style: PinyinStyle, html: boolean): WritePinyin {
  if (style === 'none') return () => ''
  if (style === 'zhuyin') return pinyin => escapeMarkdown(toZhuyin(pinyin))
  return style === 'toneColours' && html ? writeColours : writeToneMarks
}

/** For readers who have chosen nothing. */
export const writeToneMarks: WritePinyin = pinyin => escapeMarkdown(toToneMarks(pinyin))

/** By tone the colour that many dictionaries give it, from the theme; the neutral tone is as the text around it. */
const COLOURS: readonly (string | undefined)[] = [undefined, 'red', 'orange', 'green', 'blue', undefined]

// VS Code lets a style through on a span and where it is just this: a colour of the theme with a semicolon behind it.
const writeColours: WritePinyin = pinyin => {
  let markdown = ''
  let plain: Syllable[] = []
  const flush = (): void => {
    // All at once: what is harmless by itself, www and a dot, may be none together.
    markdown += escapeMarkdown(joinSyllables(plain, ({ text }) => text))
    plain = []
  }
  for (const syllable of parsePinyin(pinyin)) {
    const colour = COLOURS[syllable.tone ?? 0]
    if (colour === undefined) {
      plain.push(syllable)
      continue
    }
    flush()
    const space = syllable.spaced ? ' ' : ''
    markdown += `${space}<span style="color:var(--vscode-charts-${colour});">${escapeMarkdown(syllable.text)}</span>`
  }
  flush()
  return markdown
}
