// Reads what stands in a bracket that may gloss: Chinese wordings, English ones, pinyin, abbreviations.

import { sizeOf } from './chinese-reach.ts'
import { ABBREVIATION } from './english-reach.ts'
import { type Quoted, trimRange, unquote } from './gloss-quote.ts'
import { isRomanization } from './romanization.ts'

/** One thing that a bracket says, with its place in the text. */
export interface BracketItem {
  readonly kind: 'zh' | 'en' | 'pinyin' | 'abbreviation'
  readonly text: string
  readonly start: number
  readonly end: number
  readonly quote: Quoted['quote']
  /** What stands before it in the bracket: alternatives are as good as each other, `,` may also go on. */
  readonly before: '' | ',' | '、' | ';' | '/'
}

/** The items of the bracket whose content is `[start, end)`; undefined where it is no gloss but an aside. */
export function readBracket(text: string, start: number, end: number): readonly BracketItem[] | undefined {
  if (end - start > LONGEST || end <= start) return undefined
  const parts = cutParts(text, start, end)
  const hasChinese = parts.some(part => HAN.test(text.slice(part.start, part.end)))
  const items: BracketItem[] = []
  for (const part of parts) {
    const read = readPart(text, part, hasChinese)
    if (!read) return undefined
    items.push(...read)
  }
  return mergeEnglish(text, items)
}

/** The longest content of a bracket that is read, characters. */
export const LONGEST = 200
const HAN = /\p{Script=Han}/u

interface Part {
  readonly start: number
  readonly end: number
  readonly before: BracketItem['before']
}

/** Cuts at commas, semicolons, slashes and inner brackets outside of quotes. Between Chinese characters 、 and ， join. */
function cutParts(text: string, start: number, end: number): Part[] {
  const parts: Part[] = []
  let from = start
  let before: Part['before'] = ''
  let closing = ''
  const cut = (at: number, next: Part['before']): void => {
    if (text.slice(from, at).trim() !== '') parts.push({ start: from, end: at, before })
    from = at + 1
    before = next
  }
  for (let i = start; i < end; i++) {
    const character = text[i] ?? ''
    if (closing !== '') {
      if (closing.includes(character)) closing = ''
      continue
    }
    const quote = QUOTES[character]
    if (quote !== undefined && text.slice(i + 1, end).search(new RegExp(`[${quote}]`)) >= 0) closing = quote
    else if (character === ';' || character === '；') cut(i, ';')
    else if (character === '/' || character === '|') cut(i, '/')
    else if (character === ',') cut(i, ',')
    else if (character === '，' && !(isHanAt(text, i - 1) && isHanAt(text, i + 1))) cut(i, ',')
    else if (
      character === '、' &&
      !(isHanAt(text, i - 1) && (isHanAt(text, i + 1) || /[“《「]/.test(text[i + 1] ?? '')))
    )
      cut(i, '、')
    else if (/[()（）[\]［］]/.test(character)) cut(i, ',')
  }
  cut(end, '')
  return parts
}

/** Opening quotes with what may close them, as a character class. */
const QUOTES: Readonly<Record<string, string>> = {
  '“': '”"＂',
  '"': '"”',
  '＂': '＂',
  '„': '“”',
  '「': '」',
  '『': '』',
  '《': '》',
  '«': '»',
  '‘': '’',
}

function isHanAt(text: string, at: number): boolean {
  return HAN.test(text[at] ?? '')
}

/** What a part says behind its label; undefined where the whole bracket is an aside, `[]` where the part says nothing. */
function readPart(text: string, part: Part, besideChinese: boolean): BracketItem[] | undefined {
  let { start, end } = trimRange(text, part.start, part.end)
  for (let i = 0; i < 3; i++) {
    const label = LABEL.exec(text.slice(start, Math.min(end, start + 60)))?.[0]
    if (!label || label.length >= end - start) break
    start += label.length
  }
  const note = /\s?(?:\[\d{1,3}\]|\s+(?:in\s(?:Chinese|Mandarin|the\soriginal)))$/i.exec(
    text.slice(Math.max(start, end - 24), end),
  )
  if (note) end -= note[0].length
  const quoted = unquote(text, start, end)
  const words = text.slice(quoted.start, quoted.end)
  const { before } = part
  if (words === '' || /^\d{1,3}$/.test(words)) return []
  if (!HAN.test(words)) {
    const kind = latinKind(words, quoted.quote !== 'none')
    if (kind) return [{ kind, text: words, ...rangeOf(quoted), quote: quoted.quote, before }]
    // Beside Chinese an aside in English takes nothing away: (内卷, a word of the year 2020).
    return besideChinese ? [] : undefined
  }
  if (quoted.quote !== 'none' || (isMixedWording(words) && !PARTED.test(words))) {
    return isChineseWording(words)
      ? [{ kind: 'zh', text: words, ...rangeOf(quoted), quote: quoted.quote, before }]
      : undefined
  }
  return readBoth(text, quoted, before)
}

