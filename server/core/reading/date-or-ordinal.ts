// Tells years, dates, ordinals and list labels in digits from amounts.

import { HAN, isLabel, isYear, marked, type Read } from './quantity-scene.ts'
import { findChineseUnit, findCurrencyBefore } from './units.ts'

/** The year, date or ordinal that the digits from `at` to `end` give; `undefined` where they say how much. */
export function readDateOrOrdinal(text: string, at: number, end: number, value: number): Read | undefined {
  const before = text.slice(Math.max(0, at - 16), at)
  const after = text.slice(end, end + 16)
  const date =
    /^ ?(?:年 ?[0-9０-９]{1,2} ?月(?: ?[0-9０-９]{1,2} ?[日号])?|月 ?[0-9０-９]{1,2} ?[日号]|月份?(?!饼)|日(?![均产常益元本])|号(?!召)|:[0-5][0-9](?![0-9])|[:：][0-5][0-9](?![0-9]))/.exec(
      after,
    )
  if (date !== null && !before.endsWith('个') && (value <= 31 || /^ ?年/.test(after)))
    return marked(at, end + date[0].length, value, /^ ?年/.test(date[0]) ? 'year' : 'date', 'zh')
  if (/^ ?年代/.test(after)) return marked(at, end + after.indexOf('代') + 1, value, 'date', 'zh')
  if (isYear(value) && /^[0-9０-９](?: ?[0-9０-９]){3}$/.test(text.slice(at, end))) {
    // 2024/25年度, 2023-24年度
    const over = /^[/／–-][0-9]{2}(?:财政|课税)?年度/.exec(after)
    if (over !== null) return marked(at, end + over[0].length, value, 'year', 'zh')
    const suffix = /^ ?(?:年(?![均限龄])|学年|财年)/.exec(after)
    if (suffix !== null) return marked(at, end + suffix[0].length, value, 'year', 'zh')
    if (
      !findChineseUnit(text, end) &&
      !/^[万亿千百多余]/.test(after) &&
      !findCurrencyBefore(text, at) &&
      !YEAR_IS_AMOUNT.test(after)
    )
      return marked(at, end, value, 'year', HAN.test(before.slice(-1)) ? 'zh' : 'en')
  }
  const ordinal = /^(?:st|nd|rd|th)(?![A-Za-z])/i.exec(after)
  if (ordinal !== null) return marked(at, end + ordinal[0].length, value, 'ordinal', 'en')
  if (ORDINAL_BEFORE.test(before) || (/^周年|^[届号]/.test(after) && value < 1000))
    return marked(at, end, value, 'ordinal', 'zh')
  if (MONTH_BEFORE.test(before) && value <= 31) return marked(at, end, value, 'date', 'en')
  if (
    /^ (?:January|February|March|April|May|June|July|August|September|October|November|December)(?![a-z])/.test(
      after,
    ) &&
    value <= 31
  )
    return marked(at, end, value, 'date', 'en')
  if (isLabel(before, after)) return marked(at, end, value, 'ordinal', 'zh')
  return undefined
}

/** What shows that a four-digit number from 1900 to 2099 is an amount all the same. */
const YEAR_IS_AMOUNT =
  /^[-‑]?(?: ?%| ?％|‰| percent| per cent| million| billion| trillion| thousand| yuan| RMB| kilomet| km| ton| hectare| megawatt| MW| kW| meter| metre| square | cubic |,[0-9]{3})/
const ORDINAL_BEFORE =
  /第 ?$|(?<![A-Za-z])(?:No\. ?|Nos\. ?|(?:Chapter|Section|Article|Part|Table|Figure|Box|Annex|Page|Phase|Version|Vol\.|Volume|Column|Level|Industry|Industrie|Type|Class|Title|Agenda|Step|Item|Document|number|FYP|Web|Euro|China) )$/i
const MONTH_BEFORE =
  /(?<![A-Za-z])(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?) $/
