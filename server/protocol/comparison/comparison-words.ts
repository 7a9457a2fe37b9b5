// The words of a comparison, in both languages: what became of a section, and what the report says around it.

import type { ComparisonWarning, Fate, TargetChange } from '../../core/features/comparison/changes.ts'
import { coverageMessage } from '../coverage-message.ts'
import type { Locale } from '../locale.ts'
import { sayValue } from '../value-words.ts'

export interface ComparisonWords {
  readonly title: string
  readonly fates: Readonly<Record<Fate, string>>
  /** Reworded, and next to nothing of it the same. */
  readonly throughout: string
  readonly moved: string
  readonly movedAlong: string
  readonly renumbered: string
  readonly retitled: string
  readonly targetFates: Readonly<Record<TargetChange['fate'], string>>
  /** Before a value by which an indicator is to change. */
  readonly changes: Readonly<Record<'up' | 'down' | 'either', string>>
  readonly differs: Readonly<Record<'value' | 'deadline' | 'kind', string>>
  readonly kinds: Readonly<Record<'binding' | 'expected', string>>
  readonly before: string
  readonly after: string
  readonly date: string
  readonly noDate: string
  readonly characters: string
  readonly sections: string
  readonly pieces: string
  readonly basis: Readonly<Record<'wording' | 'places', string>>
  readonly summary: string
  readonly fate: string
  readonly similarity: string
  readonly summaryNote: string
  readonly all: string
  readonly besides: string
  readonly besidesNote: string
  readonly sectionsTitle: string
  readonly sectionsNote: string
  readonly opening: string
  readonly topics: string
  readonly topicsNote: string
  readonly rank: string
  readonly topic: string
  readonly unmoved: string
  /** What had a rank is a part of another section now, or the other way round. */
  readonly otherLevel: string
  readonly levels: Readonly<Record<1 | 2, string>>
  readonly terms: string
  readonly termsNote: string
  readonly steadyTerms: (count: number) => string
  readonly term: string
  readonly risen: string
  readonly fallen: string
  readonly significance: string
  readonly ratio: string
  readonly phrases: string
  readonly phrasesNote: string
  readonly phrase: string
  readonly newPhrases: string
  readonly gonePhrases: string
  readonly count: string
  readonly targets: string
  readonly indicator: string
  readonly noIndicator: string
  readonly wording: string
  readonly wordingNote: string
  readonly shortened: (characters: number) => string
  readonly places: string
  readonly line: (line: number) => string
  readonly movedFrom: string
  readonly movedWithin: string
  readonly movedTo: string
  readonly per: (rate: string) => string
  /** A value for the reader. */
  readonly said: (value: string) => string
  readonly until: (year: number) => string
  readonly alike: (share: string) => string
  readonly more: (count: number) => string
  readonly listed: (listed: number, all: number) => string
  readonly unchanged: (count: number) => string
  readonly none: string
  readonly between: string
  /** Behind what it explains. */
  readonly inBrackets: (words: string) => string
  readonly colon: string
  /** In place of a report. */
  readonly unknown: string
}

