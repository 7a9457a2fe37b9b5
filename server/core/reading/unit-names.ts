// What the units of one language are called in the other, and what they come to in units that its readers know.

import { late } from '../text/late.ts'

/** Another unit for the same amount: `amount * times` of `unit`, where that lies from `from` to below `to`. */
export interface Conversion {
  readonly unit: string
  readonly times: number
  readonly from: number
  readonly to: number
  /** A second way to say what another conversion says, to be set in brackets. */
  readonly aside?: true
}

/** A unit in the other language. */
export interface UnitName {
  /** '' where the language needs none: 个, 项, 家. */
  readonly name: string
  readonly conversions: readonly Conversion[]
}

/**
 * The English for a Chinese unit as `units.ts` writes it; `undefined` for one that no table knows. Ratios are put together:
 * 元/吨, 吨标准煤/万元, 床/千人.
 */
export function findEnglishUnitName(base: string): UnitName | undefined {
  // GB, kWh and km stand in Chinese texts as they are.
  const name = /^[A-Za-z]{1,6}$/.test(base) ? base : englishNames().get(base)
  if (name !== undefined) return { name, conversions: conversions().get(base) ?? [] }
  const slash = base.indexOf('/')
  if (slash < 0) return undefined
  const above = slash === 0 ? '' : englishNames().get(base.slice(0, slash))
  const below = denominators().get(base.slice(slash + 1))
  if (above === undefined || below === undefined) return undefined
  const ratio =
    SHORT.has(above) && SHORT.has(below) ? `${above}/${below}` : `${above === '' ? '' : `${above} `}per ${below}`
  return { name: ratio, conversions: conversions().get(base) ?? [] }
}

/** The Chinese for an English unit as `units.ts` writes it; for a counted noun `undefined`. */
export function findChineseUnitName(base: string): UnitName | undefined {
  return chineseNames().get(base)
}

/** The unit's name behind the number 1. */
export function singular(name: string): string {
  if (name === 'people') return 'person'
  if (name.endsWith('ies')) return `${name.slice(0, -3)}y`
  return name.replace(/s of age$/, ' of age').replace(/(?<=[A-Za-z]{2}[a-rt-z])s$/, '')
}

/** Names that are set with a stroke between them: µg/m³, but tonnes per year. */
const SHORT: ReadonlySet<string> = new Set('km kg g mg µg m³ m² km² L s h kWh'.split(' '))

