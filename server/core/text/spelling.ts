// Finds a Chinese wording by what is typed for it: its characters, its pinyin, the initials, or any mixture of them.

/** One character, or one Latin word of a wording, with the sound by which it is typed. */
export interface Sound {
  /** The folded character; empty for a Latin word. */
  readonly character: string
  /** Lower-case letters without tones, `v` for ü. */
  readonly letters: string
}

/** How typed text matches the start of a wording. */
export interface SpellingMatch {
  /** `plain`: characters and whole syllables, the last one perhaps begun; `short`: some syllable by its initial. */
  readonly form: 'plain' | 'short'
  /** True where nothing of the wording is left to be typed. */
  readonly whole: boolean
  /** What is left, in pinyin with spaces between syllables. */
  readonly rest: string
}

/**
 * Matches all of `typed`, which must be folded, with the start of a wording: `gaozhiliang`, `gao zhi`, `gzl`, `gaozl` and
 * `高zl` all begin 高质量发展. Tones are left out ({@link withoutTones}); syllables may be parted by a space, an apostrophe or a hyphen; `u` may stand for ü.
 * Undefined where they do not match.
 */
export function matchSpelling(typed: string, sounds: readonly Sound[]): SpellingMatch | undefined {
  if (typed.length > LONGEST || sounds.length === 0) return undefined
  const found = step(typed, 0, sounds, 0, false, new Set())
  if (!found) return undefined
  const left = sounds.slice(found.next).map(sound => sound.letters || sound.character)
  if (found.begun !== '') left.unshift(found.begun)
  return { form: found.short ? 'short' : 'plain', whole: left.length === 0, rest: left.join(' ') }
}

/** Wordings are compared with no more than this many typed characters. */
const LONGEST = 64

interface Found {
  /** Index of the first sound that is not begun. */
  readonly next: number
  /** The letters that are left of the sound before it. */
  readonly begun: string
  readonly short: boolean
}

/** Tries the longest reading of each syllable first; states that failed are remembered, so that the work is bounded. */
function step(
  typed: string,
  from: number,
  sounds: readonly Sound[],
  index: number,
  isShort: boolean,
  failed: Set<number>,
): Found | undefined {
  let at = from
  while (from > 0 && isSeparator(typed[at])) at++
  if (at >= typed.length) return { next: index, begun: '', short: isShort }
  const sound = sounds[index]
  if (!sound) return undefined
  const state = at * 256 + index
  if (failed.has(state)) return undefined
  const go = (length: number, short = isShort): Found | undefined =>
    step(typed, at + length, sounds, index + 1, short, failed)
  let found: Found | undefined
  if (sound.character !== '' && typed.startsWith(sound.character, at)) found = go(sound.character.length)
  const { letters } = sound
  const same = sameLetters(typed, at, letters)
  if (!found && letters !== '' && same === letters.length) found = go(same)
  // The last syllable may be half typed.
  if (!found && same > 0 && at + same === typed.length)
    found = { next: index + 1, begun: letters.slice(same), short: isShort }
  if (!found && same >= 2 && letters.length > 2 && /^[zcs]h/.test(letters)) found = go(2, true)
  if (!found && same >= 1 && letters.length > 1) found = go(1, true)
  // Half a syllable before a space, as in `gao zh liang`.
  if (!found && same > 1 && isSeparator(typed[at + same])) found = go(same, true)
  if (!found) failed.add(state)
  return found
}

/** How many letters at `at` are those of the syllable. */
function sameLetters(typed: string, at: number, letters: string): number {
  let length = 0
  while (length < letters.length && isSame(letters[length], typed[at + length])) length++
  return length
}

function isSame(letter: string | undefined, typed: string | undefined): boolean {
  return letter === typed || (letter === 'v' && (typed === 'u' || typed === 'ü'))
}

function isSeparator(character: string | undefined): boolean {
  return character === ' ' || character === "'" || character === '-'
}

/**
 * Makes a function that gives the sounds of a wording. `pinyin` gives the syllables of a run of characters, parted by
 * spaces; where it does not give one a character, it is asked for each alone. The last argument is what an author says,
 * such as `xīn fāzhǎn lǐniàn`: it counts where it has as many syllables as the wording has characters.
 * Syllables that have been read are kept with the function: there are some thirteen hundred.
 */
export function createSpeller(
  fold: (text: string) => string,
): (wording: string, pinyin: (text: string) => string, spelled?: string) => Sound[] {
  const known = new Map<string, string>()
  const lettersOf = (syllable: string): string => {
    const found = known.get(syllable) ?? toLetters(syllable)
    known.set(syllable, found)
    return found
  }
  return (wording, pinyin, spelled) => {
    const sounds: Sound[] = []
    const given = spelled === undefined ? undefined : syllablesOf(spelled)
    const isGiven =
      given !== undefined && given.length === (wording.slice(0, MOST).match(/\p{Script=Han}/gu)?.length ?? 0)
    let taken = 0
    for (const [run] of wording.slice(0, MOST).matchAll(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu)) {
      const folded = fold(run)
      if (!/^\p{Script=Han}/u.test(run)) {
        sounds.push({ character: '', letters: folded })
        continue
      }
      const characters = [...run]
      const foldedCharacters = [...folded]
      const isPaired = foldedCharacters.length === characters.length
      const read = isGiven ? given.slice(taken, taken + characters.length) : pinyin(run).split(' ')
      const isRead = read.length === characters.length
      taken += characters.length
      characters.forEach((character, i) => {
        sounds.push({
          character: (isPaired ? foldedCharacters[i] : undefined) ?? fold(character),
          letters: lettersOf((isRead ? read[i] : undefined) ?? pinyin(character)),
        })
      })
    }
    return sounds
  }
}

/** A wording is read as far as this, in UTF-16 units: nobody types more of it. */
const MOST = 64

/** Lower-case letters without tone marks, `v` for ü. */
function toLetters(syllable: string): string {
  return syllable
    .toLowerCase()
    .normalize('NFD')
    .replace(/u[\u0300-\u036f]?\u0308[\u0300-\u036f]?/g, 'v')
    .replace(/[^a-z0-9]/g, '')
}

/** What is typed, without tone marks: `gòngtóng` is `gongtong`; ü stays. */
export function withoutTones(typed: string): string {
  return /[^\x00-\x7f]/.test(typed) ? typed.normalize('NFD').replace(TONES, '').normalize('NFC') : typed
}

const TONES = /[\u0300\u0301\u0304\u030c]/g

/** Splits pinyin as it is written, words together, into syllables. A final n, g or r before a vowel begins the next one. */
function syllablesOf(spelled: string): string[] {
  return spelled
    .slice(0, 400)
    .split(/[^\p{L}\p{M}]+/u)
    .flatMap(word => toLetters(word).match(SYLLABLE) ?? [])
}

const SYLLABLE =
  /(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:(?:iang|iong|uang|ang|eng|ing|ong|ian|uan|van|an|en|in|un|vn|er)(?![aeiouv])|iao|uai|ai|ao|ei|ou|ia|ie|iu|ua|ue|ve|ui|uo|a|e|i|o|u|v)/g
