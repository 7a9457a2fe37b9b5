// Packs the extension as a VSIX, lists what is in it, and says how large it is. The bundles must be built for release.

import { statSync } from 'node:fs'
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce'

const file = process.argv[2] ?? 'tifa.vsix'
await createVSIX({ dependencies: false, packagePath: file })
const files = await listFiles({ packageManager: PackageManager.None })
const size = statSync(file).size
console.log(`${file}: ${(size / 1024).toFixed(0)} kB, ${files.length} files`)
