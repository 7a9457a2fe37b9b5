#!/usr/bin/env node
/**
 * Opens VS Code with the extension of this repository on the sample corpus, for a person to try it: what `npm start` runs
 * once it has built the extension.
 */

import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findDesktopVSCode, openOnDesktop, openUrl } from './desktop.mjs'
import { repoRoot } from './layout.mjs'

const usage = `Usage: node test/vscode-host/start.mjs [FOLDER] [option…]

Opens a desktop VS Code if there is one, and else serves VS Code to the browser of your choice until Ctrl-C.
FOLDER is a folder of plans; without it, a fresh copy of the sample corpus, which you may edit as you like.

  --browser           serve VS Code to a browser, even if there is a desktop VS Code
  --no-open           only print the address, do not open a browser on it
  --port N            serve on this port; default: any free one
  --vsix FILE         try this package; default: the extension as it has been built in the repository
  --extension FOLDER  try the extension in this folder instead of the repository's
  --locale NAME       display language, such as zh-cn
  --theme NAME        colour theme, such as "Dark Modern"
  --screenshot FILE   open a plan, rest the mouse on a term, save a picture (PNG) of the hover and end
  --hover TEXT        the term for that picture; may be repeated, the first one in the plan is taken
`

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/** @returns {Promise<number>} the exit code */
async function main() {
  const { values: options, positionals } = parseArgs({
    options: {
      browser: { type: 'boolean', default: false },
      extension: { type: 'string', default: repoRoot },
      help: { type: 'boolean', short: 'h', default: false },
      hover: { type: 'string', multiple: true },
      locale: { type: 'string' },
      'no-open': { type: 'boolean', default: false },
      port: { type: 'string' },
      screenshot: { type: 'string' },
      theme: { type: 'string' },
      vsix: { type: 'string' },
    },
    allowPositionals: true,
  })
  if (options.help) {
    console.log(usage)
    return 0
  }

  const extension = existing(resolve(options.extension))
  if (!options.vsix) checkBuilt(extension)
  const folder = existing(resolve(positionals[0] ?? join(extension, 'corpus')))
  // The sample corpus is part of the repository: nobody shall change it by trying things out.
  const copy = positionals[0] === undefined

  const desktop = options.browser || options.vsix || options.screenshot ? undefined : findDesktopVSCode()
  if (desktop) return openOnDesktop(desktop, { extension, folder, copy })

  const served = {
    folder,
    copy,
    ...(options.vsix ? { installVsix: existing(resolve(options.vsix)) } : { extensions: [extension] }),
    ...(options.port ? { port: Number(options.port) } : {}),
    ...(options.locale ? { locale: options.locale } : {}),
    ...(options.theme ? { theme: options.theme } : {}),
  }
  if (options.screenshot) {
    const { takeHoverPicture } = await import('./hover-picture.mjs')
    const said = await takeHoverPicture(served, options.screenshot, options.hover)
    console.log(`${options.screenshot}: ${said.split('\n')[0]}`)
    return 0
  }

  // A copy is not under version control; a person's own folder may be, and then they want to see it.
  const settings = { 'git.enabled': !copy }
  return serveUntilInterrupted({ ...served, settings }, !options['no-open'])
}

/**
 * @param {import('./host.mjs').OpenOptions} options
 * @param {boolean} mayOpen
 */
async function serveUntilInterrupted(options, mayOpen) {
  // Not before it is needed: a machine with a desktop VS Code need not have what this takes.
  const { serveVSCode } = await import('./host.mjs')
  const vscode = await serveVSCode(options)
  console.log(
    `\n  VS Code with Tifa: ${vscode.url}\n\n  Open this address in any browser on this machine. Ctrl-C ends it.\n`,
  )
  if (mayOpen) openUrl(vscode.url)

  const interrupted = new Promise(stop => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => stop(0))
  })
  const code = await Promise.race([interrupted, vscode.server.exited])
  if (code !== 0) console.error(vscode.server.log())
  await vscode.close()
  return code
}

/** @param {string} extension its folder */
function checkBuilt(extension) {
  const { main } = JSON.parse(readFileSync(existing(join(extension, 'package.json')), 'utf8'))
  const entry = join(extension, main ?? 'index.js')
  if (![entry, `${entry}.js`].some(existsSync)) throw new Error(`${entry} is not there: build the extension first`)
}

/** @param {string} path */
function existing(path) {
  if (!existsSync(path)) throw new Error(`There is no ${path}`)
  return path
}
