// Findings about superseded terms stay the very same where what they say does not change.

import assert from 'node:assert/strict'
import { diagnoseRuns } from '../../server/core/features/diagnostics.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { Document } from '../../server/core/model/document.ts'
import type { Finding } from '../../server/core/model/finding.ts'

const GLOSSARY = '---\nkind: glossary\n---\n\n## 旧区划\n- replaced-by: 新区划\n- until: 2010\n\n## 新区划\n'
/** Long enough for the term to stand in another run of blocks than the front matter. */
const TEXT = `---\nkind: report\ntitle: 某报告\ndate: 2016-03\n---\n\n${'一段。\n\n'.repeat(200)}各地调整旧区划。\n`

describe('a superseded term', () => {
  const edited = (words: string, others: string): { old: Finding[]; now: Finding[] } => {
    const corpus = new Corpus()
    corpus.setFile('file:///glossary.md', GLOSSARY)
    const find = (document: Document): Finding[] => {
      corpus.setOpen(document)
      for (const uri of corpus.uris()) corpus.count(uri)
      const all = diagnoseRuns(corpus, document, 2026)
        .runs.flat(2)
        .flatMap(({ findings }) => findings)
      return all.filter(({ code }) => code === 'superseded-term')
    }
    const before = Document.parse('file:///report.md', TEXT)
    const old = find(before)
    const at = TEXT.indexOf(words)
    return { old, now: find(before.edit(at, at + words.length, others)) }
  }

  it('is the same finding where the date changes and the change had come then, too', () => {
    const { old, now } = edited('2016-03', '2016-05')
    assert.ok(old.length === 1 && now[0] === old[0])
  })

  it('is none where the date is before the change', () => assert.deepEqual(edited('2016-03', '2008-03').now, []))

  it('is said in other words where the text is official no more', () => {
    const { old, now } = edited('report', 'commentary')
    assert.ok(now.length === 1 && now[0] !== old[0])
  })
})
