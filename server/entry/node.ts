// The language server on Node: over stdio for VS Code and every other editor, or what else the command line names. What it is made of stands in
// bundles of its own, so that V8 can be given what it compiled of them the last time.

import { keepCodeOfBundles } from './keep-code.ts'

const codeCache = keepCodeOfBundles()
void import('./serve.ts').then(({ serveClient }) => serveClient(codeCache))
