// The index on disk with damage in any of its pieces: what a corpus says is what it says without an index, and the log names the file.

import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { URI } from 'vscode-uri'
import { takeSnapshot } from '../../server/core/features/snapshot.ts'
import type { Corpus } from '../../server/core/index/corpus.ts'
import { createNodePorts } from '../../server/entry/node-ports.ts'
import { Workspace } from '../../server/protocol/workspace.ts'
import { createRandom } from '../support/random.ts'

const TEXT = [
  '# 渡口规划\n\n## 第一章 渡船\n\n到2025年，码头改造率达到65%。渡船联运体系（combined ferry system）。[渡船](term:ferry)\n',
  '# 港口规划\n\n## 第一节 水网\n\n渡船联运体系建设。水网密度提高到24%。《渡口规划》第一章。\n',
  '---\nkind: glossary\n---\n\n## 渡船\n- id: ferry\n- en: ferry\n',
]
const TMX =
  '<?xml version="1.0"?><tmx version="1.4"><header srclang="zh"/><body><tu><tuv xml:lang="zh"><seg>渡船联运。</seg></tuv><tuv xml:lang="en"><seg>Combined ferries.</seg></tuv></tu></body></tmx>'

interface Opened {
  readonly workspace: Workspace
  readonly corpus: Corpus
  readonly log: string[]
}

describe('damage in the index on disk', function () {
  this.timeout(120_000)
  let folder = ''
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'tifa-damage-'))
    mkdirSync(join(folder, 'texts'))
    for (const [i, text] of TEXT.entries()) writeFileSync(join(folder, 'texts', `${i}.md`), text)
    // So many tokens that there is a segment of phrases.
    for (let i = 0; i < 12; i++) {
      const random = createRandom(i + 1)
      const words = Array.from({ length: 2500 }, () => String.fromCharCode(0x4e00 + Math.floor(random() * 60)))
      writeFileSync(join(folder, 'texts', `long-${i}.md`), `# 长文\n\n${words.join('')}渡船联运体系\n`)
    }
    writeFileSync(join(folder, 'texts/ferry.tmx'), TMX)
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  const open = async (cache?: string): Promise<Opened> => {
    const log: string[] = []
    const note = (line: string): void => void log.push(line)
    const workspace = new Workspace(createNodePorts({ info: note, warn: note, error: note }, { cache }), () => {})
    await workspace.addFolder(URI.file(join(folder, 'texts')).toString())
    await workspace.idle()
    const [{ corpus } = { corpus: undefined }] = workspace.folders()
    assert.ok(corpus)
    return { workspace, corpus, log }
  }
  const say = ({ corpus }: Opened): unknown => [
    [...corpus.uris()].sort().map(uri => [...takeSnapshot(corpus, uri, 2024)]),
    [...corpus.uris()].sort().map(uri => [...(corpus.referenceKeys(uri) ?? [])]),
    corpus.parallel.unitsWith(corpus.parallel.tokensOf('渡船', 'zh') ?? [], 'zh').map(({ unit }) => unit),
    corpus.parallel.files.map(file => [file.year, file.text(0, 'zh'), file.text(0, 'en'), file.line(0, 'en')]),
  ]

  it('is found wherever it is, and mended, in what is asked and before', async () => {
    const expected = say(await open())
    const first = join(folder, 'first')
    await open(first)
    const [name = ''] = readdirSync(first)
    const whole = readFileSync(join(first, name))
    const random = createRandom(11)
    const found = { head: 0, document: 0, segment: 0 }
    for (let round = 0; round < 60; round++) {
      const cache = join(folder, `cache-${round}`)
      mkdirSync(cache)
      // The file's head is the greater part of so small a file: more often something before it.
      const at = Math.floor(random() * (round % 3 === 0 ? whole.length : whole.length / 2))
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
      writeFileSync(join(cache, name), bytes)
      const opened = await open(cache)
      if (round % 2 === 0) await opened.workspace.mend()
      const said = await opened.workspace.onPresentFiles(() => say(opened))
      assert.deepEqual(said, expected, `round ${round} (seed 11), byte ${at}`)
      const log = opened.log.join('\n')
      if (/index on disk is not used/.test(log)) found.head++
      else if (/is damaged: it is read again/.test(log)) found.document++
      else found.segment++
    }
    assert.ok(found.head > 0 && found.document > 0 && found.segment > 0, JSON.stringify(found))
  })

  it('does no harm where the file is cut or removed while it is open, and another one takes its place', async () => {
    const expected = say(await open())
    const cache = join(folder, 'cut')
    await open(cache)
    const [name = ''] = readdirSync(cache)
    const path = join(cache, name)
    copyFileSync(path, join(folder, 'copy'))
    for (const change of [
      () => rmSync(path),
      () => writeFileSync(path, readFileSync(path).subarray(0, 1000)),
      () => writeFileSync(path, ''),
    ]) {
      copyFileSync(join(folder, 'copy'), path)
      const opened = await open(cache)
      change()
      assert.deepEqual(await opened.workspace.onPresentFiles(() => say(opened)), expected)
    }
  })
})
