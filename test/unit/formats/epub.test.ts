// EPUB: the pages of a book in the order of its spine.

import assert from 'node:assert/strict'
import { epub } from './make.ts'
import { pieces, read, refuse } from './read.ts'

describe('EPUB', () => {
  it('reads pages in order, its table of contents apart', async () => {
    const book = epub(
      {
        'nav.xhtml':
          '<nav><ol><li><a href="b.xhtml">第一章</a><ol><li><a href="b.xhtml#1">第一节</a></li></ol></li><li><a href="a.xhtml">第二章</a></li></ol></nav>',
        'b.xhtml': '<h1>第一章</h1><p>疏浚&nbsp;航道</p>',
        'a.xhtml': '<h1>第二章</h1>',
      },
      {
        metadata: '<dc:title>航道规划</dc:title><dc:creator>航务局</dc:creator><dc:language>zh</dc:language>',
        properties: { 'nav.xhtml': 'nav' },
      },
    )
    assert.deepEqual(await pieces(book), ['(nav) 第一章⏎第一节⏎第二章', 'h1 第一章', 'p 疏浚\u00a0航道', 'h1 第二章'])
    assert.deepEqual((await read(book)).properties, { title: '航道规划', author: '航务局', language: 'zh' })
  })
  it('finds notes in other files, and tells equal labels apart', async () => {
    const call = (file: string): string => `<p>文<a epub:type="noteref" href="${file}#n1">1</a></p>`
    const note = '<aside epub:type="footnote" id="n1"><p>注</p></aside>'
    assert.deepEqual(await pieces(epub({ 'a.xhtml': call('n.xhtml'), 'b.xhtml': call('') + note, 'n.xhtml': note })), [
      'p 文1[^1]',
      'p 文1[^1-2]',
      '[^1-2]: 注',
      '[^1]: 注',
    ])
  })
  it('keeps readings above the line out of the text', async () =>
    assert.deepEqual(await pieces(epub({ 'a.xhtml': '<p><ruby>疏浚<rt>shūjùn</rt></ruby>航道</p>' })), [
      '(ruby) shūjùn',
      'p 疏浚航道',
    ]))
  it('reads pages that are no XML as browsers do', async () =>
    assert.deepEqual(
      await pieces(epub({ 'a.xhtml': '<p>一<br>二<p>三' })),
      ['blank', '| 一', '| 二', 'blank', 'p 三'].slice(1),
    ))
  it('refuses books that are encrypted, but not for hidden fonts', async () => {
    const encryption = (algorithm: string): Record<string, string> => ({
      'META-INF/encryption.xml': `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData><e:EncryptionMethod Algorithm="${algorithm}"/></e:EncryptedData></encryption>`,
    })
    const pages = { 'a.xhtml': '<p>文</p>' }
    assert.deepEqual(await refuse(epub(pages, { files: encryption('http://www.w3.org/2001/04/xmlenc#aes128-cbc') })), {
      code: 'encrypted',
      format: 'epub',
    })
    assert.deepEqual(await pieces(epub(pages, { files: encryption('http://www.idpf.org/2008/embedding') })), ['p 文'])
  })
  it('says which file of its list is missing', async () => {
    const book = epub({ 'a.xhtml': '<p>文</p>' })
    assert.equal((await read(book)).omissions.length, 0)
  })
})
