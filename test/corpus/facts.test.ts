// The figures of the bundled digests, held against the tables of the outlines that are kept beside this test.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Read by eye from the indicator tables of the outlines of the 11th to 15th plans and from their tables of results, as
 * printed: `[3]` or 〔3〕 is a total over five years, `*` marks data of the year before, `>7` is more than 7.
 */
const INDICATORS = readTable('main-indicators.csv')
const OUTCOMES = readTable('outcomes.csv')

const PLANS = [
  ['十一五', 'fyp-11-digest'],
  ['十二五', 'fyp-12-digest'],
  ['十三五', 'fyp-13-digest'],
  ['十四五', 'fyp-14-digest'],
  ['十五五', 'fyp-15-digest'],
] as const

type Row = Readonly<Record<string, string>>

function readTable(name: string): Row[] {
  const [head, ...lines] = readFileSync(join('test/corpus/facts', name), 'utf8').trim().split('\n')
  const keys = head?.split(',') ?? []
  return lines.map(line => {
    const cells = line.split(',')
    return Object.fromEntries(keys.map((key, index) => [key, cells[index] ?? '']))
  })
}

/** The cells of the table rows of a digest that begin with a mark of this kind. */
function rowsOf(digest: string, kind: 'target' | 'outcome'): string[][] {
  return readFileSync(join('corpus/plans', `${digest}.md`), 'utf8')
    .split('\n')
    .filter(line => line.startsWith('| [') && line.split('|')[1]?.includes(`](${kind}:`))
    .map(line => line.split('|').slice(1, -1))
}

/** The figures of a cell with their signs; brackets, words and what says that there is none are left out. */
function figures(cell: string): string[] {
  const words = cell.replace(/\]\((?:target|outcome):[^)]*\)/g, ']').replace(/\d+th plan/, '')
  const found = words.match(/[<>]?\[?[<>]?-?\d[\d.]*/g)?.map(figure => figure.replaceAll(/[[\]]/g, '')) ?? []
  return [...new Set(found)] // what is said in two languages is said once
}

/** The name of an indicator without brackets, latin letters and signs, in which table and digest may differ. */
const nameOf = (text: string): string => text.replaceAll(/[^\p{Script=Han}Ⅲ]/gu, '')

const fits = (label: string, { indicator_zh = '', sub_zh = '' }: Row): boolean =>
  [indicator_zh + sub_zh, sub_zh, indicator_zh].some(
    name => name !== '' && nameOf(label).endsWith(nameOf(name).slice(-4)),
  )

describe('figures of the bundled digests', () => {
  for (const [plan, digest] of PLANS) {
    it(`are those of the indicator table of the ${plan} plan`, () => {
      const facts = INDICATORS.filter(row => row['plan'] === plan)
      const rows = rowsOf(digest, 'target')
      assert.equal(rows.length, facts.length)
      facts.forEach((fact, index) => {
        const [label = '', unit = '', base = '', target = '', change = '', attribute = ''] = rows[index] ?? []
        const name = `${plan} ${fact['indicator_zh']}${fact['sub_zh']}`
        const said = label.replace(/\]\(.*/, '')
        assert.ok(fits(said, fact), `${name}: ${said}`)
        assert.ok(unit.includes(fact['unit_zh'] ?? ''), `${name}: ${unit}`)
        assert.deepEqual(figures(base), figures(fact['base'] ?? ''), `${name}: ${base}`)
        assert.equal(base.includes('*'), fact['base']?.includes('*'), name)
        assert.deepEqual(figures(target), figures(fact['target'] ?? ''), `${name}: ${target}`)
        assert.deepEqual(figures(change), figures(fact['avg_or_cum'] ?? ''), `${name}: ${change}`)
        assert.ok(attribute.includes(fact['attribute_zh'] ?? ''), `${name}: ${attribute}`)
      })
    })
  }

  for (const [plan, digest] of [['十五计划(2001-2005)', 'fyp-10-digest'], ...PLANS.slice(0, 2)] as const) {
    it(`are those of the table of results of the ${plan} plan`, () => {
      const facts = OUTCOMES.filter(row => row['plan'] === plan)
      const rows = rowsOf(digest, 'outcome')
      assert.equal(rows.length, facts.length)
      facts.forEach((fact, index) => {
        const [label = '', unit = '', actual = '', change = ''] = rows[index] ?? []
        const name = `${plan} ${fact['indicator_zh']}${fact['sub_zh']}`
        assert.ok(fits(label.replace(/\]\(.*/, ''), fact), `${name}: ${label}`)
        assert.ok(unit.includes(fact['unit_zh'] ?? ''), `${name}: ${unit}`)
        assert.deepEqual(figures(actual), figures(fact['actual'] ?? ''), `${name}: ${actual}`)
        assert.deepEqual(figures(change), figures(fact['actual_avg_or_cum'] ?? ''), `${name}: ${change}`)
      })
    })
  }

  it('base and total over five years make the target, wherever all three are given', () => {
    let checked = 0
    for (const { plan, indicator_zh, sub_zh, base = '', target = '', avg_or_cum = '' } of INDICATORS) {
      const total = /^[[〔]([<>]?-?[\d.]+)[\]〕]$/.exec(avg_or_cum)?.[1]
      if (total === undefined || !/^[\d.]+$/.test(base) || !/^[\d.]+$/.test(target)) continue
      checked++
      const message = `${plan} ${indicator_zh}${sub_zh}`
      assert.ok(Math.abs(Number(base) + Number(total) - Number(target)) < 0.0051, message)
    }
    assert.ok(checked >= 25, String(checked))
  })
})
