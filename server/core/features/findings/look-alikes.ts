// Words that no Chinese text has, and that scans make of words which look like them: 己经, 市埸, 干部 as 千部.

/** A word at `[from, to)` and the one that it looks like. */
export interface LookAlike {
  readonly from: number
  readonly to: number
  readonly better: string
}

/** All of a text, in order. */
export function findLookAlikes(text: string): LookAlike[] {
  if (!PATTERN.test(text)) return NONE
  const found: LookAlike[] = []
  for (const { 0: word, index } of text.matchAll(ALL)) {
    const better = BETTER.get(word)
    if (better !== undefined) found.push({ from: index, to: index + word.length, better })
  }
  return found
}

const NONE: LookAlike[] = []

/**
 * What stands there, what it is, and what must not stand before it or behind it: 自己经营, 几千部手机, 资深人士. Characters are told apart that
 * differ by a stroke: 己已巳, 未末, 千干, 土士, 人入, 日曰, 市巿, 杜社, 迸进, 木本术, 仝全, 夭天, 蒡劳, 丿L儿.
 */
const WORDS: readonly (readonly [string, string, notBefore?: string, notBehind?: string])[] = [
  ['己经', '已经', '自利知异律克', '营济受历'],
  ['巳经', '已经'],
  ['巳达', '已达'],
  ['末来', '未来', '周期年月岁季粉世', '自源到'],
  ['曰益', '日益'],
  ['千部', '干部', '一二三四五六七八九十百几数两上成近\\d０-９', ''],
  ['千净', '干净'],
  ['千旱', '干旱'],
  ['夭津', '天津'],
  ['夭然', '天然'],
  ['仝国', '全国'],
  ['仝民', '全民'],
  ['仝面', '全面'],
  ['仝部', '全部'],
  ['仝会', '全会'],
  ['安仝', '安全'],
  ['蒡动', '劳动'],
  ['国冢', '国家'],
  ['丿L童', '儿童'],
  ['丿L科', '儿科'],
  ['幼丿L', '幼儿'],
  ['城巿', '城市'],
  ['巿场', '市场'],
  ['市埸', '市场'],
  ['杜会主义', '社会主义'],
  ['迸步', '进步'],
  ['先迸', '先进'],
  ['推迸', '推进'],
  ['促迸', '促进'],
  ['改迸', '改进'],
  ['迸入', '进入'],
  ['迸口', '进口'],
  ['迸行', '进行'],
  ['基木', '基本', '', '材工'],
  ['资木', '资本', '', '材'],
  ['技木', '技术', '科', '材'],
  ['井且', '并且'],
  ['建没', '建设', '', '有'],
  ['设没', '设备', '', '有'],
  ['经挤', '经济'],
  ['深人开展', '深入开展'],
  ['深人贯彻', '深入贯彻'],
  ['深人实施', '深入实施'],
  ['深人推进', '深入推进'],
  ['深人研究', '深入研究'],
  ['深人发展', '深入发展'],
  ['深人进行', '深入进行'],
  ['深人学习', '深入学习'],
  ['收人分配', '收入分配'],
  ['收人水平', '收入水平'],
  ['收人增长', '收入增长'],
  ['收人差距', '收入差距'],
  ['财政收人', '财政收入', '', '员'],
  ['国民收人', '国民收入', '', '员'],
  ['资金投人', '资金投入'],
  ['加人世贸', '加入世贸'],
  ['人民共和囯', '人民共和国'],
  ['入民共和国', '人民共和国'],
  ['国民经济和杜会', '国民经济和社会'],
]

const BETTER: ReadonlyMap<string, string> = new Map(WORDS.map(([word, better]) => [word, better]))
const SOURCE = WORDS.map(([word, , before, behind]) => {
  return `${before ? `(?<![${before}])` : ''}${word}${behind ? `(?![${behind}])` : ''}`
}).join('|')
const PATTERN = new RegExp(SOURCE)
const ALL = new RegExp(SOURCE, 'g')
