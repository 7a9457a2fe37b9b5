// TMX as it should be, as aligners write it, and as it must not break anything.

import assert from 'node:assert/strict'
import { TmxReader, type TmxUnit } from '../../server/core/syntax/tmx.ts'
import { decodeText } from '../../server/host/read-text.ts'

function parseTmx(text: string) {
  const reader = new TmxReader(text)
  const units: TmxUnit[] = []
  for (let unit = reader.next(); unit; unit = reader.next()) units.push(unit)
  const { header, problems } = reader
  return { header, units, problems }
}

/** Holds `zh text = en text` of each unit, and the codes of problems, against what is expected. */
function check(body: string, expected: readonly string[], problems: readonly string[] = []): void {
  const found = parseTmx(`<tmx version="1.4"><header srclang="zh"/><body>${body}</body></tmx>`)
  assert.deepEqual(found.units.map(write), expected)
  assert.deepEqual(
    found.problems.map(({ code }) => code),
    problems,
  )
}

function write({ variants }: ReturnType<typeof parseTmx>['units'][number]): string {
  return variants.map(({ language, text }) => `${language} ${text}`).join(' = ')
}

const tu = (zh: string, en: string): string =>
  `<tu><tuv xml:lang="zh-CN"><seg>${zh}</seg></tuv><tuv xml:lang="en-US"><seg>${en}</seg></tuv></tu>`

