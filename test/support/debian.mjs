// Installs programs that tests run from Debian's packages, once: what is there already stays as it is.
//
//   node test/support/debian.mjs zsh fish nvim=neovim    each a command, and its package where that has another name

import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Installs packages, and nothing where there are none.
 *
 * @param {readonly string[]} packages
 * @param {{ instead?: string, say?: (line: string) => void }} [options] what to do where there is no apt-get, as a sentence; and who is
 *   told of work that takes time
 * @throws {Error} with a message for a person where that cannot be done from here
 */
export function installPackages(packages, { instead = '', say = line => console.error(line) } = {}) {
  if (packages.length === 0) return
  const admin = waysToBecomeRoot()
  if (!isOnPath('apt-get') || !admin)
    throw new Error(`Please run "sudo apt-get install ${packages.join(' ')}" first.${instead && ` ${instead}`}`)
  say(`installing ${packages.join(', ')} from Debian …`)
  // Another one that installs at this moment is waited for.
  const apt = [...admin, 'apt-get', '-q', '-o', 'DPkg::Lock::Timeout=300']
  run([...apt, 'update'])
  run([...apt, 'install', '-y', '--no-install-recommends', ...packages])
}

/**
 * Installs the packages of those commands that are not there.
 *
 * @param {readonly string[]} commands `command` or `command=package`
 */
export function installCommands(commands) {
  const pairs = commands.map(command => command.split('='))
  installPackages(pairs.flatMap(([command = '', name = command]) => (isOnPath(command) ? [] : [name])))
}

/** @param {string} command @returns {boolean} */
export function isOnPath(command) {
  return (process.env.PATH ?? '').split(delimiter).some(folder => {
    try {
      accessSync(join(folder || '.', command), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/**
 * What to put before a command to run it as root.
 *
 * @returns {[] | ['sudo', '-n'] | undefined} undefined where a person would have to be asked for a password
 */
function waysToBecomeRoot() {
  if (process.getuid?.() === 0) return []
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : undefined
}

/** @param {string[]} command */
function run([program = '', ...args]) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status, error, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', env })
  if (status === 0) return
  const output = `${stdout ?? ''}${stderr ?? ''}`.trim().split('\n').slice(-20).join('\n')
  throw new Error(`"${[program, ...args].join(' ')}" failed: ${error?.message ?? `exit ${status}`}\n${output}`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    installCommands(process.argv.slice(2))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
