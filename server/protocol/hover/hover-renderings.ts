// Renders official renderings as Markdown: what parallel texts put for a term, with counts by year and links to examples.

import type { RenderingsAt } from '../../core/features/renderings.ts'
import type { ParallelFile, UnitPlace } from '../../core/index/bilingual/parallel-file.ts'
import type { Rendering } from '../../core/index/bilingual/renderings.ts'
import type { Locale } from '../locale.ts'
import { escapeMarkdown, link } from '../markdown.ts'

/** Makes the address of a line, zero-based, in a file of the corpus. */
export type FileLineLink = (uri: string, line: number) => string

/** The hover's paragraphs: renderings, the most frequent first, then what was counted. */
export function renderRenderings(
  { wording, renderings }: RenderingsAt,
  locale: Locale,
  lineLink: FileLineLink,
): string {
  const write = locale === 'zh' ? CHINESE : ENGLISH
  const { side, units, files, ofFiles, unexplained } = renderings
  const linkTo = (words: string, place: UnitPlace | undefined): string =>
    place ? link(words, lineLink(place.file.uri, place.file.line(place.unit, side))) : escapeMarkdown(words)
  const shown = renderings.renderings.slice(0, MOST_SHOWN).map((rendering, i) => {
    const count = i === 0 ? write.of(rendering.units.length, units.length) : String(rendering.units.length)
    return `${linkTo(rendering.text, rendering.units[0])} ${count}${write.years(yearsOf(rendering, locale))}`
  })
  const more = renderings.renderings.length - shown.length
  if (more > 0) shown.push(write.more(more))
  if (unexplained.length > 0 && shown.length > 0) shown.push(linkTo(write.other(unexplained.length), unexplained[0]))
  const line =
    shown.length > 0
      ? `${write.title[side]}${shown.join(write.semicolon)}`
      : `${write.title[side]}${linkTo(write.none, unexplained[0])}`
  const basis = write.basis(units.length, escapeMarkdown(wording), files, ofFiles)
  return `${line}\n\n*${basis}${dateNote(renderings.units, locale)}*`
}

/** How many renderings a hover names; the command shows all. */
const MOST_SHOWN = 4
/** With more years than this only the first and the last are named. */
const MOST_YEARS = 12

/** `2018: 5, 2019: 8`; '' where no text has a year. */
export function yearsOf({ byYear }: Pick<Rendering, 'byYear'>, locale: Locale): string {
  const write = locale === 'zh' ? CHINESE : ENGLISH
  const dated = byYear.filter(({ year }) => year !== undefined)
  if (dated.length === 0) return ''
  if (byYear.length > MOST_YEARS) return `${dated[0]?.year}–${dated.at(-1)?.year}`
  return byYear.map(({ year, count }) => write.year(year, count)).join(write.comma)
}

/** Says where years come from, if not from what the texts say of themselves. */
function dateNote(units: readonly UnitPlace[], locale: Locale): string {
  const write = locale === 'zh' ? CHINESE : ENGLISH
  const files = [...new Set<ParallelFile>(units.map(({ file }) => file))]
  const created = files.filter(({ year }) => year?.from === 'creation date').length
  const undated = files.filter(({ year }) => year === undefined).length
  return `${created > 0 ? write.created(created) : ''}${undated > 0 ? write.undated(undated) : ''}`
}

interface Words {
  /** By the language of the wording. */
  title: Readonly<Record<'zh' | 'en', string>>
  of: (count: number, all: number) => string
  years: (years: string) => string
  year: (year: number | undefined, count: number) => string
  comma: string
  semicolon: string
  more: (count: number) => string
  other: (count: number) => string
  none: string
  basis: (units: number, wording: string, files: number, ofFiles: number) => string
  created: (files: number) => string
  undated: (files: number) => string
}

const ENGLISH: Words = {
  title: { zh: 'Official English (parallel texts): ', en: 'Official Chinese (parallel texts): ' },
  of: (count, all) => `${count} of ${all}`,
  years: years => (years === '' ? '' : ` (${years})`),
  year: (year, count) => `${year ?? 'undated'}: ${count}`,
  comma: ', ',
  semicolon: '; ',
  more: count => `${count} more`,
  other: count => `otherwise ${count}`,
  none: 'no recurring rendering found',
  basis: (units, wording, files, ofFiles) =>
    `Counted: ${units} aligned unit${units === 1 ? '' : 's'} with ${wording} in ${files} of ${ofFiles} file${ofFiles === 1 ? '' : 's'}`,
  created: files => `; years of ${files} file${files === 1 ? '' : 's'} are those of the alignment`,
  undated: files => `; ${files} file${files === 1 ? ' has' : 's have'} no year`,
}

const CHINESE: Words = {
  title: { zh: '官方英译（平行文本）：', en: '官方中文（平行文本）：' },
  of: (count, all) => `${count}/${all}`,
  years: years => (years === '' ? '' : `（${years}）`),
  year: (year, count) => `${year === undefined ? '无年份' : `${year} 年`} ${count}`,
  comma: '、',
  semicolon: '；',
  more: count => `另有 ${count} 种`,
  other: count => `其他 ${count}`,
  none: '没有反复出现的译法',
  basis: (units, wording, files, ofFiles) =>
    `统计：含“${wording}”的对齐单元 ${units} 个，见于 ${ofFiles} 个文件中的 ${files} 个`,
  created: files => `；其中 ${files} 个文件的年份取自对齐日期`,
  undated: files => `；其中 ${files} 个文件没有年份`,
}
