// `tifa/readGlossaries`, `tifa/mergeGlossaries`, `tifa/exportGlossary`, `tifa/glossaries`: glossaries in and out.

import type { CancellationToken } from 'vscode-languageserver'
import { collectRecordedEntries, type RecordedEntry } from '../../core/features/glossary/glossary-records.ts'
import { isReadAgain, mergeIntoGlossary } from '../../core/features/glossary/merge-glossary.ts'
import { type MergePlan, stepMergePlan } from '../../core/features/glossary/merge-records.ts'
import { Document } from '../../core/model/document.ts'
import { glossaryFormatOf } from '../../core/model/glossary-format.ts'
import type { GlossaryRecord } from '../../core/model/glossary-record.ts'
import { keyOfText } from '../../core/text/hash.ts'
import type {
  ExportGlossaryResult,
  GlossariesResult,
  MergeGlossariesParams,
  MergeGlossariesResult,
  ReadGlossariesParams,
  ReadGlossariesResult,
} from '../../wire/glossary-exchange.ts'
import type { Context, Found } from '../context.ts'
import { toLspRange } from '../convert.ts'
import { runSliced, Slices } from '../slices.ts'
import { toWorkspaceEdit } from '../workspace-edit.ts'
import { fileNoteMessage, mergeNotes } from './glossary-exchange-message.ts'
import { exportGlossaries, glossariesIn } from './glossary-export.ts'
import { type ReadGlossary, readGlossaryFiles } from './glossary-files.ts'
import { newGlossaryText, newGlossaryUri } from './glossary-writer.ts'

export function serveGlossaryExchange(context: Context): void {
  context.serve('tifa/readGlossaries', (params, token) =>
    context.answerAll('readGlossaries', token, NOTHING, () => readAndCompare(context, params, token)),
  )
  context.serve('tifa/mergeGlossaries', (params, token) =>
    context.answerAll<MergeGlossariesResult>('mergeGlossaries', token, { refused: '' }, () =>
      merge(context, params, token),
    ),
  )
  context.serve('tifa/exportGlossary', ({ format, uri }, token) =>
    context.answerAll('exportGlossary', token, NO_FILE, async (): Promise<ExportGlossaryResult> => {
      const slices = new Slices(context.ports, token)
      const wanted = uri === undefined ? undefined : context.ports.normalUri(uri)
      const made = await exportGlossaries({
        format,
        folders: [...context.workspace.folders()],
        isWanted: wanted === undefined ? undefined : one => one === wanted,
        ports: context.ports,
        locale: context.locale,
        run: work => runSliced(context.ports, token, work),
        pause: () => slices.pause(),
      })
      return { entries: made.entries, content: toBase64(made.content), cut: made.cut }
    }),
  )
  context.serve('tifa/glossaries', (_, token) =>
    context.answerAll('glossaries', token, { glossaries: [] }, (): GlossariesResult => {
      const found = [...context.workspace.folders()].flatMap(folder =>
        glossariesIn(folder).map(({ symbols, origin }) => ({
          uri: context.workspace.clientUri(symbols.uri),
          title: symbols.title,
          entries: symbols.terms.length,
          origin,
          isWritable: origin === 'own' && !glossaryFormatOf(symbols.uri),
        })),
      )
      return { glossaries: [...new Map(found.map(one => [one.uri, one])).values()] }
    }),
  )
}

const NOTHING: ReadGlossariesResult = { key: '', entries: 0, added: 0, same: 0, conflicts: [], notes: [] }
const NO_FILE: ExportGlossaryResult = { entries: 0, content: '', cut: 0 }

interface Compared {
  readonly read: ReadGlossary
  readonly plan: MergePlan
  readonly mine: readonly RecordedEntry[]
  readonly target: Found | undefined
  readonly key: string
}

