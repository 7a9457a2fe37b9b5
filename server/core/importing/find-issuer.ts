// Finds who issued a document, in its title and the lines below it.

import type { HeadText } from './head-text.ts'

/** The issuer as the text has it; `isSure` where it is said that the body adopted or issued the text. */
export interface FoundIssuer {
  readonly issuer: string
  readonly isSure: boolean
}

/** The issuer of a document; undefined where no line names one. */
export function findIssuer(title: string, { lines, tail }: HeadText): FoundIssuer | undefined {
  const plain = tidy(title)
  // A headline says what the notice below it is about.
  const notice = lines
    .slice(0, 12)
    .map(tidy)
    .find(line => line.length <= 160 && NOTICE.test(line))
  const entitled = ENTITLED.exec(plain)?.[1] ?? ENTITLED.exec(notice ?? '')?.[1]
  if (entitled) return { issuer: entitled, isSure: true }
  for (const line of lines) {
    if (line.length > 240) continue
    const bodies = [...line.replace(/[\s\u3000]+/g, '').matchAll(ADOPTED)].map(({ groups }) =>
      bodyOf(groups?.['body'] ?? ''),
    )
    const body = bodies.filter(body => !IN_A_SENTENCE.test(body)).at(-1)
    if (body !== undefined) return { issuer: body, isSure: true }
  }
  const speaker = lines
    .map(
      line =>
        /^(国务院|[\u4e00-\u9fff]{2,10}(?:省|市|自治区)人民政府)(?:总理|副总理|省长|市长|主席)[\s\u3000]/.exec(
          line,
        )?.[1],
    )
    .find(Boolean)
  if (speaker) return { issuer: speaker, isSure: true }
  const governed = lines.map(line => GOVERNOR.exec(line)?.[1] ?? REPORTED.exec(line)?.[1]).find(Boolean)
  if (governed && plain.endsWith('政府工作报告')) return { issuer: `${governed}人民政府`, isSure: false }
  const alone = [...lines.slice(0, 8), ...tail]
  const chinese = alone.map(line => tidy(line).replace(BESIDE_NAME, ''))
  const known = chinese.findIndex(line => BODY.test(line))
  if (known >= 0) {
    // Those who issue a plan together stand one below the other.
    const others = chinese.slice(known + 1).findIndex(line => !BODY.test(line))
    const together = chinese.slice(known, others < 0 ? undefined : known + 1 + others).slice(0, MOST_TOGETHER)
    return { issuer: [...new Set(together)].join('、'), isSure: true }
  }
  const department = chinese.find(line => line.length <= 80 && DEPARTMENT.test(line))
  if (department !== undefined) return { issuer: department, isSure: false }
  return findInEnglish(lines, alone)
}

/** Bodies that issue notices, and the words by which they do. */
const ENTITLED =
  /^((?:中共中央(?:办公厅)?|国务院(?:办公厅)?|全国人民代表大会(?:常务委员会)?|[\u4e00-\u9fff]{2,14}(?:部|委|委员会|局|人民政府|办公厅|总署|总局))(?:[、，]?(?:国务院(?:办公厅)?|中央军委)|(?:[、，][\u4e00-\u9fff]{2,14}(?:部|委|委员会|局|办公厅|总署|总局)){1,4})?)关于/
const NOTICE = /^[\u4e00-\u9fff、，]{2,60}关于(?:印发|下达|发布|批转|转发)/
/** 江岭省省长　王某, 江岭省人民政府代省长 王某: who gives a report. */
const GOVERNOR =
  /^([\u4e00-\u9fff]{2,8}(?:省|市|自治区|自治州|州|县|区|盟|旗))(?:人民政府)?(?:代理?)?(?:省长|市长|主席|州长|县长|区长|盟长|旗长)[\s\u3000]/
/** 2026年1月26日在江岭省第十四届人民代表大会第五次会议上. */
const REPORTED = /在([\u4e00-\u9fff]{2,8}(?:省|市|自治区|自治州|州|县|区|旗))第[一二三四五六七八九十百\d]{1,4}届/
/** So many bodies issue one plan at most. */
const MOST_TOGETHER = 6

/** A line without the white space in it; between the names of two bodies stands 、. */
function tidy(line: string): string {
  return line
    .trim()
    .replace(
      /(?<=[部委局会府厅院署行室])[\s\u3000]+(?=[\u4e00-\u9fff]{2,14}(?:[部委局会府厅院署行室])(?:$|[\s\u3000、，]|关于))/g,
      '、',
    )
    .replace(/[\s\u3000]+/g, '')
}

