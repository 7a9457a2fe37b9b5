// What is said of an import of annotations: how many were placed, and of each other one why not.

import { printable } from '../columns.ts'
import type { Locale } from '../locale.ts'
import type { Imported, ImportedAnnotation } from './import-annotations.ts'

type Reason = Extract<ImportedAnnotation['placement'], { readonly reason: string }>['reason']

const REASONS: Readonly<Record<Locale, Readonly<Record<Reason, string>>>> = {
  en: {
    'no-document': 'the corpus has no such document',
    gone: 'these words, with what stood around them, are not in the text any more',
    several: 'these words stand in several places, and nothing tells which is meant',
    others: 'other words stand where these are said to be',
    nothing: 'it quotes no words',
    paragraphs: 'its words are of several paragraphs or cells',
    overlap: 'its words touch another mark',
    markup: 'Markdown has no place for a link around its words',
  },
  zh: {
    'no-document': '语料库中没有此文件',
    gone: '文中已无这些文字及其前后文',
    several: '这些文字在文中多处出现，无法判定是哪一处',
    others: '所述位置上是其他文字',
    nothing: '没有引文',
    paragraphs: '所引文字跨越多个段落或单元格',
    overlap: '所引文字与其他标注重叠',
    markup: '此处无法以 Markdown 链接标出这些文字',
  },
}

/** One line: what was done. */
export function summarizeImport({ annotations, skipped }: Imported, locale: Locale): string {
  const count = (outcome: string): number => annotations.filter(({ placement }) => placement.outcome === outcome).length
  const [placed, existing, stale, refused] = ['placed', 'existing', 'stale', 'refused'].map(count)
  if (locale === 'zh')
    return [
      `新增标注 ${placed} 条`,
      `已有 ${existing} 条`,
      `失效 ${stale} 条`,
      `未能标出 ${refused} 条`,
      ...(skipped ? [`并非文字标注 ${skipped} 条`] : []),
    ].join('，')
  return [
    `${placed} placed`,
    `${existing} there already`,
    `${stale} stale`,
    `${refused} refused`,
    ...(skipped ? [`${skipped} not about words of a text`] : []),
  ].join(', ')
}

/** A line for each annotation that was neither placed nor there already. */
export function* importProblems({ annotations }: Imported, locale: Locale): Iterable<string> {
  for (const { path, name, exact, placement } of annotations) {
    if (!('reason' in placement)) continue
    const isStale = placement.outcome === 'stale'
    const outcome = locale === 'zh' ? (isStale ? '失效' : '未能标出') : isStale ? 'stale' : 'refused'
    const words = exact.length > MOST ? `${exact.slice(0, MOST)}…` : exact
    yield printable(
      locale === 'zh'
        ? `${path}：${outcome}：${name.kind}:${name.id}“${words}”：${REASONS.zh[placement.reason]}`
        : `${path}: ${outcome}: ${name.kind}:${name.id} “${words}”: ${REASONS.en[placement.reason]}`,
    )
  }
}

/** Words of a quotation that are shown. */
const MOST = 60
