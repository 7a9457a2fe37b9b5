// The bundled glossary: what it says of first uses and official renderings is held against the texts, its glosses against each other.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rankPhrases } from '../../server/core/features/recurring-phrases.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import type { Term } from '../../server/core/model/term.ts'
import { createPinyinLoader } from '../../server/core/text/pinyin.ts'
import { readData } from '../support/data.ts'

/** The plans and reports whose text can be searched, in the order of their dates: what `since` may name, and the file. */
const TEXTS: readonly (readonly [id: string, file: RegExp])[] = [
  ['fyp-1-plan', /^plans\/1953/],
  ['fyp-6-plan', /^noisy\/6 /],
  ['fyp-7-plan', /^noisy\/7\./],
  ['fyp-8-outline', /^noisy\/8 /],
  ['fyp-9-outline', /^plans\/1996/],
  ['fyp-10-outline', /^plans\/2001/],
  ['fyp-11-outline', /^plans\/2006/],
  ['gwr-2008', /^gwr\/2008/],
  ['gwr-2009', /^gwr\/2009/],
  ['gwr-2010', /^gwr\/2010/],
  ['gwr-2011', /^gwr\/2011/],
  ['fyp-12-outline', /^plans\/2011/],
  ['gwr-2012', /^gwr\/2012/],
  ['gwr-2013', /^gwr\/2013/],
  ['gwr-2014', /^gwr\/2014/],
  ['gwr-2015', /^gwr\/2015/],
  ['gwr-2016', /^gwr\/2016/],
  ['fyp-13-outline', /^plans\/2016/],
  ['gwr-2017', /^gwr\/2017/],
  ['gwr-2018', /^gwr\/2018/],
  ['gwr-2019', /^gwr\/2019/],
  ['fyp-14-outline', /^plans\/2021/],
]
/** Documents that come before or between them and of which there is no text here, with the text that they precede. */
const WITHOUT_TEXT = new Map([['cpc-19-report', 'gwr-2018']])

