// What is read of half a link, and how ids are written so that they read back.

import assert from 'node:assert/strict'
import { Document } from '../../server/core/model/document.ts'
import { decodeAddress, encodeAddress } from '../../server/core/syntax/address.ts'
import { findOpenAddress } from '../../server/core/syntax/open-address.ts'
import { toYaml } from '../../server/core/syntax/yaml-scalar.ts'

describe('half-written addresses', () => {
  const check = (marked: string, expected: string | undefined): void => {
    const column = marked.indexOf('$0')
    const found = findOpenAddress(marked.replace('$0', ''), column)
    const id = found && 'id' in found ? `${found.id}#` : ''
    assert.equal(
      found && `${found.part} ${'kind' in found ? found.kind : ''} ${id}${found.typed}|${found.written}`,
      expected,
    )
  }
  it('reads what is typed and what belongs to it', () => {
    check('[x](te$0', 'scheme  te|te')
    check('[x](term:a$0b)', 'id term a|ab')
    check('[x](term:a$0b', 'id term a|a')
    check('[x](term:a$0 b)', 'id term a|a')
    check('[x](plan:a#第$0一章)', 'fragment plan a#第|第一章')
    check('[x](<term:a b$0 c>)', 'id term a b|a b c')
    check('> [x]: term:a$0b', 'id term a|ab')
    check('[x](term:f(a$0))', undefined)
    check('[x](term:f(a)$0)', 'id term f(a)|f(a)')
    check('![x](term:a$0)', undefined)
    check('\\](term:a$0)', undefined)
    check('[x](other:a$0)', undefined)
    check('[x](a b$0)', undefined)
    check('a [x]: term:a$0', undefined)
  })
})

describe('ids as they are written', () => {
  const ODD = [
    'a b',
    '100%',
    '50%20',
    '(x)',
    'a|b',
    '#1',
    'back\\slash',
    '`x`',
    '<b>',
    'a&amp;b',
    '高质量　发展',
    '"q"',
    "'q'",
    '%E9%AB',
  ]
  it('read back from an address', () => {
    for (const id of ODD) assert.equal(decodeAddress(encodeAddress(id)), id)
    assert.equal(encodeAddress('高质量发展-5G_a.b'), '高质量发展-5G_a.b')
  })
  it('read back from YAML', () => {
    for (const id of [...ODD, 'true', '12', '~', '- x', 'a: b', 'a #b', ' x ', '“x”', '[x', '@x', 'a:b']) {
      const document = Document.parse('file:///a.md', `---\nid: ${toYaml(id)}\n---\n`)
      assert.equal(document.meta.id, id.trim(), id)
    }
  })
})
