import assert from 'node:assert/strict'
import { findTargets, type ReadingContext } from '../../../server/core/reading/target.ts'
import { mark, unmark } from './spans.ts'

const PLAN: ReadingContext = { language: 'zh', period: { from: 2021, to: 2025 }, date: '2021-03-11' }
const REPORT: ReadingContext = { language: 'zh', date: '2019-03-05' }

/** Lines of a plan for 2021 to 2025; what should be found stands in ⟦…⟧. */
const IN_A_PLAN: readonly string[] = [
  // Verbs that lead to a level.
  '到2025年，⟦数字产业增加值占比达到12%⟧。',
  '⟦常住人口城镇化率提高到66%⟧，城乡差距缩小。',
  '力争⟦研发投入强度提升至３.２％左右⟧。',
  '⟦调查失业率控制在5.5%以内⟧。',
  '⟦自然岸线保有率不低于36%⟧。',
  '⟦战略性产业占比超过17%⟧。',
  '⟦森林覆盖率提高到百分之二十四点五⟧。',
  '⟦物价涨幅保持在3%左右⟧。',
  '⟦耕地面积稳定在1.2亿亩以上⟧。',
  '严格保护耕地，⟦守住18亿亩耕地红线⟧。',
  '⟦孕产妇死亡率降至12/10万⟧，⟦婴儿死亡率控制在5‰以内⟧。',
  '⟦城镇登记失业率5%以内⟧，⟦总人口14.2亿人左右⟧。',
  '⟦农田灌溉水有效利用系数达到0.58⟧。',
  '⟦平均受教育年限提高到11.5年⟧，⟦人均预期寿命提高1岁⟧。',
  '⟦每千人口注册护士数达到3.8人⟧。',
  // Changes.
  '⟦规上工业增加值年均增长6.5%以上⟧。',
  '⟦单位产值能耗累计降低14.5%⟧。',
  '⟦地区生产总值翻一番⟧，⟦居民收入翻两番⟧。',
  '到2035年，⟦人均产值比2020年翻一番⟧。',
  '⟦经济增速达到4.5%—5%⟧，⟦贸易额扩大1.5—2倍⟧。',
  '⟦服务业比重提高二至三个百分点⟧。',
  // From … to: the baseline belongs to the target.
  '⟦公路总里程从18万公里增加到20万公里⟧。',
  '将⟦报销比例由50%提高至70%⟧，⟦最低工资标准提高到每月2000元⟧。',
  '把⟦制造业现行16%的税率降至13%⟧。',
  // Lists that share a verb.
  '⟦单位产值能耗和单位产值用水量分别降低15%、20%⟧。',
  '⟦城市、县城污水处理率分别达到95%和85%⟧。',
  '⟦婴儿、儿童、孕产妇死亡率分别降为7.5‰、9.5‰、18/10万⟧。',
  '⟦一产、二产比重分别提高3个和4个百分点⟧。',
  // Several in a sentence, with 、 and ， between.
  '⟦常住人口城镇化率达到65%⟧、⟦户籍人口城镇化率达到50%⟧。',
  '⟦粮食产能达到6.5亿吨以上⟧，其中⟦谷物5亿吨⟧。',
  // What is counted may follow the value.
  '⟦新建保障性住房50万套⟧，⟦改造老旧小区2000个⟧。',
  '⟦建成10亿亩高标准农田⟧。',
  '⟦培养50万名技术工人⟧，⟦建设3至5个国家级中心⟧。',
  '⟦实现约1亿农业人口在城镇落户⟧。',
  '⟦70%以上的村庄建立服务站⟧。',
  '⟦建设50－100家研究中心⟧。',
  '⟦新增铁路二百二十公里⟧。',
  // Web typography sets spaces between Chinese and digits.
  '到 2025 年，⟦城镇化率提高到 65% 左右⟧，⟦产量达到 1.3 万亿斤以上⟧。',
  '⟦污水处理率分别达到 95% 和 85%⟧，⟦建设 50 - 100 家中心⟧。',
  // The text carries a past and a future side by side.
  '⟦5G用户普及率提高到56%⟧（2020年为15%）。',
  '2020年产值突破100万亿元，到2025年⟦达到140万亿元左右⟧。',
  '目前比重仅为8%，今后五年要⟦提高到12%⟧。',
  '在已建成300个站点的基础上，⟦新增站点500个⟧。',
  '⟦比2020年下降18%⟧。',
  // Not a target: done.
  '“十三五”时期，全省产值年均增长8%，高速公路里程达到6000公里。',
  '截至2020年底，基站已达到3万个。',
  '过去五年，城镇新增就业6000万人。质量明显改善，贫困人口减少5575万人。',
  '五年来，财政收入增长了1.7倍。',
  '2019年，研发投入比上年增长12%。',
  '改革开放40多年来，7亿多人摆脱贫困。',
  // Not a target: dates, numbers of sections and plans, idioms, names.
  '根据第十二章第三节的要求，于2022年3月5日前提交。',
  '制定实施“十四五”规划，办好2022年冬奥会。',
  '推进“一带一路”建设，坚持两个毫不动摇，统筹五位一体总体布局，抓好三农工作。',
  '实施三年行动计划，组织一批重大项目，建设一体化平台。',
  '推广5G、IPv6，治理PM2.5，落实《中国制造2025》。',
  '增强“四个意识”、坚定“四个自信”、做到“两个维护”。',
  '坚持一个中国原则，推动两岸关系发展。',
  '千方百计扩大就业，健全三位一体的培养体系。',
  '抓好以下八个方面工作，落实六项重点任务。',
  '让56个民族团结奋斗，让14亿人民过上好日子。',
  // Not a target: thresholds, sizes, ages, durations.
  '放开城区人口300万以下城市的落户限制。',
  '年收入10万元以下的家庭优先。',
  '处五万元以上二十万元以下罚款。',
  '降低5岁以下儿童生长迟缓率，关爱60岁以上老人。',
  '推广30万千瓦级机组，建设百万吨级基地。',
  '土地承包到期后再延长30年。',
  '打造1小时通勤圈，提供24小时服务。',
  '每增长1个百分点都要付出努力。',
  // Not a target: no precise value.
  '居民收入增长与经济增长基本同步，劳动生产率增长高于经济增长。',
  '加强统筹协调，完善体制机制。',
]

