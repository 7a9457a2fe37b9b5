// What `tifa init` and *New Corpus* write: a corpus without faults, in both languages, that shows what Tifa does.

import assert from 'node:assert/strict'
import { diagnose } from '../../server/core/features/diagnostics.ts'
import { newCorpus } from '../../server/core/features/new-corpus.ts'
import { collectDocumentProposals } from '../../server/core/features/proposals.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { parseConfig } from '../../server/core/model/config.ts'
import { uriOf } from '../support/fixture.ts'

describe('a new corpus', () => {
  for (const language of ['en', 'zh'] as const) {
    it(`in ${language} has no faults, a target to tag and a term that is used`, () => {
      const files = newCorpus(language)
      const config = files.find(({ path }) => path === 'tifa.yaml')
      assert.deepEqual(parseConfig(config?.text ?? '').problems, [])
      const corpus = new Corpus()
      for (const { path, text } of files) if (path.endsWith('.md')) corpus.setFile(uriOf(path), text)
      corpus.isComplete = true
      const [first] = files
      const plan = corpus.document(uriOf(first?.path ?? ''))
      assert.ok(plan)
      assert.equal(plan.meta.language, language)
      const findings = diagnose(corpus, plan, 2026, () => false)
      assert.deepEqual(
        findings.map(({ code }) => code),
        ['untagged-target'],
      )
      assert.ok(corpus.mentions.at(plan, plan.text.search(/ferry economy|渡口经济/))?.senses[0])
      const work = collectDocumentProposals(corpus, plan)
      let step = work.next()
      while (!step.done) step = work.next()
      assert.ok(step.value.some(({ kind }) => kind === 'target'))
    })
  }
  it('has the same files in both languages', () => {
    const paths = (language: 'en' | 'zh'): string[] => newCorpus(language).map(({ path }) => path)
    assert.deepEqual(paths('en'), paths('zh'))
  })
})
