// How words of plans are read that have characters of several readings.

import assert from 'node:assert/strict'
import { createPinyinLoader } from '../../server/core/text/pinyin.ts'
import { pinyinCorrections } from '../../server/core/text/pinyin-corrections.ts'

const READINGS: readonly (readonly [words: string, pinyin: string])[] = [
  ['率先发展', 'shuài xiān fā zhǎn'],
  ['率先进入高收入行列', 'shuài xiān jìn rù gāo shōu rù háng liè'],
  ['工作效率', 'gōng zuò xiào lǜ'],
  ['分辨率先进', 'fēn biàn lǜ xiān jìn'],
  ['大为改善', 'dà wéi gǎi shàn'],
  ['挑起大梁', 'tiāo qǐ dà liáng'],
  ['兼并重组', 'jiān bìng chóng zǔ'],
  ['重点产业', 'zhòng diǎn chǎn yè'],
  ['化学需氧量', 'huà xué xū yǎng liàng'],
  ['广义货币供应量', 'guǎng yì huò bì gōng yìng liàng'],
  ['退耕还林工程', 'tuì gēng huán lín gōng chéng'],
  ['稳中求进工作总基调', 'wěn zhōng qiú jìn gōng zuò zǒng jī diào'],
  ['产业结构调整', 'chǎn yè jié gòu tiáo zhěng'],
  ['特大城市', 'tè dà chéng shì'],
  ['北斗系统', 'běi dǒu xì tǒng'],
  ['一行三会', 'yī háng sān huì'],
  ['国家工商行政管理总局', 'guó jiā gōng shāng xíng zhèng guǎn lǐ zǒng jú'],
  ['内卷式竞争', 'nèi juǎn shì jìng zhēng'],
  ['脑卒中', 'nǎo cù zhòng'],
  ['5G发展', '5G fā zhǎn'],
  ['每万人口发明专利拥有量', 'měi wàn rén kǒu fā míng zhuān lì yōng yǒu liàng'],
  ['带量采购', 'dài liàng cǎi gòu'],
  ['城乡居民收入倍差', 'chéng xiāng jū mín shōu rù bèi chā'],
  ['北部都会区', 'běi bù dū huì qū'],
  ['人民大调解', 'rén mín dà tiáo jiě'],
  ['粮食安全', 'liáng shi ān quán'],
  ['双随机、一公开', 'shuāng suí jī、 yī gōng kāi'],
  ['首台（套）“三保”', 'shǒu tái （tào）“sān bǎo”'],
]

describe('pinyin', () => {
  for (const [words, expected] of READINGS)
    it(words, async () => assert.equal((await createPinyinLoader()())(words), expected))
  it('has a syllable for each character of a correction', () => {
    for (const [word, pinyin] of Object.entries(pinyinCorrections()))
      assert.equal(pinyin.split(' ').length, word.length, word)
  })
})
