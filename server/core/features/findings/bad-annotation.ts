// `bad-annotation`: a mark that is no link, has no id, or says of a target what nobody understands.

import type { Document } from '../../model/document.ts'
import type { BadAnnotation } from '../../model/finding.ts'
import { checkAttributes } from '../../reading/target-attributes.ts'

export function findBadAnnotations(document: Document): BadAnnotation[] {
  const findings: BadAnnotation[] = []
  document.blocks.forEach((block, index) => {
    if (block.isFrontMatter || !(block.may.mark || block.may.refer || block.may.nest)) return
    const at = document.startOf(index)
    const facts = document.facts(index)
    for (const { code, start, end } of facts.problems) {
      findings.push({ code: 'bad-annotation', problem: code, detail: '', start: at + start, end: at + end })
    }
    for (const mark of facts.marks) {
      const from = at + mark.titleStart
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
  })
  return findings
}
