// Compiled code on disk: taken when it is of the same text, and never when anything about it is not as it was written.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRandom } from '../support/random.ts'

const MODULE = new URL('../../server/host/code-cache.js', import.meta.url).href
const COMPILING = new URL('../../server/host/compiling.js', import.meta.url).href
const BUNDLE =
  'exports.sum = (a, b) => a + b; exports.fail = () => { throw new Error("渡口") };\nexports.other = require("./other.cjs"); exports.names = [__filename, __dirname, module.id]'
const OLD = new Date(1_600_000_000_000)

describe('compiled code on disk', function () {
  this.timeout(60_000) // processes
  let folder = ''
  let cache = ''
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'tifa-code-'))
    mkdirSync(join(folder, '规划'))
    folder = join(folder, '规划')
    writeFileSync(join(folder, 'other.cjs'), 'module.exports = typeof require("node:fs").readFileSync')
  })
  beforeEach(() => {
    cache = mkdtempSync(join(folder, 'cache-'))
    writeFileSync(join(folder, 'bundle.cjs'), BUNDLE)
  })
  after(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

  /** Loads the bundle in a process of its own, which then writes what it compiled, and says what the bundle does. */
  const run = (known: number, isKept = true, kept = cache, isStart = true): unknown => {
    const script = `import { createRequire } from 'node:module'
      const { keepCode } = await import(${JSON.stringify(MODULE)})
      const { compileLess } = await import(${JSON.stringify(COMPILING)})
      if (${isStart}) compileLess()
      const code = ${isKept} ? keepCode(${JSON.stringify(kept)}, ${JSON.stringify(folder)}, ['bundle']) : undefined
      const bundle = createRequire(${JSON.stringify(join(folder, 'x.cjs'))})('./bundle.cjs')
      let stack = ''
      try { bundle.fail() } catch (error) { stack = error.stack.split('\\n').slice(0, 2) }
      const problem = code?.write(${known})
      console.log(JSON.stringify([bundle.sum(1, 2), bundle.other, bundle.names, stack, problem ?? '']))`
    return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }))
  }
  const only = (): string => {
    const names = readdirSync(cache)
    assert.equal(names.length, 1, names.join(' '))
    return join(cache, names[0] ?? '')
  }
  /** Whether a run that knows as much as was written leaves the file alone: it does where it could take the code. */
  const isTaken = (): boolean => {
    utimesSync(only(), OLD, OLD)
    run(1)
    return statSync(only()).mtimeMs === OLD.getTime()
  }

  it('is taken at a start, when V8 compiles less, and later', () => {
    for (const isStart of [true, false, true]) {
      run(1, true, cache, isStart)
      utimesSync(only(), OLD, OLD)
      for (const isTakenAtStart of [true, false]) run(1, true, cache, isTakenAtStart)
      assert.equal(statSync(only()).mtimeMs, OLD.getTime())
    }
  })

  it('runs as Node runs the text, with the same names and places in the stack', () => {
    const expected = run(0, false)
    assert.deepEqual(run(1), expected)
    assert.deepEqual(run(1), expected)
    assert.ok(isTaken())
  })

  it('is written again by who has run more, and not by who has run less', () => {
    run(1)
    utimesSync(only(), OLD, OLD)
    run(0)
    assert.equal(statSync(only()).mtimeMs, OLD.getTime())
    run(2)
    assert.notEqual(statSync(only()).mtimeMs, OLD.getTime())
  })

  it('is not taken for another text of the same length', () => {
    run(1)
    writeFileSync(join(folder, 'bundle.cjs'), BUNDLE.replace('a + b', 'a - b'))
    assert.equal((run(1) as unknown[])[0], -1)
    assert.equal(readdirSync(cache).length, 2)
  })

  it('is refused and written again with any bit flipped, cut off, empty or of another kind', () => {
    const expected = run(1)
    const whole = readFileSync(only())
    const random = createRandom(3)
    const flipped = Array.from({ length: 8 }, (_, round) => {
      const bytes = Buffer.from(whole)
      const at = Math.floor(random() * (round < 4 ? 24 : whole.length))
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
      return bytes
    })
    for (const bytes of [...flipped, whole.subarray(0, -1), whole.subarray(0, 5), Buffer.alloc(0), Buffer.from('{}')]) {
      writeFileSync(only(), bytes)
      assert.ok(!isTaken())
      assert.ok(isTaken())
    }
    assert.deepEqual(run(1), expected)
  })

  it('does without where nothing can be written, and says why', () => {
    const file = join(cache, 'file')
    writeFileSync(file, '')
    const [sum, , , , problem] = run(1, true, file) as unknown[]
    assert.equal(sum, 3)
    assert.match(String(problem), /EEXIST|ENOTDIR/)
  })

  it('keeps forty files and removes what was written longest ago', () => {
    for (let i = 0; i < 50; i++) {
      const path = join(cache, `bundle-${i}.code${i % 2 === 0 ? '.1.part' : ''}`)
      writeFileSync(path, '')
      utimesSync(path, OLD, new Date(OLD.getTime() + i * 1000))
    }
    run(1)
    assert.equal(readdirSync(cache).length, 40)
    assert.ok(readdirSync(cache).includes('bundle-49.code'))
    assert.ok(!readdirSync(cache).includes('bundle-3.code'))
  })
})
