// Pinyin as readers want it: with tone marks or in zhuyin, from syllables with tone numbers or with marks.

/** How pronunciation is shown. Colours come on top of tone marks and never instead of them. */
export type PinyinStyle = 'toneMarks' | 'toneColours' | 'zhuyin' | 'none'

export const PINYIN_STYLES: readonly PinyinStyle[] = ['toneMarks', 'toneColours', 'zhuyin', 'none']

/** A syllable, or what stands among syllables. */
export interface Syllable {
  /** With its tone mark. */
  readonly text: string
  /** 1 to 4, 5 for the neutral tone; undefined for what is no syllable: `5G`, a comma. */
  readonly tone: 1 | 2 | 3 | 4 | 5 | undefined
  /** Undefined for what is no syllable. */
  readonly zhuyin: string | undefined
  /** False where it is written on without a space. */
  readonly spaced: boolean
}

/** Longer texts are left as they are, characters. */
const LONGEST = 600

/**
 * The syllables of a text of either kind: `nu:3 ren2`, `nǚ rén`, `nǚrén`, `xī’ān`. What is none stays as it is, so that the
 * texts of all, parted by spaces where they are spaced, are the text again, tone numbers apart.
 */
export function parsePinyin(pinyin: string): Syllable[] {
  const text = pinyin.normalize('NFC').trim()
  if (text.length > LONGEST) return [{ text, tone: undefined, zhuyin: undefined, spaced: false }]
  // Where tones are marked, numbers are none: A4 zhǐ.
  const isMarked = /[\u0304\u0301\u030C\u0300]/.test(text.normalize('NFD'))
  const syllables: Syllable[] = []
  for (const piece of text.split(/\s+/)) {
    let spaced = syllables.length > 0
    for (const [run] of piece.matchAll(/(?:\p{L}|(?<=[uU]):)+[1-5]?|[^\p{L}]+/gu)) {
      for (const syllable of parseRun(run, isMarked)) {
        // A comma belongs to what stands before it: yi1 cun4 , cun4.
        syllables.push({ ...syllable, spaced: spaced && !/^[,，]$/.test(syllable.text) })
        spaced = false
      }
    }
  }
  return syllables
}

/** The text with tone marks: `Bei3 jing1` is `Běi jīng`; what has them already is unchanged. */
export function toToneMarks(pinyin: string): string {
  return joinSyllables(parsePinyin(pinyin), ({ text }) => text)
}

