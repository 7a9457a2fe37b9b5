// Official renderings out of aligned units: known ones are counted, others found; both ways, by year.

import assert from 'node:assert/strict'
import { Parallel } from '../../server/core/index/bilingual/parallel.ts'
import { bestRendering, findRenderings } from '../../server/core/index/bilingual/renderings.ts'
import { stemOf } from '../../server/core/text/english-words.ts'

/** A file of units: `中文 = English`, one a line. */
function tmx(units: string): string {
  const toXml = (text: string): string => text.trim().replace(/&/g, '&amp;').replace(/</g, '&lt;')
  const body = units
    .trim()
    .split('\n')
    .map(line => {
      const [zh = '', en = ''] = line.split(' = ')
      return `<tu>\n<tuv lang="zh"><seg>${toXml(zh)}</seg></tuv>\n<tuv lang="en"><seg>${toXml(en)}</seg></tuv>\n</tu>`
    })
  return `<tmx version="1.4">\n<body>\n${body.join('\n')}\n</body></tmx>`
}

/** Units in which nothing of interest stands: what is found must stand out against them. */
const OTHERS = Array.from({ length: 60 }, (_, i) => `第${i}项工作顺利完成 = task ${i} was completed on time`).join('\n')

function load(files: Readonly<Record<string, string>>): Parallel {
  const parallel = new Parallel()
  for (const [name, units] of Object.entries(files)) parallel.setFile(`file:///c/${name}`, tmx(units))
  return parallel
}

const REPORTS = load({
  'r2018.tmx': `推动高质量发展 = We will promote high-quality development.
高质量发展的要求 = the needs of High-Quality Development
供给侧结构性改革 = supply side structural reforms
深化供给侧结构性改革 = Deepening supply-side structural reform
${OTHERS}`,
  'r2019.tmx': `加快高質量發展 = faster high quality development
“高质量”发展 = Quality growth comes first
实施乡村振兴战略 = the rural revitalization strategy is implemented
乡村振兴战略 = a strategy
建设市场 = building markets
`,
})

/** Holds `rendering count (year count, …)` of each rendering against what is expected. */
function check(
  wordings: readonly string[],
  known: readonly string[],
  expected: readonly string[],
  parallel = REPORTS,
): void {
  const found = findRenderings(parallel, wordings, known)
  assert.deepEqual(
    found?.renderings.map(
      ({ text, units, byYear }) =>
        `${text} ${units.length} (${byYear.map(({ year, count }) => `${year}: ${count}`).join(', ')})`,
    ),
    expected,
  )
}

describe('official renderings', () => {
  it('counts known renderings by year, without case, plural or hyphen', () =>
    check(
      ['高质量发展'],
      ['high-quality development', 'quality growth'],
      ['high-quality development 3 (2018: 2, 2019: 1)', 'quality growth 1 (2019: 1)'],
    ))
  it('says how many units there are, in how many files', () => {
    const found = findRenderings(REPORTS, ['高质量发展'], ['quality growth'])
    assert.deepEqual([found?.units.length, found?.files, found?.ofFiles], [4, 2, 2])
  })
  it('finds a rendering that nobody named', () =>
    check(['供给侧结构性改革'], [], ['supply-side structural reform 2 (2018: 2)']))
  it('counts a known piece only where the longer one is not', () =>
    check(
      ['供给侧结构性改革'],
      ['structural reform', 'supply-side structural reform'],
      ['supply-side structural reform 2 (2018: 2)'],
    ))
  it('knows the forms of a verb', () => check(['建设市场'], ['build market'], ['build market 1 (2019: 1)']))
  it('takes a note in brackets for none of the rendering', () =>
    check(['建设市场'], ['build a market (not here)', 'building markets (domestic)'], ['building markets 1 (2019: 1)']))
  it('goes the other way round', () => check(['high-quality development'], [], ['高质量发展 3 (2018: 2, 2019: 1)']))
  it('does not make up a rendering from one unit', () => check(['建设市场'], [], []))
  it('is undefined for what no unit has', () => {
    for (const wording of ['新质生产力', 'productive forces', '', '、', '   '])
      assert.equal(findRenderings(REPORTS, [wording]), undefined, wording)
  })
  it('leaves to another wording what goes with that', () => {
    const beside = Array.from(
      { length: 6 },
      (_, i) => `港人治港、高度自治方针${'一二三四五六'[i]} = a high degree of autonomy ${i}`,
    ).join('\n')
    const parallel = load({
      'a2010.tmx': `${beside}\n高度自治 = with a high degree of autonomy\n高度自治好 = the high degree of autonomy\n${OTHERS}`,
    })
    check(['港人治港'], [], [], parallel)
    check(['高度自治'], [], ['high degree of autonomy 8 (2010: 8)'], parallel)
  })
  it('gives the best one', () => {
    assert.deepEqual(bestRendering(REPORTS, '供给侧结构性改革')?.text, 'supply-side structural reform')
    assert.equal(bestRendering(REPORTS, '建设市场'), undefined)
  })
  it('follows files that change and go', () => {
    const parallel = load({
      'a2020.tmx': `新发展格局 = new development pattern\n构建新发展格局 = a new pattern of development\n${OTHERS}`,
    })
    check(['新发展格局'], ['new development pattern'], ['new development pattern 1 (2020: 1)'], parallel)
    parallel.setFile('file:///c/a2020.tmx', tmx('新发展格局 = new paradigm'))
    check(['新发展格局'], ['new development pattern', 'new paradigm'], ['new paradigm 1 (2020: 1)'], parallel)
    parallel.remove('file:///c/a2020.tmx')
    assert.equal(findRenderings(parallel, ['新发展格局']), undefined)
    assert.equal(parallel.size, 0)
    assert.equal(parallel.countUnits(parallel.tokensOf('paradigm', 'en') ?? [], 'en'), 0)
  })
  it('gives the text and the line of a unit', () => {
    const unit = findRenderings(REPORTS, ['乡村振兴战略'])?.units[1]
    assert.equal(unit?.file.text(unit.unit, 'en'), 'a strategy')
    assert.equal(unit?.file.line(unit.unit, 'zh'), 2 + 3 * 4 + 1)
  })
})

