// Has V8 spend less on compiling while thousands of files are read: the work of some seconds does not repay all that it would compile for it.

import { setFlagsFromString } from 'node:v8'

/** How much a function must run before it is compiled with optimizations, and how much of others may be put into it: bytes of bytecode. */
const USUAL = ['--interrupt-budget=67584', '--max-inlined-bytecode-size-cumulative=920']
const LESS = ['--interrupt-budget=400000', '--max-inlined-bytecode-size-cumulative=300']

let readers = 0

/** Until the function that it returns is called; the flags are those of the whole process. */
export function compileLess(): () => void {
  let isOver = false
  if (readers++ === 0) for (const flag of LESS) setFlagsFromString(flag)
  return () => {
    if (isOver) return
    isOver = true
    if (--readers === 0) for (const flag of USUAL) setFlagsFromString(flag)
  }
}
