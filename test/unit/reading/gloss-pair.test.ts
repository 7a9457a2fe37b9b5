// Pairs of Chinese and English in running text: what glosses, how far it reaches, and what is left alone.

import assert from 'node:assert/strict'
import { collectPairs } from '../../../server/core/index/bilingual/gloss-pairs.ts'
import { Document } from '../../../server/core/model/document.ts'
import { collectGlossPairs } from '../../../server/core/reading/gloss-pair.ts'
import { isRomanization } from '../../../server/core/reading/romanization.ts'
import { processorTime } from '../../support/processor-time.ts'

/** Each pair as `english = chinese [pinyin]`; an unquoted one whose boundary was worked out ends with a question mark. */
function check(text: string, ...expected: string[]): void {
  const pairs = collectGlossPairs(text)
  for (const { zh, en } of pairs) {
    assert.equal(text.slice(zh.start, zh.end), zh.text)
    assert.equal(text.slice(en.start, en.end), en.text)
  }
  const found = pairs.map(
    ({ zh, en, pinyin, confidence }) =>
      `${en.text} = ${zh.text}${pinyin ? ` [${pinyin}]` : ''}${confidence === 'likely' ? '?' : ''}`,
  )
  assert.deepEqual(found, expected, text)
}

describe('pairs in running text', () => {
  describe('in quotes of every kind', () => {
    for (const [text, ...pairs] of [
      ['requires “high-quality development” (高质量发展), a', 'high-quality development = 高质量发展'],
      ['“ecosystem” or "ecology" (生态): the', 'ecosystem = 生态', 'ecology = 生态'],
      ['an “active" (有为) role', 'active = 有为'],
      ["the Party's 'three represents' (三个代表) and", 'three represents = 三个代表'],
      ['China’s ‘new normal’ (新常态) is', 'new normal = 新常态'],
      ['«civilisation écologique» (生态文明)', 'civilisation écologique = 生态文明'],
      ['„ökologische Zivilisation“ (生态文明)', 'ökologische Zivilisation = 生态文明'],
      ['the “carbon peak,” (碳达峰) by', 'carbon peak = 碳达峰'],
      ['“ecosystem” [生态], “data” 【数据】, “grid” 〔电网〕', 'ecosystem = 生态', 'data = 数据', 'grid = 电网'],
      ['“ecosystem”（生态）', 'ecosystem = 生态'],
      ['“four modernizations” (“四个现代化”)', 'four modernizations = 四个现代化'],
      ['推动“新基建”（"new infrastructure"）落地', 'new infrastructure = 新基建'],
      ['「生态」(ecology)と', 'ecology = 生态'],
      ['《“十四五”规划》 (14th Five-Year Plan) 提出', '14th Five-Year Plan = “十四五”规划'],
      [
        '"mass entrepreneurship and innovation" (大众创业、万众创新)',
        'mass entrepreneurship and innovation = 大众创业、万众创新',
      ],
      ['(see “ecosystem” (生态) for more)', 'ecosystem = 生态'],
      ['“peak” and “neutrality” (达峰、中和)', 'peak = 达峰', 'neutrality = 中和'],
      ['“first” and “second term” (第二术语) here', 'second term = 第二术语'],
    ] as const)
      it(text, () => check(text, ...pairs))
  })

  describe('with pinyin, labels and abbreviations in the bracket', () => {
    for (const [text, ...pairs] of [
      ['“ecosystem” (生态, shengtai) is', 'ecosystem = 生态 [shengtai]'],
      ['“involution” (neijuan, 内卷)', 'involution = 内卷 [neijuan]'],
      ['“involution” (neijuan 内卷)', 'involution = 内卷 [neijuan]'],
      ['the opposite of inaction (无为, wúwéi) which is', 'inaction = 无为 [wúwéi]?'],
      [
        'a turn to high-quality development (Chinese: 高质量发展; pinyin: gāo zhìliàng fāzhǎn) that',
        'high-quality development = 高质量发展 [gāo zhìliàng fāzhǎn]?',
      ],
      [
        'for high-quality development (高质量发展 gao zhiliang fazhan) now',
        'high-quality development = 高质量发展 [gao zhiliang fazhan]?',
      ],
      ['“rule” (in Chinese: 规则) and', 'rule = 规则'],
      [
        '新质生产力（xīnzhì shēngchǎnlì; new quality productive forces）',
        'new quality productive forces = 新质生产力 [xīnzhì shēngchǎnlì]',
      ],
      ['“双循环” (shuang xunhuan, “dual circulation”)', 'dual circulation = 双循环 [shuang xunhuan]'],
      ['高质量发展（英文：high-quality development）', 'high-quality development = 高质量发展'],
      ['xiaokang (小康, “moderately prosperous”) society', 'moderately prosperous = 小康 [xiaokang]'],
      ['“common prosperity,” or gongtong fuyu (共同富裕)', 'common prosperity = 共同富裕 [gongtong fuyu]'],
      ['“formula” (提法[1]) of', 'formula = 提法'],
      [
        'The National Development and Reform Commission (NDRC, 国家发展和改革委员会) said',
        'National Development and Reform Commission = 国家发展和改革委员会?',
        'NDRC = 国家发展和改革委员会?',
      ],
      [
        'The National Development and Reform Commission (NDRC) (国家发展和改革委员会) said',
        'National Development and Reform Commission = 国家发展和改革委员会?',
        'NDRC = 国家发展和改革委员会?',
      ],
      ['the NDRC (国家发展改革委) said', 'NDRC = 国家发展改革委?'],
      [
        '国家发展和改革委员会 (National Development and Reform Commission, NDRC)',
        'National Development and Reform Commission = 国家发展和改革委员会',
        'NDRC = 国家发展和改革委员会',
      ],
    ] as const)
      it(text, () => check(text, ...pairs))
  })

  describe('without quotes, as far as it is plain', () => {
    for (const [text, ...pairs] of [
      ['China pursues high-quality development (高质量发展) now.', 'high-quality development = 高质量发展?'],
      ['but via a more active government (有为政府)—more', 'active government = 有为政府?'],
      ['an efficient market and an active government (有为政府) together', 'active government = 有为政府?'],
      ['under Made in China 2025 (中国制造2025) and', 'Made in China 2025 = 中国制造2025?'],
      [
        'Society: the coordinated development of Beijing, Tianjin and Hebei (京津冀协同发展) is',
        'coordinated development of Beijing, Tianjin and Hebei = 京津冀协同发展?',
      ],
      ['achieve the modernization of agriculture (农业现代化) by', 'modernization of agriculture = 农业现代化?'],
      [
        'Energy security (能源安全) and the prevention of financial risks (金融风险) are',
        'Energy security = 能源安全?',
        'financial risks = 金融风险?',
      ],
      [
        'wants self-reliance and strength in science and technology (科技自立自强), and',
        'self-reliance and strength in science and technology = 科技自立自强?',
      ],
      [
        'a new system for mobilizing resources nationwide (新型举国体制) is',
        'new system for mobilizing resources nationwide = 新型举国体制?',
      ],
      ['the Belt and Road (一带一路) is', 'Belt and Road = 一带一路?'],
      ['the concept of 有为政府 (active government) matters', 'active government = 有为政府?'],
      ['推动高质量发展（high-quality development），', 'high-quality development = 高质量发展?'],
      ['加快建设数字中国（Digital China）步伐', 'Digital China = 数字中国?'],
      ['发展AI产业（AI industry）是', 'AI industry = AI产业?'],
      ['自由贸易试验区（pilot free trade zone）是', 'pilot free trade zone = 自由贸易试验区?'],
      ['全面深化改革（comprehensively deepening reform）和', 'comprehensively deepening reform = 全面深化改革?'],
      // A heading or an item that is the pair and nothing else.
      ['有为政府（active government）', 'active government = 有为政府'],
      [
        'Integration of industrialization and informatization (两化融合)',
        'Integration of industrialization and informatization = 两化融合',
      ],
      ['政府和社会资本合作（PPP）', 'PPP = 政府和社会资本合作'],
    ] as const)
      it(text, () => check(text, ...pairs))
  })

  describe('where no boundary is plain: better none than a wrong one', () => {
    for (const text of [
      'put at the core and independent innovation (自主创新) made',
      'the integration of military and civilian development (军民融合) goes',
      'with domestic and international circulation feeding each other (双循环).',
      'to weave common ground (共同基础) with',
      '大众创业、万众创新（mass entrepreneurship and innovation）是',
      '规范有序推进政府和社会资本合作（PPP），推动',
    ])
      it(text, () => check(text))
  })

  describe('leaves alone what is no gloss', () => {
    for (const text of [
      '到2021年（2021年）增长',
      'R&D intensity (约束性) of 3% (2021年)',
      'as shown (见第三章), (图), (图3), (一) and (第二章 指导方针)',
      'Part I: Guiding principles (第一篇 指导思想)',
      'President Xi Jinping (习近平) and Li Qiang (李强), in Shenzhen (深圳)',
      'General Secretary Xi (习近平总书记)',
      '经济学家斯蒂格利茨（Joseph Stiglitz）说',
      '清 (qīng) means 清楚 (qīngchu), 厘 () a number',
      'This is what he said (这是一个很有意思的提法。) once',
      'the term (which in Chinese is 生态, an old word) is used',
      '高质量发展 (see Chapter 3), 生态 (ibid.), 数据 (as of 2021)',
      '增长5%（approx. 7.2 trillion yuan）',
      '蒸汽锅炉（0.2MPa）和标准（GB3095-2012）、听力障碍（≥91dB HL）',
      '“[x]” [1] and (2) and ()',
      'no brackets: high-quality development 高质量发展',
      '((((((((((高',
    ])
      it(text, () => check(text))
  })

  it('takes bold, italics and links for quotes', () => {
    const text = 'China wants strong smart grids (电网) and more'
    const [found] = collectGlossPairs(text, [{ start: 12, end: 30 }])
    assert.deepEqual([found?.en.text, found?.quote, found?.confidence], ['strong smart grids', 'markup', 'sure'])
  })
  for (const [markdown, ...expected] of [
    ['hails **mighty smart grids** (电网) and', 'mighty smart grids = 电网'],
    ['hails *[mighty smart grids](http://x.y)*（电网） and', ''],
    ['hails [mighty smart grids](http://x.y) (电网) and', 'mighty smart grids = 电网'],
    ['is [a carbon peak before 2030](target:peak) (碳达峰) and', ''],
    ['the **“smart \\*grid\\*”** (智能*电网*) and', 'smart *grid* = 智能电网'],
    ['> the “smart\n> grid” (智能\n> 电网) and', 'smart grid = 智能电网'],
    ['| “smart grid” (智能电网) |\n|---|\n| `“x y” (电网)` |', 'smart grid = 智能电网'],
    ['<details><summary>目录</summary>\n\n- “smart grid” (智能电网)\n\n</details>', ''],
  ] as const)
    it(`in Markdown: ${markdown}`, () => {
      const pairs = collectPairs(Document.parse('file:///a.md', markdown))
      const found = pairs
        .filter(({ confidence }) => confidence === 'sure')
        .map(({ zh, en }) => `${en.text} = ${zh.text}`)
      assert.deepEqual(found, expected.filter(Boolean))
      for (const { zh, en } of pairs) {
        // The places enclose the words, whatever markup stands within.
        assert.match(markdown.slice(zh.start, zh.end), /^\p{Script=Han}.*\p{Script=Han}\*?$/su)
        assert.match(markdown.slice(en.start, en.end), /^\w.*[\w*]$/s)
      }
    })
  it('is linear in hostile text', () => {
    const began = processorTime()
    for (const text of [
      '('.repeat(6000),
      '“ 高(ab'.repeat(2000),
      '(高a('.repeat(2000),
      'word '.repeat(20000),
      `${'"'.repeat(20000)}(高质`,
    ])
      collectGlossPairs(text)
    assert.ok(processorTime() - began < 500)
  })
})

describe('romanization', () => {
  for (const [latin, syllables, expected] of [
    ['wúwéi', 2, true],
    ['gao zhiliang fazhan', 5, true],
    ['gao1 zhi4 liang4', 3, true],
    ["Xiong'an", 2, true],
    ['lǜsè', 2, true],
    ['yìdiǎnr', 3, true],
    ['data', 2, false],
    ['open data', 4, false],
    ['China', 2, false],
    ['change', 2, false],
    ['active government', 4, false],
    ['shengtai', 3, false],
    ['', 0, false],
  ] as const)
    it(`${latin} for ${syllables}: ${expected}`, () => assert.equal(isRomanization(latin, syllables), expected))
})
