// Tells in one look over a text which of the characters it has that decide whether something need be looked for in it.

import { unitAt } from './unit-at.ts'

/** A Latin letter. */
export const LATIN = 1
/** An opening bracket that may hold a gloss. */
export const BRACKET = 2
/** 《 */
export const TITLE = 4
/** 五 */
export const FIVE = 8
/** 划, as in 规划 and 计划, or 纲 */
export const PLAN = 16
/** 本 */
export const SELF = 32
/** 全, as in 全会 */
export const PLENUM = 64
/** A traditional character of the words that name plans. */
export const TRADITIONAL = 128
/** A colon, half or full width. */
export const COLON = 256
/** `[` */
export const SQUARE = 512
/** `<` */
export const ANGLE = 1024
/** What may open a heading, a list, a table or bold words: # * _ = - */
export const LEAD = 2048
/** `&` */
export const AMPERSAND = 4096
/** 目, or a capital or small c: a table of contents. */
export const CONTENTS = 8192
/** `>` or `+`, or a tab: with {@link LEAD} what lists and quotes are nested with. */
export const NEST = 16384
/** What may be markup in a line of words, or open a fence: \\ ` * _ < & | ~, closing square brackets, and signs that no text has. */
export const MARKUP = 32768

const TABLE = buildTable()

/** The marks of all characters of `[start, end)` of `text`, as bits: what is not set is not there. */
export function tellCharacters(text: string, start = 0, end = text.length): number {
  let found = 0
  for (let i = start; i < end; i++) found |= TABLE[unitAt(text, i)] as number
  return found
}

function buildTable(): Uint16Array {
  const table = new Uint16Array(65536)
  const set = (characters: string, bit: number): void => {
    for (let i = 0; i < characters.length; i++) {
      const unit = characters.charCodeAt(i)
      table[unit] = (table[unit] ?? 0) | bit
    }
  }
  for (let unit = 0; unit < 26; unit++) table[unit + 65] = table[unit + 97] = LATIN
  for (let unit = 0xc0; unit <= 0x24f; unit++) table[unit] = LATIN
  set('(（[［【〔', BRACKET)
  set('《', TITLE)
  set('五', FIVE)
  set('划纲', PLAN)
  set('本', SELF)
  set('全', PLENUM)
  set('規劃計綱個時議黨屆條國', TRADITIONAL)
  set(':：', COLON)
  set('[', SQUARE)
  set('<', ANGLE)
  set('#*_=-', LEAD)
  set('&', AMPERSAND)
  set('目cC', CONTENTS)
  set('>+\t', NEST)
  set('\\`*_<&|~]］】\r\0', MARKUP)
  return table
}
