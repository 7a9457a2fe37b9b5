// Characters that PDF fonts name as radicals: ⻓ for 长, ⼀ for 一. They look the same and are found by no search.

/**
 * Radicals of the block CJK Radicals Supplement that are whole characters, and these (Unicode Character Database,
 * EquivalentUnifiedIdeograph.txt).
 */
const SUPPLEMENT: ReadonlyMap<string, string> = new Map(
  Array.from(
    `⺁厂⺄乙⺈刀⺊卜⺎兀⺒巳⺓幺⺛旡⺜日⺝月⺟母⺠民⺧牛⺩王⺪疋⺫目⺬示⺮竹⺶羊⺻聿⺼肉⺽臼⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻕阜⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻯竜⻰龙⻱龜⻳龟`.matchAll(
      /(.)(.)/gu,
    ),
    ([, radical = '', character = '']) => [radical, character] as const,
  ),
)

/** Writes each radical that is a whole character as that. Those of the block Kangxi Radicals all are, by compatibility. */
export function replaceRadicals(text: string): { readonly text: string; readonly count: number } {
  let count = 0
  const replaced = text.replace(/[\u2E80-\u2EF3\u2F00-\u2FD5]/g, radical => {
    const character = SUPPLEMENT.get(radical) ?? radical.normalize('NFKC')
    if (character !== radical) count++
    return character
  })
  return { text: replaced, count }
}
