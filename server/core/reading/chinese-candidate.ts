// Tells quantities that a Chinese plan may set from thresholds, ages, sizes, idioms and asides, before tense is asked.

import { opensWithDoing } from './chinese-clause.ts'
import { ACTION_LEAD, EACH, FIRM_LEAD, type Scene, windowAfter, windowBefore } from './chinese-scene.ts'
import type { Quantity } from './quantity.ts'
import { isTargetKind, yearStance } from './target-reading.ts'

/** Whether the quantity may be a value that a plan sets at all, before its tense is asked. */
export function isCandidate(scene: Scene, index: number, quantity: Quantity): boolean {
  const { text, known } = scene
  const before = windowBefore(text, quantity.start, 24)
  const after = windowAfter(text, quantity.end, 16)
  const firm = FIRM_LEAD.test(before.replace(EACH, ''))
  // 新建三座机场, 建成两条地铁线路: what is built counts, however few.
  if (/^[条座]$/.test(quantity.unit) && BUILT.test(after) && opensWithDoing(scene, quantity.start)) return true
  // 突破万亿元大关 sets a value, 万亿元产业 does not.
  if (quantity.attributive === true && firm && /money|measure/.test(quantity.kind) && ENDS_VALUE.test(after))
    return true
  // 1.2 工作重点: a section.
  if (!known && isSectionNumber(text, quantity)) return false
  // 每个县至少有一所
  if (
    quantity.value === 1 &&
    /^[个所家座处]$/.test(quantity.unit) &&
    /(?<!应当[^，。；]{0,12})至少(?:有|建(?:成|设)?|创建)?$/.test(before)
  )
    return true
  if (!isTargetKind(quantity)) {
    // 周转次数达到二次, 系数提高到1: a firm verb makes a target of a small or bare number.
    const bare =
      (quantity.kind === 'plain' || quantity.kind === 'count') && (firm || (known && quantity.kind !== 'count'))
    return (
      bare &&
      text.charAt(quantity.start) !== '一' &&
      !/^(?:级|型)/.test(after) &&
      !/^[个种项大条类方]/.test(quantity.unit)
    )
  }
  // （如甲县出口增长13.6倍）: what was, as an example.
  if (!known && /[（(](?:例?如|比如)[^）)]{0,22}$/.test(before)) return false
  // 55379字节, 约3.7万字: how long a text is.
  if (/^(?:字|字节|页)$/.test(quantity.base)) return false
  // 76.5%的受访家长
  if (/^的?(?:受访|被调查|调查对象)/.test(after)) return false
  // 赤字率4% (vs 3%)
  if (/(?:vs\.?|前值(?:为)?|上年同期(?:为)?)[:：]?$/i.test(before)) return false
  if (/[与和同][^，。、]{1,12}的$/.test(before) && /^(?:持平|相当|相同)/.test(after)) return false
  // 完成年度计划的105%: what was done, measured by what was planned.
  if (!known && /完成(?:了)?(?:全年|年度|年初|调整|进度)?(?:预算|计划|目标)(?:任务|数)?的$/.test(before)) return false
  // 钢完成100.7%: more than all that was planned is done.
  if (quantity.kind === 'percent' && quantity.value > 100 && /完成$/.test(before)) return false
  // 占全年目标的67.2%
  // 完成年计划710亿元的89.4%
  if (!known && /(?:计划|目标|任务|预算)[^，。；]{0,4}[0-9.]+[百千万亿]{0,2}[㐀-鿿]{0,4}的$/.test(before)) return false
  if (!known && /占(?:全年|年度|规划|预算)?(?:目标|任务|计划|预算)(?:任务|数|值)?的$/.test(before)) return false
  if (known) return !/[（(](?:折合|约合|合|相当于|折)?约?$/.test(before)
  if (isHeldAgainst(before, after, quantity)) return false
  if (isAside(scene, index, quantity, before) || isFormerValue(scene, index, quantity)) return false
  if (
    /[每第]$|每(?:新增|增长|增加|提高)?$|平均每$/.test(before) ||
    (quantity.kind === 'money' && /(?:每千瓦时|每度电?|每立方米|每吨|每平方米)(?:电价)?$/.test(before)) ||
    /每(?:增长|增加|提高|下降|减少)[^，。]{0,4}$/.test(before)
  )
    return false
  // 草原面积6.3亿亩，占国土面积的60%: how the country is.
  if (/^，(?:约)?占[^，。；]{0,8}面积的/.test(after) || /(?:^|[，。；])占[^，。；]{0,8}面积的(?:约)?$/.test(before))
    return false
  if (/^[^，,。；]{0,12}的基础上|^的(?:平均|一般)水平/.test(after)) return false
  // 以2024年接待游客4800万人次为基数
  if (
    /以[^，。；]{0,40}$/.test(windowBefore(text, quantity.start, 42)) &&
    AS_BASE.test(windowAfter(text, quantity.end, 40))
  )
    return false
  if (isQuoted(before, after) && quantity.kind !== 'percent') return false
  if (
    /[\u3400-\u9fff]/.test(text.charAt(quantity.start)) &&
    quantity.value < 10 &&
    quantity.scale === 1 &&
    /count|money|measure/.test(quantity.kind) &&
    Number.isInteger(quantity.value) &&
    !firm
  )
    return false
  if (/“[^“”]{0,8}$/.test(before) && /^[^“”]{0,8}”/.test(after) && /[0-9一二三四五六七八九十]?个$/.test(before))
    return false
  if (/^条$/.test(quantity.unit) && /新$/.test(before)) return false
  if (
    quantity.kind === 'count' &&
    /[在对向]$/.test(before) &&
    !firm &&
    !/^[^，。；、]{0,10}(?:开展|实现|推行|建立|启动)/.test(after)
  )
    return false
  if (/[→：（(]共(?:计|有)?$/.test(before) || /[→。]共[^，。]{0,16}，面积$/.test(before)) return false
  if (SPECIFICATIONS.has(quantity.base) && !firm && !(quantity.base === '次' && /次数$/.test(before))) return false
  if (isStateOfAffairs(windowBefore(text, quantity.start, 40), firm, quantity.kind === 'percent')) return false
  if (isSpan(quantity)) return isSpanTarget(before, after, quantity)
  if (isThreshold(text, quantity, before, after, firm)) return false
  // 三个重点 counts what the text says, 100家重点企业 companies.
  if (
    /^重点/.test(after) &&
    quantity.scale === 1 &&
    !(quantity.value > 20 && quantity.kind === 'count' && ACTION_LEAD.test(before)) &&
    (/^[个项条大种类]?$/.test(quantity.unit) || /(?:全|我)[国省市区县]$/.test(before))
  )
    return false
  if (
    /^(?:[大小分单]项|年度任务|重点任务|民生实事|惠民实事|实事|方面|领域|要求|原则|任务|措施|问题|关系|环节|层面|意识|自信|维护|全面|毫不动摇|坚持|必须|层次|大局|不变|专项(?!债)|板块|维度|阶段|转变|转型|统筹|清单|重大专项)/.test(
      after,
    ) &&
    quantity.scale === 1
  )
    return false
  if (quantity.base === '年' || quantity.base === '个月') return false
  return true
}

/** A decimal without a unit that opens a line, or stands apart from what is before it, and in front of Chinese words. */
function isSectionNumber(text: string, { kind, unit, scale, value, start, end }: Quantity): boolean {
  return (
    kind === 'plain' &&
    unit === '' &&
    scale === 1 &&
    value < 20 &&
    /(?:^|[\s。])$/.test(text.slice(Math.max(0, start - 1), start)) &&
    /^[0-9]{1,2}\.[0-9]{1,2}$/.test(text.slice(start, end)) &&
    /^\s[\u3400-\u9fff]/.test(text.slice(end, end + 2))
  )
}

/** 目标完成率不到两成, 高于机构预测的3%, 低于5.5%控制目标, 达到3万美元以来: how far it is, or was. */
function isHeldAgainst(before: string, after: string, { unit }: Quantity): boolean {
  return (
    /(?:目标|任务|计划)的?(?:完成|达成|实现)率[^，。；]{0,4}$|(?:高于|低于|超过|优于|超出)[^，。；]{2,16}(?:预估|预测|预期|估计)的?$/.test(
      before,
    ) ||
    /^(?:以来|以后)(?=[，。；的]|$)/.test(after) ||
    (/(?:高于|低于|超过|优于|好于)$/.test(before) && /^的?(?:控制|预期|年度)目标(?=[，。；]|$)/.test(after)) ||
    (unit === '个' && /^[^，。；]{0,6}台阶/.test(after))
  )
}

const ENDS_VALUE = /^(?:大关|关口|台阶|规模|以上|左右|[，。；、]|$)/

const BUILT =
  /^(?:新|大|骨干|地铁|高速|城际|跨江|现代化){0,2}(?:通道|干线|铁路|公路|管道|管线|航道|线路|地铁|隧道|大桥|机场|港口|核电站|水电站|电站|水库)/

/** 我省拥有129家, 仅占8%, 全球60%的专利, 规划面积3万平方公里: how things are, said without a time. */
function isStateOfAffairs(before: string, firm: boolean, isShare: boolean): boolean {
  const clause = /[^，,。；;：:！？!?]*$/.exec(before)?.[0] ?? ''
  return (
    /(?:(?:仅|只有|仍有|尚有|还有)(?:为|占|有|是)?(?:全[国省市]|世界|全球)?(?:平均水平)?的?(?:大?约)?|(?:低|落后|滞后)于(?:全[国省]|世界|发达)[^，]{0,8}|^距[^，离]{2,8}|(?:(?<!计)划|分|概括|归纳)为|用好|可容纳(?:大?约)?|惠及(?:约|近|超过)?)$/.test(
      clause,
    ) ||
    (/^(?:我[国省市区县州]|全[国省市区县州])?(?:现有|现存|现已|拥有|涉及|下辖|辖)/.test(clause) &&
      !/每/.test(clause)) ||
    /^(?:全球|全世界|世界(?!500强|五百强)|国际(?=市场|社会|油价|经济|金融|形势|上|能源|货币))(?!.*(?:占|比重|份额))/.test(
      clause,
    ) ||
    (!firm &&
      !(isShare && /占[^占]{0,12}面积$/.test(clause)) &&
      /(?:(?:^|规划|国土|区域|总|本区|占地)(?:总)?面积|全长|海拔|设计[^，。]{0,8}(?:能力|时速|速度|流量)|线路[^，。]{0,4}长|概算(?:总)?投资|估算(?:总)?投资)(?:约|共|为)?$/.test(
        clause,
      ))
  )
}

/** Units in which plans describe what they want built, seldom how much of it. */
const SPECIFICATIONS: ReadonlySet<string> = new Set(
  '纳米 微米 毫米 厘米 千伏 伏 马力 兆帕 ℃ 摄氏度 千伏安 次'.split(' '),
)

const AS_BASE = /^[^，。；]{0,30}为(?:基数|基准|基期|基年)/

/** 49351元（折合7924美元）: the same amount in another currency. */
function isAside({ text, quantities }: Scene, index: number, quantity: Quantity, before: string): boolean {
  if (/折合(?:约|[㐀-鿿]{0,3})$/.test(before)) return true
  if (!/[（(](?:[折约合即]|相当于)*$/.test(before)) return false
  const near = text.slice(Math.max(0, quantity.start - 30), quantity.start)
  const open = quantity.start - near.length + Math.max(near.lastIndexOf('（'), near.lastIndexOf('('))
  const last = quantities[index - 1]
  // 1.3万亿元 ($180bn), 1.8亿千瓦 (180 GW)
  if (last !== undefined && last.kind !== 'year' && text.slice(last.end, open).trim() === '') return true
  return /^[）)]/.test(text.slice(quantity.end, quantity.end + 1)) && /折|合|即/.test(before.slice(-4))
}

/** 达到110GW（2025年底为62GW）: in brackets behind the value what an earlier year had. */
function isFormerValue({ text, quantities, context }: Scene, index: number, quantity: Quantity): boolean {
  const [last, year] = [quantities[index - 2], quantities[index - 1]]
  if (last === undefined || year?.kind !== 'year' || last.kind === 'year' || last.base !== quantity.base) return false
  if (!/^(?:左右|以上|以内|以下)? ?[（(]$/.test(text.slice(last.end, year.start))) return false
  if (!/^[底末]?(?:[为是约达]|达到|[:：])? ?$/.test(text.slice(year.end, quantity.start))) return false
  const stance = yearStance(year.value, context)
  if (stance !== undefined) return stance === 'past'
  // In brackets behind the value stands what was, unless the year is later than all that are said before it.
  const before = quantities.slice(Math.max(0, index - 9), index - 1).filter(({ kind }) => kind === 'year')
  return before.length === 0 || before.some(({ value }) => value > year.value)
}

function isQuoted(before: string, after: string): boolean {
  const open = Math.max(before.lastIndexOf('“'), before.lastIndexOf('《'), before.lastIndexOf('「'))
  if (open < 0 || open < Math.max(before.lastIndexOf('”'), before.lastIndexOf('》'), before.lastIndexOf('」')))
    return false
  return /[”》」]/.test(after)
}

/** Lengths of time and ages are seldom targets; most say when or who. */
function isSpan(quantity: Quantity): boolean {
  return /^(?:年|个月|月|周|天|日|小时|分钟|秒|工作日|学年|岁|学时|课时)$/.test(quantity.base)
}

function isSpanTarget(before: string, after: string, quantity: Quantity): boolean {
  if (/^(?:以上|以下|以内|及以上|至)?(?:的(?!目标)|人口|儿童|老人|老年|居民|婴|幼|残|学生|少年|青年)/.test(after))
    return false
  if (/^的目标/.test(after) && /(?:降|缩短)(?:到|至)(?:大?约)?$/.test(before)) return true
  if (/寿命|年限|年龄|年数|周期|龄/.test(before) && (quantity.base === '年' || quantity.base === '岁')) return true
  if (quantity.base === '年' || quantity.base === '个月' || quantity.base === '岁')
    return /(?:缩短|压缩|压减|时间[^，。；]{0,16}降)(?:到|至)(?:20[0-9-]{2,6}年度?的)?(?:大?约)?$/.test(before)
  if (/(?:缩短|压缩|压减|控制|降低|减少|提高|增加|降)(?:到|至|在)(?:大?约)?$/.test(before))
    return !/^日$/.test(quantity.base)
  // 预警提前量从38分钟提前到45分钟, 时效延长至8天
  if (
    /(?:时效|时间|提前量|周期|寿命)[^，。；]{0,12}(?:提前|延长)(?:到|至)$/.test(before) ||
    (/(?:预警|预报)[^，。；]{0,8}提前$/.test(before) && !/^的/.test(after))
  )
    return /^(?:小时|天|分钟|日)$/.test(quantity.base)
  if (/(?:小时|天|日|分钟)数[^，。；]{0,8}$|(?:时间|时长)(?:力争)?(?:达到?|提高到|延长到)$/.test(before)) return true
  return /^(?:小时|分钟|学时)$/.test(quantity.base) && /不(?:超过|低于|少于)$/.test(before)
}

/** 递补3名同志为中央委员 */
const ELECTED = /(?:递补|增补|补选|改选|追认|应到|实到|出席)[^，。；]{0,20}$/

const ATTENDED =
  /^(?:代表|考生|委员|选手)?(?:、?[^，。；、]{2,12}[0-9]{1,4}[人名])?(?:出席|列席|到会)|^考生参加|^(?:以上)?(?:的?[^，。；、0-9]{0,10})?(?:将)?受[惠益]/

/** 单笔不超过1000万元, 不得超过概算的5%, 减按20%的税率, 按10%给予补助: a rule that holds for each case. */
function isRule(text: string, { start, end }: Quantity): boolean {
  const before = windowBefore(text, start, 24)
  return (
    RULE_LEAD.test(before) ||
    (/(?:给予|予以)(?:最高)?$/.test(before) &&
      /^(?:的|[㐀-鿿]{0,6})(?:奖励|补[贴助]|资助|奖补)/.test(windowAfter(text, end, 8))) ||
    (/按(?:照)?[^，。；]{0,20}$/.test(before) && BY_RULE.test(windowAfter(text, end, 24)))
  )
}

/** 按不低于8%的比例配置, 按室内不低于0.1平方米或室外不低于0.3平方米的标准配建: not 拟按4%安排. */
const BY_RULE =
  /^的?(?:税率|比例|标准|费率)?(?:征收|计算|执行|缴纳|缴存|给予|予以|补助|奖励)|^(?:以上|以下|左右)?的(?:比例|标准|要求|定额)|^[^，。；的]{0,9}(?<!优化)(?:配[建置套备]|计提|提取)|^或[^，。；]{0,16}的(?:标准|比例)/

/** 安排不少于20亿元的科技专项资金: the verb stands before the bound. */
const BOUND_BEFORE = /(?:不少于|不低于|至少)$/

const RULE_LEAD =
  /(?:可(?:适当)?(?:放宽|上浮|下浮|延长)[到至]|上限(?:(?:为|是|设为)[^，。；]{0,4})?|标准(?:原则上)?不(?:低于|超过|高于)[^，。；]{2,16}的|一次性[^，。；]{0,4}(?:奖励|补[贴助]|资助|补偿)|对[^，。；]{2,20}(?:奖励|补[贴助]|资助)|不得(?:超过|高于|低于|少于|多于)[^，。；]{0,4}|(?:单笔|单项|单个|单户|最高)[^，。；]{0,12}(?:不超过|不低于|不少于|补[贴助]|奖励|给予)|每[^，。；]{0,12}(?:不超过|补[贴助]|奖励|资助)|减按|的，(?:每[^，。；]{1,4})?(?:给予|予以|奖励|补[贴助]|资助)(?:一次性)?|给予(?:不超过|[^，。；]{0,8}(?:奖励|补[贴助]))|(?<![历提])最高|每个[^，。；]{0,8}安排[^，。；]{0,4}|(?:承担|分担)比例(?:分别)?为|标准为[^，。；]{0,16}|是指[^，。；要将]{0,16})$/

/** Whether the amount says which things are meant, not how many there shall be: 人口20万以上的镇, 年产30万吨的装置, 罚款. */
function isThreshold(text: string, quantity: Quantity, before: string, after: string, firm: boolean): boolean {
  // 以500元为上限
  if (/^为(?:上限|下限|限|封顶)/.test(after)) return true
  if (/^(?:及?以上|及?以下|以内|左右)?的[，、；：]/.test(after) || isRule(text, quantity)) return true
  if (quantity.kind === 'percent') {
    if (/罚款|处以|罚金|违法所得|货值|过半数/.test(before + windowAfter(text, quantity.end, 30))) return true
    if (/[股票]权|表决|持股|股份|税率[^，。]{0,4}一档/.test(before + after)) return true
    if (
      /^(?:以上|以下)?的(?:地方|地区|企业|国家|城市|股东|单位|学校|县)?，/.test(after) &&
      /(?:超过|达到|低于|不足|高于)$/.test(before)
    )
      return true
    return false
  }
  const clause = windowBefore(text, quantity.start, 40) + windowAfter(text, quantity.end, 30)
  if (
    /罚款|处罚|处以|有期徒刑|拘留|罚金|违法所得|滞纳金|赔偿|情节严重|注册资本|货值|吊销|联名|候选人|经济损失(?!占|率)|死亡[^率]{0,3}$/.test(
      clause,
    )
  )
    return true
  if (/^(?:级|型|量级)/.test(after)) return true
  // 覆盖20万以上人口城市
  if (/^以[上下]人口(?:的|[城市县镇])/.test(after)) return true
  if (/^(?:及?以上|及?以下|以内)?的(?!目标|水平|规模|标准以)/.test(after) && quantity.kind !== 'count')
    return !ACTION_LEAD.test(before.replace(BOUND_BEFORE, '')) && !/(?:总额|总规模|规模)$/.test(before)
  if (/^(?:及?以上|及?以下)的/.test(after)) return !firm && !ACTION_LEAD.test(before)
  if (
    /^(?:及?以上|及?以下)[㐀-鿿]/.test(after) &&
    (quantity.kind === 'measure' || quantity.kind === 'money' || quantity.kind === 'plain') &&
    !/^(?:及?以上|及?以下)(?:和|与|及|并|或|其中)/.test(after)
  )
    return !firm && !ACTION_LEAD.test(before)
  // 近14亿人口的大国, 13亿中国人, 56个民族: not what a plan sets.
  if (
    /^(?:多|人)?(?:中国人|中国人民|人民|人口的|同胞|各族|消费者|人口大国|国人|国民|农民的|人的|人民群众|中华儿女|民族|父老)/.test(
      after,
    ) ||
    /^[人]?口?大国/.test(after)
  )
    return true
  if (
    quantity.scale === 1e8 &&
    /(?:我国|中国|有|近|[，。、；]|^|十几|的)$/.test(before) &&
    /^(?:人口|多?劳动力)/.test(quantity.base + after) &&
    !firm
  )
    return true
  // 主要指标共20项, 产值超百亿县3个: a count of the text itself, and the size of what is counted.
  if (
    /^[项个]$/.test(quantity.unit) &&
    (/指标(?:共|有|为)?$/.test(before) ||
      /^(?:具体|量化|主要|核心|关键|约束性|预期性){0,3}指标|^(?:均|已|全部)?完成/.test(after))
  )
    return true
  // 5个五百亿产业为支撑: the size of what is counted, and what carries the whole.
  if (quantity.scale >= 1e8 && /^元?(?:产业(?!基金)|企业|集群|园区|板块|赛道)/.test(quantity.base + after)) return true
  if (/^[^，。；]{0,10}为(?:引领|支撑|主体|核心|龙头|骨干|重点|载体|节点|代表|主导)/.test(after)) return true
  // 涵盖3市8县
  if (
    /^个?[市县区旗州]$/.test(quantity.unit) &&
    /(?:涵盖|包括|包含|涉及|辖)(?:[0-9]{1,3}个?[市县区旗州])*$/.test(before)
  )
    return true
  if (/等$/.test(before) && /^(?:部门|单位|委办|地区|省|国家|方面|领域|行业)/.test(after)) return true
  // 共三大板块、十二个部分、42条; 57个课题研究: of what the text, or its making, consists.
  if (/^[个项篇]$/.test(quantity.unit) && /^(?:部分|板块|章节|课题|专栏|附件|省区|省份)/.test(after)) return true
  if (quantity.unit === '条' && /(?:部分|章节?|板块|方面)[、，]共?$/.test(before)) return true
  // 中央委员168人、候补中央委员147人出席; 首批20.6万名考生参加: who was there.
  if (quantity.kind === 'count' && (ATTENDED.test(windowAfter(text, quantity.end, 40)) || ELECTED.test(before)))
    return true
  // 全面消除56人以上大班额: of what there shall be none.
  if (/(?:消除|杜绝|严禁|禁止)$/.test(before)) return true
  if (/超$/.test(before) && /^(?:以上)?的?[㐀-鿿]{2,6}[0-9一二三四五六七八九十两]/.test(after)) return true
  if (
    /超(?:过)?$/.test(before) &&
    /^亿?元?(?:以上)?的?(?:企业|产业|集群|项目|园区|镇|县|市|强)/.test(quantity.base + after)
  )
    return true
  // 覆盖95%以上的50万人口以上城市
  if (/[0-9]%?(?:以上|左右)?的$/.test(before) && /^及?以[上下][㐀-鿿]/.test(after)) return true
  // 20个年业务量超10亿件的城市
  if (/[0-9][个家户座][^，。；]{1,20}超(?:过)?$/.test(before) && /^(?:以上)?的[㐀-鿿]{2,6}(?:[，。；、]|$)/.test(after))
    return true
  // 十几亿人口 is the nation; how many it shall be is said of 总人口.
  if (quantity.scale === 1e8 && /^人口/.test(quantity.base + after) && !/人口|覆盖/.test(before) && !firm) return true
  if (/(?:高校毕业生|新成长劳动力)(?:预计)?将?(?:有|达到?|高达|超过)?$/.test(before)) return true
  if (quantity.unit === '个' && /^民族/.test(after)) return true
  // 400毫米降水线: a measure that opens the clause and stands before a noun describes it.
  if (
    quantity.kind === 'measure' &&
    /(?:促进|推进|加强|推动|[，、：；。和与及是]|^)$/.test(before) &&
    /^[㐀-鿿]/.test(after) &&
    !/^(?:以|左右|及以|[和与及或])/.test(after)
  )
    return true
  if (
    /(?:年产|日产|单机|每台|每吨|每亩|每公顷|时速|单机容量|装机容量为|口径|直径|水深|(?<!加)深|(?<![增延])长|(?<![提新增])高|(?<![拓放])宽|容积为)(?:在|为)?$/.test(
      before,
    ) &&
    /^(?:及?以上|左右)?[㐀-鿿]/.test(after) &&
    !firm
  )
    return true
  return false
}
