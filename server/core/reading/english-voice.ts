// Tells whose figure an English sentence gives: what analysts expect, and what other countries aim for, is no target of the plan.

/**
 * Whether the figure at `at`, in the sentence from `from` to `to`, is a forecast by those who set no targets, or what another
 * country or the world at large will do; with `isAbroad` the text is of another country, and all it names may be its own.
 */
export function isOthersFigure(text: string, from: number, to: number, at: number, isAbroad: boolean): boolean {
  const before = text.slice(Math.max(from, at - 260), at)
  // Nobody has been named yet, and V8 compiles each pattern once more for a text without characters.
  const isFirst = before.length < 2
  const behind = text.slice(at, Math.min(to, at + 200))
  if (MAY_FORECAST.test(before + behind) && isForecast(before, behind)) return true
  const after = behind.slice(0, 100)
  if (isNeedBehind(after)) return true
  if (isFirst) return false
  return (
    (!isAbroad && FOREIGN_SUBJECT.test(before)) ||
    ANYONE.test(before) ||
    SUPPOSED.test(before) ||
    IF.test(before) ||
    isNeed(before, after)
  )
}

function isForecast(before: string, behind: string): boolean {
  const forecast = FORECASTER.exec(before)
  // What analysts tell of a plan is the plan's.
  if (forecast !== null && !OF_THE_PLAN.test(before.slice(forecast.index + forecast[0].length))) return true
  return FORECASTER_BEHIND.test(behind) && !OF_THE_PLAN.test(before)
}

/** … would allow emissions to rise 1.7% a year: what follows from a target is none. */
const SUPPOSED =
  /(?<![a-z])(?:(?:would|could|might) (?:still |only )?(?:allow|imply|mean|permit|leave|shave|knock|translate|amount|equal|(?:need|have) to)|(?:this|that|which) (?:implies|suggests))(?![a-z])[^.;]{0,80}$/i
/** A 4 percent growth path would add $9 trillion to output. */
const SUPPOSED_PATH = /(?:^\s*|[,;] )(?:A|An|Every|Each|a|an|every|each) [^.;,]{0,40}$/
/** … a path would add; if demand grows, renewables would have to expand by. */
const HYPOTHETICAL =
  /^\s*(?:(?:A|An|Every|Each) [^.;,]{0,60}|(?:If|Were|Should|Unless) [^.;]{5,140}, [^.;]{1,60}) (?:would|could|might) [^.;]{0,60}$/
const WOULD_BEHIND = /^[^.;,]{1,40} (?:would|could|might) /
/** … of investment will be needed, demand growth that is to be met: what it takes, not what is aimed for. */
const NEEDED_BEHIND = /^[^.;,]{0,60} (?:will|would|is|are|may) (?:still )?(?:be )?(?:needed|required)(?![a-z])/
const TAKES =
  /(?:^\s*|[;,] )(?:[Ii]n order to|[Tt]o) (?:meet|accommodate|satisfy|cope with) [^.;,]{0,60}$|^\s*(?:[Ii]n order to|[Tt]o) [a-z][^.;]{3,100}, [^.;,]{1,40} (?:needs?|ha(?:s|ve)|would (?:need|have)|will need) to [^.;]{0,60}$/

/** If exports were to fall 10%; meeting the pledge would require a 25% cut: what would have to be, or might. */
const IF =
  /(?:^\s*|[,;:] | that )(?:If|if|Were|Should|[Aa]ssuming|[Uu]nless) [^.;,]{1,100}(?<![a-z])(?:were to|is (?:above|below|over|under|more|less)|stays?|remains?|averages?|averaged|falls?|fell|rises?|rose|drops?|dropped|grows?|grew|slows?|slowed|gains?|gained|loses?|lost|tops?|topped|exceeds?|exceeded|slips?|slipped)(?![a-z])[^.;,]{0,40}$|(?<![a-z])(?:[Mm]eeting|[Aa]chieving|[Rr]eaching|[Hh]itting|[Ff]ulfilling) [^.;]{1,80} (?:would|will|could) (?:require|need|take|mean|demand|imply)(?![a-z])[^.;]{0,60}$/

function isNeedBehind(after: string): boolean {
  return (
    /^[^.;]{0,60} if (?:nothing|no (?:further |new )?(?:action|steps)|(?:current )?trends)(?![a-z])/.test(after) ||
    NEEDED_BEHIND.test(after)
  )
}

