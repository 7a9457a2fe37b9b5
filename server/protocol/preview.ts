// `tifa/previewCards`: what a client that renders documents shows of their marks, and the glosses above their terms.

import type { CancellationToken } from 'vscode-languageserver'
import { collectRuby, type RubyLeaf } from '../core/features/ruby.ts'
import type { PreviewCardsParams, PreviewCardsResult, PreviewLeaf } from '../wire/preview.ts'
import type { Context, Found } from './context.ts'
import { collectMarkCards } from './preview-marks.ts'
import { runSliced } from './slices.ts'

/** How many mentions in a document have glosses: more than anybody reads in one text. */
const MOST_GLOSSES = 20_000

export function servePreview(context: Context): void {
  let isAsked = false
  context.serve('tifa/previewCards', (params, token) => {
    isAsked = true
    return context.answer('previewCards', params.uri, token, null, found => collectCards(context, found, params, token))
  })
  context.onRefresh(async () => {
    if (isAsked) await context.tell('tifa/previewChanged')
  })
}

async function collectCards(
  context: Context,
  found: Found,
  { uri, ruby, mentions }: PreviewCardsParams,
  token: CancellationToken,
): Promise<PreviewCardsResult> {
  const { folder, document } = found
  const version = context.workspace.versionOf(uri) ?? null
  const { marks, cards, isCut } = await collectMarkCards(context, found, token)
  if (ruby === 'off') return { version, marks, cards, glosses: [], leaves: [], isCut }
  const pinyin = ruby === 'pinyin' ? await context.ports.pinyin() : undefined
  const above = await runSliced(
    context.ports,
    token,
    collectRuby(folder.corpus, document, mentions, pinyin, MOST_GLOSSES),
  )
  return { version, marks, cards, ...pack(above.leaves), isCut: isCut || above.isCut }
}

/** Each gloss once, however often it stands above words. */
function pack(found: readonly RubyLeaf[]): Pick<PreviewCardsResult, 'glosses' | 'leaves'> {
  const numbers = new Map<string, number>()
  const glosses: [string, string][] = []
  const numberOf = (letters: string, text: string): number => {
    const key = `${letters} ${text}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, glosses.length)
    return glosses.push([letters, text]) - 1
  }
  const leaves = found.map(
    ({ starts, length, glosses }): PreviewLeaf => ({
      starts,
      length,
      at: glosses.flatMap(({ start, letters, text }) => [start, numberOf(letters, text)]),
    }),
  )
  return { glosses, leaves }
}
