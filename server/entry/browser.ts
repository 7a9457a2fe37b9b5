// The language server in a web worker: the client reads the files for it.

import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser'
import { unpackGlossaries } from '../core/index/digest/glossary-pack.ts'
import { createDictionaryLoader } from '../core/text/dictionary.ts'
import { createPinyinLoader } from '../core/text/pinyin.ts'
import { readText, readTextNow } from '../host/read-text.ts'
import { belongs, walk } from '../host/walk.ts'
import { createClientFiles } from '../protocol/client-files.ts'
import { Life } from '../protocol/life.ts'
import { normalUri } from '../protocol/normal-uri.ts'
import { startServer } from '../protocol/whole-server.ts'
import { createWorkerImporter } from './browser-importer.ts'
import { spreadsheets } from './spreadsheets.ts'

const worker = self as unknown as DedicatedWorkerGlobalScope
const life = new Life()
const connection = createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker), life.options())
life.listen(connection)
const turns = new MessageChannel()
const waiting: (() => void)[] = []
// A message is the quickest turn of the event loop in a browser: timers wait 4 ms each once they are nested.
turns.port1.onmessage = () => waiting.shift()?.()

const files = createClientFiles(connection, true)

startServer(connection, ({ dictionary, packedGlossaries, importer, characterMaps }) => ({
  files,
  walk,
  readText,
  readTextNow,
  belongs,
  log: connection.console,
  pinyin: createPinyinLoader(),
  dictionary: createDictionaryLoader(
    async () => (dictionary === undefined ? undefined : files.readFile(dictionary)),
    line => connection.console.warn(line),
  ),
  spreadsheets: async () => spreadsheets,
  importFile: createWorkerImporter(
    async () => (importer === undefined ? undefined : files.readFile(importer)),
    async () => (characterMaps === undefined ? undefined : files.readFile(characterMaps)),
  ),
  glossaries: [],
  packedGlossaries: async () => {
    const bytes = packedGlossaries === undefined ? undefined : await files.readFile(packedGlossaries)
    return bytes && unpackGlossaries(bytes, BUILD)
  },
  nextTurn: () =>
    new Promise(resolve => {
      waiting.push(resolve)
      turns.port2.postMessage(0)
    }),
  now: () => performance.now(),
  year: () => new Date().getFullYear(),
  date: () => new Date().toISOString().replace(/\.\d+/, ''),
  version: VERSION,
  archives: () => import('../formats/zip.ts'),
  normalUri,
}))
connection.listen()

declare const VERSION: string
declare const BUILD: string
