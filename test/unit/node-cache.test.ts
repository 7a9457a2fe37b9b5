// The cache on disk: whatever happens to a file, it is read as it was written or not at all.

import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createNodeCache, DamagedFile } from '../../server/host/node-cache.ts'

const PIECES: Uint8Array[] = [Buffer.from('渡口'), Buffer.alloc(0), Buffer.from([1, 2, 3, 250])]

type Cache = ReturnType<typeof createNodeCache>

/** Writes a file whose head says where its pieces are. */
async function write(cache: Cache, name: string, pieces: readonly Uint8Array[]): Promise<void> {
  const writer = await cache.begin(name)
  const places = []
  for (const piece of pieces) {
    places.push(writer.add(piece))
    await writer.flush()
  }
  const file = await writer.finish(Buffer.from(JSON.stringify(places)))
  assert.deepEqual(
    places.map(place => file.read(place)),
    pieces,
  )
  file.close()
  await writer.settle()
}

/** The pieces of a file, undefined for one that is not what was written; undefined where there is no file. */
async function read(cache: Cache, name: string): Promise<(Uint8Array | undefined)[] | undefined> {
  const file = await cache.open(name)
  try {
    if (!file) return undefined
    const places: Parameters<typeof file.read>[0][] = JSON.parse(Buffer.from(file.readHead()).toString())
    return places.map(place => file.read(place))
  } finally {
    file?.close()
  }
}

describe('cache on disk', () => {
  let folder = ''
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'tifa-cache-')), 'index')
  })
  afterEach(() => rmSync(join(folder, '..'), { recursive: true }))
  const path = (): string => join(folder, 'a.tifa')

  it('gives back what was written, and nothing where nothing was', async () => {
    const cache = createNodeCache(folder, 'v1')
    assert.equal(await read(cache, 'a'), undefined)
    assert.deepEqual(await cache.trim(0), [])
    await write(cache, 'a', PIECES)
    assert.deepEqual(await read(cache, 'a'), PIECES)
    await write(cache, 'a', PIECES.slice(1))
    assert.deepEqual(await read(cache, 'a'), PIECES.slice(1))
    await cache.remove('a')
    assert.equal(await read(cache, 'a'), undefined)
  })

  it('knows a file that was cut off, at every length', async () => {
    const cache = createNodeCache(folder, 'v1')
    await write(cache, 'a', PIECES)
    const whole = readFileSync(path())
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(path(), whole.subarray(0, length))
      await assert.rejects(read(cache, 'a'), DamagedFile, `${length} bytes`)
    }
    writeFileSync(path(), Buffer.concat([whole, Buffer.from([0])]))
    await assert.rejects(read(cache, 'a'), DamagedFile)
  })

  it('knows a file of which one bit was flipped, any bit', async () => {
    const cache = createNodeCache(folder, 'v1')
    await write(cache, 'a', PIECES)
    const whole = readFileSync(path())
    let inPieces = 0
    for (let bit = 0; bit < whole.length * 8; bit++) {
      const flipped = Buffer.from(whole)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      writeFileSync(path(), flipped)
      try {
        const pieces = await read(cache, 'a')
        assert.equal(pieces?.filter((piece, i) => piece && Buffer.compare(piece, PIECES[i] ?? piece) === 0).length, 2)
        assert.equal(pieces?.filter(piece => piece === undefined).length, 1, `bit ${bit}`)
        inPieces++
      } catch (error) {
        assert.ok(error instanceof DamagedFile, `bit ${bit}: ${error}`)
      }
    }
    assert.equal(inPieces, PIECES.flatMap(piece => [...piece]).length * 8)
  })

  it('reads what it has open, whatever becomes of the file in its place', async () => {
    const cache = createNodeCache(folder, 'v1')
    await write(cache, 'a', PIECES)
    const file = await cache.open('a')
    const [place] = JSON.parse(Buffer.from(file?.readHead() ?? []).toString())
    await write(cache, 'a', PIECES.slice(2))
    assert.deepEqual(file?.read(place), PIECES[0])
    await cache.remove('a')
    assert.deepEqual(file?.read(place), PIECES[0])
    assert.equal(file?.read({ ...place, at: 1e9 }), undefined)
    file?.close()
    assert.equal(file?.read(place), undefined)
  })

  it('leaves nothing of what was given up', async () => {
    const cache = createNodeCache(folder, 'v1')
    const writer = await cache.begin('a')
    writer.add(Buffer.alloc(2_000_000))
    await writer.flush()
    await writer.abandon()
    assert.deepEqual(readdirSync(folder), [])
  })

  it('says so where another version wrote the file', async () => {
    await write(createNodeCache(folder, 'v1'), 'a', PIECES)
    await assert.rejects(read(createNodeCache(folder, 'v2'), 'a'), /another version \(v1\)/)
  })

  it('takes no notice of what a writer left that died, and removes it after a while', async () => {
    const cache = createNodeCache(folder, 'v1')
    await write(cache, 'a', PIECES)
    const left = join(folder, 'a.tifa.1-00.part')
    writeFileSync(left, readFileSync(path()).subarray(0, 20))
    assert.deepEqual(await read(cache, 'a'), PIECES)
    await cache.trim(1e9)
    assert.deepEqual(readdirSync(folder).sort(), ['a.tifa', 'a.tifa.1-00.part'])
    utimesSync(left, 0, 0)
    await cache.trim(1e9)
    assert.deepEqual(readdirSync(folder), ['a.tifa'])
  })

  it('is read whole while others write', async () => {
    const [one, other] = [createNodeCache(folder, 'v1'), createNodeCache(folder, 'v1')]
    const written = [Buffer.alloc(300_000, 1), Buffer.alloc(400_000, 2)]
    await write(one, 'a', written.slice(0, 1))
    const seen: number[] = []
    await Promise.all([
      ...Array.from({ length: 10 }, (_, i) => write(i % 2 ? one : other, 'a', written.slice(i % 2, (i % 2) + 1))),
      ...Array.from({ length: 10 }, async () => {
        const [part] = (await read(one, 'a')) ?? []
        seen.push(part?.[0] ?? 0)
      }),
    ])
    assert.equal(seen.length, 10)
    assert.ok(seen.every(value => value === 1 || value === 2))
    assert.deepEqual(readdirSync(folder), ['a.tifa'])
  })

  it('makes room: what was used longest ago goes first', async () => {
    const cache = createNodeCache(folder, 'v1')
    for (const name of ['a', 'b', 'c']) await write(cache, name, [Buffer.alloc(1000)])
    for (const [i, name] of ['b', 'c', 'a'].entries()) utimesSync(join(folder, `${name}.tifa`), i + 1, i + 1)
    await read(cache, 'b')
    const { size } = statSync(path())
    assert.deepEqual(await cache.trim(2 * size), ['c'])
    assert.deepEqual(await cache.trim(0), ['a', 'b'])
  })
})
