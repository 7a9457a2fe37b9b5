// Has V8 spend less on compiling while thousands of files are read: the work of some seconds does not repay all that it would compile for it.

import { setFlagsFromString } from 'node:v8'

/**
 * How much a function must run before it is compiled with optimizations, and how much of others may be put into it (bytes of bytecode): as V8
 * has it, and while files are read. By the version of V8: another one has flags of other names, and writes an error for a name that it lacks.
 */
const FLAGS: Readonly<Record<string, { readonly usual: readonly string[]; readonly less: readonly string[] }>> = {
  // Node 20
  '11': {
    usual: ['--interrupt-budget=67584', '--max-inlined-bytecode-size-cumulative=920'],
    less: ['--interrupt-budget=400000', '--max-inlined-bytecode-size-cumulative=300'],
  },
}

const NONE = { usual: [], less: [] }

let readers = 0

/** Until the function that it returns is called; the flags are those of the whole process. */
export function compileLess(): () => void {
  const { usual, less } = FLAGS[process.versions.v8.split('.')[0] ?? ''] ?? NONE
  let isOver = false
  if (readers++ === 0) for (const flag of less) setFlagsFromString(flag)
  return () => {
    if (isOver) return
    isOver = true
    if (--readers === 0) for (const flag of usual) setFlagsFromString(flag)
  }
}
