// Runs every suite and ends with one line that adds them up: `N passed, N failed`. A suite that cannot run has failed.
//
//   npm test                     all suites
//   npm test -- unit protocol    some of them
//   npm run test:update          what is made of the sources is written anew

import { spawn } from 'node:child_process'

// No test reads or writes the index in the user's cache folder; those about it name another.
process.env.TIFA_CACHE ??= 'off'

const args = process.argv.slice(2)
const update = args.includes('--update')
const wanted = args.filter(arg => !arg.startsWith('--'))

const mocha = folder => [
  'node',
  ['node_modules/mocha/bin/mocha.js', '--exit', '--no-color', `out/test/${folder}/**/*.test.js`],
]

/** Each suite by name, with the command that runs it and prints mocha's `N passing` and `N failing`. */
const SUITES = {
  lint: ['node', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings']],
  unit: mocha('unit'),
  protocol: mocha('protocol'),
  grammar: mocha('grammar'),
  incremental: mocha('incremental'),
  corpus: mocha('corpus'),
  command: mocha('command'),
  editors: ['node', ['node_modules/mocha/bin/mocha.js', '--exit', '--no-color', 'test/editors/*.test.mjs']],
  'vscode-node': ['node', ['test/vscode/run.mjs', 'node']],
  'vscode-web': ['node', ['test/vscode/run.mjs', 'web']],
  'vscode-screen': ['node', ['test/vscode/run.mjs', 'screen']],
  project: mocha('project'),
}

const names = wanted.length > 0 ? wanted : Object.keys(SUITES)
const unknown = names.filter(name => !(name in SUITES))
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}; there are ${Object.keys(SUITES).join(', ')}`)
  process.exit(2)
}

let passed = 0
let failed = 0
const rows = []
const compiled = (await run('build', 'node', ['node_modules/typescript/bin/tsc', '-b'])).code === 0
const built = compiled && (await run('build', 'node', ['esbuild.mjs'])).code === 0
if (!built) {
  failed += names.length
  console.error('\nThe build failed: no suite could run.')
} else {
  for (const name of names) {
    const [command, commandArgs] = SUITES[name]
    console.log(`\n=== ${name}`)
    const { code, output } = await run(name, command, commandArgs)
    const passing = sum(output, /^\s*(\d+) passing/gm)
    const failing = sum(output, /^\s*(\d+) failing/gm)
    const pending = sum(output, /^\s*(\d+) pending/gm)
    // A linter prints no tests: it is one that passes or fails. Any other suite without a test could not run.
    const isOne = name === 'lint'
    const good = isOne ? Number(code === 0) : passing
    const bad = isOne ? Number(code !== 0) : failing || Number(code !== 0 || passing === 0)
    passed += good
    failed += bad
    rows.push(`${name.padEnd(14)} ${good} passed, ${bad} failed${pending ? `, ${pending} without their data` : ''}`)
  }
}

console.log(`\n${rows.join('\n')}\n\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

/** Runs a command, shows what it prints, and gives it back with the exit code. */
function run(name, command, commandArgs) {
  return new Promise(resolve => {
    const env = { ...process.env, ...(update ? { TIFA_UPDATE: '1' } : {}), FORCE_COLOR: '0' }
    const child = spawn(command, commandArgs, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', text => {
        output += text
        process.stdout.write(text)
      })
    }
    child.on('error', error => {
      console.error(`${name}: ${error.message}`)
      resolve({ code: 1, output })
    })
    child.on('close', code => resolve({ code, output }))
  })
}

function sum(text, pattern) {
  return [...text.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0)
}
