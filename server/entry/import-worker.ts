// A worker in a browser that imports files: what reads other formats is loaded here alone.

import { createCMapReader } from '../formats/cmaps.ts'
import { importFile } from '../formats/import-file.ts'
import type { ImportTask } from './browser-importer.ts'

const worker = self as unknown as DedicatedWorkerGlobalScope

worker.onmessage = ({ data: { bytes, options, characterMaps } }: MessageEvent<ImportTask>) => {
  const readCMap = createCMapReader(async () => characterMaps)
  void importFile(bytes, options, { now: () => performance.now(), readCMap }).then(result => worker.postMessage(result))
}
