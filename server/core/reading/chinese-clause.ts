// Finds the ends of a Chinese clause around its value: where it starts, where its bound ends, what is counted behind the value.

import { type Draft, type Scene, windowBefore } from './chinese-scene.ts'
import type { Quantity } from './quantity.ts'

/** Where the clause of the value at `at` starts: behind the last comma or colon, but not inside brackets, at most 120 back. */
export function clauseStart(text: string, at: number, floor: number): number {
  const least = Math.max(floor, at - 120)
  let depth = 0
  let start = at
  while (start > least) {
    const char = text.charAt(start - 1)
    if (/[）)]/.test(char)) depth++
    else if (/[（(]/.test(char)) {
      if (depth === 0) break
      depth--
    } else if (/[。；;！？!?\n\u3000]/.test(char) || (depth === 0 && /[，,：:→]/.test(char))) break
    start--
  }
  // 常住人口城镇化率达到60%、户籍人口城镇化率达到45%: what follows the value before and its comma is a clause again.
  if (start === floor && floor > 0) {
    const comma = text
      .slice(start, at)
      .replace(/[（(][^（）()]{0,20}[）)]/g, inside => '　'.repeat(inside.length))
      .indexOf('、')
    if (comma >= 0) return start + comma + 1
  }
  return start
}

/** Steps over what is not yet the indicator: adverbs of time, 其中, 力争, 使, dashes. */
export function skipLead(scene: Scene, from: number, stop: number): number {
  let at = from
  for (let round = 0; round < 10; round++) {
    const time = scene.times.get(at)
    if (time !== undefined && time <= stop) {
      at = time
      continue
    }
    LEAD.lastIndex = at
    const found = LEAD.exec(scene.text)
    if (found === null || found[0] === '' || at + found[0].length > stop) break
    at += found[0].length
  }
  return at
}

