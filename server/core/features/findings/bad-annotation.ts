// `bad-annotation`: a mark that is no link, has no id, or says of a target what nobody understands.

import type { Document } from '../../model/document.ts'
import type { BadAnnotation } from '../../model/finding.ts'
import { checkAttributes } from '../../reading/target-attributes.ts'
import type { Block } from '../../syntax/block.ts'

/** The findings of one block; offsets count from its start. */
export function badAnnotationsIn(document: Document, block: Block): BadAnnotation[] {
  if (block.isFrontMatter || !(block.may.mark || block.may.refer || block.may.nest)) return []
  const facts = document.factsOf(block)
  const findings: BadAnnotation[] = facts.problems.map(({ code, detail = '', start, end }) => ({
    code: 'bad-annotation',
    problem: code,
    detail,
    start,
    end,
  }))
  for (const mark of facts.marks) {
    const from = mark.titleStart
    for (const { code, text, start, end } of mark.attributes.problems) {
      findings.push({ code: 'bad-annotation', problem: code, detail: text, start: from + start, end: from + end })
    }
    if (mark.kind !== 'target' && mark.kind !== 'outcome') continue
    const values = new Map([...mark.attributes.values].map(([key, { value }]) => [key, value]))
    for (const { key, code } of checkAttributes(mark.kind, values)) {
      const { start = 0, end = 0 } = mark.attributes.values.get(key) ?? {}
      findings.push({
        code: 'bad-annotation',
        problem: code === 'unknown-key' ? code : 'bad-value',
        detail: key,
        start: from + start,
        end: from + end,
      })
    }
  }
  return findings
}
