// The thread that imports files: what goes wrong in it ends it and nothing else.

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { constants, deflateRawSync } from 'node:zlib'
import { LIMITS } from '../../server/formats/limits.ts'
import { createThreadImporter } from '../../server/host/import-thread.ts'

const SCRIPT = pathToFileURL(resolve('out/server/entry/import-thread.js'))
const PAGE = Buffer.from('<!doctype html><h1>航道规划</h1><p>加固堤防。</p>')
const OPTIONS = { name: 'a', taken: [] }

describe('the thread that imports', function () {
  this.timeout(60_000) // starts threads, and fills memory

  it('imports one file after the other', async () => {
    const importFile = createThreadImporter(SCRIPT, LIMITS)
    const results = await Promise.all([
      importFile(PAGE, OPTIONS),
      importFile(PAGE, OPTIONS),
      importFile(new Uint8Array(), OPTIONS),
    ])
    assert.ok('document' in (results[0] ?? {}) && 'document' in (results[1] ?? {}))
    assert.deepEqual(results[2], { refusal: { code: 'empty' } })
  })
  it('is ended by a file that takes too long, and the next one is imported', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tifa-thread-'))
    try {
      const script = join(folder, 'thread.mjs')
      writeFileSync(
        script,
        `import { parentPort } from 'node:worker_threads'
        parentPort.on('message', ({ options }) => {
          while (options.name === 'slow');
          parentPort.postMessage({ refusal: { code: 'empty' } })
        })`,
      )
      const importFile = createThreadImporter(pathToFileURL(script), { ...LIMITS, seconds: 3 })
      const [first, second] = await Promise.all([
        importFile(PAGE, { ...OPTIONS, name: 'slow' }),
        importFile(PAGE, OPTIONS),
      ])
      assert.deepEqual(first, { refusal: { code: 'limit', limit: 'seconds', most: 3 } })
      assert.deepEqual(second, { refusal: { code: 'empty' } })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
  it('is ended by a page that unpacks to more than there is memory for', async () => {
    const importFile = createThreadImporter(SCRIPT, { seconds: 60, megabytes: 300 })
    // The same block again and again, each closed for itself.
    const block = deflateRawSync(Buffer.alloc(10_000_000, ' '), { finishFlush: constants.Z_SYNC_FLUSH })
    const packed = Buffer.concat([
      Buffer.from([0x78, 0x9c]),
      ...Array.from({ length: 100 }, () => block),
      Buffer.from([3, 0]),
    ])
    const parts = [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>',
    ]
    const head = parts.map((part, at) => `${at + 1} 0 obj\n${part}\nendobj\n`).join('')
    const bomb = Buffer.concat([
      Buffer.from(`%PDF-1.4\n${head}4 0 obj\n<< /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`),
      packed,
      Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n'),
    ])
    const result = await importFile(bomb, { ...OPTIONS, name: 'a.pdf' })
    assert.deepEqual(result, { refusal: { code: 'limit', limit: 'megabytes', most: 300 } })
    assert.ok('document' in (await importFile(PAGE, OPTIONS)))
  })
  it('says so where it cannot start', async () => {
    const importFile = createThreadImporter(pathToFileURL(resolve('out/none.js')), LIMITS)
    const result = await importFile(PAGE, OPTIONS)
    assert.ok('refusal' in result && result.refusal.code === 'unavailable')
  })
})
