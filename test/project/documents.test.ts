// README, ARCHITECTURE and CONTRIBUTING against what they speak of: files, links, settings, findings and commands that exist.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { CODES, DEFAULT_SEVERITY } from '../../server/core/model/finding.ts'
import { COMMANDS } from '../../server/entry/commands/index.ts'

const DOCUMENTS = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md']

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>
  readonly contributes: {
    readonly commands: readonly { readonly title: string }[]
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default?: unknown }>> }
  }
}

describe('documents', () => {
  const read = (name: string): string => readFileSync(name, 'utf8')
  const manifest = JSON.parse(read('package.json')) as Manifest
  const files = spawnSync('git', ['ls-files'], { encoding: 'utf8' }).stdout.trim().split('\n')

  it('name files that exist', () => {
    const names = new Set(files.map(file => file.slice(file.lastIndexOf('/') + 1)))
    const lacking = ['ARCHITECTURE.md', 'CONTRIBUTING.md'].flatMap(document =>
      [...withoutExamples(read(document)).matchAll(/`([\w./-]*[\w-]+\.(?:ts|mjs|css))`/g)].flatMap(([, path = '']) => {
        const name = path.slice(path.lastIndexOf('/') + 1)
        const isThere =
          path === name ? names.has(name) || name.startsWith('-') : files.some(file => file.endsWith(path))
        return isThere ? [] : [`${document}: ${path}`]
      }),
    )
    assert.deepEqual(lacking, [])
  })

  it('have links that lead somewhere', () => {
    const lost: string[] = []
    for (const document of DOCUMENTS) {
      for (const [, address = ''] of withoutExamples(read(document))
        .replace(/`[^`\n]*`/g, 'code')
        .matchAll(/\]\(([^)\s]+)\)/g)) {
        const [path = '', anchor] = address.split('#')
        if (/^(?:\w+:|\/)/.test(address)) continue
        const target = path === '' ? document : path
        if (!existsSync(target) || (anchor !== undefined && !anchorsOf(read(target)).has(anchor)))
          lost.push(`${document}: ${address}`)
      }
    }
    assert.deepEqual(lost, [])
  })

  it('name scripts that exist', () => {
    const named = DOCUMENTS.flatMap(document =>
      [...read(document).matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name),
    )
    assert.deepEqual(
      [...new Set(named)].filter(name => !(name && name in manifest.scripts)),
      [],
    )
  })

  it('README has every setting, with its default', () => {
    const rows = [...read('README.md').matchAll(/^\| `(tifa\.[\w.]+)` \|.*\| (.+) \|$/gm)]
    const { properties } = manifest.contributes.configuration
    const settings = Object.keys(properties).filter(name => !name.startsWith('tifa.severity.'))
    assert.deepEqual(rows.map(([, name]) => name).sort(), settings.sort())
    const other = rows.filter(([, name = '', said]) => said !== defaultText(properties[name]?.default))
    assert.deepEqual(
      other.map(([row]) => row),
      [],
    )
  })

  it('README has every finding, with its severity', () => {
    const rows = [...read('README.md').matchAll(/^\| `([\w-]+)` \|.*\| (\w+) \|$/gm)]
    assert.deepEqual(rows.map(([, code]) => code).sort(), [...CODES].sort())
    const other = rows.filter(
      ([, code, severity]) => DEFAULT_SEVERITY[code as keyof typeof DEFAULT_SEVERITY] !== severity,
    )
    assert.deepEqual(
      other.map(([row]) => row),
      [],
    )
  })

  it('README has every command of the terminal', () => {
    const readme = read('README.md')
    assert.deepEqual(
      COMMANDS.map(({ name }) => name).filter(name => !readme.includes(`tifa ${name}`)),
      [],
    )
  })
})

/** Without fenced code, and without what is made up in examples of CONTRIBUTING. */
function withoutExamples(text: string): string {
  return text.replace(/^ {0,3}```[\s\S]*?^ {0,3}```$/gm, '').replace(/^## How to add[\s\S]*?(?=^## )/gm, '')
}

/** As GitHub makes them of headings. */
function anchorsOf(text: string): Set<string> {
  const headings = [...text.replace(/^ {0,3}```[\s\S]*?^ {0,3}```$/gm, '').matchAll(/^#{1,6} (.+)$/gm)]
  return new Set(
    headings.map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )
}

function defaultText(value: unknown): string {
  return value === true ? 'on' : value === false ? 'off' : typeof value === 'number' ? String(value) : `\`${value}\``
}
