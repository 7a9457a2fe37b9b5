import assert from 'node:assert/strict'
import { readTarget, type TargetReading } from '../../../server/core/reading/target.ts'
import { applyAttributes, checkAttributes } from '../../../server/core/reading/target-attributes.ts'

const CLAUSE = '产值由40亿元提高到50亿元'

describe('applyAttributes', () => {
  it('leaves what no key names', () => assert.deepEqual(apply({}), read()))
  it('value=>7%', () => checkPart({ value: '>7%' }, { value: 7, unit: '%', modifier: 'more-than', scale: 1 }))
  it('value=≥7', () => checkPart({ value: '≥7' }, { value: 7, unit: '亿元', modifier: 'at-least', scale: 1e8 }))
  it('value=10..12%', () => checkPart({ value: '10..12%' }, { value: 10, high: 12, unit: '%' }))
  it('value=5亿吨', () => checkPart({ value: '5亿吨' }, { value: 5, unit: '亿吨', scale: 1e8 }))
  it('value=-0.3', () => checkPart({ value: '-0.3' }, { value: -0.3 }))
  it('value=3%左右', () => checkPart({ value: '3%左右' }, { value: 3, unit: '%', modifier: 'about' }))
  it('value=翻一番 is no value but a word', () =>
    assert.deepEqual(checkAttributes('target', new Map([['value', 'twice as much']])), [
      { key: 'value', code: 'bad-value' },
    ]))
  it('unit=万人', () => checkPart({ unit: '万人' }, { unit: '万人', scale: 10_000 }))
  it('by=2030', () => checkPart({ by: '2030' }, { deadline: { year: 2030, from: 'text' } }))
  it('kind=约束性', () => checkPart({ kind: '约束性' }, { kind: 'binding' }))
  it('kind=expected', () => checkPart({ kind: 'expected' }, { kind: 'expected' }))
  it('per=year', () => checkPart({ per: 'year' }, { per: 'year' }))
  it('modifier=about', () => checkPart({ modifier: 'about' }, { modifier: 'about' }))
  it('base=3.6% base-year=2020', () => {
    const { baseline } = apply({ base: '3.6%', 'base-year': '2020' })
    assert.equal(baseline?.value, 3.6)
    assert.equal(baseline?.unit, '%')
    assert.equal(baseline?.year, 2020)
  })
  it('from=2020 is the year of the baseline that the words give', () => {
    const { baseline } = apply({ from: '2020' })
    assert.equal(baseline?.value, 40)
    assert.equal(baseline?.year, 2020)
  })
  it('bad values change nothing', () =>
    assert.deepEqual(apply({ value: '?', by: 'soon', kind: 'odd', per: 'day', modifier: 'odd' }), read()))
})

describe('checkAttributes', () => {
  it('names bad values and unknown keys', () =>
    assert.deepEqual(
      checkAttributes(
        'target',
        new Map([
          ['value', '?'],
          ['by', 'soon'],
          ['kind', 'odd'],
          ['modifier', 'odd'],
          ['per', 'day'],
          ['at', '2020'],
          ['foo', '1'],
        ]),
      ),
      [
        { key: 'value', code: 'bad-value' },
        { key: 'by', code: 'bad-year' },
        { key: 'kind', code: 'bad-kind' },
        { key: 'modifier', code: 'bad-modifier' },
        { key: 'per', code: 'bad-per' },
        { key: 'at', code: 'unknown-key' },
        { key: 'foo', code: 'unknown-key' },
      ],
    ))
  it('an outcome has its own keys', () => {
    assert.deepEqual(
      checkAttributes(
        'outcome',
        new Map([
          ['at', '2023'],
          ['value', '2.64%'],
          ['unit', '%'],
        ]),
      ),
      [],
    )
    assert.deepEqual(checkAttributes('outcome', new Map([['by', '2023']])), [{ key: 'by', code: 'unknown-key' }])
  })
  it('finds nothing wrong with what DESIGN shows', () =>
    assert.deepEqual(
      checkAttributes(
        'target',
        new Map([
          ['value', '>7%'],
          ['per', 'year'],
          ['by', '2025'],
          ['kind', 'expected'],
        ]),
      ),
      [],
    ))
})

function read(): TargetReading {
  const reading = readTarget(CLAUSE, { period: { from: 2021, to: 2025 } })
  assert.ok(reading)
  return reading
}

function apply(attributes: Record<string, string>): TargetReading {
  return applyAttributes(read(), new Map(Object.entries(attributes)))
}

function checkPart(attributes: Record<string, string>, part: Partial<TargetReading>): void {
  const reading = apply(attributes)
  for (const [key, value] of Object.entries(part)) assert.deepEqual(reading[key as keyof TargetReading], value, key)
}
