import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import type { Message } from 'vscode-languageserver/node'
import { encodeMessage, StreamWriter } from '../../server/entry/message-writer.ts'

function reportOf(items: readonly object[]): Message {
  return { jsonrpc: '2.0', id: 7, result: { kind: 'full', items, resultId: '3]' } } as Message
}

function diagnostics(count: number): object[] {
  return Array.from({ length: count }, (_, line) => ({ message: `第 ${line} 处 “]}”`, range: [line] }))
}

function textOf(message: Message): string {
  return Buffer.concat(encodeMessage(message)).toString()
}

describe('Message writer', () => {
  it('encodes every message as JSON, however long its list is', () => {
    for (const count of [0, 1, 49, 50, 51, 1000]) {
      const message = reportOf(diagnostics(count))
      assert.deepEqual(JSON.parse(textOf(message)), JSON.parse(JSON.stringify(message)))
    }
    const others = [{ jsonrpc: '2.0', method: 'x' }, { jsonrpc: '2.0', id: 1, result: null }, reportOf([])]
    for (const message of others) assert.equal(textOf(message), JSON.stringify(message))
  })

  it('encodes an item once, and again where another stands in its place', () => {
    const items = diagnostics(60)
    const before = encodeMessage(reportOf(items))
    const after = encodeMessage(reportOf(items.with(3, { message: 'other' })))
    assert.equal(after.filter(part => before.includes(part)).length, before.length - 3)
    assert.equal(JSON.parse(Buffer.concat(after).toString()).result.items[3].message, 'other')
  })

  it('writes messages whole and in order, and tells of a stream that is closed', async () => {
    const stream = new PassThrough()
    const writer = new StreamWriter(stream)
    const errors: unknown[] = []
    writer.onError(([error]) => errors.push(error))
    await Promise.all([writer.write(reportOf(diagnostics(50))), writer.write({ jsonrpc: '2.0' })])
    const text = String(stream.read())
    const [, length] = /^Content-Length: (\d+)\r\n\r\n/.exec(text) ?? []
    const first = Buffer.from(text).subarray(text.indexOf('{'))
    assert.equal(JSON.parse(first.subarray(0, Number(length)).toString()).result.items.length, 50)
    assert.equal(first.subarray(Number(length)).toString(), 'Content-Length: 17\r\n\r\n{"jsonrpc":"2.0"}')
    stream.destroy()
    await assert.rejects(writer.write({ jsonrpc: '2.0' }))
    assert.ok(errors.length > 0)
  })
})
