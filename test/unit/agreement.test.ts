// Two annotators' copies: the measures against published examples, and what counts as a unit.

import assert from 'node:assert/strict'
import { workOutAgreement } from '../../server/core/features/agreement.ts'
import { type Judged, measureAgreement } from '../../server/core/features/agreement-measure.ts'
import { TargetCache } from '../../server/core/index/targets.ts'
import { Document } from '../../server/core/model/document.ts'
import { finish } from '../../server/core/text/steps.ts'

describe('agreement', () => {
  const units = (pairs: readonly (readonly [a: string, b: string, times: number])[]): Judged[] =>
    pairs.flatMap(([a, b, times]) => Array.from({ length: times }, (): Judged => [a, b]))

  it('is Cohen’s κ: 50 proposals, two readers', () => {
    // 20 both yes, 15 both no, 5 and 10 otherwise: observed 0.7, by chance 0.5.
    const { kappa } = measureAgreement(
      units([
        ['y', 'y', 20],
        ['y', 'n', 5],
        ['n', 'y', 10],
        ['n', 'n', 15],
      ]),
    )
    assert.ok(Math.abs((kappa ?? 0) - 0.4) < 1e-12)
  })
  it('is Krippendorff’s α: two observers, ten articles, binary (2011, section A)', () => {
    const a = '0100000000'
    const b = '1110010010'
    const { alpha } = measureAgreement([...a].map((one, i): Judged => [one, b[i] ?? '']))
    assert.equal(alpha?.toFixed(3), '0.095')
  })
  it('is Krippendorff’s α: two observers, nominal (2011, section B)', () => {
    const b = 'babbbccceddd'
    const measured = measureAgreement([...'aabbdcccedda'].map((one, i): Judged => [one, b[i] ?? '']))
    assert.equal(measured.alpha?.toFixed(3), '0.692')
  })
  it('is not defined where both use one category alone, and nothing where there is nothing', () => {
    const same = measureAgreement(units([['n', 'n', 7]]))
    assert.deepEqual(same, { units: 7, agreed: 7, kappa: undefined, alpha: undefined })
    assert.deepEqual(measureAgreement([]), { units: 0, agreed: 0, kappa: undefined, alpha: undefined })
  })

  const compare = (a: string, b: string) =>
    finish(
      workOutAgreement(
        Document.parse('file:///a.md', `---\nkind: outline\nperiod: 2021-2025\n---\n\n${a}`),
        Document.parse('file:///b.md', `---\nkind: outline\nperiod: 2021-2025\n---\n\n${b}`),
        new TargetCache(),
      ),
    )

  it('counts what both left alone, and finds words wherever they stand in the file', () => {
    const text = '到2025年，森林覆盖率提高到24%。到2025年，人均寿命提高到78岁。到2025年，入园率提高到90%。\n'
    const a = `# 一\n\n${text.replace('森林覆盖率提高到24%', '[森林覆盖率提高到24%](target:forest)').replace('人均寿命提高到78岁', '[人均寿命提高到78岁](target:life)')}`
    const b = `**新的一段。**\n\n# 一\n\n${text.replace('提高到24%', '[提高到24%](target:woods)')}`
    const { scales, disagreements, parts } = compare(a, b)
    assert.deepEqual(parts, { a: 2, b: 3, common: 2 })
    const [targets, ids] = scales
    assert.deepEqual([targets?.units, targets?.agreed], [3, 2])
    assert.deepEqual([ids?.units, ids?.agreed], [1, 0])
    assert.deepEqual(
      disagreements.map(({ what, a, b }) => [what, a, b]),
      [
        ['ids', 'target:forest', 'target:woods'],
        ['targets', 'target:life', undefined],
      ],
    )
    const [first] = disagreements
    assert.equal(first?.text, '森林覆盖率提高到24%')
  })
  it('compares codes by paragraph, each and all together', () => {
    const lines = ['甲。', '乙。', '丙。', '丁。']
    const note = (at: readonly number[], code: string): string =>
      lines.map((line, i) => (at.includes(i) ? `[${line}](note:${code})` : line)).join('\n\n')
    const { scales, disagreements } = compare(note([0, 1], 'risk'), note([1], 'risk'))
    assert.deepEqual(
      scales.map(({ what, code, units, agreed }) => [what, code, units, agreed]),
      [
        ['targets', undefined, 0, 0],
        ['ids', undefined, 0, 0],
        ['codes', undefined, 4, 3],
        ['code', 'risk', 4, 3],
      ],
    )
    assert.deepEqual(
      disagreements.map(({ what, a, b, text }) => [what, a, b, text]),
      [['codes', 'note:risk', undefined, '甲。']],
    )
  })
  it('leaves out what is not the same, word by word', () => {
    const { parts, scales } = compare('[甲。](note:x)\n\n乙。\n', '甲！\n\n乙。\n')
    assert.deepEqual(parts, { a: 2, b: 2, common: 1 })
    assert.equal(scales.length, 2)
  })
})
