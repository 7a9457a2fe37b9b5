import { deepEqual, equal } from 'node:assert/strict'
import { Beside } from '../../server/core/text/beside.ts'

describe('what is kept beside an object', () => {
  it('is found by the very object, and by no copy of it', () => {
    const known = new Beside<object, string>()
    const key = { title: '规划' }
    equal(known.get(key), undefined)
    known.set(key, 'first')
    known.set(key, 'second')
    equal(known.get(key), 'second')
    equal(known.get({ ...key }), undefined)
    equal(new Beside<object, string>().get(key), undefined)
  })

  it('is not seen by who compares, lists or writes out the object', () => {
    const known = new Beside<object, string>()
    const [key, list] = [{ title: 'plan' }, [1, 2]]
    known.set(key, 'kept')
    known.set(list, 'kept')
    deepEqual(key, { title: 'plan' })
    deepEqual(list, [1, 2])
    deepEqual(Object.keys(key), ['title'])
    equal(JSON.stringify([key, list]), '[{"title":"plan"},[1,2]]')
    deepEqual(structuredClone(list), [1, 2])
  })
})
