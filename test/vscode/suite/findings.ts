// The findings that VS Code shows of a document.

import * as vscode from 'vscode'
import { until } from './until.ts'

/** Those of Tifa, as `code: words`, in the order of the text. */
export function findings(document: vscode.TextDocument): string[] {
  return diagnosticsOf(document).map(({ code, range }) => `${codeOf(code)}: ${document.getText(range)}`)
}

/** Tifa's diagnostics of a document, in the order of the text. */
export function diagnosticsOf(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'tifa')
    .sort((a, b) => a.range.start.compareTo(b.range.start))
}

/** Waits until the findings are these and no others. */
export async function untilFindings(document: vscode.TextDocument, expected: readonly string[]): Promise<void> {
  await until(
    `findings [${expected.join(' | ')}]`,
    () => JSON.stringify(findings(document)) === JSON.stringify(expected),
    () => `; there are [${findings(document).join(' | ')}]`,
  )
}

function codeOf(code: vscode.Diagnostic['code']): string {
  return String(typeof code === 'object' ? code.value : code)
}
