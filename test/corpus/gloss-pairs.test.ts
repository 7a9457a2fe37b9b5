// The pairs that the sample corpus glosses, held against those that a reader finds there.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { collectPairs } from '../../server/core/index/bilingual/gloss-pairs.ts'
import { Document } from '../../server/core/model/document.ts'

/**
 * What the documents gloss, by hand: every rendering with its Chinese, once; numbers of chapters and the attributes of
 * indicators apart.
 */
const READ = `
outline=规划纲要 recommendations=建议 proposal=建议 boxes=专栏 new_normal=新常态 GDP=国内生产总值 PM2.5=细颗粒物
moderately_prosperous_society_in_all_respects=全面建成小康社会 new_development_philosophy=新发展理念
supply-side_structural_reform=供给侧结构性改革 independent_innovation=自主创新
cut_capacity,_stocks_and_debt,_lower_costs,_strengthen_weak_points=去产能、去库存、去杠杆、降成本、补短板
new_system_for_mobilizing_resources_nationwide=新型举国体制 reform_of_state-owned_enterprises=国有企业改革
anti-monopoly_enforcement=反垄断 Made_in_China_2025=中国制造2025 strategic_emerging_industries=战略性新兴产业
new-energy_vehicles=新能源汽车 big_data=大数据 new_urbanization=新型城镇化
coordinated_development_of_Beijing,_Tianjin_and_Hebei=京津冀协同发展 Beijing-Tianjin-Hebei=京津冀协同发展
Belt_and_Road=一带一路 integration_of_military_and_civilian_development=军民融合
moderately_prosperous_society=小康社会 high-quality_development=高质量发展 new_development_pattern=新发展格局
domestic_and_international_circulation=双循环 people_at_the_center=以人民为中心
self-reliance_and_strength_in_science_and_technology=科技自立自强 artificial_intelligence=人工智能
integrated_circuits=集成电路 core_technologies_in_key_fields=关键核心技术 real_economy=实体经济
new_infrastructure=新型基础设施 digital_economy=数字经济 industrial_internet=工业互联网
data_as_a_factor_of_production=数据要素 efficient_market=有效市场 well-functioning_government=有为政府
private_business=民营经济 market-based_allocation_of_factors=要素市场化配置 business_environment=营商环境
rural_revitalization=乡村振兴 fight_against_poverty=脱贫攻坚 Guangdong-Hong_Kong-Macao_Greater_Bay_Area=粤港澳大湾区
carbon_peak=碳达峰 carbon_neutrality=碳中和 pilot_free_trade_zones=自由贸易试验区 common_prosperity=共同富裕
grain_security=粮食安全 energy_security=能源安全 financial_risks=金融风险 grain=粮食安全 energy=能源安全
Chinese_modernization=中国式现代化 new_quality_productive_forces=新质生产力 as_local_conditions_allow=因地制宜
according_to_local_conditions=因地制宜 percentage_points=百分点 good_water_bodies=优良水体 broadly=基本 involution=内卷
AI_Plus=人工智能+ private_economy=民营经济 patient_capital=耐心资本 opening_at_China's_own_initiative=自主开放
whole-process_people's_democracy=全过程人民民主 informatization=信息化 ecosystem=生态 active_government=有为政府
integration_of_industrialization_and_informatization=两化融合 scientific_outlook_on_development=科学发展观
new_socialist_countryside=社会主义新农村 about=左右 square_meters=平方米
transforming_the_mode_of_economic_development=转变经济发展方式
strategic_emerging_industry=战略性新兴产业 data_as_a_factor=数据要素 proposals=建议 family_planning_policy=计划生育
Beautiful_China=美丽中国 modernized_industrial_system=现代化产业体系 digital_divide=数字鸿沟 supply_chains=产业链供应链
capital_construction=基本建设 overall_balance=综合平衡 binding=约束性指标 expected=预期性指标 Third_Front=三线建设
mandatory_plans=指令性计划 socialist_market_economy=社会主义市场经济 mode_of_growth=经济增长方式 forecast=预测
reinvigorating_the_country_through_science_and_education=科教兴国 sustainable_development=可持续发展
long-range_objectives=远景目标 new_digital_infrastructure=新型基础设施 Digital_China=数字中国
manufacturing_powers=制造强国 smart_manufacturing=智能制造 new_materials=新材料 biomedicine=生物医药
green_manufacturing=绿色制造 systems_thinking=系统观念
`
  .trim()
  .split(/\s+/)
  .map(pair => pair.replaceAll('_', ' '))

describe('pairs of the sample corpus', () => {
  it('are nearly all those that a reader finds, and hardly any others', () => {
    const found = new Set<string>()
    for (const folder of ['commentary', 'plans']) {
      for (const name of readdirSync(join('corpus', folder))) {
        const document = Document.parse(name, readFileSync(join('corpus', folder, name), 'utf8'))
        for (const { en, zh } of collectPairs(document)) found.add(`${en.text}=${zh.text}`)
      }
    }
    const wrong = [...found].filter(pair => !READ.includes(pair))
    const missed = READ.filter(pair => !found.has(pair))
    const precision = 1 - wrong.length / found.size
    const recall = 1 - missed.length / READ.length
    const message = `wrong: ${wrong.join(', ')}; missed: ${missed.join(', ')}`
    assert.ok(precision >= 0.9, `precision ${precision.toFixed(2)}; ${message}`)
    assert.ok(recall >= 0.8, `recall ${recall.toFixed(2)}; ${message}`)
    if (process.env['TIFA_SHOW']) console.log(precision, recall, message)
  })
})
