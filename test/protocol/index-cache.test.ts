// The index on disk over LSP: whatever happened to it or to the files since, a server that opens it answers like one without.

import assert from 'node:assert/strict'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createNodeFiles } from '../../server/host/node-files.ts'
import { FULL, LanguageClient, type Options } from '../support/language-client.ts'
import { createRandom } from '../support/random.ts'
import { PLANS } from './harness.ts'

const SOURCE = `${PLANS}
高质量发展。新发展理念。渡船联运体系。[码头改造率达到65%](target:quays)，到2025年水网密度提高到24%。
//- plans/harbour.md
---
title: 港口振兴规划
period: 2021-2025
---

# 港口振兴规划

## 第一章 渡船

渡船联运体系 (combined ferry system)。“十三五”规划第一章。[码头改造率达到66%](outcome:quays "at=2025")

到2025年，水网密度提高到25%。上一个五年规划。
//- notes/plain.md
渡船联运体系与高质量发展。[x](term:nowhere) [y](plan:fyp-13-outline#第一章)
//- parallel/ferry.tmx
<?xml version="1.0"?><tmx version="1.4"><header srclang="zh"/><body><tu><tuv xml:lang="zh"><seg>渡船联运。</seg></tuv><tuv xml:lang="en"><seg>Combined ferries.</seg></tuv></tu></body></tmx>
`

/** What a server says of everything in a folder. */
async function answersOf(client: LanguageClient): Promise<unknown> {
  const { connection } = client
  const files = readdirSync(client.folder, { recursive: true })
    .map(name => String(name).replaceAll('\\', '/'))
    .filter(name => name.endsWith('.md'))
    .sort()
  const hovers: unknown[] = []
  const references: unknown[] = []
  const diagnostics: unknown[] = []
  for (const path of files) {
    const textDocument = { uri: client.uri(path) }
    diagnostics.push([path, await client.diagnostics(path)])
    const lines = readFileSync(join(client.folder, path), 'utf8').split('\n')
    for (const [line, text] of lines.entries()) {
      for (const word of ['高质量发展', '渡船联运体系', 'target:quays', '上一个五年规划', '渡船', '水网密度']) {
        const character = text.indexOf(word)
        if (character < 0) continue
        const position = { line, character: character + 1 }
        hovers.push([path, line, word, await connection.sendRequest('textDocument/hover', { textDocument, position })])
        const context = { includeDeclaration: true }
        references.push(await connection.sendRequest('textDocument/references', { textDocument, position, context }))
      }
    }
  }
  const ask = (method: string, params: object): Promise<unknown> => connection.sendRequest(method, params)
  const answers = {
    hovers,
    references,
    diagnostics,
    symbols: await ask('workspace/symbol', { query: '' }),
    sections: await ask('workspace/symbol', { query: '第一章' }),
    ledger: await ask('tifa/ledger', {}),
    trends: await ask('tifa/trends', { over: {}, terms: ['高质量发展', '渡船'] }),
    concordance: await ask('tifa/concordance', { query: { kind: 'words', text: '渡船' } }),
    phrases: await ask('tifa/phrases', {}),
  }
  // Where a line stands does not depend on when it was found; numbers of versions do.
  return JSON.parse(JSON.stringify(answers, (key, value) => (/^(?:version|resultId)$/.test(key) ? undefined : value)))
}

