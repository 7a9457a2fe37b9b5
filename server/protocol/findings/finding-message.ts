// Says in words what a finding found.

import type { Code, Finding } from '../../core/model/finding.ts'
import type { FormFinding } from '../../core/model/form-finding.ts'
import type { Locale } from '../locale.ts'
import { sayValue } from '../value-words.ts'
import { FORM_SUMMARIES, formMessage, isFormFinding } from './form-message.ts'

/** One sentence for the reader of the document, without a full stop at its end in neither language. */
export function findingMessage(finding: Finding, locale: Locale): string {
  if (isFormFinding(finding)) return formMessage(finding, locale)
  return locale === 'zh' ? inChinese(finding) : inEnglish(finding)
}

/** What findings with a code are, in a few words and without a full stop at its end. */
export function codeSummary(code: Code, locale: Locale): string {
  return SUMMARIES[code][locale]
}

const SUMMARIES: Readonly<Record<Code, Readonly<Record<Locale, string>>>> = {
  'untagged-target': {
    en: 'A number that a plan commits to and that nobody has tagged',
    zh: '规划承诺而无人标注的数字',
  },
  'unknown-term': { en: 'A term id without a glossary entry', zh: '词汇表中没有的术语 id' },
  'unknown-plan': { en: 'A plan id that no document has', zh: '没有文件使用的规划 id' },
  'unknown-section': { en: 'A section that the plan lacks', zh: '规划中没有的章节' },
  'plan-not-in-corpus': {
    en: 'A plan, proposal or law that a text names and the corpus lacks',
    zh: '文中提到而语料库中没有的规划、建议或法律',
  },
  'duplicate-id': { en: 'An id that is used twice', zh: '重复使用的 id' },
  'bad-front-matter': { en: 'Front matter that cannot be read', zh: '无法读取的文件头' },
  'bad-annotation': { en: 'An annotation that is written wrongly', zh: '写法有误的标注' },
  'bad-configuration': { en: 'A line of tifa.yaml that cannot be used', zh: 'tifa.yaml 中无法使用的内容' },
  'duplicate-term': {
    en: 'Two entries share a wording and do not name each other',
    zh: '两个词条收有同一词形，而未互相提及',
  },
  'unknown-rendering': {
    en: 'A text renders a term in a way that its entry does not list',
    zh: '文中某术语的译法为其词条所未收',
  },
  'superseded-term': {
    en: 'A term that has given way to another, in a text that is not older than the change',
    zh: '词条注明已被取代的术语，仍用于更替之后的文件',
  },
  'ambiguous-rendering': { en: 'An English wording that several terms share', zh: '一种英译对应多个术语' },
  'unused-term': { en: 'An entry that no document of the corpus uses', zh: '语料库中没有文件使用的词条' },
  'conflicting-target': {
    en: 'Two statements of one indicator, plan and year with different values, one that its parent contradicts, or a row that does not add up',
    zh: '同一指标、同一规划、同一年份数值不一，或与上级规划不一，或表中基期值与累计值之和不等于目标',
  },
  'target-below-baseline': { en: 'A target on the wrong side of its baseline', zh: '目标与其基期值方向相反' },
  'overdue-target': {
    en: 'A tagged target whose year is over, and no outcome is tagged',
    zh: '已标注的目标期限已过，而无完成情况',
  },
  'missing-unit': { en: 'A tagged number without a unit', zh: '已标注的数值没有单位' },
  'outcome-without-target': { en: 'An outcome whose id no target has', zh: '没有对应目标的完成情况' },
  'binding-missed': { en: 'A binding target that its outcome misses', zh: '未完成的约束性目标' },
  ...FORM_SUMMARIES,
}

type Said = Exclude<Finding, FormFinding>