const LEAD =
  /[（(][0-9一二三四五六七八九十]{1,3}[)）]|(?<![0-9.．])[0-9]{1,2}[.．](?=[*＊]?[㐀-鿿])|[\s　、，：:—–\-→•●·＊*>”"）)]+|(?:其中|同时|此外|另外|[一二三四五六七八九十]{1,2}是|即(?!将)|拟(?!定|合)|为(?=到|实现)|(?:规划|计划|纲要|方案|建议)[还又也]?(?:提出|明确|设定|确[定立]|规定|要求)了?(?=[㐀-鿿])|(?:规划|计划|纲要|当时|原定)的(?=(?:主要)?目标[是为])|目标为|(?:首次)?(?:明确)?提出了|提出(?=[㐀-鿿“])|(?:《[^《》]{1,20}》|[㐀-鿿]{2,8}?)(?:提出|要求|明确|计划|希望|力争|拟)(?=[到至在]?(?:20|二〇|[今明]年)|“)|目前[订制拟设]定?出?(?=[㐀-鿿]{2})|迈向|(?:希望|要求)(?=[到至在]?(?:20|二〇|[今明]年)|“)|包括(?=[㐀-鿿]{2})|且(?=[㐀-鿿]{2})|主要(?=(?:预期)?目标[是为])|目标(?=[在于]?20|今年|明年|年底)|民国(?=[0-9]{2,3}年)|第?[一二三四]季度?[前内末]?(?=[㐀-鿿])|但(?=[㐀-鿿]{2})|再(?!生|贷|融|就|制|保|次|担|造)|[可年](?=新增)|用[一二两三四五0-9]{1,2}年左?右?的?时间|并且|而且|以及|并(?!网|购|举|轨|存|联|行|重|列)|使得?(?!用|命)|力争|确保|争取|努力|保证|推动实现|推动|促进|要(?!素|求|闻|件)|须|应当|应(?!急|用|收|届|对)|把(?!握|关)|将(?!军|来)|(?:到|至|自|从|截至|于)(?=20|二[〇零]|“|本世纪|[今明]年)|在(?=“|20|二[〇零])|年底前?|年末|底(?!线|层|部|座|气|蕴|数)前?|末(?!端|班|期)|以前|之前|之后|期间|时期|期末|时(?=，)|内(?=，|全|新|累|共)|今年内?|明年|全年|逐步|继续|进一步|计划|预计|预期|目标是|大约|共(?=新|建|完|培|改)|届时|五年内?|十年内?|(?:未来|今后)的?[一二两三四五六七八九十0-9]{1,3}年内?|三年内?|年内|(?:二〇|20)[0-9〇一二三四五六七八九]{2}年|(?:将|并|也|也将)?会(?=在|于|将|继续|逐步|[提增降减达升])|或[以之]?前(?=[，\u3400-\u9fff])|(?<=[年月日])前(?![沿景端列身往])|[和与](?!平|谐|会)|及|或|的|每年|平均每年|努力实现|分别)/y

/** The bound word behind the value: 以上, 以内, 左右. */
export function boundEnd(text: string, at: number): number {
  BOUND.lastIndex = at
  const found = BOUND.exec(text)
  return at + (found?.[0].length ?? 0)
}

const BOUND =
  /(?:大关|关口|新?台阶| ?(?:及?以上|及?以下|以内|之内|内(?=[，。；、]|$)|左右|上下|之间|以前))?(?:（(?:约束性|预期性)(?:指标)?）)?/y

/** Whether the clause of the value at `at` opens with a verb of making, whose object stands before the value: 新建公路300公里. */
export function opensWithDoing(scene: Scene, at: number): boolean {
  const from = clauseStart(scene.text, at, 0)
  const start = skipLead(scene, from, at)
  return DOING.test(scene.text.slice(start, Math.min(at, start + 12)))
}

const DOING =
  /^(?:(?:全省|全市|全国|省级|市级|全年|力争|再|累计|[一二三四五六七八九十]是)?(?:免费)?(?:加快|重点|大力|全面|继续|新|高标准|高质量|高水平)?)(?:新建|修建|兴建|新增|新开工|新改建|改建|改造|建设|建成|完成|实现|培养|培育|引育|引进|推广|提供|解决|开展|实施|支持|安排|统筹|筹集|筹建|发行|淘汰|关停|治理|整治|修复|开工|续建|创建|打造|布局|发展|恢复|引入|编列|盘活|保障|帮助|开设|筹措|发放|培训|加装|配套|投放|落实|争取|组织|带动|招引|谋划|遴选|孵化|认定|布设|选派|加固|签约|引聚|开通|扩建|增殖|增设)/

/** 符合政策的约8000万⟦纳税人⟧, 儿童白血病等20种⟦重大疾病⟧: what is counted follows. */
export function describesObject(text: string, value: Quantity): boolean {
  return (
    value.kind !== 'percent' &&
    value.kind !== 'multiple' &&
    /[的等](?:大?约|近|超过)?$/.test(windowBefore(text, value.start, 5))
  )
}

/** What is counted, where it follows the value: 建成10.75亿亩⟦集中连片高标准农田⟧. */
export function readObject(
  text: string,
  last: Quantity,
  end: number,
  next: Draft | undefined,
): { start: number; end: number } | undefined {
  let start = end
  if (text.charAt(start) === '的') start++
  const limit = Math.min(text.length, start + 32, next === undefined ? Infinity : (next.base ?? next.quantity).start)
  let stop = start
  while (stop < limit && !/[，,。；;、：:！？!?（(\n）)“”"|]/.test(text.charAt(stop))) stop++
  // 10户⟦“专精特新”企业⟧; 200项⟦国家、行业标准的制修订⟧, 150家⟦专业水平高、服务能力强的供应商⟧
  const whole =
    /^[“"][^“”"，。]{1,12}[”"][㐀-鿿]{2,12}|^[㐀-鿿]{2,8}、[㐀-鿿]{2,14}的[㐀-鿿]{2,14}(?=[，。；]|$)/.exec(
      text.slice(start, limit + 16),
    )?.[0].length ?? 0
  if (whole > stop - start && !/[0-9]/.test(text.slice(start, start + whole)) && start + whole <= limit + 16)
    stop = start + whole
  // 98%的⟦县（市、区）通高速⟧: brackets in the middle of a name belong to it.
  const inner = /^[㐀-鿿]{1,6}（[^（）。，；]{1,8}）[㐀-鿿]{1,12}/.exec(text.slice(start, limit))?.[0].length ?? 0
  if (inner > stop - start) stop = start + inner
  // 约三万个⟦简约公屋单位⟧将于2027年前落成
  const verb = WHAT_BECOMES.exec(text.slice(start, stop))
  if (verb !== null) stop = start + verb.index
  // 解决750万户⟦家庭⟧和240万户…: the next value takes the rest.
  if (next !== undefined && stop === (next.base ?? next.quantity).start) {
    const joint = /^(.*[㐀-鿿])(?:、|和|与|及|以及|并)[^、和与及]{0,6}$/.exec(text.slice(start, stop))?.[1]
    if (joint === undefined) return undefined
    stop = start + joint.length
  }
  if (
    last.kind === 'multiple' ||
    stop - start < 2 ||
    !/^(?:[㐀-鿿A-Za-z]|[“"][^”"]|[1-9][A-Z][㐀-鿿])/.test(text.slice(start, start + 3))
  )
    return undefined
  // 6.5%的增速就能够实现比较充分的就业 is a sentence.
  if (/可以|能够|就能|^目标$/.test(text.slice(start, stop))) return undefined
  return { start, end: stop }
}

const WHAT_BECOMES = /(?<=[㐀-鿿]{2})(?:[将会]|预计将?)(?=[在于分全陆可]|落成|完成|建成|投入|投用|启用|入伙)/

/** The start of 约 and 不低于 right before a value that stands alone. */
export function modifierStart(text: string, at: number, from: number): number {
  const before = text.slice(Math.max(from, at - 5), at)
  return at - (/(?:大约|约|近|超过|不低于|不少于|不超过|达到|突破|至少|＞|>|≥|<|＜|≤)+$/.exec(before)?.[0].length ?? 0)
}
