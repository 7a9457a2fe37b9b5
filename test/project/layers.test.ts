// Imports go one way: what a layer must not import fails in the compiler or in lint, and here is the proof.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'

const FORBIDDEN = [
  ['server/core/features/one.ts', 'vscode-languageserver'],
  ['server/core/features/two.ts', 'node:fs'],
  ['server/core/features/three.ts', '../../protocol/server.ts'],
  ['server/core/index/one.ts', '../features/hover.ts'],
  ['server/core/model/one.ts', '../index/corpus.ts'],
  ['server/core/syntax/one.ts', '../model/document.ts'],
  ['server/core/reading/one.ts', '../model/document.ts'],
  ['server/core/text/one.ts', '../syntax/block.ts'],
  ['server/core/features/four.ts', '../../formats/xlsx-write.ts'],
  ['server/formats/one.ts', 'node:fs'],
  ['server/formats/two.ts', '../host/walk.ts'],
  ['server/formats/three.ts', '../protocol/server.ts'],
  ['server/host/three.ts', '../formats/read-document.ts'],
  ['server/protocol/three.ts', '../formats/read-document.ts'],
  ['server/host/one.ts', '../protocol/server.ts'],
  ['server/host/two.ts', 'vscode-languageserver/node'],
  ['server/protocol/one.ts', '../host/walk.ts'],
  ['server/protocol/two.ts', 'vscode'],
  ['server/protocol/three.ts', '../formats/xlsx-write.ts'],
  ['server/wire/one.ts', '../protocol/server.ts'],
  ['server/core/features/five.ts', '../../wire/ledger.ts'],
  ['client/one.ts', '../server/core/index/corpus.ts'],
  ['client/two.ts', '../server/protocol/server.ts'],
] as const
const ALLOWED = ['server/core/index/good.ts', '../model/document.ts'] as const

/** The files that lint refuses for what they import, of a tree with the project's own rules. */
function refused(files: readonly (readonly [path: string, from: string])[]): Set<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tifa-lint-'))
  try {
    const config = JSON.parse(readFileSync('.biome.json', 'utf8')) as { vcs: object }
    writeFileSync(join(folder, '.biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }))
    for (const [path, from] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), `import * as x from '${from}'\n\nexport const y = x\n`)
    }
    const biome = resolve('node_modules/@biomejs/biome/bin/biome')
    const { stdout, stderr } = spawnSync(process.execPath, [biome, 'lint', '--max-diagnostics=100'], {
      cwd: folder,
      encoding: 'utf8',
    })
    return new Set(
      [...(stdout + stderr).matchAll(/^(\S+\.ts):\d+:\d+ lint\/style\/noRestrictedImports/gm)].map(
        match => match[1] ?? '',
      ),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('layers', function () {
  this.timeout(60_000) // starts the linter and the compiler as programs
  const found = refused([...FORBIDDEN, ALLOWED])
  for (const [path, from] of FORBIDDEN) {
    it(`lint refuses ${from} in ${dirname(path)}`, () => assert.ok(found.has(path), [...found].join(', ')))
  }
  it('lint takes an allowed import', () => assert.ok(!found.has(ALLOWED[0])))

  it('the compiler refuses Node, the DOM and other layers in the core', () => {
    const folder = resolve('out/layers')
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    writeFileSync(
      join(folder, 'bad.ts'),
      "import { readFileSync } from 'node:fs'\nexport const bad = [readFileSync, document, process]\n",
    )
    const config = JSON.parse(readFileSync('server/core/tsconfig.json', 'utf8')) as {
      extends: string
      compilerOptions: object
    }
    const compilerOptions = { ...config.compilerOptions, rootDir: '.', outDir: 'js', noEmit: true, composite: false }
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: relative(folder, resolve('tsconfig.json')),
        compilerOptions,
        files: ['bad.ts'],
        references: [],
      }),
    )
    const { status, stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', folder], {
      encoding: 'utf8',
    })
    assert.notEqual(status, 0)
    for (const name of ['node:fs', 'document', 'process']) assert.ok(stdout.includes(name), `${name} in ${stdout}`)
  })

  it('no import in the sources goes the wrong way', () => {
    const order = ['text', 'syntax', 'reading', 'model', 'index', 'importing', 'features']
    const wrong: string[] = []
    for (const name of readdirSync('server/core', { recursive: true })
      .map(String)
      .filter(name => name.endsWith('.ts'))) {
      const layer = name.split(/[\\/]/)[0] ?? ''
      for (const match of readFileSync(join('server/core', name), 'utf8').matchAll(/from '(\.[^']+)'/g)) {
        const target =
          relative('server/core', resolve(dirname(join('server/core', name)), match[1] ?? '')).split(/[\\/]/)[0] ?? ''
        if (order.indexOf(target) < 0 || order.indexOf(target) > order.indexOf(layer))
          wrong.push(`${name} → ${match[1]}`)
      }
    }
    assert.deepEqual(wrong, [])
  })
})
