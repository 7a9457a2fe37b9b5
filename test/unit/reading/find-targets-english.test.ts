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
  '⟦build 12 ferry piers⟧, ⟦7 tram depots⟧ and ⟦40 kilometres of cycle lanes⟧ by 2025',
  '⟦The ferry index is to rise to 0.72⟧ compared to 0.65 in 2020.',
  '⟦Train 300 pilots⟧, ⟦40 mechanics⟧ and ⟦25 dispatchers⟧.',
  '⟦The numbers of ferries, pilots and piers are to reach 50, 300 and 12⟧ respectively.',
  '⟦NEV sales are projected to account for 20%⟧ of all sales by 2025, up from 5.4% in 2020.',
  '⟦The average number of years of schooling will reach 11.3 years⟧.',
  'It should ⟦reduce the current rate of 16 percent to 13 percent⟧.',
  '⟦Infant mortality will be lowered to 5 per thousand⟧.',
  'In 2020, 98% of villages were connected; by 2025 ⟦broadband will reach 100%⟧.',
  'Output was 60 million tons in 2020 and should ⟦reach 75 million tons⟧ by 2025.',
  'We will ensure that ⟦the area of cultivated land stays above 1.8 billion mu⟧.',
  '⟦The number of high-value invention patents per 10,000 people will reach 12⟧.',
  '⟦Data centres must lower their average PUE to below 1.3⟧ by 2025.',
  '⟦build 1,000 fully-connected 5G factories⟧ by 2025',
  'We will ⟦build nine large clean energy bases⟧ and ⟦raise nuclear power capacity to 70 million kilowatts⟧.',
  '⟦At least half⟧ of all 2,000 counties will have a logistics centre.',
  '⟦Three to five open-source communities⟧ will be built.',
  '⟦Output of pork is to reach 55m tonnes⟧.',
  'The plan calls for ⟦renewable power generation to reach 3.3 trillion kWh⟧.',
  'The plan targets ⟦annual growth of 4.5 percent⟧ and ⟦the creation of 2 million jobs⟧.',
  'No. 1 Document 2022: ⟦a farmland red line of 1.8 billion mu⟧; grain stays a priority.',
  '⟦Grain output will stay at about 1.3 trillion jin or 650 million tonnes⟧.',
  '⟦The province is shooting for more than 6% growth⟧ this year.',
  'They are a tenth of a point below the mark.',
  'The country targets ⟦growth of around 5 percent⟧ and ⟦grain output of around 650 million tonnes⟧.',
  '⟦Revenue will be raised to 20 percent of GDP⟧ by 2025 from 15.7 percent in 2021.',
  'The notice caps ⟦new licences at 1.5 million a year⟧.',
  '⟦Six or more logistics clusters⟧ are to be established in the west.',
  'By 2025, ⟦one in three new buses⟧ will be electric.',
  '⟦The ministry will halve processing times⟧ by end-2024.',
  '⟦Coal use and steel output are each to shrink by more than a tenth⟧.',
  'It wants ⟦new energy vehicles to account for 20%⟧ of car sales, compared with 5.4% in 2020.',
  'The plan foresees ⟦an increase in the urbanization rate from 60.6% to 65%⟧.',
  'The new plan lowers the target for ⟦energy intensity reduction to 13.5 percent⟧ from 15 percent.',
  '⟦Emissions of major pollutants are to be 10% lower⟧.',
  '⟦Energy intensity: -13.5%⟧ (binding)',
  '⟦R&D expenditure: > 7% p.a.⟧',
  '⟦Share of non-fossil energy: 20%⟧ (2020: 15.9%)',
  'There will be ⟦3.2 licensed (assistant) physicians per 1,000 people⟧.',
  'Everyone should have access to schools, so that ⟦the average years of schooling received by workers reach 11.3 years⟧.',
  'Analysts said the plan would ⟦lift the share of services to 60 percent⟧.',
  'By 2025: ⟦industry revenue exceeds 500 billion RMB⟧; production at 28nm is achieved; ⟦packaging revenue reaches over 30% of the total⟧.',
  '⟦R&D as a share of revenue to go from 0.9% in 2020 to 1.3%⟧ in 2023 and ⟦1.7%⟧ in 2025.',
  '⟦renewable energy consumption to reach 2 billion tce (20亿吨标准煤左右)⟧',
  '⟦Life expectancy will rise by one year⟧ to ⟦79.5 years⟧.',
  '⟦R&D growth above 7%⟧; ⟦basic pension coverage of 95%⟧; ⟦forest cover of 24.1%⟧.',
  '⟦Forest cover is maintained at 42%⟧.',
  '⟦The nuclear fleet shall reach 100 GW⟧ by 2047 (8.78 GW at present).',
  '⟦Non-fossil capacity is to reach 500 GW⟧ by 2030 (266 GW as of December 2020).',
  '⟦HDI is to remain above 0.7⟧.',
  '⟦Wind capacity is to rise to 3,600 GW⟧, six times the 2020 level.',
  '⟦Up to 500,000 rooftop systems⟧ are foreseen.',
  'Coal, which supplied 43% of power in 2021, will be phased out.',
  'The EU, by contrast, aims for 55% by 2030.',
  '⟦Exports are to grow threefold⟧ by 2035, and ⟦tourism income will rise three-fold⟧.',
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
  'The 102 major projects and the Top 100 companies will be supported.',
  'Enterprises whose emissions exceed 26,000 tonnes will join the market.',
  'Taxpayers with a monthly turnover of up to 150,000 yuan will be exempt.',
  'The project is expected to cost 30 billion yuan.',
  'In the first half of 2025, and in 1 in 5 towns, trials will start.',
  'Growth should continue, after an average of 11.8 percent in the previous five years.',
  'Congress approved the plan by 2,700 votes, and missed its 2020 target of 30 billion cubic meters.',
  'The previous plan had aimed for growth of 6.5% a year.',
  'The number of college graduates is expected to reach 12 million.',
  'Projects with annual energy consumption of 10,000 tonnes of coal or above must be reviewed.',
  'Those with 200,000–600,000 yuan and twenty-six mountain counties will receive support.',
  'A cash reward of $20,000 will be given for each newborn baby.',
  // What would have to be, or might.
  'Meeting the 2035 pledge would require a 25 percent cut.',
  'If exports were to fall 10 percent, the plan would be revised.',
  'To reach that level by 2035, the economy needs to grow 4.2 percent a year.',
  'A 4 percent path would add $9 trillion to output.',
  'To meet demand growth of 10 percent a year, investment of $136 billion is required.',
  'RM637 billion of investment will be needed by mid-century.',
  'NDC 3.0 commits the country to more.',
  'If demand grows by 5 percent a year, renewables would have to expand by 300 GW.',
  'It follows a 13th FYP goal of 18 percent.',
  'Clusters worth more than 1 trillion yuan each will be formed.',
  // What others expect or aim for.
  'The targets would allow emissions to rise 1.7% a year.',
  'ADB projects growth of 8.1%.',
  'Ember calculates that solar additions will average 90 GW.',
  'According to the IMF, the economy will expand by 8.4 percent in 2022.',
  'Economists at UBS predict that exports will fall by 3 percent.',
  'AI could add 600 billion dollars by 2030.',
  'The EU has set a target of 55 percent by 2030.',
  'The world’s population will reach 9.7 billion by 2050.',
  'The company plans to invest 10 billion yuan in Anhui.',
  'Residents aged 60 and above will get vouchers.',
  '1. We will strengthen coordination.',
]

