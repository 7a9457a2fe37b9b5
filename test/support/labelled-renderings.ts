// Terms with the English that official reports use for them, looked up by hand: what the search for renderings is held to.

/** A Chinese wording and the renderings that a reader would accept as its official English. */
export interface Labelled {
  readonly chinese: string
  readonly english: readonly string[]
}

/**
 * Read in the government work reports of 2008 to 2019, before there was anything to tune. Accepted is what stands for the
 * whole term; a piece of it, or the term with a word of the sentence around it, is not.
 */
export const LABELLED: readonly Labelled[] = `
高质量发展 | high-quality development
放管服 | delegate power, improve regulation, and upgrade services | streamline administration and delegate power, improve regulation, and upgrade services | delegate powers, improve regulation, and strengthen services | streamline administration, delegate powers, improve regulation, and strengthen services | improve regulation, and strengthen services | delegate powers, improve regulation
全面建成小康社会 | moderately prosperous society in all respects | building a moderately prosperous society in all respects | finish building a moderately prosperous society in all respects
双随机、一公开 | random inspection and public release | oversight model of random inspection and public release | randomly selected inspectors
供给侧结构性改革 | supply-side structural reform
获得感 | sense of benefit | stronger sense of benefit | sense of gain
去产能 | cut overcapacity
科学发展观 | scientific outlook on development
新型城镇化 | new urbanization | new type of urbanization
三农 | agriculture, rural areas, and farmers | agriculture, rural areas and rural residents
战略性新兴产业 | strategic emerging industries | emerging industries of strategic importance
节能减排 | energy conservation and emissions reduction | save energy and reduce emissions | conserve energy and reduce emissions | energy saving and emissions reduction
社会主义新农村 | new socialist countryside
自主创新 | independent innovation | innovation
创新驱动发展战略 | innovation-driven development strategy | strategy of innovation-driven development
大众创业、万众创新 | entrepreneurship and innovation | popular entrepreneurship and innovation | business startups and innovation | mass entrepreneurship and innovation | launch businesses and make innovations
互联网+ | internet plus
工匠精神 | workmanship | spirit of workmanship | craftsmanship | quality workmanship
一带一路 | belt and road | belt and road initiative
精准扶贫 | targeted poverty alleviation | targeted measures | targeted poverty reduction | targeted poverty reduction and alleviation
精准脱贫 | targeted poverty alleviation | precision poverty alleviation | precision alleviation | targeted poverty reduction and alleviation
脱贫攻坚 | poverty alleviation | fight against poverty | battle against poverty | poverty elimination
棚户区 | rundown urban areas | run-down areas | shantytowns | run-down urban areas
保障性住房 | low-income housing | government-subsidized housing
廉租住房 | low-rent housing
公租房 | public rental housing
稳健的货币政策 | prudent monetary policy
积极的财政政策 | proactive fiscal policy
营改增 | replace business tax with VAT | replace business tax with value added tax | replace business tax with value-added tax | replacement of business tax with VAT | replace business tax
宏观调控 | macro control | macroeconomic regulation | macro regulation | macro-control
城镇登记失业率 | registered urban unemployment rate
转移支付 | transfer payments
新常态 | new normal
简政放权 | streamline administration and delegate power | streamline administration | streamline administration and delegate more power | streamline administration, delegate more powers | streamlining administration, delegating powers
三去一降一补 | five priority tasks
僵尸企业 | zombie enterprises
蓝天保卫战 | keep our skies blue | skies blue | fight to keep our skies blue | defend the blue of our skies | make our skies blue again
三大攻坚战 | three critical battles
乡村振兴战略 | rural revitalization strategy
中国制造2025 | made in china 2025 | made in china 2025 initiative
新动能 | new growth drivers | new drivers of growth | new drivers
营商环境 | business environment
减税降费 | cut taxes and fees | tax and fee cuts | tax and fee reductions | cutting taxes and fees
共享经济 | sharing economy
分享经济 | sharing economy
四个意识 | maintain political integrity, think in big-picture terms | think in big-picture terms, follow the leadership core | leadership core and keep in alignment | political integrity think in big picture terms | think in big-picture terms | keep in alignment | political integrity
人类命运共同体 | community with a shared future for humanity | community with a shared future | human community with a shared future | shared future | shared future for humanity
两岸关系 | cross-straits relations | relations across the taiwan straits
九二共识 | 1992 consensus
一国两制 | one country, two systems | principle of one country two systems
港人治港 | people of hong kong govern hong kong | people of hong kong administer hong kong | hong kong people administer hong kong | people of hong kong governing hong kong | people of hong kong administering hong kong | hong kong people governing hong kong
基本公共服务 | basic public services
京津冀协同发展 | beijing-tianjin-hebei | beijing-tianjin-hebei region | beijing-tianjin-hebei integration | coordinated development of the beijing-tianjin-hebei region | beijing-tianjin-hebei integration initiative
长江经济带 | yangtze economic belt | yangtze river economic belt
自由贸易试验区 | pilot free trade zone
负面清单 | negative list
综合国力 | overall national strength
软实力 | soft power
义务教育 | compulsory education
新型农村合作医疗 | new rural cooperative medical care system | new type of rural cooperative medical care system | rural cooperative medical care | rural cooperative medical care system
基本医疗保险 | basic medical insurance
大病保险 | major disease insurance | serious disease insurance | serious disease insurance scheme | major disease insurance scheme
公立医院 | public hospitals
分级诊疗 | tiered medical services | tiered diagnosis and treatment | tiered medical diagnosis and treatment
农民工 | migrant workers | rural migrant workers
耕地红线 | red line of 120 million hectares | red line
退耕还林 | marginal farmland | return farmland to forest | farmland to forest | returning marginal farmland to forest | marginal farmland to forest | marginal farmland into forest | farmland to forests and grasslands | turning marginal farmland
主体功能区 | functional zones | development priority zones | functional zoning
循环经济 | circular economy
落后产能 | outdated production facilities | outdated production capacity | backward production facilities | outdated capacity | backward production capacity
金融危机 | financial crisis | global financial crisis
房地产市场 | real estate market
四风 | formalism, bureaucratism, hedonism, and extravagance | formalism, bureaucracy, hedonism and extravagance | hedonism and extravagance | bureaucratism, hedonism, and extravagance
八项规定 | eight-point decision on improving party and government conduct | eight-point decision | central committee's eight-point decision on improving party and government conduct
反腐倡廉 | combat corruption | fight corruption | combat corruption and build a clean government | fight corruption and build a clean government | combat corruption and encourage integrity | fight corruption and encourage integrity | combating corruption and upholding integrity | clean government
民族区域自治 | regional ethnic autonomy
宗教信仰自由 | freedom of religious belief
侨胞 | overseas chinese | chinese nationals overseas | overseas chinese nationals
普惠金融 | inclusive finance
养老保险 | old-age insurance | pension | pension insurance | old-age insurance system
社会救助 | social assistance | social aid
最低生活保障 | cost of living allowances | subsistence allowances | basic cost of living allowances
食品安全 | food safety
安全生产 | workplace safety
社会治安 | law and order | public order | public security | maintain law and order
五位一体 | five-sphere integrated plan | economic, political, cultural, social, and ecological progress
四个全面 | four-pronged comprehensive strategy
补短板 | strengthen areas of weakness | areas of weakness | strengthen weak areas | points of weakness
降成本 | lower costs | cut costs | reduce costs | bring down costs
全面两孩 | two-child policy | two children
河长制 | river chief | river chief system
对外开放 | opening up | open up | opening to the outside world
走出去 | go global | go global strategy
以人为本 | put people first
稳中求进工作总基调 | general principle of pursuing progress while ensuring stability | making progress while maintaining stability | pursuing progress while ensuring stability | progress while ensuring stability | general work guideline of making progress while maintaining stability | progress while maintaining stability
户籍制度改革 | reform of the household registration system | household registration system | household registration | household registration reform
居住证 | residence card | residence certificate | residence permit
集体林权制度改革 | collective forest rights | tenure in collective forests | collective forest tenure | reform of tenure in collective forests | collective forest tenure system | reform of collective forest rights | collective forest
存款保险 | deposit insurance | deposit insurance system
直接融资 | direct financing | direct finance
电子商务 | e-commerce
知识产权 | intellectual property rights | intellectual property
利率市场化 | market-based interest rates | interest rates more market-based | interest rates | liberalize interest rates | market-based reform of interest rates | interest rate liberalization
创业板 | chinext stock market | chinext
医疗卫生 | medical and health care | medical and healthcare | health care
人民币汇率 | rmb exchange rate | exchange rate | renminbi exchange rate
碳排放 | carbon emissions | carbon emission
雄安新区 | xiongan new area
短板 | areas of weakness | weak areas | weak links | points of weakness
生态文明 | ecological progress | ecological advancement | ecological conservation
`
  .trim()
  .split('\n')
  .map(line => {
    const [chinese = '', ...english] = line.split('|').map(part => part.trim())
    return { chinese, english }
  })

/** Every second term serves for tuning; the others say how well it works on what was not looked at. */
export const TUNING = LABELLED.filter((_, i) => i % 2 === 0)
export const CHECKING = LABELLED.filter((_, i) => i % 2 === 1)
