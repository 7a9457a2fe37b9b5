// The packages as they are shipped: the VSIX holds what it must and nothing else; the npm package runs by itself.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CEILINGS, sizeOf } from '../support/bundle-sizes.ts'

interface Manifest {
  readonly contributes: Readonly<Record<string, unknown>>
  readonly devDependencies: Readonly<Record<string, string>>
}

describe('packages', function () {
  this.timeout(180_000) // packs and installs
  let folder = ''
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'tifa-package-'))
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  it('the VSIX holds what is named in .vscodeignore and no more', async () => {
    const { listFiles, PackageManager } = await import('@vscode/vsce')
    const files = (await listFiles({ packageManager: PackageManager.None })).sort()
    const expected = [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'client/icon.png',
      'client/l10n/bundle.l10n.zh-cn.json',
      'dist/asked.cjs',
      'dist/cedict.NOTICE.md',
      'dist/cedict.bin',
      'dist/client.browser.cjs',
      'dist/client.cjs',
      'dist/cmaps.LICENSE',
      'dist/cmaps.bin',
      'dist/common.cjs',
      'dist/comparison.css',
      'dist/comparison.js',
      'dist/compiling.cjs',
      'dist/concordance.css',
      'dist/concordance.js',
      'dist/entities.cjs',
      'dist/glossaries.bin',
      'dist/import-thread.cjs',
      'dist/import.browser.js',
      'dist/index-thread.cjs',
      'dist/languageclient.cjs',
      'dist/languageserver.cjs',
      'dist/ledger.css',
      'dist/ledger.js',
      'dist/markdown.cjs',
      'dist/next-common.cjs',
      'dist/next.cjs',
      'dist/package.json',
      'dist/packages.NOTICE.txt',
      'dist/pdf.cjs',
      'dist/pinyin.cjs',
      'dist/preview.css',
      'dist/preview.js',
      'dist/program.cjs',
      'dist/rest-common.cjs',
      'dist/rest.cjs',
      'dist/serve.cjs',
      'dist/server.browser.js',
      'dist/server.cjs',
      'dist/spreadsheets.cjs',
      'dist/trends.css',
      'dist/trends.js',
      'dist/typing-common.cjs',
      'dist/typing.cjs',
      'dist/walk.cjs',
      'dist/yaml.cjs',
      'dist/zip.cjs',
      'package.json',
      'package.nls.json',
      'package.nls.zh-cn.json',
    ]
    assert.deepEqual(
      files.filter(name => !/^(?:client\/walkthrough|corpus|syntaxes)\//.test(name)),
      expected,
    )
    assert.ok(files.some(name => name.startsWith('corpus/glossary/')))
  })

  it('no bundle is larger than its ceiling, and none lacks one', async () => {
    const bundles = readdirSync('dist').filter(name => /\.c?js$/.test(name))
    assert.deepEqual(bundles.sort(), Object.keys(CEILINGS).sort())
    const large: string[] = []
    for (const [bundle, most] of Object.entries(CEILINGS)) {
      const size = await sizeOf(bundle)
      if (size > most) large.push(`${bundle}: ${size.toFixed(0)} kB of ${most}`)
    }
    assert.deepEqual(large, [])
  })

  it('the notice has the licence of every package whose code is in a bundle', () => {
    const notice = readFileSync('dist/packages.NOTICE.txt', 'utf8')
    // What the bundles of client, server, pages and command line begin with, and what only others bring along.
    const names = ['vscode-languageclient', 'unified', 'd3-scale', '@modelcontextprotocol/sdk', 'micromark', 'xmlchars']
    const lacking = names.filter(name => !new RegExp(`^(?:.*, )?${name} \\d`, 'm').test(notice))
    assert.deepEqual(lacking, [])
    assert.match(notice, /Apache License/)
    assert.doesNotMatch(notice, /undefined/)
    assert.ok(!notice.includes('esbuild'), 'what only builds is not in the bundles')
  })

  it('no package has a source map', async () => {
    const { listFiles, PackageManager } = await import('@vscode/vsce')
    const packed = spawnSync('npm', ['pack', '--ignore-scripts', '--dry-run', '--json'], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
    const [{ files }] = JSON.parse(packed.stdout) as [{ files: { path: string }[] }]
    const names = [...(await listFiles({ packageManager: PackageManager.None })), ...files.map(({ path }) => path)]
    assert.ok(names.includes('dist/tifa.cjs') && names.includes('dist/client.cjs'))
    assert.deepEqual(
      names.filter(name => name.endsWith('.map')),
      [],
    )
  })

  it('the npm package runs where it is installed, without any other download', () => {
    const run = (command: string, args: readonly string[], cwd: string): string => {
      const { status, stdout, stderr } = spawnSync(command, args, {
        cwd,
        encoding: 'utf8',
        shell: process.platform === 'win32',
      })
      assert.equal(status, 0, `${command} ${args.join(' ')}: ${stdout}${stderr}`)
      return stdout
    }
    run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], process.cwd())
    writeFileSync(join(folder, 'package.json'), '{ "name": "user", "private": true }')
    run('npm', ['install', '--offline', '--no-audit', '--no-fund', './tifa-0.1.0.tgz'], folder)
    writeFileSync(join(folder, 'a.md'), '到2025年，森林覆盖率提高到24.1%。\n')
    assert.match(
      run(join(folder, 'node_modules/.bin/tifa'), ['check', 'a.md'], folder),
      /a\.md:1:8 information untagged-target/,
    )
  })

  it('every text of the manifest is there in English and Chinese', () => {
    const manifest = readFileSync('package.json', 'utf8')
    const english = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>
    const chinese = JSON.parse(readFileSync('package.nls.zh-cn.json', 'utf8')) as Record<string, string>
    const used = [...manifest.matchAll(/"%([\w.-]+)%"/g)].map(match => match[1] ?? '')
    assert.deepEqual([...new Set(used)].sort(), Object.keys(english).sort())
    assert.deepEqual(Object.keys(chinese).sort(), Object.keys(english).sort())
  })

  it('every text of the client is there in Chinese', () => {
    const bundle = JSON.parse(readFileSync('client/l10n/bundle.l10n.zh-cn.json', 'utf8')) as Record<string, string>
    const sources = readdirSync('client', { recursive: true })
      .map(String)
      .filter(name => name.endsWith('.ts'))
      .map(name => readFileSync(join('client', name), 'utf8'))
    const used = sources.flatMap(source => [...source.matchAll(/l10n\.t\(\s*'([^']+)'/g)].map(match => match[1] ?? ''))
    assert.deepEqual([...new Set(used)].sort(), Object.keys(bundle).sort())
  })

  it('no menu has an entry twice', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
    const menus = manifest.contributes['menus'] as Record<string, { command?: string; when?: string; group?: string }[]>
    for (const [menu, entries] of Object.entries(menus)) {
      // What stands in a line as a button may stand in its menu, too.
      const keys = entries.map(({ command, when, group }) => [command, when, group?.startsWith('inline')].join(' '))
      assert.deepEqual(
        keys.filter((key, at) => keys.indexOf(key) !== at),
        [],
        menu,
      )
    }
  })

  it('the manifest names every finding code as a setting', async () => {
    const { CODES } = await import('../../server/core/model/finding.ts')
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
    const { properties } = manifest.contributes['configuration'] as { properties: Record<string, unknown> }
    const settings = Object.keys(properties).filter(name => name.startsWith('tifa.severity.'))
    assert.deepEqual(settings.sort(), CODES.map(code => `tifa.severity.${code}`).sort())
  })
})