/** The text in zhuyin: `nu:3 ren2` is `ㄋㄩˇ ㄖㄣˊ`. */
export function toZhuyin(pinyin: string): string {
  const syllables = parsePinyin(pinyin).filter(({ text }) => !/^[’'-]$/.test(text))
  return joinSyllables(
    syllables.map((syllable, i) => ({ ...syllable, spaced: syllable.spaced || (i > 0 && !!syllable.zhuyin) })),
    ({ text, zhuyin }) => zhuyin ?? text,
  )
}

/** Writes syllables one after the other, with spaces where they are spaced. */
export function joinSyllables(syllables: readonly Syllable[], write: (syllable: Syllable) => string): string {
  return syllables.map(syllable => (syllable.spaced ? ' ' : '') + write(syllable)).join('')
}

type Parsed = Omit<Syllable, 'spaced'>

/** A run of letters, perhaps with a tone number behind it, or of anything else. */
function parseRun(run: string, isMarked: boolean): Parsed[] {
  const numbered = isMarked ? null : /^([\p{L}:]+)([1-5])$/u.exec(run)
  if (numbered) {
    const letters = (numbered[1] ?? '').replaceAll('u:', 'ü').replaceAll('U:', 'Ü')
    // CC-CEDICT writes xx5 where it does not know.
    if (letters === 'xx') return [{ text: '?', tone: undefined, zhuyin: undefined }]
    const tone = toTone(Number(numbered[2]))
    const zhuyin = spell(letters)
    return tone && zhuyin !== undefined
      ? [{ text: mark(letters, tone), tone, zhuyin: accent(zhuyin, tone) }]
      : [plain(run)]
  }
  return splitWord(run) ?? [plain(run)]
}

function plain(text: string): Parsed {
  return { text, tone: undefined, zhuyin: undefined }
}

// Tones 1 to 4 as combining marks.
const MARKS = '\u0304\u0301\u030C\u0300'

/** The syllable with the mark of its tone: on a or e, on the o of ou, else on the last vowel; on m or n where there is none. */
function mark(letters: string, tone: 1 | 2 | 3 | 4 | 5): string {
  if (tone === 5) return letters
  const lower = letters.toLowerCase()
  const vowels = [...lower].map((letter, i) => ('aeêiouü'.includes(letter) ? i : -1)).filter(i => i >= 0)
  const first = ['a', 'e', 'ê', 'ou'].map(vowel => lower.indexOf(vowel)).find(i => i >= 0)
  const at = first ?? vowels.at(-1) ?? Math.max(0, lower.search(/[mn]/))
  return (letters.slice(0, at + 1) + MARKS.charAt(tone - 1)).normalize('NFC') + letters.slice(at + 1)
}

/** A syllable without its mark, and the tone; more than one mark gives undefined. */
function unmark(syllable: string): { letters: string; tone: 1 | 2 | 3 | 4 | 5 } | undefined {
  const parts = syllable.normalize('NFD')
  const found = [...parts].filter(character => MARKS.includes(character))
  if (found.length > 1) return undefined
  const letters = parts.replace(/[\u0304\u0301\u030C\u0300]/, '').normalize('NFC')
  return { letters, tone: toTone(found.length === 1 ? MARKS.indexOf(found[0] ?? '') + 1 : 5) ?? 5 }
}

function toTone(tone: number): 1 | 2 | 3 | 4 | 5 | undefined {
  return tone === 1 || tone === 2 || tone === 3 || tone === 4 || tone === 5 ? tone : undefined
}

/** Words longer than this are left as they are: no word of pinyin is. */
const LONGEST_WORD = 60

/**
 * The syllables of a word with tone marks; undefined where it is none. A letter without any mark counts only in small
 * letters: `de` is a syllable, `A` of `AA zhì` is not.
 */
function splitWord(word: string): Parsed[] | undefined {
  if (word.length > LONGEST_WORD || !/^\p{L}+$/u.test(word)) return undefined
  if (/^[A-Z]+$/.test(word)) return undefined
  // A syllable that begins with a vowel has an apostrophe before it; few writers forget it, and then any cut must do.
  return cut(word, 0, true, new Set()) ?? cut(word, 0, false, new Set())
}

/** Cuts from `at` on, the longest syllable first; `dead` holds where no cut leads to the end. */
function cut(word: string, at: number, strict: boolean, dead: Set<number>): Parsed[] | undefined {
  if (at === word.length) return []
  if (dead.has(at)) return undefined
  for (let end = Math.min(word.length, at + 6); end > at; end--) {
    const text = word.slice(at, end)
    const bare = unmark(text)
    if (!bare || !(isSyllable(bare.letters) || (bare.letters === 'r' && at > 0))) continue
    if (strict && at > 0 && /^[aoeê]/.test(bare.letters)) continue
    const rest = cut(word, end, strict, dead)
    if (rest) return [{ text, tone: bare.tone, zhuyin: accent(spell(bare.letters) ?? '', bare.tone) }, ...rest]
  }
  dead.add(at)
  return undefined
}

/** Zhuyin with the sign of its tone: none for the first, a dot before it for the neutral one. */
function accent(zhuyin: string, tone: 1 | 2 | 3 | 4 | 5): string {
  if (tone === 5) return `˙${zhuyin}`
  return zhuyin + ['', 'ˊ', 'ˇ', 'ˋ'][tone - 1]
}

/** What begins a syllable, the longer first, in pinyin and zhuyin. */
const INITIALS: readonly (readonly [pinyin: string, zhuyin: string])[] =
  'zh ㄓ ch ㄔ sh ㄕ b ㄅ p ㄆ m ㄇ f ㄈ d ㄉ t ㄊ n ㄋ l ㄌ g ㄍ k ㄎ h ㄏ j ㄐ q ㄑ x ㄒ r ㄖ z ㄗ c ㄘ s ㄙ'
    .match(/\S+ \S+/g)
    ?.map(pair => [pair.slice(0, -2), pair.slice(-1)] as const) ?? []

const FINALS: ReadonlyMap<string, string> = new Map(
  (
    'a ㄚ o ㄛ e ㄜ ê ㄝ ai ㄞ ei ㄟ ao ㄠ ou ㄡ an ㄢ en ㄣ ang ㄤ eng ㄥ er ㄦ ong ㄨㄥ i ㄧ ia ㄧㄚ io ㄧㄛ ie ㄧㄝ ' +
    'iai ㄧㄞ iao ㄧㄠ iu ㄧㄡ ian ㄧㄢ in ㄧㄣ iang ㄧㄤ ing ㄧㄥ iong ㄩㄥ u ㄨ ua ㄨㄚ uo ㄨㄛ uai ㄨㄞ ui ㄨㄟ ' +
    'uan ㄨㄢ un ㄨㄣ uang ㄨㄤ ueng ㄨㄥ ü ㄩ üe ㄩㄝ üan ㄩㄢ ün ㄩㄣ'
  )
    .match(/\S+ \S+/g)
    ?.map(pair => pair.split(' ') as [string, string]) ?? [],
)

/** Syllables that are not put together of an initial and a final. */
const WHOLE: ReadonlyMap<string, string> = new Map([
  ['r', 'ㄦ'],
  ['m', 'ㄇ'],
  ['n', 'ㄋ'],
  ['ng', 'ㄫ'],
  ['hm', 'ㄏㄇ'],
  ['hng', 'ㄏㄫ'],
])

/** Zhuyin of a syllable without its tone; undefined for what cannot be one. Rare ones (biang, rua) are put together, too. */
function spell(letters: string): string | undefined {
  const syllable = letters.toLowerCase()
  const whole = WHOLE.get(syllable)
  if (whole !== undefined) return whole
  if (/^(?:zh|ch|sh|[rzcs])i$/.test(syllable)) return INITIALS.find(([initial]) => syllable === `${initial}i`)?.[1]
  const plainFinal = toFinal(syllable)
  if (plainFinal !== undefined) return FINALS.get(plainFinal)
  const [initial, sound] = INITIALS.find(([initial]) => syllable.startsWith(initial)) ?? []
  if (initial === undefined || sound === undefined) return undefined
  const rest = syllable.slice(initial.length)
  // Behind j, q and x the u is an ü.
  const final = FINALS.get(/^[jqx]$/.test(initial) ? rest.replace(/^u/, 'ü') : rest)
  return final && sound + final
}

/** The final that a syllable without an initial is, as it is written behind one: yan is ian, wei is ui, yue is üe. */
function toFinal(syllable: string): string | undefined {
  if (FINALS.has(syllable) && /^[aoeê]/.test(syllable) && syllable !== 'ong') return syllable
  if (/^yu(?:e|an|n)?$/.test(syllable)) return syllable.replace('yu', 'ü')
  if (syllable === 'yong') return 'iong'
  if (syllable === 'you') return 'iu'
  if (/^y/.test(syllable)) {
    const final = syllable.replace(/^yi?/, 'i')
    return FINALS.has(final) ? final : undefined
  }
  if (syllable === 'wei') return 'ui'
  if (syllable === 'wen') return 'un'
  if (/^w/.test(syllable)) {
    const final = syllable.replace(/^wu?/, 'u')
    return FINALS.has(final) ? final : undefined
  }
  return undefined
}

/** True for a syllable of the standard language, without its tone; capitals count only as the first letter. */
function isSyllable(letters: string): boolean {
  return SYLLABLES.has(letters.charAt(0).toLowerCase() + letters.slice(1))
}

/** By initial the finals that it has. */
const SYLLABLES: ReadonlySet<string> = new Set(
  [
    ' a o e ê ai ei ao ou an en ang eng er',
    'b a o ai ei ao an en ang eng i ie iao ian in ing u',
    'p a o ai ei ao ou an en ang eng i ie iao ian in ing u',
    'm a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u',
    'f a o ei ou an en ang eng u',
    'd a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un',
    't a e ai ei ao ou an ang eng ong i ie iao ian ing u uo ui uan un',
    'n a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing in u uo uan un ü üe',
    'l a o e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un ü üe üan',
    'g a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
    'k a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
    'h a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
    'j i ia ie iao iu ian in iang ing iong u ue uan un',
    'q i ia ie iao iu ian in iang ing iong u ue uan un',
    'x i ia ie iao iu ian in iang ing iong u ue uan un',
    'zh a e ai ei ao ou an en ang eng ong i u ua uo uai ui uan un uang',
    'ch a e ai ao ou an en ang eng ong i u ua uo uai ui uan un uang',
    'sh a e ai ei ao ou an en ang eng i u ua uo uai ui uan un uang',
    'r e ao ou an en ang eng ong i u ua uo ui uan un',
    'z a e ai ei ao ou an en ang eng ong i u uo ui uan un',
    'c a e ai ao ou an en ang eng ong i u uo ui uan un',
    's a e ai ao ou an en ang eng ong i u uo ui uan un',
    'y a o e ao ou an in ang ing i u ue uan un ong',
    'w a o ai ei an en ang eng u',
  ].flatMap(line => {
    const [initial = '', ...finals] = line.split(' ')
    return finals.map(final => initial + final)
  }),
)
