// Texts in the encodings that Chinese texts come in, with and without a word about it.

import assert from 'node:assert/strict'
import iconv from 'iconv-lite'
import { pieces, read, refuse } from './read.ts'

const SIMPLIFIED = '航道规划\n\n坚持水资源节约优先，到2025年建成高等级航道。\n疏浚、护岸与船闸改造。\n'
const TRADITIONAL = '航道規劃\n\n堅持水資源節約優先，到2025年建成高等級航道。\n疏濬、護岸與船閘改造。\n'

describe('encodings of texts', () => {
  const check = async (text: string, encoding: string, bytes: Uint8Array): Promise<void> => {
    const document = await read(bytes, { name: 'a.txt' })
    assert.equal(document.encoding, encoding)
    assert.deepEqual(await pieces(bytes, { name: 'a.txt' }), await pieces(text, { name: 'a.txt' }))
  }
  it('UTF-8, with a mark and without', async () => {
    await check(SIMPLIFIED, 'utf-8', Buffer.from(SIMPLIFIED))
    await check(SIMPLIFIED, 'utf-8', Buffer.from(`\uFEFF${SIMPLIFIED}`))
    await check('Plain words\n', 'utf-8', Buffer.from('Plain words\n'))
  })
  it('UTF-16, with a mark and without, in both orders', async () => {
    for (const text of [SIMPLIFIED, 'Plain words\nand more of them\n'])
      for (const encoding of ['utf-16le', 'utf-16be'])
        for (const addBOM of [true, false]) await check(text, encoding, iconv.encode(text, encoding, { addBOM }))
  })
  it('GB 18030 and Big5, also where a text is short', async () => {
    for (const text of [SIMPLIFIED, '水利', '第一章 总则', '到2025年森林覆盖率达到24.1%', '一、'])
      await check(text, 'gb18030', iconv.encode(text, 'gb18030'))
    for (const text of [TRADITIONAL, '第一章 總則', '這是一個計劃'])
      await check(text, 'big5', iconv.encode(text, 'big5'))
  })
  it('what HTML says of itself is believed where it can be', async () => {
    const page = (charset: string): string => `<html><head><meta charset="${charset}"></head><body><p>${SIMPLIFIED}</p>`
    assert.equal((await read(iconv.encode(page('gb2312'), 'gbk'))).encoding, 'gb18030')
    assert.equal((await read(Buffer.from(page('gb2312')))).encoding, 'utf-8')
    assert.match((await pieces(iconv.encode(page('gb2312'), 'gbk')))[0] ?? '', /^p 航道规划/)
  })
  it('what the user says is believed', async () => {
    assert.equal((await read(iconv.encode('水', 'big5'), { encoding: 'big5' })).encoding, 'big5')
    assert.deepEqual(await refuse('水', { encoding: 'no-such' }), { code: 'encoding', encoding: 'no-such' })
  })
  it('broken bytes are shown and counted', async () => {
    const bytes = Buffer.concat([Buffer.from(SIMPLIFIED.repeat(10)), Buffer.from([0xff]), Buffer.from(SIMPLIFIED)])
    const { omissions, encoding } = await read(bytes)
    assert.equal(encoding, 'utf-8')
    assert.deepEqual(omissions, [{ kind: 'broken-characters', where: undefined, count: 1 }])
  })
  it('what is no text is refused', async () => {
    assert.deepEqual(await refuse(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])), {
      code: 'unknown-format',
      kind: 'png',
    })
    assert.deepEqual(
      await refuse(
        Uint8Array.from({ length: 999 }, (_, at) => (at * 7) % 32),
        { name: 'a.bin' },
      ),
      { code: 'unknown-format', kind: 'bin' },
    )
    assert.deepEqual(await refuse(''), { code: 'empty' })
    assert.deepEqual(await refuse(' \n'), { code: 'no-text' })
  })
})
