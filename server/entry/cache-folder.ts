// Where the index on disk lies, and which build of the program may read it.

import { endianness, homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'

/**
 * The folder of the index: the one that the environment names (`TIFA_CACHE`), else the one that the client gives, else the user's
 * own. Undefined where the environment says `off`.
 */
export function chooseCache(given?: string): string | undefined {
  const named = process.env['TIFA_CACHE']
  if (named === 'off') return undefined
  return named ? resolve(named) : (given ?? cacheFolder())
}

/**
 * The folder for what can be made again, as each system has it: `$XDG_CACHE_HOME` (XDG Base Directory Specification; a relative path
 * is to be ignored) or `~/.cache`, `~/Library/Caches` on macOS, `%LOCALAPPDATA%` on Windows.
 */
function cacheFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: string = process.platform,
  home: string = homedir(),
): string {
  if (platform === 'win32') return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'tifa', 'Cache')
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'tifa')
  const given = env['XDG_CACHE_HOME'] ?? ''
  return join(isAbsolute(given) ? given : join(home, '.cache'), 'tifa')
}

/** Of the server's code, by the build; and of what Node knows of characters, which patterns depend on. */
export function indexVersion(): string {
  const build = typeof BUILD === 'string' ? BUILD : 'unbuilt'
  return [build, process.versions['unicode'], process.versions.v8, endianness()].join(' ')
}

declare const BUILD: string | undefined
