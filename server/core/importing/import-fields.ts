// Fills the front matter of an imported document as far as the text, its format and its name say something, and notes what is doubtful.

import { numberOf } from '../index/plans/national-plan.ts'
import { shortNameOf } from '../index/plans/plan-names.ts'
import { type DocumentKind, parseDate } from '../model/meta.ts'
import { englishProvince, isAbroad, placeOf } from '../reading/place-names.ts'
import { collectPlanMentions } from '../reading/plan-period.ts'
import { issuedTitle, parseNationalTitle } from '../reading/plan-title.ts'
import { slugOf } from '../reading/slug.ts'
import { simplify } from '../text/fold.ts'
import { guessLanguage, hasHan } from '../text/script.ts'
import { findDate } from './find-date.ts'
import { findIssuer } from './find-issuer.ts'
import { findKind } from './find-kind.ts'
import type { HeadText } from './head-text.ts'
import type { ImportSource } from './import-document.ts'
import type { RawProperties } from './raw-document.ts'

export type FieldName =
  | 'id'
  | 'title'
  | 'title_en'
  | 'names'
  | 'kind'
  | 'issuer'
  | 'date'
  | 'period'
  | 'language'
  | 'expresses'
  | 'source'

/** A field of front matter; `doubt` says where a value comes from that a reader should look at. */
export interface ImportField {
  readonly name: FieldName
  readonly value: string | readonly string[]
  readonly doubt?:
    | 'from-file-name'
    | 'from-properties'
    | 'from-head'
    | 'from-end'
    | 'from-title'
    | 'from-text'
    | 'made-up'
}

/** The fields that can be filled, in the order of front matter. */
export function collectFields(
  title: { readonly text: string; readonly isSure: boolean } | undefined,
  head: HeadText,
  properties: RawProperties,
  source: ImportSource,
): ImportField[] {
  const fields = new Map<FieldName, ImportField>()
  const set = (name: FieldName, value: string | readonly string[] | undefined, doubt?: ImportField['doubt']): void => {
    if (value !== undefined && value.length > 0) fields.set(name, { name, value, ...(doubt ? { doubt } : {}) })
  }
  const stem = stemOf(source.name)
  const language = guessLanguage(head.sample === '' ? (title?.text ?? '') : head.sample)
  const named = tidyTitle(title?.text ?? '')
  const given = withoutSite(tidyTitle(properties.title ?? ''))
  const spoken = named === '' && given === '' ? titleInText(head) : undefined
  const text = named !== '' ? named : given !== '' ? given : (spoken ?? stem)
  set('title', text, doubtOfTitle(named, given, spoken, title?.isSure))
  if (language === 'zh') set('title_en', englishTitle(head), 'from-head')
  const kind = findKind(text, language)
  set('kind', kind?.kind, kind && (!kind.isSure || named === '') ? 'from-title' : undefined)
  const issuer = findIssuer(text, head)
  if (issuer) set('issuer', issuer.issuer, issuer.isSure ? undefined : 'from-head')
  else set('issuer', publisherOf(properties), 'from-properties')
  setDate(set, head, properties)
  const isDoubtful = fields.get('kind')?.doubt !== undefined
  setPeriod(set, text, kind?.kind, isDoubtful)
  set('language', language)
  set('names', namesOf(text, kind?.kind, language), isDoubtful ? 'from-title' : undefined)
  set(
    'source',
    sourceOf(head, properties) ?? source.name,
    sourceOf(head, properties) === undefined ? 'from-file-name' : undefined,
  )
  setId(set, fields, text, stem, source.taken)
  return ORDER.flatMap(name => fields.get(name) ?? [])
}

/** A file's name without its ending, and without the number that it was filed under. */
function stemOf(name: string): string {
  const stem = name.replace(/(?:\.(?:pdf|docx?|html?|epub|txt|md|markdown))+$/i, '').trim()
  return stem.replace(/^\d{1,4}[\s._-]{1,4}(?=\p{Script=Han})/u, '').replace(/[\s_]+$/, '') || name
}

const ORDER: readonly FieldName[] = [
  'id',
  'title',
  'title_en',
  'names',
  'kind',
  'issuer',
  'date',
  'period',
  'language',
  'expresses',
  'source',
]

type Set = (name: FieldName, value: string | readonly string[] | undefined, doubt?: ImportField['doubt']) => void

