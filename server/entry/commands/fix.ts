// `tifa check --fix`: mends what can be mended without a doubt, in the files themselves.

import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { URI } from 'vscode-uri'
import { collectFixes, type Edit, inOrder, isSafe } from '../../core/features/code-action.ts'
import { diagnose } from '../../core/features/diagnostics.ts'
import type { Code } from '../../core/model/finding.ts'
import { decodeText } from '../../host/read-text.ts'
import type { Both } from './command.ts'
import type { Opened } from './paths.ts'

interface Fixed {
  readonly edits: number
  readonly files: number
  /** The mended text of what came from standard input. */
  readonly text: string | undefined
  readonly problems: readonly { readonly uri: string; readonly reason: Both }[]
}

/** Mends all that was named; `input` is the path of what came from standard input, which is no file to be written. */
export async function fixAll(opened: Opened, input: string | undefined): Promise<Fixed> {
  const { workspace, isWanted, year, ports } = opened
  const problems: { uri: string; reason: Both }[] = []
  let [edits, files] = [0, 0]
  let text: string | undefined
  for (const folder of workspace.folders()) {
    const { corpus } = folder
    for (const uri of [...corpus.uris()]) {
      const document = corpus.originOf(uri) === 'own' && isWanted(uri) ? corpus.document(uri) : undefined
      if (!document) continue
      const isOff = (code: Code): boolean => workspace.severityOf(folder, code) === 'off'
      const findings = diagnose(corpus, document, year, isOff)
      const fixes = await collectFixes(corpus, document, findings, ports.pinyin)
      const changes = inOrder(fixes.filter(isSafe).flatMap(fix => fix.edits))
      const isInput = input !== undefined && uri === URI.file(input).toString()
      if (isInput) text = apply(document.text, changes)
      if (changes.length === 0) continue
      const mended = apply(document.text, changes)
      const problem = isInput ? undefined : await write(URI.parse(uri).fsPath, document.text, mended)
      if (problem) problems.push({ uri, reason: problem })
      else {
        edits += changes.length
        files++
        workspace.open(uri, 0, mended)
      }
    }
  }
  return { edits, files, text, problems }
}

function apply(text: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const { start, end, text: words } of edits) {
    result += text.slice(at, start) + words
    at = end
  }
  return result + text.slice(at)
}

/** Puts a new file in the place of the old one, if that still says what was read; else says why not. */
async function write(named: string, before: string, after: string): Promise<Both | undefined> {
  try {
    // A link stays one.
    const path = await realpath(named)
    const bytes = await readFile(path)
    const { text, warning } = decodeText(bytes)
    if (warning !== undefined) return { en: `not mended: ${warning}`, zh: '未修正：文件含有无法解码的字节' }
    if (text !== before) return { en: 'not mended: it has changed meanwhile', zh: '未修正：文件其间已改动' }
    const { mode } = await stat(path)
    const made = join(dirname(path), `.${basename(path)}.${process.pid}.tifa`)
    try {
      await writeFile(made, encode(after, bytes), { mode, flag: 'wx' })
      await rename(made, path)
    } finally {
      await rm(made, { force: true })
    }
    return undefined
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { en: `not mended: ${message}`, zh: `未修正：${message}` }
  }
}

/** As the file was encoded: UTF-16 where it was, with the mark that it had. */
function encode(text: string, before: Uint8Array): Uint8Array {
  const [first, second] = before
  const isLittle = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)
  if (!isLittle && !isBig) return Buffer.from(text, 'utf8')
  const hasMark = first === 0xff || first === 0xfe
  const bytes = Buffer.from(hasMark && !text.startsWith('\ufeff') ? `\ufeff${text}` : text, 'utf16le')
  return isLittle ? bytes : bytes.swap16()
}
