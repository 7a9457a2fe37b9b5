// The cache on disk: whatever happens to a file, it is read as it was written or not at all.

import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createNodeCache, DamagedFile } from '../../server/host/node-cache.ts'

const PARTS: Uint8Array[] = [Buffer.from('渡口'), Buffer.alloc(0), Buffer.from([1, 2, 3, 250])]
/** The same as they are written: one in two pieces. */
const PIECES = [[Buffer.from('渡'), Buffer.alloc(0), Buffer.from('口')], [], [Buffer.from([1, 2, 3, 250])]]

describe('cache on disk', () => {
  let folder = ''
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'tifa-cache-')), 'index')
  })
  afterEach(() => rmSync(join(folder, '..'), { recursive: true }))
  const path = (): string => join(folder, 'a.tifa')

  it('gives back what was written, and nothing where nothing was', async () => {
    const cache = createNodeCache(folder, 'v1')
    assert.equal(await cache.read('a'), undefined)
    assert.deepEqual(await cache.trim(0), [])
    await cache.write('a', PIECES)
    assert.deepEqual(await cache.read('a'), PARTS)
    await cache.write('a', PIECES.slice(1))
    assert.deepEqual(await cache.read('a'), PARTS.slice(1))
    await cache.remove('a')
    assert.equal(await cache.read('a'), undefined)
  })

  it('knows a file that was cut off, at every length', async () => {
    const cache = createNodeCache(folder, 'v1')
    await cache.write('a', PIECES)
    const whole = readFileSync(path())
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(path(), whole.subarray(0, length))
      await assert.rejects(cache.read('a'), DamagedFile, `${length} bytes`)
    }
    writeFileSync(path(), Buffer.concat([whole, Buffer.from([0])]))
    await assert.rejects(cache.read('a'), DamagedFile)
  })

  it('knows a file of which one bit was flipped, any bit', async () => {
    const cache = createNodeCache(folder, 'v1')
    await cache.write('a', PIECES)
    const whole = readFileSync(path())
    for (let bit = 0; bit < whole.length * 8; bit++) {
      const flipped = Buffer.from(whole)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      writeFileSync(path(), flipped)
      await assert.rejects(cache.read('a'), DamagedFile, `bit ${bit}`)
    }
  })

  it('says so where another version wrote the file', async () => {
    await createNodeCache(folder, 'v1').write('a', PIECES)
    await assert.rejects(createNodeCache(folder, 'v2').read('a'), /another version \(v1\)/)
  })

  it('takes no notice of what a writer left that died, and removes it after a while', async () => {
    const cache = createNodeCache(folder, 'v1')
    await cache.write('a', PIECES)
    const left = join(folder, 'a.tifa.1-00.part')
    writeFileSync(left, readFileSync(path()).subarray(0, 20))
    assert.deepEqual(await cache.read('a'), PARTS)
    await cache.trim(1e9)
    assert.deepEqual(readdirSync(folder).sort(), ['a.tifa', 'a.tifa.1-00.part'])
    utimesSync(left, 0, 0)
    await cache.trim(1e9)
    assert.deepEqual(readdirSync(folder), ['a.tifa'])
  })

  it('is read whole while others write', async () => {
    const [one, other] = [createNodeCache(folder, 'v1'), createNodeCache(folder, 'v1')]
    const written = [Buffer.alloc(300_000, 1), Buffer.alloc(400_000, 2)]
    await one.write('a', [written.slice(0, 1)])
    const seen: number[] = []
    await Promise.all([
      ...Array.from({ length: 10 }, (_, i) => (i % 2 ? one : other).write('a', [written.slice(i % 2, (i % 2) + 1)])),
      ...Array.from({ length: 10 }, async () => {
        const [part] = (await one.read('a')) ?? []
        seen.push(part?.[0] ?? 0)
      }),
    ])
    assert.equal(seen.length, 10)
    assert.ok(seen.every(value => value === 1 || value === 2))
    assert.deepEqual(readdirSync(folder), ['a.tifa'])
  })

  it('makes room: what was used longest ago goes first', async () => {
    const cache = createNodeCache(folder, 'v1')
    for (const name of ['a', 'b', 'c']) await cache.write(name, [[Buffer.alloc(1000)]])
    for (const [i, name] of ['b', 'c', 'a'].entries()) utimesSync(join(folder, `${name}.tifa`), i + 1, i + 1)
    await cache.read('b')
    const { size } = statSync(path())
    assert.deepEqual(await cache.trim(2 * size), ['c'])
    assert.deepEqual(await cache.trim(0), ['a', 'b'])
  })
})
