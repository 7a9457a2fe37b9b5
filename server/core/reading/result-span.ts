// Says over how many years a text tells what was reached, and which names are too general to say of what.

/**
 * How many years the last words before a result that say so speak of: 5 for 五年来 and “十二五”时期, 3 for 近三年累计, 1 for 去年, 全年
 * and 2016年; undefined where none do. Looks at the last {@link LOOK} characters of `before`.
 */
export function resultSpan(before: string): number | undefined {
  let span: number | undefined
  for (const { groups = {} } of before.slice(-LOOK).matchAll(SPAN)) {
    const { years = groups['past'], english, plan } = groups
    if (years !== undefined) span = HAN.indexOf(years) + 1 || Number(years) || undefined
    else if (english !== undefined) span = ENGLISH.indexOf(english.toLowerCase()) + 2
    else span = plan === undefined ? 1 : 5
  }
  return span
}

/** A paragraph says at its head what it speaks of. */
const LOOK = 800
const HAN = '一二三四五六七八九十'
const ENGLISH = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const SPAN =
  /(?:这|过去|近|前|上个?|最近|(?<=[\s，。；、—:：]|^))(?<years>[二三四五六七八九十2-9])年(?:来|间|累计|共|合计|里|，|、|\s|\p{Script=Han})|(?:过去|以来)的?(?<past>[二三四五六七八九十])年|(?<plan>“[一二三四五六七八九十]{1,3}五”(?:时期|期间|规划|计划)(?!纲要草案))|(?:去年|上年|全年|一年来|(?:19|20)[0-9]{2}年(?!以来|[的前]))|(?:past|last|previous) (?<english>two|three|four|five|six|seven|eight|nine|ten) years|(?:past|last) year/giu

/** True for names that any document uses for many things: a result of 资金 is one of nothing in particular. */
export function isGeneralName(name: string): boolean {
  return GENERAL.test(name.trim())
}

const GENERAL =
  /^(?:(?:基本|已经?|累计|新增|新)?(?:建成|完成|新建|改造|解决|安排|投入|新增|开工|投产|受益|覆盖|发放|减免|拨付)|(?:新增|补助|补贴|财政|专项|投入)?(?:资金|经费)|(?:总)?(?:投资|支出|收入|规模|数量|总量|总额|面积|产量|产值|比例|比重|增速|人数|人口|贷款|项目|工程|任务|水平|农村|城市|农民|企业|群众)|(?:the )?(?:funds?|funding|investment|spending|projects?|scale|amount|share|number|total|people|revenue|output|year-on-year|central government|local governments?|state council|housing units|homes|units|jobs|enterprises|businesses|farmers|workers|students|residents))$/iu
