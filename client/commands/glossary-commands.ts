// Harvest Glosses, Add to Glossary, Tag All Mentions, Import and Export Glossary: they ask what is to be done, the server makes the edits.

import * as vscode from 'vscode'
import type { BaseLanguageClient, Location } from 'vscode-languageclient'
import type { AddEntriesResult, HarvestItem, NewEntry, ProposeEntryResult } from '../../server/wire/glossary.ts'
import { activeMarkdown, toLspPosition, toLspRange } from '../active-editor.ts'
import { ask } from '../ask.ts'
import type { Session } from '../session.ts'
import { type ExportArguments, exportGlossary } from './glossary-export.ts'
import { type ImportArguments, importGlossary } from './glossary-import.ts'

export function registerGlossaryCommands(session: Session): vscode.Disposable[] {
  /** Runs a command with the server's client; without a server there is nothing to say. */
  const register = <T extends unknown[]>(
    name: string,
    run: (client: BaseLanguageClient, ...args: T) => Promise<void>,
  ): vscode.Disposable =>
    vscode.commands.registerCommand(name, async (...args: T) => {
      if (session.client) await run(session.client, ...args)
    })
  return [
    register('tifa.harvestGlosses', harvestGlosses),
    register('tifa.addToGlossary', addToGlossary),
    register('tifa.tagAllMentions', tagAllMentions),
    // The explorer's menu gives the file that was clicked, and all that are selected.
    vscode.commands.registerCommand('tifa.importGlossary', (given?: vscode.Uri | ImportArguments, all?: vscode.Uri[]) =>
      importGlossary(session, given instanceof vscode.Uri ? { files: all && all.length > 0 ? all : [given] } : given),
    ),
    vscode.commands.registerCommand('tifa.exportGlossary', (given?: ExportArguments) => exportGlossary(session, given)),
  ]
}

/** `options.scope` spares the question: the document of the active editor, or all. */
async function harvestGlosses(client: BaseLanguageClient, options?: { scope?: 'document' | 'corpus' }): Promise<void> {
  const document = activeMarkdown()?.document
  const scope = options?.scope ?? (document ? await askScope() : 'corpus')
  if (!scope) return
  const uri = scope === 'document' && document ? client.code2ProtocolConverter.asUri(document.uri) : undefined
  const harvested = await ask(client, 'tifa/harvest', uri === undefined ? {} : { uri })
  if (harvested.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No text glosses a term that the glossary lacks.'))
    return
  }
  const picked = await pickHarvested(client, harvested)
  if (!picked || picked.length === 0) return
  const [first] = picked
  const proposed = first ? await propose(client, first.found) : undefined
  const glossary = proposed ? await askGlossary(proposed) : undefined
  if (glossary === CANCELLED) return
  const entries = picked.map(
    ({ headword, renderings, pinyin, found }): NewEntry => ({
      headword,
      en: renderings.map(({ text }) => text),
      ...(pinyin === undefined ? {} : { pinyin }),
      found,
    }),
  )
  const added = await add(client, entries, glossary)
  if (!added?.edit) return
  const figures = vscode.l10n.t('entries added: {0}, extended: {1}', added.added.length, added.extended.length)
  const place = added.select ?? added.extended[0]
  if (place) await reveal(client, place)
  vscode.window.setStatusBarMessage(`Tifa: ${figures}`, 5000)
}

async function askScope(): Promise<'document' | 'corpus' | undefined> {
  const items = [
    { label: vscode.l10n.t('This document'), scope: 'document' as const },
    { label: vscode.l10n.t('The whole corpus'), scope: 'corpus' as const },
  ]
  const placeHolder = vscode.l10n.t('Where to look for glossed terms')
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.scope
}

interface HarvestedItem extends vscode.QuickPickItem {
  readonly harvested: HarvestItem
}

/** The proposals to choose from, sure ones chosen; a button leads to the place and leaves the list. */
function pickHarvested(
  client: BaseLanguageClient,
  harvested: readonly HarvestItem[],
): Promise<readonly HarvestItem[] | undefined> {
  const goTo: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('go-to-file'),
    tooltip: vscode.l10n.t('Show where it stands'),
  }
  const pick = vscode.window.createQuickPick<HarvestedItem>()
  pick.title = vscode.l10n.t('Glossed terms: choose what goes into the glossary')
  pick.placeholder = vscode.l10n.t('proposals: {0}; those in quotes or found twice are chosen', harvested.length)
  pick.canSelectMany = true
  pick.matchOnDescription = true
  pick.matchOnDetail = true
  pick.items = harvested.map(one => {
    const renderings = one.renderings.map(({ text, count }) => (count > 1 ? `${text} (${count})` : text)).join('; ')
    const where = [one.title, one.date].filter(part => part !== undefined && part !== '').join(', ')
    const known = one.entry ? `${vscode.l10n.t('add to its entry')} · ` : ''
    return {
      label: one.headword,
      description: `${renderings} · ${known}${where}`,
      detail: one.sentence,
      buttons: [goTo],
      harvested: one,
    }
  })
  pick.selectedItems = pick.items.filter(item => item.harvested.isSure)
  return new Promise(resolve => {
    pick.onDidTriggerItemButton(async ({ item }) => {
      pick.hide()
      await reveal(client, item.harvested.found)
    })
    pick.onDidAccept(() => {
      resolve(pick.selectedItems.map(item => item.harvested))
      pick.hide()
    })
    pick.onDidHide(() => {
      resolve(undefined)
      pick.dispose()
    })
    pick.show()
  })
}

