// One table of fields: the schemas in `syntaxes/` are made of it, and parser, schema and what is offered say the same of every value.

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'
import { findConfigPlace, offerAt } from '../../server/core/features/config-place.ts'
import { parseConfig } from '../../server/core/model/config.ts'
import { CONFIG_KEYS, CONFIG_SHAPES, FRONT_FIELDS, FRONT_SHAPES } from '../../server/core/model/field-table.ts'
import { CODES, SEVERITIES } from '../../server/core/model/finding.ts'
import { parseMeta } from '../../server/core/model/meta.ts'
import { configSchema, frontSchema, type Schema } from '../../server/protocol/field-schema.ts'

/** Whether a value is what a schema allows: of JSON Schema as much as ours use; anything else fails the test. */
function allows(schema: Schema, value: unknown): boolean {
  return Object.entries(schema).every(([keyword, wanted]) => {
    switch (keyword) {
      case '$schema':
      case 'title':
      case 'description':
        return true
      case 'type':
        return [wanted].flat().some(type => isOf(String(type), value))
      case 'enum':
        return (wanted as unknown[]).includes(value)
      case 'pattern':
        return typeof value !== 'string' || new RegExp(String(wanted), 'u').test(value)
      case 'minimum':
        return typeof value !== 'number' || value >= Number(wanted)
      case 'maximum':
        return typeof value !== 'number' || value <= Number(wanted)
      case 'anyOf':
        return (wanted as Schema[]).some(one => allows(one, value))
      case 'items':
        return !Array.isArray(value) || value.every(item => allows(wanted as Schema, item))
      case 'properties':
        return (
          !isOf('object', value) ||
          Object.entries(value as object).every(([key, item]) => {
            const own = (wanted as Record<string, Schema>)[key]
            return own === undefined || allows(own, item)
          })
        )
      case 'additionalProperties':
        return (
          wanted !== false ||
          !isOf('object', value) ||
          Object.keys(value as object).every(key => key in (schema['properties'] as object))
        )
      default:
        throw new Error(`${keyword} is not known here`)
    }
  })
}

function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'array':
      return Array.isArray(value)
    case 'integer':
      return Number.isInteger(value)
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    default:
      return typeof value === type
  }
}

describe('the table of fields', () => {
  for (const [name, schema] of [
    ['tifa', configSchema()],
    ['front-matter', frontSchema()],
  ] as const) {
    it(`is what syntaxes/${name}.schema.json was made of`, () => {
      const file = `syntaxes/${name}.schema.json`
      const text = `${JSON.stringify(schema, undefined, 2)}\n`
      if (process.env['TIFA_UPDATE']) writeFileSync(file, text)
      // `npm run test:update` writes it anew.
      assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), JSON.parse(text))
    })
  }

  it('says of each value of front matter what the parser says', () => {
    const values = [
      '',
      'abc',
      '12',
      '[a, b]',
      '[a, [b]]',
      '{a: b}',
      'true',
      '2021',
      '2021-03',
      '2021-03-11',
      '2021/3/1',
      '2021-13',
    ]
    const more = [
      '2021-02',
      '2021-2025',
      '2021–2025',
      '21',
      'zh',
      'EN',
      'zh-CN',
      '中文',
      '法文',
      'outline',
      'plan',
      'law',
      'xyz 2021',
    ]
    for (const field of FRONT_FIELDS) {
      for (const value of [...values, ...more]) {
        const { problems } = parseMeta(`---\n${field}: ${value}\n---\n`)
        const isAllowed = allows(frontSchema(), parse(`${field}: ${value}`))
        assert.equal(isAllowed, problems.length === 0, `${field}: ${value} ${JSON.stringify(problems)}`)
      }
    }
    // What only the calendar and the order of years tell, no schema does.
    assert.equal(parseMeta('---\ndate: 2021-02-30\n---\n').problems.length, 1)
    assert.equal(parseMeta('---\nperiod: 2025-2021\n---\n').problems.length, 1)
    assert.deepEqual(parseMeta('---\nauthor_of_my_own: x\n---\n').problems, [])
  })
  it('says of each line of tifa.yaml what the parser says', () => {
    const values = ['', 'a', '12', '[a, b]', '[a, 1]', '{a: b}', 'true', '[]', '[[a]]']
    const lines = [
      ...['include', 'exclude', 'glossaries', 'severities', 'colour'].flatMap(key =>
        values.map(value => `${key}: ${value}`),
      ),
      ...CODES.flatMap(code => [...SEVERITIES, 'false', 'loud', ''].map(value => `severities: {${code}: ${value}}`)),
      'severities: {no-such-code: off}',
      '- a',
      '# nothing',
    ]
    for (const line of lines) {
      const { problems } = parseConfig(`${line}\n`)
      assert.equal(allows(configSchema(), parse(line)), problems.length === 0, `${line} ${JSON.stringify(problems)}`)
    }
  })
  it('is all that is offered in tifa.yaml', () => {
    const offered = (marked: string): string[] => {
      const place = findConfigPlace(marked.replace('$0', ''), marked.indexOf('$0'))
      return place ? offerAt(place).map(({ label }) => label) : []
    }
    assert.deepEqual(offered('$0'), CONFIG_KEYS)
    assert.deepEqual(offered('include:\n  - "a"\nse$0'), ['severities'])
    assert.deepEqual(offered('include: []\n$0\nexclude: []\n'), ['glossaries', 'severities'])
    assert.deepEqual(offered('severities:\n  $0'), CONFIG_SHAPES.severities.keys)
    assert.deepEqual(offered('severities:\n  unused-term: off\n  unused$0'), [])
    assert.deepEqual(offered('severities:\n  unused-term: $0'), SEVERITIES)
    assert.deepEqual(offered('severities:\n  unused-term: h$0'), ['hint'])
    assert.deepEqual(offered('glossaries:\n  - $0'), ['glossary/**/*.md'])
    assert.deepEqual(offered('include: "pl$0"'), ['plans/**/*.md'])
    assert.deepEqual(offered('# a comment $0'), [])
    assert.deepEqual(offered('colour:\n  $0'), [])
    assert.deepEqual(offered('severities:\n  unused-term: off # $0'), [])
  })
  it('names the fields that hover and completion explain', () => {
    assert.equal(FRONT_FIELDS.length, Object.keys(FRONT_SHAPES).length)
    const { properties } = frontSchema()
    for (const field of FRONT_FIELDS)
      assert.match(String((properties as Record<string, Schema>)[field]?.['description']), /\p{Script=Han}/u)
  })
})
