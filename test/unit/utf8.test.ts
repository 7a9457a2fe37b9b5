// UTF-8, with the host's decoder and without one.

import assert from 'node:assert/strict'
import { decodeBytes, decodeUtf8, encodeUtf8 } from '../../server/core/text/utf8.ts'

it('what is encoded is decoded, with the decoder of a host and without, also where threads share it', () => {
  for (const text of ['', 'a', '\uFEFF规划', 'é规划😀\0', '高质量发展，dual circulation。'.repeat(2000)]) {
    const bytes = encodeUtf8(text)
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length))
    shared.set(bytes)
    for (const decoded of [decodeUtf8(bytes), decodeBytes(bytes), decodeUtf8(shared)]) assert.equal(decoded, text)
  }
})
