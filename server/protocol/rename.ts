// `textDocument/prepareRename` and `textDocument/rename`.

import { type CancellationToken, LSPErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver'
import { findRenamable, type Refusal, renameId } from '../core/features/rename.ts'
import { nameOf } from '../core/index/plans/plan-names.ts'
import type { Context, Found } from './context.ts'
import { toLspRange } from './convert.ts'
import type { Locale } from './locale.ts'
import { runSliced } from './slices.ts'
import { preview, toWorkspaceEdit } from './workspace-edit.ts'

type Answer<T> = { readonly answer: T | null } | { readonly refused: string }

export function serveRename(context: Context): void {
  const { connection, locale } = context

  /** Runs on the whole corpus, once it has been read: a place that is missed is a reference that is broken. */
  const run = async <T>(
    name: string,
    uri: string,
    token: CancellationToken,
    ask: (found: Found) => Answer<T> | Promise<Answer<T>>,
  ): Promise<T | null> => {
    const result = await context.answer<Answer<T>>(name, uri, token, { answer: null }, ask)
    if ('refused' in result) throw new ResponseError(LSPErrorCodes.RequestFailed, result.refused)
    return result.answer
  }

  connection.onPrepareRename(({ textDocument: { uri }, position }, token) =>
    run('prepareRename', uri, token, ({ folder, document }) => {
      const found = findRenamable(folder.corpus, document, document.offsetAt(position))
      if (!found) return { answer: null }
      if ('refused' in found) return { refused: say(found.refused, locale) }
      return { answer: { range: toLspRange(document, found.range), placeholder: found.id.id } }
    }),
  )

  connection.onRenameRequest(({ textDocument: { uri }, position, newName }, token) =>
    run<WorkspaceEdit>('rename', uri, token, async ({ folder, document }) => {
      const { corpus } = folder
      const found = findRenamable(corpus, document, document.offsetAt(position))
      if (!found) return { answer: null }
      if ('refused' in found) return { refused: say(found.refused, locale) }
      const work = renameId(corpus, document, found.id, newName)
      const renamed = await runSliced(context.ports, token, work)
      if ('refused' in renamed) return { refused: say(renamed.refused, locale) }
      const label = renamed.joins > 0 ? joinLabel(renamed.joins, newName.trim(), locale) : undefined
      const changes = [...renamed.edits].map(([there, edits]) => ({ uri: there, isNew: false, edits, folder }))
      if (label === undefined) return { answer: toWorkspaceEdit(context, changes) }
      // Two codes that have become one cannot be told apart again: whoever can ask the user does.
      const { asked, annotate } = preview(context, locale === 'zh' ? '两个编码合而为一' : 'Two codes become one')
      return { answer: toWorkspaceEdit(context, asked(changes), edit => annotate(edit, { label })) }
    }),
  )
}

function joinLabel(notes: number, code: string, locale: Locale): string {
  if (locale === 'zh') return `并入已有的编码“${code}”（${notes} 条批注）`
  return `Merge into the code “${code}”, which ${notes === 1 ? 'one note has' : `${notes} notes have`} already`
}

function say(refusal: Refusal, locale: Locale): string {
  const isChinese = locale === 'zh'
  switch (refusal.code) {
    case 'bundled':
      return isChinese
        ? `“${refusal.id}”只见于 Tifa 自带的词汇表，不能改名。可在自己的词汇表中另立词条。`
        : `“${refusal.id}” stands in the glossary that comes with Tifa alone and cannot be renamed. An entry in a glossary of your own takes its place.`
    case 'empty':
      return isChinese ? '标识不能为空。' : 'An id cannot be empty.'
    case 'impossible':
      return isChinese
        ? `标识不能这样写${refusal.detail === '' ? '：含有控制字符' : `：“${refusal.detail}”`}。`
        : `An id cannot be written so: ${refusal.detail === '' ? 'it has a control character' : `“${refusal.detail}”`}.`
    case 'taken': {
      const where = refusal.by ? nameOf(refusal.by.uri) : ''
      return isChinese
        ? `标识“${refusal.id}”已经存在${where && `（见 ${where}）`}，请另选一个。`
        : `The id “${refusal.id}” is taken already${where && ` (in ${where})`}: choose another one.`
    }
    case 'no-field':
      return isChinese
        ? `${nameOf(refusal.uri)} 的标识取自文件名，其前置信息中又无处可写 id。`
        : `The id of ${nameOf(refusal.uri)} is its file’s name, and its front matter has no place for another one.`
  }
}