/** A text as it is compared: without quotes, spaces, tables of contents and comments, half width. */
function plain(text: string): string {
  return text
    .replace(/<details>[\s\S]*?<\/details>|<!--[\s\S]*?-->/g, '')
    .replace(/^---\n[\s\S]*?\n-{3,4}\n/, '')
    .replace(/[！-～]/g, letter => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[“”"「」『』‘’\u200b\ufeff \u3000]/g, '')
}

/** Terms whose characters also stand where other words meet or in words of another sense, and the places where it is they that stand. */
const ITSELF: ReadonlyMap<string, RegExp> = new Map([
  ['汇率', /(?<!创)汇率/],
  ['内需', /内需(?![求要])/],
  ['稳增长', /(?<!平)稳增长/],
  ['强军', /(?<!加)强军/],
  ['强化', /(?<![加煤])强化/],
  ['法治', /(?<![依以])法治/],
  ['法规', /法规(?!定)/],
  ['产业转移', /(?<!农)产业转移/],
  ['机制', /机制(?![纸造])/],
  ['构建', /(?<!机)构建/],
  ['高水平', /(?<!最)高水平/],
  ['煤电', /(?<!燃)煤电(?!铝)/],
  ['开源', /开源(?!节流|,)/],
  ['芯片', /(?<!生物)芯片/],
])

const FIGURES = new Set(['glossary-indicators', 'glossary-bodies'])

describe('bundled glossary', () => {
  const corpus = new Corpus()
  for (const name of readdirSync('corpus/glossary'))
    corpus.setFile(`file:///glossary/${name}`, readFileSync(join('corpus/glossary', name), 'utf8'))
  const documents = [...corpus.allSymbols()]
  const terms = documents.flatMap(symbols => symbols.terms)
  /** Those that are neither an indicator nor a body. */
  const formulations = documents.filter(({ id }) => !FIGURES.has(id)).flatMap(symbols => symbols.terms)

  it('has 400 terms or more beside 60 bodies and 100 indicators', () => {
    assert.ok(formulations.length >= 1480, String(formulations.length))
    for (const [id, least] of [
      ['glossary-bodies', 60],
      ['glossary-indicators', 100],
    ] as const)
      assert.ok((documents.find(symbols => symbols.id === id)?.terms.length ?? 0) >= least, id)
  })

  it('no two entries share their gloss, or a sentence of it', () => {
    const owners = new Map<string, string>()
    for (const { headword, gloss } of terms) {
      for (const sentence of sentencesOf(gloss)) {
        if (sentence.length < 60) continue
        assert.equal(owners.get(sentence) ?? headword, headword, sentence)
        owners.set(sentence, headword)
      }
    }
  })

  it('glosses can be read in a hover: two to five sentences, of 13 words on average and none above 60', () => {
    const lengths: number[] = []
    const odd: string[] = []
    for (const { headword, gloss } of terms) {
      const sentences = sentencesOf(gloss)
      const least = gloss.includes('\n\n') ? 1 : 2 // the members of a formula stand in a list of their own
      if (sentences.length < least || sentences.length > 5) odd.push(`${headword} ${sentences.length}`)
      for (const sentence of sentences) {
        const words = sentence.match(/[A-Za-z0-9][A-Za-z0-9’'.,-]*/g)?.length ?? 0
        assert.ok(words <= 60, `${headword}: ${sentence}`)
        lengths.push(words)
      }
    }
    assert.deepEqual(odd, [])
    const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
    assert.ok(average > 9 && average < 17, average.toFixed(1))
  })

  it('every entry leads on to another, and none to itself', () => {
    const alone = terms.filter(({ headword, see }) => see.length === 0 || see.some(({ text }) => text === headword))
    assert.deepEqual(
      alone.map(({ headword }) => headword),
      [],
    )
  })

  it('pinyin is given only where the automatic reading is another', async () => {
    const read = await createPinyinLoader()()
    const needless = terms.filter(({ headword, pinyin }) => pinyin && pinyin === read(headword))
    assert.deepEqual(
      needless.map(({ headword }) => headword),
      [],
    )
  })

  it('the spelling is American', () => {
    const british =
      /\b(?:programmes?|labour|centres?|analysed?|defence|favour\w*|neighbour\w*|honour\w*|sulphur|aluminium|ageing|towards|licences?|offences?|ploughe?d?|(?:re)?(?:organ|modern|industrial)is(?:e|ed|es|ing|ation)|per cent)\b/i
    assert.deepEqual(
      terms.filter(({ gloss }) => british.test(gloss)).map(({ headword }) => headword),
      [],
    )
  })

  it('every `since` names a document that is known', () => {
    const known = new Set([...TEXTS.map(([id]) => id), ...WITHOUT_TEXT.keys()])
    const unknown = terms.filter(({ since }) => since && !known.has(since.text)).map(({ headword }) => headword)
    assert.deepEqual(unknown, [])
    assert.ok(terms.filter(({ since }) => since).length >= 500)
  })

  it('every `since` has the term, and nothing earlier does', function () {
    const files = ['plans', 'noisy', 'gwr'].flatMap(folder => [...readData(folder), ...readData(folder, '.txt')])
    if (files.length === 0) this.skip()
    const texts = TEXTS.map(([id, file]) => {
      const found = files.find(({ path }) => file.test(path.replaceAll('\\', '/')))
      assert.ok(found, id)
      return { id, text: plain(found.text) }
    })
    const wrong = terms.flatMap(({ headword, since }) => {
      if (!since) return []
      const itself = ITSELF.get(headword)
      const first = texts.find(({ text }) => (itself ? itself.test(text) : text.includes(plain(headword))))?.id
      return first === (WITHOUT_TEXT.get(since.text) ?? since.text) ? [] : [`${headword}: ${since.text}, not ${first}`]
    })
    assert.deepEqual(wrong, [])
  })

  it('every rendering said to be official stands beside the term in the reports of the years it names', function () {
    const pairs = readData('parallel', '.tmx').flatMap(({ path, text }) =>
      readPairs(Number(/\d{4}/.exec(path)?.[0]), text),
    )
    if (pairs.length === 0) this.skip()
    this.timeout(20_000) // some 800 renderings are looked for in a dozen reports
    let checked = 0
    const wrong = terms.flatMap(({ headword, aka, en, source }: Term) => {
      const claims = /official English of the Government Work Report, (.+)/.exec(source ?? '')?.[1] ?? ''
      const chinese = [headword, ...aka.map(({ text }) => text)].map(plain)
      return [...claims.matchAll(/“(.+?)” (\d{4})(?:–(\d{4}))?(?:, |$)/g)].flatMap(
        ([, claimed = '', from, to = from]) => {
          checked++
          const words = claimed.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+')
          const wording = new RegExp(`(?<![A-Za-z])${words}(?![A-Za-rt-z])`, 'i')
          const years = pairs
            .filter(({ zh, en }) => chinese.some(one => zh.includes(one)) && wording.test(en))
            .map(({ year }) => year)
          const isSaid = en.some(({ text }) => text === claimed)
          return isSaid && Math.min(...years) === Number(from) && Math.max(...years) === Number(to)
            ? []
            : [`${headword}: ${claimed} ${from}–${to}, found ${[...new Set(years)].join(' ')}`]
        },
      )
    })
    assert.deepEqual(wrong, [])
    assert.ok(checked >= 500, String(checked))
  })

  it('covers the 200 most frequent phrases of the 14th outline', function () {
    const files = [...readData('plans'), ...readData('gwr')]
    const outline = files.find(({ path }) => /2021/.test(path))
    if (!outline) this.skip()
    this.timeout(30_000) // the phrases that twenty long texts share are found first
    const bare = new Corpus()
    for (const { path, text } of files) bare.setFile(`file:///${path}`, text)
    const ranking = rankPhrases(bare, `file:///${outline.path}`, 20_000)
    let step = ranking.next()
    while (!step.done) step = ranking.next()
    const frequent = [...step.value].sort((a, b) => b.here - a.here || b.score - a.score).slice(0, 200)
    assert.equal(frequent.length, 200)
    const covered = new Uint8Array(outline.text.length)
    for (const { start, end } of corpus.lexicon.match(outline.text)) covered.fill(1, start, end)
    // A hover at most of the places where the phrase stands has an entry, of the phrase or of what it is part of.
    const without = frequent.filter(({ text }) => {
      let [places, explained] = [0, 0]
      for (let at = outline.text.indexOf(text); at >= 0; at = outline.text.indexOf(text, at + 1)) {
        places++
        if (covered.subarray(at, at + text.length).includes(1)) explained++
      }
      return explained * 2 < places || (places === 0 && corpus.lexicon.match(text).length === 0)
    })
    assert.deepEqual(
      without.map(({ text, here }) => `${text} ${here}`),
      [],
    )
  })

  it('covers two fifths of the running characters of the 13th and 14th outlines and of the report of 2019', function () {
    const files = [...readData('plans'), ...readData('gwr')].filter(({ path }) => /20(?:16.*规划纲要|21|19)/.test(path))
    if (files.length === 0) this.skip()
    const shares = files.map(({ path, text }) => {
      const covered = new Uint8Array(text.length)
      for (const { start, end } of corpus.lexicon.match(text)) covered.fill(1, start, end)
      let [characters, explained] = [0, 0]
      // Tables of contents repeat the headings.
      const contents = [...text.matchAll(/<details>[\s\S]*?<\/details>/g)].map(({ index, 0: all }) => [
        index,
        index + all.length,
      ])
      for (const { index } of text.matchAll(/\p{Script=Han}/gu)) {
        if (contents.some(([start = 0, end = 0]) => start <= index && index < end)) continue
        characters++
        explained += covered[index] ?? 0
      }
      return { path, share: explained / characters }
    })
    if (process.env['TIFA_SHOW']) console.log(shares)
    for (const { path, share } of shares) assert.ok(share >= 0.4, `${path} ${share.toFixed(3)}`)
  })

  it('what a term is about, or a part or the cause of it, is no other wording of it', () => {
    const owners = new Map(terms.flatMap(({ headword, aka }) => aka.map(({ text }) => [text, headword])))
    for (const wording of [
      '京津冀',
      '长三角',
      '黄河流域',
      '户口',
      '财政收入',
      '煤改电',
      '重点开发区域',
      '城乡居民',
      '高等院校',
    ])
      assert.equal(owners.get(wording), undefined, wording)
  })

  it('another wording of a term is no other term, nor one wording of two', () => {
    const owners = new Map<string, string>()
    const wrong: string[] = []
    for (const { headword, aka } of terms) {
      for (const wording of [headword, ...aka.map(({ text }) => text)]) {
        const key = plain(wording)
        const owner = owners.get(key) ?? headword
        if (owner !== headword) wrong.push(`${wording}: ${owner}, ${headword}`)
        owners.set(key, owner)
      }
    }
    assert.deepEqual(wrong, [])
  })
})

/** The sentences of a gloss; the members of a list, which end without a full stop, are none. */
function sentencesOf(gloss: string): string[] {
  return gloss
    .split(/\n\n+/)
    .filter(paragraph => /[.!?:]["”)]?$/.test(paragraph))
    .flatMap(paragraph => paragraph.split(/(?<=[.!?]["”)]?)\s+(?=[A-Z“"0-9\p{Script=Han}])/u))
    .map(sentence => sentence.trim())
}

function readPairs(year: number, tmx: string): { year: number; zh: string; en: string }[] {
  return [...tmx.matchAll(/<tu>([\s\S]*?)<\/tu>/g)].map(([, unit = '']) => {
    const segment = (language: string): string =>
      new RegExp(`<tuv xml:lang="${language}[^"]*"><seg>([\\s\\S]*?)</seg>`).exec(unit)?.[1] ?? ''
    const unescaped = (text: string): string =>
      text.replaceAll('&apos;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'")
    return { year, zh: plain(unescaped(segment('zh'))), en: unescaped(segment('en')) }
  })
}
