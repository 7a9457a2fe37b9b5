// Tells from the verbs and adverbs of an English sentence whether a figure in it is planned or achieved.

import { wordSet } from '../text/word-set.ts'
import { yearOfSpan } from './due.ts'
import { collectPlanMentions } from './plan-period.ts'
import type { Quantity } from './quantity.ts'
import { documentYear, type ReadingContext, yearStance, yearsStance } from './target-reading.ts'

/** A word that tells the time of what stands near it. */
export interface TenseCue {
  /** UTF-16 offset in the text. */
  at: number
  end: number
  /** `future`: will, should, aims to, expected to; `past`: grew, was, has; `state`: is, accounts for, now. */
  tense: 'future' | 'past' | 'state'
  /** A verb outweighs an adverb of time; `bare` verb forms (increased, building, to reach) yield to both. */
  rank: 'verb' | 'time' | 'bare'
  /** The year that an adverb of time names. */
  year?: number
  /** A participle without an auxiliary: output increased; workers covered by insurance. */
  participle?: true
}

/** The cues of `text` in order; `[]` where it has none. Linear. */
export function collectEnglishCues(text: string, quantities: readonly Quantity[], context: ReadingContext): TenseCue[] {
  const cues: TenseCue[] = []
  addVerbs(cues, text)
  addTimes(cues, text, quantities, context)
  return cues.sort((a, b) => a.at - b.at)
}

function addVerbs(cues: TenseCue[], text: string): void {
  let from = 0
  for (const found of text.matchAll(PHRASES)) {
    addWords(cues, text, from, found.index)
    addPhrase(cues, text, found)
    from = found.index + found[0].length
  }
  addWords(cues, text, from, text.length)
}

function addPhrase(cues: TenseCue[], text: string, found: RegExpExecArray): void {
  const at = found.index
  const word = found[0]
  const { future, past, state, infinitive } = found.groups ?? {}
  const end = at + word.length
  if (future !== undefined) {
    const before = text.slice(Math.max(0, at - 24), at)
    // They reached the target of …: it is met. They carried out a plan to …: the verb before decides.
    if (/^(?:target|goal|objective)/i.test(word) && (MET.test(before) || MET_BEHIND.test(text.slice(end, end + 160))))
      return
    // deaths due to infectious diseases: because of them.
    if (/^due to/i.test(word) && !/(?<![a-z])(?:is|are|was|were|be|been) $/i.test(before)) return
    // The plan before had aimed for 6.5%: it was planned then.
    if (
      (HAD.test(before) || OF_LAST_YEAR.test(text.slice(Math.max(0, at - 40), at))) &&
      /^(?:aimed|planned|targeted|called|pledged|sought|wanted|set|(?:goal|target|objective)s? of)/i.test(word)
    ) {
      cues.push({ at, end, tense: 'past', rank: 'verb' })
      return
    }
    const noun =
      /^plans? to/i.test(word) && /(?<![A-Za-z])(?:an?|the|its|our|this|year|investment|action) $/i.test(before)
    cues.push({ at, end, tense: 'future', rank: noun || /^to be$/i.test(word) ? 'bare' : 'verb' })
  } else if (word === 'May') return
  else if (past !== undefined || state !== undefined) {
    // will have been, should be, to be: part of what a modal began.
    if (isGoverned(text, at)) return
    // Everyone has access: to have is no perfect.
    const owns = /^ha(?:s|ve)$/i.test(word) && !PERFECT.test(text.slice(end, end + 40))
    cues.push({ at, end, tense: past === undefined || owns ? 'state' : 'past', rank: 'verb' })
  } else if (infinitive !== undefined) cues.push({ at, end, tense: 'future', rank: 'bare' })
}

/** The verbs among the words from `from` to `to`, each looked up by itself. */
function addWords(cues: TenseCue[], text: string, from: number, to: number): void {
  let start = -1
  for (let at = from; at <= to; at++) {
    if (at < to && isLetter(text.charCodeAt(at))) {
      if (start < 0) start = at
    } else if (start >= 0) {
      const word = text.slice(start, at).toLowerCase()
      if (PARTICIPLES.has(word)) addParticiple(cues, text, start, at)
      else if ((GERUNDS.has(word) || BASE_VERBS.has(word)) && isClauseStart(text, start))
        cues.push({ at: start, end: at, tense: 'future', rank: word.endsWith('ing') ? 'bare' : 'verb' })
      start = -1
    }
  }
}

function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90)
}

