// `tifa/tagMentions`: the edit that tags every mention of a term, in one document or in all.

import type { Position, WorkspaceEdit } from 'vscode-languageserver'
import { enclose, encloseAtOnce } from '../core/features/link.ts'
import { locate } from '../core/features/locate.ts'
import { rank } from '../core/features/rank.ts'
import { tagMentions } from '../core/features/tag-mentions.ts'
import type { Entry } from '../core/index/corpus.ts'
import type { TagMentionsResult } from '../wire/glossary.ts'
import type { Context, Found } from './context.ts'
import type { Folder } from './folder.ts'
import { runSliced } from './slices.ts'
import { type Change, preview, writeWorkspaceEdit } from './workspace-edit.ts'

export function serveTagMentions(context: Context): void {
  context.serve('tifa/tagMentions', (params, token) =>
    context.answer('tagMentions', params.textDocument.uri, token, null, found => {
      const [taggable] = findTaggable(found, params.position)
      return taggable ? runSliced(context.ports, token, tagEverywhere(context, found, taggable)) : null
    }),
  )
}

/** A term whose mentions can be tagged from a position. */
export interface Taggable {
  readonly entry: Entry
  /** From a glossary's entry all documents are meant, from a mention its own. */
  readonly scope: 'document' | 'corpus'
}

/** The terms that stand at a position, the best sense first. */
export function findTaggable({ folder, document }: Found, position: Position): Taggable[] {
  const { corpus } = folder
  for (const one of locate(corpus, document, document.offsetAt(position))) {
    if (one.kind === 'entry') {
      const isEntry = one.entries.some(({ uri, term }) => uri === document.uri && term.start === one.range.start)
      return one.entries.slice(0, 1).map(entry => ({ entry, scope: isEntry ? 'corpus' : 'document' }))
    }
    if (one.kind === 'term') {
      const entries = one.mention.senses.flatMap(sense => (sense.kind === 'term' ? corpus.entries(sense.id) : []))
      return rank(entries, one.mention.text).map(entry => ({ entry, scope: 'document' }))
    }
  }
  return []
}

/**
 * The edit, with how much it does. In the form for the corpus, editors that can do so show it before it is applied. A step ends
 * with `undefined`.
 */
export function* tagEverywhere(
  context: Context,
  { folder, document }: Found,
  { entry, scope }: Taggable,
): Generator<undefined, TagMentionsResult> {
  const { id, headword } = entry.term
  const changes: Change[] = []
  let [tagged, skipped] = [0, 0]
  for (const uri of scope === 'document' ? [document.uri] : documentsWith(folder, id)) {
    yield
    const there = folder.corpus.document(uri)
    if (!there) continue
    const { links, address, skipped: left } = tagMentions(folder.corpus, there, id)
    tagged += links.length
    skipped += left
    const edits =
      scope === 'document'
        ? links.flatMap(link => enclose(link, address))
        : links.map(link => encloseAtOnce(there, link, address))
    if (edits.length > 0) changes.push({ uri, isNew: false, edits, folder })
  }
  const edit: WorkspaceEdit =
    scope === 'document'
      ? yield* writeWorkspaceEdit(context, changes)
      : yield* writePreviewed(context, changes, headword)
  return { headword, scope, edit: changes.length > 0 ? edit : null, tagged, skipped, documents: changes.length }
}

function writePreviewed(
  context: Context,
  changes: readonly Change[],
  headword: string,
): Generator<undefined, WorkspaceEdit> {
  const zh = context.locale === 'zh'
  const hint = zh ? '不需标注的，请取消勾选，然后应用' : 'Untick what is not to be tagged, then apply'
  const label = zh ? `标注“${headword}”的各处提及` : `Tag the mentions of “${headword}”`
  const { asked, annotate } = preview(context, hint)
  return writeWorkspaceEdit(context, asked(changes), edit => annotate(edit, { label }))
}

/** The user's own documents, glossaries apart, that have the term; those that are not counted yet may have it. */
function documentsWith({ corpus }: Folder, id: string): string[] {
  return [...corpus.uris()].filter(uri => {
    if (corpus.originOf(uri) !== 'own' || corpus.symbols(uri)?.meta.kind === 'glossary') return false
    const counts = corpus.counts(uri)
    return !corpus.isCounted(uri) || counts?.bySense.has(`zh:${id}`) || counts?.bySense.has(`en:${id}`)
  })
}
