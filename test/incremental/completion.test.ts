// Completion and rename on texts that nobody wrote: nothing throws, every edit holds the cursor, no mark is lost.

import assert from 'node:assert/strict'
import type { Search } from '../../server/core/features/completion/item.ts'
import { complete } from '../../server/core/features/completion.ts'
import { findRenamable, renameId } from '../../server/core/features/rename.ts'
import { findSignature } from '../../server/core/features/signature-help.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { FoldedNames } from '../../server/core/index/terms/folded-names.ts'
import { TermSearch } from '../../server/core/index/terms/term-search.ts'
import { Document } from '../../server/core/model/document.ts'
import { finish } from '../../server/core/text/steps.ts'
import { createRandom } from '../support/random.ts'

const GLOSSARY =
  '---\nkind: glossary\n---\n\n## 高质量发展\n\n- en: high-quality development\n- see: 新发展\n\n## 新发展\n'
const SOUNDS: Readonly<Record<string, string>> = { 高: 'gāo', 质: 'zhì', 量: 'liàng', 发: 'fā', 展: 'zhǎn', 新: 'xīn' }

function newSearch(): Search {
  const pinyin = async () => (text: string) => [...text].map(character => SOUNDS[character] ?? character).join(' ')
  return { terms: new TermSearch(pinyin, async () => {}), names: new FoldedNames(), pinyin }
}

const PIECES = [
  '[',
  '](',
  '](term:',
  '](target:',
  '](plan:x#',
  ')',
  '"',
  ' ',
  'kind=',
  'by=',
  'gzl',
  'gaozhi',
  '高质',
  '发展',
  '。',
  '\n',
  '\r\n',
  '\n\n',
  '\n- ',
  '\n- en: ',
  '\n- see: ',
  '\n## ',
  '\n---\n',
  '\nkind: ',
  '\nid: x',
  '`',
  '\n```\n',
  '|',
  '𠮷',
  '\\',
  '<',
  '>',
  '(',
  '“',
  '”',
  '%2',
  '\n[a]: target:x',
  '😀',
  '\uD842',
  '\n> ',
  '\n    ',
  '**',
  '\nnames: [',
  '\u3000',
  '[y](target:x)',
  '[z](outcome:x)',
  '[a]',
]

describe('completion, anywhere', () => {
  it('never throws, and keeps to the line and the cursor', async () => {
    const next = createRandom(11)
    const random = (below: number): number => Math.floor(next() * below)
    const search = newSearch()
    const corpus = new Corpus()
    corpus.setFile('file:///c/g.md', GLOSSARY)
    let renames = 0
    for (let round = 0; round < 1000; round++) {
      let text = ['', '---\n', '---\nkind: glossary\n---\n\n## 词\n\n'][random(3)] ?? ''
      for (let i = random(25); i >= 0; i--) text += PIECES[random(PIECES.length)] ?? ''
      const document = Document.parse('file:///c/a.md', text)
      corpus.setOpen(document)
      const offset = document.offsetAt(
        document.positionAt(random(3) === 0 ? text.indexOf(':x') + 2 : random(text.length + 1)),
      )
      const shown = JSON.stringify([text, offset])
      for (const by of ['asked', 'typed', 'character'] as const) {
        for (const { edit, filter } of await complete(corpus, document, offset, search, {
          by,
          isCancelled: () => false,
        })) {
          assert.ok(edit.start <= offset && offset <= edit.end, shown)
          assert.doesNotMatch(text.slice(edit.start, edit.end), /[\r\n]/, shown)
          assert.ok(filter.toLowerCase().startsWith(text.slice(edit.start, offset).trimStart().toLowerCase()), shown)
        }
      }
      findSignature(corpus, document, offset)
      const found = findRenamable(corpus, document, offset)
      if (!found || 'refused' in found) continue
      const renamed = finish(renameId(corpus, document, found.id, 'new-name'))
      if ('refused' in renamed) continue
      const count = (read: Document, id: string): number => {
        let marks = 0
        read.visitMarks(all => {
          marks += all.filter(mark => mark.id === id).length
        })
        return marks
      }
      let changed = text
      for (const { start, end, text: written } of [...(renamed.edits.get(document.uri) ?? [])].reverse())
        changed = changed.slice(0, start) + written + changed.slice(end)
      if (found.id.kind !== 'target' && found.id.kind !== 'note') continue
      const after = count(Document.parse(document.uri, changed), 'new-name')
      assert.ok(after >= count(document, found.id.id), shown)
      renames++
    }
    assert.ok(renames > 5)
  })
  it('is cancelled while it learns how words sound', async () => {
    const corpus = new Corpus()
    corpus.setFile('file:///c/g.md', `---\nkind: glossary\n---\n\n${'## 高质\n\n'.repeat(200)}`)
    const document = Document.parse('file:///c/a.md', '高质')
    corpus.setOpen(document)
    assert.deepEqual(await complete(corpus, document, 2, newSearch(), { by: 'asked', isCancelled: () => true }), [])
  })
})
