// The language server on Node: over stdio for VS Code and every other editor, or what else the command line names. What it is made of stands in
// bundles of its own, so that V8 can be given what it compiled of them the last time.

import { compileLess } from '../host/compiling.ts'
import { keepCodeOfBundles } from './keep-code.ts'

/** Modules of Node that a start needs. They come with compiled code, which V8 takes under the flags alone under which it was made: those of before. */
const NEEDED = ['net', 'console', 'perf_hooks']

/** How long a start takes with the first answers, milliseconds: less pays to be compiled. */
const START = 1000

for (const name of NEEDED) process.getBuiltinModule?.(name)
setTimeout(compileLess(), START).unref()
const codeCache = keepCodeOfBundles()
void import('./serve.ts').then(({ serveClient }) => serveClient(codeCache))
