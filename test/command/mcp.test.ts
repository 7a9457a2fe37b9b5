// `tifa mcp` as an assistant runs it: the client of the protocol's own SDK, and the bundle as a process.

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { TOOLS } from '../../server/protocol/tools/index.ts'

describe('tifa mcp', function () {
  this.timeout(60_000) // a process
  let folder = ''
  let client: Client
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tifa-mcp-'))
    write('g.md', '---\nkind: glossary\n---\n\n## 渡船\n- id: ferry\n- en: public ferry\n\nA boat.\n')
    write('a.md', '---\nid: water\ntitle: 水网规划\n---\n\n# 水网规划\n\n发展渡船。\n')
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [resolve('dist/tifa.cjs'), 'mcp', folder],
      cwd: tmpdir(),
      env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8', TIFA_CACHE: 'off' },
    })
    client = new Client({ name: 'test', version: '1' })
    await client.connect(transport)
  })
  after(async () => {
    await client.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const write = (path: string, content: string): void => writeFileSync(join(folder, path), content)
  const call = async (name: string, input: object): Promise<{ text: string; isError: boolean }> => {
    const result = await client.callTool({ name, arguments: { ...input } })
    const [content] = result.content as { text: string }[]
    return { text: content?.text ?? '', isError: result.isError === true }
  }

  it('lists its tools, which only read', async () => {
    const { tools } = await client.listTools()
    assert.deepEqual(
      tools.map(({ name }) => name),
      TOOLS.map(({ name }) => name),
    )
    assert.ok(tools.every(({ annotations }) => annotations?.readOnlyHint === true))
    assert.equal(client.getServerVersion()?.name, 'tifa')
  })
  it('answers with places', async () => {
    const { text, isError } = await call('lookup_term', { term: '渡船' })
    assert.equal(isError, false)
    const { entries } = JSON.parse(text) as { entries: { renderings: string[]; file: string; line: number }[] }
    assert.deepEqual(entries[0]?.renderings, ['public ferry'])
    assert.match(entries[0]?.file ?? '', /g\.md$/)
    assert.equal(entries[0]?.line, 5)
  })
  it('says why it cannot answer', async () => {
    const { text, isError } = await call('compare_plans', { before: 'water', after: 'nowhere' })
    assert.equal(isError, true)
    assert.match(text, /no document .*“nowhere”/)
  })
  it('reads again what has changed', async () => {
    assert.match((await call('concordance', { query: '码头' })).text, /"total":0/)
    write('a.md', '---\nid: water\n---\n\n码头。码头。\n')
    write('b.md', '码头。\n')
    utimesSync(join(folder, 'a.md'), new Date(), new Date(Date.now() - 10_000))
    await new Promise(done => setTimeout(done, 1100))
    assert.match((await call('concordance', { query: '码头' })).text, /"total":3/)
  })
})
