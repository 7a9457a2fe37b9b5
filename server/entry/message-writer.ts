// Writes messages to a stream; what was written before, such as the findings that an edit left alone, is not encoded again.

import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver/node'
import { Beside } from '../core/text/beside.ts'

/** Shorter lists are encoded whole: nothing would be won. */
const LONG_LIST = 50

/** The JSON of the items of long lists, in UTF-8. Items never change; they are forgotten with their list. */
const encodedItems = new Beside<object, Buffer<ArrayBuffer>>()

/**
 * A writer as {@link https://github.com/microsoft/vscode-languageserver-node vscode-jsonrpc} has it, with one write for
 * a message in place of two.
 */
export class StreamWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #stream: NodeJS.WritableStream
  #errors = 0

  constructor(stream: NodeJS.WritableStream) {
    super()
    this.#stream = stream
    stream.on('error', error => this.fireError(error))
    stream.on('close', () => this.fireClose())
  }

  /** Settles when the message was handed over; messages are written in the order of the calls. */
  async write(message: Message): Promise<void> {
    try {
      const parts = encodeMessage(message)
      const length = parts.reduce((sum, part) => sum + part.length, 0)
      const head = Buffer.from(`Content-Length: ${length}\r\n\r\n`, 'latin1')
      await new Promise<void>((resolve, reject) => {
        this.#stream.write(Buffer.concat([head, ...parts], head.length + length), error =>
          error ? reject(error) : resolve(),
        )
      })
    } catch (error) {
      this.fireError(error, message, ++this.#errors)
      throw error
    }
  }

  end(): void {
    this.#stream.end()
  }
}

/** The JSON of a message in UTF-8, in parts. */
export function encodeMessage(message: Message): readonly Buffer<ArrayBuffer>[] {
  const { result, ...envelope } = message as Message & { readonly result?: unknown }
  if (!isLongReport(result)) return [Buffer.from(JSON.stringify(message))]
  const { items, ...rest } = result
  // The result comes last, and in it the items: behind their bracket nothing but braces follow.
  const frame = JSON.stringify({ ...envelope, result: { ...rest, items: [] } })
  const at = frame.lastIndexOf(']')
  const parts = [Buffer.from(frame.slice(0, at))]
  for (const item of items) {
    if (parts.length > 1) parts.push(COMMA)
    parts.push(encodeItem(item))
  }
  parts.push(Buffer.from(frame.slice(at)))
  return parts
}

const COMMA = Buffer.from(',')

/** A full report of diagnostics, which has the same items after an edit but for a few. */
function isLongReport(result: unknown): result is { readonly items: readonly object[] } {
  const { kind, items } = (result ?? {}) as { readonly kind?: unknown; readonly items?: unknown }
  return kind === 'full' && Array.isArray(items) && items.length >= LONG_LIST
}

function encodeItem(item: object): Buffer<ArrayBuffer> {
  const known = encodedItems.get(item)
  if (known) return known
  const encoded = Buffer.from(JSON.stringify(item))
  encodedItems.set(item, encoded)
  return encoded
}
