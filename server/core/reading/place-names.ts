// Names of China's provinces and of other countries with five-year plans: whose plan it is that a text names by number.

import type { PlanSubject } from './plan-words.ts'

/** Other countries in Chinese, as alternatives of an expression: those that have or had five-year plans, and large ones. */
export const COUNTRIES =
  '印度尼西亚|印度|印尼|巴基斯坦|孟加拉国?|尼泊尔|不丹|斯里兰卡|越南|老挝|柬埔寨|缅甸|泰国|马来西亚|菲律宾|韩国|朝鲜|日本|蒙古国|土耳其|伊朗|伊拉克|沙特(?:阿拉伯)?|埃及|埃塞俄比亚|坦桑尼亚|肯尼亚|尼日利亚|卢旺达|乌干达|加纳|赞比亚|南非|阿尔及利亚|突尼斯|摩洛哥|利比亚|苏丹|塞内加尔|喀麦隆|安哥拉|莫桑比克|津巴布韦|马拉维|博茨瓦纳|纳米比亚|莱索托|斯威士兰|马达加斯加|毛里求斯|塞拉利昂|利比里亚|冈比亚|约旦|黎巴嫩|卡塔尔|科威特|阿联酋|阿富汗|马尔代夫|东帝汶|文莱|斐济|牙买加|哥伦比亚|智利|秘鲁|委内瑞拉|厄瓜多尔|玻利维亚|塔吉克斯坦|吉尔吉斯斯坦|亚美尼亚|阿塞拜疆|乌克兰|苏联|前苏联|俄罗斯|乌兹别克斯坦|土库曼斯坦|哈萨克斯坦|白俄罗斯|波兰|匈牙利|罗马尼亚|保加利亚|捷克斯洛伐克|捷克|东德|民主德国|南斯拉夫|阿尔巴尼亚|古巴|墨西哥|阿根廷|巴西|法国|西班牙|葡萄牙|英国|德国|美国'

/** China's provinces and their like in Chinese without 省 or 市. */
const PROVINCE_NAMES =
  '北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|深圳|香港|澳门|台湾'.split(
    '|',
  )

/** The English name of a province by its Chinese one without 省 or 市; undefined for other places. */
export function englishProvince(place: string): string | undefined {
  return ENGLISH_PROVINCE_NAMES[PROVINCE_NAMES.indexOf(place)]
}

/** The same as alternatives of an expression. */
export const PROVINCES = PROVINCE_NAMES.join('|')

/** Other countries in English, with the adjectives. */
const ENGLISH_COUNTRIES =
  'India(?:n)?|Pakistan(?:i)?|Bangladesh(?:i)?|Nepal(?:ese|i)?|Bhutan(?:ese)?|Sri\\sLanka(?:n)?|Viet\\s?[Nn]am(?:ese)?|Lao(?:s|tian)?|Cambodia(?:n)?|Myanmar|Burmese|Thai(?:land)?|Malaysia(?:n)?|Indonesia(?:n)?|Philippine(?:s)?|(?:North\\s|South\\s)?Korea(?:n)?|Japan(?:ese)?|Mongolia(?:n)?|Turk(?:ey|ish|men)|Turkmenistan|Iran(?:ian)?|Iraq(?:i)?|Saudi(?:\\sArabia(?:n)?)?|Egypt(?:ian)?|Ethiopia(?:n)?|Tanzania(?:n)?|Kenya(?:n)?|Nigeria(?:n)?|Rwanda(?:n)?|Uganda(?:n)?|Ghana(?:ian)?|Zambia(?:n)?|South\\sAfrica(?:n)?|Algeria(?:n)?|Tunisia(?:n)?|Morocc(?:o|an)|Libya(?:n)?|(?:South\\s)?Sudan(?:ese)?|Senegal(?:ese)?|Cameroon(?:ian)?|Angola(?:n)?|Mozambi(?:que|can)|Zimbabwe(?:an)?|Malawi(?:an)?|Botswana|Namibia(?:n)?|Lesotho|Eswatini|Madagascar|Mauriti(?:us|an)|Sierra\\sLeone|Liberia(?:n)?|Gambia(?:n)?|Jordan(?:ian)?|Lebanon|Lebanese|Qatar(?:i)?|Kuwait(?:i)?|Oman(?:i)?|UAE|Afghan(?:istan)?|Maldiv(?:es|ian)|Timor-Leste|Brunei|Fiji(?:an)?|Papua\\sNew\\sGuinea|Jamaica(?:n)?|Trinidad|Colombia(?:n)?|Chile(?:an)?|Peru(?:vian)?|Venezuela(?:n)?|Ecuador(?:ian)?|Bolivia(?:n)?|Tajikistan|Kyrgyz(?:stan)?|Armenia(?:n)?|Azerbaijan(?:i)?|Ukrain(?:e|ian)|Soviet(?:\\sUnion)?|USSR|Russia(?:n)?|Uzbek(?:istan)?|Kazakh(?:stan)?|Belarus(?:ian)?|Polish|Poland|Hungar(?:y|ian)|Romania(?:n)?|Bulgaria(?:n)?|Czech(?:oslovakia|oslovak)?|East\\sGerman(?:y)?|GDR|Yugoslav(?:ia|ian)?|Albania(?:n)?|Cuba(?:n)?|Mexic(?:o|an)|Argentin(?:a|ian|e)|Brazil(?:ian)?'