/** A title in one line, without a footnote's call. */
function tidyTitle(text: string): string {
  const line = text
    .replace(/\s+/g, ' ')
    .replace(/[[［]\d{1,3}[\]］]|\[\^.{1,10}\]/g, '')
    .replace(/(?<=\S)[*＊·]$/, '')
    .trim()
  return hasHan(line)
    ? line.replace(/(?<=[\p{Script=Han}，、：；（）“”《》])\s(?=[\p{Script=Han}，、：；（）“”《》])/gu, ' ')
    : line
}

/** A page's title without the name of its site: 港口发展规划-滨海市人民政府, 港口发展规划_滨海新闻网. */
function withoutSite(title: string): string {
  return title.replace(
    /(?<=.{6})\s{0,4}[-_|｜—–]{1,2}\s{0,4}[\p{Script=Han}A-Za-z0-9· ]{2,24}(?:网|网站|網|網站|政府|门户|频道|中心|在线|平台)$/u,
    '',
  )
}

function doubtOfTitle(
  named: string,
  given: string,
  spoken: string | undefined,
  isSure: boolean | undefined,
): ImportField['doubt'] {
  if (named !== '') return isSure === false ? 'from-head' : undefined
  return given !== '' ? 'from-properties' : spoken === undefined ? 'from-file-name' : 'from-text'
}

/** What a text without a title calls itself in its first sentences: …规划纲要，根据…编制; 《…》（以下简称《纲要》）. */
function titleInText({ sample }: HeadText): string | undefined {
  const first = sample.slice(0, 3000)
  const subject = /^(中华人民共和国[^，。；《》\n]{6,60}(?:纲要|规划|计划))，?(?:根据|依据|按照|是)/m.exec(first)?.[1]
  const named = /《([^《》\n]{6,80})》[（(]以下(?:简称|称)/.exec(first)?.[1]
  return subject ?? named
}

function englishTitle({ lines }: HeadText): string | undefined {
  return lines
    .slice(0, 8)
    .find(
      line =>
        !hasHan(line) &&
        /^[A-Z]/.test(line) &&
        line.split(/\s+/).length >= 4 &&
        line.length <= 200 &&
        !/[.;,]$/.test(line) &&
        !/^https?:/.test(line),
    )
}

/** Who published a page; the name of a web site is nobody's, unless it is that of a body with 门户网站 behind it. */
function publisherOf({ publisher }: RawProperties): string | undefined {
  const body = publisher?.trim().replace(/(?:官方|门户|門戶)(?:网站|網站|网|網)$/, '')
  return body === undefined || /(?:网|網|网站|網站|website|online|\.\w{2,4})$/i.test(body) ? undefined : body
}

function setDate(set: Set, head: HeadText, properties: RawProperties): void {
  const found = findDate(head)
  if (found) set('date', found.date, found.isSure ? undefined : 'from-head')
  else if (properties.date)
    set(
      'date',
      parseDate(properties.date.trim().slice(0, 10)) ?? parseDate(properties.date.trim().slice(0, 4)),
      'from-properties',
    )
}

function setPeriod(set: Set, title: string, kind: DocumentKind | undefined, isDoubtful: boolean): void {
  if (kind !== 'outline' && kind !== 'sector' && kind !== 'regional' && kind !== 'proposal') return
  const years = /((?:19|20)[0-9]{2})\s?年?\s?[-—–－~～至]{1,2}\s?((?:19|20)[0-9]{2})/.exec(title)
  const plan = collectPlanMentions(simplify(title))[0]
  if (plan)
    set(
      'period',
      `${plan.from}-${plan.to}`,
      !isDoubtful && (kind === 'outline' || kind === 'proposal') ? undefined : 'from-title',
    )
  else if (years) set('period', `${years[1] ?? ''}-${years[2] ?? ''}`)
}

function namesOf(title: string, kind: DocumentKind | undefined, language: 'zh' | 'en'): string[] {
  if (kind !== 'outline') return []
  const meta = { names: [], ranges: new Map(), problems: [], kind }
  const names = [shortNameOf({ meta, title }, language), shortNameOf({ meta, title }, language === 'zh' ? 'en' : 'zh')]
  return names.filter(name => name !== undefined)
}

function sourceOf({ lines }: HeadText, properties: RawProperties): string | undefined {
  if (properties.source) return properties.source
  for (const line of lines) {
    const address = /https?:\/\/[^\s，。）)]{4,300}/.exec(line)
    if (address && line.length <= 320) return address[0]
    const named = /(?:来源|來源|稿源|source)\s?[:：]\s{0,4}([^\s|｜]{2,60})/i.exec(line)
    if (named?.[1] && line.length <= 120) return named[1]
  }
  return undefined
}

