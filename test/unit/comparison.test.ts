import assert from 'node:assert/strict'
import type { Comparison } from '../../server/core/features/comparison/changes.ts'
import { comparePlans } from '../../server/core/features/comparison.ts'
import { loadFixture, uriOf } from '../support/fixture.ts'

function compare(before: string, after: string): Comparison {
  const { corpus } = loadFixture(`//- a.md\n${before}\n//- b.md\n${after}`)
  const comparison = comparePlans(corpus, uriOf('a.md'), uriOf('b.md'))
  assert.ok(comparison)
  return comparison
}

const PLAN = `# 海港市发展规划

## 第一章 渔业

第一节讲捕捞。渔船在夏季休渔三个月，让鱼群繁殖。

养殖户按海区领取许可，水质每月检测一次。

## 第二章 道路

沿海公路加宽到双向四车道，桥梁全部检修。
`

describe('comparison', () => {
  it('a document is the same as itself', () => {
    const { sections } = compare(PLAN, PLAN)
    assert.deepEqual([...new Set(sections.map(({ fate }) => fate))], ['same'])
    assert.deepEqual(
      sections.flatMap(({ pieces }) => pieces.map(({ fate }) => fate)),
      ['same', 'same', 'same'],
    )
  })
})