/** What an English text says of itself at its head, else a line that is the name of a body. */
function findInEnglish(lines: readonly string[], alone: readonly string[]): FoundIssuer | undefined {
  for (const line of lines.slice(0, 12)) {
    const said =
      ON_BEHALF_OF.exec(line) ?? (line.length > 240 ? undefined : (ISSUED_BY.exec(line) ?? ADOPTED_BY.exec(line)))
    const body = said && withoutArticle(said[1] ?? '')
    if (body && ENGLISH_BODY.test(body)) return { issuer: body, isSure: true }
  }
  const line = alone.find(line => line.length <= 120 && ENGLISH_NAME.test(line) && ENGLISH_BODY.test(line))
  return line === undefined ? undefined : { issuer: withoutArticle(line), isSure: false }
}

function withoutArticle(name: string): string {
  return name.trim().replace(/^the /i, '')
}

/** Issued by the Ministry of Water Resources, Published 12 March 2026 by the Ministry of Works, Issued by the General Office on June 3. */
const ISSUED_BY =
  /^[^\p{L}]{0,3}(?:jointly )?(?:issued|released|published|promulgated|formulated)(?: on)?(?: [\p{L}\d ,]{0,20}\d{4},?)? by:? {0,2}([^,;:.()]{4,120}?)(?: (?:on|in) (?=\p{L}{0,9} ?\d)|[,;:.()]|$)/iu
/** On behalf of the Qinghe Provincial People’s Government, I will now report …, on behalf of the People’s Government of Qinghe Province. */
const ON_BEHALF_OF = /^On behalf of (?:the )?([A-Z][^,;:.()]{4,80}?),? I /
/** Adopted at the Fourth Session of the Twelfth National People's Congress on March 16, 2016. */
const ADOPTED_BY =
  /(?<![a-z])(?:adopted|approved|passed) (?:at|by) (?:(?:the )?[^,;:.()]{0,60}?(?:session|meeting|plenum) of )?(?:the )?(?:\w+ )?((?:National|[A-Z]\w+ (?:Provincial|Municipal)) People['’]s Congress|State Council|Central Committee[^,;:.()\d]{0,50}?(?= on |[,;:.()]|$))/i
/** A line in which every longer word has a capital, as names have, and no figure. */
const ENGLISH_NAME = /^(?:(?:\p{Lu}[\p{L}'’-]*|of|the|for|and|on|&),? )+\p{Lu}[\p{L}'’-]*$/u
const ENGLISH_BODY =
  /(?<![A-Za-z])(?:State Council|Central Committee|Central Commission|Ministry of|Government of|General Office|Cabinet|Commission|Administration|People['’]s (?:Government|Congress|Bank)|(?:Bureau|Department|Office|Academy) of|(?:Bureau|Department|Committee)$)/

/** 石港县人民政府 2021年3月, 江陵市人民政府办公室文件: what stands on one line with the name of a body. */
const BESIDE_NAME =
  /(?<=[\u4e00-\u9fff])(?:文件|[0-9〇○零一二三四五六七八九十]{4}年(?:[0-9一二三四五六七八九十]{1,2}月(?:[0-9一二三四五六七八九十]{1,3}日)?)?)$/

const ADOPTED =
  /(?<body>(?:中国共产党|[\u4e00-\u9fff]{0,12}?)?(?:第[一二三四五六七八九十\d]{1,4}届)?[\u4e00-\u9fff]{0,14}?(?:人民代表大会(?:常务委员会)?|中央委员会|国务院|人民政府))(?:第[一二三四五六七八九十百\d]{1,5}次(?:全体|常务)?会议)?(?:审议)?(?:通过|批准|修订|修正|公布|发布)/g

/** 第十届全国人民代表大会 is 全国人民代表大会: a body, not one of its terms. */
function bodyOf(words: string): string {
  return words
    .replace(/^[0-9０-９〇○零一二三四五六七八九十年月日（(]{1,24}/, '')
    .replace(/第[一二三四五六七八九十\d]{1,4}届/g, '')
}

/** 报市人民政府批准, 经国务院批准: a rule about who approves, not who approved this text. */
const IN_A_SENTENCE = /^(?:应当?|凡|依照|按照|根据|[市省县区州])|[经报由]|第[一二三四五六七八九十]{1,4}条|的/

const BODY =
  /^(?:中华人民共和国)?(?:中共中央|国务院|国家[\u4e00-\u9fff]{2,14}(?:局|委员会|办公室|委)|[\u4e00-\u9fff]{2,12}(?:人民政府(?:办公[厅室])?|发展和改革委员会|发展改革委|统计局)|[\u4e00-\u9fff]{2,10}部)(?:[、和][\u4e00-\u9fff]{2,16}(?:局|部|委员会|委)){0,6}$/

/** 云浦市交通运输局, 江岭省农业农村厅: a department of a place, which a heading may be as well. */
const DEPARTMENT =
  /^(?:中国|[\u4e00-\u9fff]{2,8}(?:省|自治区|市|县|区|州|盟|旗))[\u4e00-\u9fff]{2,16}(?:厅|局|委员会|办公室|委|银行)(?:[、和][\u4e00-\u9fff]{2,16}(?:厅|局|委员会|办公室|委|银行)){0,6}$/