/** Adds the words at `place`, or those that are selected. */
async function addToGlossary(client: BaseLanguageClient, place?: Location): Promise<void> {
  const editor = activeMarkdown()
  // A menu of the editor hands over its document's uri: that is no place.
  const given = place && 'range' in place ? place : undefined
  if (!given && !editor) return
  const selected = editor && {
    uri: client.code2ProtocolConverter.asUri(editor.document.uri),
    range: toLspRange(editor.selection),
  }
  const words = given ?? selected
  const proposed = words && (await propose(client, words))
  if (!proposed) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Select the words of a term first.'))
    return
  }
  const [entry] = proposed.entries
  if (entry) {
    await reveal(client, entry)
    void vscode.window.showInformationMessage(vscode.l10n.t('The glossary has “{0}” already.', proposed.draft.headword))
    return
  }
  const glossary = await askGlossary(proposed)
  if (glossary === CANCELLED) return
  const added = await add(client, [proposed.draft], glossary)
  const written = added?.select ?? added?.extended[0] ?? added?.existing[0]
  if (written) await reveal(client, written)
}

async function tagAllMentions(client: BaseLanguageClient): Promise<void> {
  const editor = activeMarkdown()
  if (!editor) return
  const found = await ask(client, 'tifa/tagMentions', {
    textDocument: { uri: client.code2ProtocolConverter.asUri(editor.document.uri) },
    position: toLspPosition(editor.selection.active),
  })
  if (!found) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No term of the glossary stands at the cursor.'))
    return
  }
  if (!found.edit) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('“{0}”: nothing to tag (mentions that cannot hold a link: {1}).', found.headword, found.skipped),
    )
    return
  }
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(found.edit)
  if (!(await vscode.workspace.applyEdit(edit))) return
  const figures =
    found.scope === 'corpus'
      ? vscode.l10n.t(
          'mentions to tag: {0}, in documents: {1}, left alone: {2}',
          found.tagged,
          found.documents,
          found.skipped,
        )
      : vscode.l10n.t('mentions tagged: {0}, left alone: {1}', found.tagged, found.skipped)
  vscode.window.setStatusBarMessage(`Tifa: ${figures}`, 5000)
}

function propose(client: BaseLanguageClient, { uri, range }: Location): Promise<ProposeEntryResult | null> {
  return ask(client, 'tifa/proposeEntry', { textDocument: { uri }, range })
}

const CANCELLED = Symbol('cancelled')

/** The glossary to write to, asked for only where there are several; the last used one comes first. */
async function askGlossary({ glossaries, last }: ProposeEntryResult): Promise<string | undefined | typeof CANCELLED> {
  if (glossaries.length <= 1) return glossaries[0]?.uri
  const items = [...glossaries]
    .sort((a, b) => Number(b.uri === last) - Number(a.uri === last))
    .map(({ uri, title }) => ({
      label: title,
      description: vscode.workspace.asRelativePath(vscode.Uri.parse(uri)),
      uri,
    }))
  const placeHolder = vscode.l10n.t('Which glossary the entry goes to')
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.uri ?? CANCELLED
}

/** Has the entries written; says what is in the way where they cannot be. */
async function add(
  client: BaseLanguageClient,
  entries: readonly NewEntry[],
  glossary: string | undefined,
): Promise<AddEntriesResult | undefined> {
  const params = { entries, ...(glossary === undefined ? {} : { glossary }) }
  const added = await ask(client, 'tifa/addEntries', params)
  if (added?.problem) {
    const message =
      added.problem === 'no-glossary'
        ? vscode.l10n.t('There is no glossary to write to. Open a folder, or a Markdown document of kind: glossary.')
        : vscode.l10n.t('The glossary cannot take an entry at its end: a code block or comment stands open there.')
    void vscode.window.showWarningMessage(message)
    return undefined
  }
  if (!added) return undefined
  if (added.edit) {
    const edit = await client.protocol2CodeConverter.asWorkspaceEdit(added.edit)
    if (!(await vscode.workspace.applyEdit(edit))) {
      void vscode.window.showWarningMessage(vscode.l10n.t('The glossary was not changed.'))
      return undefined
    }
  }
  return added
}

async function reveal(client: BaseLanguageClient, { uri, range }: Location): Promise<void> {
  const selection = client.protocol2CodeConverter.asRange(range)
  await vscode.window.showTextDocument(client.protocol2CodeConverter.asUri(uri), { selection })
}
