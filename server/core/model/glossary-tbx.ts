// Reads the entries of a TBX file: of each concept the Chinese term, its English renderings, and what is said of them.

import { type TbxConcept, type TbxData, TbxReader, type TbxTerm } from '../syntax/tbx.ts'
import { onOneLine } from '../text/lines.ts'
import { hasHan } from '../text/script.ts'
import { finish } from '../text/steps.ts'
import { distinctTexts, distinctValues, type FileEntry, tidyGloss } from './glossary-record.ts'
import { plainGloss } from './plain-gloss.ts'
import { computedId, readAim, type Term, type Value } from './term.ts'

/** What a file holds, and what of it could not be used. */
export interface TbxEntries {
  readonly entries: readonly FileEntry[]
  /** False where nothing in the file says that it is TBX. */
  readonly isTbx: boolean
  /** Concepts in neither language of ours. */
  readonly withoutTerm: number
  /** Terms in other languages, by language; they are left out. */
  readonly otherLanguages: ReadonlyMap<string, number>
}

/** A note whose text begins like a field of an entry is that field: so Tifa writes what TBX-Basic has no category for. */
const FIELD_NOTE = /^(headword|id|pinyin|since|until|see|replaced-by|unit|aim|source): /

/** In the header of what Tifa writes: glosses are Markdown, in which line breaks count. */
export const MARKDOWN_MARK = 'gloss'

/** The entries of a file. Never throws; linear in the text. */
export function readTbxText(text: string): TbxEntries {
  return finish(stepTbxText(text))
}

/** Concepts that are read between two pauses. */
const IN_STEP = 200

/** The same in steps. */
export function* stepTbxText(text: string): Generator<undefined, TbxEntries> {
  const reader = new TbxReader(text)
  const concepts: TbxConcept[] = []
  for (let concept = reader.next(); concept; concept = reader.next()) {
    concepts.push(concept)
    if (concepts.length % IN_STEP === 0) yield
  }
  const isOurs = /^markdown$/i.test(reader.header.paragraphs.get(MARKDOWN_MARK) ?? '')
  const names = new Map(concepts.flatMap(concept => (concept.id === undefined ? [] : [[concept.id, concept] as const])))
  const entries: FileEntry[] = []
  const otherLanguages = new Map<string, number>()
  let withoutTerm = 0
  for (const concept of concepts) {
    for (const { language } of concept.terms)
      if (languageOf(language) === 'other') otherLanguages.set(language, (otherLanguages.get(language) ?? 0) + 1)
    if ((entries.length + withoutTerm) % IN_STEP === 0) yield
    const entry = readConcept(concept, isOurs, names)
    if (entry) entries.push(entry)
    else withoutTerm++
  }
  return { entries, isTbx: reader.header.dialect !== undefined || concepts.length > 0, withoutTerm, otherLanguages }
}

