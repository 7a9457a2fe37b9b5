// The bundled corpus: it reads without a finding that matters, and its figures and terms hold together.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { diagnose } from '../../server/core/features/diagnostics.ts'
import { findEntries } from '../../server/core/features/locate.ts'
import { readTargetMark } from '../../server/core/features/target-facts.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { indicatorName } from '../../server/core/reading/indicator-name.ts'

describe('bundled corpus', () => {
  const corpus = new Corpus()
  const names = readdirSync('corpus', { recursive: true })
    .map(String)
    .filter(name => name.endsWith('.md'))
    .sort()
  for (const name of names) corpus.setFile(`file:///corpus/${name}`, readFileSync(join('corpus', name), 'utf8'))
  const documents = names.map(name => {
    const document = corpus.document(`file:///corpus/${name}`)
    assert.ok(document)
    return { name, document }
  })

  it('has no finding but those that its sources give rise to', () => {
    const findings = documents.flatMap(({ name, document }) =>
      diagnose(corpus, document, 2026)
        // Glossaries name laws and plans that the sample does not hold: the finding that says so is off by default. That
        // a year is over for which no source gives an outcome tells a reader what to look up.
        .filter(({ code }) => code !== 'plan-not-in-corpus' && code !== 'overdue-target')
        .map(({ code, start }) => `${name}:${document.positionAt(start).line + 1} ${code}`),
    )
    assert.deepEqual(findings, [
      // Commentary prints a billion where the plan has ten trillion.
      'commentary/i40-six-industry-plans.md:54 target-below-baseline',
      // Commentary gives a figure that the outline does not, and each is told of the other.
      'commentary/key-takeaways-14th-plan.md:19 conflicting-target',
      // Commentary gives two goals for one year.
      'commentary/technode-14th-plan-preview.md:28 conflicting-target',
      'commentary/technode-14th-plan-preview.md:33 conflicting-target',
      'plans/fyp-14-digest.md:73 conflicting-target',
      // A binding target that the outcome fell short of.
      'plans/fyp-14-digest.md:94 binding-missed',
    ])
  })

  it('has digests of fifteen plans, three proposals, nine sector plans and three reports, and five of commentary', () => {
    const kinds = [...corpus.allSymbols()].map(symbols => symbols.meta.kind)
    const count = (wanted: string): number => kinds.filter(kind => kind === wanted).length
    assert.deepEqual(['outline', 'proposal', 'sector', 'report', 'commentary'].map(count), [15, 3, 9, 3, 5])
  })

  it('every term has a gloss of its own, a rendering, and what it points to', () => {
    for (const symbols of corpus.allSymbols()) {
      for (const term of symbols.terms) {
        assert.ok(term.en.length > 0, `${term.headword} has no rendering`)
        assert.ok(term.gloss.length > 60, `${term.headword} has no gloss`)
        for (const see of term.see)
          assert.ok(findEntries(corpus, see.text).length > 0, `${term.headword} → ${see.text}`)
      }
    }
  })

  it('no two entries have one headword', () => {
    const headwords = [...corpus.allSymbols()].flatMap(symbols => symbols.terms.map(term => term.headword))
    assert.deepEqual(
      headwords.filter((headword, index) => headwords.indexOf(headword) !== index),
      [],
    )
  })

  it('a body that is no more names one that is', () => {
    const terms = [...corpus.allSymbols()].flatMap(symbols => symbols.terms)
    const successors = new Map(terms.map(term => [term.headword, term.replacedBy.map(value => value.text)]))
    /** Whether every way from successor to successor ends at an entry that has none. */
    const ends = (headword: string, before: readonly string[]): boolean =>
      !before.includes(headword) &&
      (successors.get(headword)?.every(next => ends(next, [...before, headword])) ?? false)
    assert.deepEqual(
      terms.map(term => term.headword).filter(headword => !ends(headword, [])),
      [],
    )
    assert.ok(terms.filter(term => term.replacedBy.length > 0).length >= 40)
  })

  it('every row of an indicator table says what it commits to', () => {
    let rows = 0
    for (const { name, document } of documents) {
      document.blocks.forEach((_, index) => {
        const facts = document.facts(index)
        for (const mark of facts.marks) {
          if (mark.kind !== 'target' || !facts.tables.some(table => table.start <= mark.start && mark.end <= table.end))
            continue
          rows++
          const read = readTargetMark(document, mark, document.startOf(index))
          assert.ok(read.kind, `${name}: ${mark.text} is neither binding nor expected`)
          assert.ok(read.indicator, `${name}: ${mark.text}`)
        }
      })
    }
    const message =
      'the tables of the 10th to 15th plans have 15, 22, 28, 33, 20 and 21 rows; 10 cells hold a growth as well'
    assert.equal(rows, 149, message)
  })

  it('an indicator says under which topic it stands, and no other has its name, unless it is its growth', () => {
    const owners = new Map<string, string>()
    const indicators = [...corpus.allSymbols()].flatMap(({ terms }) => terms.filter(({ unit }) => unit !== undefined))
    for (const { id, headword, aka, en, topic } of indicators) {
      assert.match(
        topic ?? '',
        /^(?:经济发展 Economy|创新驱动 Innovation|民生福祉 Wellbeing|绿色生态 Environment|安全保障 Security)$/,
        id,
      )
      for (const wording of [headword, ...aka.map(({ text }) => text), ...en.map(({ text }) => text)]) {
        const { key } = indicatorName(wording)
        assert.notEqual(key, '', wording)
        const owner = owners.get(key) ?? id
        assert.ok(owner === id || id === `${owner}-growth`, `${wording} names ${owner} and ${id}`)
        owners.set(key, owner)
      }
    }
    assert.ok(indicators.length >= 100)
  })

  it('every row of an indicator table is one that the glossary knows', () => {
    const known = new Set(
      [...corpus.allSymbols()].flatMap(({ terms }) => terms.filter(({ unit }) => unit).map(({ id }) => id)),
    )
    const unknown = documents.flatMap(({ document }) => {
      const found: string[] = []
      document.visitMarks((marks, at) => {
        const { tables } = document.facts(document.blockAt(at))
        for (const { id, kind, start, end } of marks) {
          if (kind !== 'target' && kind !== 'outcome') continue
          if (tables.some(table => table.start <= start && end <= table.end) && !known.has(id)) found.push(id)
        }
      })
      return found
    })
    assert.deepEqual(unknown, [])
  })

  it('one indicator has one id: its Chinese name never stands under two', () => {
    const ids = new Map<string, string>()
    for (const symbols of corpus.allSymbols()) {
      for (const mark of symbols.marks) {
        const chinese = /\p{Script=Han}[^\n]*$/u.exec(mark.text)?.[0]
        if (mark.kind !== 'target' || chinese === undefined) continue
        assert.equal(ids.get(chinese) ?? mark.id, mark.id, chinese)
        ids.set(chinese, mark.id)
      }
    }
  })
})
