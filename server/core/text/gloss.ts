// Reads the senses of CC-CEDICT: the references to other words in them, and what a sense does but refer.

/** A piece of a sense: words as they stand, another word, or a pronunciation with tone numbers. */
export type GlossPart = string | WordReference | { readonly pinyin: string }

/** The other word that a sense names; pinyin with tone numbers, where it is given. */
export interface WordReference {
  readonly simplified: string
  readonly traditional: string
  readonly pinyin: string | undefined
}

// Han characters, with letters and digits among them (AA制), and the marks that stand inside headwords.
const WORD = String.raw`[\dA-Za-zα-ω]{0,8}[\p{Script=Han}○〇][\p{Script=Han}○〇A-Za-z\d·，]{0,40}`
const PINYIN = String.raw`\[([A-Za-zÀ-ž:·,\d -]{1,160})\]`
const REFERENCE = new RegExp(`(${WORD})(?:\\|(${WORD}))?(?:${PINYIN})?|${PINYIN}`, 'gu')

/** A sense cut into its pieces: `variant of 詞|词[ci2]` is `variant of ` and the word 词 with its pinyin. */
export function parseGloss(sense: string): GlossPart[] {
  const parts: GlossPart[] = []
  let last = 0
  for (const match of sense.matchAll(REFERENCE)) {
    const [whole, traditional, simplified = traditional, pinyin, spoken] = match
    // [goá khàu] is no pinyin: it has no tone numbers.
    if (traditional === undefined && !/[a-z][1-5](?: |$)/i.test(spoken ?? '')) continue
    if (match.index > last) parts.push(sense.slice(last, match.index))
    if (traditional !== undefined && simplified !== undefined) parts.push({ simplified, traditional, pinyin })
    else if (spoken !== undefined) parts.push({ pinyin: spoken })
    last = match.index + whole.length
  }
  if (last < sense.length) parts.push(sense.slice(last))
  return parts
}

// `variant of`, `old variant of`, `(Tw) abbr. for`: the sense means what the word behind it means.
const LEAD =
  /^(?:\([^()]{0,80}\) ){0,3}(?:see|see also|used in|same as|equivalent (?:of|to)|now written|(?:another|alternative|old) (?:name|term) (?:for|of)|abbr\. (?:for|of)|contract(?:ion|ed form) of|(?:[A-Za-z-]{1,20} ){0,3}(?:variant|form|equivalent) of) $/

/** The word whose meaning a sense has by referring to it; undefined where the sense says for itself what it means. */
export function referenceOf(parts: readonly GlossPart[]): WordReference | undefined {
  const [lead, word, ...rest] = parts
  if (typeof lead !== 'string' || typeof word !== 'object' || !('simplified' in word)) return undefined
  if (!LEAD.test(lead)) return undefined
  // “abbr. for 世貿組織|世贸组织, World Trade Organization” says it already.
  const says = rest.map(part => (typeof part === 'string' ? part : '')).join('')
  return lead.includes('abbr.') && /[A-Za-z]{4}/.test(says) ? undefined : word
}
