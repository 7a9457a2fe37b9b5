// Reads targets that name no number: 高于GDP增长, 与经济增长基本同步, faster than GDP growth.

import type { ReadingContext, TargetReading } from './target-reading.ts'

/** What a clause without a value is bound to, or `undefined`. The bound itself stands as the quantity; there is no `value`. */
export function readQualitativeBound(text: string, context: ReadingContext): TargetReading | undefined {
  for (const { pattern, modifier, direction } of BOUNDS) {
    const found = pattern.exec(text)
    if (found === null) continue
    const reading: TargetReading = {
      start: 0,
      end: text.length,
      quantity: { start: found.index, end: found.index + found[0].length },
      unit: '',
      direction,
    }
    if (modifier !== undefined) reading.modifier = modifier
    const indicator = text
      .slice(0, found.index)
      .replace(/(?<![\s，,])[\s，,]+$|(?:增长|增速|增幅|要|将|保持|should|will|to|grow|rise|remain)\s*$/gi, '')
      .trim()
    if (indicator !== '') {
      const start = text.indexOf(indicator)
      reading.indicator = { start, end: start + indicator.length, text: indicator }
    }
    if (context.period !== undefined) reading.deadline = { year: context.period.to, from: 'period' }
    return reading
  }
  return undefined
}

const BOUNDS: readonly {
  pattern: RegExp
  modifier?: 'more-than' | 'less-than' | 'at-least' | 'at-most' | 'about'
  direction: 'raise' | 'lower' | 'hold'
}[] = [
  { pattern: /(?:不低于|不少于)[^，。；]{2,24}/, modifier: 'at-least', direction: 'raise' },
  { pattern: /(?:不高于|不超过)[^，。；]{2,24}/, modifier: 'at-most', direction: 'hold' },
  { pattern: /(?:高于|快于|超过)[^，。；]{2,24}/, modifier: 'more-than', direction: 'raise' },
  { pattern: /(?:低于|慢于|小于)[^，。；]{2,24}/, modifier: 'less-than', direction: 'lower' },
  {
    pattern: /(?:与|同|和)[^，。；与同和]{2,20}(?:基本)?(?:同步|相匹配|相适应|持平|相协调)/,
    modifier: 'about',
    direction: 'hold',
  },
  { pattern: /(?:(?:保持|维持)?(?:在合理区间|基本稳定|总体稳定|稳定|基本平衡|不变))/, direction: 'hold' },
  { pattern: /(?:显著|明显|大幅|持续|稳步|逐步)?(?:提高|提升|增加|增长|扩大|改善)/, direction: 'raise' },
  { pattern: /(?:显著|明显|大幅|持续|稳步|逐步)?(?:降低|下降|减少|缩小|缩减)/, direction: 'lower' },
  { pattern: /(?:faster|higher|more) than [^,.;]{2,40}/i, modifier: 'more-than', direction: 'raise' },
  { pattern: /(?:slower|lower|less) than [^,.;]{2,40}/i, modifier: 'less-than', direction: 'lower' },
  {
    pattern: /(?:in step|in line|on a par|in keeping|keep(?:ing)? pace|basically in sync|in tandem) with [^,.;]{2,40}/i,
    modifier: 'about',
    direction: 'hold',
  },
  {
    pattern: /(?:remain|keep|kept|stay|maintained?) (?:within an appropriate range|basically stable|stable|unchanged)/i,
    direction: 'hold',
  },
]
