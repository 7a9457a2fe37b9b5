// Loaded into a server before anything else: tells over IPC how long each answer took, by the clock and in processor time of all threads,
// milliseconds, from the first request or notification read after the last answer.

import { isMainThread } from 'node:worker_threads'

if (isMainThread && process.send) {
  let begin: number | undefined
  let before = process.cpuUsage()
  const { stdin, stdout } = process
  const emit = stdin.emit.bind(stdin)
  stdin.emit = (event: string | symbol, ...args: unknown[]): boolean => {
    // What the client answers is none of these.
    if (event === 'data' && begin === undefined && String(args[0]).includes('"method"')) {
      begin = performance.now()
      before = process.cpuUsage()
    }
    return emit(event, ...args)
  }
  const write = stdout.write.bind(stdout) as (...args: unknown[]) => boolean
  stdout.write = (...args: unknown[]): boolean => {
    const isWritten = write(...args)
    const [chunk] = args
    const head = chunk instanceof Uint8Array ? Buffer.from(chunk).subarray(0, 100).toString('latin1') : String(chunk)
    // An answer, not a request or notification of the server's own.
    if (
      begin !== undefined &&
      /^(?:Content-Length: \d+\r\n\r\n)?\{"jsonrpc":"2\.0","id":\d+,"(?:result|error)"/.test(head)
    ) {
      const time = performance.now() - begin
      const { user, system } = process.cpuUsage(before)
      process.send?.([time, (user + system) / 1000])
      begin = undefined
    }
    return isWritten
  }
  // Whoever started the server waits for it to end by itself.
  process.channel?.unref()
}
