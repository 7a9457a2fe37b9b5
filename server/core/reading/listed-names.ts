// Whose values a list has: 城镇、农村居民人均可支配收入分别增长6.5%和7.5% says what of both.

/** The names of the `count` things that share the values of a list, each by itself; `undefined` where it lists another number of them. */
export function listedNames(indicator: string, count: number): string[] | undefined {
  const known = KNOWN.find(([pattern, names]) => names.length === count && pattern.test(indicator))
  if (known) return known[1].map(name => indicator.replace(known[0], name))
  const names = indicator
    .split(LISTED)
    .map(name => name.trim())
    .filter(name => name !== '')
  // 第一、二、三产业 would be cut at the wrong places.
  const isShared = TAIL.test(names.at(-1) ?? '')
  const isName = (name: string): boolean => (name.length > 1 ? !/^第.$/.test(name) : isShared && GOODS.test(name))
  if (names.length !== count || !names.every(isName)) return undefined
  return withTail(withHead(names))
}

const LISTED = /、|以及|(?<![普涉波])及(?!时|格|以上|率|其)|(?<![饱缓温总共])和(?!谐|平)|与(?!时)/

/** 牛、羊存栏量 and 肉、蛋、奶产量 are said of goods with one character. */
const GOODS = /[粮棉油糖麻茶烟菜果牛羊猪马禽肉蛋奶鱼虾鸡鸭煤电钢铁铜铝铅锌镍]/

/** What lists without being cut: 城乡居民, 第一、二、三产业, 男、女性. */
const KNOWN: readonly (readonly [RegExp, readonly string[]])[] = [
  [/城乡(?!.*(?:差距|比(?![重例])))/, ['城镇', '农村']],
  [/第?一、第?二、第?三次?产业/, ['第一产业', '第二产业', '第三产业']],
  [/男性?[、和]女性?/, ['男性', '女性']],
]

/** 单位国内生产总值能耗和二氧化碳排放: both are counted by GDP. */
function withHead(names: readonly string[]): readonly string[] {
  const head = HEAD.exec(names[0] ?? '')?.[0] ?? ''
  return names.map(name => (name.startsWith('单位') ? name : head + name))
}

const HEAD = /^单位(?:国内生产总值|地区生产总值|生产总值|GDP|工业增加值|产值|产品)/i

/** 粮食、油料产量: both are measured so, where the first says of nothing how much. */
function withTail(names: readonly string[]): string[] {
  const last = names.at(-1) ?? ''
  const tail = TAIL.exec(last)?.[0] ?? ''
  if (tail === '' || tail === last) return [...names]
  return names.map(name => {
    if (name === last || MEASURED.test(name)) return name
    // 城镇居民、农村居民人均可支配收入: what the tail begins with may be said already.
    let said = tail.length
    while (said > 0 && !name.endsWith(tail.slice(0, said))) said--
    return name + tail.slice(said)
  })
}

/** How much there is of something, at the end of its name. */
const TAIL =
  /(?:居民)?(?:年?人均)?(?:可支配|纯)?(?:收入|(?:生活)?消费支出)$|(?:平均)?预期寿命$|(?:综合)?生产能力$|[总单]?产量$|[毛净]?入[学园]率$|(?:人口)?(?:综合)?覆盖率$|(?:生活)?(?:污水|垃圾)?(?:集中|无害化)?处理率$|(?:巩固|普及|参保|利用|合格|达标|死亡|发病|就业|安置|保护|治理|回收)率$|占(?:地区生产总值|国内生产总值|GDP)?的?比[重例]$|增加值$|排放总?量$|(?:总?装机)(?:容量|规模)?$|(?:发电|保有|吞吐|消费|保有|存栏|出栏|拥有)量$|(?:种植|播种|栽培|绿地|造林)?面积$|(?:运营|通车)?里程$/
const MEASURED =
  /(?:[率量值额度数比]|收入|支出|比重|比例|面积|寿命|规模|投资|消费|产能|能力|水平|浓度|人口|就业|里程|排放|能耗|用水)$/