function inEnglish(finding: Said): string {
  switch (finding.code) {
    case 'untagged-target':
      return `Quantitative target without a tag: “${shorten(finding.text)}”`
    case 'unknown-term':
      return `No glossary entry has the id “${finding.id}”${didYouMean(finding.suggestions)}`
    case 'unknown-plan':
      return `No document of the corpus has the id “${finding.id}”${didYouMean(finding.suggestions)}`
    case 'unknown-section':
      return `The plan has no section “${finding.id}”${didYouMean(finding.suggestions)}`
    case 'duplicate-id':
      return `The id “${finding.id}” is used ${finding.others.length === 1 ? 'once more' : `${finding.others.length} more times`}`
    case 'plan-not-in-corpus':
      return `“${shorten(finding.name)}” is not in the corpus`
    case 'bad-front-matter':
      return FRONT_MATTER_EN[finding.problem](finding.detail)
    case 'bad-annotation':
      return ANNOTATION_EN[finding.problem](finding.detail)
    case 'bad-configuration':
      return CONFIGURATION_EN[finding.problem](finding.detail)
    case 'unknown-rendering':
      return `“${shorten(finding.text)}” is none of the renderings of “${finding.term}”: ${list(finding.renderings, '; ')}`
    case 'superseded-term':
      return finding.successors.length > 0
        ? `“${finding.text}” has given way to “${list(finding.successors, '”, “')}”${finding.changed ? ` (${finding.changed})` : ''}`
        : `“${finding.text}” was in use until ${finding.changed ?? 'an earlier time'}`
    case 'ambiguous-rendering':
      return `“${finding.text}” is a rendering of several terms: ${headwords(finding.candidates, ', ')}`
    case 'unused-term':
      return `No document of the corpus uses “${finding.headword}”`
    case 'duplicate-term':
      return `“${finding.text}” is a wording of another entry too: ${headwords(finding.others, ', ')}`
    case 'conflicting-target':
      return finding.sum === undefined
        ? `${finding.indicator}: ${finding.value} here, ${list([...new Set(finding.others.map(({ value }) => value))], ', ')} ${finding.isAbove ? 'in the plan that this one carries out, for the same year' : 'elsewhere for the same plan and year'}`
        : `${finding.indicator}: base and cumulative change come to ${finding.sum}, the target is ${finding.value}`
    case 'target-below-baseline':
      return finding.direction === 'raise'
        ? `${finding.indicator}: the target ${finding.value} lies below its baseline ${finding.baseline}`
        : `${finding.indicator}: the target ${finding.value} lies above its baseline ${finding.baseline}, though it is to be lowered`
    case 'overdue-target':
      return `${finding.indicator}: the year ${finding.year} is over, and no outcome is tagged`
    case 'missing-unit':
      return `The number ${finding.value} has no unit: write it in the words, in the table or as unit=… in the title`
    case 'outcome-without-target':
      return `No target of the corpus has the id “${finding.id}”`
    case 'binding-missed':
      return `${finding.indicator}: the binding target ${finding.value} was missed: ${finding.outcome}`
  }
}

function inChinese(finding: Said): string {
  switch (finding.code) {
    case 'untagged-target':
      return `未标注的量化指标：“${shorten(finding.text)}”`
    case 'unknown-term':
      return `词汇表中没有 id 为“${finding.id}”的词条${orRather(finding.suggestions)}`
    case 'unknown-plan':
      return `语料库中没有 id 为“${finding.id}”的文件${orRather(finding.suggestions)}`
    case 'unknown-section':
      return `该规划中没有“${finding.id}”这一部分${orRather(finding.suggestions)}`
    case 'duplicate-id':
      return `id“${finding.id}”另有 ${finding.others.length} 处使用`
    case 'plan-not-in-corpus':
      return `语料库中没有“${shorten(finding.name)}”`
    case 'bad-front-matter':
      return FRONT_MATTER_ZH[finding.problem](finding.detail)
    case 'bad-annotation':
      return ANNOTATION_ZH[finding.problem](finding.detail)
    case 'bad-configuration':
      return CONFIGURATION_ZH[finding.problem](finding.detail)
    case 'unknown-rendering':
      return `“${shorten(finding.text)}”不在“${finding.term}”的英译之列：${list(finding.renderings, '；')}`
    case 'superseded-term':
      return finding.successors.length > 0
        ? `“${finding.text}”已由“${list(finding.successors, '”“')}”取代${finding.changed ? `（${finding.changed}）` : ''}`
        : `“${finding.text}”只用到 ${finding.changed ?? '较早的时候'}`
    case 'ambiguous-rendering':
      return `“${finding.text}”是多个术语的英译：${headwords(finding.candidates, '、')}`
    case 'unused-term':
      return `语料库中没有文件使用“${finding.headword}”`
    case 'duplicate-term':
      return `“${finding.text}”也是其他词条的写法：${headwords(finding.others, '、')}`
    case 'conflicting-target':
      return finding.sum === undefined
        ? `${finding.indicator}：此处为 ${zh(finding.value)}，${finding.isAbove ? '上级规划同一年份' : '同一规划、同一年份别处'}为 ${list([...new Set(finding.others.map(({ value }) => zh(value)))], '、')}`
        : `${finding.indicator}：基期值与累计值相加为 ${zh(finding.sum)}，目标却为 ${zh(finding.value)}`
    case 'target-below-baseline':
      return finding.direction === 'raise'
        ? `${finding.indicator}：目标 ${zh(finding.value)} 低于基期值 ${zh(finding.baseline)}`
        : `${finding.indicator}：目标应降低，${zh(finding.value)} 却高于基期值 ${zh(finding.baseline)}`
    case 'overdue-target':
      return `${finding.indicator}：${finding.year} 年已过，尚未标注完成情况`
    case 'missing-unit':
      return `数值 ${zh(finding.value)} 没有单位：请在文字、表格或链接标题（unit=…）中写明`
    case 'outcome-without-target':
      return `语料库中没有 id 为“${finding.id}”的目标`
    case 'binding-missed':
      return `${finding.indicator}：约束性目标 ${zh(finding.value)} 未完成，实际为 ${zh(finding.outcome)}`
  }
}

