// Incremental equals rebuilt, through changes of configuration: tifa.yaml, settings, the bundled glossary, among edits and file events.

import assert from 'node:assert/strict'
import { compareSnapshots, takeSnapshot } from '../../server/core/features/snapshot.ts'
import { packGlossaries, unpackGlossaries } from '../../server/core/index/digest/glossary-pack.ts'
import type { FolderItem } from '../../server/core/model/files.ts'
import { createNodePorts } from '../../server/entry/node-ports.ts'
import type { Bundled } from '../../server/protocol/bundled.ts'
import { Diagnostics } from '../../server/protocol/findings/diagnostics.ts'
import type { Folder } from '../../server/protocol/folder.ts'
import type { Ports } from '../../server/protocol/ports.ts'
import { DEFAULT_SETTINGS, readSettings, type Settings } from '../../server/protocol/settings.ts'
import { Workspace } from '../../server/protocol/workspace.ts'
import { readData } from '../support/data.ts'
import { createRandom } from '../support/random.ts'

const STEPS = 120
const ROOT = 'file:///corpus'

const BUNDLED = {
  files: [
    {
      uri: 'file:///bundled/glossary.md',
      hash: 'bundled',
      text: () =>
        '---\nkind: glossary\n---\n\n## 高质量发展\n- en: high-quality development\n\n## 发展\n- en: development\n\n## 城镇化率\n- id: urban\n- unit: %\n',
    },
  ],
}

/** The same with what is made of it when Tifa is built; what is built anew has to do without. */
const PACKED = withPacked()

function withPacked(): Bundled {
  const files = BUNDLED.files.map(file => ({ ...file, name: 'glossary.md', text: file.text() }))
  const packed = unpackGlossaries(
    packGlossaries('build', files, text => text),
    'build',
  )
  assert.ok(packed?.wordings)
  return {
    files: files.map(({ uri, text, hash }, number) => ({
      uri,
      text: () => text,
      hash,
      packed: packed.digests[number],
    })),
    wordings: { of: files.map(({ uri }) => uri), base: packed.wordings },
  }
}

const OWN =
  '---\nid: own\nkind: glossary\n---\n\n## 发展\n- id: growth\n- en: growth\n\n## 新发展理念\n- en: new development philosophy\n'

const CONFIGS = [
  undefined,
  '',
  'exclude: [gwr]\n',
  'include: [plans/**]\nglossaries: [own.md]\n',
  'include: [plans/**]\n',
  'exclude: ["**/*-2.md", own.md]\nseverities:\n  untagged-target: error\n',
  'severities:\n  untagged-target: off\n  unknown-term: hint\n',
  'severities: [odd\n',
]

const SETTINGS: readonly Settings[] = [
  DEFAULT_SETTINGS,
  readSettings({ severity: { 'untagged-target': 'warning' } }, {}),
  readSettings({ severity: { 'untagged-target': 'off', 'plan-not-in-corpus': 'hint' } }, {}),
  readSettings({ glossary: { bundled: false } }, {}),
  readSettings({ index: { maxFileSize: 0.01 } }, {}),
  readSettings({ glossary: { bundled: false }, severity: { 'unknown-term': 'off' } }, { '**/gwr': true }),
  readSettings({}, { '**/own.md': true, '**/*-2.md': true }),
]

const INSERTED = [
  '高质量发展',
  '到2025年，森林覆盖率提高到24.1%。',
  '\n\n',
  '[x](term:growth)',
  '[x](term:urban)',
  '《十三五规划》',
  '',
]

/** A disk of its own. */
class Disk {
  readonly texts = new Map<string, string>()

  get ports(): Ports {
    const bytes = (uri: string): Uint8Array | undefined => {
      const text = this.texts.get(uri)
      return text === undefined ? undefined : Buffer.from(text)
    }
    const files = {
      readFolder: async (uri: string) => this.#items(uri),
      readFile: async (uri: string) => bytes(uri),
      sizeOf: async (uri: string) => bytes(uri)?.length,
    }
    const fail = (line: string): void => assert.fail(line)
    return { ...createNodePorts({ info: () => {}, warn: () => {}, error: fail }, { files }), year: () => 2026 }
  }

  #items(uri: string): FolderItem[] {
    const items = new Map<string, FolderItem>()
    for (const path of this.texts.keys()) {
      if (!path.startsWith(`${uri}/`)) continue
      const [name = '', ...rest] = path.slice(uri.length + 1).split('/')
      items.set(name, { name, kind: rest.length > 0 ? 'folder' : 'file' })
    }
    return [...items.values()]
  }
}

