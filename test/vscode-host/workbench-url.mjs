/** Makes the address under which the server shows a workbench. */

import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * What the workbench shall do at its start is told in its `payload`, as VS Code's own windows tell it to each other.
 *
 * @param {Pick<import('./server.mjs').Server, 'origin' | 'authority' | 'token'>} server
 * @param {Pick<import('./host.mjs').OpenOptions,
 *   'folder' | 'openFile' | 'extensions' | 'testsPath' | 'web' | 'smokeTestDriver'>} options
 * @returns {string}
 */
export function workbenchUrl(server, { folder, openFile, extensions = [], testsPath, web, smokeTestDriver }) {
  const remote = (/** @type {string} */ path) => `vscode-remote://${server.authority}${pathToFileURL(path).pathname}`
  /** @type {[string, string][]} */
  const payload = []
  if (openFile) {
    const position = /(:\d+){0,2}$/.exec(openFile)?.[0] ?? ''
    const file = openFile.slice(0, openFile.length - position.length)
    payload.push(['openFile', remote(resolve(folder ?? '', file)) + position], ['gotoLineMode', 'true'])
  }
  // VS Code heeds these in automation mode alone.
  if (smokeTestDriver && !web) {
    for (const extension of extensions) payload.push(['extensionDevelopmentPath', remote(extension)])
    if (testsPath) payload.push(['extensionTestsPath', remote(testsPath)])
  }

  const query = new URLSearchParams()
  if (!folder) query.set('ew', 'true')
  else query.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder)
  query.set('tkn', server.token)
  if (payload.length > 0) query.set('payload', JSON.stringify(payload))
  // A person is to read it, and a slash needs no escape in a query.
  return `${server.origin}/?${query.toString().replaceAll('%2F', '/')}`
}
