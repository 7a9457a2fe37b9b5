import type { ExportResult, ImportAnnotationsResult } from '../../wire/exports.ts'
import type { Context } from '../context.ts'
import { Slices } from '../slices.ts'
import { writeWorkspaceEdit } from '../workspace-edit.ts'
import { EXPORTS, exportCorpus } from './export-corpus.ts'
import { runSteps } from './exported-document.ts'
import { importAnnotations } from './import-annotations.ts'
import { importProblems, summarizeImport } from './import-message.ts'
import { readAnnotationFile } from './read-annotation-file.ts'
import { TABLE_FORMATS } from './tables.ts'

const NO_FILES: ExportResult = { files: [], documents: 0, annotations: 0, wordless: 0, dropped: 0, isComplete: false }

export function serveExports(context: Context): void {
  const { workspace, ports, locale } = context

  context.serve('tifa/export', ({ what, format, name, uris }, token) =>
    context.answerAll('export', token, NO_FILES, async () => {
      const known = EXPORTS.find(one => one === what)
      if (known === undefined) return NO_FILES
      const table = TABLE_FORMATS.find(one => one === format)
      const wanted = uris && new Set(uris.map(uri => ports.normalUri(uri)))
      const slices = new Slices(ports, token)
      const { files, ...counts } = await exportCorpus(
        { what: known, name, ...(table ? { format: table } : {}), isWanted: uri => wanted?.has(uri) ?? true },
        { folders: [...workspace.folders()], ports, locale, pause: () => slices.pause() },
      )
      return {
        ...counts,
        files: files.map(({ path, content }) =>
          typeof content === 'string' ? { path, text: content } : { path, base64: toBase64(content) },
        ),
        isComplete: context.isSettled && !workspace.isIndexing,
      }
    }),
  )

  context.serve('tifa/importAnnotations', ({ base64 }, token) =>
    context.answerAll<ImportAnnotationsResult | null>('importAnnotations', token, null, async () => {
      const slices = new Slices(ports, token)
      const pause = (): Promise<void> => slices.pause()
      const read = await readAnnotationFile(fromBase64(base64), ports)
      if (!read) return { isUnknown: true, edit: null, summary: '', problems: [] }
      const imported = await importAnnotations(read, [...workspace.folders()], () => true, pause)
      const changes = imported.documents.map(({ uri, folder, edits }) => ({ uri, folder, edits, isNew: false }))
      return {
        isUnknown: false,
        edit: changes.length > 0 ? await runSteps(writeWorkspaceEdit(context, changes), pause) : null,
        summary: summarizeImport(imported, locale),
        problems: [...importProblems(imported, locale)],
      }
    }),
  )
}

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += PART) parts.push(String.fromCharCode(...bytes.subarray(at, at + PART)))
  return btoa(parts.join(''))
}

/** As many characters as a call takes arguments anywhere. */
const PART = 8192

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), character => character.charCodeAt(0))
}
