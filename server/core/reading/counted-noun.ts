// Finds the noun that an English number counts.

import { matchAt } from './quantity-scene.ts'

/**
 * The plural noun, with its adjectives, that an English number which ends `at` counts, and where the noun ends (UTF-16):
 * `national standards` of `125 national standards in`; `undefined` where there is none.
 */
export function findCountedNoun(text: string, at: number): { end: number; words: string } | undefined {
  let end = at
  let best: { end: number; words: string } | undefined
  for (let count = 0; count < 7; count++) {
    const word = matchAt(NOUN_WORD, text, end)
    if (word === '' || STOP_WORDS.has(word.trim().toLowerCase()) || (/[a-z]ed$/.test(word) && best !== undefined)) break
    if (best !== undefined && VERBS_BEHIND.has(word.trim().toLowerCase())) break
    end += word.length
    const bare = word
      .replace(/ \(.*|["“”‘]/g, '')
      .trim()
      .toLowerCase()
      .replace(/[’']s?$/, '')
    const possessive = /[’']s?$/.test(word)
    if (!possessive && (PLURALS.has(bare) || /[a-rt-z]s$|ies$|sses$/.test(bare)) && !NOT_PLURAL.has(bare))
      best = { end, words: text.slice(at, end).trim() }
  }
  return best
}

const NOUN_WORD = / ["“‘]?(?:[A-Za-z]|[0-9]G(?![A-Za-z]))[A-Za-z0-9’'-]*["”]?(?: \((?:[A-Z]{2,6}s?|[a-z]{3,16})\))?/y
const PLURALS: ReadonlySet<string> = new Set(
  'people personnel staff children women men livestock aircraft households businesses patents'.split(' '),
)
const NOT_PLURAL: ReadonlySet<string> = new Set(
  'this its his us is was has as various less plus thus always perhaps besides whereas across towards needs aims sees'.split(
    ' ',
  ),
)
/** Verbs that follow what is counted: 10 million graduates find jobs. */
const VERBS_BEHIND: ReadonlySet<string> = new Set(
  'find get enter escape move use live receive access work leave join lift gain own need benefit come become go meet make take return settle enjoy obtain participate'.split(
    ' ',
  ),
)
const STOP_WORDS: ReadonlySet<string> = new Set(
  'the a an of in on at by for from to with and or but nor as than that which who whose while when where if because per over under within during between among into onto through across after before since until till via about above below is are was were be been being will would shall should must may might can could do does did has have had it its they their we our this these those there then now not no more less fewer each every both all also only so up down out off off- against including such'.split(
    ' ',
  ),
)
