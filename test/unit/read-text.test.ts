// Texts of files on Node are what `TextDecoder` reads, however they are decoded.

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createNodeFiles, createPassingFiles } from '../../server/host/node-files.ts'
import { readTextNow } from '../../server/host/read-text.ts'

const VALID = {
  ascii: 'Plan\r\n\u0000\u007f',
  latin: 'Köln, “quoted”',
  han: '# 规划\n\n坚持创新驱动发展',
  astral: '𠮷野家 😀',
  'with a mark': '\uFEFF中文',
  nothing: '',
}
const BROKEN = {
  'a byte that begins nothing': [0x61, 0xff, 0x62],
  'a character cut off': [0xe4, 0xb8],
  'half a surrogate pair': [0xed, 0xa0, 0x80, 0x61],
  'an overlong form': [0xc0, 0xaf],
}

describe('texts of files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tifa-read-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  const read = (bytes: Uint8Array) => {
    const path = join(folder, 'a.md')
    writeFileSync(path, bytes)
    const uri = pathToFileURL(path).href
    const [one, other] = [createNodeFiles(), createPassingFiles()].map(files => readTextNow(files, uri))
    assert.deepEqual(one, other)
    return one
  }

  for (const [name, text] of Object.entries(VALID)) {
    it(name, () => {
      const found = read(Buffer.from(text))
      assert.equal(found?.text, text)
      assert.equal(found?.warning, undefined)
    })
  }
  for (const [name, bytes] of Object.entries(BROKEN)) {
    it(`${name}, which is said`, () => {
      const found = read(new Uint8Array(bytes))
      assert.equal(found?.text, new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(bytes)))
      assert.equal(found?.warning?.code, 'not-utf8')
    })
  }
})
