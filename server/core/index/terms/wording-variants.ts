// The other forms in which a wording of the glossary stands in texts, beside those that folding makes equal anyway.

import { isHan } from '../../text/script.ts'

/**
 * The other forms of a Chinese or English wording; `[]` where there is none.
 *
 * - What stands in brackets at the end is a note, not part of the wording: 双高（教育）, carbon neutrality (net zero).
 * - An enumeration is also written without its commas: 碳达峰、碳中和 as 碳达峰碳中和.
 * - The other way round only where the wording shows its parts: two to four of equal length, three characters or more,
 *   that begin or end alike. 碳达峰碳中和 is 碳达峰、碳中和; but a comma anywhere in any term would make one of two.
 * - English has two spellings: modernization and modernisation, labor and labour.
 */
export function variantsOf(wording: string): string[] {
  if (MAY_BE_SPELT.test(wording) && !/\p{Script=Han}/u.test(wording)) return respelt(wording)
  // Nearly every wording: all of them are looked at before the first answer.
  if (wording.length < 2 * SHORTEST_PART && !/[(（、]/.test(wording)) return []
  const bare = withoutNote(wording)
  const forms = bare === wording ? [] : [bare]
  const joined = bare.replace(/、(?=\p{Script=Han})/gu, (comma, at: number) =>
    isHan(codePointBefore(bare, at)) ? '' : comma,
  )
  if (joined !== bare) forms.push(joined)
  const parted = partEnumeration(joined)
  if (parted !== undefined && parted !== bare) forms.push(parted)
  return forms.filter((form, index) => form !== '' && form !== wording && forms.indexOf(form) === index)
}

const MAY_BE_SPELT = /i[sz](?:ations?|e[ds]?|ing)(?![a-z])|labou?r|programm?|cent(?:er|re)|defen[cs]e|behaviou?r/i

/** All of the wording as it is spelt in Britain, and all of it as in America; the wording itself, and its other forms, left out. */
function respelt(wording: string): string[] {
  const bare = withoutNote(wording)
  const forms = [bare, ...SPELLINGS.map(spelling => spelling.reduce((text, [of, as]) => text.replace(of, as), bare))]
  return forms.filter((form, index) => form !== '' && form !== wording && forms.indexOf(form) === index)
}

const SPELLINGS: readonly (readonly (readonly [RegExp, string])[])[] = [
  [
    [/(?<=[a-z]{3})iz(?=(?:ations?|e[ds]?|ing)(?![a-z]))/g, 'is'],
    [/(?<=[Ll])abor(?![a-z]*ator)/g, 'abour'],
    [/(?<=[Pp])rogram(?!m)/g, 'rogramme'],
    [/(?<=[Cc])enter(?=s?(?![a-z]))/g, 'entre'],
    [/(?<=[Dd])efense/g, 'efence'],
    [/(?<=[Bb])ehavior/g, 'ehaviour'],
  ],
  [
    [/(?<=[a-z]{3})is(?=ations?(?![a-z]))/g, 'iz'],
    [/(?<=[Ll])abour/g, 'abor'],
    [/(?<=[Pp])rogramme/g, 'rogram'],
    [/(?<=[Cc])entre/g, 'enter'],
    [/(?<=[Dd])efence/g, 'efense'],
    [/(?<=[Bb])ehaviour/g, 'ehavior'],
  ],
]

/** The wording without notes in brackets; itself where nothing would be left. */
export function withoutNote(wording: string): string {
  const bare = wording.replace(/[(（][^()（）]{0,200}[)）]/g, ' ')
  // In Chinese a bracket inside the wording may be part of it; one at its end tells senses apart.
  if (bare === wording) return wording
  if ([...wording].some(character => isHan(character.codePointAt(0)))) {
    const headless = wording.replace(/\s{0,8}[(（][^()（）]{1,200}[)）]\s{0,8}$/, '')
    return [...headless].length >= 2 ? headless : wording
  }
  return bare.split(/\s+/).join(' ').trim() || wording
}

/** How many parts an enumeration without commas may have, and how short they may be. */
const MOST_PARTS = 4
const SHORTEST_PART = 3

function partEnumeration(wording: string): string | undefined {
  if (!isHan(wording.codePointAt(0))) return undefined
  const characters = [...wording]
  if (characters.length < 2 * SHORTEST_PART || !characters.every(character => isHan(character.codePointAt(0))))
    return undefined
  for (let count = 2; count <= MOST_PARTS; count++) {
    const length = characters.length / count
    if (!Number.isInteger(length) || length < SHORTEST_PART) continue
    const parts = Array.from({ length: count }, (_, i) => characters.slice(i * length, (i + 1) * length))
    const [first, last] = [parts[0]?.[0], parts[0]?.at(-1)]
    if (parts.every(part => part[0] === first) || parts.every(part => part.at(-1) === last))
      return parts.map(part => part.join('')).join('、')
  }
  return undefined
}

function codePointBefore(text: string, at: number): number | undefined {
  const low = text.charCodeAt(at - 1)
  return low >= 0xdc00 && low <= 0xdfff ? text.codePointAt(at - 2) : text.codePointAt(at - 1)
}