/** China's provinces and their like in English, in the order of the Chinese ones. */
const ENGLISH_PROVINCE_NAMES =
  'Beijing|Tianjin|Shanghai|Chongqing|Hebei|Shanxi|Inner Mongolia|Liaoning|Jilin|Heilongjiang|Jiangsu|Zhejiang|Anhui|Fujian|Jiangxi|Shandong|Henan|Hubei|Hunan|Guangdong|Guangxi|Hainan|Sichuan|Guizhou|Yunnan|Tibet|Shaanxi|Gansu|Qinghai|Ningxia|Xinjiang|Shenzhen|Hong Kong|Macao|Taiwan'.split(
    '|',
  )

/** The same, without a possessive, as alternatives of an expression; Beijing is the government as often as the city. */
export const ENGLISH_PROVINCES = ENGLISH_PROVINCE_NAMES.slice(1)
  .join('|')
  .replaceAll(' ', '\\s')
  .replace('Tibet', 'Tibet(?:an)?')
  .replace('Taiwan', 'Taiwan(?:ese)?')
  .replace('Macao', 'Maca[ou]')

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

/** The country other than China, or the European Union, that a title is about, as it names it: India, Indian. */
export function countryOf(title: string): string | undefined {
  return CHINA.test(title) ? undefined : ABROAD.exec(title)?.[0]
}

const ABROAD = new RegExp(`(?:${COUNTRIES}|欧盟)|(?<![A-Za-z])(?:${ENGLISH_COUNTRIES}|EU|Europe(?:an)?)(?![A-Za-z])`)
const CHINA = /中国(?!式)|我国|(?<![A-Za-z])(?:Chin(?:a|ese)|PRC|Beijing)(?![A-Za-z])/

/**
 * The place that a title is about where that is not all of China: 江苏 of 江苏“十四五”规划 and of Jiangsu Province, 广州市, 长三角,
 * India; provinces go by their Chinese names without 省, several count as one. Chinese in simplified characters.
 */
export function placeOf(title: string): string | undefined {
  const lead = LEADING_PLACE.exec(title)?.[1] ?? ENGLISH_LEADING_PLACE.exec(title)?.[1]
  if (lead !== undefined) return provinceOf(lead) ?? lead
  return saysChina(title) ? undefined : (placeIn(title) ?? countryOf(title))
}

/** The provinces and regions of China that words name, several as one; undefined where they name none. */
export function placeIn(words: string): string | undefined {
  const places = new Set(Array.from(words.matchAll(PLACES), ([name]) => provinceOf(name) ?? name))
  return places.size > 0 ? [...places].join('、') : undefined
}

/** The place, as {@link placeOf} gives it, that money, offices and counting of a text give away: lakh, 新台币. */
export function placeByUsage(text: string): string | undefined {
  return USAGES.find(([words]) => words.test(text))?.[1]
}

const USAGES: readonly (readonly [RegExp, string])[] = [
  [/澳门[元币]/, '澳门'],
  [/港元|港币|施政报告/, '香港'],
  [/新台币|行政院|立法院|经建会|国发会/, '台湾'],
  [/₹|(?<![A-Za-z])(?:lakhs?|crores?|Lok Sabha|Rajya Sabha|NITI Aayog)(?![A-Za-z])/, 'India'],
  [/(?<![A-Za-z])(?:ringgit|RM ?[0-9])/, 'Malaysia'],
  [/(?<![A-Za-z])(?:rupiah|Bappenas)(?![A-Za-z])/, 'Indonesia'],
  [/(?<![A-Za-z])(?:K[Ss]h|KES) ?[0-9.]/, 'Kenya'],
  [/(?<![A-Za-z])(?:VND|Việt)(?![A-Za-z])/, 'Viet Nam'],
]

/** Whether a place, as {@link placeOf} gives it, is another country. */
export function isAbroad(place: string): boolean {
  return OTHER_COUNTRY.test(place)
}

/** Whether a place is 香港, 澳门 or 台湾, which the country's plans speak of, and which have plans of their own. */
export function isApart(place: string): boolean {
  return /^(?:香港|澳门|台湾)/.test(place)
}

