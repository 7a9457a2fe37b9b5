/** Opens a headless Chromium for the workbench. */

import { join } from 'node:path'
import { findChromium } from './layout.mjs'

const flags = [
  // Nothing on the page may reach the network: what a test shows must not depend on it.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
]

/**
 * @param {object} options
 * @param {string} options.temporary a folder for the browser's own files
 * @param {{width: number, height: number}} options.viewport in CSS pixels
 * @param {number} [options.scale] device pixels in a CSS pixel; 2 gives pictures for screens of high density
 * @param {boolean} [options.bypassCSP] lets the page load scripts from other origins than its own
 * @returns {Promise<import('playwright-core').BrowserContext>}
 */
export async function launchBrowser({ temporary, viewport, scale = 1, bypassCSP = false }) {
  // Not at the top: when this module is loaded, setup.mjs may not have installed it yet.
  const { chromium } = await import('playwright-core')
  return chromium.launchPersistentContext(join(temporary, 'browser'), {
    artifactsDir: join(temporary, 'artifacts'),
    executablePath: findChromium(),
    args: flags,
    // Chromium's own sandbox refuses to work for root, which is what containers run as.
    chromiumSandbox: process.getuid?.() !== 0,
    viewport,
    deviceScaleFactor: scale,
    bypassCSP,
    permissions: ['clipboard-read', 'clipboard-write'],
  })
}