/** Lines of a work report of March 2019. */
const IN_A_REPORT: readonly string[] = [
  // What was met, what is left, what is supposed or follows.
  'Losses fell, beating the annual target of 2.5 percent.',
  'The goal of moving 10 million people was met.',
  'This leaves nearly 7% to be cut by 2020.',
  'Demand would reach 2 million tonnes by 2030 if nothing was done.',
  'Only 55% of farms are expected to have power by 2030.',
  'Trading may cover up to 50 percent of the target by 2020.',
  'Assuming a 7 percent growth rate, output will double.',
  'Output would need to rise by 23 per cent by 2025.',
  'A model shows that if growth is above 3.9% the target will be missed.',
  'The number of nurses is projected to reach only 12 million by 2030.',
  'This year, ⟦the deficit is projected at 2.8 percent of GDP⟧.',
  'GDP grew by 6.6 percent last year; this year it should ⟦grow by 6 percent⟧.',
  '⟦800 billion yuan⟧ will be invested in railways.',
  'We will ⟦raise the reimbursement rate from 50 to 60 percent⟧.',
  '⟦The deficit is set at 4 percent, an increase of one percentage point⟧ over last year.',
  '⟦The deficit will be 2.76 trillion yuan, 380 billion yuan more than last year⟧.',
  '⟦Subsidies should be increased by 40 yuan⟧, ⟦half⟧ of which should be used for serious diseases.',
  'The main targets are: ⟦GDP growth of 6 percent⟧; ⟦over 11 million new urban jobs⟧; ⟦a deficit of 3 percent⟧. Last year: 5 percent.',
  '⟦Defense spending will rise by 7.5 percent⟧ to ⟦1.19 trillion yuan⟧.',
  // Which part, which number, how a vote went, what fell short, how it stood.
  'The plan aims to ⟦cut emissions from ferries by 30 percent⟧ across scopes 1, 2 and 3.',
  'The income of the bottom 40% will be looked at.',
  'It was passed with 429 deputies in favour, reaching 99 percent, and will be carried out.',
  'We will ⟦raise output by 7 percent⟧, a faster rate than last year’s growth of 4.8 percent.',
  'They are to meet the target, falling short of 2.8 percentage points.',
  'The plan aims to lift the share of ferries, estimated to be 39 percent in 2016.',
  'We will ⟦raise incomes to US$9,300 or 300,000 baht⟧.',
  // What looks ahead though the verb before does not.
  '⟦The council has updated this to 30 percent⟧ by 2035.',
  'The board raised the ⟦2030 ferry target from 5 GW to 7 GW⟧.',
  'The pledge is that ⟦92 percent of ferries⟧ will run on time.',
  'Under the draft, which was tabled in May, ⟦about 55% of pilots⟧ should receive training.',
  'The draft also targets ⟦export growth of 12pc a year⟧.',
  'Key initiatives include ⟦improving access to piers for 88 percent⟧ of the population.',
  '⟦The trial will be extended to 50 percent⟧ of all cities insured by the fund.',
]

