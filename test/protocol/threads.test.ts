// Threads that read a large folder: the corpus is what it would be without, and no file ends more than its own thread.

import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { takeSnapshot } from '../../server/core/features/snapshot.ts'
import type { Corpus } from '../../server/core/index/corpus.ts'
import { Vocabulary } from '../../server/core/text/tokens.ts'
import { createNodePorts } from '../../server/entry/node-ports.ts'
import { IndexThreads } from '../../server/host/index-threads.ts'
import type { Ports } from '../../server/protocol/ports.ts'
import { Workspace } from '../../server/protocol/workspace.ts'
import { parseFixture } from '../support/fixture.ts'
import { createRandom } from '../support/random.ts'
import { PLANS } from './harness.ts'

const THREAD = new URL('../../server/entry/index-thread.js', import.meta.url)

describe('threads', () => {
  const folders: string[] = []
  const newFolder = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'tifa-threads-'))
    folders.push(folder)
    return folder
  }
  after(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })

  /** A corpus in a folder; `threads` are started however small it is. */
  async function indexed(folder: string, threads: 'started' | 'none', log: string[] = []): Promise<Corpus> {
    const tell = (line: string): void => void log.push(line)
    const { threads: own, ...ports } = createNodePorts({ info: () => {}, warn: tell, error: tell })
    assert.ok(own)
    const given: Ports = threads === 'started' ? { ...ports, threads: { ...own, from: 0 } } : ports
    const workspace = new Workspace(given, () => {})
    const root = pathToFileURL(folder).href
    await workspace.addFolder(root)
    const found = [...workspace.folders()].find(each => each.root !== undefined)
    assert.ok(found)
    assert.equal(found.threads, undefined)
    return found.corpus
  }

  it('make the corpus that is made without them', async function () {
    this.timeout(60_000)
    const folder = newFolder()
    for (const { path, text } of parseFixture(PLANS).files) write(folder, path, text)
    writePlans(folder, 25)
    write(folder, 'broken.md', Buffer.from([0x23, 0x20, 0xe5, 0x0a, 0xff, 0xe5]))
    write(folder, 'parallel/a.tmx', '<tmx')
    const logs: string[][] = [[], []]
    const [aside, here] = [await indexed(folder, 'started', logs[0]), await indexed(folder, 'none', logs[1])]
    assert.deepEqual([...aside.uris()], [...here.uris()])
    assert.ok(aside.size > 25)
    for (const uri of here.uris()) assert.deepEqual(known(aside, uri), known(here, uri), uri)
    assert.equal(aside.recounted, 0)
    assert.deepEqual(logs[0]?.sort(), logs[1]?.sort())
    assert.match(String(logs[0]), /broken\.md: not valid UTF-8/)
  })

  it('count a term that only a mark names', async function () {
    this.timeout(60_000)
    const folder = newFolder()
    write(folder, 'a.md', '# 一\n\n[渡船](term:nowhere)，[渡船](term:nowhere)。\n')
    const corpus = await indexed(folder, 'started')
    const uri = [...corpus.uris()].find(each => each.endsWith('/a.md')) ?? ''
    assert.equal(corpus.counts(uri)?.bySense.get('zh:nowhere')?.total, 2)
  })

  it('give up the file that ends them, and no other', async function () {
    this.timeout(60_000)
    const folder = newFolder()
    const files = [...Array(60).keys()].map(i => {
      write(folder, `${i}.md`, `# 第${i}章\n\n渡船。\n`)
      return { uri: pathToFileURL(join(folder, `${i}.md`)).href, size: 20_000 }
    })
    const script = join(folder, 'thread.mjs')
    const parts = ['host/index-thread.js', 'host/node-files.js'].map(name =>
      JSON.stringify(new URL(`../../server/${name}`, import.meta.url).href),
    )
    writeFileSync(
      script,
      `import { parentPort } from 'node:worker_threads'
       import { answerQuestions } from ${parts[0]}
       import { createNodeFiles } from ${parts[1]}
       const files = createNodeFiles()
       const readNow = uri => (/\\/(?:7|31)\\.md$/.test(uri) ? process.exit(9) : files.readNow(uri))
       const answer = answerQuestions({ ...files, readNow }, (message, transfer) => parentPort.postMessage(message, transfer))
       parentPort.on('message', answer)`,
    )
    const threads = new IndexThreads(pathToFileURL(script), options(2))
    const failed: string[] = []
    const read: string[] = []
    for await (const each of threads.read(files)) {
      if ('failed' in each) failed.push(`${each.file.uri} ${each.failed.code}`)
      else if ('digest' in each && each.digest) read.push(each.file.uri)
    }
    threads.close()
    assert.equal(failed.length, 2)
    assert.match(failed.join(), /\/7\.md not-indexed.*\/31\.md not-indexed/)
    assert.deepEqual(
      read,
      files.map(({ uri }) => uri).filter(uri => !/\/(?:7|31)\.md$/.test(uri)),
    )
  })

  it('leave files to be read here where no thread starts', async () => {
    const folder = newFolder()
    write(folder, 'a.md', '# 一\n')
    const file = { uri: pathToFileURL(join(folder, 'a.md')).href }
    const threads = new IndexThreads(pathToFileURL(join(folder, 'nowhere.mjs')), options(2))
    const read: unknown[] = []
    for await (const each of threads.read([file])) read.push(each)
    threads.close()
    assert.deepEqual(read, [{ file, unread: true }])
  })

  it('tell of files that are gone, and parse nothing that is known', async () => {
    const folder = newFolder()
    write(folder, 'a.md', '# 一\n')
    const files = ['a.md', 'b.md'].map(name => ({ uri: pathToFileURL(join(folder, name)).href }))
    const first = new IndexThreads(THREAD, options(1))
    const [known, gone] = await all(first.read(files))
    first.close()
    assert.ok(known && 'hash' in known && known.digest)
    assert.ok(gone && 'failed' in gone)
    assert.deepEqual(gone.failed, { code: 'gone' })
    const again = new IndexThreads(THREAD, { ...options(1), known: new Set([known.hash]) })
    const [same] = await all(again.read(files))
    again.close()
    assert.ok(same && 'hash' in same)
    assert.equal(same.digest, undefined)
    assert.equal(same.hash, known.hash)
  })

  function options(count: number) {
    return { count, vocabulary: new Vocabulary(), known: new Set<string>(), isWhole: true }
  }
})

