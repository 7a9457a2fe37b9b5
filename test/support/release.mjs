// Makes what a release consists of, `tifa-VERSION.vsix` and `tifa-VERSION.tgz`, and with `--publish` brings them to Visual Studio
// Marketplace, Open VSX and npm: `npm run release`. The tests must have passed; CONTRIBUTING says in which order things are done.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const { name, version, publisher } = JSON.parse(readFileSync('package.json', 'utf8'))
const vsix = `${name}-${version}.vsix`
const tarball = `${name}-${version}.tgz`
const isPublished = process.argv.includes('--publish')

/** What each place needs, and what brings the release there. Where it is there already, it is left as it is. */
const PLACES = [
  { token: 'VSCE_PAT', command: ['npx', 'vsce', 'publish', '--packagePath', vsix, '--skip-duplicate'] },
  { token: 'OVSX_PAT', command: ['npx', '--yes', 'ovsx@0.10', 'publish', vsix, '--skip-duplicate'] },
  { token: 'NODE_AUTH_TOKEN', command: ['npm', 'publish', `./${tarball}`, '--ignore-scripts', '--access', 'public'] },
]

const problems = isPublished ? collectProblems() : []
if (problems.length > 0) {
  for (const problem of problems) console.error(problem)
  process.exit(1)
}
run('node', 'esbuild.mjs', '--release')
run('node', 'test/support/package.mjs', vsix)
run('npm', 'pack', '--ignore-scripts', '--silent')
if (isPublished) {
  for (const { command } of PLACES) if (command[0] !== 'npm' || !isOnNpm()) run(...command)
} else console.log(`${vsix} and ${tarball} are ready; --publish publishes them as ${publisher}.${name}`)

/** npm knows no `--skip-duplicate`. */
function isOnNpm() {
  return spawnSync('npm', ['view', `${name}@${version}`, 'version'], { encoding: 'utf8' }).stdout.trim() === version
}

/** Why this must not be published, each a sentence; nothing if it may. */
function collectProblems() {
  const git = (/** @type {string[]} */ ...args) => spawnSync('git', args, { encoding: 'utf8' }).stdout.trim()
  const heading = /^## (.*)$/m.exec(readFileSync('CHANGELOG.md', 'utf8'))?.[1] ?? ''
  return [
    git('status', '--porcelain') === '' ? '' : 'The tree has changes that are not committed.',
    git('tag', '--points-at', 'HEAD').split('\n').includes(`v${version}`) ? '' : `HEAD has no tag v${version}.`,
    heading.startsWith(`${version} `) ? '' : `CHANGELOG.md begins with “${heading}”, not with “${version} – DATE”.`,
    existsSync('LICENSE') ? '' : 'There is no LICENSE.',
    ...PLACES.map(({ token }) => (process.env[token] ? '' : `$${token} is not set.`)),
  ].filter(problem => problem !== '')
}

/** @param {string[]} command */
function run(...command) {
  const [program = '', ...args] = command
  const { status, error } = spawnSync(program, args, { stdio: 'inherit', shell: process.platform === 'win32' })
  if (status === 0) return
  console.error(`${command.join(' ')} failed${error ? `: ${error.message}` : ''}`)
  process.exit(1)
}
