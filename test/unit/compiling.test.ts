// V8 compiles less while files are read, by flags that it knows, and as usual afterwards.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createCompileLess } from '../../server/host/compiling.ts'
import { threadsFor } from '../../server/host/index-threads.ts'

describe('compiling while files are read', () => {
  /** All flags that were set, and what sets them as for this version of V8. */
  const started = (version = process.versions.v8) => {
    const set: string[] = []
    return { set, less: createCompileLess(flag => set.push(flag), version) }
  }

  it('is less for the first reader, and as usual after the last', () => {
    const { set, less } = started('11.3.244.8-node.33')
    const [one, other] = [less(), less()]
    const atFirst = [...set]
    assert.ok(atFirst.length > 0)
    one()
    one()
    assert.deepEqual(set, atFirst)
    other()
    const back = set.slice(atFirst.length)
    assert.deepEqual(namesOf(back), namesOf(atFirst))
    assert.notDeepEqual(back, atFirst)
    less()()
    assert.deepEqual(set, [...atFirst, ...back, ...atFirst, ...back])
  })

  it('is left alone in a version whose flags nobody has measured', () => {
    const { set, less } = started('99.1')
    less()()
    assert.deepEqual(set, [])
  })

  it('is set by flags that this V8 has, and set back to what it begins with', () => {
    const { set, less } = started()
    less()()
    const options = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8', maxBuffer: 1 << 24 })
    const back = set.slice(set.length / 2)
    for (const flag of back) assert.ok(options.includes(`default: ${flag}\n`), `${flag} is no default of V8`)
  })
})

describe('threads that read', () => {
  it('leave a processor to the thread that answers, and are few', () => {
    assert.deepEqual([1, 2, 3, 4, 5, 8, 64].map(threadsFor), [1, 1, 2, 3, 4, 4, 4])
  })
})

function namesOf(flags: readonly string[]): string[] {
  return flags.map(flag => flag.split('=')[0] ?? '')
}
