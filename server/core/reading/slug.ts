// Makes a readable id for a target from the words of its indicator.

/**
 * A lower-case ASCII id of at most 48 characters from an indicator phrase, in English or, through `pinyin` (syllables
 * parted by spaces, tone marks allowed), in Chinese: `rd-spending-gdp`, `sen-lin-fu-gai-lv`. Stop words are dropped, and
 * whole words from the end where not all fit. Never empty: `target` where nothing is left.
 */
export function slugOf(indicator: string, pinyin: (zh: string) => string): string {
  const spelled = indicator
    .slice(0, 200)
    .normalize('NFKC')
    .replace(HAN_RUN, run => ` ${pinyin(dropChineseStopWords(run))} `)
  const words = toAscii(spelled)
    .toLowerCase()
    .replace(/['’]s(?![a-z])/g, '')
    .replace(/r ?& ?d/g, 'rd')
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '')
  const telling = words.filter(word => !ENGLISH_STOP_WORDS.has(word))
  return joinFitting(telling.length > 0 ? telling : words)
}

const HAN_RUN = /\p{Script=Han}+/gu
const LONGEST = 48

function dropChineseStopWords(run: string): string {
  const short = run.replace(CHINESE_STOP_WORDS, '').replace(/国内生产总值/g, 'GDP')
  return short === '' ? run : short
}

const CHINESE_STOP_WORDS = /的|全国|我国|力争|达到|提高到/g

const ENGLISH_STOP_WORDS: ReadonlySet<string> = new Set(
  'a an the of in on at to for from by per with and or as its their our this that will shall should be is are was were has have than into over under all each every total average rate number amount level s'.split(
    ' ',
  ),
)

/** Latin letters without their marks: lǜ is lv, as in Chinese input. */
function toAscii(text: string): string {
  return text
    .replace(/[üǖǘǚǜ]/gi, 'v')
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/[\u0300-\u036f]/g, '')
}

/** Words joined by hyphens while they fit; the first word is cut if even it does not. */
function joinFitting(words: readonly string[]): string {
  let slug = ''
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`
    if (longer.length > LONGEST) break
    slug = longer
  }
  if (slug === '') slug = (words[0] ?? '').slice(0, LONGEST)
  return slug === '' ? 'target' : slug
}