async function compare(
  context: Context,
  { uris, glossary }: ReadGlossariesParams,
  token: CancellationToken,
): Promise<Compared | undefined> {
  const target = glossary === null ? undefined : context.workspace.find(glossary)
  if (glossary !== null && (!target || !isWritable(target))) return undefined
  const normal = uris.map(uri => context.ports.normalUri(uri))
  const read = await readGlossaryFiles(context.ports, normal, work => runSliced(context.ports, token, work))
  const mine = target ? collectRecordedEntries(target.document) : []
  const records = mine.map(({ record }) => record)
  const plan = await runSliced(context.ports, token, stepMergePlan(records, read.records))
  const key = await runSliced(context.ports, token, keyOf(read.records, target?.document.text ?? ''))
  return { read, plan, mine, target, key }
}

/** Equal where the glossary and all that was read are the same. */
function* keyOf(records: readonly GlossaryRecord[], text: string): Generator<undefined, string> {
  let key = keyOfText(text)
  for (let at = 0; at < records.length; at += 500) {
    key = keyOfText(key + JSON.stringify(records.slice(at, at + 500)))
    yield
  }
  return key
}

function isWritable({ folder, document }: Found): boolean {
  return (
    document.meta.kind === 'glossary' &&
    folder.corpus.originOf(document.uri) === 'own' &&
    !glossaryFormatOf(document.uri)
  )
}

async function readAndCompare(
  context: Context,
  params: ReadGlossariesParams,
  token: CancellationToken,
): Promise<ReadGlossariesResult> {
  const compared = await compare(context, params, token)
  if (!compared) return { ...NOTHING, refused: notWritable(context) }
  const { read, plan, mine, target, key } = compared
  const notes = read.notes.map(note => fileNoteMessage(note, context.locale))
  const conflicts = plan.conflicts.map(({ index, mine: { headword }, differences }) => {
    const term = mine[index]?.parts.term
    const range = target && term ? toLspRange(target.document, { start: term.start, end: term.headingEnd }) : START
    return { headword, uri: params.glossary ?? '', range, differences }
  })
  return { key, entries: read.records.length, added: plan.added.length, same: plan.same, conflicts, notes }
}

async function merge(
  context: Context,
  params: MergeGlossariesParams,
  token: CancellationToken,
): Promise<MergeGlossariesResult> {
  const zh = context.locale === 'zh'
  const compared = await compare(context, params, token)
  if (!compared) return { refused: notWritable(context) }
  const { plan, target, key } = compared
  if (key !== params.key)
    return {
      refused: zh
        ? '文件或词汇表已有变化，请重新导入'
        : 'a file or the glossary has changed meanwhile: import once more',
    }
  const folder = target?.folder ?? [...context.workspace.folders()].find(({ root }) => root !== undefined)
  const uri = target?.document.uri ?? (folder && (await newGlossaryUri(context, folder)))
  if (!folder || uri === undefined)
    return { refused: zh ? '没有可写入新词汇表的文件夹' : 'there is no folder for a new glossary' }
  const isNew = target === undefined
  const document = target?.document ?? Document.parse(uri, newGlossaryText(uri, context.locale), folder.corpus.unit)
  const merged = await runSliced(
    context.ports,
    token,
    mergeIntoGlossary(document, plan, number => params.choices[number] ?? 'keep'),
  )
  if (!isReadAgain(document, merged))
    return {
      refused: zh
        ? '词汇表末尾有未结束的代码块或注释，无法添加词条'
        : 'the glossary cannot take an entry at its end: a code block or comment stands open there',
    }
  const edits = isNew
    ? [{ start: 0, end: 0, text: document.text + merged.edits.map(({ text }) => text).join('') }]
    : merged.edits
  const [first] = merged.edits
  return {
    edit: toWorkspaceEdit(context, edits.length > 0 ? [{ uri, isNew, edits, folder }] : []),
    added: merged.added,
    changed: merged.changed,
    kept: merged.kept,
    notes: mergeNotes(merged, plan.joined, context.locale),
    uri: context.workspace.clientUri(uri),
    line: first ? document.positionAt(first.start).line : 0,
  }
}

function notWritable({ locale }: Context): string {
  return locale === 'zh'
    ? '只能并入语料库中 kind: glossary 的 Markdown 文件'
    : 'entries can be merged into Markdown documents of kind: glossary alone'
}

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

/** Bytes as base64, in pieces: neither Node's Buffer nor a call with a million arguments. */
function toBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 0x6000)
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 0x6000))))
  return parts.join('')
}
