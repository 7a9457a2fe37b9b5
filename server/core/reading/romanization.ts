// Tells pinyin from English beside Chinese words: 无为 (wúwéi) says how it sounds, 数据 (data) what it means.

/**
 * True where `latin` spells the sound of `syllables` Chinese characters in pinyin, with tone marks, tone numbers or
 * neither, run together or apart. Words that happen to read as pinyin but are English (data, change, media) are none,
 * unless they carry a tone or stand beside a word that is pinyin.
 */
export function isRomanization(latin: string, syllables: number): boolean {
  const words = latin.trim().slice(0, LONGEST).split(SEPARATOR).filter(Boolean)
  if (words.length === 0 || syllables === 0) return false
  const isToned = TONED.test(latin.normalize('NFD')) || /[a-zü][1-5](?![\d])/i.test(latin)
  let counts: ReadonlySet<number> = new Set([0])
  for (const word of words) {
    const spelled = spell(word)
    const own = countSyllables(spelled)
    if (own.size === 0) return false
    counts = new Set([...counts].flatMap(before => [...own].map(count => before + count)))
  }
  const fits = counts.has(syllables) || (isToned && (counts.has(syllables - 1) || counts.has(syllables + 1)))
  return fits && (isToned || !words.every(word => ENGLISH.has(word.toLowerCase())))
}

const LONGEST = 160
const SEPARATOR = /[\s'’‘\-‐·,]+/
/** Macron, acute, caron, grave over a vowel, taken apart (NFD). */
const TONED = /[aeiou]\u0308?(?:\u0304|\u0301|\u030c|\u0300)/i

/** Lower case, without tones; ü stays. */
function spell(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC')
    .replace(/[1-5]/g, '')
    .replace(/v/g, 'ü')
}

/** Every number of syllables into which `word` can be cut; empty where it is no pinyin. */
function countSyllables(word: string): ReadonlySet<number> {
  const reached: Set<number>[] = Array.from({ length: word.length + 1 }, () => new Set<number>())
  reached[0]?.add(0)
  for (let at = 0; at < word.length; at++) {
    const before = reached[at]
    if (!before || before.size === 0) continue
    for (let length = 1; length <= 6 && at + length <= word.length; length++) {
      if (!SYLLABLES.has(word.slice(at, at + length))) continue
      for (const count of before) reached[at + length]?.add(count + 1)
    }
    // 儿 run into the syllable before it: yìdiǎnr.
    if (at > 0 && at === word.length - 1 && word[at] === 'r')
      for (const count of before) reached[at + 1]?.add(count + 1)
  }
  return reached[word.length] ?? new Set()
}

/** All syllables of standard Chinese (Hanyu Pinyin), initial by initial. */
const SYLLABLES: ReadonlySet<string> = new Set(
  [
    ['', 'a o e ai ei ao ou an en ang er'],
    ['b', 'a o ai ei ao an en ang eng i ie iao ian in ing u'],
    ['p', 'a o ai ei ao ou an en ang eng i ie iao ian in ing u'],
    ['m', 'a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u'],
    ['f', 'a o ei ou an en ang eng u'],
    ['d', 'a e ai ei ao ou an en ang eng ong i ie iao iu ian ing u uo ui uan un'],
    ['t', 'a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un'],
    ['n', 'a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan ü üe'],
    ['l', 'a e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un ü üe'],
    ['g', 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang'],
    ['k', 'a e ai ao ou an en ang eng ong u ua uo uai ui uan un uang'],
    ['h', 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang'],
    ['j', 'i ia ie iao iu ian in iang ing iong u ue uan un'],
    ['q', 'i ia ie iao iu ian in iang ing iong u ue uan un'],
    ['x', 'i ia ie iao iu ian in iang ing iong u ue uan un'],
    ['zh', 'a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang'],
    ['ch', 'a e i ai ao ou an en ang eng ong u ua uo uai ui uan un uang'],
    ['sh', 'a e i ai ei ao ou an en ang eng u ua uo uai ui uan un uang'],
    ['r', 'e i ao ou an en ang eng ong u uo ui uan un'],
    ['z', 'a e i ai ei ao ou an en ang eng ong u uo ui uan un'],
    ['c', 'a e i ai ao ou an en ang eng ong u uo ui uan un'],
    ['s', 'a e i ai ao ou an en ang eng ong u uo ui uan un'],
    ['y', 'a ao e i in ing ong ou u ue uan un an ang'],
    ['w', 'a o ai ei an en ang eng u'],
  ].flatMap(([initial = '', finals = '']) => finals.split(' ').map(final => initial + final)),
)

/** English words that can be cut into syllables of pinyin, those that policy texts use. */
const ENGLISH: ReadonlySet<string> = new Set(
  `china are more an make ensure chinese made deepen one take care can see long data open time reduce guide defense range
age enhance area same change run line share balance like leading rise taken human face future women sure meeting guiding
keeping capita medicine you guidance maritime side seen rule along release sense era pace disease manage marine base
delegate mobile facilitate wage due dioxide sale running secure rice size here regulate paying entire eliminate heritage
risen adequate ease realize guarantee sewage asia police defuse damage name residence aware mitigate reading tenure nature
quake license reliance relating asian nine easier measure acute generating sea mining engage came regulating facilitating
remote mean language media abide dealing buying huge anti date heating renting keen heading footing danger mitigating ban
leisure limiting route remaining oxide sake suite meta ending mediating tide laying generate eradicate binding abuse tuning
decade pose arise league dare baseline abiding residing tier educate lake relaxing mobilize diligence remodeling decide
educating eliminating shale guideline delegating meaning saying leaner deluge agenda mocha arena timing depending
eradicating career routine late emancipate mature popularize mode desire landing sailing academia aiming housekeeping
resilience page reside humanitarian case game demo wake hence mouse fade quote eye pure biome bare shaping pooling machine
delineate guise demanding resume tea fueling mate linkage gene nano emancipating shining deciding manipulate nice tile
rehabilitating house module dedicate capitalize manipulating fore aiding quarantine bite mega sunrise penalize quota ocean
refuse populace dining eating bio fate endanger reshaping awake mine reminding cage mining equalize wane shine alongside
waiting sun june handing mandate debate database niche ruling citing licence piece site cache panda mango tango sushi banana
pagoda piano guitar she he me we men ten pen pan can fan ran man main mail rain gain pain chain train wine dine life like`.split(
    /\s+/,
  ),
)
