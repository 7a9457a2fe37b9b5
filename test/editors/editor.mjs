// What the tests of other editors share: the set-up that README shows, a corpus, and `tifa` on the PATH.

import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** How long an editor may take for all that is asked of it, milliseconds; some seconds where nothing else is running. */
const LIMIT = 180_000

/**
 * The fenced block behind a line of README that begins so: what users copy is what is run.
 *
 * @param {string} lead
 */
export function readSetUp(lead) {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const at = readme.indexOf(`\n${lead}`)
  const block = at < 0 ? null : /\n```[a-z]+\n([\s\S]*?)\n```\n/.exec(readme.slice(at))
  if (!block?.[1]) throw new Error(`README has no set-up behind “${lead}”`)
  return `${block[1]}\n`
}

/** A plan of years that are not over soon, with characters of one, two, three and four bytes before everything that is looked for. */
export const PLAN = `---
id: water-plan
title: 水网规划
period: 2091-2095
---

# 一、𠮷目标

𠮷野：é😀到2095年，𠮷渡口达到56%，渡口准点。𠮷[é](term:ferri) 😀
[新渡口](target:new-ferries)
`

const FILES = {
  'tifa.yaml': '',
  'glossary.md': `---
kind: glossary
---

## 𠮷渡口
- id: ferry
- en: lucky ferry

A landing of *fortune*.
`,
  'plans/a.md': PLAN,
  'plans/b.md': '# 乙\n\n😀𠮷渡口在此。\n',
}

/**
 * Runs an editor in a new folder with a corpus, and reads what its driver has seen.
 *
 * @param {Record<string, string>} setUp further files, by name
 * @param {string[]} command
 * @returns {Promise<Record<string, any>>}
 */
export async function runEditor(setUp, [program = '', ...args]) {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'tifa-editor-')))
  const corpus = join(home, '语料 corpus')
  try {
    for (const [name, content] of Object.entries(FILES)) write(join(corpus, name), content)
    for (const [name, content] of Object.entries(setUp)) write(join(home, name), content)
    const tifa = join(home, 'bin/tifa')
    write(tifa, `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist/tifa.cjs')}" "$@"\n`)
    chmodSync(tifa, 0o755)
    const out = join(home, 'seen.json')
    const { PATH = '', TMPDIR } = process.env
    const env = {
      ...(TMPDIR === undefined ? {} : { TMPDIR }),
      PATH: `${dirname(tifa)}${delimiter}${PATH}`,
      HOME: home,
      LC_ALL: 'C.UTF-8',
      TERM: 'dumb',
      TIFA_CACHE: 'off',
      TIFA_OUT: out,
    }
    const output = await run(program, args, { cwd: corpus, env })
    let seen
    try {
      seen = JSON.parse(readFileSync(out, 'utf8'))
    } catch {
      throw new Error(`${program} has seen nothing\n${output}`)
    }
    if (seen.problem) throw new Error(`${program}: ${seen.problem}\n${output}`)
    return { ...seen, isServerGone: await isGone(seen.pid) }
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** @param {string} file @param {string} content */
function write(file, content) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}

/**
 * @param {string} program @param {string[]} args @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<string>} what it printed
 */
function run(program, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => (output += chunk))
    const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT)
    child.on('error', reject)
    child.on('close', () => {
      clearTimeout(timer)
      resolve(output.slice(-5000))
    })
  })
}

/** Whether a process is gone, soon. @param {number} pid */
async function isGone(pid) {
  for (let i = 0; i < 100; i++) {
    try {
      process.kill(pid, 0)
    } catch {
      return true
    }
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  return false
}
