// Tells quantities that a Chinese plan may set from thresholds, ages, sizes, idioms and asides, before tense is asked.

import { ACTION_LEAD, FIRM_LEAD, type Scene, windowAfter, windowBefore } from './chinese-scene.ts'
import type { Quantity } from './quantity.ts'
import { isTargetKind } from './target-reading.ts'

/** Whether the quantity may be a value that a plan sets at all, before its tense is asked. */
export function isCandidate(scene: Scene, index: number, quantity: Quantity): boolean {
  const { text, known } = scene
  const before = windowBefore(text, quantity.start, 24)
  const after = windowAfter(text, quantity.end, 16)
  const firm = FIRM_LEAD.test(before)
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
  if (/[与和同][^，。、]{1,12}的$/.test(before) && /^(?:持平|相当|相同)/.test(after)) return false
  if (known) return !/[（(](?:折合|约合|合|相当于|折)?约?$/.test(before)
  if (isAside(scene, index, quantity, before)) return false
  if (
    /[每第]$|每(?:新增|增长|增加|提高)?$|平均每$/.test(before) ||
    /每(?:增长|增加|提高|下降|减少)[^，。]{0,4}$/.test(before)
  )
    return false
  if (/^[^，。；]{0,12}的基础上/.test(after)) return false
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
  if (/^条$/.test(quantity.unit) && /新$/.test(before)) return false
  if (quantity.kind === 'count' && /[在对向]$/.test(before) && !firm) return false
  if (/(?:^|[→，。：])共(?:有)?$/.test(before) || /[→。]共[^，。]{0,16}，面积$/.test(before)) return false
  if (SPECIFICATIONS.has(quantity.base) && !firm) return false
  if (isSpan(quantity)) return isSpanTarget(before, after, quantity)
  if (isThreshold(text, quantity, before, after, firm)) return false
  if (
    /^(?:方面|领域|要求|原则|任务|措施|问题|重点|关系|环节|层面|意识|自信|维护|全面|毫不动摇|坚持|必须|层次|大局|不变)/.test(
      after,
    ) &&
    quantity.scale === 1
  )
    return false
  if (quantity.base === '年' || quantity.base === '个月') return false
  return true
}

/** Units in which plans describe what they want built, seldom how much of it. */
const SPECIFICATIONS: ReadonlySet<string> = new Set(
  '纳米 微米 毫米 厘米 千伏 伏 马力 兆帕 ℃ 摄氏度 千伏安 次'.split(' '),
)

/** 49351元（折合7924美元）: the same amount in another currency. */
function isAside({ text, quantities }: Scene, index: number, quantity: Quantity, before: string): boolean {
  if (!/[（(](?:折合|约合|合|相当于|折|即|约)*$/.test(before)) return false
  const open = quantity.start - (/[（(][^（(]*$/.exec(before)?.[0].length ?? 0)
  return (
    (quantities[index - 1]?.end === open && quantities[index - 1]?.kind !== 'year') ||
    (/^[）)]/.test(text.slice(quantity.end, quantity.end + 1)) && /折|合|即/.test(before.slice(-4)))
  )
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
  if (/^(?:以上|以下|以内|及以上|至)?(?:的|人口|儿童|老人|老年|居民|婴|幼|残|学生|少年|青年)/.test(after)) return false
  if (/寿命|年限|年龄|年数|周期|龄/.test(before) && (quantity.base === '年' || quantity.base === '岁')) return true
  if (quantity.base === '年' || quantity.base === '个月' || quantity.base === '岁')
    return /(?:缩短|压缩|压减)(?:到|至)(?:大?约)?$/.test(before)
  if (/(?:缩短|压缩|压减|控制|降低|减少|提高|增加|降)(?:到|至|在)(?:大?约)?$/.test(before))
    return !/日$/.test(quantity.base)
  return /^(?:小时|分钟|学时)$/.test(quantity.base) && /不(?:超过|低于|少于)$/.test(before)
}

/** Whether the amount says which things are meant, not how many there shall be: 人口20万以上的镇, 年产30万吨的装置, 罚款. */
function isThreshold(text: string, quantity: Quantity, before: string, after: string, firm: boolean): boolean {
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
    /罚款|处罚|处以|有期徒刑|拘留|罚金|违法所得|滞纳金|赔偿|情节严重|注册资本|货值|吊销|联名|候选人|经济损失|死亡[^率]{0,3}$/.test(
      clause,
    )
  )
    return true
  if (/^(?:级|型|量级)/.test(after)) return true
  if (/^(?:及?以上|及?以下|以内)?的(?!目标|水平|规模|标准以)/.test(after) && quantity.kind !== 'count')
    return !ACTION_LEAD.test(before) && !/(?:总额|总规模|规模)$/.test(before)
  if (/^(?:及?以上|及?以下)的/.test(after)) return !firm && !ACTION_LEAD.test(before)
  if (
    /^(?:及?以上|及?以下)[㐀-鿿]/.test(after) &&
    (quantity.kind === 'measure' || quantity.kind === 'plain') &&
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
  if (/高校毕业生(?:预计)?将?(?:有|达到?|高达|超过)?$/.test(before)) return true
  if (quantity.unit === '个' && /^民族/.test(after)) return true
  // 400毫米降水线: a measure that opens the clause and stands before a noun describes it.
  if (
    quantity.kind === 'measure' &&
    /(?:促进|推进|加强|推动|[，、：；。和与及是]|^)$/.test(before) &&
    /^[㐀-鿿]/.test(after) &&
    !/^(?:以|左右|及以)/.test(after)
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
