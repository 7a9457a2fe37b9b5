/**
 * Offers an extension's folder to the web worker extension host.
 *
 * That host loads an extension in development from an http origin only, which is named in the workbench's construction
 * options. VS Code's server has no flag for these, so that they are changed on the page, as it reads them.
 */

import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, relative, resolve, sep } from 'node:path'

/** The path of the extension on its origin. */
const prefix = '/extension'

/** @type {Record<string, string>} */
const types = { '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' }

/**
 * @param {string} folder the extension's
 * @returns {Promise<{developmentOptions(testsPath?: string): object, close(): void}>}
 */
export async function serveWebExtension(folder) {
  const root = resolve(folder)
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const file = resolve(root, `.${path.slice(prefix.length)}`)
    // The workbench is of another origin.
    response.setHeader('Access-Control-Allow-Origin', '*')
    try {
      if (!path.startsWith(prefix) || !`${file}${sep}`.startsWith(`${root}${sep}`)) throw new Error('outside')
      const content = await readFile(file)
      response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream')
      response.end(content)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise(listening => server.listen(0, '127.0.0.1', () => listening(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())

  /** @param {string} path */
  const uriOf = path => {
    const inside = relative(root, resolve(path)).split(sep).join('/')
    if (inside.startsWith('..')) throw new Error(`${path} is not in ${root}: the web extension host cannot load it`)
    return { scheme: 'http', authority: `127.0.0.1:${port}`, path: inside ? `${prefix}/${inside}` : prefix }
  }
  return {
    developmentOptions: testsPath => ({
      extensions: [uriOf(root)],
      ...(testsPath ? { extensionTestsPath: uriOf(testsPath) } : {}),
    }),
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/**
 * Adds to the construction options that the workbench finds on its page.
 *
 * @param {import('playwright-core').Page} page before it is loaded
 * @param {object} developmentOptions
 */
export async function addDevelopmentOptions(page, developmentOptions) {
  await page.addInitScript(added => {
    const getAttribute = Element.prototype.getAttribute
    Element.prototype.getAttribute = function (name) {
      const value = getAttribute.call(this, name)
      const isOptions = name === 'data-settings' && this.id === 'vscode-workbench-web-configuration'
      if (!isOptions || !value) return value
      const options = JSON.parse(value)
      options.developmentOptions = { ...options.developmentOptions, ...added }
      return JSON.stringify(options)
    }
  }, developmentOptions)
}