function rangeOf({ start, end }: Quoted): { start: number; end: number } {
  return { start, end }
}

const LABEL =
  /^(?:(?:in\s|the\s){0,2}(?:simplified\s|traditional\s|original\s)?(?:chinese|mandarin|english|pinyin)(?:\s(?:term|name|original|is|has))?\s?[:：,]?\s|(?:中文|英文|英语|汉语拼音|拼音|英译|原文|译名)(?:名称?|为|是)?\s?[:：]?\s?|(?:lit(?:erally|\.)?|meaning|i\.e\.,?|that\sis,?|or|aka|a\.k\.a\.|also|also\sknown\sas|known\sas|known\sin\schinese\sas|called|dubbed|in\sshort|short|abbreviated|abbr\.|英文简称|简称|即|又称|或称?|译为|意为|意即|亦称)\s?[:：]?(?:\s|(?=[“"‘「《])|(?<=[\p{Script=Han}:：])))/iu

/** A Latin word and Chinese with a space between: 内卷 neijuan, but not 5G 发展 or AI 产业. */
const PARTED = /\p{Script=Latin}{3}\s+\p{Script=Han}|\p{Script=Han}\s+\p{Script=Latin}{3}/u

/** Chinese and Latin without quotes: 高质量发展 gao zhiliang fazhan, NDRC 国家发展和改革委员会, 生态 ecology. */
function readBoth(text: string, { start, end }: Quoted, before: Part['before']): BracketItem[] | undefined {
  const words = text.slice(start, end)
  const first =
    /^([^\s].*?\p{Script=Han}[^\s\p{Script=Latin}]{0,40})\s+([\p{Script=Latin}“"][^\p{Script=Han}]*)$/u.exec(words)
  if (first?.[1] && first[2] && isMixedWording(first[1]) && isChineseWording(first[1])) {
    const chinese: BracketItem = {
      kind: 'zh',
      text: first[1],
      start,
      end: start + first[1].length,
      quote: 'none',
      before,
    }
    const latin = unquote(text, end - first[2].length, end)
    const latinWords = text.slice(latin.start, latin.end)
    const isPinyin = isRomanization(latinWords, sizeOf(first[1]))
    const kind = isPinyin ? 'pinyin' : latinKind(latinWords, latin.quote !== 'none')
    return kind ? [chinese, { kind, text: latinWords, ...rangeOf(latin), quote: latin.quote, before: '/' }] : [chinese]
  }
  const second = /^([\p{Script=Latin}\p{M}\s'’-]{2,80}?)[\s:：]+(\p{Script=Han}.*)$/u.exec(words)
  if (second?.[1] && second[2] && isChineseWording(second[2]) && isMixedWording(second[2])) {
    const chinese: BracketItem = {
      kind: 'zh',
      text: second[2],
      start: end - second[2].length,
      end,
      quote: 'none',
      before,
    }
    const latin = { text: second[1], start, end: start + second[1].length, quote: 'none', before } as const
    if (isRomanization(second[1], sizeOf(second[2])))
      return [
        { kind: 'pinyin', ...latin },
        { ...chinese, before: '/' },
      ]
    if (ABBREVIATION.test(second[1]))
      return [
        { kind: 'abbreviation', ...latin },
        { ...chinese, before: '/' },
      ]
  }
  return undefined
}

/** Chinese, perhaps with a Latin word or number in it (5G发展, 人工智能+, 中国制造2025): not a sentence in two languages. */
function isMixedWording(words: string): boolean {
  const latin = words.match(/[\p{Script=Latin}][\p{Script=Latin}\d-]*/gu) ?? []
  return (
    latin.length <= 1 &&
    latin.every(word => word.length <= 8) &&
    !/\p{Script=Han}\s+\p{Script=Latin}{2}.*\p{Script=Latin}$/u.test(words)
  )
}

/** True for Chinese that can be a term; false for sentences, references, dates, numbers and labels of plans. */
export function isChineseWording(words: string): boolean {
  const size = sizeOf(words)
  return size >= 1 && size <= 40 && !/[。！？；!?]/.test(words) && !NO_TERM.test(words) && !LABEL_OF_PLANS.test(words)
}

const NO_TERM =
  /^(?:第[\d一二三四五六七八九十百]{1,6}[编篇部章节条款项讲](?=$|[\s　:：，、])|(?:请)?(?:参见|参看|参阅|详见|另见|见|如图|如表|附图|附表|图|表|注|按)(?=$|[\d一二三四五六七八九十\s：:第本上下前后附])|(?:以下|下文|下同|以上|上文)|专栏\s?[\d一二三四五六七八九十]|[\d一二三四五六七八九十]{1,3}$|[\d一二三四五六七八九〇○零十]{1,5}[年月日%％](?:$|[\d一二三四五六七八九十至到起底初末以前后])|\d[\d.,]{0,12}[\s]?(?:[万亿千百]|元|美元|人|个|公里|吨|亩|倍)|约\d|截至|包括|其中|不含|含|例如|如：|节选|摘要|草案|试行|修订|修正|暂行|征求意见稿|送审稿|单位[:：]|资料来源|来源[:：]|译者|作者|编者|笔者)/
const LABEL_OF_PLANS =
  /^(?:约束性|预期性|指导性|累计|年均|亿元|万元|略|无|同上|上接|下转|原文如此|摘译|全文|完|未完待续)$/

/** English, pinyin or an abbreviation; undefined for an aside, a reference, a number. */
function latinKind(words: string, isQuoted: boolean): 'en' | 'pinyin' | 'abbreviation' | undefined {
  if (!/\p{Script=Latin}{2}/u.test(words)) return undefined
  if (CODE.test(words)) return undefined
  if (ABBREVIATION.test(words)) return 'abbreviation'
  if (/[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/iu.test(words.normalize('NFC')) && PINYIN_SHAPE.test(words)) return 'pinyin'
  if (words.length > 100 || words.split(/\s+/).length > 14) return undefined
  if (isQuoted) return /[.!?]\s+\p{Lu}/u.test(words) ? undefined : 'en'
  return ASIDE.test(words) ||
    SENTENCE.test(words) ||
    FIGURE.test(words) ||
    CODE.test(words) ||
    /[?!=@#]|\.\s|https?:/.test(words)
    ? undefined
    : 'en'
}

const PINYIN_SHAPE = /^[\p{Script=Latin}\p{M}\s'’·-]{1,80}$/u

const ASIDE =
  /^(?:see|cf|compare|e\.?g|i\.?e|viz|approx|approximately|about|circa|ca|note|notes|source|sources|emphasis|italics|translation|translated|transl|original|originally|ibid|op|pp?|vols?|no|nos|page|pages|photo|image|credit|link|fig|figs|figure|table|tables|chapter|chapters|section|sections|annex|appendix|article|part|box|including|includes|excluding|such|hereinafter|hereafter|henceforth|as|at|by|from|under|over|more|less|up|down|for|with|without|since|until|before|after|during|because|which|who|that|and|but|not|now|then|later|formerly|previously|currently|if|when|where|while|above|below|left|right|top|bottom|in|on|to|both|each|all|some|only|mostly|mainly|usually|sic|born|died|chinese|mandarin|english|pinyin|binding|expected|anticipatory|pdf|html|archived|accessed|retrieved|unchanged|total|draft|trial|revised|etc|cont|continued|update|updated|likely|possibly|probably|perhaps|yes|none|n\/a|per|unit|units)(?=$|[\s.,:;)])/i
/** Units, standards, grades: 0.2MPa, GB3095-2012, ≥81dB HL. */
const CODE =
  /^[^\p{L}\d]|^\d[\d.]{0,8}\s?(?:[kMGmcµn]?(?:Pa|dB|g|m|t|W|Wh|Hz|V|A|l|L)|ha|mu|dB)(?:$|[\s²³/])|^[A-Z]{1,4}(?:\/T)?[\s-]?\d{3,}|^[ⅠⅡⅢⅣⅤIVX]{1,4}[a-z]?$/u
const SENTENCE =
  /(?:^|\s)(?:is|are|was|were|has|have|had|will|would|should|could|which|who|whose|they|it|we|I|he|she)\s/
const FIGURE =
  /^[\d.,\s$€£¥%-]+(?:$|\s)|\d\s?(?:%|percent|per cent)|(?:^|\s)(?:million|billion|trillion)(?:\s|$)|^(?:19|20)\d\d(?:$|[-–\s])|\s(?:19|20)\d\d[-–]/i

/** A comma inside an English wording does not end it: (innovative, coordinated and green development). */
function mergeEnglish(text: string, items: readonly BracketItem[]): BracketItem[] {
  const merged: BracketItem[] = []
  for (const item of items) {
    const last = merged.at(-1)
    const goesOn =
      last?.kind === 'en' && item.kind === 'en' && item.before === ',' && last.quote === 'none' && item.quote === 'none'
    if (!goesOn) {
      merged.push(item)
      continue
    }
    // “active government, a term of economists”: what follows with an article speaks about it.
    if (/^(?:a|an|the|one|now|then|here)\s/i.test(item.text)) continue
    merged[merged.length - 1] = { ...last, text: text.slice(last.start, item.end), end: item.end }
  }
  return merged
}