describe('findTargets in English', () => {
  for (const line of IN_A_PLAN) it(line, () => check(line, PLAN))
  for (const line of IN_A_REPORT) it(line, () => check(line, REPORT))

  const aims: ReadingContext = { ...REPORT, aspirational: true }
  it('items under a lead-in that says targets need no verb', () =>
    check('⟦GDP growth of 6–6.5 percent⟧; ⟦over 11 million new urban jobs⟧; ⟦CPI increase of around 3 percent⟧', aims))
  it('a participle may stand for the verb there', () => check('-- ⟦registered unemployment kept within 4.5%⟧;', aims))
  it('a plan that is over is retold', () =>
    check('The 13th plan aimed for ⟦40 trillion yuan in consumer spending⟧.', {}))
  it('a unit of GDP is no plant with a size', () =>
    check('-- ⟦a reduction in energy consumption per unit of GDP of at least 3.4%⟧;', aims))
  it('an item without a verb says nothing elsewhere', () => check('GDP growth of 6.5 percent', REPORT))
  it('a line that bounds what it names sets it, and the lines below it do', () =>
    check(
      '⟦GDP growth: around 5%⟧ ⟦New urban jobs: over 12 million⟧ ⟦Deficit-to-GDP ratio: 4%⟧ ⟦CPI: around 2%⟧ (2024: 3%; actual 0.2%)',
      { language: 'en', date: '2025-03-06' },
    ))
  it('an exact figure on a line of its own, or of a year that is over, sets nothing', () =>
    check('GDP growth: 5.2% Inflation: about 2% in 2023', { language: 'en', date: '2025-03-06' }))
  it('a lone Chinese term does not make a sentence Chinese', () =>
    check('⟦New quality output (新质生产力) should rise by 5%⟧.', PLAN))
  it('a Chinese quotation in an English text is read as Chinese', () =>
    check('The outline is brief. ⟦森林覆盖率提高到24.1%⟧。 Nothing else is said about it there.', PLAN))
})

