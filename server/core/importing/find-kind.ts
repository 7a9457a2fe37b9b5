// Tells from its title what kind of document an imported text is.

import type { DocumentKind } from '../model/meta.ts'
import { ENGLISH_PROVINCES, isForeignPlan, PROVINCES } from '../reading/place-names.ts'
import { isLawTitle, parseNationalTitle } from '../reading/plan-title.ts'
import { simplify } from '../text/fold.ts'

/** The kind; `isSure` where the title is of a form that only such documents have. */
export interface FoundKind {
  readonly kind: DocumentKind
  readonly isSure: boolean
}

/** The kind of a document with this title; undefined where it says nothing of one. */
export function findKind(title: string, language: 'zh' | 'en'): FoundKind | undefined {
  const plain = simplify(title)
    .replace(/[\s\u3000]+/g, language === 'zh' ? '' : ' ')
    .replace(/[[［]\d{1,2}[\]］]|[*＊·]$/g, '')
    // As Taiwan has it.
    .replaceAll('计画', '计划')
  const national = parseNationalTitle(plain)
  // A paper about a plan may bear its name; the plan's own title says whose it is, or that it is the outline.
  if (national) {
    const isSure = language === 'zh' ? /^中华人民共和国|^中共中央|纲要/.test(plain) : /outline|proposals?/i.test(plain)
    // In English it is most often a paper; whoever took one for the plan would count its words as the plan's.
    if (language === 'en' && !isSure) return { kind: 'commentary', isSure }
    return { kind: national.of === 'plan' ? 'outline' : 'proposal', isSure }
  }
  return language === 'zh' ? chineseKind(plain) : englishKind(plain)
}

const PLACE = new RegExp(`^(?:${PROVINCES})|^[\\u4e00-\\u9fff]{2,8}(?:省|市|自治区|自治州|地区|县|区)`)

function chineseKind(title: string): FoundKind | undefined {
  if (isForeignPlan({ kind: 'title', title } as Parameters<typeof isForeignPlan>[0])) return undefined
  if (/(?:规划|计划|建议)的?(?:通知|意见|决定|说明)$/.test(title))
    return { kind: PLACE.test(title) ? 'regional' : 'sector', isSure: false }
  if (/^(?:中共中央|中国共产党中央委员会)关于.*建议$/.test(title)) return { kind: 'proposal', isSure: true }
  if (/政府工作报告|工作报告$|^关于.*报告$/.test(title)) return { kind: 'report', isSure: true }
  if (/统计公报(?:[（(].*[）)])?$|统计年鉴/.test(title)) return { kind: 'statistics', isSure: true }
  if (PLACE.test(title) && /(?:规划|计划|纲要|远景目标)/.test(title)) return { kind: 'regional', isSure: true }
  if (isLawTitle(title)) return { kind: 'law', isSure: true }
  if (/^国家发展计划/.test(title)) return { kind: 'outline', isSure: false }
  if (/国民经济和社会发展.*(?:规划|计划|纲要)/.test(title)) return { kind: 'outline', isSure: !title.includes('年度') }
  if (/(?:规划|计划|纲要|行动方案|实施方案)(?:[（(].*[）)])?$/.test(title)) return { kind: 'sector', isSure: true }
  if (/(?:意见|决定|通知)$/.test(title)) return { kind: 'sector', isSure: false }
  return /解读|分析|评论|述评|时评/.test(title) ? { kind: 'commentary', isSure: true } : undefined
}

/** Report on the Work of the Government, 2011 Government Work Report, Full text of the Report on the Work of the Qinghe Municipal Government. */
const WORK_REPORT =
  /^(?:full text(?: of)?:?\s)?(?:the\s)?(?:[12]\d{3}\s)?(?:report on the work of the (?:[\w’'-]+\s){0,4}government|government work report(?:\s[(（]?[12]\d{3}[)）]?)?$)/i

/** of Qinghe Province, for the City of Shidu, Jiangling County's 14th … */
const ENGLISH_UNIT = '(?:Province|Municipality|City|County|District|Prefecture|Banner|Autonomous\\sRegion)'
const ENGLISH_PLACE = new RegExp(
  `(?:^|\\s)(?:(?:[A-Z][\\w’'-]{1,30}\\s){1,4}${ENGLISH_UNIT}|${ENGLISH_UNIT}\\sof\\s[A-Z])(?![A-Za-z])|\\s(?:of|for|in)\\s(?:Beijing|${ENGLISH_PROVINCES})(?![A-Za-z])|^(?:Beijing|${ENGLISH_PROVINCES})(?:['’]s)?\\s`,
)
const ENGLISH_PLAN = /(?:^|\s)(?:outline|plan|planning|fyp|targets)(?![a-z])/i

/**
 * What a plan calls itself: National Water Strategy, Economic Recovery and Growth Plan 2017-2020, Guiding Opinions on Ports. Headlines about
 * plans end so, too, but neither with its years nor after *National*, and begin with what they do: *Inside …*, *Making …*.
 */
const OWN_TITLE =
  /^(?!(?:how|what|why|where|who|inside|behind|beyond|is|are|will|can|(?!guiding|implementing)\w{2,20}ing)\s)(?:.{0,80}(?:^|\s)(?:plan|strategy|framework|blueprint|policy|programme|program|roadmap|agenda)(?:\s[ivx]{1,5})?[,:]?\s[(（]?(?:19|20)\d\d\s?[-–—/]\s?(?:19|20)?\d\d[)）]?|(?:the\s)?national\s(?:[a-z’'&,/-]{1,20}\s){0,8}(?:plan|strategy|framework|blueprint|policy|programme|program|roadmap|agenda)|(?:guiding\s|implementing\s|several\s)?(?:opinions|guidelines)\son\s.{4,160})$/i

/** The plan of a whole country for some years. */
const GENERAL =
  /(?:national|medium[- ]term)\s(?:national\s)?development\s(?:plan|strategy|agenda)|[- ]year\s(?:[a-z]{2,14}\s){0,3}plan|^[a-z]{3,12}(?:st|nd|rd|th)\s[a-z]{4,20}\splan\s/i

function englishKind(title: string): FoundKind | undefined {
  if (WORK_REPORT.test(title)) return { kind: 'report', isSure: true }
  // Whoever took it for the country's would count its targets as the country's.
  if (ENGLISH_PLACE.test(title) && ENGLISH_PLAN.test(title))
    return { kind: 'regional', isSure: /^(?:the )?outline of/i.test(title) }
  if (/statistical communiqu/i.test(title)) return { kind: 'statistics', isSure: true }
  if (/(?:\slaw|\sregulations?|\smeasures)(?:\sof the people['’]s republic of china)?(?:\s\(.*\))?$/i.test(title))
    return { kind: 'law', isSure: true }
  if (/^(?:the )?(?:outline of|proposals? (?:of|for)|recommendations)/i.test(title))
    return { kind: /^(?:the )?outline/i.test(title) ? 'outline' : 'proposal', isSure: false }
  if (/^(?:.{0,12}five-year |national |development )?plan (?:for|of|on)\s/i.test(title))
    return { kind: 'sector', isSure: false }
  if (OWN_TITLE.test(title)) return { kind: GENERAL.test(title) ? 'outline' : 'sector', isSure: false }
  // What is written in English about plans is mostly commentary; whether this is, the reader is asked.
  return { kind: 'commentary', isSure: false }
}
