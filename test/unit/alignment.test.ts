// Texts set beside each other: groups of sections and paragraphs, and the lines that keep two editors in step.

import assert from 'node:assert/strict'
import { alignLines, groupAt, lineBeside, shiftLines } from '../../client/in-step/step-lines.ts'
import { type Alignment, findGroup, workOutAlignment } from '../../server/core/features/alignment.ts'
import { collectParallelTexts } from '../../server/core/features/parallel-texts.ts'
import type { AlignedLines } from '../../server/wire/parallel.ts'
import { loadFixture, uriOf } from '../support/fixture.ts'

const ORIGINAL = `//- zh.md
---
id: water
language: zh
---

# 水网规划

## 第一章 渡口

新建渡口24座，改造渡船180艘。

完善夜间照明，方便两岸居民。

## 第二章 水库

到2030年库容达到36亿立方米。

- 加固堤坝
- 清理淤泥550处

## 第三章 保障

加强领导。
`

const TRANSLATION = `//- en.md
---
expresses: water
language: en
---

# Water Network Plan

## Chapter 1 Ferry Landings

We will build 24 ferry landings and refit 180 ferries.

Better lighting at night will make life easier for people on both banks.

## Chapter 3 Safeguards

Leadership will be strengthened.
`

function align(fixture: string, before = 'zh.md', after = 'en.md'): Alignment {
  const { corpus } = loadFixture(fixture)
  const work = workOutAlignment(corpus, uriOf(before), uriOf(after))
  let step = work.next()
  while (!step.done) step = work.next()
  assert.ok(step.value)
  return step.value
}

function pairsOf({ groups }: Alignment): string[] {
  const say = (parts: readonly { text: string }[]): string => parts.map(({ text }) => text.slice(0, 6)).join('+')
  return groups.map(({ before, after }) => `${say(before)} | ${say(after)}`)
}

describe('texts set beside each other', () => {
  it('pair sections by number, paragraphs by what both say, and leave alone what one lacks', () => {
    assert.deepEqual(pairsOf(align(ORIGINAL + TRANSLATION)), [
      '水网规划 | Water ',
      '第一章 渡口 | Chapte',
      '新建渡口24 | We wil',
      '完善夜间照明 | Better',
      '第二章 水库 | ',
      '到2030年 | ',
      '加固堤坝 | ',
      '清理淤泥55 | ',
      '第三章 保障 | Chapte',
      '加强领导。 | Leader',
    ])
  })
  it('find the group at an offset of either side', () => {
    const alignment = align(ORIGINAL + TRANSLATION)
    const at = alignment.before.text.indexOf('改造渡船')
    assert.match(findGroup(alignment, 'before', at)?.after[0]?.text ?? '', /^We will build/)
    const back = alignment.after.text.indexOf('banks')
    assert.match(findGroup(alignment, 'after', back)?.before[0]?.text ?? '', /^完善夜间照明/)
    assert.deepEqual(findGroup(alignment, 'before', alignment.before.text.indexOf('淤泥'))?.after, [])
  })
  it('are aligned by wording in one language, and what moved is in no order', () => {
    const digest = ORIGINAL.replace('zh.md', 'digest.md').replace('id: water', 'expresses: water')
    const moved = digest
      .replace('加强领导。\n', '加强领导。\n\n新建渡口24座，改造渡船180艘。\n')
      .replace('新建渡口24座，改造渡船180艘。\n\n完', '完')
    const { groups } = align(ORIGINAL + moved, 'zh.md', 'digest.md')
    const ferry = groups.find(({ before }) => before[0]?.text.startsWith('新建渡口'))
    assert.equal(ferry?.after[0]?.text, '新建渡口24座，改造渡船180艘。')
    assert.equal(ferry?.isInOrder, false)
    assert.equal(groups.find(({ before }) => before[0]?.text.startsWith('完善'))?.isInOrder, true)
  })
  it('put up to three paragraphs beside one', () => {
    const whole = `//- zh.md\n# 一\n\n新建渡口24座，改造渡船180艘。到2030年库容达到36亿立方米，比现在增加一半。清理淤泥550处，加固堤坝70公里。\n\n加强领导，落实责任。\n`
    const parts = `//- en.md\n# One\n\nWe will build 24 ferry landings and refit 180 ferries for the people.\n\nCapacity will reach 3.6 billion cubic metres by 2030, half as much again as today.\n\nSilt will be cleared at 550 places, and 70 kilometres of dykes reinforced.\n\nLeadership will be strengthened and duties be assigned.\n`
    assert.deepEqual(pairsOf(align(whole + parts)), [
      '一 | One',
      '新建渡口24 | We wil+Capaci+Silt w',
      '加强领导，落 | Leader',
    ])
  })
  it('have every part of both in one group, whatever the texts are', () => {
    for (const [zh, en] of [
      ['', ''],
      ['一。\n', ''],
      ['', '# A\n\nb\n'],
      ['| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n', '- a\n  - b\n'],
    ]) {
      const alignment = align(`//- zh.md\n${zh}//- en.md\n${en}`)
      const starts = alignment.groups.flatMap(({ before }) => before.map(({ start }) => start))
      assert.equal(new Set(starts).size, starts.length)
    }
  })
})