export const COMPARISON_WORDS: Readonly<Record<Locale, ComparisonWords>> = {
  en: {
    title: 'Comparison',
    fates: {
      same: 'Unchanged',
      reworded: 'Reworded',
      split: 'Split',
      merged: 'Merged',
      added: 'Added',
      dropped: 'Dropped',
      counterpart: 'Counterpart',
    },
    throughout: 'Reworded throughout',
    moved: 'moved',
    movedAlong: 'moved with the section around it',
    renumbered: 'renumbered',
    retitled: 'new heading',
    targetFates: { carried: 'Carried over', changed: 'Changed', added: 'New', dropped: 'Dropped' },
    changes: { up: 'up', down: 'down', either: 'change of' },
    differs: { value: 'value', deadline: 'deadline', kind: 'binding or expected' },
    kinds: { binding: 'binding', expected: 'expected' },
    before: 'Before',
    after: 'After',
    date: 'Date',
    noDate: 'not stated',
    characters: 'Characters counted',
    sections: 'Sections',
    pieces: 'Paragraphs, items and rows',
    basis: {
      wording:
        'Basis: sections, and the paragraphs, list items and table rows in them, are aligned by their words, whatever their numbers. The similarity of sections is the share of pairs of Chinese characters, and of words, that both have; that of paragraphs the share of words that both have in one order. Front matter and tables of contents are left out of all counts.',
      places:
        'Basis: the languages differ, so only what stands where was compared and no wording. Front matter and tables of contents are left out of all counts.',
    },
    summary: 'Summary',
    fate: 'What became of it',
    similarity: 'Similarity',
    summaryNote:
      'Each is counted once; what was split is one before and several after, what was merged several before and one after.',
    all: 'All',
    besides: 'Besides',
    besidesNote: 'These are among those above, whatever became of their wording, and may be in several rows.',
    sectionsTitle: 'Sections',
    sectionsNote: 'In the order of the later text; what was dropped stands behind what was before it.',
    opening: 'Before the first heading',
    topics: 'Order of topics',
    topicsNote:
      'Where a section ranks among those of its level. Of one that was split or merged the part that goes on with it has a rank on both sides, the others stand below it with their own.',
    rank: 'Rank',
    topic: 'Topic',
    unmoved: 'same rank',
    otherLevel: 'at another level',
    levels: { 1: 'Outermost sections', 2: 'Sections below them' },
    terms: 'Terms',
    termsNote:
      'Terms of the glossary by how surely their use changed. Counts with the rate per 10,000 characters. G²: log-likelihood of the two counts; above 3.84, 6.63 and 10.83 significant at 5, 1 and 0.1 per cent for a single comparison. Log ratio: binary logarithm of the rates, 1 where the rate doubled; ≈ where a count of 0 was taken for 0.5.',
    steadyTerms: count =>
      `Left out: ${count} ${count === 1 ? 'term that is' : 'terms that are'} mentioned as often as before, or whose G² is below 3.84, so that chance explains the change; the JSON has all.`,
    term: 'Term',
    risen: 'Risen',
    fallen: 'Fallen',
    significance: 'G²',
    ratio: 'Log ratio',
    phrases: 'Recurring phrases',
    phrasesNote: 'Phrases that recur in one text and do not stand in the other, by G².',
    phrase: 'Phrase',
    newPhrases: 'New',
    gonePhrases: 'Gone',
    count: 'Count',
    targets: 'Targets',
    indicator: 'Indicator',
    noIndicator: 'no indicator named',
    wording: 'Changes of wording',
    wordingNote: 'Struck through: removed. Underlined: added. What is the same between two changes is shortened.',
    shortened: characters =>
      `Removed and added texts of over ${characters} characters are cut there and end with “…”; HTML and JSON have them whole.`,
    places: 'What stands where',
    line: line => `line ${line}`,
    movedFrom: 'moved from',
    movedWithin: 'moved within the section',
    movedTo: 'Moved to',
    per: rate => `${rate} per 10,000`,
    said: value => value,
    until: year => `by ${year}`,
    alike: share => `${share} alike`,
    more: count => `${count} more are not listed here.`,
    listed: (listed, all) =>
      `The first ${listed} of ${all} changed paragraphs, items and rows are listed; the side-by-side view and the JSON have all.`,
    unchanged: count =>
      count === 1 ? '1 paragraph, item or row is unchanged.' : `${count} paragraphs, items and rows are unchanged.`,
    none: 'None.',
    between: ', ',
    inBrackets: words => ` (${words})`,
    colon: ': ',
    unknown: 'One of the two documents is not known, or is still to be read.',
  },
  zh: {
    title: '对比',
    fates: {
      same: '未变',
      reworded: '改写',
      split: '拆分',
      merged: '合并',
      added: '新增',
      dropped: '删去',
      counterpart: '对应',
    },
    throughout: '通篇改写',
    moved: '移动',
    movedAlong: '随上级章节移动',
    renumbered: '编号变动',
    retitled: '标题变动',
    targetFates: { carried: '延续', changed: '调整', added: '新设', dropped: '取消' },
    changes: { up: '增', down: '降', either: '变动' },
    differs: { value: '数值', deadline: '期限', kind: '约束性或预期性' },
    kinds: { binding: '约束性', expected: '预期性' },
    before: '之前',
    after: '之后',
    date: '日期',
    noDate: '未注明',
    characters: '统计字数',
    sections: '章节',
    pieces: '段落、列表项和表格行',
    basis: {
      wording:
        '口径：章节及其中的段落、列表项和表格行按文字对齐，与编号无关。章节的相似度为两者共有的相邻汉字对（及外文词）所占比例，段落的相似度为两者按同一顺序共有的词语所占比例。文件头和目录不计入任何统计。',
      places: '口径：两文语言不同，只对照位置，不比较文字。文件头和目录不计入任何统计。',
    },
    summary: '概况',
    fate: '变化',
    similarity: '相似度',
    summaryNote: '每个只计一次；拆分的，之前为一、之后为多；合并的，之前为多、之后为一。',
    all: '合计',
    besides: '另外',
    besidesNote: '以下各项已包含在上表之中，不论文字有无变化，同一章节可计入多行。',
    sectionsTitle: '章节',
    sectionsNote: '按后一文件的顺序；删去的章节列在其原先的前一节之后。',
    opening: '首个标题之前',
    topics: '议题次序',
    topicsNote: '各章节在同级中的位次。拆分或合并的，延续其内容的一节列出前后位次，其余各节列在其下，仅有自身位次。',
    rank: '位次',
    topic: '议题',
    unmoved: '位次未变',
    otherLevel: '层级变动',
    levels: { 1: '最高一级', 2: '次一级' },
    terms: '术语',
    termsNote:
      '词汇表中的术语，按用量变化的显著程度排列。次数后为每万字的比率。G²：两个次数的对数似然值，单次比较大于 3.84、6.63、10.83 分别在 5%、1%、0.1% 水平上显著。对数比：比率之比以 2 为底的对数，比率翻倍为 1；≈ 表示次数 0 按 0.5 计算。',
    steadyTerms: count => `未列出 ${count} 个术语：次数相同，或 G² 低于 3.84，变化可能出于偶然；JSON 中有全部内容。`,
    term: '术语',
    risen: '上升',
    fallen: '下降',
    significance: 'G²',
    ratio: '对数比',
    phrases: '提法',
    phrasesNote: '在一文中反复出现而另一文没有的提法，按 G² 排列。',
    phrase: '提法',
    newPhrases: '新出现',
    gonePhrases: '不再出现',
    count: '次数',
    targets: '目标',
    indicator: '指标',
    noIndicator: '未写明指标',
    wording: '文字变化',
    wordingNote: '删除线：删去；下划线：新增。两处变化之间相同的文字有省略。',
    shortened: characters => `删去或新增的文字超过 ${characters} 字的，只显示开头，以“…”结尾；HTML 和 JSON 中有全文。`,
    places: '位置对照',
    line: line => `第${line}行`,
    movedFrom: '移自',
    movedWithin: '本节内移动',
    movedTo: '移至',
    per: rate => `每万字 ${rate}`,
    said: value => sayValue(value, 'zh'),
    until: year => `到${year}年`,
    alike: share => `相似度 ${share}`,
    more: count => `另有 ${count} 项未列出。`,
    listed: (listed, all) =>
      `共 ${all} 处段落、列表项和表格行有变化，此处列出前 ${listed} 处；并排视图和 JSON 中有全部内容。`,
    unchanged: count => `${count} 个段落、列表项或表格行未变。`,
    none: '无。',
    between: '，',
    inBrackets: words => `（${words}）`,
    colon: '：',
    unknown: '两份文件之一未找到，或尚未读取。',
  },
}

