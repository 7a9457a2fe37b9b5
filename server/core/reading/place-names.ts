// Names of China's provinces and of other countries with five-year plans: whose plan it is that a text names by number.

import type { PlanSubject } from './plan-words.ts'

/** Other countries in Chinese, as alternatives of an expression: those that have or had five-year plans, and large ones. */
export const COUNTRIES =
  '印度尼西亚|印度|印尼|巴基斯坦|孟加拉国?|尼泊尔|不丹|斯里兰卡|越南|老挝|柬埔寨|缅甸|泰国|马来西亚|菲律宾|韩国|朝鲜|日本|蒙古国|土耳其|伊朗|伊拉克|沙特(?:阿拉伯)?|埃及|埃塞俄比亚|坦桑尼亚|肯尼亚|尼日利亚|阿尔及利亚|突尼斯|摩洛哥|苏联|前苏联|俄罗斯|乌兹别克斯坦|土库曼斯坦|哈萨克斯坦|白俄罗斯|波兰|匈牙利|罗马尼亚|保加利亚|捷克斯洛伐克|捷克|东德|民主德国|南斯拉夫|阿尔巴尼亚|古巴|墨西哥|阿根廷|巴西|法国|西班牙|葡萄牙|英国|德国|美国'

/** China's provinces and their like in Chinese without 省 or 市, as alternatives of an expression. */
export const PROVINCES =
  '北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|深圳|香港|澳门|台湾'

/** Other countries in English, with the adjectives. */
const ENGLISH_COUNTRIES =
  'India(?:n)?|Pakistan(?:i)?|Bangladesh(?:i)?|Nepal(?:ese|i)?|Bhutan(?:ese)?|Sri\\sLanka(?:n)?|Vietnam(?:ese)?|Lao(?:s|tian)?|Cambodia(?:n)?|Myanmar|Burmese|Thai(?:land)?|Malaysia(?:n)?|Indonesia(?:n)?|Philippine(?:s)?|(?:North\\s|South\\s)?Korea(?:n)?|Japan(?:ese)?|Mongolia(?:n)?|Turk(?:ey|ish|men)|Turkmenistan|Iran(?:ian)?|Iraq(?:i)?|Saudi(?:\\sArabia(?:n)?)?|Egypt(?:ian)?|Ethiopia(?:n)?|Tanzania(?:n)?|Kenya(?:n)?|Nigeria(?:n)?|Algeria(?:n)?|Tunisia(?:n)?|Morocc(?:o|an)|Soviet(?:\\sUnion)?|USSR|Russia(?:n)?|Uzbek(?:istan)?|Kazakh(?:stan)?|Belarus(?:ian)?|Polish|Poland|Hungar(?:y|ian)|Romania(?:n)?|Bulgaria(?:n)?|Czech(?:oslovakia|oslovak)?|East\\sGerman(?:y)?|GDR|Yugoslav(?:ia|ian)?|Albania(?:n)?|Cuba(?:n)?|Mexic(?:o|an)|Argentin(?:a|ian|e)|Brazil(?:ian)?'

/** China's provinces and their like in English, without a possessive, as alternatives of an expression. */
export const ENGLISH_PROVINCES =
  'Tianjin|Shanghai|Chongqing|Hebei|Shanxi|Inner\\sMongolia|Liaoning|Jilin|Heilongjiang|Jiangsu|Zhejiang|Anhui|Fujian|Jiangxi|Shandong|Henan|Hubei|Hunan|Guangdong|Guangxi|Hainan|Sichuan|Guizhou|Yunnan|Tibet(?:an)?|Shaanxi|Gansu|Qinghai|Ningxia|Xinjiang|Shenzhen|Hong\\sKong|Macao|Taiwan(?:ese)?'

/** A country or province right before a plan's number: Indian, the Soviet Union’s, Shanghai. */
export const ENGLISH_PLACE_BEFORE = new RegExp(
  `(?<![A-Za-z])((?:${ENGLISH_COUNTRIES}|${ENGLISH_PROVINCES})(?:['’]s?)?)\\s$`,
)

/** Right behind a plan's name; a plan in a province may be the country's there. “In Indian eyes” is no place. */
export const COUNTRY_BEHIND = new RegExp(
  `^\\sin\\s(?:the\\s)?(${ENGLISH_COUNTRIES})(?<!ian|ese|ish|ean|ni)(?![A-Za-z])`,
)

const FOREIGN = new RegExp(`^(?:${COUNTRIES})的?$|^(?:${ENGLISH_COUNTRIES})(?:['’]s?)?$`)
const FOREIGN_TITLE = new RegExp(
  `^(?:${COUNTRIES})|\\s(?:of|for|in)\\s(?:the\\s)?(?:${ENGLISH_COUNTRIES})(?![A-Za-z])|^(?:${ENGLISH_COUNTRIES})(?![A-Za-z])`,
)

/** Whether a title is about another country, or the European Union, and says nothing of China. */
export function isAboutAbroad(title: string): boolean {
  return ABROAD.test(title) && !CHINA.test(title)
}

const ABROAD = new RegExp(`(?:${COUNTRIES}|欧盟)|(?<![A-Za-z])(?:${ENGLISH_COUNTRIES}|EU|Europe(?:an)?)(?![A-Za-z])`)
const CHINA = /中国|我国|(?<![A-Za-z])(?:Chin(?:a|ese)|PRC|Beijing)(?![A-Za-z])/

/** True where the words name a plan of another country. */
export function isForeignPlan(subject: PlanSubject): boolean {
  if (subject.kind === 'number') return subject.place !== undefined && FOREIGN.test(subject.place)
  return subject.kind === 'title' && FOREIGN_TITLE.test(subject.title)
}
