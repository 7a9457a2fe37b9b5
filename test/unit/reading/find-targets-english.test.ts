import assert from 'node:assert/strict'
import { findTargets, type ReadingContext } from '../../../server/core/reading/target.ts'
import { mark, unmark } from './spans.ts'

const PLAN: ReadingContext = { language: 'en', period: { from: 2021, to: 2025 }, date: '2021-12-01' }
const REPORT: ReadingContext = { language: 'en', date: '2019-03-05' }

/** Lines of a digest of a plan for 2021 to 2025; what should be found stands in ⟦…⟧. */
const IN_A_PLAN: readonly string[] = [
  'By 2025, ⟦raise the urbanization rate to 65 percent⟧.',
  '⟦R&D spending should grow by more than seven percent per year⟧.',
  '⟦R&D spending to grow by more than 7% a year⟧',
  '⟦Forest coverage will rise to 24.1 percent⟧, and ⟦life expectancy will increase by one year⟧.',
  'The government aims to ⟦achieve 5G penetration of 56%⟧ in the next five years.',
  '⟦18% fewer CO₂ emissions per unit of output⟧',
  '⟦10% less waste⟧ from key industries',
  '⟦Up to 80% penetration rate of digital tools⟧',
  'The plan aims to ⟦cut energy use per unit of output by 13.5%⟧ and ⟦carbon intensity by 18%⟧.',
  '⟦Revenues shall be increased from 2.64 trillion CNY (approx. 367 billion EUR) to 4.3 trillion CNY (approx. 597 billion EUR)⟧.',
  '⟦Investment shall be raised from 2.5 to 3.7 trillion CNY⟧.',
  '⟦Train two million high-skilled workers⟧ and ⟦formulate 125 national standards⟧.',
  '⟦Building 20 renowned software parks⟧',
  'We will ⟦double per capita income⟧ by 2035.',
  '⟦Water, energy and carbon intensity are to be cut by 23%, 15% and 18%⟧, respectively.',
  '⟦NEV sales are projected to account for 20%⟧ of all sales by 2025, up from 5.4% in 2020.',
  '⟦The average number of years of schooling will reach 11.3 years⟧.',
  'It should ⟦reduce the current rate of 16 percent to 13 percent⟧.',
  '⟦Infant mortality will be lowered to 5 per thousand⟧.',
  'In 2020, 98% of villages were connected; by 2025 ⟦broadband will reach 100%⟧.',
  'Output was 60 million tons in 2020 and should ⟦reach 75 million tons⟧ by 2025.',
  // Achievements.
  'During the 13th Five-Year Plan period the industry reached 7.5 trillion yuan.',
  'By 2020 the sector employed 5 million people.',
  'Energy consumption per unit of GDP has dropped by 18.2%.',
  'Over 64 million urban jobs were created.',
  'The sector accounts for 8% of GDP.',
  'Exports grew by 15% to reach $300 billion.',
  'China’s spending already exceeds 2 trillion yuan.',
  // Neither: names, chapters, dates, counts of the text, thresholds, idioms.
  'Chapter 12 of the 14th plan, published on March 5, 2021, covers 5G, IPv6 and PM2.5.',
  'The plan lists 20 quantitative targets and six priority areas.',
  'The word “technology” will appear 46 times.',
  'Companies with more than 300 employees must report.',
  'Made in China 2025 and the One Belt One Road initiative will continue.',
  'We will feed 1.4 billion people and unite all 56 ethnic groups.',
  'The three-year action plan will start within two months.',
  'Residents aged 60 and above will get vouchers.',
  '1. We will strengthen coordination.',
]

/** Lines of a work report of March 2019. */
const IN_A_REPORT: readonly string[] = [
  'This year, ⟦the deficit is projected at 2.8 percent of GDP⟧.',
  'GDP grew by 6.6 percent last year; this year it should ⟦grow by 6 percent⟧.',
  '⟦800 billion yuan⟧ will be invested in railways.',
  'We will ⟦raise the reimbursement rate from 50 to 60 percent⟧.',
  '⟦The trial will be extended to 50 percent⟧ of all cities insured by the fund.',
]

describe('findTargets in English', () => {
  for (const line of IN_A_PLAN) it(line, () => check(line, PLAN))
  for (const line of IN_A_REPORT) it(line, () => check(line, REPORT))

  const aims: ReadingContext = { ...REPORT, aspirational: true }
  it('items under a lead-in that says targets need no verb', () =>
    check('⟦GDP growth of 6–6.5 percent⟧; ⟦over 11 million new urban jobs⟧; ⟦CPI increase of around 3 percent⟧', aims))
  it('a participle may stand for the verb there', () => check('-- ⟦registered unemployment kept within 4.5%⟧;', aims))
  it('an item without a verb says nothing elsewhere', () => check('GDP growth of 6.5 percent', REPORT))
  it('a lone Chinese term does not make a sentence Chinese', () =>
    check('⟦New quality output (新质生产力) should rise by 5%⟧.', PLAN))
  it('a Chinese quotation in an English text is read as Chinese', () =>
    check('The outline is brief. ⟦森林覆盖率提高到24.1%⟧。 Nothing else is said about it there.', PLAN))
})

function check(marked: string, context: ReadingContext): void {
  const text = unmark(marked)
  assert.equal(mark(text, findTargets(text, context)), marked)
}
