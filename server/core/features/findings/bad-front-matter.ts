// `bad-front-matter`: YAML that cannot be read, a fence that does not close, a field with a value that makes no sense.

import type { Document } from '../../model/document.ts'
import type { BadFrontMatter } from '../../model/finding.ts'

/** What parsing noted, in the order of the text. */
export function findBadFrontMatter(document: Document): BadFrontMatter[] {
  return document.meta.problems.map(({ code, detail, start, end }) => ({
    code: 'bad-front-matter',
    problem: code,
    detail,
    start,
    end,
  }))
}
