// Says where an English wording begins that ends before a bracket with Chinese, when no quotes say it.

/**
 * The offset in `text` at which the wording that ends at `end` begins, or undefined where that is not plain enough: a
 * wrong boundary is worse than none. `size` is how many characters the Chinese wording has; official renderings have
 * about one word for two of them (median 0.5 to 0.6 over the bundled glossary), and that decides between boundaries.
 * `isWhole` says that nothing follows the bracket, so that a heading or list item is likely all wording.
 */
export function findEnglishStart(text: string, end: number, size: number, isWhole: boolean): number | undefined {
  const words = collectWords(text, end)
  if (words.length === 0) return undefined
  return findName(words, size) ?? (isWhole ? findWhole(words, size) : undefined) ?? findPhrase(words, size)
}

interface Word {
  readonly text: string
  readonly lower: string
  readonly start: number
  /** What stands between this word and the one before it. */
  readonly before: 'space' | 'comma' | 'break'
}

/** How far left a wording is looked for, characters. */
const FARTHEST = 200

/** The words of the clause before `end`, last first. */
function collectWords(text: string, end: number): Word[] {
  const from = Math.max(0, end - FARTHEST)
  const found = [...text.slice(from, end).matchAll(WORD)]
  const words: Word[] = []
  for (let i = found.length - 1; i >= 0; i--) {
    const match = found[i]
    if (!match) break
    const previous = found[i - 1]
    const gapStart = previous ? previous.index + previous[0].length : 0
    const gap = text.slice(from + gapStart, from + match.index)
    const isFirst = !previous
    const before = isFirst || !/^(?:\s+|,\s+)$/.test(gap) ? 'break' : gap.includes(',') ? 'comma' : 'space'
    // A clause that begins before what was looked at has no beginning here.
    if (isFirst && from > 0 && gap === '') break
    words.push({ text: match[0], lower: match[0].toLowerCase(), start: from + match.index, before })
    if (before === 'break') break
  }
  return words
}