function isNeed(before: string, after: string): boolean {
  if (/^\s*(?:Assuming|Supposing) /.test(before) || TAKES.test(before)) return true
  return (SUPPOSED_PATH.test(before) && WOULD_BEHIND.test(after)) || HYPOTHETICAL.test(before)
}

/** Anyone earning more than … will pay: a rule, whomever it meets. */
const ANYONE =
  /(?:^|[.;,] ?)(?:anyone|anybody|those|whoever|people|households|companies|firms) (?:who |that )?(?:earn|earning|mak|with incomes?|own|owning|hold)/i

const WHO =
  "(?:analysts?|economists?|strategists?|observers|consultanc(?:y|ies)|brokerages?|think[- ]tanks?|researchers|forecasters|markets|bank report|Goldman Sachs|UBS|Morgan Stanley|JP ?Morgan|Citi(?:group|bank)?|HSBC|Nomura|ANZ|Barclays|Moody[’']s|Fitch|Standard & Poor[’']s|McKinsey|Deloitte|PwC|BloombergNEF|BNEF|Wood Mackenzie|Rystad|CREA|Ember|ADB|IEA|IMF|OECD|Capital Economics|Rhodium(?: Group)?|World Bank|International Energy Agency|International Monetary Fund|Asian Development Bank|Oxford Economics)"

const SAYS =
  '(?:expect|expects|expected|forecast|forecasts|predict|predicts|predicted|project|projects|projected|estimate|estimates|estimated|say|says|said|see|sees|reckon|reckons|believe|believes|anticipate|anticipates|think|thinks|warn|warns|calculate|calculates|calculated|argue|argues|argued|doubts?|polled)'

/** according to UN projections */
const FORECASTS = '(?:projections?|forecasts?|estimates?)'

const RECKON = '(?:we|I) (?:reckon|estimate|think|suspect|calculate)'

/** Without one of these words nobody forecasts: what says so is long, and V8 compiles it when it is first used. */
const MAY_FORECAST = new RegExp(`${WHO}|${FORECASTS}|${RECKON}`, 'i')

const FORECASTER = new RegExp(
  `(?<![A-Za-z])(?:${WHO}(?: [A-Za-z’'-]+){0,5}? ${SAYS}(?![A-Za-z])|according to (?:the |some |most )?(?:[A-Za-z]+ ){0,2}(?:${WHO}|${FORECASTS})(?![A-Za-z])|${RECKON}(?![A-Za-z]))`,
  'i',
)

const FORECASTER_BEHIND = new RegExp(
  `, (?:according to (?:the |an? )?(?:[A-Za-z]+ ){0,2}(?:${WHO}|${FORECASTS})(?![A-Za-z])|(?:the |some )?${WHO} (?:[A-Za-z]+ ){0,3}?${SAYS}(?![A-Za-z]))`,
  'i',
)

const OF_THE_PLAN =
  /(?<![A-Za-z])(?:plans?|FYP|targets?|targeting|goals?|government|Beijing|State Council|aims?|pledged?|blueprint|outline|authorities|ministry)(?![A-Za-z])/i

const FOREIGN =
  "(?:EU|European Union|European Commission|Europe|Brussels|US|U\\.S\\.|USA|United States|Washington|America|India|New Delhi|Japan|Tokyo|Germany|Berlin|France|UK|Britain|United Kingdom|Russia|South Korea|Vietnam|Indonesia|Brazil|Australia|Canada|Paris Agreement|United Nations|UN|[Ww]orld(?:[’']s)? (?:population|economy)|[Gg]lobal (?:population|economy|temperatures?|warming|demand|market)|[Oo]ther countries|[Dd]eveloped countries|(?:[A-Z][A-Za-z]+ )?(?:company|firm|carmaker|automaker|utility|conglomerate|respondents))"

/** The subject of the clause that holds the figure: no comma may stand between. */
const FOREIGN_SUBJECT = new RegExp(
  `(?:^\\s*|[,;:] (?:and |while |but |whereas )?|(?<![A-Za-z])(?:while|whereas|but) )(?:[Bb]y [0-9]{4},? )?(?:[Tt]he )?${FOREIGN}(?:[’']s)?(?:, (?:by contrast|meanwhile|too|in turn|for its part),)?(?: [a-z-]{1,20}){0,5}? (?:will|aims?|plans?|has|have|set|sets|pledged|wants?|targets?|intends?|must|should|is|are|to|seeks?|hopes?|could)(?![A-Za-z])[^,;:]{0,120}$`,
)
