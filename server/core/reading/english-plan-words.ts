// Finds the words of an English text that may name a plan: the 13th Five-Year Plan, FYP13, the last plan, the Fifth Plenum guidelines.

import { COUNTRY_BEHIND, ENGLISH_PLACE_BEFORE } from './place-names.ts'
import { otherYears } from './plan-period.ts'
import type { PlanSubject, PlanWords } from './plan-words.ts'

type Found = Omit<PlanWords, 'quoted'>

/** All of them, in no order. */
export function collectEnglishPlanWords(text: string): Found[] {
  if (!/[A-Za-z]/.test(text)) return []
  const plans = [...collectNumbered(text), ...collectRelative(text), ...collectYears(text)]
  const proposals = plans.flatMap(plan => proposalFor(text, plan) ?? [])
  return [
    ...plans,
    ...proposals,
    ...collectProposals(text),
    ...collectSelf(text),
    ...collectSaid(text),
    ...collectShort(text),
  ]
}

const WORDS =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth'
function ordinalOf(word: string): number | undefined {
  const at = WORDS.split('|').indexOf(word.toLowerCase())
  return at < 0 ? undefined : at + 1
}

const GAP = '[\\s\\u00A0-]{1,2}'
const FIVE_YEAR = `(?:five|5)${GAP}year`
/** Words between “five-year” and “plan” that do not make it another plan. */
const PLAIN = '(?:(?:national|economic|social|and|development)\\s){0,5}'
const PROPOSAL = '(?:proposals?|recommendations?|suggestions?|guidelines)'

const NUMBERED = new RegExp(
  `(?<![A-Za-z0-9.,/-])(?:(\\d{1,2})(?:st|nd|rd|th)|(${WORDS}))((?:(?:,|\\s&|\\sand|\\sor|\\sto|\\sthrough|,\\sand)\\s(?:the\\s)?(?:\\d{1,2}(?:st|nd|rd|th)|${WORDS})){0,6})` +
    `\\s(?:${FIVE_YEAR}\\s((?:[A-Za-z-]{2,24}\\s){1,4}?)?plan|FYP|${PLAIN}(plan|outline))(s)?(?![A-Za-z])|(?<![A-Za-z0-9])FYP[\\s-]?(\\d{1,2})(?![0-9A-Za-z]|-[A-Za-z])|(?<![A-Za-z0-9.,/-])(\\d{1,2})FYP(?![0-9A-Za-z])`,
  'gi',
)

function collectNumbered(text: string): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(NUMBERED)) {
    const [whole, digits, word = '', more = '', middle = '', bare, plural, behind, before] = match
    // FYP14, 14FYP
    const code = behind ?? before
    const number = code !== undefined || digits !== undefined ? Number(code ?? digits) : ordinalOf(word)
    if (number === undefined || number < 1 || number > 30) continue
    // “The second plan” counts anything; “the 13th plan” is short for one.
    if (bare && (!digits || number < 6)) continue
    // “The first five-year plan of the new century” is not the First.
    if (
      word &&
      number <= 3 &&
      /^\s(?:since|after|of|to|in|that|under|under)(?![A-Za-z])/i.test(
        text.slice(match.index + whole.length, match.index + whole.length + 8),
      )
    )
      continue
    if (plural && more === '') {
      // “14th Five-Year Plans on six industries” are none of them the 14th.
      const subject: PlanSubject = { kind: 'title', title: whole, year: undefined, isBracketed: false }
      found.push({ start: match.index, end: match.index + whole.length, subject, defines: [] })
      continue
    }
    const start = match.index
    const others = [...more.matchAll(new RegExp(`(\\d{1,2})(?:st|nd|rd|th)|${WORDS}`, 'gi'))]
    if (others.length === 0) {
      found.push(single(text, { start, end: start + whole.length }, number, !PLAIN_WORDS.test(middle)))
      continue
    }
    const place = placeBefore(text, start)
    const first = start + (digits === undefined ? word.length : digits.length + 2)
    found.push({ start, end: first, subject: national(number, place), defines: [] })
    const moreAt = start + whole.indexOf(more, (digits ?? word).length)
    others.forEach((other, i) => {
      const otherNumber = other[1] === undefined ? ordinalOf(other[0]) : Number(other[1])
      if (otherNumber === undefined) return
      const from = moreAt + other.index
      const to = i === others.length - 1 ? start + whole.length : from + other[0].length
      found.push({ start: from, end: to, subject: national(otherNumber, place), defines: [] })
    })
  }
  return found
}