/** Lines of a work report of March 2019, under a heading that says nothing. */
const IN_A_REPORT: readonly string[] = [
  // What praises may be planned; what goes on from what was done looks ahead.
  '到2025年，⟦产值达到500亿元⟧；创新取得全新成就，⟦研发强度达到3.4%左右⟧，⟦森林覆盖率提高到41%⟧。',
  '到2025年，全面完成改造任务，⟦新建车站20座⟧。',
  '目前订出⟦增长率为2%左右⟧，⟦失业率维持在4%以内⟧。',
  '已物色约50公顷土地，⟦可兴建约3000个⟧单位。',
  // Look backs, conditions, gaps, bases.
  '县政府较好地完成了大会确定的目标任务。预计实现产值391亿元，增长8.6%；产业比调整为12.5。',
  '今年1至9月，优良天数比率为87.5%，同比上升5.5个百分点。',
  '假定2025年产值为130亿元，那意味着增加值将达13亿元。',
  '距离2025年目标完成率不到两成。',
  '该数字高于研究所预估的3.5%。',
  '其余8项约束性指标均已完成。',
  '失业率低于5.5%控制目标。',
  '经济总量跨过6个千亿级台阶。',
  '职位数目将由现在的11.5万个大幅上升。',
  '今年⟦赤字率拟按2.8%安排⟧，⟦比去年预算高0.2个百分点⟧。',
  '今年⟦财政支出超过23万亿元⟧，⟦增长6.5%⟧。',
  '今年要⟦完成铁路投资8000亿元⟧、⟦公路投资1.8万亿元⟧。',
  // What is numbered, an example, or of the text; how far a target has come.
  '1.2 重点工作 2.3 渡口改造',
  '外贸提质增效（如甲县出口增长13.6倍）。',
  '全文约3.7万字，附图5页。',
  '渡船收入占全年目标的67.2%。',
  '与指标相比，渡船产量完成100.7%。',
  '铁路基本覆盖20万以上人口城市。',
  // Spans of years, and what runs up to a day, look back.
  '从2012年到2017年，宽带普及率由52.6%提升到96%。',
  '截至今年1月底，新增就业累计921万人。累计支出补助470亿元。',
  '五年时间，我县平均资费下降超过95%。',
  '规划实施期间，渡船比重提高到40%。',
  // Spans of time that are set, small numbers that are bounds, and what is to be finished.
  '到2025年，⟦预警提前量从38分钟提前到45分钟⟧，⟦每个县至少有一所⟧渡船学校。',
  '规划明确了⟦渡船能耗降低13.5%的总体目标⟧。',
  '预计⟦共有66 200个⟧渡船泊位落成，⟦约2 600个泊位⟧将于2027年落成。',
  '争取到2040年⟦创造 15 亿元以上⟧产值。',
  '⟦「一下」是指失业率要稳定保持在3.5%以下⟧。',
  '全县实现生产总值310亿元、增长7%，新建绿道30公里。失业率控制在4%以内。',
  '去年财政收入增长6.2%，城镇新增就业1361万人。',
  '2018年，国内生产总值增长6.6%。单位产值能耗下降3.1%。',
  '一年来，减税降费约1.3万亿元，外汇储备保持在3万亿美元以上。',
  '我国有近14亿人口，今年高校毕业生834万人。',
]

describe('findTargets in Chinese', () => {
  for (const line of IN_A_PLAN) it(line, () => check(line, PLAN))
  for (const line of IN_A_REPORT) it(line, () => check(line, REPORT))

  const review: ReadingContext = { ...REPORT, retrospective: true }
  const aims: ReadingContext = { ...REPORT, aspirational: true }
  it('a review looks back', () => check('国内生产总值增长6.6%，关税总水平由9.8%降至7.5%。', review))
  it('a review may look ahead', () => check('产值增长6%。到2020年，要⟦达到90万亿元⟧。就业增加1000万人。', review))
  it('items under a heading that says targets need no verb', () =>
    check('今年主要预期目标是：⟦产值增长6%—6.5%⟧；⟦城镇新增就业1100万人以上⟧，⟦物价涨幅3%左右⟧；', aims))
  it('an old plan with Chinese numerals', () =>
    check('⟦棉布产量将达到一六、三七二万匹⟧，⟦比一九五二年增长百分之四七⟧。', { period: { from: 1953, to: 1957 } }))
  it('an old plan looks back on what was before', () =>
    check('一九五二年，工业产值比一九四九年增长了百分之七七·五。', { period: { from: 1953, to: 1957 } }))
  it('knows neither document nor heading', () => check('到2030年，⟦非化石能源占比达到25%⟧。', {}))
  it('a rule without a date is no plan', () =>
    check('公示期不少于五个工作日，每户面积不得超过80平方米，应当自收到之日起十五日内答复。', {}))
  it('has nothing to say of a figure whose time nobody knows', () => check('全书共300页，定价58元。', {}))
})

function check(marked: string, context: ReadingContext): void {
  const text = unmark(marked)
  assert.equal(mark(text, findTargets(text, context)), marked)
}