describe('index on disk', function () {
  this.timeout(120_000)
  let folder = ''
  let cache = ''
  before(async () => {
    cache = mkdtempSync(join(tmpdir(), 'tifa-index-'))
    const first = await LanguageClient.start(SOURCE)
    folder = first.folder
    await first.dispose(true)
    // Nothing is open: what is has no digest.
    await open({ cache })
  })
  after(() => {
    for (const each of [folder, cache]) rmSync(each, { recursive: true, force: true })
  })

  const open = async (options: Options = {}): Promise<{ answers: unknown; log: readonly string[] }> => {
    const client = await LanguageClient.start('', { folder, ...options })
    const answers = await answersOf(client)
    await client.dispose(true)
    return { answers, log: client.log }
  }
  const taken = (log: readonly string[]): number =>
    Number(/; (\d+) of them from the index on disk/.exec(log.join('\n'))?.[1] ?? 0)
  /** Opens with the index and without, and wants the same of both; how many files were taken from it, and the log. */
  const compare = async (options: Options = {}): Promise<{ taken: number; log: string }> => {
    const warm = await open({ cache, ...options })
    const cold = await open()
    assert.deepEqual(warm.answers, cold.answers)
    return { taken: taken(warm.log), log: warm.log.join('\n') }
  }
  const count = (): number =>
    readdirSync(folder, { recursive: true }).filter(name => /\.(?:md|tmx)$/.test(String(name))).length
  const edit = (path: string, change: (text: string) => string): void =>
    writeFileSync(join(folder, path), change(readFileSync(join(folder, path), 'utf8')))
  const stored = (): string => join(cache, readdirSync(cache).find(name => name.endsWith('.tifa')) ?? '')

  it('gives every answer that reading all files gives', async () => {
    const { taken, log } = await compare()
    assert.equal(taken, count())
    assert.match(log, /index on disk/)
  })

  it('reads no file that has the stamp it had', async () => {
    const read: string[] = []
    const files = createNodeFiles()
    const statesOf: typeof files.statesOf = async (inside, names) => {
      const states = (await files.statesOf?.(inside, names)) ?? []
      // The files were written this moment: for this test time does not count.
      return states.map((state, i) =>
        state && 'size' in state ? { ...state, stamp: `${state.size} ${names[i]?.length}` } : state,
      )
    }
    const readFile = async (uri: string): Promise<Uint8Array | undefined> => {
      if (uri.startsWith('file:') && /\.(?:md|tmx)$/.test(uri)) read.push(uri)
      return files.readFile(uri)
    }
    const ports = { files: { ...files, statesOf, readFile } }
    rmSync(stored())
    await open({ cache, ports })
    assert.equal(read.length, count())
    read.length = 0
    const { answers, log } = await open({ cache, ports })
    assert.deepEqual([taken(log), read], [count(), []])
    assert.deepEqual(answers, (await open()).answers)
  })

  it('sees files that changed, came, went and moved while it was closed', async () => {
    edit('notes/plain.md', text => `新的一段。\n\n${text}`)
    writeFileSync(
      join(folder, 'plans/new.md'),
      '---\ntitle: 水运振兴规划\n---\n\n渡船联运体系。[码头改造率达到67%](target:quays)\n',
    )
    assert.equal((await compare()).taken, count() - 2)
    renameSync(join(folder, 'plans/harbour.md'), join(folder, 'notes/harbour.md'))
    rmSync(join(folder, 'plans/new.md'))
    // Under the same name its content is known; under another one the name may be its title.
    renameSync(join(folder, 'notes/plain.md'), join(folder, 'notes/other.md'))
    assert.equal((await compare()).taken, count() - 1)
    renameSync(join(folder, 'notes'), join(folder, 'texts'))
    await compare()
  })

  it('sees a change that leaves size and time as they were', async () => {
    const path = join(folder, 'texts/other.md')
    const time = new Date(Date.now() - 1e6)
    utimesSync(path, time, time)
    await open({ cache })
    edit('texts/other.md', text => text.replaceAll('渡船', '轮船'))
    utimesSync(path, time, time)
    await compare()
  })

  it('counts again what a glossary changes, in the documents that have its words', async () => {
    rmSync(stored())
    await open({ cache })
    edit('glossary.md', text => `${text}\n## 渡船\n- en: ferry\n\n## 码头改造率\n- id: quays\n- unit: "%"\n`)
    assert.equal((await compare()).taken, count() - 1)
    edit('glossary.md', text => text.replace('## 高质量发展', '## 高质量的发展'))
    await compare()
    edit('texts/harbour.md', text => text.replaceAll('港口振兴规划', '港口复兴规划'))
    await compare()
    rmSync(join(folder, 'glossary.md'))
    await compare()
  })

  it('follows what tifa.yaml and ignore rules say now', async () => {
    writeFileSync(join(folder, 'tifa.yaml'), 'exclude: [texts]\n')
    await compare()
    rmSync(join(folder, 'tifa.yaml'))
    writeFileSync(join(folder, '.gitignore'), 'plans/\n')
    await compare()
    rmSync(join(folder, '.gitignore'))
    await compare()
  })

  it('is made again where it was cut off or a bit was flipped, and the log says so', async () => {
    const random = createRandom(7)
    const cold = await open()
    for (let round = 0; round < 12; round++) {
      const bytes = readFileSync(stored())
      const at = Math.floor(random() * bytes.length)
      if (round % 2 === 0) writeFileSync(stored(), bytes.subarray(0, at))
      else {
        bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
        writeFileSync(stored(), bytes)
      }
      const { answers, log } = await open({ cache })
      assert.deepEqual(answers, cold.answers, `round ${round} (seed 7), byte ${at}`)
      const said = log.join('\n')
      // A damaged piece of the file is found when it is asked for: then that document is read again, and no other.
      if (round % 2 === 1 && taken(log) > 0) {
        assert.match(said, /what the index on disk kept of it is damaged: it is read again|^(?!.*damaged)/s)
        continue
      }
      assert.match(said, /index on disk is not used, and made again/)
      assert.equal(taken(log), 0)
      // It is written again when all is read.
    }
    assert.equal((await compare()).taken, count())
  })

  it('takes no notice of what a server left that died while it wrote', async () => {
    writeFileSync(`${stored()}.1-dead.part`, readFileSync(stored()).subarray(0, 100))
    assert.equal((await compare()).taken, count())
  })

  it('serves two servers that read and write it at once', async () => {
    rmSync(stored())
    const both = await Promise.all([open({ cache }), open({ cache })])
    assert.deepEqual(both[0]?.answers, both[1]?.answers)
    assert.equal((await compare()).taken, count())
  })

  it('is neither read nor written where the setting says so', async () => {
    rmSync(cache, { recursive: true })
    const capabilities = { ...FULL, workspace: { ...FULL.workspace, configuration: true } }
    await open({ cache, capabilities, settings: { tifa: { index: { cache: false } } } })
    assert.equal(existsSync(cache), false)
    await open({ cache, capabilities, settings: { tifa: { index: { cacheSize: 0 } } } })
    assert.deepEqual(readdirSync(cache), [])
  })
})