describe('parallel texts', () => {
  const roles = (fixture: string, path: string): string[] =>
    collectParallelTexts(loadFixture(fixture).corpus, uriOf(path)).map(({ symbols, role }) => `${role} ${symbols.id}`)
  it('are the original, its translations and digests, from each of them', () => {
    const digest = '//- d.md\n---\nexpresses: water\ntitle: 水网规划（摘要）\n---\n\n渡口。\n'
    const all = ORIGINAL + TRANSLATION + digest
    assert.deepEqual(roles(all, 'zh.md'), ['translation en', 'digest d'])
    assert.deepEqual(roles(all, 'en.md'), ['original water', 'digest d'])
    assert.deepEqual(roles(all, 'd.md'), ['original water', 'translation en'])
    assert.deepEqual(roles(TRANSLATION, 'en.md'), [])
    assert.deepEqual(roles('//- g.md\n---\nkind: glossary\n---\n\n## 渡口\n', 'g.md'), [])
  })
})

const GROUPS: readonly AlignedLines[] = [
  { before: [0, 0], after: [0, 0], inOrder: true },
  { before: [2, 2], after: [2, 6], inOrder: true },
  { before: [4, 4], after: null, inOrder: false },
  { before: [6, 6], after: [20, 20], inOrder: false },
  { before: [8, 8], after: [8, 8], inOrder: true },
  { before: null, after: [10, 10], inOrder: false },
]

describe('lines in step', () => {
  it('go up on both sides, without what moved', () => {
    const pairs = alignLines(GROUPS)
    assert.deepEqual(pairs, [
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 7],
      [8, 8],
      [9, 9],
    ])
  })
  it('rest while the other side is at what it has alone', () => {
    const pairs = alignLines(GROUPS)
    assert.equal(lineBeside(pairs, 2.5, 0, [30, 40]), 4.5)
    assert.ok(lineBeside(pairs, 4, 0, [30, 40]) < 8)
  })
  it('lie as far along between two pairs as on the other side', () => {
    const both = [
      [0, 0],
      [10, 20],
    ] as const
    const end = [20, 30] as const
    assert.deepEqual(
      [0, 5, 10, 15, 99].map(line => lineBeside(both, line, 0, end)),
      [0, 10, 20, 25, 30],
    )
    assert.equal(lineBeside(both, 10, 1, end), 5)
    assert.equal(lineBeside([], 5, 0, [0, 0]), 0)
  })
  it('lead there and back to the same place', () => {
    const pairs = alignLines(GROUPS)
    const end = [30, 40] as const
    for (const line of [0, 1.5, 2.25, 3, 8, 8.5, 12, 29])
      assert.ok(Math.abs(lineBeside(pairs, lineBeside(pairs, line, 0, end), 1, end) - line) < 1e-9, `${line}`)
  })
  it('find what stands beside a line', () => {
    assert.deepEqual(groupAt(GROUPS, 3, 'before')?.after, [2, 6])
    assert.deepEqual(groupAt(GROUPS, 5, 'before')?.after, null)
    assert.deepEqual(groupAt(GROUPS, 21, 'after')?.before, [6, 6])
    assert.equal(groupAt([], 3, 'after'), undefined)
  })
  it('move with what is typed above them', () => {
    const moved = shiftLines(GROUPS, 'after', 1, 3)
    assert.deepEqual(
      moved.map(({ after }) => after?.[0] ?? null),
      [0, 5, null, 23, 11, 13],
    )
    assert.deepEqual(shiftLines(moved, 'after', 1, -3), GROUPS)
    assert.equal(shiftLines(GROUPS, 'before', 0, 0), GROUPS)
  })
})