/** Whether a place is several provinces or parts of them: 京津冀 has no five-year plan of its own. */
export function isRegion(place: string): boolean {
  return /、|^(?:长江|长三角|珠|粤港澳|京津冀|成渝|黄河|环渤海|北部湾|东北|西部|中部|Yangtze|Pearl|Greater)/.test(place)
}

/** Whether the plan with a number is the place's own: 澳门 counts its first ones, and the country's “十五五” is none of them. */
export function countsOwnPlans(place: string, number: number): boolean {
  return isAbroad(place) || (isApart(place) && number < FIRST_OF_COUNTRY)
}

const FIRST_OF_COUNTRY = 6

/** The place that the words for an indicator begin with, or end in: Shanghai's GDP, AI enterprises in Guangdong. */
export function placeOfIndicator(words: string): string | undefined {
  const owner = OWNER.exec(words)?.[0]
  return owner === undefined ? undefined : (placeIn(owner) ?? countryOf(owner))
}

/** The place that a sentence begins with: 江西提出…, Hunan will …; undefined for 山东大学. */
export function placeOfSubject(sentence: string): string | undefined {
  const subject = SUBJECT.exec(sentence)?.[1]
  return subject === undefined ? undefined : (placeIn(subject) ?? countryOf(subject))
}

/** Whether words say China: what else they name is seen from there. */
export function saysChina(words: string): boolean {
  return CHINA.test(words)
}

/** 江苏 of 江苏省, Jiangsu and Jiangsu Province; undefined for what is none of China's provinces. */
function provinceOf(place: string): string | undefined {
  const chinese = PROVINCE.exec(place)?.[1]
  if (chinese !== undefined) return chinese
  return PROVINCE_NAMES[ENGLISH_PROVINCE_NAMES.indexOf(place.replace(ENGLISH_SUFFIX, ''))]
}

const PROVINCE = new RegExp(`(${PROVINCES})(?:[省市]|特别行政区|\\p{Script=Han}{0,3}自治区)?$`, 'u')
const ENGLISH_SUFFIX = /(?:an|ese)?\s(?:Province|Municipality|City|Special Administrative Region|Autonomous Region)$/
const LEADING_PLACE =
  /^(?:中共|[0-9〇零一二三四五六七八九]{4}年度?)?((?!关于|国务院|全国|国家|各)[\p{Script=Han}]{2,7}?(?:特别行政区|自治区|自治州|(?:省|(?<![城都超])市|县)(?![域级际场直长])))/u
const ENGLISH_LEADING_PLACE =
  /^(?:The )?([A-Z][A-Za-z'’-]{1,24}(?: [A-Z][A-Za-z'’-]{1,24}){0,2}? (?:Province|Municipality|City|Autonomous Region|Prefecture|County|District))(?![A-Za-z])/
const OTHER_COUNTRY = new RegExp(`^(?:\\?$|EU$|Europe|${COUNTRIES}|${ENGLISH_COUNTRIES})`)
const OWNER = new RegExp(
  `^(?:${PROVINCES}|${COUNTRIES})|^(?:${ENGLISH_PROVINCES}|${ENGLISH_COUNTRIES})(?![A-Za-z])|\\s(?:in|of)\\s(?:${ENGLISH_PROVINCES}|${ENGLISH_COUNTRIES})$`,
)
const SUBJECT = new RegExp(
  `^(?:(?:到|至)?[0-9]{4}年(?:末|底)?，)?((?:${PROVINCES}|${COUNTRIES}|长三角|珠三角|京津冀|成渝|粤港澳)(?=[省市]|地区|自治|大湾区|提出|计划|力争|确定|明确|要求|将|到|拟|预计|今年|的)|(?:${ENGLISH_PROVINCES}|${ENGLISH_COUNTRIES})(?=['’]s| (?:will|aims|plans|wants|has|is|seeks|expects|targets|province|city|government)))`,
)
/** 黄河北岸, 长江西路: what else these characters may be. */
const PLACES = new RegExp(
  `(?<![长珠黄淮南太庭])(?:${PROVINCES})(?!合作组织|协[议定]|宣言|共识|大学|会议|公报|时间|冬奥|世博)|长江三角洲|长三角|珠江三角洲|珠三角|粤港澳|京津冀|成渝|长江经济带|黄河流域|环渤海|北部湾|雄安|东北(?!亚)|西部(?=大开发|地区|陆海)|中部(?=地区|崛起)|` +
    `(?<![A-Za-z])(?:${ENGLISH_PROVINCES}|Yangtze|Pearl River Delta|Greater Bay Area|Xiong.an)(?!\\sCooperation)(?![A-Za-z])`,
  'g',
)

/** True where the words name a plan of another country. */
export function isForeignPlan(subject: PlanSubject): boolean {
  if (subject.kind === 'number') return subject.place !== undefined && FOREIGN.test(subject.place)
  return subject.kind === 'title' && FOREIGN_TITLE.test(subject.title)
}
