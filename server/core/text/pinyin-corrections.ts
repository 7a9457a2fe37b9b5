// Words of plans that pinyin-pro reads wrongly: found by holding it against CC-CEDICT, word for word, over the texts of plans and laws.

import { late } from './late.ts'

/** Word and reading, a syllable for each character. A word stands for all that holds it: 氧量 for 化学需氧量. */
export const pinyinCorrections: () => Readonly<Record<string, string>> = late(() =>
  Object.fromEntries(
    [
      // 量 is measured (liáng) only as a verb.
      '存量=cún liàng|增量=zēng liàng|用量=yòng liàng|排量=pái liàng|氧量=yǎng liàng|吞吐量=tūn tǔ liàng|供应量=gōng yìng liàng|耗量=hào liàng',
      '价值量=jià zhí liàng|含金量=hán jīn liàng|蒸发量=zhēng fā liàng|保有量=bǎo yǒu liàng|拥有量=yōng yǒu liàng|带量=dài liàng|蓄积量=xù jī liàng|计量=jì liàng|量化=liàng huà',
      '率先=shuài xiān|效率先进=xiào lǜ xiān jìn|分辨率先进=fēn biàn lǜ xiān jìn|种植=zhòng zhí|种草=zhòng cǎo|种田=zhòng tián|试种=shì zhòng|套种=tào zhòng',
      '重组=chóng zǔ|重估=chóng gū|重塑=chóng sù|重置=chóng zhì|重构=chóng gòu|重载=zhòng zài',
      '载体=zài tǐ|载运=zài yùn|载人=zài rén|配载=pèi zài|拒载=jù zài|下载=xià zài',
      '退耕还林=tuì gēng huán lín|退耕还草=tuì gēng huán cǎo|还林=huán lín|还草=huán cǎo|还款=huán kuǎn|还本=huán běn',
      '基调=jī diào|调入=diào rù|调出=diào chū|调车=diào chē|调研=diào yán',
      '供热=gōng rè|供暖=gōng nuǎn|供货=gōng huò|供大于求=gōng dà yú qiú|供销=gōng xiāo|给排水=jǐ pái shuǐ',
      '秘书长=mì shū zhǎng|委员长=wěi yuán zhǎng|理事长=lǐ shì zhǎng|审计长=shěn jì zhǎng|局长=jú zhǎng|船长=chuán zhǎng',
      '央行=yāng háng|投行=tóu háng|一行两会=yī háng liǎng huì|一行三会=yī háng sān huì|工商行政=gōng shāng xíng zhèng|行道树=xíng dào shù|混行=hùn xíng',
      '视为=shì wéi|列为=liè wéi|变为=biàn wéi|名为=míng wéi|记为=jì wéi|即为=jí wéi|尤为=yóu wéi|大为=dà wéi|广为=guǎng wéi|略为=lüè wéi|身为=shēn wéi|有为=yǒu wéi|所为=suǒ wéi',
      '敢为人先=gǎn wéi rén xiān|华为=huá wéi',
      '特大=tè dà|超大=chāo dà|大城市=dà chéng shì|北斗=běi dǒu|内卷=nèi juǎn|倒逼=dào bī|朝鲜=cháo xiǎn|喀什=kā shí|少林寺=shào lín sì',
      '青藏=qīng zàng|川藏=chuān zàng|援藏=yuán zàng|藏医=zàng yī|藏药=zàng yào|雅鲁藏布=yǎ lǔ zàng bù',
      '正当理由=zhèng dàng lǐ yóu|正当竞争=zhèng dàng jìng zhēng|正当权益=zhèng dàng quán yì|知识分子=zhī shi fèn zǐ|积极分子=jī jí fèn zǐ',
      '都会区=dū huì qū|大调解=dà tiáo jiě|一揽子=yī lǎn zi|粮食=liáng shi|护士=hù shi',
      '湖泊=hú pō|泄露=xiè lù|剥离=bō lí|剥夺=bō duó|薄膜=bó mó|豁免=huò miǎn|逮捕=dài bǔ|钻井=zuān jǐng|磅礴=páng bó|粘贴=zhān tiē|轧机=zhá jī|冷轧=lěng zhá|热轧=rè zhá',
      '一刀切=yī dāo qiē|切换=qiē huàn|剪刀差=jiǎn dāo chā|倍差=bèi chā|差旅=chāi lǚ|教书=jiāo shū|假日=jià rì|度假=dù jià|急难=jí nàn|应收=yīng shōu|应届=yīng jiè',
      '心脏病=xīn zàng bìng|脑卒中=nǎo cù zhòng|处在=chǔ zài|身处=shēn chǔ|微创=wēi chuāng|漏斗=lòu dǒu|卷扬=juǎn yáng|冠名=guàn míng|挑起=tiǎo qǐ|挑起大梁=tiāo qǐ dà liáng|挑起重担=tiāo qǐ zhòng dàn|偏好=piān hào',
      '四舍五入=sì shě wǔ rù|舍生忘死=shě shēng wàng sǐ|吃拿卡要=chī ná qiǎ yào|牵一发=qiān yī fà|朝阳产业=zhāo yáng chǎn yè|以县城为=yǐ xiàn chéng wéi',
    ].flatMap(line => line.split('|').map(each => each.split('=') as [string, string])),
  ),
)