/** Chinese units with their English names; `-` for a measure word that English leaves out. */
const NAMES =
  '元=yuan 美元=US_dollars 欧元=euros 日元=yen 港元=Hong_Kong_dollars 英镑=pounds_sterling 卢布=roubles 国际元=international_dollars ' +
  '吨=t 吨标准煤=tce 吨二氧化碳=t_CO₂ 吨二氧化碳当量=t_CO₂e 吨油当量=toe 吨公里=tonne-km 换算吨公里=converted_tonne-km 人公里=passenger-km 载重吨=dwt 总吨=gross_tons 排水量吨=t_displacement ' +
  '公斤=kg 克=g 毫克=mg 微克=µg 斤=jin 担=dan 克标准煤=g_of_standard_coal ' +
  '公里=km 米=m 公尺=m 厘米=cm 毫米=mm 纳米=nm 微米=µm 海里=nautical_miles 里=li 华里=li 英里=miles 光年=light_years ' +
  '平方公里=km² 平方米=m² 平方海里=square_nautical_miles 亩=mu 公顷=ha 立方米=m³ 立方=m³ 立方公尺=m³ 标准立方米=Nm³ 标立方米=Nm³ 升=L 桶=barrels ' +
  '千瓦时=kWh 瓦时=Wh 兆瓦时=MWh 吉瓦时=GWh 千瓦=kW 兆瓦=MW 吉瓦=GW 瓦=W 千伏=kV 伏=V 千伏安=kVA 伏安=VA 马力=hp 千卡=kcal 大卡=kcal 焦耳=J 摄氏度=°C ℃=°C 分贝=dB 兆帕=MPa ' +
  '比特=bits 比特/秒=bit/s 兆比特每秒=Mbit/s 吉比特每秒=Gbit/s 太比特每秒=Tbit/s 兆比特=Mbit 字节=bytes 次/秒=operations_per_second 标准箱=TEU ' +
  '年=years 岁=years_of_age 个月=months 周=weeks 天=days 日=days 个工作日=working_days 工作日=working_days 小时=hours 分钟=minutes 秒=seconds 学时=class_hours 课时=class_hours 学年=school_years 人日=person-days 工日=man-days ' +
  '百分点=percentage_points 基点=basis_points 千分点=per-mille_points ' +
  '人=people 人次=person-times 名=people 户=households 户次=household-times 人口=people 居民=residents 劳动力=workers 学生=students 企业=enterprises 用户=users 农户=farm_households ' +
  '县=counties 市=cities 省=provinces 镇=towns 乡=townships 村=villages 社区=communities 城市=cities 县城=county_towns 行政村=administrative_villages 建制村=administrative_villages 自然村=natural_villages 乡镇=townships_and_towns 街道=subdistricts ' +
  '辆=vehicles 艘=vessels 架=aircraft 架次=flights 车次=train_or_vehicle_runs 列=trains 班列=freight_trains 册=copies 株=plants 棵=trees 头=head 座席=seats 座位=seats 席位=seats 例=cases 宗=cases 人天=person-days 页=pages ' +
  '个=- 家=- 家次=- 项=- 项次=- 所=- 件=- 套=- 套次=- 座=- 处=- 台=- 台套=- 只=- 匹=- 条=- 张=- 种=- 门=- 对=- 双=- 枚=- 锭=- 部=- 支=- 片=- 块=- 颗=- 眼=- 口=- 次=- 批=- 期=- 卷=- 本=- 份=- 场=- 班=- 起=- 根=- 间=- 栋=- 幢=- 幅=- 支队=- 位=- 批次=- 场次=- 班次=- 篇=- 首=- 盏=- 把=- 具=- 组=- 孔=- 路=- 端口=- 床=- 席=- 单=- 笔=- 盒=- 瓶=- 箱=- 包=- 袋=- 桌=- 字=- 辆次=- 艘次=-'

const englishNames = late(
  () =>
    new Map(
      NAMES.split(' ').map((entry): [string, string] => {
        const [unit = '', name = ''] = entry.split('=')
        return [unit, name === '-' ? '' : name.replaceAll('_', ' ')]
      }),
    ),
)

/** What stands below the line of a ratio. */
const denominators = late(
  () =>
    new Map(
      (
        '人=person 人·年=person_and_year 户=household 吨=tonne 千瓦时=kWh 平方米=m² 立方米=m³ 平方公里=km² 亩=mu 公顷=ha 年=year 月=month 日=day 小时=h 秒=s 升=L 桶=barrel 万元=10,000_yuan ' +
        '百人=100_people 千人=1,000_people 万人=10,000_people 百户=100_households 百=100 千=1,000 万=10,000 10万=100,000 100万=1,000,000'
      )
        .split(' ')
        .map((entry): [string, string] => {
          const [unit = '', name = ''] = entry.split('=')
          return [unit, name.replaceAll('_', ' ')]
        }),
    ),
)

const ANY = Number.POSITIVE_INFINITY

