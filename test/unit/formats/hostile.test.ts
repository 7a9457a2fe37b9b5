// Files that are made to do harm: each is refused, soon, and with the name of what it goes beyond.

import assert from 'node:assert/strict'
import { strToU8, zipSync } from 'fflate'
import { recogniseText } from '../../../server/formats/recognise.ts'
import { processorTime } from '../../support/processor-time.ts'
import { docx, epub, zip } from './make.ts'
import { read, refuse } from './read.ts'

const P = '<w:p><w:r><w:t>文</w:t></w:r></w:p>'

describe('hostile files', function () {
  this.timeout(60_000) // packs bombs, on machines that are busy with others
  const soon = async (work: () => Promise<void>): Promise<void> => {
    const started = performance.now()
    await work()
    assert.ok(performance.now() - started < 25_000, 'it took too long')
  }
  /** Changes bytes of the list of entries: `at` counts from the start of each one's record. */
  const patch = (archive: Uint8Array, change: (view: DataView, at: number) => void): Uint8Array => {
    const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
    for (let at = 0; at + 4 <= archive.length; at++) if (view.getUint32(at, true) === 0x02014b50) change(view, at)
    return archive
  }

  it('a bomb, by what it says', () =>
    soon(async () => {
      const refusal = await refuse(docx(P, {}, { 'word/media/bomb.bin': new Uint8Array(50_000_000) }))
      assert.ok(refusal.code === 'limit' && refusal.limit === 'archive-ratio', JSON.stringify(refusal))
      assert.equal(refusal.where, 'word/media/bomb.bin')
    }))
  it('a bomb that says that it is small', () =>
    soon(async () => {
      const bomb = docx(`${P}<!--${' '.repeat(50_000_000)}-->`)
      const lying = patch(bomb, (view, at) => {
        if (view.getUint32(at + 24, true) > 1_000_000) view.setUint32(at + 24, 1000, true)
      })
      const refusal = await refuse(lying)
      assert.ok(refusal.code === 'broken' && /than it says/.test(refusal.detail ?? ''), JSON.stringify(refusal))
    }))
  it('a page that begins with hundreds of comments', () => {
    const before = processorTime()
    assert.deepEqual(recogniseText('<!-->'.repeat(800), 'page'), { kind: 'format', format: 'text' })
    // Less than a millisecond; a search that tries every end of each comment takes half a second.
    assert.ok(processorTime() - before < 200, 'it took too long')
  })
  it('entries that share their bytes', async () => {
    const archive = docx(P)
    let first: number | undefined
    const shared = patch(archive, (view, at) => {
      first ??= view.getUint32(at + 42, true)
      view.setUint32(at + 42, first, true)
    })
    const refusal = await refuse(shared)
    assert.ok(refusal.code === 'broken' && /overlap/.test(refusal.detail ?? ''), JSON.stringify(refusal))
  })
  it('too many entries', () =>
    soon(async () => {
      const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`word/${at}`, '']))
      const refusal = await refuse(docx(P, {}, many))
      assert.ok(refusal.code === 'limit' && refusal.limit === 'archive-entries', JSON.stringify(refusal))
    }))
  it('paths that lead out, and links', async () => {
    for (const name of ['../../etc/passwd', '/etc/passwd', 'C:/x', 'a/../../x', '..\\x'])
      assert.deepEqual(await refuse(docx(P, {}, { [name]: 'x' })), { code: 'unsafe', what: 'path', where: name })
    const linked = zipSync({ 'word/document.xml': [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] })
    assert.deepEqual(await refuse(linked), { code: 'unsafe', what: 'link', where: 'word/document.xml' })
  })
  it('an archive with a password', async () => {
    const locked = patch(docx(P), (view, at) => view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true))
    assert.deepEqual(await refuse(locked), { code: 'encrypted' })
  })
  it('entities that multiply', () =>
    soon(async () => {
      const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${'&a;'.repeat(1000)}">]>`
      const book = epub(
        { 'a.xhtml': '<p>文</p>' },
        { files: { 'META-INF/container.xml': `${bomb}<container>&b;</container>` } },
      )
      const refusal = await refuse(book)
      assert.deepEqual(refusal, { code: 'unsafe', what: 'entities', where: 'META-INF/container.xml' })
    }))
  it('elements in each other, and too many of them', () =>
    soon(async () => {
      const deep = await refuse(docx(`${'<w:ins>'.repeat(100_000)}${P}`))
      assert.ok(deep.code === 'limit' && deep.limit === 'depth', JSON.stringify(deep))
      // Not packed, or its ratio would be found first.
      const many = zipSync({
        'word/document.xml': [strToU8(`<a>${'<b/>'.repeat(1_100_000)}</a>`), { level: 0 }],
        '[Content_Types].xml': strToU8(''),
      })
      const refusal = await refuse(many)
      assert.ok(refusal.code === 'limit' && refusal.limit === 'nodes', JSON.stringify(refusal))
    }))
  it('an archive in an archive stays closed', async () => {
    const { pieces } = await read(docx(P, {}, { 'word/embeddings/inner.zip': zip({ '../x': 'x' }) }))
    assert.equal(pieces.length, 1)
  })
  it('long lines, many lines and many cells are read in time', () =>
    soon(async () => {
      await read('水'.repeat(1_000_000), { name: 'a.txt' })
      await read('水\n'.repeat(300_000), { name: 'a.txt' })
      await read(`<html><p>${'<a href="#x">水</a>'.repeat(50_000)}<p id=x>${'<a href="#y">一</a>'.repeat(20_000)}`)
      await read(`<html><table>${'<tr><td colspan=200>水'.repeat(4_000)}</table>`)
      await read(`<html>${'<div class="nav share">水</div>'.repeat(50_000)}<p>${'水'.repeat(300_000)}`)
    }))
  it('words of attacks in ordinary places', async () => {
    for (const text of ['__proto__', 'constructor', '<!--'.repeat(10_000), '&'.repeat(100_000)])
      await read(`<html><p id="${text}">水${text}`)
  })
})
