// Turns changes of files into one edit of the protocol, in the form that the client can apply.

import type { ChangeAnnotation, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver'
import type { Edit } from '../core/features/code-action.ts'
import type { FileChange } from '../core/features/glossary/glossary-entry.ts'
import type { Context } from './context.ts'
import { toLspRange } from './convert.ts'
import type { Folder } from './folder.ts'

/** What changes in a file of a folder. */
export type Change = FileChange & { readonly folder: Folder }

/** True for a client that can create files as part of an edit. */
export function canCreateFiles({ capabilities }: Context): boolean {
  const edit = capabilities.workspace?.workspaceEdit
  return edit?.documentChanges === true && (edit.resourceOperations?.includes('create') ?? false)
}

/**
 * One edit for all changes: one step of undo. With annotations, one for all or one for each label, the client asks before
 * it applies them, if it can.
 */
export function toWorkspaceEdit(...given: Parameters<typeof writeWorkspaceEdit>): WorkspaceEdit {
  const work = writeWorkspaceEdit(...given)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** The same in steps, for many files. */
export function* writeWorkspaceEdit(
  context: Context,
  changes: readonly Change[],
  annotate?: ChangeAnnotation | ((edit: Edit) => ChangeAnnotation),
): Generator<undefined, WorkspaceEdit> {
  const can = context.capabilities.workspace?.workspaceEdit
  const changeAnnotations: Record<string, ChangeAnnotation> = {}
  const annotationOf = (edit: Edit): { annotationId?: string } => {
    if (!annotate || !can?.changeAnnotationSupport || !can.documentChanges) return {}
    const annotation = typeof annotate === 'function' ? annotate(edit) : annotate
    changeAnnotations[annotation.label] ??= annotation
    return { annotationId: annotation.label }
  }
  const files: { readonly uri: string; readonly isNew: boolean; readonly edits: TextEdit[] }[] = []
  for (const change of changes) {
    yield
    const document = change.folder.corpus.document(change.uri)
    const edits = change.edits.map((edit): TextEdit => {
      const range = document && !change.isNew ? toLspRange(document, edit) : START
      return { range, newText: edit.text, ...annotationOf(edit) }
    })
    files.push({ uri: context.workspace.clientUri(change.uri), isNew: change.isNew, edits })
  }
  if (!can?.documentChanges) return { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, edits])) }
  return {
    documentChanges: files.flatMap(({ uri, isNew, edits }) => {
      const version = context.workspace.versionOf(uri) ?? null
      const text: TextDocumentEdit = { textDocument: { uri, version }, edits }
      return isNew
        ? [{ kind: 'create' as const, uri, options: { overwrite: false, ignoreIfExists: false } }, text]
        : [text]
    }),
    ...(Object.keys(changeAnnotations).length > 0 ? { changeAnnotations } : {}),
  }
}

/**
 * Has the client show an edit before it applies it. VS Code shows what needs confirmation unticked, and applies none of it: there, one empty
 * edit, which `asked` adds to the last of the files, asks for the preview under the words of `hint`, and all else is ticked in it.
 */
export function preview({ options }: Context, hint: string) {
  const isVSCode = options.editor === 'vscode'
  return {
    asked(changes: readonly Change[]): readonly Change[] {
      const last = changes.at(-1)
      const end = last?.folder.corpus.document(last.uri)?.length
      if (!isVSCode || !last || end === undefined) return changes
      return [...changes.slice(0, -1), { ...last, edits: [...last.edits, { start: end, end, text: '' }] }]
    },
    annotate({ start, end, text }: Edit, annotation: Omit<ChangeAnnotation, 'needsConfirmation'>): ChangeAnnotation {
      const isAsking = isVSCode && start === end && text === ''
      return isAsking ? { label: hint, needsConfirmation: true } : { ...annotation, needsConfirmation: !isVSCode }
    },
  }
}

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