/** A value in Chinese. */
function zh(value: string): string {
  return sayValue(value, 'zh')
}

type Messages<K extends string> = Readonly<Record<K, (detail: string) => string>>
type FrontMatterProblem = Extract<Finding, { code: 'bad-front-matter' }>['problem']
type AnnotationProblem = Extract<Finding, { code: 'bad-annotation' }>['problem']
type ConfigurationProblem = Extract<Finding, { code: 'bad-configuration' }>['problem']

const FRONT_MATTER_EN: Messages<FrontMatterProblem> = {
  yaml: detail => `Front matter is no valid YAML: ${detail}`,
  unclosed: () => 'Front matter has no closing line `---`',
  'odd-fence': detail => `Front matter ends with “${detail}”; it must be a line of exactly three hyphens`,
  'not-a-map': () => 'Front matter must be a list of fields such as `title: …`',
  'not-text': detail => `The field “${detail}” must be a text`,
  kind: detail =>
    `Unknown kind “${detail}”: it is one of proposal, outline, sector, regional, report, law, statistics, commentary, glossary`,
  date: detail => `“${detail}” is no date; write 2021-03-11, 2021-03 or 2021`,
  period: detail => `“${detail}” is no period; write 2021-2025`,
  language: detail => `Unknown language “${detail}”; write zh or en`,
  names: () => 'The field “names” must be a list of texts',
}

const FRONT_MATTER_ZH: Messages<FrontMatterProblem> = {
  yaml: detail => `文件头不是有效的 YAML：${detail}`,
  unclosed: () => '文件头缺少结尾的 `---` 行',
  'odd-fence': detail => `文件头以“${detail}”结尾；应为恰好三个连字符的一行`,
  'not-a-map': () => '文件头应由 `title: …` 这样的字段组成',
  'not-text': detail => `字段“${detail}”应为文本`,
  kind: detail =>
    `未知类型“${detail}”：应为 proposal、outline、sector、regional、report、law、statistics、commentary、glossary 之一`,
  date: detail => `“${detail}”不是日期；请写作 2021-03-11、2021-03 或 2021`,
  period: detail => `“${detail}”不是时期；请写作 2021-2025`,
  language: detail => `未知语言“${detail}”；请写 zh 或 en`,
  names: () => '字段“names”应为文本列表',
}

