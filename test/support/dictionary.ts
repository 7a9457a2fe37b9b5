// A small dictionary for tests, written as CC-CEDICT writes its own.

import { type Entry, packDictionary } from '../../server/dictionary/pack.ts'

/** One entry a line: traditional, simplified, pinyin in brackets, senses between slashes. */
const LINES = `
經濟 经济 [jing1 ji4] /economy; economic/
國民 国民 [guo2 min2] /nationals; citizens; people of a nation/
國民經濟 国民经济 [guo2 min2 jing1 ji4] /national economy/
人民 人民 [ren2 min2] /the people/CL:個|个[ge4]/
立法 立法 [li4 fa3] /to enact laws; legislation/
發展 发展 [fa1 zhan3] /development; growth/to develop; to grow; to expand/
發展中 发展中 [fa1 zhan3 zhong1] /developing; under development/
發展中國家 发展中国家 [fa1 zhan3 zhong1 guo2 jia1] /developing country/
中國 中国 [Zhong1 guo2] /China/
中 中 [Zhong1] /China; Chinese/surname Zhong/
中 中 [zhong1] /within; among; in/middle; center/
質量 质量 [zhi4 liang4] /quality/(physics) mass/CL:個|个[ge4]/
高 高 [gao1] /high; tall/above average/loud/your (honorific)/
高 高 [Gao1] /surname Gao/
耐心 耐心 [nai4 xin1] /to be patient/patience/
女人 女人 [nu:3 ren2] /woman/
資本 资本 [zi1 ben3] /capital/
幹 干 [gan4] /tree trunk/main part of sth/to manage/
干 干 [gan1] /to concern; to interfere/shield/
干 干 [Gan1] /surname Gan/
乾 干 [gan5] /variant of 乾|干[gan1]/
乾坤 乾坤 [qian2 kun1] /yin and yang; heaven and earth/
發 发 [fa1] /to send out/to show (one's feeling)/to issue/
髮 发 [fa4] /hair/Taiwan pr. [fa3]/
𠮷野家 𠮷野家 [Ji2 ye3 jia1] /Yoshinoya (Japanese fast food chain)/
AA制 AA制 [A A zhi4] /to split the bill; to go Dutch/
3D打印 3D打印 [san1 D da3 yin4] /to 3D print; 3D printing/
110 110 [yao1 yao1 ling2] /the emergency number for law enforcement/
AA AA [A A] /a battery/
卡爾·馬克思 卡尔·马克思 [Ka3 er3 · Ma3 ke4 si1] /Karl Marx (1818-1883), German socialist philosopher/
一寸光陰一寸金，寸金難買寸光陰 一寸光阴一寸金，寸金难买寸光阴 [yi1 cun4 guang1 yin1 yi1 cun4 jin1 , cun4 jin1 nan2 mai3 cun4 guang1 yin1] /(idiom) time is money/
發改委 发改委 [fa1 gai3 wei3] /abbr. for 國家發展和改革委員會|国家发展和改革委员会/
國家發展和改革委員會 国家发展和改革委员会 [guo2 jia1 fa1 zhan3 he2 gai3 ge2 wei3 yuan2 hui4] /National Development and Reform Commission/
徑 径 [jing4] /footpath; track/diameter/
三五 三五 [san1 wu3] /several; three or five/
五五 五五 [wu3 wu3] /50-50; equal (share)/
規劃 规划 [gui1 hua4] /plan; program/
迳 迳 [jing4] /variant of 徑|径[jing4]/
逕 迳 [jing4] /old variant of 迳[jing4]/
甲乙 甲乙 [jia3 yi3] /see 乙甲[yi3 jia3]/
乙甲 乙甲 [yi3 jia3] /see 甲乙[jia3 yi3]/
銀行 银行 [yin2 hang2] /bank/
行 行 [hang2] /row; line/line of business; trade; profession/
行 行 [xing2] /to walk; to go; to travel/to do; to carry out/all right; OK!/
行 行 [heng2] /used in 道行[dao4 heng2]/
道行 道行 [dao4 heng2] /skills acquired through religious practice/
歷史<b> 历史<b> [li4 shi3] /<img src=x onerror=alert(1)> & [run](command:evil) *history*/
歷史 历史 [li4 shi3] /<img src=x onerror=alert(1)> & [run](command:evil) *history* www.example.com/
`

/** The entries of the small dictionary. */
export const ENTRIES: readonly Entry[] = LINES.trim()
  .split('\n')
  .map(line => {
    const [, traditional = '', simplified = '', pinyin = '', senses = ''] =
      /^(\S+) (\S+) \[(.+?)\] \/(.+)\/$/.exec(line) ?? []
    return { traditional, simplified, pinyin, english: senses.split('/') }
  })

/** The small dictionary as the server reads it. */
export const readSmallDictionary = async (): Promise<Uint8Array> => packDictionary(ENTRIES)