/** The words for what makes two texts hard to compare, plain text. */
export function comparisonWarningMessage(warning: ComparisonWarning, locale: Locale): string {
  const isChinese = locale === 'zh'
  switch (warning.code) {
    case 'wording-not-compared':
      return isChinese
        ? '两文语言不同，未比较文字：对应的章节只表示位置相同。'
        : 'The texts are in different languages, so no wording was compared: counterparts only stand at the same place.'
    case 'digest':
      return isChinese
        ? `《${warning.title}》是同一规划的摘要：其中没有的内容是未收录，而非删去。`
        : `“${warning.title}” is a digest of the same plan: what it lacks was left out, not dropped.`
    case 'order':
      return isChinese
        ? `按日期，《${warning.before}》晚于《${warning.after}》：此处仍以前者为“之前”。`
        : `By their dates “${warning.before}” is later than “${warning.after}”; it is the text before all the same.`
    case 'no-text':
      if (warning.isSwallowed)
        return isChinese
          ? `《${warning.title}》没有可比较的正文：开头的“---”没有结束，全文都被读作文件头。`
          : `“${warning.title}” has no text to compare: the “---” at its head is never closed, so all of it is read as front matter.`
      return isChinese ? `《${warning.title}》没有可比较的正文。` : `“${warning.title}” has no text to compare.`
    case 'no-sections':
      return isChinese
        ? `没有标题，因此没有章节可比：${warning.titles.join('、')}。`
        : `Without headings there are no sections to compare: ${warning.titles.join('; ')}.`
    default:
      return coverageMessage(warning, locale)
  }
}
