// The language server on Node: over stdio for VS Code and every other editor, or what else the command line names. What it is made of stands in
// bundles of its own, so that V8 can be given what it compiled of them the last time.

import { compilePatternsOnce } from '../host/compiling.ts'
import { keepCodeOfBundles } from './keep-code.ts'

// Code that is kept is of the flags that were set when it was made.
compilePatternsOnce()
const codeCache = keepCodeOfBundles()
void import('./serve.ts').then(({ serveClient }) => serveClient(codeCache))
