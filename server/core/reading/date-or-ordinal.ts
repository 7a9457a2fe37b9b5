// Tells years, dates, ordinals and list labels in digits from amounts.

import { HAN, isLabel, isYear, marked, type Read, yearAcross } from './quantity-scene.ts'
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
  if (/^ ?世纪/.test(after)) return marked(at, end + after.indexOf('纪') + 1, value, 'date', 'zh')
  if (/^ ?年代/.test(after)) return marked(at, end + after.indexOf('代') + 1, value, 'date', 'zh')
  if (isYear(value) && /^[0-9０-９](?: ?[0-9０-９]){3}$/.test(text.slice(at, end))) {
    // 2024/25, 2023-24年度; 2020-21 may be a date, 2026-27 cannot.
    const over = /^[/／–-]([0-9]{2})(?![0-9/%-]|[.,][0-9])((?:财政|课税|学)?年度?)?/.exec(after)
    const across =
      over && yearAcross(at, end + over[0].length, value, over[1] ?? '', over[2] === undefined ? 'en' : 'zh')
    if (across) return across
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
  if (isRepublican(text, at, value, before, after)) {
    const stop = end + (/^年度?/.exec(after)?.[0].length ?? 0)
    return marked(at, stop, REPUBLIC + value, 'year', 'zh')
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

/** What is added to a year of the Republic of China, as Taiwan counts: 民國113年 is 2024. */
export const REPUBLIC = 1911

/** Whether `value` is a year of the Republic: 民国110年, 110至113年, 于114年达; 100年 by itself is a span. */
function isRepublican(text: string, at: number, value: number, before: string, after: string): boolean {
  if (!Number.isInteger(value) || value < 1 || value > 139 || !/^ ?[年至到—–－~～-]/.test(after)) return false
  if (/民国 ?$/.test(before)) return true
  if (value < 100) return false
  if (/^年?[至到—–－~～-]1[0-3][0-9]年(?![前后来以历间])/.test(after)) return true
  // 由108年之47.03%提升至113年67%
  if (/[至到]$/.test(before) && /^年[底度]?(?:[达占为]|[0-9])/.test(after)) return true
  if (!/^年(?![前后来以历间左代])/.test(after) || LASTS.test(before)) return false
  if (/[于至到自由从迄]$/.test(before)) return true
  return /(?:^|[，。；、（(\n])$/.test(before) && SAYS_REPUBLIC.test(text.slice(Math.max(0, at - 200), at + 200))
}

const LASTS = /(?:提高|延长|增加?|升|达|缩短|减少|降|寿命|年限|期限)[^，。]{0,2}[至到]?$/
const SAYS_REPUBLIC = /民国|[于至到自]1[0-3][0-9]年(?![前后来以历间])/

/** What shows that a four-digit number from 1900 to 2099 is an amount all the same. */
const YEAR_IS_AMOUNT =
  /^[-‑]?(?: ?%| ?％|‰| percent| per cent| million| billion| trillion| thousand| yuan| RMB| kilomet| km| ton| hectare| megawatt| MW| kW| meter| metre| square | cubic |,[0-9]{3})/
const ORDINAL_BEFORE =
  /第 ?$|(?<![A-Za-z])(?:No\. ?|Nos\. ?|(?:Chapter|Section|Article|Part|Table|Figure|Box|Annex|Page|Phase|Version|Vol\.|Volume|Column|Level|Industry|Industrie|Type|Class|Title|Agenda|Step|Item|Document|number|FYP|Web|Euro|China) )$/i
const MONTH_BEFORE =
  /(?<![A-Za-z])(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?) $/
