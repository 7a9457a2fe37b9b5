// Has V8 collect what nobody uses, now.

import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (options?: { readonly type: 'minor' }) => void

let known: Collect | undefined

/** Takes a tenth of a second for a large corpus, and nothing else runs meanwhile. */
export function collectGarbage(): void {
  collector()()
}

/** So much is worth a collection, bytes: half of what V8 takes in before it collects by itself. */
const MUCH = 8_000_000

/** The same for objects that were made lately, where these are many: takes a millisecond or two. */
export function collectNewGarbage(): void {
  const space = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')
  if (space && space.space_used_size > MUCH) collector()({ type: 'minor' })
}

function collector(): Collect {
  if (known) return known
  // The function is there in contexts that are made while the flag is set, and nowhere else.
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  known = typeof collect === 'function' ? (collect as Collect) : () => {}
  return known
}
