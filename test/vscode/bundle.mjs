// Bundles the tests that run in VS Code, once for each kind of extension host, as the extension itself is.

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * @param {'node' | 'web'} host
 * @param {'corpus' | 'plain'} suite
 * @returns {Promise<string>} the bundle; it lies in the extension's folder, as the web host loads nothing else
 */
export async function bundleSuite(host, suite) {
  // The package says that a .js file is a module, and the web host loads none.
  const outfile = join(root, 'out/test/vscode-bundle', `${suite}.${host}.cjs`)
  await build({
    entryPoints: [join(root, 'test/vscode/suite', `${suite}.ts`)],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: host === 'node' ? 'node' : 'browser',
    target: 'es2022',
    sourcemap: 'inline',
    // What is of Node is asked for beside the files alone.
    external: ['vscode', 'node:*'],
    // mocha.js is in a package of modules and is bundled as one; it must not take our exports for its own.
    define: { module: 'undefined', exports: 'undefined' },
    logLevel: 'warning',
  })
  return outfile
}
