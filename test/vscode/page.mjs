// A page of the client alone in a browser, with a stand-in for VS Code around it: for what needs many rows, or evil ones.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { launchBrowser } from '../vscode-host/browser.mjs'
import { setUp } from '../vscode-host/setup.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const origin = 'http://page.example'

/** The policy is the panel's own, with this origin for its `cspSource`. */
const html = (/** @type {string} */ name) => `<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${origin}; script-src 'nonce-page'; base-uri 'none'; form-action 'none'">
<link rel="stylesheet" href="${name}.css"><title></title></head>
<body class="vscode-light"><script nonce="page" src="${name}.js"></script></body></html>`

/** The few colours without which nothing could be told apart. */
const colours = {
  '--vscode-editor-background': '#ffffff',
  '--vscode-foreground': '#3b3b3b',
  '--vscode-focusBorder': '#005fb8',
  '--vscode-font-size': '13px',
}

/**
 * @typedef {object} OpenPage
 * @property {import('playwright-core').Page} page
 * @property {(message: object) => Promise<void>} post says something to the page, as the panel does
 * @property {(type: string) => Promise<any[]>} sent what the page said to the panel, of one type
 * @property {() => Promise<unknown>} state what the page keeps
 * @property {string[]} asked addresses that the page asked for, beside its own
 * @property {string[]} errors what went wrong, or was refused by the policy
 */

/**
 * Opens a page in a browser; `close` ends both.
 *
 * @param {string} name of its folder in the client
 * @param {{viewport?: {width: number, height: number}, theme?: {cls: string, style: string}, locale?: string}} [options]
 * @returns {Promise<{open: (state?: unknown) => Promise<OpenPage>, close: () => Promise<void>}>}
 */
export async function startPage(name, { viewport = { width: 1280, height: 720 }, theme } = {}) {
  setUp()
  const temporary = mkdtempSync(join(tmpdir(), `tifa-${name}-`))
  const files = await bundlePage(name)
  const browser = await launchBrowser({ temporary, viewport })
  return {
    async open(state) {
      const page = await browser.newPage()
      /** @type {string[]} */
      const asked = []
      /** @type {string[]} */
      const errors = []
      page.on('pageerror', error => errors.push(error.message))
      page.on('console', message => message.type() === 'error' && errors.push(message.text()))
      await page.route('**/*', route => {
        const { pathname, origin: from } = new URL(route.request().url())
        if (from === origin && pathname === '/') return route.fulfill({ contentType: 'text/html', body: html(name) })
        const file = from === origin ? files.get(pathname) : undefined
        if (file) return route.fulfill(file)
        if (pathname !== '/favicon.ico') asked.push(route.request().url())
        return route.abort()
      })
      await page.addInitScript(standIn, { state, style: theme?.style, cls: theme?.cls, colours })
      await page.goto(`${origin}/`)
      return {
        page,
        // As JSON: what the browser's driver makes of 20,000 rows takes it half a minute.
        post: message => page.evaluate(json => window.postMessage(JSON.parse(json), '*'), JSON.stringify(message)),
        sent: type => page.evaluate(wanted => Reflect.get(window, 'sent').filter(({ type }) => type === wanted), type),
        state: () => page.evaluate(() => Reflect.get(window, 'kept')),
        asked,
        errors,
      }
    },
    async close() {
      await browser.close()
      rmSync(temporary, { recursive: true, force: true })
    },
  }
}

/** What `dist/` gets, by its path in the page; built here, so that whoever builds at the same time does no harm. @param {string} name */
async function bundlePage(name) {
  const { outputFiles } = await build({
    entryPoints: [
      { in: join(root, `client/pages/${name}/page.ts`), out: name },
      { in: join(root, `client/pages/${name}/${name}.css`), out: name },
    ],
    outdir: '/',
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  })
  return new Map(
    outputFiles.map(({ path, text }) => [
      path,
      { contentType: path.endsWith('.js') ? 'text/javascript' : 'text/css', body: text },
    ]),
  )
}

/** Runs in the page before its own script. @param {{state: unknown, style?: string, cls?: string, colours: object}} given */
function standIn({ state, style, cls, colours }) {
  /** @type {unknown[]} */
  const sent = []
  Object.assign(window, {
    sent,
    kept: state,
    acquireVsCodeApi: () => ({
      postMessage: (/** @type {unknown} */ message) => sent.push(message),
      getState: () => state,
      setState: (/** @type {unknown} */ kept) => Object.assign(window, { kept }),
    }),
  })
  addEventListener('DOMContentLoaded', () => {
    if (cls) document.body.className = cls
    const root = document.documentElement.style
    if (style) root.cssText = style
    else for (const [name, value] of Object.entries(colours)) root.setProperty(name, value)
  })
}
