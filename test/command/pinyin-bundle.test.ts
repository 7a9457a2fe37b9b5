// The tables of pinyin as they are bundled: they give what the package gives.

import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { customPinyin, pinyin } from 'pinyin-pro'
import { pinyinCorrections } from '../../server/core/text/pinyin-corrections.ts'
import { readData } from '../support/data.ts'

describe('the bundle of pinyin', function () {
  this.timeout(60_000) // reads all characters and real texts
  const bundled = createRequire(import.meta.url)(resolve('dist/pinyin.cjs')) as typeof import('pinyin-pro')
  // Others in this process may have it read words otherwise.
  before(() => {
    customPinyin(pinyinCorrections())
    bundled.customPinyin(pinyinCorrections())
  })
  const check = (text: string): void => {
    const options = { type: 'array', nonZh: 'consecutive', toneSandhi: false } as const
    assert.deepEqual(bundled.pinyin(text, options), pinyin(text, options))
    assert.deepEqual(bundled.pinyin(text, { multiple: true }), pinyin(text, { multiple: true }))
  }

  it('reads each character as the package does', () => {
    for (const [from, to] of [
      [0x3400, 0xa000],
      [0xf900, 0xfb00],
      [0x20000, 0x32000],
    ] as const)
      for (let code = from; code < to; code++) check(String.fromCodePoint(code))
  })
  it('reads words and names as the package does', () => {
    for (const text of ['银行行长', '重庆', '长江', '成吉思汗', '民以食为天', '单于', '一不做二不休']) check(text)
    for (const { text } of readData('plans').slice(0, 3)) for (const line of text.split('\n').slice(0, 200)) check(line)
  })
})
