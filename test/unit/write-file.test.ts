// Files are written whole or not at all, and never over what changed.

import assert from 'node:assert/strict'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFile, readForReplacing, replaceFile, replaceText, writeOutput } from '../../server/host/write-file.ts'

describe('writing of files', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tifa-write-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const at = (name: string): string => join(folder, name)
  const text = (name: string): string => readFileSync(at(name), 'utf8')

  it('makes a file with its folders, and leaves nothing else there', async () => {
    assert.equal(await createFile(at('a/b/c.md'), '水'), undefined)
    assert.equal(text('a/b/c.md'), '水')
    assert.deepEqual(readdirSync(at('a/b')), ['c.md'])
  })
  it('replaces nothing that is there, be it a file, a folder or a link to nowhere', async () => {
    writeFileSync(at('a.md'), 'old')
    mkdirSync(at('b.md'))
    symlinkSync(at('nowhere'), at('c.md'))
    for (const name of ['a.md', 'b.md', 'c.md'])
      assert.deepEqual(await createFile(at(name), 'new'), { code: 'exists' }, name)
    assert.equal(text('a.md'), 'old')
    assert.deepEqual(readdirSync(folder).sort(), ['a.md', 'b.md', 'c.md'])
  })
  it('of many writers of one name one wins, and the file is whole', async () => {
    const contents = Array.from({ length: 20 }, (_, number) => String(number).repeat(10_000))
    const outcomes = await Promise.all(contents.map(content => createFile(at('a.md'), content)))
    assert.equal(outcomes.filter(outcome => outcome === undefined).length, 1)
    assert.ok(contents.includes(text('a.md')))
    assert.deepEqual(readdirSync(folder), ['a.md'])
  })
  it('replaces what was read, through links, with its rights', async () => {
    writeFileSync(at('a.md'), 'old')
    chmodSync(at('a.md'), 0o640)
    symlinkSync(at('a.md'), at('link.md'))
    const before = await readForReplacing(at('link.md'))
    assert.ok(before)
    assert.equal(await replaceFile(before, 'new'), undefined)
    assert.equal(text('a.md'), 'new')
    assert.equal(statSync(at('a.md')).mode & 0o777, 0o640)
    assert.ok(lstatSync(at('link.md')).isSymbolicLink())
  })
  it('replaces nothing that has changed since, or is gone', async () => {
    writeFileSync(at('a.md'), 'old')
    const before = await readForReplacing(at('a.md'))
    assert.ok(before)
    writeFileSync(at('a.md'), 'mine')
    assert.deepEqual(await replaceFile(before, 'new'), { code: 'changed' })
    assert.equal(text('a.md'), 'mine')
    rmSync(at('a.md'))
    assert.equal((await replaceFile(before, 'new'))?.code, 'failed')
    assert.deepEqual(readdirSync(folder), [])
  })
  it('says what the system refuses, and leaves nothing behind', async () => {
    writeFileSync(at('file'), '')
    assert.deepEqual(await createFile(at('file/a.md'), 'x'), { code: 'no-folder', detail: at('file') })
    // Node's own way of making such folders never ends below /proc.
    if (process.platform === 'linux') assert.equal((await createFile('/proc/tifa/a.md', 'x'))?.code, 'failed')
    assert.deepEqual(readdirSync(folder), ['file'])
  })
  it('keeps encoding, mark and line ends of a text', async () => {
    for (const [encoding, mark] of [
      ['utf8', ''],
      ['utf8', '\uFEFF'],
      ['utf16le', '\uFEFF'],
    ] as const) {
      const bytes = Buffer.from(`${mark}一\r\n二\r\n`, encoding)
      writeFileSync(at('a.md'), bytes)
      const kept = encoding === 'utf8' ? mark : ''
      assert.equal(await replaceText(at('a.md'), `${kept}一\r\n二\r\n`, `${kept}一\r\n三\r\n`), undefined)
      assert.deepEqual(readFileSync(at('a.md')), Buffer.from(`${mark}一\r\n三\r\n`, encoding))
    }
    assert.deepEqual(await replaceText(at('a.md'), 'other', 'x'), { code: 'changed' })
    writeFileSync(at('b.md'), new Uint8Array([0x61, 0xff]))
    assert.equal((await replaceText(at('b.md'), 'a\uFFFD', 'x'))?.code, 'undecodable')
  })
  it('writes over a file only where it is told to', async () => {
    assert.equal(await writeOutput(at('a.csv'), '1'), undefined)
    assert.deepEqual(await writeOutput(at('a.csv'), '2'), { code: 'exists' })
    assert.equal(await writeOutput(at('a.csv'), '3', true), undefined)
    assert.equal(await writeOutput(at('b.csv'), '4', true), undefined)
    assert.deepEqual([text('a.csv'), text('b.csv')], ['3', '4'])
  })
})
