// Says what raw HTML at the top level does to the blocks around it.

import type { HtmlPart } from './parse-block.ts'

/** Whether `html` opens or closes a `<details>`, and whether that is a table of contents. */
export function roleOf(html: string): HtmlPart['role'] {
  const opens = /<details[\s>]/i.test(html)
  const closes = /<\/details[\s>]/i.test(html)
  const toc = /<summary[^>]{0,200}>\s{0,200}(?:目\s{0,8}[录錄次]|(?:table of )?contents)/i.test(html)
  return opens === closes ? 'other' : closes ? 'close' : toc ? 'toc' : 'details'
}
