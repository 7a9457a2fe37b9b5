// The code actions that make a note of a selection: a dialogue where the client has one, else a note for each code in use.

import { type CodeAction, type CodeActionParams, CodeActionTriggerKind } from 'vscode-languageserver'
import { addNote, findNotePlace } from '../../core/features/add-note.ts'
import { countCodes } from '../../core/features/notes.ts'
import { ADD_NOTE_KIND } from '../capabilities.ts'
import type { Context, Found } from '../context.ts'

import { toWorkspaceEdit } from '../workspace-edit.ts'

/** A command of the client: asks for a code and a remark, and makes a note of a range, or of the selection without one. */
const ADD_NOTE_COMMAND = 'tifa.addNote'

/** A block that is longer is no paragraph that somebody wrote, UTF-16 units. */
const LONG = 20_000
/** How many codes get an action of their own. */
const MOST_CODES = 5
/** The code of a note while none is in use: it is there to be renamed. */
const NEW_CODE = 'todo'

/** The actions for a selection that can be a note; none for a cursor. */
export function collectNoteActions(
  context: Context,
  { folder, document }: Found,
  { textDocument, range, context: { only, triggerKind } }: CodeActionParams,
): CodeAction[] {
  const isWanted =
    !only || only.some(kind => kind === '' || ADD_NOTE_KIND === kind || ADD_NOTE_KIND.startsWith(`${kind}.`))
  const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) }
  if (!isWanted || span.start >= span.end) return []
  // To see where a link can stand its block is parsed: one that is as long as a document, when somebody asks, and for one code.
  const isLong = (document.list.block(document.blockAt(span.start))?.source.length ?? 0) > LONG
  if (isLong && triggerKind === CodeActionTriggerKind.Automatic) return []
  const place = findNotePlace(document, span)
  if ('refused' in place) return []
  const isChinese = context.locale === 'zh'
  if (context.options.editor === 'vscode') {
    const title = isChinese ? '为所选文字添加批注…' : 'Add note to selection…'
    const command = { title, command: ADD_NOTE_COMMAND, arguments: [{ uri: textDocument.uri, range }] }
    return [{ title, kind: ADD_NOTE_KIND, command }]
  }
  const used = countCodes(folder.corpus)
    .slice(0, isLong ? 1 : MOST_CODES)
    .map(({ code }) => code)
  return [...used, ...(used.includes(NEW_CODE) || (isLong && used.length > 0) ? [] : [NEW_CODE])].flatMap(
    (code): CodeAction[] => {
      const made = addNote(document, span, { code, remark: '' })
      if ('refused' in made) return []
      const edit = toWorkspaceEdit(context, [{ uri: document.uri, isNew: false, edits: made.edits, folder }])
      return [{ title: isChinese ? `添加批注：${code}` : `Add note: ${code}`, kind: ADD_NOTE_KIND, edit }]
    },
  )
}