/** What is read out of the first target of a line: indicator, value, unit, then what else it says. */
const READ: readonly (readonly [line: string, read: string])[] = [
  ['By 2025, pumped storage will reach 62 GW, and by 2030 about 120 GW.', 'pumped storage 62 GW 2025'],
  ['Data centres must lower their average PUE to below 1.3.', 'average PUE 1.3 2025~'],
  ['A reduction of 18 percent in carbon intensity is planned.', 'carbon intensity 18 % 2025~'],
  ['The plan calls for renewable power to reach 3.3 trillion kWh.', 'renewable power 3.3 kWh 2025~'],
  ['Renovate 219,000 communities built before the end of 2000.', 'communities 219000 communities 2025~'],
  ['The share of non-fossil energy: 20% (2020: 15.9%)', 'share of non-fossil energy 20 % 2025~ from 15.9 of 2020'],
  ['Robot density is to double by 2025.', 'Robot density 2 times 2025'],
  ['The plan sets a 18 percent reduction target for CO2 from 2021 to 2025.', 'CO2 18 % 2025'],
  ['Solar capacity stood at 253 GW in 2020, and is to reach 560 GW.', 'Solar capacity 560 GW 2025~'],
  [
    'Raise the share of days with good air in cities at the prefectural level to 87.5%.',
    'share of days with good air in cities at the prefectural level 87.5 % 2025~',
  ],
  [
    'Increase the share of clean fuels to 25 percent and the stock of timber by 6 billion cubic meters from the 2005 level by 2025.',
    'share of clean fuels 25 % 2025',
  ],
  ['The government deficit hitting 5 trillion yuan should end by 2025.', 'government deficit 5 CNY 2025'],
  [
    'We will foster five trillion-yuan industrial clusters.',
    'trillion-yuan industrial clusters 5 trillion-yuan industrial clusters 2025~',
  ],
  ['Oil output rebounding to and stabilising at 200 million tonnes by 2025', 'Oil output 200 tonnes 2025'],
  // What is measured, and not who makes it; cover is a noun where it has a verb behind it.
  ['By 2025, the county will build 300 kilometres of new rural roads.', 'rural roads 300 km 2025'],
  ['The bureau will train 5,000 pilots by 2025.', 'pilots 5000 pilots 2025'],
  ['The country plans to save 100 million tons of coal by 2025.', 'coal 100 tonnes 2025'],
  ['Forest cover will rise to 24.1 percent by 2025.', 'Forest cover 24.1 % 2025'],
  ['Vegetation cover of at least 60 percent by 2025', 'Vegetation cover 60 % 2025'],
  ['Basic pensions should cover 95 percent of residents by 2025.', 'Basic pensions 95 % 2025'],

  ['Poverty is to fall from 21 percent in 2019/20 to 15 percent in 2024/25.', 'Poverty 15 % 2025 from 21 of 2019'],
  ['Output should rise to 9.0 percent by 2025 from 6.1 percent in 2020.', 'Output 9 % 2025 from 6.1 of 2020'],
  ['By 2025 the country is to raise exports to 5 billion dollars.', 'exports 5 USD 2025'],
  ['By 2025 the plan is to bring transfer fees below 3 per cent.', 'transfer fees 3 % 2025'],
  ['The city intends to slash waste by 48% by 2025.', 'waste 48 % 2025'],
  ['The ministry will halve processing times by 2025.', 'processing times 0.5 times 2025'],
  ['In fiscal 2024 the share of solar is to reach 30 percent.', 'share of solar 30 % 2024'],
  ['The plan sets its sights on 5,000 new ferries by 2025.', 'new ferries 5000 new ferries 2025'],
  ['The agency is also seeking to reduce water losses by 12 percent by 2025.', 'water losses 12 % 2025'],
  ['The plan envisages a total reduction of 9 percent in water use.', 'water use 9 % 2025~'],
  ['The bureau will launch over 50 night buses by 2025.', 'night buses 50 night buses 2025'],
  ['The plan would raise the 2030 target for rail from 20% of freight to 25%.', 'rail 25 % 2030 from 20 of '],
  ['The deficit should be 3% (from 6.1% in 2022) by 2025.', 'deficit 3 % 2025 from 6.1 of 2022'],
  ['Output is to reach 5 million tonnes within five years.', 'Output 5 tonnes 2026'],
  ['For 2021-2024 the plan is set: losses will fall by 18 percent during the period.', 'losses 18 % 2024'],
  ['Tree cover: 31% by 2024', 'Tree cover 31 % 2024'],
  ['Child mortality rate 18 per 1,000 live births by 2024', 'Child mortality rate 18 2024'],
  ['The plan outlines the construction of 700 km of feeder roads.', 'feeder roads 700 km 2025~'],
  [
    'The scheme will be supported by the deployment of 4,000 extension officers.',
    'extension officers 4000 extension officers 2025~',
  ],
  ['Reserves of 5.5 months of imports by 2024', 'Reserves 5.5 months 2024'],
  ['The ministry lists 64 major projects in the plan.', ''],
  ['The plan sets goals, including achieving a ferry share of 7.5 percent by 2024.', 'ferry share 7.5 % 2024'],
  ['The programme focuses on raising tree cover to 31% from 24%.', 'tree cover 31 % 2025~ from 24 of '],
  ['900 wells are also expected to be drilled.', 'wells 900 wells 2025~'],
  ['Dredging outlays will reach N20 billion by 2024.', 'Dredging outlays 20 NGN 2024'],
  ['Berths would be reduced to 320 square km.', 'Berths 320 km² 2025~'],
  ['Freight by canal should double during this period.', 'Freight by canal 2 times 2025~'],
  [
    'The plan is to lift the canal share from 6% in 2019 to an average of 8% by 2024.',
    'canal share 8 % 2024 from 6 of 2019',
  ],
  ['Currently, traffic is projected at 3.9 percent.', ''],
  ['Losses are to fall to 20.5 percent by the fiscal year 2081/82 BS.', 'Losses 20.5 % 2025'],
  [
    'The port is to be quiet by 2040, to lower its noise by 65%, and to bring sheds to over 1,200 by 2024.',
    'noise 65 % 2024',
  ],
  ['Ferry subscribers are to rise from 200000 to 3,7m by 2024.', 'Ferry subscribers 3.7 2024 from 200000 of '],
  ['Traffic surged to 12.9% against a level of 9.4% in 2011.', ''],
  [
    'Increase ferry life expectancy to 79 (77.3 by 2023), up from 76.3 in 2015.',
    'ferry life expectancy 79 2025~ from 76.3 of 2015',
  ],
  ['Fares in 2024 were planned at 600 million yuan.', 'Fares 600 CNY 2024'],
  ['To meet the target in 2024, the county plans to add 340 berths.', 'berths 340 berths 2024'],
  ['Connect 90% of villages to the river.', 'villages 90 % 2025~'],
  ['Government to lower fares to 55% of wages.', 'fares 55 % 2025~'],
  ['Triple toll collection by 2024.', 'toll collection 3 times 2024'],
  ['In 2022, water intensity fell by 2.1% (five-year target: 16%).', 'water intensity 16 % 2025~'],
]

