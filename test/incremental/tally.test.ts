// The sums over a corpus are what asking every document gives, whatever was edited, opened, closed or removed before.

import assert from 'node:assert/strict'
import { countTerm, findFirstUse, type TermCount } from '../../server/core/features/term-count.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { Tally } from '../../server/core/index/terms/tally.ts'
import { Document } from '../../server/core/model/document.ts'
import { createRandom } from '../support/random.ts'

const TERMS = ['甲乙', '乙丙', '甲乙丙', '丁']
const GLOSSARY = TERMS.map((term, i) => `## ${term}\n- en: term ${'abcd'[i]}\n`).join('\n')
const LANGUAGES = ['zh', 'en'] as const
const PIECES = ['甲', '乙', '丙', '丁', ' term a ', ' term b', '。\n\n', '# ', '[戊](term:term-a)', '|']

describe('tally', () => {
  const glossary = `---\nkind: glossary\n---\n\n${GLOSSARY}`
  const check = (corpus: Corpus): void => {
    const anew = new Tally(corpus)
    const [document] = [...corpus.uris()].flatMap(uri => corpus.document(uri) ?? [])
    assert.ok(document)
    for (const uri of corpus.uris()) corpus.count(uri)
    for (const term of corpus.symbols('file:///g.md')?.terms ?? []) {
      const entry = { uri: 'file:///g.md', term, origin: 'own' as const }
      const counts: TermCount[] = LANGUAGES.flatMap(language => countTerm(corpus, document, entry, language) ?? [])
      const first = findFirstUse(corpus, term.id)
      const uses = corpus.tally.usesOf(term.id)
      assert.deepEqual(uses, anew.usesOf(term.id))
      const total = counts.reduce((sum, count) => sum + count.corpus.total, 0)
      assert.equal(uses?.total, total, JSON.stringify([term.id, term.headword, counts, uses]))
      const most = Math.max(0, ...counts.map(count => count.corpus.documents))
      assert.ok((uses?.documents ?? -1) >= most)
      assert.equal(uses?.first?.symbols.date?.text, first?.plan.date?.text)
      assert.equal(uses?.first?.offset, first?.start)
      assert.equal(corpus.tally.isUsed(term.id), total > 0)
      assert.equal(corpus.tally.firstDateOf(term.id), first?.plan.date?.text)
    }
  }

  it('is what asking every document gives', () => {
    const random = createRandom(31)
    const pick = <T>(from: readonly T[], other: T): T => from[Math.floor(random() * from.length)] ?? other
    const write = (): string => {
      const date = random() < 0.7 ? `---\nid: x${random()}\ndate: ${2000 + Math.floor(random() * 9)}\n---\n\n` : ''
      return date + Array.from({ length: 12 }, () => pick(PIECES, '')).join('')
    }
    const corpus = new Corpus()
    corpus.setFile('file:///g.md', glossary)
    const open = new Map<string, Document>()
    for (let step = 0; step < 200; step++) {
      const uri = `file:///d${Math.floor(random() * 5)}.md`
      const document = open.get(uri)
      const dice = random()
      if (document && dice < 0.4) {
        const at = Math.floor(random() * document.length)
        open.set(uri, document.edit(at, at + 2, pick(PIECES, '')))
        corpus.setOpen(open.get(uri) ?? document)
      } else if (document && dice < 0.5) {
        open.delete(uri)
        corpus.close(uri, random() < 0.8 ? document.text : undefined)
      } else if (!document && dice < 0.6) {
        corpus.setFile(uri, write())
      } else if (!document && dice < 0.8) {
        open.set(uri, Document.parse(uri, write()))
        corpus.setOpen(open.get(uri) ?? Document.parse(uri, ''))
      } else if (!document && dice < 0.85) {
        corpus.remove(uri)
      } else if (dice < 0.9) {
        corpus.setFile('file:///g.md', glossary.replace('term b', random() < 0.5 ? 'term c' : 'term b'))
      }
      check(corpus)
    }
  })
  it('knows whether terms are used while the wordings of others are counted anew', () => {
    const corpus = new Corpus()
    corpus.setOpen(Document.parse('file:///g.md', glossary))
    corpus.setFile('file:///a.md', '---\nid: a\ndate: 2001\n---\n\n甲乙丙，丁')
    for (const uri of corpus.uris()) corpus.count(uri)
    assert.equal(corpus.tally.isComplete, true)
    corpus.setOpen(Document.parse('file:///g.md', glossary.replace('term b', 'term x')))
    const { tally } = corpus
    assert.deepEqual([tally.isComplete, tally.isRead, tally.usesOf('term-a')], [false, true, undefined])
    assert.deepEqual(
      [tally.isUsed('term-a'), tally.isUsed('term-x'), tally.isUsed('term-b')],
      [true, undefined, undefined],
    )
    assert.deepEqual([tally.firstDateOf('term-d'), tally.firstDateOf('term-x')], ['2001', undefined])
    corpus.setFile('file:///b.md', '丙')
    assert.deepEqual([tally.isRead, tally.isUsed('term-a')], [false, undefined])
    for (const uri of corpus.uris()) corpus.count(uri)
    assert.deepEqual([tally.isComplete, tally.isUsed('term-x')], [true, true])
  })
  it('says nothing while documents are still to be counted', () => {
    const corpus = new Corpus()
    corpus.setFile('file:///g.md', glossary)
    corpus.setFile('file:///a.md', '甲乙丙')
    assert.equal(corpus.tally.usesOf('term-a'), undefined)
    corpus.count('file:///a.md')
    assert.deepEqual(corpus.tally.usesOf('term-a')?.total, 1)
    corpus.isComplete = false
    assert.equal(corpus.tally.isComplete, false)
  })
})