const ANNOTATION_EN: Messages<AnnotationProblem> = {
  'broken-link': () =>
    'This looks like an annotation, but Markdown does not read it as a link: check brackets, spaces and quotes',
  'full-width': () => 'An annotation needs half-width brackets and a half-width colon: [words](target:id)',
  'empty-id': () => 'The annotation has no id',
  'empty-text': () => 'The annotation marks no words',
  'quote-in-id': () =>
    'The id has a quotation mark in it: a remark or title needs a space before it, (note:code "remark")',
  'unknown-scheme': detail => `This is no annotation: was ${detail}: meant?`,
  'too-deep': () => 'Lists or quotes are nested too deep, or signs of markup stand too close, to be read from here on',
  'not-a-pair': detail => `“${detail}” is no key=value pair; put a value with spaces in '…'`,
  twice: detail => `The key “${detail}” stands here twice`,
  'unknown-key': detail => `Unknown key “${detail}”`,
  'bad-value': detail => `The value of “${detail}” cannot be read`,
  'unknown-code': detail => `There is no finding with the code “${detail}”`,
}

const ANNOTATION_ZH: Messages<AnnotationProblem> = {
  'broken-link': () => '看似标注，但 Markdown 未将其读作链接：请检查括号、空格和引号',
  'full-width': () => '标注须用半角括号和半角冒号：[文字](target:id)',
  'empty-id': () => '标注缺少 id',
  'empty-text': () => '标注没有标出任何文字',
  'quote-in-id': () => 'id 中有引号：批注内容或标题之前须有空格，如 (note:编码 "批注")',
  'unknown-scheme': detail => `这不是标注：是否应为 ${detail}:？`,
  'too-deep': () => '列表或引用嵌套过深，或标记符号过密，此后内容未读取',
  'not-a-pair': detail => `“${detail}”不是“键=值”；含空格的值请放在 '…' 之中`,
  twice: detail => `键“${detail}”重复出现`,
  'unknown-key': detail => `未知的键“${detail}”`,
  'bad-value': detail => `无法读取“${detail}”的值`,
  'unknown-code': detail => `没有代码为“${detail}”的检查`,
}

const CONFIGURATION_EN: Messages<ConfigurationProblem> = {
  yaml: detail => `tifa.yaml is no valid YAML: ${detail}`,
  'not-a-map': detail => (detail ? `“${detail}” must be a list of fields` : 'tifa.yaml must be a list of fields'),
  'unknown-key': detail => `Unknown key “${detail}”: tifa.yaml knows include, exclude, glossaries, severities`,
  'not-a-list': detail => `“${detail}” must be a list of texts`,
  'unknown-code': detail => `There is no finding with the code “${detail}”`,
  severity: detail => `Unknown severity “${detail}”: it is one of error, warning, information, hint, off`,
}

const CONFIGURATION_ZH: Messages<ConfigurationProblem> = {
  yaml: detail => `tifa.yaml 不是有效的 YAML：${detail}`,
  'not-a-map': detail => (detail ? `“${detail}”应由字段组成` : 'tifa.yaml 应由字段组成'),
  'unknown-key': detail => `未知的键“${detail}”：tifa.yaml 可用 include、exclude、glossaries、severities`,
  'not-a-list': detail => `“${detail}”应为文本列表`,
  'unknown-code': detail => `没有代码为“${detail}”的检查`,
  severity: detail => `未知的严重程度“${detail}”：应为 error、warning、information、hint、off 之一`,
}

function didYouMean(suggestions: readonly string[]): string {
  return suggestions.length > 0 ? `; did you mean “${suggestions[0]}”?` : ''
}

function orRather(suggestions: readonly string[]): string {
  return suggestions.length > 0 ? `；是否指“${suggestions[0]}”？` : ''
}

/** How many things a message names; the others are an ellipsis. */
const MOST_NAMED = 4

function list(texts: readonly string[], separator: string): string {
  return [...texts.slice(0, MOST_NAMED).map(shorten), ...(texts.length > MOST_NAMED ? ['…'] : [])].join(separator)
}

/** Headwords, with the id where two are the same. */
function headwords(entries: readonly { readonly id: string; readonly headword: string }[], separator: string): string {
  const isTwice = (headword: string): boolean => entries.filter(entry => entry.headword === headword).length > 1
  const names = entries
    .slice(0, MOST_NAMED + 1)
    .map(({ id, headword }) => (isTwice(headword) ? `${headword} (${id})` : headword))
  return list(names, separator)
}

function shorten(text: string): string {
  if (text.length <= 80 && !/\s/.test(text)) return text
  const characters = [...text.replace(/\s+/g, ' ')]
  return characters.length > 80 ? `${characters.slice(0, 79).join('')}…` : characters.join('')
}