/** What a corpus knows of a document, whatever the order in which its objects name things. */
function known(corpus: Corpus, uri: string): unknown {
  return [...takeSnapshot(corpus, uri, 2026)].map(([name, value]) => [name, JSON.parse(value ?? 'null')])
}

async function all<T>(each: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const one of each) list.push(one)
  return list
}

function write(folder: string, path: string, text: string | Uint8Array): void {
  const file = join(folder, path)
  mkdirSync(fileURLToPath(new URL('.', pathToFileURL(file))), { recursive: true })
  writeFileSync(file, text)
}

/** Plans of made-up words. */
function writePlans(folder: string, count: number): void {
  const random = createRandom(3)
  const words = [
    '渡船',
    '码头',
    '高质量发展',
    '联运',
    '建设',
    '水网',
    '新发展理念',
    '“十三五”规划',
    'ferry',
    '到2025年达到80%',
  ]
  for (let n = 0; n < count; n++) {
    let text = `---\ntitle: 第${n}号水网规划\nperiod: ${2001 + n}-${2005 + n}\n---\n\n# 第${n}号水网规划\n`
    for (let i = 0; i < 120; i++) {
      const word = words[Math.floor(random() * words.length)]
      if (i % 40 === 0) text += `\n\n## 第${i}章 ${word}${n % 7}\n\n`
      text += `${word}${i % 9 === 0 ? `，w${n}x${i}。\n\n` : ''}`
      if (i % 50 === 0) text += '\n\n**渡船**（combined ferry）与 [码头](target:quays) &amp; <br>\n\n'
    }
    write(folder, `plans/${n}.md`, text)
  }
}