function addParticiple(cues: TenseCue[], text: string, at: number, end: number): void {
  if (isGoverned(text, at) || isAdjective(text, at, end)) return
  // are reduced, is set: passive, and as timeless as what governs it.
  if (
    /(?<![A-Za-z])(?:is|are|being|be)(?: (?:both|all|also|each|[a-z]{2,12}ly))? $/i.test(
      text.slice(Math.max(0, at - 22), at),
    )
  )
    return
  if (
    BY_SOMEBODY.test(text.slice(end, end + 24)) &&
    !/(?:has|have|had|was|were) $/i.test(text.slice(Math.max(0, at - 5), at))
  )
    return
  cues.push({ at, end, tense: 'past', rank: hasSubject(text, at) ? 'verb' : 'bare', participle: true })
}

/** What follows have in the perfect: also been, fallen, steadily increased. */
const PERFECT =
  /^ (?:(?:not|also|already|now|only|all|both|each|ever|[a-z]{2,12}ly) ){0,2}(?:[a-z]{2,14}ed|been|become|begun|brought|built|come|cut|done|drawn|driven|fallen|given|gone|got|grown|had|held|kept|led|left|lost|made|met|overtaken|paid|put|risen|seen|sent|set|shown|shrunk|sold|spent|sunk|taken|won|[0-9])(?![A-Za-z])/i

/** schooling received by the population: who, not how much. */
const BY_SOMEBODY =
  /^ by (?:the |its |their |all |each )?(?!(?:a|an|about|almost|another|approximately|around|at|half|just|less|more|nearly|no|one|over|roughly|some|the|two|three|up|end)(?![a-z]))[a-z]{2}/i

