// Tells a term of two characters from two words that meet: 民生, but 人民|生活; 国企, but 我国|企业.

/**
 * Whether the folded units `[first, behind)`, two characters, are the end of one word and the start of the next. Both must be words
 * that plans use all the time, so that hardly any term is lost; a match of more characters is a word of its own.
 */
export function areWhereWordsMeet(units: Uint16Array, length: number, first: number, behind: number): boolean {
  if (behind >= length) return false
  const before = BEFORE.get(units[first] ?? 0)
  if (before === undefined || !BEHIND.get(units[behind - 1] ?? 0)?.has(units[behind] ?? 0)) return false
  return before.size === 0 || (first > 0 && before.has(units[first - 1] ?? 0))
}

/** Whether {@link areWhereWordsMeet} may be true of a term of these two characters. */
export function mayMeet(first: number, last: number): boolean {
  return BEFORE.has(first) && BEHIND.has(last)
}

const tableOf = (entries: Readonly<Record<string, string>>): ReadonlyMap<number, ReadonlySet<number>> =>
  new Map(
    Object.entries(entries).map(([character, others]) => [
      character.charCodeAt(0),
      new Set([...others].map(other => other.charCodeAt(0))),
    ]),
  )

/** Characters that end a word, each with those before it: 人民, 我国, 宪法; 和 is a word by itself. */
const BEFORE = tableOf({
  民: '人国农居市牧渔移村公灾全',
  国: '中我全各外美本和跨',
  法: '依立司执办讼权可刑宪织本该同税普偿裁疫序罚险',
  能: '节',
  金: '资基黄',
  建: '新在改扩',
  生: '民卫养再',
  中: '展其集',
  会: '社大',
  市: '城',
  治: '法政',
  资: '投',
  上: '以',
  发: '开研',
  地: '各当',
  水: '用供污雨中咸海泉尾下',
  防: '预消',
  构: '机结',
  内: '国年月期',
  家: '国',
  外: '国境海内',
  融: '金',
  立: '独设',
  司: '公',
  准: '批不',
  机: '飞拉割动电算农轮主',
  控: '管监调',
  确: '明',
  合: '联符光结适',
  实: '事',
  加: '增参',
  县: '治市、',
  物: '废货动植',
  养: '赡扶供培',
  新: '更创',
  收: '代验',
  互: '相',
  大: '强伟',
  体: '整',
  和: '',
})

/** Characters that begin a word, each with those behind it: 生活, 企业. */
const BEHIND = tableOf({
  生: '活产命存育',
  主: '体动要张人',
  意: '愿志见',
  用: '水电地工',
  心: '中声愿',
  家: '庭具电',
  企: '业',
  资: '源本金产讯',
  产: '业品量值权',
  内: '地陆部',
  外: '资交贸汇商',
  土: '地壤',
  民: '间办营众族',
  有: '关效色望力责',
  学: '者生术',
  标: '准',
  债: '券务',
  国: '家有内外',
  治: '理水军税校企省市',
  源: '头',
  融: '资通',
  设: '施备计',
  议: '题程',
  场: '景所馆地',
  理: '念论想',
  本: '地国',
  市: '县区场',
  展: '示览',
  方: '式案言',
  利: '用',
  平: '均衡台',
  规: '定划范',
  控: '制',
  建: '立设筑成',
  需: '要',
  政: '策治权府务机',
  医: '院师生疗',
  法: '人官院庭律规定制》',
  入: '伍境网学内户',
  制: '造度',
  保: '护密障管质税存',
  作: '战业品用为出',
  行: '为',
  大: '型中',
  城: '乡市',
  流: '失转向入',
  老: '年人',
  区: '域',
  费: '用',
  补: '充',
  力: '量',
  系: '统',
})
