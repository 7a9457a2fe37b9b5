// `tifa/notes`, `tifa/exportNotes`, `tifa/prepareNote` and `tifa/addNote`: what readers remark, and a new remark.

import type { CancellationToken } from 'vscode-languageserver'
import { addNote, findNotePlace } from '../../core/features/add-note.ts'
import { countCodes, type NotesWanted } from '../../core/features/notes.ts'
import type { NoteItem, NotesParams, NotesResult } from '../../wire/notes.ts'
import type { Context } from '../context.ts'
import { toLspRange } from '../convert.ts'
import { readProvenance } from '../exporting/provenance.ts'
import { runSliced, Slices } from '../slices.ts'
import { toWorkspaceEdit } from '../workspace-edit.ts'
import { NoteChanges } from './note-changes.ts'
import { notesToText } from './note-export.ts'
import { collectNoteItems } from './note-items.ts'
import { noteRefusalMessage } from './note-message.ts'

export function serveNotes(context: Context): void {
  const { workspace, locale } = context
  let changes: NoteChanges | undefined

  const collect = async (params: NotesParams, token: CancellationToken): Promise<NotesResult> => {
    const wanted: NotesWanted = {
      ...(params.uris ? { uris: new Set(params.uris.map(uri => context.ports.normalUri(uri))) } : {}),
      ...(params.codes ? { codes: new Set(params.codes) } : {}),
      ...(params.text === undefined ? {} : { text: params.text }),
    }
    const notes: NoteItem[] = []
    let isComplete = context.isSettled && !workspace.isIndexing
    for (const { corpus } of workspace.folders()) {
      isComplete &&= corpus.isComplete
      const work = collectNoteItems(corpus, wanted, uri => workspace.clientUri(uri))
      for (const note of await runSliced(context.ports, token, work)) notes.push(note)
    }
    return { notes, isComplete }
  }

  context.serve('tifa/notes', (params, token) =>
    context.answerAll('notes', token, { notes: [], isComplete: false }, async () => {
      if (!changes) {
        changes = new NoteChanges(workspace)
        changes.take()
      }
      return collect(params, token)
    }),
  )
  context.onRefresh(async () => {
    const uris = changes?.take() ?? []
    if (uris.length > 0) await context.tell('tifa/notesChanged', { uris })
  })

  context.serve('tifa/exportNotes', ({ format, ...params }, token) =>
    context.answerAll('exportNotes', token, { text: '' }, async () => {
      const { notes } = await collect(params, token)
      const slices = new Slices(context.ports, token)
      const known = await readProvenance(workspace.folders(), context.ports, () => slices.pause())
      const text = notesToText(notes, format, uri => uri, locale, known)
      // What a user saves is opened in a spreadsheet, which takes Chinese for Chinese behind a byte order mark alone.
      return { text: format === 'csv' ? `\uFEFF${text}` : text }
    }),
  )

  context.serve('tifa/prepareNote', ({ textDocument, range }, token) =>
    context.answer('prepareNote', textDocument.uri, token, null, ({ folder, document }) => {
      const place = findNotePlace(document, {
        start: document.offsetAt(range.start),
        end: document.offsetAt(range.end),
      })
      return 'refused' in place
        ? { refused: noteRefusalMessage(place.refused, locale) }
        : { words: place.words, range: toLspRange(document, place.range), codes: countCodes(folder.corpus) }
    }),
  )
  context.serve('tifa/addNote', ({ textDocument, range, code, remark }, token) =>
    context.answer('addNote', textDocument.uri, token, null, ({ folder, document }) => {
      const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) }
      const made = addNote(document, span, { code, remark })
      return 'refused' in made
        ? { refused: noteRefusalMessage(made.refused, locale) }
        : { edit: toWorkspaceEdit(context, [{ uri: document.uri, isNew: false, edits: made.edits, folder }]) }
    }),
  )
}
