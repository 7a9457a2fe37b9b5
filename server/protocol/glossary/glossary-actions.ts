// The code actions on words: add them to the glossary, tag all mentions of a term.

import {
  type CancellationToken,
  type CodeAction,
  type CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
} from 'vscode-languageserver'
import { knownRenderings, proposeEntry } from '../../core/features/glossary/entry-proposal.ts'
import type { EntryDraft } from '../../core/features/glossary/glossary-entry.ts'
import { findGlossed } from '../../core/features/glossed.ts'
import { hasHan } from '../../core/text/script.ts'
import { ADD_TO_GLOSSARY, TAG_ALL } from '../capabilities.ts'
import type { Context, Found } from '../context.ts'
import { runSliced } from '../slices.ts'
import { findTaggable, tagEverywhere } from '../tag-mentions.ts'
import { writeDrafts } from './glossary-writer.ts'

/** What an action is about; the client gives it back to have the edit made. */
interface ActionData {
  readonly action: 'add' | 'tag'
  readonly uri: string
  readonly range: CodeActionParams['range']
  /** Of several senses, which. */
  readonly id?: string
}

/** The actions for the range. Their edits are made when one is picked, where the client can ask again; else at once. */
export async function collectGlossaryActions(
  context: Context,
  found: Found,
  { textDocument, range, context: asked }: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const wants = (kind: CodeActionKind): boolean => !asked.only || asked.only.some(only => isWithin(kind, only))
  const actions: CodeAction[] = []
  const zh = context.locale === 'zh'
  if (wants(ADD_TO_GLOSSARY)) {
    const draft = await draftAt(context, found, range)
    const headword = draft && shorten(draft.headword)
    if (headword !== undefined) {
      const data: ActionData = { action: 'add', uri: textDocument.uri, range }
      actions.push({
        title: zh ? `将“${headword}”加入词汇表` : `Add “${headword}” to the glossary`,
        kind: ADD_TO_GLOSSARY,
        data,
      })
    }
  }
  if (wants(TAG_ALL)) {
    const offset = found.document.offsetAt(range.start)
    const isChinese = hasHan(found.document.slice(Math.max(0, offset - 1), offset + 1))
    for (const { entry, scope } of findTaggable(found, range.start).slice(0, MOST_SENSES)) {
      const { id, en } = entry.term
      // A term is called as it is read here.
      const headword = (isChinese ? undefined : en[0]?.text) ?? entry.term.headword
      const where = scope === 'corpus' ? (zh ? '语料库中' : 'in the corpus') : zh ? '本文中' : 'in this document'
      const title = zh
        ? `标注${where}“${shorten(headword)}”的各处提及`
        : `Tag all mentions of “${shorten(headword)}” ${where}`
      actions.push({
        title,
        kind: TAG_ALL,
        data: { action: 'tag', uri: textDocument.uri, range, id } satisfies ActionData,
      })
    }
  }
  if (canResolve(context)) return actions
  // The cursor only moved: nobody asked for the work that tagging is.
  const isIdle = asked.triggerKind === CodeActionTriggerKind.Automatic
  const resolved: CodeAction[] = []
  for (const action of actions) {
    if (isIdle && action.kind === TAG_ALL) continue
    const whole = await resolveGlossaryAction(context, action, token)
    if (whole.edit) resolved.push(whole)
  }
  return resolved
}

/** The action with its edit; without one where what it was about is gone. */
export async function resolveGlossaryAction(
  context: Context,
  action: CodeAction,
  token: CancellationToken,
): Promise<CodeAction> {
  const data: unknown = action.data
  const { data: _, ...rest } = action
  if (!isActionData(data)) return rest
  const found = context.workspace.find(data.uri)
  if (!found) return rest
  if (data.action === 'add') {
    const draft = await draftAt(context, found, data.range)
    const written = draft && (await writeDrafts(context, [{ folder: found.folder, draft }], undefined))
    return written && typeof written !== 'string' ? { ...rest, edit: written.edit } : rest
  }
  const taggable = findTaggable(found, data.range.start).find(({ entry }) => entry.term.id === data.id)
  const tagged = taggable && (await runSliced(context.ports, token, tagEverywhere(context, found, taggable)))
  const edit = tagged?.edit
  return edit ? { ...rest, edit } : rest
}

/** How many senses of an ambiguous word get an action of their own. */
const MOST_SENSES = 3

function canResolve({ capabilities }: Context): boolean {
  const action = capabilities.textDocument?.codeAction
  return action?.dataSupport === true && (action.resolveSupport?.properties.includes('edit') ?? false)
}

/** A selection, or what the corpus glosses under the cursor; undefined where an own entry has it all. */
async function draftAt(
  context: Context,
  { folder, document }: Found,
  range: CodeActionParams['range'],
): Promise<EntryDraft | undefined> {
  const { corpus } = folder
  const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) }
  if (span.start === span.end && !findGlossed(corpus, document, span.start)) return undefined
  const renderings = knownRenderings(corpus, await context.dictionary())
  const proposal = await proposeEntry(corpus, document, span, renderings, context.ports.pinyin)
  return proposal && proposal.entries.length === 0 ? proposal.draft : undefined
}

function isActionData(data: unknown): data is ActionData {
  return typeof data === 'object' && data !== null && 'action' in data && 'uri' in data && 'range' in data
}

function isWithin(kind: CodeActionKind, only: CodeActionKind): boolean {
  return kind === only || kind.startsWith(`${only}.`) || only === ''
}

function shorten(words: string): string {
  return words.length > 40 ? `${[...words].slice(0, 38).join('')}…` : words
}
