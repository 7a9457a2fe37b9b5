// Tables as spreadsheets save them: UTF-8 and UTF-16 with a mark, GB 18030, Big5.

import assert from 'node:assert/strict'
import type { Files } from '../../server/core/model/files.ts'
import { readText } from '../../server/host/read-text.ts'

/** 中文,英文,释义 and two rows, as a Chinese Excel saves them. */
const GB18030 =
  '1tDOxCzTos7ELMrN0uUKzLy077flLGNhcmJvbiBwZWFraW5nLLb+0fW7r8y8xcW3xcG/tO+1vbfl1rUK0MLWysn6svrBpixuZXcgcXVhbGl0eSBwcm9kdWN0aXZlIGZvcmNlcyzS1LS00MLOqtb3tby1xMn6svrBpgo='
/** The same in traditional characters. */
const BIG5 =
  'pKSk5SytXqTlLMTAuHEKutK5Rq5wLGNhcmJvbiBwZWFraW5nLKRHrvGkxrrSscap8bZxuUao7K5wrcgKt3O96KXNsqOkTyxuZXcgcXVhbGl0eSBwcm9kdWN0aXZlIGZvcmNlcyylSLPQt3OssKVEvsmquqXNsqOkTwo='

async function read(bytes: Uint8Array, name = 'a.csv'): ReturnType<typeof readText> {
  const files = { readFile: async () => bytes } as unknown as Files
  return readText(files, `file:///${name}`)
}

describe('encodings of tables', () => {
  it('GB 18030', async () => {
    const found = await read(Buffer.from(GB18030, 'base64'))
    assert.ok(found?.text.startsWith('中文,英文,释义\n碳达峰,carbon peaking,二氧化碳'))
    assert.equal(found?.warning, undefined)
  })
  it('Big5', async () => {
    const found = await read(Buffer.from(BIG5, 'base64'), 'a.tsv')
    assert.ok(found?.text.startsWith('中文,英文,釋義\n碳達峰,carbon peaking,二氧化碳'), found?.text)
  })
  it('UTF-8 and UTF-16 with their marks', async () => {
    assert.ok((await read(Buffer.from('\uFEFF中文', 'utf8')))?.text.endsWith('中文'))
    assert.ok((await read(Buffer.from('\uFEFF中文', 'utf16le')))?.text.endsWith('中文'))
  })
  it('says what is none of them, and leaves Markdown as it was read before', async () => {
    assert.deepEqual((await read(new Uint8Array([0x61, 0xff, 0xff, 0x2c])))?.warning, { code: 'not-utf8', count: 2 })
    assert.equal((await read(Buffer.from(GB18030, 'base64'), 'a.md'))?.warning?.code, 'not-utf8')
  })
})
