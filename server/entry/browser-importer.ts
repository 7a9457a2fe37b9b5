// Imports files in a browser, in a worker, which is ended where a file takes too long.

import type { ImportFile, ImportFileOptions, ImportFileResult } from '../core/importing/import-file.ts'
import { LIMITS } from '../formats/limits.ts'

/** What the worker is sent. */
export interface ImportTask {
  readonly bytes: Uint8Array
  readonly options: ImportFileOptions
  /** The file of character maps, for PDF. */
  readonly characterMaps: Uint8Array | undefined
}

/** Gets a file that comes with Tifa; undefined where it is not there. */
type Load = () => Promise<Uint8Array | undefined>

/** How long a worker without work is kept, milliseconds. */
const IDLE = 20_000

/**
 * Gives what imports files, one after the other. `loadScript` gets the worker's script, and is asked by the first import; the script
 * comes as bytes, for a worker may not load one from another origin.
 */
export function createWorkerImporter(loadScript: Load, loadMaps: Load): ImportFile {
  let script: Promise<string | undefined> | undefined
  let maps: Promise<Uint8Array | undefined> | undefined
  let worker: Worker | undefined
  let idle: ReturnType<typeof setTimeout> | undefined
  let last: Promise<unknown> = Promise.resolve()

  const end = (): void => {
    worker?.terminate()
    worker = undefined
  }
  const run = (address: string, task: ImportTask): Promise<ImportFileResult> =>
    new Promise(resolve => {
      worker ??= new Worker(address)
      const settle = (result: ImportFileResult, isOver: boolean): void => {
        clearTimeout(timer)
        if (isOver) end()
        else idle = setTimeout(end, IDLE)
        resolve(result)
      }
      const timer = setTimeout(
        () => settle({ refusal: { code: 'limit', limit: 'seconds', most: LIMITS.seconds } }, true),
        LIMITS.seconds * 1000,
      )
      worker.onmessage = ({ data }: MessageEvent<ImportFileResult | { readonly sourceName: string }>) => {
        // PDF.js takes every worker for its own and says that it is ready.
        if (!('sourceName' in data)) settle(data, false)
      }
      worker.onerror = event => {
        event.preventDefault()
        settle({ refusal: { code: 'unavailable', detail: event.message } }, true)
      }
      worker.postMessage(task)
    })
  const importOne: ImportFile = async (bytes, options) => {
    clearTimeout(idle)
    try {
      script ??= loadScript().then(
        source => source && URL.createObjectURL(new Blob([source as BlobPart], { type: 'text/javascript' })),
      )
      maps ??= loadMaps().catch(() => undefined)
      const address = await script
      if (address === undefined) return { refusal: { code: 'unavailable', detail: 'the importer is not there' } }
      return await run(address, { bytes, options, characterMaps: await maps })
    } catch (error) {
      script = undefined
      return { refusal: { code: 'unavailable', detail: error instanceof Error ? error.message : String(error) } }
    }
  }
  return (bytes, options) => {
    const result = last.then(() => importOne(bytes, options))
    last = result
    return result
  }
}
