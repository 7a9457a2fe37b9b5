// Finds who issued a document, in its title and the lines below it.

import type { HeadText } from './head-text.ts'

/** The issuer as the text has it; `isSure` where it is said that the body adopted or issued the text. */
export interface FoundIssuer {
  readonly issuer: string
  readonly isSure: boolean
}

/** The issuer of a document; undefined where no line names one. */
export function findIssuer(title: string, { lines, tail }: HeadText): FoundIssuer | undefined {
  const plain = title.replace(/[\s\u3000]+/g, '')
  const entitled =
    /^((?:中共中央(?:办公厅)?|国务院(?:办公厅)?|全国人民代表大会(?:常务委员会)?|[\u4e00-\u9fff]{2,14}(?:部|委员会|局|人民政府|办公厅|总署|总局))(?:[、，]?(?:国务院(?:办公厅)?|中央军委))?)关于/.exec(
      plain,
    )
  if (entitled?.[1]) return { issuer: entitled[1], isSure: true }
  for (const line of lines) {
    if (line.length > 240) continue
    const adopted = [...line.replace(/[\s\u3000]+/g, '').matchAll(ADOPTED)].at(-1)
    if (adopted?.groups) return { issuer: bodyOf(adopted.groups['body'] ?? ''), isSure: true }
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
  const alone = [...lines.slice(0, 8), ...tail]
    .map(line => line.replace(/[\s\u3000]+/g, ''))
    .find(line => BODY.test(line))
  return alone === undefined ? undefined : { issuer: alone, isSure: true }
}

const ADOPTED =
  /(?<body>(?:中国共产党|[\u4e00-\u9fff]{0,12}?)?(?:第[一二三四五六七八九十\d]{1,4}届)?[\u4e00-\u9fff]{0,14}?(?:人民代表大会(?:常务委员会)?|中央委员会|国务院|人民政府))(?:第[一二三四五六七八九十百\d]{1,5}次(?:全体|常务)?会议)?(?:审议)?(?:通过|批准|修订|修正|公布|发布)/g

/** 第十届全国人民代表大会 is 全国人民代表大会: a body, not one of its terms. */
function bodyOf(words: string): string {
  return words
    .replace(/^[0-9０-９〇○零一二三四五六七八九十年月日（(]{1,24}/, '')
    .replace(/第[一二三四五六七八九十\d]{1,4}届/g, '')
}

const BODY =
  /^(?:中华人民共和国)?(?:中共中央|国务院|国家[\u4e00-\u9fff]{2,14}(?:局|委员会|办公室|委)|[\u4e00-\u9fff]{2,12}(?:人民政府|发展和改革委员会|发展改革委|统计局)|[\u4e00-\u9fff]{2,10}部)(?:[、和][\u4e00-\u9fff]{2,16}(?:局|部|委员会|委))?$/
