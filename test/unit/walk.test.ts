// What belongs to a corpus: the walk over a folder, and the same rules for one file.

import assert from 'node:assert/strict'
import { NO_CONFIG, parseConfig } from '../../server/core/model/config.ts'
import type { Files } from '../../server/core/model/files.ts'
import { decodeText } from '../../server/host/read-text.ts'
import { belongs, walk } from '../../server/host/walk.ts'

const ROOT = 'file:///c'

/** A tree of files in memory. */
function tree(paths: Readonly<Record<string, string>>): Files {
  return {
    readFolder: async uri => {
      const prefix = decodeURIComponent(uri).slice(ROOT.length + 1)
      const names = new Map<string, 'file' | 'folder'>()
      for (const path of Object.keys(paths)) {
        if (prefix !== '' && !path.startsWith(`${prefix}/`)) continue
        const [name = '', ...rest] = path.slice(prefix === '' ? 0 : prefix.length + 1).split('/')
        names.set(name, rest.length > 0 ? 'folder' : 'file')
      }
      return [...names].map(([name, kind]) => ({ name, kind }))
    },
    readFile: async uri => {
      const text = paths[decodeURIComponent(uri).slice(ROOT.length + 1)]
      return text === undefined ? undefined : new TextEncoder().encode(text)
    },
    sizeOf: async () => undefined,
  }
}

async function check(
  paths: Readonly<Record<string, string>>,
  expected: readonly string[],
  excluded: readonly string[] = [],
): Promise<void> {
  const config = paths['tifa.yaml'] === undefined ? NO_CONFIG : parseConfig(paths['tifa.yaml'])
  const options = { config, excluded, maxFileSize: 1e6, isCancelled: () => false }
  const found: string[] = []
  for await (const step of walk(tree(paths), ROOT, options))
    if ('found' in step) found.push(decodeURIComponent(step.found.uri).slice(ROOT.length + 1))
  assert.deepEqual(found.sort(), [...expected].sort())
  const single: string[] = []
  for (const path of Object.keys(paths)) {
    const uri = `${ROOT}/${path.split('/').map(encodeURIComponent).join('/')}`
    if (await belongs(tree(paths), ROOT, uri, options)) single.push(path)
  }
  assert.deepEqual(single.sort(), [...expected].sort(), 'one file by itself')
}

describe('walk', () => {
  it('takes Markdown, wherever it is', () =>
    check({ 'a.md': '', 'b/c.markdown': '', 'd.txt': '', '规划/十四五 纲要.md': '' }, [
      'a.md',
      'b/c.markdown',
      '规划/十四五 纲要.md',
    ]))
  it('leaves out node_modules and .git', () =>
    check({ 'node_modules/a.md': '', 'x/node_modules/b.md': '', '.git/c.md': '', 'd.md': '' }, ['d.md']))
  it('follows .gitignore, the nearest last', () =>
    check(
      {
        '.gitignore': '*.md\n!keep.md\n',
        'a.md': '',
        'keep.md': '',
        'sub/.gitignore': '!b.md\n',
        'sub/b.md': '',
        'sub/c.md': '',
      },
      ['keep.md', 'sub/b.md'],
    ))
  it('an ignored folder is not looked into', () =>
    check({ '.gitignore': 'out/\n', 'out/a.md': '', 'b.md': '' }, ['b.md']))
  it('follows include and exclude', () =>
    check(
      {
        'tifa.yaml': 'include: [plans]\nexclude: ["**/draft-*"]\nglossaries: [terms/g.md]\n',
        'plans/a.md': '',
        'plans/draft-b.md': '',
        'c.md': '',
        'terms/g.md': '',
        'terms/h.md': '',
      },
      ['plans/a.md', 'terms/g.md'],
    ))
  it('takes TBX wherever it is, and tables that are named as glossaries', () =>
    check(
      {
        'tifa.yaml': 'glossaries: [terms, "**/*.tsv"]\n',
        'a.tbx': '',
        'a.csv': '',
        'sub/b.tsv': '',
        'terms/c.CSV': '',
        'terms/c.xlsx': '',
        'd.md': '',
      },
      ['a.tbx', 'd.md', 'sub/b.tsv', 'terms/c.CSV'],
    ))
  it('says what in tifa.yaml names no file', async () => {
    const files = { 'plans/a.md': '', 'terms/g.md': '' }
    const config = parseConfig('include: [plan, "plans/*.md"]\nglossaries: [terms, x.csv]\n')
    const options = { config, excluded: [], maxFileSize: 1e6, isCancelled: () => false }
    const skipped: object[] = []
    for await (const step of walk(tree(files), ROOT, options)) if ('skipped' in step) skipped.push(step.skipped)
    assert.deepEqual(skipped, [
      { uri: `${ROOT}/tifa.yaml`, reason: { code: 'nothing-named', globs: ['plan', 'x.csv'] } },
    ])
  })
  it('follows files.exclude', () => check({ 'a.md': '', 'old/b.md': '' }, ['a.md'], ['**/old']))
})

describe('encodings', () => {
  it('UTF-8, UTF-16 of both orders', () => {
    assert.equal(decodeText(new TextEncoder().encode('规划')).text, '规划')
    assert.equal(decodeText(Uint8Array.from([0xff, 0xfe, 0xc4, 0x89])).text, '规')
    assert.equal(decodeText(Uint8Array.from([0xfe, 0xff, 0x89, 0xc4])).text, '规')
  })
  it('says how much is broken', () =>
    assert.deepEqual(decodeText(Uint8Array.from([0x61, 0xff, 0xff])).warning, { code: 'not-utf8', count: 2 }))
})
