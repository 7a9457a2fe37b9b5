// Why a file was not written, in words.

import type { FileProblem } from '../core/model/file-problem.ts'
import { fileProblemMessage } from './file-problem-message.ts'
import type { Locale } from './locale.ts'
import { systemWords } from './system-message.ts'

/** The same as the host's `WriteProblem`; this layer does not know the host. */
export type WriteProblem =
  | { readonly code: 'exists' | 'changed' }
  | { readonly code: 'undecodable'; readonly problem: FileProblem }
  | { readonly code: 'no-folder'; readonly detail: string }
  | { readonly code: 'failed'; readonly detail: string; readonly system: string }

/** One line without a full stop. */
export function writeProblemMessage(problem: WriteProblem, locale: Locale): string {
  switch (problem.code) {
    case 'exists':
      return locale === 'zh' ? '文件已存在，未覆盖' : 'it exists and was left as it is'
    case 'changed':
      return locale === 'zh' ? '文件其间已改动，未覆盖' : 'it has changed meanwhile and was left as it is'
    case 'undecodable':
      return fileProblemMessage(problem.problem, locale)
    case 'no-folder':
      return locale === 'zh' ? `${problem.detail} 不是文件夹` : `${problem.detail} is no folder`
    case 'failed': {
      const reason = systemWords(problem.system, locale) ?? problem.detail
      return locale === 'zh' ? `无法写入：${reason}` : `cannot be written: ${reason}`
    }
  }
}