/** A verb that says a target was met, right before it. */
const MET =
  /(?:miss(?:ed|ing)|reached|met|achieved|fulfilled|exceed(?:ed|ing)|surpass(?:ed|ing)|beating|overshooting|attained|hit)(?: (?:the|its|our|this|that|their|[a-z’']+))?(?: (?:[12][0-9]{3}|[a-z-]+))? $/i

/** The goal of … was met: it is no more ahead. */
const MET_BEHIND =
  /^[^.;]{0,120} (?:was|were|ha(?:s|ve|d) been) (?:[a-z]+ly )?(?:met|achieved|reached|fulfilled|attained|missed)(?![a-z])/i

const HAD = /(?<![A-Za-z])had (?:also |originally |only )?$/i
const OF_LAST_YEAR = /(?<![A-Za-z])(?:last year[’']s (?:[a-z]+ ){1,3}|(?:previous|earlier|former|old) (?:[a-z]+ )?)$/i

/** Base forms of the verbs (and adverbs before them) that open a clause in which a target is set. */
export const BASE_VERBS: ReadonlySet<string> = wordSet(
  `increase raise reduce narrow cut lower build create train achieve reach keep maintain ensure expand improve develop
establish complete form formulate cultivate grow add bring boost promote provide invest allocate issue support conduct
implement limit hold control double triple quadruple halve lift extend accelerate strive aim strengthen upgrade
renovate rebuild construct open launch set make plant restore shut eliminate phase help deliver attain realize realise
secure stabilize stabilise roll put allow enable adopt further basically steadily continue enhance foster introduce
start begin relocate resettle ease slash decrease trim enroll recruit finish work move give spend use drive step speed
push see take get turn host carry fully reuse recycle treat electrify equip connect install deploy digitalize
digitalise retire replace convert save mobilize generate produce supply register reclaim designate protect publish
revise certify attract earmark appropriate lighten serve`,
)

const GERUNDS: ReadonlySet<string> = wordSet(
  `increasing raising reducing cutting lowering building creating training achieving reaching keeping maintaining
ensuring expanding improving developing establishing completing forming formulating cultivating growing adding
bringing boosting promoting providing investing allocating issuing supporting conducting implementing limiting
doubling tripling quadrupling halving lifting extending accelerating upgrading renovating rebuilding constructing
opening launching planting restoring helping enhancing fostering relocating enrolling recruiting holding enabling
linking registering certifying publishing revising installing deploying connecting attracting serving securing
stabilizing stabilising attaining realizing realising saving recycling treating electrifying converting generating
producing laying paving drilling rehabilitating`,
)

const PARTICIPLES: ReadonlySet<string> = wordSet(
  `increased decreased reduced raised lowered dropped declined expanded exceeded surpassed totaled totalled achieved
completed created added allocated invested lifted accounted approached averaged amounted attained issued trained
helped provided opened resettled relocated delivered eliminated closed renovated granted covered generated produced
established launched started extended improved recorded posted maintained slowed climbed jumped surged soared plunged
slumped plummeted slipped stayed hovered reported doubled tripled quadrupled registered gained benefited earmarked
received enjoyed resolved shipped removed abolished canceled cancelled assisted finished developed implemented
utilized formed boosted fixed stabilized stabilised carried used supported converted afforested enrolled joined
reached stepped controlled narrowed constructed upgraded signed published released ended began kept cut made built put
set met hit held brought rebuilt paid spent sold bought found`,
)

/** Words that announce: modals, intentions and commands, and what sets a target. */
const FUTURE = [
  "will|shall|should|must|would|won't",
  '(?:going|plans?|planned|aims?|aimed|aiming|intends?|intended|seeks?|sought|striv(?:e|es|ing)|expects?|expected|projected|forecast|forecasted|scheduled|set out|slated|budgeted|vow(?:s|ed)?|pledg(?:e|es|ed)|commits?|committed|needs?|hopes?|hoped|wants?|wanted|due|(?:is|are)(?: (?:each|both|all|also|then))?|promis(?:e|es|ed)|(?:was|were)(?: supposed| meant| due)?|supposed|designed) to',
  '(?:is|are|was|were|been|be) (?:also )?(?:told|asked|required|ordered|instructed|tasked|directed|mandated|assigned|obliged)(?: to| with)(?= [a-z])',
  "ha(?:s|ve) to|to be|let us|let[’']s|may not|might not",
  '(?:is|are) (?:(?:also|now|then|further|currently) )?(?:being )?(?:expected|projected|forecast|forecasted|targeted|planned|set|budgeted|estimated to|included in)',
  '(?:ha(?:s|ve|d) been|was|were) set (?:at|for)',
  '(?:was|were) (?:expected|projected|forecast|targeted|planned|scheduled)',
  '(?:is|are) (?:foreseen|envisaged|envisioned|slated|earmarked)|ha(?:s|ve) pencill?ed in',
  '(?:pledge|commitment|ambition|aim|promise|intention|plan) (?:is|was) (?:that|to)|with a view to|(?:entails?|involves?|envisages?)(?= [a-z]+ing )|(?:milestones|targets|goals|objectives) (?:for|by) (?:20[0-9]{2}) includ(?:e|es|ing)|(?:initiatives|measures|priorities|commitments|plans|ambitions|milestones) includ(?:e|es|ing)(?= [a-z]+ing )',
  '(?:increased|raised|lifted|lowered|cut|revised|updated) (?:the|its|their) (?:[0-9]{4} )?(?:[a-z-]+ ){0,5}(?:target|goal)s? (?:from|to)',
  'ha(?:s|ve) (?:projected|budgeted|planned)|ha(?:s|ve) been included in|(?:the|an?|our) projected',
  'calls? for|called for|(?:is|are) (?:also )?working to|plans? on',
  'ha(?:s|ve) been (?:estimated|projected|forecast|fixed|pegged) at|(?:plan|strategy|programme|program|document|agenda|policy) (?:also )?(?:includes?|focuses on|focused on|cent(?:er|re)s on)(?= [a-z]+ing )',
  '(?:targets?|goals?|objectives?) (?:of|is|are|stays?(?= at)|remains?(?= at)|(?:had been|was|were)(?! (?:met|achieved|reached|fulfilled|exceeded|missed|attained))|for|to|that|include|(?:was |were |has been |have been )?(?:lowered|raised|cut|kept|set|maintained|left))',
  '(?:targets?|goals?|objectives?),? including|targets?:|goals?:|objectives?:|(?:aim(?:s|ed|ing)?|shooting|angling) (?:at|for)|calling for|(?:is|are|was|were) targeting',
  '(?<=(?:plan|FYP|outline|government|strategy|programme|program|policy|blueprint|it|country|China|Beijing|nation|province|city|ministry|draft|report) (?:also )?)targets(?= [a-z])',
  '(?:opinions|measures|rules|regulations|notice|circular|decree|law|directive|plan|document|guidelines)[”"’]? (?:also )?(?:caps?|stipulates?|requires?|orders?)',
  'target(?:s|ed)(?= (?:an? |some |around |about |at least |over |more than |up to |[$€])?[0-9])',
  'growth target|pegs? (?:the|its|growth)|foresees?|foresaw|envisioned',
  '(?:plan|FYP|outline|blueprint|document|programme|program|guideline|guidelines|proposal|strategy|government|council|authorities|Beijing) (?:also )?(?:requires?|required|outlines?|provides? for|mandates?|mandated|stipulates?|stipulated|specifies|specified|wants?|wanted|proposed|seeks|sought)',
  'commits? to|committed to|wants?|envisag(?:e|es|ed)|envisions?|proposes?',
  '(?<=(?:plan|FYP|outline|government|ministry|report|commission|it|Beijing|China) )projects(?= that)',
  'projects include(?= (?:the )?(?:construction|development|building|installation|completion|expansion) of)|predicts?|predicted|expectations for|ha(?:s|ve) set (?:a|the) (?:target|goal)|in the (?:next|coming)',
  'over the (?:next|coming)',
].join('|')

const PHRASES = new RegExp(
  '(?<![A-Za-z])(?:' +
    `(?<future>${FUTURE})|` +
    '(?<past>wh(?:ich|o) (?<=, \\w+ )(?!need|aimed|planned|intend|expect)[a-z]{3,14}ed|we (?!planned|aimed|expected|projected|budgeted|vowed|pledged|committed|intended|proposed|called|targeted|need)[a-z]{3,14}ed|was|were|had|has|have|did|grew|rose|fell|came|went|became|saw|stood|took|led|won|shrank|sank|gave|got|ran|drew|missed|overtook|fulfilled|lived|could|might|may(?! not)|passed(?= (?:the )?[0-9$¥€]))|' +
    '(?<state>is|are|accounts? for|stands?|remains?|represents?|makes? up|now|currently|generates?|exists?|holds|there (?:is|are)|covers|comprises|contains|consists of|employs|spends|faces|contributes|boasts|ranks|numbers|totals)|' +
    '(?<infinitive>to (?:go|grow|reach|increase|rise|fall|account|exceed|be|raise|reduce|cut|build|create|drop|hit|achieve|keep|double|total|target|realize|realise|cap|expand|decline|decrease|create|remain|stay|lift|top|surpass|attain|bring|maintain|ensure|provide|train|add|complete|improve|lower|develop|make))' +
    ')(?![A-Za-z])',
  'gi',
)

/** Whether the verb at `at` belongs to a modal or an infinitive right before it: will be raised, to be completed. */
function isGoverned(text: string, at: number): boolean {
  return GOVERNED.test(text.slice(Math.max(0, at - 48), at))
}

const GOVERNED =
  /(?<![A-Za-z])(?:will|shall|should|must|would|could|can|may|might|to|'ll|cannot)(?: (?:not|also|further|then|soon|all|each|both|only|continue to|be|have|been|basically|fully|gradually|eventually|steadily|again|no longer|likely|still|[a-z]{2,12}ly)){0,4} $/i

/** Whether a participle stands before the noun it describes: registered unemployment, improved services, fixed assets. */
function isAdjective(text: string, at: number, end: number): boolean {
  const before = text.slice(Math.max(0, at - 14), at)
  const after = text.slice(end, end + 18)
  if (
    /^ (?:by|to|from|at|in|over|more|less|nearly|around|about|approximately|almost|an?|the|its|some|roughly|close|[0-9$]|US|RMB|up|another|on|and|with|for|as|of|through|,)(?![A-Za-z])/.test(
      after,
    ) ||
    /^ ?[.,;:)0-9$]/.test(after) ||
    after === ''
  ) {
    return /(?<![A-Za-z])(?:the|an?|of|newly|average|with) $/i.test(before) && !/^ (?:by|to|from)/.test(after)
  }
  return (
    /(?:^|[•*(–—-] ?|(?<![A-Za-z])(?:the|an?|of|for|newly|and|in|with|on|from|by|keep|kept|our|its|their|more|new|all|other|highly) )$/i.test(
      before,
    ) ||
    /^ (?:urban|unemployment|assets?|industr|nation|econom|services?|areas?|standards?|capital|goods|projects?|rural|countr|use|land|trade|value|output|fiber|fibre)/i.test(
      after,
    )
  )
}

/** A participle with a subject before it is a finite verb: output increased by 5 percent, we built. */
function hasSubject(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 16), at)
  return (
    (/(?:[A-Za-z0-9)%][,]?) (?:[a-z]{2,12}ly )?$/.test(before) &&
      !/(?<![A-Za-z])(?:and|or|but|when|if|as|by|than|of) $/i.test(before)) ||
    /(?<![A-Za-z])(?:we|it|they|have|has|had|was|were|been|be|is|are) (?:also )?$/i.test(before)
  )
}

/** An imperative or a gerund opens its clause: at the start of the text or behind its punctuation, bullet or number. */
export function isClauseStart(text: string, at: number): boolean {
  return /(?:^|[.;:!?\n]|(?<![A-Za-z])[Bb]y (?:the end of )?20[0-9]{2},|[•●○*·–—]|(?:^|\s)-{1,2}|\(?[0-9a-z]{1,2}\))\s{0,3}$/.test(
    text.slice(Math.max(0, at - 24), at),
  )
}

function addTimes(cues: TenseCue[], text: string, quantities: readonly Quantity[], context: ReadingContext): void {
  for (const found of text.matchAll(TIMES)) {
    const at = found.index
    const end = at + found[0].length
    if (
      /(?:than|over|from|with|above|below|of|to|of the) (?:the )?$/i.test(text.slice(Math.max(0, at - 10), at)) &&
      !/(?<![a-z])by the end of $/i.test(text.slice(Math.max(0, at - 16), at))
    )
      continue
    if (found.groups?.['past'] !== undefined) cues.push({ at, end, tense: 'past', rank: 'time' })
    else cues.push({ at, end, tense: 'future', rank: 'time', ...yearOf(found[0], context) })
  }
  for (const quantity of quantities) {
    // (2020: 15.9%) says where a value starts.
    if (quantity.kind !== 'year' || isBracketed(text, quantity)) continue
    const before = text.slice(Math.max(0, quantity.start - 24), quantity.start)
    const year = quantity.high ?? quantity.value
    if (
      /(?:than|over|compared (?:with|to)|from|above|below|the|of|since|on|in constant|based on) (?:the )?(?:the end of )?$/i.test(
        before,
      ) ||
      /(?:China|Agenda|Vision|Act|Bill|Law) $/.test(before) ||
      /^ (?:level|price|figure|prices|plan|initiative|Olympic|Winter|edition|baseline|Consensus)/i.test(
        text.slice(quantity.end, quantity.end + 12),
      )
    ) {
      if (/since (?:the end of )?$/i.test(before))
        cues.push({ at: quantity.start, end: quantity.end, tense: 'past', rank: 'time' })
      continue
    }
    const stance =
      yearsStance(quantity, context) ??
      (/(?:^|[^A-Za-z])by (?:the end of |around |about |end-|year-end |mid-|late |early )?$/i.test(before)
        ? 'future'
        : undefined)
    if (stance !== undefined)
      cues.push({
        at: quantity.start,
        end: quantity.end,
        tense: stance,
        rank: 'time',
        ...(stance === 'future' ? { year } : {}),
      })
  }
  for (const plan of collectPlanMentions(text, context)) {
    const stance = yearStance(plan.to, context)
    if (stance !== undefined)
      cues.push({
        at: plan.start,
        end: plan.end,
        tense: stance,
        rank: 'time',
        year: plan.to,
      })
  }
}

/** … to 79 (77.3 by 2020): what stands between a bracket with a value of its own and the year of that. */
export const OTHER_IN_BRACKET = /\((?:about |around )?[$€£¥]?[0-9][^()]*$/

/** (from 6.1% in 2023), (50% higher than in 2023) */
export const FROM_IN_BRACKET = /\((?:[^()]{0,24} )?(?:from|than|since) [^()]{0,40}$/

function isBracketed(text: string, { start, end }: Quantity): boolean {
  return (
    (text.charAt(start - 1) === '(' && /^[:,]/.test(text.slice(end, end + 1))) ||
    FROM_IN_BRACKET.test(text.slice(Math.max(0, start - 60), start)) ||
    (OTHER_IN_BRACKET.test(text.slice(Math.max(0, start - 60), start)) && text.charAt(end) === ')')
  )
}

/** this year, over the next five years, by the end of the decade */
function yearOf(words: string, context: ReadingContext): { year?: number } {
  const now = documentYear(context)
  const isDecade = now !== undefined && /^by .* decade$/i.test(words)
  const year = isDecade ? Math.ceil(now / 10) * 10 : yearOfSpan(words, context)
  return year === undefined ? {} : { year }
}

const TIMES =
  /(?<![A-Za-z])(?:(?<past>last year|(?:in|over|during|for) the (?:past|last|previous) [a-z0-9]+ ?(?:years?|decades?|months)?|the previous year|(?:at|by) the end of last year|so far|to date|year on year|in the past|since then|previously|already|a year earlier)|(?<future>this year|next year|in (?:the )?(?:next|coming) [a-z0-9]+ years|(?:over|during) (?:the )?(?:next|coming) [a-z0-9]+ years|(?:over|in|during|within) the (?:next|coming) decade|by the end of (?:the|this) decade|by the end of the plan|within (?:the (?:next|coming) )?(?:two|three|five|[0-9]{1,2}) years|from now (?:on|to|until|till)))(?![A-Za-z])/gi