function readConcept(
  concept: TbxConcept,
  isOurs: boolean,
  names: ReadonlyMap<string, TbxConcept>,
): FileEntry | undefined {
  const fields = new Map<string, string[]>()
  const glosses: string[] = []
  const sources: string[] = []
  const see: string[] = []
  let topic: string | undefined
  const take = ({ category, text, target }: TbxData): void => {
    const words = text.replace(/\s+/g, ' ').trim()
    const field = category === 'note' || category === 'tifaField' ? FIELD_NOTE.exec(words) : null
    if (field) fields.set(field[1] ?? '', [...(fields.get(field[1] ?? '') ?? []), words.slice(field[0].length)])
    else if (category === 'definition' || category === 'explanation') glosses.unshift(readProse(text, isOurs))
    else if (category === 'note') glosses.push(readProse(text, isOurs))
    else if (category === 'source' || category === 'sourceIdentifier') sources.push(words)
    else if (category === 'subjectField') topic ??= words
    else if (category === 'crossReference') see.push(nameOfTarget(target, words, names))
  }
  for (const data of concept.data) take(data)
  const [zh, en]: [TbxTerm[], TbxTerm[]] = [[], []]
  for (const term of concept.terms) {
    const language = languageOf(term.language, term.text)
    if (language === 'zh') zh.push(term)
    else if (language === 'en') en.push(term)
    for (const data of term.data) if (data.category !== 'source') take(data)
  }
  const preferred = zh.find(isPreferred) ?? zh[0]
  const stated = fields.get('headword')?.[0]
  const head = stated === undefined ? (preferred ?? en.find(isPreferred) ?? en[0]) : findTerm([...en, ...zh], stated)
  if (!head) return undefined
  const headword = toValue(head)
  const others = [...zh, ...en.filter(isVariant)].filter(term => term !== head)
  const renderings = en.filter(term => term !== head && !isVariant(term)).sort((a, b) => rank(a) - rank(b))
  const terms = { en: renderings.map(toValue), aka: others.map(toValue) }
  const at = { start: concept.start, end: concept.start }
  const placed = (text: string): Value => ({ text, ...at })
  const first = (field: string): Value | undefined => fields.get(field)?.slice(0, 1).map(placed)[0]
  const list = (field: string): Value[] => (fields.get(field) ?? []).flatMap(text => text.split('; ')).map(placed)
  // Ids of other programs are numbers of theirs.
  const id = first('id')?.text
  const texts = terms.en.map(({ text }) => text)
  const gloss = glosses.filter(text => text !== '').join('\n\n')
  const term: Term = {
    id: id ?? computedId(headword.text, texts[0]),
    idRange: { start: headword.start, end: headword.end },
    headword: headword.text,
    start: headword.start,
    headingEnd: headword.end,
    end: Math.max(concept.end, headword.end),
    en: distinctValues(terms.en),
    aka: distinctValues(terms.aka).filter(({ text }) => text !== headword.text),
    pinyin: first('pinyin')?.text,
    since: first('since'),
    until: first('until'),
    see: distinctValues([...list('see'), ...see.map(placed)]),
    replacedBy: list('replaced-by'),
    source: [...(fields.get('source') ?? []), ...distinctTexts(sources)].join('; ') || undefined,
    unit: first('unit')?.text,
    aim: readAim(first('aim')?.text),
    topic,
    gloss: plainGloss(gloss),
  }
  return { term, gloss }
}

/** Ours writes line breaks that count; others break lines where they are long, and paragraphs by an empty line. */
function readProse(text: string, isOurs: boolean): string {
  if (isOurs) return tidyGloss(text)
  const paragraphs = text.trim().split(/\n[ \t\r]*\n\s*/)
  return paragraphs.map(paragraph => onOneLine(paragraph).trim()).join('\n\n')
}

/** What a cross reference leads to: the headword there, else the id or words that it has. */
function nameOfTarget(target: string | undefined, words: string, names: ReadonlyMap<string, TbxConcept>): string {
  const there = target === undefined ? undefined : names.get(target)
  const zh = there?.terms.filter(({ language, text }) => languageOf(language, text) === 'zh')
  const term = zh?.find(isPreferred) ?? zh?.[0] ?? there?.terms[0]
  return words || term?.text.replace(/\s+/g, ' ').trim() || target || ''
}

/** The language of a term by its tag, else by its letters: some files leave the tag out. */
function languageOf(tag: string, text = ''): 'zh' | 'en' | 'other' {
  const primary = /^[a-z]{2,8}/i.exec(tag.trim())?.[0]?.toLowerCase()
  if (primary === undefined || primary === 'und' || primary === 'x') return hasHan(text) ? 'zh' : 'en'
  if (/^(?:zh|cmn|zho|chi|chinese)$/.test(primary)) return 'zh'
  return /^(?:en|eng|english)$/.test(primary) ? 'en' : 'other'
}

function toValue({ text, start, end }: TbxTerm): Value {
  return { text: text.replace(/\s+/g, ' ').trim(), start, end }
}

function findTerm(terms: readonly TbxTerm[], words: string): TbxTerm | undefined {
  return terms.find(term => toValue(term).text === words) ?? terms[0]
}

function statusOf(term: TbxTerm): string {
  const status = term.data.find(
    ({ category }) => category === 'administrativeStatus' || category === 'normativeAuthorization',
  )
  return status?.text.trim() ?? ''
}

function isPreferred(term: TbxTerm): boolean {
  return /^(?:preferred|standardized)/i.test(statusOf(term))
}

function rank(term: TbxTerm): number {
  return isPreferred(term) ? 0 : /^(?:deprecated|superseded)/i.test(statusOf(term)) ? 2 : 1
}

/** Another form of a term, as `termType` says, and no translation of the Chinese. */
function isVariant(term: TbxTerm): boolean {
  return term.data.some(({ category, text }) => category === 'termType' && text.trim() === 'variant')
}