describe('parallel texts on disk', () => {
  it('are opened by whoever asks first, while others open them one by one', () => {
    const [made, stored] = [new Parallel(), new Parallel()]
    stored.onLost = uri => assert.fail(`${uri} is not lost`)
    for (const name of ['a', 'b', 'c']) {
      const uri = `file:///c/${name}.tmx`
      for (const _ of made.load(uri, tmx('战略 = a strategy'), name));
      const { units = 0, bytes } = made.kept(uri) ?? {}
      stored.setStored(uri, { units, bytes: () => Uint8Array.from(bytes?.() ?? []) }, name)
    }
    const opening = stored.open()
    opening.next()
    stored.remove('file:///c/c.tmx')
    assert.equal(stored.files.length, 2)
    for (const _ of opening);
    assert.equal(
      stored.countUnits(
        [...'战略'].map(character => character.charCodeAt(0)),
        'zh',
      ),
      2,
    )
  })
})

describe('the year of a parallel text', () => {
  const check = (name: string, units: string, expected: string, head = ''): void => {
    const file = new Parallel().setFile(`file:///c/${name}`, tmx(units).replace('<body>', `${head}<body>`))
    assert.equal(file.year && `${file.year.year} ${file.year.from}`, expected)
  }
  it('is in the file name', () => check('GR2018.tmx', '2017年 = x', '2018 file name'))
  it('is in a date of the file name', () => check('report-20190305.tmx', '一 = x', '2019 file name'))
  it('is in a name with percent signs', () => check('%E6%8A%A5%E5%91%8A2012.tmx', '一 = x', '2012 file name'))
  it('is in the head of the text', () =>
    check('report.tmx', '报告 = report\n——2018年3月5日在大会上 = March 5, 2018', '2018 text'))
  it('is in the English head', () => check('report.tmx', '报告 = Delivered on March 5, 2016', '2016 text'))
  it('is that of the alignment, and says so', () =>
    check('report.tmx', '一 = one', '2021 creation date', '<header creationdate="20210101T000000Z"/>'))
  it('is none of a longer number', () => {
    assert.equal(new Parallel().setFile('file:///c/120189.tmx', tmx('一 = one')).year, undefined)
  })
})

describe('stems of English words', () => {
  const same = (...words: readonly string[]): void =>
    assert.equal(new Set(words.map(stemOf)).size, 1, words.map(word => `${word} ${stemOf(word)}`).join(', '))
  const differ = (...words: readonly string[]): void =>
    assert.equal(new Set(words.map(stemOf)).size, words.length, words.map(word => `${word} ${stemOf(word)}`).join(', '))
  it('plurals', () => {
    same('industry', 'industries')
    same('tax', 'taxes')
    same('process', 'processes')
    same('area', 'areas')
  })
  it('verbs', () => {
    same('build', 'building', 'builds', 'built')
    same('cut', 'cutting', 'cuts')
    same('reduce', 'reduces', 'reducing', 'reduced')
    same('streamline', 'streamlining')
    same('go', 'going')
  })
  it('leaves alone what only looks like it', () => {
    differ('new', 'news')
    differ('sing', 's')
    differ('bas', 'basis')
    differ('develop', 'development')
  })
})