function setId(
  set: Set,
  fields: ReadonlyMap<FieldName, ImportField>,
  title: string,
  stem: string,
  taken: ReadonlySet<string>,
): void {
  const fieldText = (name: FieldName): string => String(fields.get(name)?.value ?? '')
  const isEnglish = fieldText('language') === 'en'
  // A plan or report of China in English is the translation of one that has this id, in the corpus already or once it comes.
  const setKnown = (id: string): void => {
    if (isEnglish) set('expresses', id, 'from-title')
    set('id', freeId(isEnglish ? `${id}-en` : id, taken))
  }
  const national = parseNationalTitle(title)
  const kind = fieldText('kind')
  const year =
    /(?<![0-9])((?:19|20)[0-9]{2})年/.exec(title)?.[1] ?? (fieldText('date') || fieldText('period')).slice(0, 4)
  if (national && fields.get('kind')?.doubt === undefined) {
    setKnown(national.of === 'plan' ? `fyp-${national.number}-outline` : `cc-proposals-${national.number}`)
    return
  }
  const place = placeNamed(title) ?? placeNamed(fieldText('issuer'))
  if (
    ((kind === 'report' && NATIONAL_REPORT.test(title.replace(/\s/g, ''))) ||
      (place !== undefined && kind === 'report')) &&
    year
  ) {
    setKnown(['gwr', place, year].filter(Boolean).join('-'))
    return
  }
  const plan = /国民经济[和与]社会发展/.test(title) ? collectPlanMentions(simplify(title))[0] : undefined
  const number = plan && numberOf(plan.from, plan.to)
  if (number !== undefined && kind === 'regional' && place !== undefined && !isName(stem)) {
    set('id', freeId(`${place}-fyp-${number}`, taken), 'made-up')
    return
  }
  const words = hasHan(title) ? fieldText('title_en') : title
  const latin = words !== '' ? words : isName(stem) ? stem.replace(/[^\x20-\x7e]/g, ' ') : ''
  // 规划（2021—2025年） is 规划2021-2025年.
  const chinese = issuedTitle(title)
    .replace(/(?<=[0-9]{4}年?)\s?[-—–－~～至]{1,2}\s?(?=[0-9]{4})/g, '-')
    .replace(/[^\p{L}\p{N}-]+/gu, '')
    .replace(/(?<![0-9年])-+|-+(?![0-9])/g, '')
  const told = chinese !== '' && chinese.length <= LONGEST_ID ? chinese : ''
  const made =
    latin === '' ? told || [kind || 'document', year].filter(part => part !== '').join('-') : slugOf(latin, () => '')
  set('id', freeId(made, taken), 'made-up')
}

/** 政府工作报告, 2011年政府工作报告, 在第十一届全国人民代表大会第三次会议上的政府工作报告, Report on the Work of the Government; without white space. */
const NATIONAL_REPORT =
  /^(?:[12][0-9]{3}年(?:国务院)?|在第[一二三四五六七八九十]{1,3}届全国人民代表大会第[一二三四五六七八九十]{1,2}次会议上的?)?政府工作报告|^(?:fulltext[^a-z]?)?(?:[12][0-9]{3})?(?:the)?(?:reportontheworkofthegovernment|governmentworkreport)/iu

/** The place that a title or the name of a body begins with or says in English, as an id has it: guangdong, 滨海市. */
function placeNamed(words: string): string | undefined {
  const place = placeOf(simplify(words))
  return place === undefined || isAbroad(place)
    ? undefined
    : (englishProvince(place)?.toLowerCase().replace(' ', '-') ?? place)
}

/** Whether somebody named a file in Latin letters: guangzhou-15, and not content_5592681, P020210315 or document. */
function isName(stem: string): boolean {
  return (stem.match(/[A-Za-z]+/g) ?? []).some(word => word.length > 2 && !NO_NAME.has(word.toLowerCase()))
}

const NO_NAME: ReadonlySet<string> = new Set(
  'art article attach attachment att content default detail doc docx document download file htm html index info new page pdf post untitled'.split(
    ' ',
  ),
)

/** A Chinese title of no more characters is its document's id, and the name of its file. */
const LONGEST_ID = 24

/** `id`, or with the first number behind it that nobody has. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id
  for (let number = 2; ; number++) if (!taken.has(`${id}-${number}`)) return `${id}-${number}`
}
