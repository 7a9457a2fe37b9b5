// Tells quantities that an English plan may set from conversions, thresholds, ages, durations and counts of the text.

import type { Scene } from './english-scene.ts'
import type { Quantity } from './quantity.ts'
import { isTargetKind } from './target-reading.ts'

/** Whether the quantity, in the sentence that starts at `from`, may be a value that a plan sets, before its tense is asked. */
export function isCandidate(scene: Scene, quantity: Quantity, from: number): boolean {
  const { text, known } = scene
  const before = text.slice(Math.max(0, quantity.start - 44), quantity.start)
  const after = text.slice(quantity.end, quantity.end + 40)
  if (isBare(quantity))
    return isBareValue(text, quantity, from, known) && (known || !isSetApart(text, quantity, from, before, after))
  if (!isTargetKind(quantity) || isConversion(text, quantity)) return false
  if (known) return true
  if (isName(text, quantity) || isSetApart(text, quantity, from, before, after)) return false
  // Scope 3 emissions, the bottom 40%, in favour, reaching 99%
  if (NAMED_BEFORE.test(before) && !/^(?:billion|million|trillion)/.test(after)) return false
  // 3.3 patents/10,000 people
  if (quantity.kind === 'count' && /[a-z]\/$/i.test(before)) return false
  // 3,600 GW, six times the 2020 level
  if (
    quantity.unit === 'times' &&
    /(?:times|fold)$/i.test(text.slice(quantity.start, quantity.end)) &&
    /, (?:about |roughly |nearly |almost )?$/.test(before) &&
    /^ (?:the|its|their|as|what|that) /.test(after)
  )
    return false
  if (isOfTarget(before, after, quantity) || isSupposed(before)) return false
  if (/^ in [0-9]/.test(after) && /^[0-9]$/.test(text.slice(quantity.start, quantity.end))) return false
  if (/^ ?(?:["”’)])/.test(after) && /["“‘]$/.test(before)) return false
  // mass production at 28nm: which sort it is.
  if (quantity.base === 'nm' || /[0-9][-–/]$/.test(before)) return GROWS_BEFORE.test(before)
  if (isRule(before, after, quantity)) return false
  if (isGiven(before, after, quantity)) return false
  if ((quantity.kind === 'count' || quantity.kind === 'plain') && !isPlannedCount(scene, quantity, from, before, after))
    return false
  // 46 times is how often, 1.5 times is how much.
  if (quantity.unit === 'times' && /[0-9]/.test(text.charAt(quantity.start)) && !GROWS_BEFORE.test(before)) return false
  if (isDuration(quantity))
    return isDurationTarget(text.slice(Math.max(from, quantity.start - 150), quantity.start), after)
  if (
    /(?<![A-Za-z])(?:aged?|older than|under the age of|over the age of) (?:over |above |under |below )?$/i.test(
      before,
    ) ||
    /^ (?:of age|or older|and older)/i.test(after)
  )
    return false
  if (/^(?:money|measure|plain)$/.test(quantity.kind)) {
    if (
      OF_A_KIND.test(before) ||
      (/^ each(?![a-z])/.test(after) && / (?:worth|of|with)(?: [a-z]+){0,3} $/.test(before))
    )
      return false
    if (/(?:fine|fined|penalt|registered capital|imprison)/i.test(before + after)) return false
  }
  return !/^[ -](?:level|class|type|grade|scale)(?![a-z])/i.test(after)
}

/** down from 8, countries with rates greater than 420, 50% higher than that in 2023: what a value is held against, and which ones are meant. */
function isSetApart(text: string, quantity: Quantity, from: number, before: string, after: string): boolean {
  return (
    NO_VALUE_BEFORE.test(before) ||
    (/\((?:about |around |over |nearly )?$/.test(before) &&
      /^ (?:higher|lower|more|less|above|below|up|down)(?: than| from|,? compared)/.test(after)) ||
    isThreshold(text, quantity, from)
  )
}

/** up to half of the target; only 12 million people: how far it is, not how far it is to go. */
function isOfTarget(before: string, after: string, { kind, unit }: Quantity): boolean {
  if (
    kind === 'percent' &&
    /^ of (?:the|its|their|this|that|our) (?:[a-z-]+ ){0,2}(?:targets?|goals?|quota)(?![a-z])/i.test(after)
  )
    return true
  if (
    unit === 'times' &&
    /^ (?:the|its|their) (?:[a-z]+ )?(?:levels?|figures?) (?:reached|recorded|seen|achieved|of|in)(?![a-z])/.test(after)
  )
    return true
  if (
    /(?<![a-z])(?:only|just|merely) $/i.test(before) &&
    /^ of [^.;,]{1,60} (?:is|are) (?:expected|projected|estimated|forecast|likely)/.test(after)
  )
    return true
  return /(?<![a-z])(?:leaves?|leaving|reached in [0-9]{4} of|recorded in [0-9]{4} of|(?:projected|estimated|forecast|expected|likely) to (?:[a-z]+ ){1,3}(?:only|just|merely)) (?:about |around |nearly |almost |roughly |some |just |only )?$/i.test(
    before,
  )
}

/** Assuming 7 percent growth */
function isSupposed(before: string): boolean {
  return /(?<![a-z])(?:assuming|on the assumption of|supposing) (?:an? |the )?(?:[a-z-]+ ){0,3}$/i.test(before)
}

/** A conversion in brackets or behind a slash: RMB 40 trillion ($6.19 trillion), 2.64 trillion CNY (approx. 367 billion EUR). */
export function isConversion(text: string, quantity: Quantity): boolean {
  if (quantity.kind !== 'money') return false
  return (
    /[0-9a-z] ?\((?:approx\.?|approximately|about|around|some|or|i\.e\.,?|equivalent to|roughly)? ?$|\/ ?$/i.test(
      text.slice(Math.max(0, quantity.start - 24), quantity.start),
    ) && /^ ?[)/,]|^ in [0-9]{4}\)/.test(text.slice(quantity.end, quantity.end + 10) || ')')
  )
}

/** A number without a unit: a coefficient, an average, a density; so many per 10,000 people. */
export function isBare(quantity: Quantity): boolean {
  return quantity.kind === 'plain' && quantity.attributive !== true && quantity.scale === 1 && quantity.unit === ''
}

/** NDC 3.0, Industry 4.0 */
function isName(text: string, { start, value, scale, kind }: Quantity): boolean {
  return (
    (kind === 'count' || kind === 'plain') &&
    scale === 1 &&
    value < 10 &&
    /^[1-9]\.0/.test(text.slice(start, start + 3)) &&
    /[A-Z][A-Za-z]{1,12} $/.test(text.slice(Math.max(0, start - 14), start))
  )
}

function isBareValue(text: string, quantity: Quantity, from: number, known: boolean): boolean {
  const before = text.slice(Math.max(from, quantity.start - 150), quantity.start)
  const after = text.slice(quantity.end, quantity.end + 12)
  // Infant mortality rate 25 per 1,000 live births
  if (RATE_BEFORE.test(before) && PER_MANY.test(after)) return true
  // increase life expectancy to 79 (77.3 by 2020)
  if (
    /[0-9] \($/.test(before) &&
    /^ (?:by|in) (?:the end of )?20[0-9]{2}\)/.test(text.slice(quantity.end, quantity.end + 26))
  )
    return BARE_INDICATOR.test(before)
  // to 77 by 2020 and 79 by 2030
  if (
    /[0-9] (?:by|in) 20[0-9]{2},? and (?:to )?$/.test(before) &&
    /^ (?:by|in) 20[0-9]{2}(?![0-9])/.test(text.slice(quantity.end, quantity.end + 12))
  )
    return BARE_INDICATOR.test(before)
  // Jobs: 340,000 by 2030
  if (
    quantity.value >= 1000 &&
    /(?:^|[:•*–—-])\s*$/.test(before) &&
    /^ by (?:the end of )?20[0-9]{2}(?![0-9])/.test(text.slice(quantity.end, quantity.end + 24))
  )
    return true
  if (!BARE_LEAD.test(before)) return false
  return known || (BARE_INDICATOR.test(before) && BARE_END.test(after))
}

const RATE_BEFORE = /(?<![A-Za-z])(?:rate|ratio|mortality|deaths|IMR|MMR|U5MR)(?: \([A-Z0-9]{2,6}\))? ?$/i
const PER_MANY = /^ (?:per|in|every|for every|for each) (?:[0-9,]{3,9}|hundred|thousand|million|lakh)(?![a-z])/i

const BARE_LEAD =
  /(?:(?:^|[^A-Za-z])(?:to|at|reach|reaches|reached|exceed|of|by|than|least|below|above|under|within|over|around|about|from|totals?|hit|top|towards?|as (?:low|high|little|much|few|many) as)|[:<>≥≤]) ?$/i
const BARE_INDICATOR =
  /(?<![A-Za-z])(?:coefficient|ratio|index|HDI|score|rate|average|density|numbers? of|years of|expectancy|mortality|fertility|IMR|MMR|U5MR|TFR|PUE|effectiveness|per (?:[0-9,]{1,9}|hundred|thousand|million|capita))(?![A-Za-z])/i
const BARE_END =
  /^(?:$|[.,;)(\s]*$|[.,;] ?(?![0-9])| ?\(|\n| (?:by|in|and|or|per|every|from|on|over|for|this|next|is|are|compared)(?![a-z]))/i

/** What a number is set in relation to: per 10,000 yuan, up from 5%, than the 3 percent. */
const NO_VALUE_BEFORE =
  /(?:^|[^A-Za-z])(?:per|every|each|for each|up from|down from|compared (?:to|with)|vs\.?|versus|actual(?:ly)?:?|outturn:?|after|(?:over|above|than|from) (?:the|its|their) (?:current|present|existing|previous) (?:[a-z]+ ){0,3}of|from the [0-9]{4} level of(?: just)?|than the|than (?:last|the previous) year(?:[’']s)? (?:[a-z]+ ){1,3}of|falling short (?:of|by)|fell short (?:of|by)|polls? of|each [a-z]+ (?:is )?(?:equal|equivalent) to(?: about| around)?|costs?|costing|, estimated at(?: a mere| just| only)?|after (?:an? )?(?:[a-z]+ )?(?:average|growth|increase|rise|drop|gain) of|[0-9] in) $/i

/** What number it has, which part of all is meant, and how a vote went. */
const NAMED_BEFORE =
  /(?:^|[^A-Za-z])(?:scopes? (?:[1-3](?:, | and |,? & )){0,2}|(?:phase|tier|stage|annex|article|chapter|version) |the (?:bottom|top|poorest|richest|lowest|wealthiest) |in favou?r,? (?:[a-z]+ ){0,3})$/i

/** Whether the quantity says which ones are meant: companies with more than 300 employees, plants whose output exceeds 5 tons. */
function isThreshold(text: string, quantity: Quantity, from: number): boolean {
  const before = text.slice(Math.max(from, quantity.start - 110), quantity.start)
  if (isSizeOf(before, text.slice(quantity.end, quantity.end + 48), quantity)) return true
  const found = THRESHOLD.exec(before)
  return (
    found !== null &&
    !/(?<![a-z])(?:will|should|shall|must|would|to|reach(?:es|ing)?|rises?|grows?|increases?|falls?|remains?|accounts?|kept|be|stays?)(?![a-z])/i.test(
      found[0],
    )
  )
}

/** Projects with annual consumption of 10,000 tonnes or above; households with 100,000–500,000 yuan. */
function isSizeOf(before: string, after: string, { high, kind }: Quantity): boolean {
  const isOpen = high !== undefined || /^[^.,;]{0,32} (?:or|and) (?:above|more|over|below|less)(?![a-z])/i.test(after)
  return (
    isOpen &&
    kind !== 'percent' &&
    /(?<![A-Za-z])(?:projects?|plants?|compan(?:y|ies)|enterprises?|firms?|households?|famil(?:y|ies)|people|those|cit(?:y|ies)|towns?|villages?|units|users|facilities) (?:with|having|of)(?: [A-Za-z-]{1,16}){0,5} $/i.test(
      before,
    )
  )
}

const THRESHOLD =
  /(?<![A-Za-z])(?:compan|firm|enterpris|countr|region|cit(?:y|ies)|institution|household|count(?:y|ies)|town|village|units?(?! of)|plant|business|people|person|individual|worker|taxpayer|investor|project|famil|those|applicant)[a-z]*,? (?:with|of|having|employing|earning|paying|using|producing|emitting|consuming|making|generating|exceeding|whose|that|which|who)(?: [A-Za-z’'-]{1,20}){0,6} (?:more than|(?:greater|higher|lower) than|over|at least|fewer than|less than|up to|under|above|below|exceeds?|exceeding|exceeded) $/i

/** A reward of 20,000 yuan for each child: what holds for each case; 26 counties will receive support: who gets it. */
function isRule(before: string, after: string, { kind }: Quantity): boolean {
  if (kind === 'count') return /^ (?:will|shall|should|are to) (?:receive|benefit|enjoy|get)(?![a-z])/i.test(after)
  return (
    kind === 'money' &&
    /(?<![a-z])(?:reward|subsid(?:y|ies)|allowance|bonus|grant|handout)s? of (?:up to |at least )?$/i.test(before) &&
    /^[^.;]{0,30} (?:for each|for every|per|to each|to every) /i.test(after)
  )
}

/** Whether the text speaks of so many as known: the 102 major projects, our 250 million elderly; a share may be set all the same. */
function isGiven(before: string, after: string, quantity: Quantity): boolean {
  if (quantity.kind === 'percent' || quantity.kind === 'multiple') return false
  if (/^[ -](?:target|goal|mark|level|threshold|ceiling|cap|quota|plan|programme|program)/i.test(after)) return false
  if (/(?:^|[^A-Za-z])Top $/.test(before)) return true
  return /(?:^|[^A-Za-z])(?:the|these|those|our|all|their|China['’]s|country['’]s|nation['’]s) (?:over |more than |nearly |almost |some |around |about )?$/i.test(
    before,
  )
}

/** Whether a count is of things that a plan makes or does, and not of what the text or the country has. */
function isPlannedCount(
  { text, context }: Scene,
  quantity: Quantity,
  from: number,
  before: string,
  after: string,
): boolean {
  const written = text.charAt(quantity.start)
  // three clusters: said of what is built, or as an item of what a heading announces.
  const isSmallWord = /[a-z]/i.test(written) && quantity.scale === 1 && quantity.value < 20
  const isItem = context.aspirational === true && /^[\s•*–—-]*$/.test(text.slice(from, quantity.start))
  if (
    isSmallWord &&
    (quantity.value < 2 ||
      ABSTRACT_NOUN.test(quantity.unit) ||
      !(isItem || isMade(before, text.slice(quantity.end, quantity.end + 60))))
  )
    return false
  if (/^a$/i.test(written) && quantity.scale === 1) return false
  // 102 major projects: those that a plan lists.
  if (LISTED_NOUN.test(quantity.unit) && !isMade(before, text.slice(quantity.end, quantity.end + 60))) return false
  if (/(?:^| )(?:votes|deputies|delegates|legislators)$/i.test(quantity.unit)) return false
  if (
    quantity.value * quantity.scale <= 1000 &&
    META_NOUN.test(quantity.unit) &&
    !/(?<![a-z])(?:in at least|by at least|in no fewer than) $/i.test(before)
  )
    return false
  if (
    /^(?:Chinese )?(?:ethnic groups|nationalities)|(?:^| )graduates$/.test(quantity.unit) ||
    /^ (?:will |who will |are to )?graduat/.test(after) ||
    /graduates(?: this year)? (?:is|are|will|to)(?: [a-z]+){0,4} $/i.test(before)
  )
    return false
  const amount = quantity.value * quantity.scale
  if (amount >= 1e9 && amount <= 1.5e9 && /people|population|Chinese/i.test(quantity.unit + after.slice(0, 24)))
    return false
  if (
    /(?:population of|consumers|China.s|nation of|feeding|supply for) (?:nearly |almost |about |over |more than |around )?$/i.test(
      before,
    ) &&
    quantity.scale >= 1e8
  )
    return false
  return quantity.kind !== 'plain' || quantity.scale !== 1
}

/** What verbs of making count in words is built, not argued. */
function isMade(before: string, after: string): boolean {
  return MAKES_BEFORE.test(before) || MADE_BEHIND.test(after)
}

const MAKES_BEFORE =
  /(?:^|[^A-Za-z])(?:build|building|construct|constructing|creat(?:e|ing)|develop|developing|cultivat(?:e|ing)|complet(?:e|ing)|open|opening|add|adding|launch|launching|foster|fostering) (?:at least |up to |about |around |another |an additional |over |more than )?$/i
const MADE_BEHIND =
  /^[^.;:,]{0,40} (?:will|should|shall|must|to) be (?:built|constructed|created|developed|established|cultivated|completed|opened|launched|fostered|formed|set up)(?![a-z])/i
const ABSTRACT_NOUN =
  /(?:systems|mechanisms|models|patterns|platforms for|advantages|strengths|environments|relations|lines|dimensions|pillars|capabilities|capacities|chains)$/i

const LISTED_NOUN =
  /^(?:major|key|flagship|landmark|priority) (?:[a-z]+ )?(?:projects|programmes|programs|initiatives)$/i

/** Nouns that count the text itself or its arguments: 20 targets, 6 areas, 46 times. */
const META_NOUN =
  /(?:targets|indicators|objectives|goals|sections|chapters|areas|aspects|points|priorities|measures|tasks|guidelines|weaknesses|challenges|mentions|pages|articles|paragraphs|words|documents|plans|principles|issues|respects|fields|sectors|ways|times|requirements|trends|questions|steps|parts|essays|fronts|initiatives|members|countries|deputies|hours|policies|strategies|leaders|summits|reasons|things|copies|categories|provinces|votes|comments|ministries|departments|drafts|recommendations|proposals)$/i

const GROWS_BEFORE =
  /(?:by|to|grow|growth|increase|expand|rise|reach) (?:about |nearly |over |more than |between )?$|[a-z]ed (?:by )?(?:about |nearly |over )?$/i

/** Of what size the things are that the text speaks of: with annual revenue of over. */
const OF_A_KIND =
  /(?:^|[^A-Za-z])(?:with|whose|earning|worth|having|of)(?: [a-z-]+){0,3} (?:population|revenues?|income|turnover|assets|sales|capacity|residents|investment|capital|profits?|staff|employees) (?:of |above |over |exceeding |below |under |more than |less than |at least |up to ){1,2}$/i

function isDuration(quantity: Quantity): boolean {
  return /^(?:years|months|weeks|days|hours|minutes)$/.test(quantity.base)
}

/** How long lives, schooling and procedures last may be set; how long a plan runs may not. `before` begins with the sentence. */
function isDurationTarget(before: string, after: string): boolean {
  if (
    /(?:next|coming|past|last|within|over|for|in|every|first|another|after|the)(?: about| around| the| less than)? $/i.test(
      before,
    )
  )
    return false
  return (
    /(?:expectancy|healthy li(?:fe|ving)|schooling|average number of|years of education)[^;,]{0,100}$/i.test(before) ||
    /(?<![a-z])(?:time|times|duration|waiting|retirement age)(?![a-z])[^;,.]{0,80} (?:to|by|at|below|under) (?:about |around |just |under |less than )?$/i.test(
      before,
    ) ||
    /^ of (?:schooling|education|(?:[a-z]+ )?imports?(?![a-z]))/i.test(after)
  )
}
