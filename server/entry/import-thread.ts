// A thread that imports files for the server and the command line on Node: what reads other formats is loaded here alone.

import { readFile } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import iconv from 'iconv-lite'
import { createCMapReader } from '../formats/cmaps.ts'
import { decodeHere } from '../formats/decode.ts'
import { importFile } from '../formats/import-file.ts'
import type { ImportQuestion } from '../host/import-thread.ts'

const means = {
  now: () => performance.now(),
  // Where Node was built without all of ICU, it knows no Chinese encoding.
  decode: (bytes: Uint8Array, encoding: string) =>
    decodeHere(bytes, encoding) ??
    (iconv.encodingExists(encoding) ? iconv.decode(Buffer.from(bytes), encoding) : undefined),
  readCMap: createCMapReader(() => readFile(new URL('./cmaps.bin', import.meta.url))),
}

parentPort?.on('message', ({ bytes, options }: ImportQuestion) => {
  void importFile(bytes, options, means).then(result => parentPort?.postMessage(result))
})
