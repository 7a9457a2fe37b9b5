// Tells a plan document from any other Markdown by its front matter.

/**
 * True where `text` begins with front matter of ours: a `kind` of ours, an `id` with a field that only plans have, or
 * the title of a plan. A blog's title and date are no such thing.
 */
export function isPlanText(text: string): boolean {
  const front = /^\uFEFF?---[ \t]*\r?\n([\s\S]{0,16000}?)\r?\n(?:-{3,}|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text)?.[1]
  if (front === undefined) return false
  const has = (key: string, value: string): boolean =>
    new RegExp(`^${key}[ \\t]*:[ \\t]*["'“]?(?:${value})`, 'm').test(front)
  if (has('kind', '(?:proposal|outline|sector|regional|statistics|commentary|glossary)["\']?[ \\t]*(?:#|$)'))
    return true
  if (has('id', '\\S') && has('(?:title_en|names|issuer|period|parent|supersedes|expresses|kind)', '')) return true
  return has(
    'title',
    '[^\\n]{0,120}(?:五年(?:规划|规劃|计划|計劃)|规划纲要|远景目标|政府工作报告|国民经济和社会发展|[Ff]ive-[Yy]ear [Pp]lan)',
  )
}