const WORD = /[\p{Script=Latin}\p{N}](?:[\p{Script=Latin}\p{N}\p{M}'’&/+-]|\.(?=[\p{L}\p{N}]))*/gu

/** Made in China 2025, the National Development and Reform Commission, NDRC: capitals say where a name begins. */
function findName(words: readonly Word[], size: number): number | undefined {
  const isNumbered = /^\d/.test(words[0]?.text ?? '') && words[0]?.before === 'space'
  if (!isCapital(isNumbered ? words[1] : words[0])) return undefined
  let start = -1
  let count = 0
  for (let i = 0; i < words.length; i++) {
    const word = words[i]
    if (!word) break
    if (isCapital(word) || /^\d/.test(word.text)) {
      // Whose it is does not belong to the name: China's National Data Administration.
      if (i > 0 && /['’]s$/.test(word.text)) break
      if (FUNCTION.has(word.lower) || (word.before === 'break' && VERBS.has(word.lower))) break
      start = i
      count++
    } else if (!LINKS.has(word.lower)) break
    // Beijing, Tianjin and Hebei: a list of names is hardly ever all of the wording.
    const isListed = word.before === 'comma' && isCapital(word) && isCapital(words[i + 1])
    if (isListed && words.slice(0, i).some(inner => CONJUNCTIONS.has(inner.lower))) return undefined
    if (word.before !== 'space') break
  }
  const first = words[start]
  if (!first) return undefined
  const isAbbreviation = start === 0 && ABBREVIATION.test(first.text)
  // One capital at a sentence's start says nothing: it may begin any clause.
  if (start === 0 && !isAbbreviation && (first.before === 'break' || size > 4)) return undefined
  if (isAbbreviation) return size >= 3 && size <= 20 ? first.start : undefined
  return count >= size * 0.25 && count <= size * 0.6 + 3 ? first.start : undefined
}

function isCapital(word: Word | undefined): boolean {
  return word !== undefined && /^\p{Lu}/u.test(word.text)
}

export const ABBREVIATION = /^[A-Z][A-Z\d&/-]{1,8}s?$/

/** Words that may stand inside a name without a capital. */
const LINKS: ReadonlySet<string> = new Set('of and for the on in to'.split(' '))

/** A heading or item that is the wording and nothing else: all of it, where it says neither too much nor anything of anybody. */
function findWhole(words: readonly Word[], size: number): number | undefined {
  let last = words.length - 1
  while (last > 0 && ARTICLES.has(words[last]?.lower ?? '')) last--
  const inner = words.slice(0, last + 1)
  if (inner.some(word => SAYING.has(word.lower) || VERBS.has(word.lower))) return undefined
  const count = inner.filter(word => !FUNCTION.has(word.lower)).length
  return words.at(-1)?.before === 'break' && count >= size * 0.25 && count <= size * 0.75 + 2
    ? words[last]?.start
    : undefined
}

/** A noun phrase in running text: from boundary to boundary, until it is long enough for the Chinese beside it. */
function findPhrase(words: readonly Word[], size: number): number | undefined {
  const need = Math.max(1, Math.round(size * 0.42))
  const most = size * 0.5 + 2
  let count = 0
  for (let i = 0; i < words.length; i++) {
    const word = words[i]
    if (word && CONJUNCTIONS.has(word.lower) && isCompound(words, i + 1)) continue
    if (!word || FUNCTION.has(word.lower) || VERBS.has(word.lower)) return undefined
    if (!isCompound(words, i)) count++
    if (count > most) return undefined
    let next = words[i + 1]
    let boundary = boundaryAt(words, i)
    if (boundary === undefined) continue
    if (boundary === 'hard' || boundary === 'start') {
      const least = word.before === 'comma' ? need : size * (boundary === 'start' ? 0.3 : 0.25)
      const longest = boundary === 'start' && words.slice(1, i + 1).some(mayBeVerb) ? size * 0.5 + 1.2 : most
      return count >= least && count <= longest ? word.start : undefined
    }
    if (count >= need) {
      if (boundary === 'and') return isListed(words, i + 2, count, most) ? word.start : undefined
      // “to foster common prosperity”: the word behind “to” is hardly ever the beginning of a noun.
      const isVerb = next?.lower === 'to' && i > 0 && !isCapital(word) && !NOMINAL.test(word.lower)
      const isGerund = /ing$/.test(word.lower) && i > 0 && (next?.lower === 'for' || next?.lower === 'of')
      if (!isGerund) return isVerb ? undefined : word.start
    }
    // Not enough yet: on, over the small words that stand between.
    while (next && boundary !== 'hard' && boundary !== 'start' && isSmall(next)) {
      i++
      boundary = boundaryAt(words, i) ?? 'soft'
      next = words[i + 1]
    }
    if (boundary === 'hard' || boundary === 'start') return undefined
  }
  return undefined
}

/** China hails …: where nothing but the clause's beginning bounds a wording, a verb may stand in it. */
function mayBeVerb({ lower }: Word): boolean {
  return /(?:[^su]s|[^e]ed)$/.test(lower) || /^(?:china|beijing|xi|party)$/.test(lower)
}

/** Endings of nouns and adjectives, and hyphens: turned to high-quality development. */
const NOMINAL = /-|(?:al|ive|ic|ous|ful|able|ible|ity|ment|tion|sion|ness|ern|ary|ance|ence|ism|ship)$/

type Boundary = 'hard' | 'start' | 'soft' | 'and' | undefined

/** What kind of boundary stands before the word at `i`. */
function boundaryAt(words: readonly Word[], i: number): Boundary {
  const word = words[i]
  const next = words[i + 1]
  if (!word || word.before === 'break' || !next) return 'start'
  // “Beijing, Tianjin and Hebei” is one; what stands before any other comma is something else.
  if (word.before === 'comma')
    return words.slice(0, i).some(inner => CONJUNCTIONS.has(inner.lower)) && i <= 4 ? undefined : 'start'
  if (CONJUNCTIONS.has(next.lower)) return isCompound(words, i + 2) ? undefined : 'and'
  if (PREPOSITIONS.has(next.lower)) return 'soft'
  if (ARTICLES.has(next.lower))
    return PREPOSITIONS.has(words[i + 2]?.lower ?? '') && next.before === 'space' ? 'soft' : 'hard'
  if (FUNCTION.has(next.lower) || VERBS.has(next.lower)) return 'hard'
  // Whose it is may belong to the wording or not: the Central Committee's proposal.
  if (isCapital(next) && /['’]s$/.test(next.text)) return 'soft'
  return undefined
}

function isSmall(word: Word): boolean {
  return PREPOSITIONS.has(word.lower) || ARTICLES.has(word.lower) || CONJUNCTIONS.has(word.lower)
}

/**
 * Behind “and” it is the last of a list that is glossed, or all of it. The former where what stands before is parted by
 * a comma or a verb, or would make the wording too long; else nobody can say.
 */
function isListed(words: readonly Word[], from: number, before: number, most: number): boolean {
  let count = before
  for (let i = from; i < words.length; i++) {
    const word = words[i]
    if (!word) return true
    if (FUNCTION.has(word.lower)) return i > from && count > most
    count++
    if (count > most || word.before !== 'space') return true
    const next = words[i + 1]
    if (!next) return true
    if (VERBS.has(next.lower)) return true
    if (PREPOSITIONS.has(next.lower) || ARTICLES.has(next.lower)) return false
  }
  return true
}

/** The first word of “science and technology” and the like: two words that count as one. */
function isCompound(words: readonly Word[], i: number): boolean {
  const [word, and, other] = [words[i], words[i - 1], words[i - 2]]
  return word !== undefined && and?.lower === 'and' && COMPOUNDS.has(`${word.lower} ${other?.lower ?? ''}`)
}

const COMPOUNDS: ReadonlySet<string> = new Set([
  'science technology',
  'research development',
  'belt road',
  'supply demand',
  'imports exports',
  'import export',
  'law order',
])
const CONJUNCTIONS: ReadonlySet<string> = new Set(['and', 'or', '&'])
const ARTICLES: ReadonlySet<string> = new Set(
  'a an the this that these those its their our his her your my such each every some any no another'.split(' '),
)
const PREPOSITIONS: ReadonlySet<string> = new Set(
  `of for in on at by with through via from to into under over between among against toward towards across within without
during as like about around beyond behind upon amid amidst per`.split(/\s+/),
)
/** Words that say something of somebody: no wording of a term has one. */
const SAYING: ReadonlySet<string> = new Set(
  `is are was were be been being has have had do does did will would shall should can could may might must it he she they we
you i who which what`.split(/\s+/),
)
/** Words that neither begin a wording nor count for its length. */
const FUNCTION: ReadonlySet<string> = new Set([
  ...CONJUNCTIONS,
  ...ARTICLES,
  ...PREPOSITIONS,
  ...SAYING,
  ...`not also only more most less least very so called so-called named termed known dubbed than while when where if because but
yet however thus then therefore both either neither nor meanwhile moreover furthermore there here now still just even
including especially namely other others one ones them us itself themselves`.split(/\s+/),
])
const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  seek: ['sought'],
  build: ['built'],
  mean: ['meant'],
  make: ['made'],
  take: ['took', 'taken'],
  give: ['gave', 'given'],
  bring: ['brought'],
  become: ['became'],
  say: ['said'],
  see: ['saw', 'seen'],
  put: [],
  keep: ['kept'],
  speak: ['spoke', 'spoken'],
  uphold: ['upheld'],
  refer: ['referred'],
  prove: ['proved', 'proven'],
}

/** Forms that are as often nouns or adjectives: “advanced manufacturing”, “market demand”. */
const NOUNS: ReadonlySet<string> = new Set(
  `advance advanced stress stresses issue issues launch launches demand demands reach raise need needs use uses call calls
boost pledge pledges want mean advances developed combined improved enhanced integrated established required raised used
render complete deepened strengthened expanded built made included approach approaches`.split(/\s+/),
)

/** Verbs of texts about policy, in forms that are hardly ever nouns; a wording may begin behind them. */
const VERBS: ReadonlySet<string> = new Set(
  `pursue promote achieve seek build develop accelerate emphasize emphasise stress mean launch issue introduce announce adopt
approve mention include require propose implement strengthen improve advance deepen expand foster create establish enhance
ensure encourage prioritize prioritise boost realize realise pledge urge vow declare describe define follow favor favour
embrace embody hail tout champion replace bring make take give remain become need want say see call use add prove put keep
speak translate render reflect denote signify connote involve entail unveil uphold safeguard cultivate combine reach raise
refer demand discuss highlight complete allow permit`
    .split(/\s+/)
    .flatMap(verb => formsOf(verb)),
)

function formsOf(verb: string): string[] {
  const irregular = IRREGULAR[verb]
  const stem = verb.replace(/e$/, '')
  const third = /(?:s|sh|ch|x)$/.test(verb) ? `${verb}es` : verb.replace(/([^aeiou])y$/, '$1ie').concat('s')
  return [
    verb,
    third,
    ...(irregular ?? [verb.endsWith('y') && !/[aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`]),
  ].filter(form => !NOUNS.has(form))
}
