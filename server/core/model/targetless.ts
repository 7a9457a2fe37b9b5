// Says which documents set no targets, whatever numbers they hold.

import type { Meta } from './meta.ts'

/**
 * Rules have thresholds, statistics have results, glossaries explain: by the document's kind, or where it states none by a title
 * that laws and communiqués have: …法, …条例, …统计公报.
 */
export function isTargetless(meta: Meta, title: string): boolean {
  if (meta.kind) return meta.kind === 'glossary' || meta.kind === 'law' || meta.kind === 'statistics'
  return /(?:统计公报|法|法典|条例|办法|规定|细则|解释|规则|章程)(?:[（(][^（）()]{0,40}[）)]|\[\d{1,3}\])?$|statistical communiqu/i.test(
    meta.title ?? title,
  )
}
