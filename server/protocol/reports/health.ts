// `tifa/health`, and the report on the state of the corpora as a virtual document.

import type { CancellationToken } from 'vscode-languageserver'
import { collectHealth, type Health } from '../../core/features/health.ts'
import type { HealthResult } from '../../wire/health.ts'
import { HEALTH_SCHEME } from '../capabilities.ts'
import type { Context } from '../context.ts'
import { decodeAddress } from '../decode-address.ts'
import { pathIn } from '../exporting/provenance.ts'
import { runSliced } from '../slices.ts'
import { healthReport } from './health-report.ts'
import { HEALTH_WORDS } from './health-words.ts'
import { addressIn, positionsIn } from './report-address.ts'
import { reportToMarkdown } from './report-markdown.ts'

export function serveHealth(context: Context): void {
  const { connection, capabilities, workspace, locale } = context
  const uri = `${HEALTH_SCHEME}:/${encodeURIComponent(`${HEALTH_WORDS[locale].title}.md`)}`
  context.serve('tifa/health', (_, token) =>
    context.answerAll<HealthResult>('health', token, { uri, text: '', isComplete: false }, async () => {
      const text = await writeHealth(context, token)
      context.reports.set(HEALTH_SCHEME, text)
      if (capabilities.workspace?.textDocumentContent) await connection.workspace.textDocumentContent.refresh(uri)
      return { uri, text, isComplete: context.isSettled && !workspace.isIndexing }
    }),
  )
}

/** The report as it was made last; made now where that was before the server started. Undefined for another address. */
export async function healthDocument(
  context: Context,
  uri: string,
  token: CancellationToken,
): Promise<{ readonly text: string } | undefined> {
  if (!uri.startsWith(`${HEALTH_SCHEME}:`)) return undefined
  const known = context.reports.get(HEALTH_SCHEME) ?? (await writeHealth(context, token))
  context.reports.set(HEALTH_SCHEME, known)
  return { text: known }
}

async function writeHealth(context: Context, token: CancellationToken): Promise<string> {
  const { workspace, ports, locale } = context
  const corpora: { name: string; health: Health }[] = []
  for (const folder of workspace.folders()) {
    const health = await runSliced(
      ports,
      token,
      collectHealth(folder.corpus, {
        year: ports.year(),
        isWanted: () => true,
        isOff: code => workspace.severityOf(folder, code) === 'off',
      }),
    )
    // The corpus of what lies outside of all folders is mostly empty.
    if (health.documents.length > 0) corpora.push({ name: nameOf(folder.root ?? ''), health })
  }
  const positions = positionsIn(uri => workspace.folderOf(uri).corpus)
  const blocks = healthReport(corpora, {
    locale,
    lineOf: (uri, offset) => positions(uri, offset).line + 1,
    pathOf: uri => pathIn(workspace.folderOf(uri).root, uri, false),
  })
  return reportToMarkdown(blocks, addressIn(context, positions))
}

/** The last name of a folder's address. */
function nameOf(root: string): string {
  const name = root.slice(root.lastIndexOf('/') + 1)
  return decodeAddress(name)
}
