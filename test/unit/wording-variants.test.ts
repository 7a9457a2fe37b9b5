// The other forms of a wording, and that texts are searched for them.

import assert from 'node:assert/strict'
import { variantsOf, withoutNote } from '../../server/core/index/terms/wording-variants.ts'
import { loadFixture, markSpans } from '../support/fixture.ts'

describe('forms of a wording', () => {
  const check = (wording: string, ...expected: string[]): void => {
    it(`${wording} → ${expected.join(' ') || 'no other'}`, () => assert.deepEqual(variantsOf(wording), expected))
  }
  check('碳达峰、碳中和', '碳达峰碳中和')
  check('碳达峰碳中和', '碳达峰、碳中和')
  check('房子是用来住的、不是用来炒的', '房子是用来住的不是用来炒的')
  check('增品种、提品质、创品牌', '增品种提品质创品牌')
  check('高质量发展高水平安全', '高质量发展、高水平安全')
  check('高质量发展')
  check('新质生产力')
  check('京津冀协同发展')
  check('双循环')
  check('高高高')
  check('、碳中和')
  check('5G、6G')
  check('双高（教育）', '双高')
  check('双碳(碳达峰、碳中和)', '双碳')
  check('（十四五）规划')
  check('高（教育）')
  check('carbon neutrality (net zero)', 'carbon neutrality')
  check('(net zero)')
  check('high-quality development')
  check('rural modernization', 'rural modernisation')
  check('Modernisation of data centres', 'Modernization of data centers')
  check('labor program (pilot)', 'labor program', 'labour programme')
  check('exercise of enterprise')
  check('𠮷𠮷𠮷𠮷𠮷𠮷', '𠮷𠮷𠮷、𠮷𠮷𠮷')

  it('a note is taken off once, and never all of a wording', () => {
    assert.equal(withoutNote('carbon neutrality (net zero) goals'), 'carbon neutrality goals')
    assert.equal(withoutNote('（教育）'), '（教育）')
  })
})

describe('terms in all forms', () => {
  const check = (glossary: string, expected: string): void => {
    const entries = glossary
      .split(' ')
      .map(headword => `## ${headword}\n\n`)
      .join('')
    const { corpus, document } = loadFixture(
      `//- a.md\n${expected.replace(/[⟦⟧]/g, '')}\n//- g.md\n---\nkind: glossary\n---\n\n${entries}`,
    )
    const found = document.blocks.flatMap((_, index) =>
      corpus.mentions.inBlock(document, index).map(({ start, end }) => ({
        start: document.startOf(index) + start,
        end: document.startOf(index) + end,
      })),
    )
    assert.equal(markSpans(document.text, found), `${expected}\n`)
  }
  it('碳达峰、碳中和 without its comma', () => check('碳达峰、碳中和', '⟦碳达峰碳中和⟧，⟦碳达峰、碳中和⟧，碳达峰。'))
  it('碳达峰碳中和 with a comma', () => check('碳达峰碳中和', '⟦碳达峰碳中和⟧，⟦碳达峰、碳中和⟧，⟦碳達峰、碳中和⟧。'))
  it('the whole before its parts', () => check('碳达峰 碳中和 碳达峰碳中和', '⟦碳达峰、碳中和⟧和⟦碳达峰⟧、⟦碳达峰⟧。'))
  it('no comma inside other terms', () => check('高质量发展', '高质量、发展，⟦高质量发展⟧。'))
  it('a wording whose heading tells its sense', () =>
    check('双高（教育） 双高（产业）', '⟦双高⟧计划，⟦双高（教育）⟧。'))
})
