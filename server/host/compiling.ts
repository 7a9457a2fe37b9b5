// Has V8 spend less on compiling: patterns at a start, and functions while a server starts and while thousands of files are read, for the work of
// some seconds does not repay all that it would compile for it.

import { setFlagsFromString } from 'node:v8'

/**
 * Has V8 compile a pattern to machine code when it is first used, from now on, and not to bytecode first and again at its second use: what takes
 * long of both is to read the pattern, and most are used more than once.
 */
export function compilePatternsOnce(): void {
  setFlagsFromString('--no-regexp-tier-up')
}

/**
 * Has V8 make new objects where it makes new objects, from now on: it would make those of a place in the program that left many behind, as reading a
 * document does, where only a collection of all memory finds them. An edit's are soon let go, but would be kept until then, with what they lead to.
 */
export function makeNewObjectsNew(): void {
  setFlagsFromString('--no-allocation-site-pretenuring')
}

/**
 * How much a function must run before it is compiled with optimizations, how much of others may be put into it (bytes of bytecode), and by how much
 * the room for new objects grows, which is small at first: as V8 has it, and at a start and while files are read. By the version of V8: another one
 * has flags of other names, and writes an error for a name that it lacks.
 */
const FLAGS: Readonly<Record<string, { readonly usual: readonly string[]; readonly less: readonly string[] }>> = {
  // Node 20
  '11': {
    usual: ['--interrupt-budget=67584', '--max-inlined-bytecode-size-cumulative=920', '--semi-space-growth-factor=2'],
    less: ['--interrupt-budget=400000', '--max-inlined-bytecode-size-cumulative=300', '--semi-space-growth-factor=16'],
  },
  // Node 24: where files are read this makes no difference that could be measured, at a start it does.
  '13': {
    usual: [
      '--invocation-count-for-maglev=400',
      '--invocation-count-for-turbofan=3000',
      '--semi-space-growth-factor=2',
    ],
    less: [
      '--invocation-count-for-maglev=2000',
      '--invocation-count-for-turbofan=20000',
      '--semi-space-growth-factor=16',
    ],
  },
}

const NONE = { usual: [], less: [] }

/**
 * What has V8 compile less from a call of it until all functions are called that it has returned; `set` sets a flag, `version` is that of V8.
 */
export function createCompileLess(set: (flag: string) => void, version: string): () => () => void {
  const { usual, less } = FLAGS[version.split('.')[0] ?? ''] ?? NONE
  let readers = 0
  return () => {
    if (readers++ === 0) for (const flag of less) set(flag)
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      if (--readers === 0) for (const flag of usual) set(flag)
    }
  }
}

/** For all who start or read in this process, whose flags they are. */
export const compileLess = createCompileLess(setFlagsFromString, process.versions.v8)