/** `unit times from to`, `~` for an aside; units of the table above to those that a Western reader knows. */
const conversions = late(
  () =>
    new Map<string, readonly Conversion[]>([
      ['斤', convert(['kg', 0.5, 0, 1000], ['t', 0.0005, 1, ANY])],
      ['担', convert(['kg', 50, 0, 1000], ['t', 0.05, 1, ANY])],
      ['里', convert(['km', 0.5, 0, ANY])],
      ['华里', convert(['km', 0.5, 0, ANY])],
      ['海里', convert(['km', 1.852, 0, ANY])],
      ['英里', convert(['km', 1.609344, 0, ANY])],
      [
        '亩',
        convert(['ha', 1 / 15, 0, ANY], ['m²', 10_000 / 15, 0, 10_000, 'aside'], ['km²', 1 / 1500, 100, ANY, 'aside']),
      ],
      ['公顷', convert(['km²', 0.01, 100, ANY])],
      ['平方海里', convert(['km²', 3.429904, 0, ANY])],
      ['立方米', convert(['km³', 1e-9, 1, ANY])],
      ['立方', convert(['km³', 1e-9, 1, ANY])],
      ['千瓦时', convert(['GWh', 1e-6, 1, 1000], ['TWh', 1e-9, 1, ANY])],
      ['千瓦', convert(['MW', 1e-3, 1, 1000], ['GW', 1e-6, 1, ANY])],
      ['千伏安', convert(['MVA', 1e-3, 1, 1000], ['GVA', 1e-6, 1, ANY])],
      // The national standard GB/T 2589 sets 29,307.6 kJ for a kilogram of standard coal.
      ['吨标准煤', convert(['GJ', 29.3076, 0, 1e6], ['PJ', 29.3076e-6, 1, 1000], ['EJ', 29.3076e-9, 1, ANY])],
      ['马力', convert(['kW', 0.7355, 0, 1000], ['MW', 0.7355e-3, 1, ANY])],
      ['千卡', convert(['kJ', 4.1868, 0, 1000], ['MJ', 4.1868e-3, 1, ANY])],
      ['大卡', convert(['kJ', 4.1868, 0, 1000], ['MJ', 4.1868e-3, 1, ANY])],
      ['基点', convert(['percentage points', 0.01, 0, ANY])],
      ['‰', convert(['%', 0.1, 0, ANY])],
      ['‱', convert(['%', 0.01, 0, ANY])],
      ['成', convert(['%', 10, 0, ANY])],
      ['斤/亩', convert(['kg/ha', 7.5, 0, ANY])],
      ['公斤/亩', convert(['kg/ha', 15, 0, ANY])],
      ['元/亩', convert(['yuan/ha', 15, 0, ANY])],
    ]),
)

/** English units with their Chinese names; those that Chinese texts give in other units are converted at once. */
const chineseNames = late(
  () =>
    new Map<string, UnitName>([
      ...(
        'CNY=元 USD=美元 EUR=欧元 JPY=日元 HKD=港元 GBP=英镑 tonnes=吨 tce=吨标准煤 kg=公斤 g=克 jin=斤 km=公里 m=米 nm=纳米 km²=平方公里 m²=平方米 m³=立方米 mu=亩 ' +
        'kW=千瓦 kWh=千瓦时 barrels=桶 TEU=标准箱 years=年 months=个月 weeks=周 days=天 hours=小时 minutes=分钟 people=人 persons=人 residents=人 households=户 inhabitants=人'
      )
        .split(' ')
        .map((entry): [string, UnitName] => {
          const [unit = '', name = ''] = entry.split('=')
          return [unit, { name, conversions: [] }]
        }),
      ['hectares', { name: '公顷', conversions: convert(['亩', 15, 0, ANY]) }],
      ['acres', { name: '英亩', conversions: convert(['亩', 6.0702846, 0, ANY]) }],
      ['miles', { name: '英里', conversions: convert(['公里', 1.609344, 0, ANY]) }],
      ['MW', { name: '兆瓦', conversions: convert(['千瓦', 1e3, 0, ANY]) }],
      ['GW', { name: '吉瓦', conversions: convert(['千瓦', 1e6, 0, ANY]) }],
      ['GWh', { name: '吉瓦时', conversions: convert(['千瓦时', 1e6, 0, ANY]) }],
      ['TWh', { name: '太瓦时', conversions: convert(['千瓦时', 1e9, 0, ANY]) }],
    ]),
)

function convert(
  ...rows: readonly (readonly [unit: string, times: number, from: number, to: number, aside?: 'aside'])[]
): readonly Conversion[] {
  return rows.map(([unit, times, from, to, aside]) =>
    aside === undefined ? { unit, times, from, to } : { unit, times, from, to, aside: true },
  )
}
