// PDF.js, both halves of it in this very thread: large, so it is loaded by the first PDF file alone.

import './pdf-globals.ts'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs'

// Where the half that displays looks for the one that parses, before it would start a worker.
;(globalThis as { pdfjsWorker?: object }).pdfjsWorker = { WorkerMessageHandler }

export { getDocument }
