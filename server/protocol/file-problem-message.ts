// Words what is wrong with a file of a corpus, for the log and the terminal.

import type { FileProblem } from '../core/model/file-problem.ts'
import type { Locale } from './locale.ts'

/** The problem in one line, without a full stop and without the file's name. */
export function fileProblemMessage(problem: FileProblem, locale: Locale): string {
  const zh = locale === 'zh'
  switch (problem.code) {
    case 'not-utf8': {
      const { count } = problem
      return zh
        ? `不是有效的 UTF-8：${count} 处损坏字符显示为 U+FFFD；若为其他编码，导入该文件即可转换`
        : `not valid UTF-8: ${count} broken character${count === 1 ? '' : 's'} shown as U+FFFD; if its encoding is another, import the file`
    }
    case 'gone':
      return zh ? '读取时已不存在' : 'gone while it was read'
    case 'bad-name':
      return zh ? '文件名不是有效的 UTF-8' : 'its name is not valid UTF-8'
    case 'unreadable':
      return zh ? `无法读取：${problem.detail}` : `cannot be read: ${problem.detail}`
    case 'not-indexed':
      return zh ? `无法编入索引：${problem.detail}` : `cannot be indexed: ${problem.detail}`
    case 'too-large': {
      const [most, size] = [Math.round(problem.most / 1e6), (problem.size / 1e6).toFixed(1)]
      return zh ? `超过 ${most} MB（${size} MB）` : `larger than ${most} MB (${size} MB)`
    }
    case 'nothing-named': {
      const globs = problem.globs.map(glob => `“${glob}”`)
      return zh ? `语料库中没有文件匹配 ${globs.join('、')}` : `nothing in the corpus is named ${globs.join(', ')}`
    }
    case 'no-pairs':
      return zh
        ? `没有中英文俱全的对齐单元（共 ${problem.units} 个）`
        : `no unit in both Chinese and English (units: ${problem.units})`
  }
}