/** Between “Five-Year” and “Plan” other words than these name another plan. */
const PLAIN_WORDS = /^(?:(?:national|economic|social|and|development)\s)*$/i

function national(number: number, place: string | undefined): PlanSubject {
  return { kind: 'number', number, of: 'plan', place }
}

/** Guangdong’s, Indian: the words right before a number that say whose plan it is. */
function placeBefore(text: string, at: number): string | undefined {
  const before = text.slice(Math.max(0, at - 60), at)
  return ENGLISH_PLACE_BEFORE.exec(before)?.[1] ?? POSSESSIVE.exec(before)?.[1]
}

function single(text: string, at: { start: number; end: number }, number: number, isOtherPlan: boolean): Found {
  const { start } = at
  const rest = text.slice(at.end, at.end + 160)
  const before = text.slice(Math.max(0, start - 60), start)
  const place = otherYears(rest, number)?.text ?? placeBefore(text, start) ?? COUNTRY_BEHIND.exec(rest)?.[1]
  const isNational = place === undefined && (NATION.test(before) || SAYS_CHINA.test(rest.slice(0, 90)))
  const outline = /^(?:['’]s)?\soutline(?![A-Za-z])/.exec(rest)?.[0] ?? ''
  const behind = rest.slice(outline.length)
  const proposal = new RegExp(`^(?:['’]s)?\\s[“"]?${PROPOSAL}(?![A-Za-z])`, 'i').exec(behind)?.[0]
  if (proposal) {
    const end = at.end + outline.length + proposal.length
    const subject: PlanSubject = { kind: 'number', number, of: 'proposal', place, isNational }
    return { start, end, subject, defines: shortNamesBehind(text, end) }
  }
  const official = OFFICIAL.exec(behind)?.[0] ?? ''
  const topic = official === '' && outline === '' ? TOPIC.exec(behind)?.[0] : undefined
  const field = FIELD.exec(before)?.[0]
  if (topic !== undefined || isOtherPlan || field !== undefined) {
    const [from, end] = [start - (field ?? '').length, at.end + (topic ?? '').length]
    const title = text.slice(from, end)
    const subject: PlanSubject = { kind: 'title', title, year: undefined, isBracketed: false }
    return { start: from, end, subject, defines: shortNamesBehind(text, end) }
  }
  const end = at.end + outline.length + official.length
  const subject: PlanSubject = { kind: 'number', number, of: 'plan', place, isNational }
  return { start, end, subject, defines: shortNamesBehind(text, end) }
}

/** The energy 13th Five-Year Plan is not the country's. */
const FIELD =
  /(?<![A-Za-z])(?:energy|electricity|power|industry|industrial|technology|transport(?:ation)?|informati[sz]ation|environment(?:al)?|education|health|agricultur(?:e|al)|science)\s$/i
/** Guangdong’s 14th Five-Year Plan is not China’s. */
const POSSESSIVE =
  /((?<![A-Za-z])(?!(?:China|Country|Nation|State|Government|Party|Xi|PRC|Republic|It)['’])[A-Z][A-Za-z-]{1,30}['’]s?)\s$/
const NATION = /(?<![A-Za-z])(?:China['’]s|Chinese|PRC['’]s|CPC Central Committee['’]?s?)(?:\s[a-z]{1,20}){0,3}\s$/
const SAYS_CHINA = /^[^.,;]{0,60}\sof\s(?:the\s)?(?:People['’]s\sRepublic|China|PRC)/
/** What belongs to the name of the national plan. */
const OFFICIAL =
  /^\sfor\s(?:the\s)?(?:national\s)?economic\sand\ssocial\sdevelopment(?:\sof\s(?:the\s)?(?:people['’]s\srepublic\sof\s)?china)?(?:,?\sand\s(?:the\s)?(?:outline\sof\s)?(?:the\s)?long[-\s]range\s(?:objectives|goals)\s(?:through|to|for)\s(?:the\syear\s)?\d{4})?/i
/**
 * “for National Informatization”, “on Renewable Energy”, “for the electricity sector”: another plan. Not “for the first time”, “on
 * Thursday”, “for China”.
 */
const TOPIC =
  /^(?:\s\([A-Z0-9]{2,8}\))?\s(?:for|on|of)\s(?:the\s|an?\s)?(?!(?:China|Chinese|PRC|People['’]s|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Xi|Beijing)(?![A-Za-z]))(?:[A-Z][A-Za-z&-]{1,30}(?:,?\s(?:and\s|of\s|the\s|in\s|for\s){0,2}(?=[A-Z]))?){1,10}|^(?:\s\([A-Z0-9]{2,8}\))?\s(?:for|on)\s(?:the\s|an?\s)?(?:[a-z-]{2,24}\s){0,4}(?:sectors?|industr(?:y|ies)|development|energy|electricity|power|technolog(?:y|ies)|transport(?:ation)?|agriculture|manufacturing|protection|education|informati[sz]ation|construction|conservation|services?)(?![A-Za-z-])/

/** (the “Plan”), (hereinafter the Outline), (hereinafter referred to as the “FYP”). */
function shortNamesBehind(text: string, end: number): string[] {
  const match = SHORT.exec(text.slice(end, end + 120))
  const name = match?.[1] ?? match?.[2]
  return name ? [name.trim().replace(/^the\s/i, '')] : []
}

const SHORT =
  /^["”]?,?\s?[（(](?:(?:the|hereinafter|hereafter|henceforth)\s)?(?:the\s)?[“"]([A-Za-z][A-Za-z0-9 -]{1,40})[”"]\s?[）)]|^["”]?,?\s?[（(](?:hereinafter|hereafter|henceforth|below)(?:,?\s(?:referred\sto\sas|called|named))?,?\s(?:the\s)?["“]?([A-Za-z][A-Za-z0-9 -]{1,40}?)["”]?\s?[）)]/i

const RELATIVE = new RegExp(
  `(?<![A-Za-z])(?:(the)|(its|this|our|their|China['’]s|the\\s(?:country|nation)['’]s))\\s(last|previous|preceding|prior|new|current|present|next|upcoming|forthcoming|coming|following|latest)\\s` +
    `((?:(?:${FIVE_YEAR}|national|economic|social|development|and)\\s){0,6})(plan|FYP)(?![A-Za-z])(?!-)`,
  'gi',
)

function collectRelative(text: string): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(RELATIVE)) {
    const [whole, the, owner, adjective = '', middle = '', noun = ''] = match
    const end = match.index + whole.length
    const behind = text.slice(end, end + 40)
    const isFiveYear = /five|5/i.test(middle) || /fyp/i.test(noun)
    const which = WHICH[adjective.toLowerCase()]
    // “The last plan that is called …” is the last of several; “the new plan for hydrogen” is any plan.
    if (!which || (which === 'last' && /^\s(?:that|which|to|ever|called|with)(?![A-Za-z])/i.test(behind))) continue
    if (
      !isFiveYear &&
      /^\s(?:for|on|of|to|by)(?!\s(?:the\s(?:period|years|country|nation|next)|20\d\d))(?![A-Za-z])/i.test(behind)
    )
      continue
    if (isFiveYear && TOPIC.test(behind) && !OFFICIAL.test(behind)) continue
    const start = match.index + (the ? 0 : (owner ?? '').length + 1)
    found.push({ start, end, subject: { kind: 'relative', which, of: 'plan', isFiveYear }, defines: [] })
  }
  for (const match of text.matchAll(BEFORE_LAST)) {
    const subject: PlanSubject = {
      kind: 'relative',
      which: match[1] ? 'before-last' : 'last',
      of: 'plan',
      isFiveYear: /five|fyp/i.test(match[0]),
    }
    found.push({ start: match.index, end: match.index + match[0].length, subject, defines: [] })
  }
  return found
}

const WHICH: Readonly<Record<string, 'last' | 'new' | 'current' | 'next'>> = {
  last: 'last',
  previous: 'last',
  preceding: 'last',
  prior: 'last',
  new: 'new',
  latest: 'new',
  current: 'current',
  present: 'current',
  next: 'next',
  upcoming: 'next',
  forthcoming: 'next',
  coming: 'next',
  following: 'next',
}
const BEFORE_LAST =
  /(?<![A-Za-z])the\s(?:(?:five-year\s)?plan|FYP)\sbefore\s(?:((?:the\s)?last)|it(?=[\s,.;:)]|$)|this(?:\sone)?(?![A-Za-z]))|(?<![A-Za-z])the\sfive-year\splan\s(?:that|which)\s(?:has\s)?(?:just\s)?ended(?![A-Za-z]|\sin\s[12])/gi

/** The 2016 plan, the 2021–2025 five-year plan, the five-year plan ending in 2020. */
function collectYears(text: string): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(YEARS)) {
    const [whole, from, to, ending] = match
    const end = match.index + whole.length
    if (ending === undefined && TOPIC.test(text.slice(end, end + 100))) continue
    const subject: PlanSubject = {
      kind: 'years',
      from: from === undefined ? undefined : Number(from),
      to: (to ?? ending) === undefined ? undefined : Number(to ?? ending),
    }
    found.push({ start: match.index, end, subject, defines: [] })
  }
  return found
}

const YEARS = new RegExp(
  `(?<![A-Za-z0-9])the\\s((?:19|20)\\d{2})(?:\\s?[-–—]\\s?((?:19|20)\\d{2}))?\\s(?:${FIVE_YEAR}\\s)?${PLAIN}plan(?![A-Za-z-])|` +
    `(?<![A-Za-z])the\\s(?:${FIVE_YEAR}|development)\\s(?:development\\s)?plan\\s(?:ending|that\\sended|which\\sended)\\sin\\s((?:19|20)\\d{2})(?!\\d)`,
  'gi',
)

/** The proposal for the last plan: wider than the plan's own words, which lie inside. */
function proposalFor(text: string, plan: Found): Found | undefined {
  const { subject } = plan
  const lead = FOR.exec(text.slice(Math.max(0, plan.start - 120), plan.start))?.[0]
  if (lead === undefined) return undefined
  const [start, defines] = [plan.start - lead.length, shortNamesBehind(text, plan.end)]
  if (subject.kind === 'number' && subject.of === 'plan')
    return { start, end: plan.end, subject: { ...subject, of: 'proposal' }, defines }
  if (subject.kind === 'relative' && subject.of === 'plan')
    return { start, end: plan.end, subject: { ...subject, of: 'proposal' }, defines }
  return undefined
}

const FOR = new RegExp(
  `(?<![A-Za-z])(?:the\\s)?[“"‘]?${PROPOSAL}[”"’]?\\s(?:for|on)\\s(?:(?:formulating|drawing\\sup|the\\sformulation\\sof|making|the\\sdevelopment\\sof)\\s)?(?:the\\s|China['’]s\\s)?$`,
  'i',
)

const PLENUM_WORDS = '(third|fourth|fifth|sixth|seventh)'
const PLENUM = '(?:plenum|plenary\\ssession)'
const PLENUM_FIRST = new RegExp(
  `(?<![A-Za-z])(?:the\\s)?(?:${PLENUM_WORDS}\\s)?${PLENUM}(?:['’]s)?\\s[“"]?${PROPOSAL}(?![A-Za-z])`,
  'gi',
)
const PLENUM_LAST = new RegExp(
  `(?<![A-Za-z])(?:the\\s)?[“"]?${PROPOSAL}[”"]?\\s(?:of|from|(?:adopted|passed|approved|issued|released)\\s(?:at|by|after))\\s(?:the\\s)?(?:(\\d{1,2})(?:st|nd|rd|th)\\s(?:CPC\\s)?Central\\sCommittee['’]s\\s)?${PLENUM_WORDS}\\s${PLENUM}(?![A-Za-z])`,
  'gi',
)
const COMMITTEE = new RegExp(
  `(?<![A-Za-z])(?:the\\s)?(?:CPC\\s)?Central\\sCommittee['’]s\\s[“"]?${PROPOSAL}(?![A-Za-z])`,
  'gi',
)
const THE_PROPOSAL =
  /(?<![A-Za-z])[Tt]he\s(?:[Pp]roposals?|[Gg]uidelines|[Rr]ecommendations|[Ss]uggestions)(?![A-Za-z]|\s(?:to|that)\s)/g

function collectProposals(text: string): Found[] {
  const found: Found[] = []
  const add = (
    match: RegExpExecArray,
    congress: string | undefined,
    plenum: string | undefined,
    isWeak: boolean,
  ): void => {
    const subject: PlanSubject = {
      kind: 'proposal',
      congress: congress === undefined ? undefined : Number(congress),
      plenum: plenum === undefined ? undefined : ordinalOf(plenum),
      isWeak,
    }
    const end = match.index + match[0].length
    found.push({ start: match.index, end, subject, defines: shortNamesBehind(text, end) })
  }
  for (const match of text.matchAll(PLENUM_FIRST)) add(match, undefined, match[1], false)
  for (const match of text.matchAll(PLENUM_LAST)) add(match, match[1], match[2], false)
  for (const match of text.matchAll(COMMITTEE)) add(match, undefined, undefined, false)
  const starts = new Set(found.map(({ start }) => start))
  for (const match of text.matchAll(THE_PROPOSAL)) {
    const end = match.index + match[0].length
    // “The proposals of the Fifth Plenum”, “the proposals for the last plan” say more.
    if (starts.has(match.index)) continue
    if (/^\s(?:for|on)\s/.test(text.slice(end, end + 6))) continue
    add(match, undefined, undefined, true)
  }
  return found
}

function collectSelf(text: string): Found[] {
  return [...text.matchAll(SELF)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
    subject: { kind: 'self', noun: NOUNS[(match[1] ?? '').toLowerCase()] ?? '规划' },
    defines: [],
  }))
}

const SELF =
  /(?<![A-Za-z])(?:this|the\spresent)\s(?:(?:five|5)[-\s]year\s)?(plan|outline|FYP|proposal|law)(?![A-Za-z-])/gi
const NOUNS: Readonly<Record<string, string>> = {
  plan: '规划',
  fyp: '规划',
  outline: '纲要',
  proposal: '建议',
  law: '法',
}

function collectSaid(text: string): Found[] {
  return [...text.matchAll(SAID)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
    subject: { kind: 'said' },
    defines: [],
  }))
}

const SAID =
  /(?<![A-Za-z])(?:the\s(?:said|aforementioned|aforesaid|above-?mentioned)|that)\s(?:(?:five|5)[-\s]year\s)?(?:plan|outline|FYP)(?![A-Za-z-]|\s(?:to|for|that|which|of|on)(?![A-Za-z]))/gi

/** “The Plan” with a capital, inside a sentence or not: whether it means something the document says. */
function collectShort(text: string): Found[] {
  return [...text.matchAll(THE_SHORT)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
    subject: { kind: 'short', name: match[1] ?? '' },
    defines: [],
  }))
}

const THE_SHORT =
  /(?<![A-Za-z])(?:[Tt]he|[Tt]his)\s(Plan|Outline|FYP|Proposals?|Recommendations|Guidelines|Program(?:me)?|Law|Strategy)(?![A-Za-z]|\s(?:for|on|of)\s(?:the\s)?[A-Z0-9])/g
