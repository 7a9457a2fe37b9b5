// The hierarchy of plans a step at a time, and the sections of a document a level at a time.

import assert from 'node:assert/strict'
import {
  collectAbove,
  collectBelow,
  fieldRange,
  findRung,
  type Rung,
  titleRange,
} from '../../server/core/features/plan-hierarchy.ts'
import { collectPlanSections } from '../../server/core/features/plan-sections.ts'
import { loadFixture, uriOf } from '../support/fixture.ts'

const PLANS = `//- out.md
---
id: out
title: 江岭省第十四个五年规划纲要
kind: outline
parent: gone
---

# 江岭省第十四个五年规划纲要

## 第一章　总体

### 第一节　目标

## 第二章　任务
//- port.md
---
id: port
title: 江岭省港口规划
kind: sector
parent: out
---

正文。
//- en.md
---
id: out-en
title: Outline of Jiangling
expresses: out
---

Text.
`

const name = (rung: Rung | undefined): string =>
  rung === undefined ? '' : rung.kind === 'work' ? rung.work.id : `? ${rung.id}`

describe('hierarchy of plans', () => {
  const at = (source: string): string => {
    const { corpus, document, offset } = loadFixture(source)
    return name(findRung(corpus, document, offset))
  }
  for (const [what, source, expected] of [
    ['front matter', PLANS.replace('kind: sector', 'kind: sec$0tor'), 'port'],
    ['the field that names a parent', PLANS.replace('parent: out', 'parent: o$0ut'), 'out'],
    ['a field whose id no document has', PLANS.replace('parent: gone', 'parent: go$0ne'), 'out'],
    ['a title', PLANS.replace('# 江岭省', '# 江岭$0省'), 'out'],
    ['a translation', PLANS.replace('Text.', 'Te$0xt.'), 'out'],
    ['plain text', PLANS.replace('正文。', '正$0文。'), 'port'],
    ['a mention', PLANS.replace('正文。', '按《江岭省第十四个五$0年规划纲要》。'), 'out'],
    ['a mark', PLANS.replace('正文。', '[上$0文](plan:out#第二章)'), 'out'],
    ['a glossary', '//- g.md\n---\nid: g\nkind: glossary\n---\n\n# 词\n\n文$0字\n', ''],
  ] as const) {
    it(`begins at ${what}`, () => assert.equal(at(source), expected))
  }
  it('goes up to what is missing, and from there down again', () => {
    const { corpus, document } = loadFixture(PLANS)
    const start = findRung(corpus, document, 0)
    assert.ok(start)
    const [above] = collectAbove(corpus, start)
    assert.equal(name(above), '? gone')
    assert.deepEqual(above && [collectAbove(corpus, above), collectBelow(corpus, above).map(name)], [[], ['out']])
    assert.deepEqual(collectBelow(corpus, start).map(name), ['port'])
  })
  it('knows where a title and a field stand, or would', () => {
    const { corpus } = loadFixture(PLANS)
    const uri = uriOf('port.md')
    const text = corpus.textOf(uri)
    const slice = ({ start, end }: { start: number; end: number }): string => text.slice(start, end)
    assert.equal(slice(titleRange(corpus, uri)), '江岭省港口规划')
    assert.equal(slice(fieldRange(corpus, uri, 'parent')), 'out')
    assert.equal(text.slice(fieldRange(corpus, uri, 'supersedes').start).startsWith('---\n'), true)
  })
})

describe('sections of a plan', () => {
  const list = (source: string, within?: number): [string[], number] => {
    const { corpus, document } = loadFixture(source)
    const { sections, more } = collectPlanSections(corpus, document.uri, within)
    return [sections.map(({ title, hasSections }) => `${title}${hasSections ? ' +' : ''}`), more]
  }
  it('are nested as the text nests them, the title passed over', () => {
    assert.deepEqual(list(PLANS), [['第一章　总体 +', '第二章　任务'], 0])
    assert.deepEqual(list(PLANS, 1), [['第一节　目标'], 0])
  })
  it('are all listed where no heading holds them', () =>
    assert.deepEqual(list('# 一、甲\n\n# 二、乙\n\n## （一）丙\n'), [['一、甲', '二、乙 +'], 0]))
  it('stop at a number that can be shown, and say how many more there are', () => {
    const [titles, more] = list(Array.from({ length: 5000 }, (_, i) => `## 第${i + 1}章\n\n`).join(''))
    assert.deepEqual([titles.length, more], [2000, 3000])
  })
  it('are none of what is no document', () => {
    const { corpus } = loadFixture(PLANS)
    assert.deepEqual(collectPlanSections(corpus, uriOf('nowhere.md'), undefined), { sections: [], more: 0 })
  })
})
