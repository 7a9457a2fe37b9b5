// Notes: where one can be made of selected words and how it is written; those of a corpus, by code and words.

import assert from 'node:assert/strict'
import { addNote } from '../../server/core/features/add-note.ts'
import { collectNotes, countCode, countCodes, type NotesWanted } from '../../server/core/features/notes.ts'
import { finish } from '../../server/core/text/steps.ts'
import { loadFixture } from '../support/fixture.ts'

/** The document with a note of the words in ⟦ and ⟧, or why there is none. */
function note(source: string, code = 'water', remark = ''): string {
  const { document, fixture } = loadFixture(source)
  const [span = { start: 0, end: 0 }] = fixture.files[0]?.spans ?? []
  const made = addNote(document, span, { code, remark })
  if ('refused' in made) return made.refused
  return [...made.edits]
    .sort((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), document.text)
}

describe('adding a note', () => {
  const check = (input: string, expected: string) => (): void => assert.equal(note(input), expected)

  it('to words', check('要⟦疏浚河道⟧。', '要[疏浚河道](note:water)。'))
  it('without the white space around them', check('要⟦ 疏浚河道 \n⟧。', '要 [疏浚河道](note:water) \n。'))
  it('in a heading', check('# ⟦河道⟧整治\n', '# [河道](note:water)整治\n'))
  it('in an item', check('- 甲\n- ⟦河道⟧\n', '- 甲\n- [河道](note:water)\n'))
  it('in a cell', check('| ⟦甲⟧ | 乙 |\n| --- | --- |\n', '| [甲](note:water) | 乙 |\n| --- | --- |\n'))
  it('around bold', check('要⟦**疏浚**河道⟧。', '要[**疏浚**河道](note:water)。'))
  it('over the marks of bold that it would cut', check('要**⟦疏浚⟧**河道。', '要[**疏浚**](note:water)河道。'))
  it('over a line break', check('要⟦疏浚\n河道⟧。', '要[疏浚\n河道](note:water)。'))

  it('not of nothing', check('要⟦ ⟧疏浚', 'nothing'))
  it('not across paragraphs', check('⟦甲\n\n乙⟧\n', 'blocks'))
  it('not across items', check('- ⟦甲\n- 乙⟧\n', 'blocks'))
  it('not across cells', check('| ⟦甲 | 乙⟧ |\n| --- | --- |\n', 'blocks'))
  it('not in front matter', check('---\ntitle: ⟦甲⟧\n---\n\n乙\n', 'front-matter'))
  it('not in a fence', check('```\n⟦甲⟧\n```\n', 'code'))
  it('not inside code', check('甲`乙⟦丙⟧`丁', 'code'))
  it('not in a comment', check('<!-- ⟦甲⟧ -->\n', 'code'))
  it('not inside a mark', check('[要⟦疏浚⟧](term:x)', 'mark'))
  it('not around a mark', check('⟦要[疏浚](term:x)河道⟧', 'mark'))
  it('not inside another link', check('[要⟦疏浚⟧](http://x.y)', 'markup'))
  it('not inside an address', check('[要](http://x.⟦y⟧)', 'markup'))

  it('writes code and remark such that they read back', () => {
    assert.equal(note('⟦甲⟧', '水 (a)'), '[甲](note:水%20%28a%29)')
    assert.equal(note('⟦甲⟧', 'a', 'first “use”'), '[甲](note:a "first “use”")')
    for (const remark of ['a "b" \\c', '`x` and <b>', 'a | b', '&lt; &amp;', '[x](y) *z*', '$1 _a_ ] [ ~~', 'a\n\nb'])
      for (const text of ['⟦甲⟧ `x`', '| ⟦甲⟧ | `乙` |\n| --- | --- |\n', '*乙⟦甲⟧丙*']) {
        const { corpus, fixture } = loadFixture(note(text, 'x#y%20|z', remark))
        const [found] = finish(collectNotes(corpus))
        assert.equal(found?.mark.remark, remark.replace(/\s+/g, ' '), `${remark} in ${text}`)
        assert.equal(found?.mark.id, 'x#y%20|z', fixture.files[0]?.text)
        assert.equal(found?.mark.text, '甲')
      }
  })
  it('takes no code that is none', () => {
    assert.equal(note('⟦甲⟧', '  '), 'code-name')
    assert.equal(note('⟦甲⟧', 'a\u0007'), 'code-name')
  })
})

describe('notes of a corpus', () => {
  const SOURCE = `//- b.md
---
title: 航道规划
date: 2022-01-01
---

[甲](note:water "窄")

## 一

[乙](note:water)，[丙][r]。

[r]: note:money "谁出钱？"
//- a.md
---
date: 2021-01-01
---

# A plan of quays

[丁](note:) [quays](note:money "Who pays?") [x](target:y)
//- c.md
没有。
`
  const collect = (wanted?: NotesWanted): string[] =>
    finish(collectNotes(loadFixture(SOURCE).corpus, wanted)).map(
      ({ symbols, mark, section }) =>
        `${symbols.title}/${section?.title ?? ''}: ${mark.id} ${mark.text} ${mark.remark ?? ''}`,
    )

  it('are listed by date, with section and remark', () =>
    assert.deepEqual(collect(), [
      'A plan of quays/A plan of quays:  丁 ',
      'A plan of quays/A plan of quays: money quays Who pays?',
      '航道规划/: water 甲 窄',
      '航道规划/一: water 乙 ',
      '航道规划/一: money 丙 谁出钱？',
    ]))
  it('are found by code, by words and by document', () => {
    assert.equal(collect({ codes: new Set(['money']) }).length, 2)
    assert.deepEqual(collect({ text: 'MONEY 誰' }), ['航道规划/一: money 丙 谁出钱？'])
    assert.equal(collect({ uris: new Set(['file:///corpus/a.md']) }).length, 2)
  })
  it('are counted by code', () => {
    const { corpus } = loadFixture(SOURCE)
    assert.deepEqual(countCodes(corpus), [
      { code: 'money', count: 2 },
      { code: 'water', count: 2 },
    ])
    assert.deepEqual(countCode(corpus, 'money'), { notes: 2, documents: 2 })
    assert.deepEqual(countCode(corpus, 'none'), { notes: 0, documents: 0 })
  })
})