describe('TMX', () => {
  it('reads units in both languages', () => check(tu('发展', 'development'), ['zh 发展 = en development']))
  it('knows languages however they are written', () =>
    check(
      ['ZH_HANS', 'zh', 'cmn-Hans-CN', 'ZH-TW']
        .map(lang => `<tu><tuv lang="EN-GB"><seg>a</seg></tuv><tuv lang='${lang}'><seg>一</seg></tuv></tu>`)
        .join(''),
      Array(4).fill('en a = zh 一'),
    ))
  it('tells a language by its script where none is given', () =>
    check(
      '<tu><tuv><seg>一</seg></tuv><tuv><seg>one</seg></tuv></tu>',
      ['zh 一 = en one'],
      ['no-language', 'no-language'],
    ))
  it('leaves codes out and keeps what they enclose', () =>
    check(
      tu(
        '<bpt i="1">&lt;b></bpt>发展<ept i="1">&lt;/b></ept><it pos="begin">x</it>',
        'the <hi type="x">plan</hi><ph x="1">{1}</ph>ahead<ut>y</ut>',
      ),
      ['zh 发展 = en the plan ahead'],
    ))
  it('keeps text that stands inside of codes', () =>
    check(tu('一', 'a<ph>&lt;img alt="<sub>picture</sub>"></ph>b'), ['zh 一 = en a picture b']))
  it('reads codes in codes to their end', () =>
    check(tu('一', 'a<bpt>x<sub>s<ph>y</ph></sub>z</bpt>b'), ['zh 一 = en a s b']))
  it('resolves entities', () =>
    check(tu('&#x4e00;&#20108;', 'R&amp;D &lt;5 &quot;x&quot; &eacute;&nbsp;&hellip;'), [
      'zh 一二 = en R&D <5 "x" é …',
    ]))
  it('resolves no entity of a document type', () => {
    const bomb = `<!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>`
    const { units, problems } = parseTmx(`${bomb}<tmx version="1.4"><body>${tu('&b;&x;', 'a')}</body></tmx>`)
    assert.deepEqual(units.map(write), ['zh &b;&x; = en a'])
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['unknown-entity', 'unknown-entity'],
    )
  })
  it('reads CDATA and passes over comments and instructions', () =>
    check(tu('<![CDATA[<一> & ]]>二<!-- <tu> -->', '<?x <seg>?>a'), ['zh <一> & 二 = en a']))
  it('reads notes, properties and dates', () => {
    const unit = '<tu creationdate="20180305T120000Z"><note>N</note><prop type="x-year">2018</prop>'
    const [found] = parseTmx(`<tmx version="1.4"><body>${unit}${tu('一', 'a').slice(4)}</body></tmx>`).units
    assert.deepEqual(
      [found?.date, found?.notes, found?.props],
      ['20180305T120000Z', ['N'], [{ type: 'x-year', text: '2018' }]],
    )
  })
  it('knows the head', () => {
    const { header } = parseTmx(
      '<tmx version="1.1"><header srclang="EN-US" creationdate="20190101T000000Z"/><body/></tmx>',
    )
    assert.deepEqual(header, { version: '1.1', sourceLanguage: 'en', date: '20190101T000000Z' })
  })
  it('makes of white space one space', () => check(tu('\n  一\n  二 ', 'a\n\tb'), ['zh 一 二 = en a b']))
  it('says where segments stand', () => {
    const text = `<tmx version="1.4"><body>${tu('发展', 'x')}`
    const [variant] = parseTmx(text).units[0]?.variants ?? []
    assert.equal(text.slice(variant?.start, variant?.end), '发展')
  })

  describe('broken', () => {
    it('a lone ampersand and a lone angle', () =>
      check(
        tu('A & B', 'x < 5 and y<6'),
        ['zh A & B = en x < 5 and y<6'],
        ['stray-character', 'stray-character', 'stray-character'],
      ))
    it('a segment that does not end', () =>
      check(
        `<tu><tuv lang="zh"><seg>一<tuv lang="en"><seg>one</seg></tuv></tu>${tu('二', 'two')}`,
        ['zh 一 = en one', 'zh 二 = en two'],
        ['open-element', 'open-element'],
      ))
    it('a unit that does not end', () =>
      check(`<tu><tuv lang="zh"><seg>一</seg></tuv>${tu('二', 'two')}`, ['zh 一', 'zh 二 = en two'], ['open-element']))
    it('a quote that does not end', () =>
      check(`<tu><tuv lang="zh><seg>一</seg></tuv></tu>${tu('二', 'two')}`, ['zh 一', 'zh 二 = en two'], ['open-tag']))
    it('codes that end crosswise', () =>
      check(tu('一', 'a<bpt><hi>x</bpt>b</hi>c'), ['zh 一 = en abc'], ['open-element', 'stray-end']))
    it('tags of another format', () =>
      check(tu('一<br>二', '<b>a</b>'), ['zh 一二 = en a'], Array(2).fill('unknown-element')))
    it('a file that is cut short', () => {
      const whole = `<tmx version="1.4"><body>${tu('一', 'one')}${tu('二', 'two')}</body></tmx>`
      for (let end = 0; end <= whole.length; end++) {
        const { units } = parseTmx(whole.slice(0, end))
        assert.ok(units.length <= 2)
        if (end > whole.indexOf('</tu>') + 5) assert.equal(write(units[0] ?? assert.fail()), 'zh 一 = en one')
      }
    })
    it('a comment that does not end', () => check(`<!-- ${tu('一', 'one')}`, ['zh 一 = en one'], ['open-markup']))
    it('no TMX at all', () => {
      for (const text of ['', '# Markdown\n\n5 < 6', '<html><body>x</body></html>', '\0\0\0', '<<<<>>>>'])
        assert.deepEqual([parseTmx(text).units.length, parseTmx(text).problems.at(-1)?.code], [0, 'no-tmx'])
    })
    it('says at which offset', () => {
      const text = `<tmx version="1.4"><body>${tu('A & B', 'a')}</body></tmx>`
      assert.equal(parseTmx(text).problems[0]?.offset, text.indexOf('&'))
    })
  })

  it('is linear whatever it is given', function () {
    this.timeout(5000) // a machine under load; a reader that is not linear takes minutes
    const size = 100_000
    for (const piece of [
      '<',
      '<!--',
      '<![CDATA[',
      '<!x',
      '<!x[',
      '<?',
      '<seg ',
      '<seg a="',
      '&',
      '&#',
      '<tu><tuv><seg><hi>',
      '</hi>',
      '<bpt>',
    ])
      parseTmx(`<tmx><body><tu><tuv lang="zh"><seg>${piece.repeat(size / piece.length)}`)
  })
  it('is read in UTF-16, with a mark or without', () => {
    const text = `<?xml version="1.0"?><tmx version="1.4"><body>${tu('一', 'one')}</body></tmx>`
    for (const bytes of [
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
      Buffer.from(text, 'utf16le'),
      Buffer.from(text, 'utf16le').swap16(),
    ])
      assert.deepEqual(parseTmx(decodeText(bytes).text).units.map(write), ['zh 一 = en one'])
  })
})
