// Imports files in a thread, which is ended where a file takes too long or too much memory: nothing that is in a file harms who asks.

import { Worker } from 'node:worker_threads'
import type { ImportFile, ImportFileOptions, ImportFileResult } from '../core/importing/import-file.ts'

/** What the thread is sent, one file at a time; it answers with the result. */
export interface ImportQuestion {
  readonly bytes: Uint8Array
  readonly options: ImportFileOptions
}

export interface ImportThreadLimits {
  readonly seconds: number
  readonly megabytes: number
}

/** How long a thread without work is kept, milliseconds. */
const IDLE = 20_000
/** How often memory is looked at, milliseconds. Buffers are in no heap that V8 bounds. */
const LOOK = 50

/** Gives what imports files by a thread that runs `script`. Files are imported one after the other. */
export function createThreadImporter(script: URL, limits: ImportThreadLimits): ImportFile {
  let thread: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()

  const end = (worker: Worker): void => {
    if (thread === worker) thread = undefined
    void worker.terminate()
  }
  const ask = (question: ImportQuestion): Promise<ImportFileResult> =>
    new Promise(resolve => {
      clearTimeout(idle)
      thread ??= new Worker(script, {
        resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
        // What a library prints is for nobody.
        stdout: true,
        stderr: true,
      })
      const worker = thread
      worker.ref()
      const before = process.memoryUsage.rss()
      const tooMuch: ImportFileResult = { refusal: { code: 'limit', limit: 'megabytes', most: limits.megabytes } }
      const settle = (result: ImportFileResult, isOver: boolean): void => {
        clearTimeout(timer)
        clearInterval(watch)
        worker.off('message', onMessage).off('error', onError).off('exit', onExit)
        if (isOver) end(worker)
        else {
          worker.unref()
          idle = setTimeout(() => end(worker), IDLE).unref()
        }
        resolve(result)
      }
      const onMessage = (result: ImportFileResult): void => settle(result, false)
      const onError = (error: Error & { readonly code?: string }): void => {
        // What is thrown away may be much: the next file gets a new thread.
        worker.on('error', () => {})
        settle(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? tooMuch
            : { refusal: { code: 'unavailable', detail: error.message } },
          true,
        )
      }
      const onExit = (): void => onError(new Error('the thread ended'))
      const timer = setTimeout(
        () => settle({ refusal: { code: 'limit', limit: 'seconds', most: limits.seconds } }, true),
        limits.seconds * 1000,
      )
      const watch = setInterval(() => {
        if (process.memoryUsage.rss() - before > limits.megabytes * 1_000_000) settle(tooMuch, true)
      }, LOOK)
      worker.on('message', onMessage).on('error', onError).on('exit', onExit)
      worker.postMessage(question)
    })
  return (bytes, options) => {
    const result = last.then(() => ask({ bytes, options }))
    last = result
    return result
  }
}
