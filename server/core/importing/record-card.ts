// Tells the card with which government sites head a document from a table of its text: 索引号：, 发文机关：, 成文日期：.

import type { Table } from './import-block.ts'
import { textOf } from './spans.ts'

/** True for a table of labels, each with what it says in the cell behind it; half of its cells that say anything end with a colon. */
export function isRecordCard({ rows }: Table): boolean {
  const cells = rows.flatMap(row => row.map(spans => textOf(spans).trim())).filter(text => text !== '')
  const labels = cells.filter(text => /^[\p{Script=Han}\s]{2,12}[:：]/u.test(text))
  return (
    labels.length > 1 &&
    labels.length * 5 >= cells.length * 2 &&
    labels.some(text => LABEL.test(text.replace(/\s/g, '')))
  )
}

const LABEL =
  /^(?:索引号|公开目录|信息分类|主题分类|发文(?:机关|单位|字号|日期)|发布(?:机构|单位|日期|时间)|成文日期|文号|有效性|主题词|标题|名称)[:：]/
