// Finds the words in running text that may name a plan, a proposal or a law, without knowing which documents there are.

import { AMPERSAND, FIVE, LATIN, PLAN, PLENUM, SELF, TITLE, TRADITIONAL, tellCharacters } from '../text/characters.ts'
import { simplify } from '../text/fold.ts'
import { collectChinesePlanWords } from './chinese-plan-words.ts'
import { collectEnglishPlanWords } from './english-plan-words.ts'
import { collectQuoted, type Quoted } from './quoted.ts'

/** What a text asks for: the plan itself, the Central Committee's proposal for it, or no more than the years it covers. */
export type Wanted = 'plan' | 'proposal' | 'period'

/** A plan as a text calls it; which document that is depends on who says it and when. */
export type PlanSubject =
  /** The words in 《…》, or a name that is plainly that of another plan than the national one: “十四五”数字经济发展规划. */
  | {
      readonly kind: 'title'
      readonly title: string
      /** The year that the text says before it, and how many years before that of the text where it says 今年 or 去年. */
      readonly year: number | undefined
      readonly ago?: number | undefined
      readonly isBracketed: boolean
    }
  /**
   * A five-year plan by its number; `place` are the words that say whose it is where that is not the country's: those before it that
   * name a province, city or ministry, or years behind it that are not those of China's. `isNational` where they say that it is.
   */
  | {
      readonly kind: 'number'
      readonly number: number
      readonly of: Wanted
      readonly place: string | undefined
      readonly isNational?: boolean
    }
  /** The last plan, 上一个五年规划; `isFiveYear` where the words say that it is a five-year plan. */
  | {
      readonly kind: 'relative'
      readonly which: 'before-last' | 'last' | 'current' | 'new' | 'next'
      readonly of: 'plan' | 'proposal'
      readonly isFiveYear: boolean
    }
  /** 本规划, 本法, this plan; `noun` is the Chinese word for what it is. */
  | { readonly kind: 'self'; readonly noun: string }
  /**
   * The Fifth Plenum guidelines, 五中全会《建议》, the Proposal: `congress` and `plenum` where the words say which; `isWeak` where
   * a proposal of any sort may be meant.
   */
  | {
      readonly kind: 'proposal'
      readonly congress: number | undefined
      readonly plenum: number | undefined
      readonly isWeak: boolean
    }
  /** The 2016 plan, the 2016–2020 plan, the five-year plan ending in 2020. */
  | { readonly kind: 'years'; readonly from: number | undefined; readonly to: number | undefined }
  /** 上述规划, 该纲要, the said plan: the one that the paragraph has named right before. */
  | { readonly kind: 'said' }
  /** The Plan, the Outline: means something only where the document says what. */
  | { readonly kind: 'short'; readonly name: string }

/** A place in the text, in UTF-16 units of it; words may lie inside wider ones: the proposal for [the last plan]. */
export interface PlanWords {
  readonly start: number
  readonly end: number
  readonly subject: PlanSubject
  /** The short names that the text gives it right behind: （以下简称《纲要》）, (hereinafter the Outline). */
  readonly defines: readonly string[]
  /** Inside a quotation: where it opens, and how the words before that end. */
  readonly quoted: Quoted | undefined
}

/**
 * All words in `text` that may name a plan, in order of their starts, wider ones first. `characters` are those that
 * {@link tellCharacters} finds in it, or more.
 */
export function collectPlanWords(text: string, characters = tellCharacters(text)): readonly PlanWords[] {
  if (!mayNamePlan(characters)) return NOTHING
  const isTraditional = (characters & TRADITIONAL) !== 0
  const plain = isTraditional ? simplify(text) : text
  if (!MAY_NAME.test(plain)) return NOTHING
  const found = collectChinesePlanWords(plain, isTraditional ? tellCharacters(plain) : characters)
  if ((characters & LATIN) !== 0) for (const word of collectEnglishPlanWords(plain)) found.push(word)
  if (found.length === 0) return NOTHING
  if (found.length > 1) found.sort((a, b) => a.start - b.start || b.end - a.end)
  const quotes = found.some(({ subject }) => subject.kind === 'self' || subject.kind === 'relative')
    ? collectQuoted(plain)
    : []
  let next = 0
  return found.map(words => {
    while ((quotes[next]?.end ?? Number.POSITIVE_INFINITY) <= words.start) next++
    const quote = quotes[next]
    return { ...words, quoted: quote && quote.start < words.start && words.end < quote.end ? quote : undefined }
  })
}

const NOTHING: readonly PlanWords[] = []

/** False where a text with these characters, or its source, names no plan: most paragraphs end here. */
export function mayNamePlan(characters: number): boolean {
  return (characters & (TITLE | FIVE | PLAN | SELF | PLENUM | LATIN | TRADITIONAL | AMPERSAND)) !== 0
}

/** Text without any of these names no plan. */
const MAY_NAME =
  /[《五]|规划|计划|纲要|本[法条办规细]|全会|plan|fyp|outline|proposal|guideline|recommendation|suggestion|(?:this|present) law/i