/** A text that says nothing of itself. */
const UNDATED: readonly string[] = [
  '⟦Improve drowning rates from 90 deaths per 100,000 passengers to 30 deaths per 100,000⟧ by 2030.',
  'The country will ⟦have a total length of 900 km⟧ of canals in 2030, up from 700 km five years earlier; ⟦more than 40 ports⟧, up from 31; and ⟦600 km of towpaths⟧, up from 480 km.',
  '⟦Towns will see 70 percent⟧ of ferries run on batteries, an improvement from 61 percent.',
  'Under the draft, which was put forth for the first time, ⟦about 55% of crews⟧ should be trained.',
  '⟦The ministry was told to keep the rate of delays below 4 percent⟧ and to ⟦push the share of calm rides to 58 percent⟧.',
  'By 2030, ⟦reduce by one third noise⟧ on rivers.',
  'By 2030, ⟦halve the number of delays⟧ on rivers.',
  '⟦Quadruple battery use⟧ by 2030.',
  '⟦Berths in towns: 340,000⟧ by 2030',
  'Goals include ⟦calm rides on at least 35 rivers⟧ and ⟦the removal of weirs in at least 10 countries⟧.',
  'With ⟦total outlays projected to top 850 million yuan⟧ the port opens.',
  'While yards churned out 238,600 ferries in 2020, ⟦the annual output should exceed 1.2 million units⟧ by 2030.',
  'The share of delays due to fog decreased from 23% to 17%.',
  'The port aims for ⟦a fare of 60 yuan⟧, an increase over the current average of 45 yuan.',
  'It aims for ⟦an income of $600⟧ by 2030 (50% higher than in 2020).',
  'The goal of cutting delays by a third had been achieved.',
]

const ABROAD: ReadingContext = { language: 'en', date: '2021-06-01' }

describe('findTargets in English', () => {
  const line = 'India has pledged to ⟦reduce the emissions intensity of its economy by 45 per cent⟧ by 2030.'
  it('takes what a country aims for where the text is about it', () => check(line, { ...ABROAD, isAbroad: true }))
  it('and leaves it alone in a text about China', () => check(unmark(line), ABROAD))
})

describe('findTargets in an English text that says nothing of itself', () => {
  for (const line of UNDATED) it(unmark(line), () => check(line, { language: 'en' }))
})

describe('findTargets in English reads', () => {
  for (const [line, read] of READ) it(line, () => assert.equal(describeFirst(line), read))
})

function describeFirst(line: string): string {
  const [first] = findTargets(line, PLAN)
  if (first === undefined) return ''
  const { indicator, value, unit, deadline, baseline } = first
  const by = deadline === undefined ? '' : `${deadline.year}${deadline.from === 'period' ? '~' : ''}`
  const from = baseline === undefined ? '' : `from ${baseline.value ?? ''} of ${baseline.year ?? ''}`
  return [indicator?.text, value, unit, by, from].filter(each => each !== undefined && each !== '').join(' ')
}

function check(marked: string, context: ReadingContext): void {
  const text = unmark(marked)
  assert.equal(mark(text, findTargets(text, context)), marked)
}