/** All that the workspace's folder knows and says, by document. */
function known(workspace: Workspace, ports: Ports): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const folder = [...workspace.folders()].find(({ root }) => root === ROOT) as Folder
  const diagnostics = new Diagnostics(workspace, 'en', ports)
  const all = new Map<string, ReadonlyMap<string, string>>()
  for (const uri of [...folder.corpus.uris()].sort()) {
    const document = folder.corpus.document(uri)
    const said = document ? JSON.stringify(diagnostics.collect(folder, document)) : ''
    all.set(uri, new Map([...takeSnapshot(folder.corpus, uri, 2026), ['diagnostics', said]]))
  }
  return all
}

describe('incremental configuration', () => {
  const plans = [...readData('plans').slice(-3), ...readData('gwr').slice(-2)].map(({ path, text }, i) => ({
    uri: `${ROOT}/${path}`,
    text: text.slice(0, 400) + text.slice(3000, i % 2 === 0 ? 6000 : 9000),
  }))

  it(`equals a workspace built anew after each of ${STEPS} changes`, async function () {
    if (plans.length === 0) this.skip()
    this.timeout(600_000) // each step builds a workspace anew
    const random = createRandom(11)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
    const disk = new Disk()
    const spare = plans
      .slice(0, 2)
      .map(({ uri, text }) => ({ uri: uri.replace(/\.md$/, '-2.md'), text: text.slice(0, 1500) }))
    const all = [...plans, ...spare, { uri: `${ROOT}/own.md`, text: OWN }]
    for (const { uri, text } of all) disk.texts.set(uri, text)
    const { ports } = disk
    const workspace = new Workspace(ports, () => {})
    workspace.setBundled(PACKED)
    await workspace.addFolder(ROOT)
    let settings = DEFAULT_SETTINGS
    const open = new Map<string, string>()
    /** Files that went while they were open. */
    const gone = new Set<string>()
    for (let step = 0; step < STEPS; step++) {
      const { uri, text } = pick(all)
      const kind = random()
      let what: string
      if (kind < 0.3) {
        const config = pick(CONFIGS)
        what = `tifa.yaml: ${config}`
        if (config === undefined) disk.texts.delete(`${ROOT}/tifa.yaml`)
        else disk.texts.set(`${ROOT}/tifa.yaml`, config)
        await workspace.fileChanged(`${ROOT}/tifa.yaml`, config === undefined ? 'deleted' : 'changed')
      } else if (kind < 0.6) {
        settings = pick(SETTINGS)
        what = `settings ${SETTINGS.indexOf(settings)}`
        await workspace.applySettings(settings)
      } else if (kind < 0.7) {
        const isGone = random() < 0.4
        what = `${uri} ${isGone ? 'deleted' : 'changed'}`
        if (isGone) disk.texts.delete(uri)
        else disk.texts.set(uri, text + pick(INSERTED))
        if (isGone && open.has(uri)) gone.add(uri)
        else gone.delete(uri)
        await workspace.fileChanged(uri, isGone ? 'deleted' : 'changed')
      } else if (!open.has(uri)) {
        what = `${uri} opened`
        open.set(uri, disk.texts.get(uri) ?? text)
        workspace.open(uri, 1, open.get(uri) ?? '')
      } else if (kind < 0.8) {
        what = `${uri} closed`
        open.delete(uri)
        gone.delete(uri)
        await workspace.close(uri)
      } else {
        what = `${uri} edited`
        const document = workspace.find(uri)?.document
        if (!document) continue
        const at = Math.floor(random() * document.length)
        const range = { start: document.positionAt(at), end: document.positionAt(at + Math.floor(random() * 40)) }
        workspace.change(uri, step, [{ range, text: pick(INSERTED) }])
        open.set(uri, workspace.find(uri)?.document.text ?? '')
      }
      await workspace.recount()
      await workspace.idle()

      const fresh = new Workspace(disk.ports, () => {})
      fresh.setBundled(BUNDLED)
      await fresh.applySettings(settings)
      for (const [there, buffer] of open) fresh.open(there, 1, buffer)
      await fresh.addFolder(ROOT)
      for (const there of gone) await fresh.fileChanged(there, 'deleted')
      await fresh.idle()
      const [kept, anew] = [known(workspace, ports), known(fresh, ports)]
      const where = `step ${step} (seed 11): ${what}`
      assert.deepEqual([...kept.keys()], [...anew.keys()], where)
      for (const [there, snapshot] of anew)
        assert.deepEqual(compareSnapshots(kept.get(there) ?? new Map(), snapshot), [], `${where}, ${there}`)
    }
  })
})
