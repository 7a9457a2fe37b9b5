// Steps from an English clause to the indicator in it, between the words that announce it and those that lead to the value.

import { wordSet } from '../text/word-set.ts'

/** Steps over what is not yet the indicator: we will, by 2025, the plan calls for, China’s target for, and. */
export function skipLead(text: string, from: number, stop: number): number {
  let at = from
  for (let round = 0; round < 12; round++) {
    const length = Math.max(lengthAt(LEAD, text, at), lengthAt(FRAME, text, at))
    if (length === 0 || at + length > stop) break
    at += length
  }
  return at
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}

const LEAD =
  /[\s•●○*·–—,:;"“”()-]+|[0-9]{1,2}\.?\) |(?:and|but|while|with|also|then|meanwhile|in addition|in particular|as well as|coupled with|along(?:side)? with|together with|of which|including|we|it|they|there|let us|let[’']s|China(?![’'])|(?:the (?:government|plan|country|FYP|proposal|authorities)|Beijing)(?= (?:will|aims?|plans?|seeks?|expects?|should|would|intends?|set))|will(?: be)?|shall|should|must|would|aims? to|aiming to|plans? to|expects? to|expected to|seeks? to|strives? to|needs? to|intends? to|hopes? to|is to|are to|further|strive to|work (?:hard )?to|try to|(?:to )?(?:ensure|make sure|see to it|see) that|to ensure|so that|that|by (?:the )?(?:end of )?(?:(?:the |fiscal |financial )?year |FY ?)?(?:20[0-9]{2}|19[0-9]{2})(?:[/–-][0-9]{2}(?:[0-9]{2})?)?|by (?:the end of )?the year|in (?:(?:fiscal|financial) (?:year )?|FY ?)?(?:20[0-9]{2}(?:[/–-][0-9]{2})?)|this year(?:’s|'s)?|over the (?:next|coming) (?:[a-z0-9]+ years|decade)|in the (?:next|coming) [a-z0-9]+ years|(?:during|under|in) the [0-9]{1,2}th five-year plan(?: period)?|under the plan|goals?|targets?|expects|projects|(?:our|the|a) (?:goal|target|aim) (?:is|was)(?: to| that)?|(?:with )?the (?:aim|goal|target) of|to)(?![A-Za-z])/iy

/** Who announces it, and how: the plan calls for; the ministry is targeting; officials have set themselves the goal of. */
const FRAME = (() => {
  const who = "(?:(?!(?:will|should|to|by|of|is|are)(?![A-Za-z]))[A-Za-z0-9’'-]{1,20} ){0,5}?"
  const does =
    '(?:said|says|calls? for|called for|(?:aims?|plans?|planned|pledge[sd]|pledged|vow(?:s|ed)|hope[sd]?|intend(?:s|ed)?|seeks?|sought|want(?:s|ed)?|commits?|committed|promise[sd]?|aimed|expects?) to|(?:aim(?:s|ed)?|(?:is|are) aiming) (?:for|at)|(?:is|are|was|were)(?: also| now| further)? (?:targeting|(?:seeking|planning|aiming|looking|hoping) to)|sets? (?:its|their) sights on|targets|targeted|envis(?:ions?|ioned|ages?|aged)|foresees?|foresaw|expects?|wants?|wanted|caps|capped|requires?|required|stipulates?|stipulated|mandates?|mandated|specifies|proposes?|proposed|commits? to|includes?|included|focus(?:es|ed)? on|cent(?:er|re)s on|plans? on|(?:is|are) working to|(?:(?:has|have|had) )?(?:sets?|announced|unveiled)(?: out| itself| themselves)?(?: an?| the| its)?(?= [A-Za-z0-9& -]{0,40}?(?:target|goal))|(?:raises|raised|lowers|lowered|cuts|keeps|kept) (?:the|its)(?= [A-Za-z0-9& -]{0,40}?(?:target|goal)))'
  const target =
    "(?:(?:(?:the|an?|its|their|our|China[’']s|Beijing[’']s|this year[’']s|official|government|main|key|new|previous|long-term|medium-term|short-term|ultimate|overall|ambitious|five-year) ){0,3}(?:targets?|goals?|objectives?) (?:for|of|is|are|was|were|include|is for)(?: for)?)"
  return new RegExp(`(?:${who}${does}|${target})(?: that)?(?![A-Za-z])`, 'iy')
})()

/** Splits “increase the area of cropland by no less than” into verb, indicator and the words that lead to the value. */
export function readIndicator(text: string, from: number, stop: number): { start: number; end: number } | undefined {
  let end = stop - (/ an? levels? of $/.exec(text.slice(Math.max(from, stop - 16), stop))?.[0].length ?? 0)
  let hasVerb = false
  for (let round = 0; round < 14; round++) {
    const found = LAST_WORD.exec(text.slice(Math.max(from, end - 40), end))
    if (found === null) break
    const word = (found[1] ?? '').toLowerCase()
    if (word !== '' && !PREDICATE_WORDS.has(word)) break
    // Pensions cover 95%; but forest cover will reach 24%.
    if (
      word === 'cover' &&
      (hasVerb ||
        /^cover of /.test(text.slice(end - 6, end + 3)) ||
        COVER.test(text.slice(Math.max(from, end - 24), end)))
    )
      break
    hasVerb ||= !BESIDE_NUMBERS.has(word)
    end -= found[0].length
  }
  let start = from
  for (const step of [GOVERNING_VERB, leadingVerb, ARTICLE, CHANGE_OF, LEADING_PREPOSITION]) {
    if (start >= end) break
    const words = text.slice(start, Math.min(end, start + 120))
    start += typeof step === 'function' ? step(words) : (step.exec(words)?.[0].length ?? 0)
  }
  // … stood at 253 GW in 2020, and is expected to reach: the first predicate is no part of what is measured.
  const predicate =
    / (?:stood|was|were|is|are|has|have|had|reached|amounted|totaled|grew|rose|fell|passed|topped) /.exec(
      text.slice(start, end),
    )
  if (predicate !== null && predicate.index > 2) end = start + predicate.index
  end -= TIME_BEHIND.exec(text.slice(start, end))?.[0].length ?? 0
  while (end > start && /[\s,:;(<>≥≤~+−–—-]/.test(text.charAt(end - 1))) end--
  const name = text.slice(start, end)
  return name.length >= 2 && /[A-Za-z]{2}/.test(name) && !BASE_ALONE.test(name) ? { start, end } : undefined
}

/** double ⟨from the 2020 level⟩ to 3 million: what it is compared with, not what is measured. */
const BASE_ALONE =
  /^(?:or|and|but|while|yet)$|^(?:compared (?:to|with)|relative to|versus|vs\.?) |^(?:from|over|on) (?:the )?(?:[12][0-9]{3}|current|present)(?: levels?| figures?)?$/i

/** Forest cover: 24%: a noun. */
const COVER =
  /(?:forest|tree|canopy|vegetation|plant|ground|grass|green|land|insurance|import|health) cover[ :,(<>≥≤~+]*$/i

/** Words that stand between any verb and a number. */
const BESIDE_NUMBERS: ReadonlySet<string> = new Set(
  ' about around approximately roughly nearly almost some over more than at least up to by of an a the no less each'.split(
    ' ',
  ),
)

const LAST_WORD = /(?:^|(?<=[\s("“]))([A-Za-z’'-]*)[\s,:<>≥≤~+−("“]*$/

/** Who does it to what: data centres must lower ⟨their average PUE⟩, the country is to raise ⟨exports⟩. */
const GOVERNING_VERB =
  /^[^,;:]{2,60}? (?:(?:will|should|must|shall) (?:also |further )?(?:increase|raise|reduce|cut|lower|bring|expand|boost|lift|keep|hold|maintain|double|limit) (?=[A-Za-z]{2,} [A-Za-z]{2,})|(?:(?:(?:is|are)(?: also| now| further)?(?: (?:seeking|planning|aiming|looking|hoping|expected|set|slated))?|aims?|plans?|intends?|seeks?|hopes?|wants?|pledges?|promises?|vows?|pledged|promised|vowed|asks [a-z]+) )?to (?:also |further )?(?:raise|reduce|cut|lower|bring|take|push|expand|boost|lift|keep|hold|limit|slash|trim|narrow|shrink) (?:down )?(?=[A-Za-z-]{3,} )(?![a-z]+ly ))(?!(?:to|by|at|within|from|more|less|over|below|above) )/i
const ARTICLE = /^(?:the |an? |its |their |our |China[’']s ){0,3}(?:[12][0-9]{3} )?/i
/** an increase in ⟨the urbanization rate⟩, the 2030 target for ⟨rail⟩ */
const CHANGE_OF =
  /^(?:further )?(?:(?:increase|rise|reduction|decrease|drop|decline|cut|improvement) (?:in|of)|(?:target|goal)s? for) (?:the )?(?=[A-Za-z])/i
const LEADING_PREPOSITION = /^(?:of|for|that of|those of|in|with|current|present) (?:the )?(?=[A-Za-z])/i
const TIME_BEHIND = /(?: (?:for|in))? (?:this year|next year|the period|[12][0-9]{3})$| in [12][0-9]{3} $/i

/** How long the verb is that a clause opens with, and the words that belong to it: steadily increase, scale up, begin construction of. */
function leadingVerb(words: string): number {
  const from = ADVERB.exec(words)?.[0].length ?? 0
  const found = TWO_WORDS.exec(words.slice(from))
  if (found === null) return 0
  const verb = (found[1] ?? '').toLowerCase()
  const isPhrase = PHRASAL.has(`${verb} ${found[2]?.toLowerCase()}`)
  if (!isPhrase && !LEADING_VERBS.has(verb)) return 0
  const end = from + (isPhrase ? found[0] : verb).length
  return end + (PARTICLE.exec(words.slice(end))?.[0].length ?? 0)
}

const ADVERB =
  /^(?:also|further|basically|steadily|gradually|effectively|roughly|actively|continue to|strive to|work to|help|fully) /i
const TWO_WORDS = /^([a-z]+)(?: (up|out|sure|for)(?![a-z]))?/i
const PARTICLE = /^(?: (?:work on|construction of|building|up|to|for)(?![a-z]))? ?/i

const PHRASAL: ReadonlySet<string> = new Set(
  'set up,setting up,work out,working out,roll out,rolling out,scale up,scaling up,ramp up,ramping up,step up,make sure,strive for,aim for'.split(
    ',',
  ),
)

const LEADING_VERBS: ReadonlySet<string> = wordSet(
  `increase increases increasing raise raises raising reduce reduces reducing cut cuts cutting lower lowers lowering
build building builds create creating train training achieve achieving reach reaching keep keeping maintain maintaining
ensure ensuring expand expanding improve improving develop developing establish establishing complete completing form
formulate formulating cultivate cultivating foster fostering nurture nurturing grow growing add adding bring bringing
boost boosting launch launching consolidate consolidating deploy deploying attract attracting deliver delivering
recruit recruiting upgrade upgrading promote promoting provide providing earmark spend lighten hold holding reuse
renovate renovating invest investing allocate allocating issue issuing support supporting conduct conducting save
saving produce producing generate generating recycle recycling treat treating install installing lay laying pave paving
drill drilling rehabilitate rehabilitating electrify electrifying relocate relocating implement implementing limit
limiting control lift slash slashing trim trimming narrow narrowing curb curbing push pushing extend rebuild construct
constructing open make plant restore set have be see projected expected targeted begin start connect
connecting equip equipping certify retire convert eliminate eliminating secure double triple quadruple halve reclaim designate
enroll`,
)

/** Words between indicator and value. */
const PREDICATE_WORDS: ReadonlySet<string> = wordSet(
  `to by at of from over more than around about approximately least most up reach reaches reached reaching exceed exceeds
exceeding be is are was were been being increase increases increased increasing raised raise rise rises rising risen
cut reduce reduced reduces fall falls drop drops grow grows growing dropped fallen grown climbed rebounding rebound stabilising stabilizing kept keep keeps remain remains stay within below
above under account accounts accounting for will shall should must would could can may expected projected forecast
an a the on average annual annually another nearly almost some additional no less further have has had and approach
between roughly set budgeted put hitting topping hold held maintain maintained limit limited lower lowered double doubled expand
expanded extended come total totaling equal not only fewer maximum minimum in out each respectively into brought
bring improved boosted improve decline declines declined decrease decreased decreases as well also all per stabilize
target targeted targets goal planned through lifted range estimated contribute climb climbs top hit hits surpass
amount amounts new basically attain attained achieve achieved steady steadily actual real average: cover covers
covering employ just deliver sell carry consume stays stabilized stabilised stabilizes capped slated make makes
making see sees seeing serve serves serving earmark earmarked spend sets aim aims aimed aiming wants want pledged
comes coming down low go goes going half their its totals totalled totaled themselves itself exist operate having goals`,
)
