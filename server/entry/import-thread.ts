// A thread that imports files for the server and the command line on Node: what reads other formats is loaded here alone.

import { parentPort } from 'node:worker_threads'
import { importFile } from '../formats/import-file.ts'
import type { ImportQuestion } from '../host/import-thread.ts'

const means = { now: () => performance.now() }

parentPort?.on('message', ({ bytes, options }: ImportQuestion) => {
  void importFile(bytes, options, means).then(result => parentPort?.postMessage(result))
})
