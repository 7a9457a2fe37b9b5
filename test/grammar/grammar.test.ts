// What our grammars add to the highlighting of Markdown, and that they change nothing else of it.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { MARK_KINDS } from '../../server/core/syntax/mark.ts'
import { createBareTokenizer, createTokenizer, readInjections, type Token, type Tokenize } from './tokenize.ts'

const ROOT = new URL('../../../', import.meta.url)

/** The scopes that carry meaning, by the short names that the tests use. */
const SCOPES: Readonly<Record<string, string>> = {
  'support.type.tifa': 'scheme',
  'variable.other.constant.tifa': 'id',
  'variable.other.property.section.tifa': 'section',
  'variable.other.property.attribute.tifa': 'key',
  'string.unquoted.tifa': 'value',
  'variable.other.property.field.tifa': 'field',
  'keyword.other.directive.tifa': 'directive',
}

describe('grammar', () => {
  const injections = readInjections()
  let tokenize: Tokenize
  let tokenizePlain: Tokenize

  before(async () => {
    tokenize = await createTokenizer(injections)
    tokenizePlain = await createTokenizer([])
  })

  /**
   * Tokenizes `text` and compares what ours says, punctuation left out, with `expected`: `id 5g`, `field title`, in order.
   * Whatever is expected, taking our scopes away must leave VS Code's own tokens.
   */
  function check(text: string, ...expected: string[]): void {
    const lines = tokenize(text)
    const found = lines.flat().flatMap(token => {
      const kind = SCOPES[token.scopes.at(-1) ?? '']
      return kind === undefined ? [] : [`${kind} ${token.text}`]
    })
    assert.deepEqual(found, expected)
    assert.deepEqual(lines.map(withoutOurs), tokenizePlain(text).map(joined))
  }

  /** Compares all tokens of a line in full: `text  scope scope`, the scope of the paragraph left out. */
  function checkAll(line: string, expected: string): void {
    const found = (tokenize(line)[0] ?? []).map(({ text, scopes }) => {
      return `${text}  ${scopes.filter(scope => scope !== 'meta.paragraph.markdown').join(' ')}`.trim()
    })
    assert.deepEqual(found, expected.trim().split(/\n\s*/))
  }

  describe('marks', () => {
    it('keeps every scope of a link and adds ours', () => {
      checkAll(
        '比[增长7%](target:rd.growth "per=year")快',
        `
        比
        [  meta.link.inline.markdown punctuation.definition.link.title.begin.markdown
        增长7%  meta.link.inline.markdown string.other.link.title.markdown
        ]  meta.link.inline.markdown punctuation.definition.link.title.end.markdown
        (  meta.link.inline.markdown punctuation.definition.metadata.markdown
        target  meta.link.inline.markdown markup.underline.link.markdown support.type.tifa
        :  meta.link.inline.markdown markup.underline.link.markdown punctuation.separator.scheme.tifa
        rd.growth  meta.link.inline.markdown markup.underline.link.markdown variable.other.constant.tifa
          meta.link.inline.markdown
        "  meta.link.inline.markdown string.other.link.description.title.markdown punctuation.definition.string.begin.markdown
        per  meta.link.inline.markdown string.other.link.description.title.markdown variable.other.property.attribute.tifa
        =  meta.link.inline.markdown string.other.link.description.title.markdown punctuation.separator.key-value.tifa
        year  meta.link.inline.markdown string.other.link.description.title.markdown string.unquoted.tifa
        "  meta.link.inline.markdown string.other.link.description.title.markdown punctuation.definition.string.end.markdown
        )  meta.link.inline.markdown punctuation.definition.metadata.markdown
        快
        `,
      )
    })

    for (const kind of MARK_KINDS) {
      it(`knows ${kind}:`, () => check(`推动[高质量发展](${kind}:x-1)迈上新台阶`, `scheme ${kind}`, 'id x-1'))
    }

    it('in running Chinese, two on a line', () =>
      check(
        '[5G用户普及率提高到56%](target:5g-penetration)，全年[研发经费投入强度达到2.64%](outcome:rd-intensity "at=2023")。',
        'scheme target',
        'id 5g-penetration',
        'scheme outcome',
        'id rd-intensity',
        'key at',
        'value 2023',
      ))

    it('right behind one another', () =>
      check('[强国](term:a)[目标](target:b)', 'scheme term', 'id a', 'scheme target', 'id b'))

    it('inside bold, italic and struck words', () => {
      check('**到2025年[达到65%](target:a)** *[达到65%](target:b)*', 'scheme target', 'id a', 'scheme target', 'id b')
      check('~~[达到65%](target:a)~~', 'scheme target', 'id a')
    })

    it('with bold, code, an image or brackets among the words', () => {
      check('[**高质量**发展](term:a)', 'scheme term', 'id a')
      check('[`GDP`增长](target:a)', 'scheme target', 'id a')
      check('[![图](https://example.com/a.png)增长](target:a)', 'scheme target', 'id a')
      check('[增长[1]（约束性）(b)](target:a)', 'scheme target', 'id a')
      check(String.raw`[增长\]7%](target:a)`, 'scheme target', 'id a')
    })

    it('in lists, quotes and headings', () => {
      check('- [增长7%](target:a)', 'scheme target', 'id a')
      check('1. 一是[增长7%](target:a)\n   二是[增长8%](target:b)', 'scheme target', 'id a', 'scheme target', 'id b')
      check('- 一\n  - 二\n    [增长7%](target:a)', 'scheme target', 'id a')
      check('> [增长7%](target:a)', 'scheme target', 'id a')
      check('> - **[增长7%](target:a)**', 'scheme target', 'id a')
      check('## 第三章 [增长7%](target:a) ##', 'scheme target', 'id a')
      check('[增长7%](target:a)\n===', 'scheme target', 'id a')
      check('增长[^1]\n\n[^1]: 见 [上一个规划](plan:a)', 'scheme plan', 'id a')
    })

    it('in tables, with and without space in the cells', () => {
      check('| [常住人口城镇化率](target:a) | **56.1** | 60 |', 'scheme target', 'id a')
      check('|[城镇化率](target:a)，**约束性**|[达到](outcome:b)|', 'scheme target', 'id a', 'scheme outcome', 'id b')
      check(String.raw`|[甲\|乙](target:a)\|丙|`, 'scheme target', 'id a')
      check('| a |\n|---|\n| [b](target:b) |', 'scheme target', 'id b')
      check('指标 | [城镇化率](target:a) | 60', 'scheme target', 'id a')
    })

    it('with a section, Chinese or not', () => {
      check('[上一个规划](plan:fyp-13-outline#第七章)', 'scheme plan', 'id fyp-13-outline', 'section 第七章')
      check(
        '[上一个规划](plan:fyp-13-outline#第七章（一）)',
        'scheme plan',
        'id fyp-13-outline',
        'section 第七章（一）',
      )
      check('[上一个规划](plan:fyp-13-outline#第七章(一))', 'scheme plan', 'id fyp-13-outline', 'section 第七章(一)')
      check('[it](plan:fyp-13#part-i/chapter-2)', 'scheme plan', 'id fyp-13', 'section part-i/chapter-2')
      check('[它](plan:#第七章)', 'scheme plan', 'section 第七章')
    })

    it('with an address in angle brackets', () => {
      check('[it](<plan:fyp-13#Part I Chapter 2>)', 'scheme plan', 'id fyp-13', 'section Part I Chapter 2')
      check('[备注](<note:finance> "a=b")', 'scheme note', 'id finance')
    })

    it('with ids that have dots, Chinese or per cent signs', () => {
      check('[x](target:gdp.per-capita_2.v1)', 'scheme target', 'id gdp.per-capita_2.v1')
      check('[x](term:高质量发展)', 'scheme term', 'id 高质量发展')
      check('[x](term:%E9%AB%98)', 'scheme term', 'id %E9%AB%98')
    })

    it('with the attributes of a target in the title', () => {
      check(
        '[R&D](target:rd "value=>7% per=year by=2025 kind=expected")',
        'scheme target',
        'id rd',
        'key value',
        'value >7%',
        'key per',
        'value year',
        'key by',
        'value 2025',
        'key kind',
        'value expected',
      )
      check(
        `[x](target:a "unit='per 10,000' by=2025")`,
        ...'scheme target|id a|key unit'.split('|'),
        "value 'per 10,000'",
        'key by',
        'value 2025',
      )
      check('[x](target:a "unit=“每 万人”")', 'scheme target', 'id a', 'key unit', 'value “每 万人”')
      check("[x](target:a 'by=2025')", 'scheme target', 'id a', 'key by', 'value 2025')
      check('[x](target:a (by=2025))', 'scheme target', 'id a', 'key by', 'value 2025')
    })

    it('leaves words in a title alone, and all of a remark', () => {
      check('[x](target:a "as in the last plan: 2 = two")', 'scheme target', 'id a')
      check('[x](note:finance "first use of 耐心资本? a=b")', 'scheme note', 'id finance')
    })

    it('the end of a link whose words began on the line before', () =>
      check(
        'It promises that [GDP in 2020 is to be\ndouble that of 2010](target:gdp "by=2020"), and [more](term:x).',
        ...'scheme target|id gdp|key by|value 2020|scheme term|id x'.split('|'),
      ))

    it('leaves a mark right behind a tag to VS Code, lest bold never ends', () =>
      check('**<b>高</b>[增长7%](target:a)**，[x](target:b)', 'scheme target', 'id b'))

    it('leaves other links alone', () => {
      check('[网](https://example.com/target:a) <https://example.com> [b](b.md "title=x") [c][d] [e] <a@b.cn>')
      check('[x](terms:a) [x](xterm:a) [x](Term:a) [x](javascript:a) [x](#target:a) [x](./plan:a)')
      check('![图](target:a)')
      check('[见[高质量发展](term:a)一节](https://example.com)')
    })

    it('leaves half a link alone', () => {
      check('[增长7%](target:a')
      check('[增长7%](target:')
      check('[增长7%](target:)')
      check('[增长7%](target: a)')
      check('[增长7%] (target:a)')
      check('[增长7%](target:a b)')
      check('[增长7%](target:a "by=2025)')
      check('[增长7%](target:a “by=2025”)')
      check('［增长7%］（target：a）')
      check('[增长7%(target:a)')
      check(String.raw`[增长7%\](target:a)`)
      check('目标:到2025年 target:a (target:a)')
    })

    it('leaves code, comments, HTML and front matter alone', () => {
      check('`[x](target:a)` ``[x](`target:a)``')
      check('```\n[x](target:a)\n```\n\n~~~markdown\n[x](target:a)\n\n[x]: term:a\n- en: x\n~~~')
      check('    [x](target:a)')
      check('<!-- [x](target:a) -->')
      check('字<!-- [x](target:a) -->字')
      check('字<span title="[x](target:a)">字</span>')
      check('---\ntitle: "[x](target:a)"\n---', 'field title')
    })
  })

  describe('reference definitions', () => {
    it('keeps every scope of a definition and adds ours', () =>
      checkAll(
        '[hqd]: term:high-quality-development "by=2025"',
        `
        [  meta.link.reference.def.markdown punctuation.definition.constant.markdown
        hqd  meta.link.reference.def.markdown constant.other.reference.link.markdown
        ]  meta.link.reference.def.markdown punctuation.definition.constant.markdown
        :  meta.link.reference.def.markdown punctuation.separator.key-value.markdown
          meta.link.reference.def.markdown
        term  meta.link.reference.def.markdown markup.underline.link.markdown support.type.tifa
        :  meta.link.reference.def.markdown markup.underline.link.markdown punctuation.separator.scheme.tifa
        high-quality-development  meta.link.reference.def.markdown markup.underline.link.markdown variable.other.constant.tifa
          meta.link.reference.def.markdown
        "  meta.link.reference.def.markdown string.other.link.description.title.markdown punctuation.definition.string.begin.markdown
        by  meta.link.reference.def.markdown string.other.link.description.title.markdown variable.other.property.attribute.tifa
        =  meta.link.reference.def.markdown string.other.link.description.title.markdown punctuation.separator.key-value.tifa
        2025  meta.link.reference.def.markdown string.other.link.description.title.markdown string.unquoted.tifa
        "  meta.link.reference.def.markdown string.other.link.description.title.markdown punctuation.definition.string.end.markdown
        `,
      ))

    it('with a Chinese label, a section, an address in angle brackets', () => {
      check('[上个规划]: plan:fyp-13#第七章', 'scheme plan', 'id fyp-13', 'section 第七章')
      check('[上个规划]: <plan:fyp-13#Chapter 7> "x"  ', 'scheme plan', 'id fyp-13', 'section Chapter 7')
      check('[x]: term:a\n[y]: note:b (k=v)', 'scheme term', 'id a', 'scheme note', 'id b')
    })

    it('in quotes and lists', () => {
      check('> [x]: term:a', 'scheme term', 'id a')
      check('- [x]: term:a', 'scheme term', 'id a')
    })

    it('leaves other lines alone', () => {
      check('[x]: https://example.com "by=2025"')
      check('[x]: term:a and more')
      check('[x]: term:a "by=2025')
      check('[^1]: term:a')
      check('    [x]: term:a')
      check('正文[x]: term:a')
    })
  })

  describe('directives', () => {
    it('on a line and in a line', () => {
      check(
        '<!-- tifa-disable-next-line untagged-target -->\n增长7%',
        'directive tifa-disable-next-line',
        'id untagged-target',
      )
      check(
        '<!-- tifa-disable untagged-target, unknown-term -->',
        ...'directive tifa-disable|id untagged-target|id unknown-term'.split('|'),
      )
      check('<!-- tifa-enable -->', 'directive tifa-enable')
      check('<!--tifa-enable-->', 'directive tifa-enable')
      check(
        '增长7%<!-- tifa-disable-next-line untagged-target -->',
        'directive tifa-disable-next-line',
        'id untagged-target',
      )
      check('- 增长\n\n  <!-- tifa-disable unknown-plan -->', 'directive tifa-disable', 'id unknown-plan')
    })

    it('leaves the reason alone', () =>
      check(
        '<!-- tifa-disable untagged-target -- quoted from elsewhere -->',
        'directive tifa-disable',
        'id untagged-target',
      ))

    it('leaves other comments alone', () => {
      check('<!-- tifa-disabled x -->')
      check('<!-- tifa -->')
      check('<!-- see tifa-disable untagged-target -->')
      check('tifa-disable untagged-target')
      check('`<!-- tifa-disable untagged-target -->`')
      check('```html\n<!-- tifa-disable untagged-target -->\n```')
    })

    it('does not reach beyond its comment', () =>
      check(
        '<!-- tifa-disable untagged-target -->\n\n[x](term:a)',
        ...'directive tifa-disable|id untagged-target|scheme term|id a'.split('|'),
      ))
  })

  describe('front matter', () => {
    const keys = 'id title title_en names kind issuer date period parent supersedes expresses language source'.split(
      ' ',
    )

    it('our keys', () =>
      check(`---\n${keys.map(key => `${key}: x`).join('\n')}\n---\n`, ...keys.map(key => `field ${key}`)))

    it('keeps every scope of a key and adds ours', () => {
      const [key] = tokenize('---\nid: x\n---')[1] ?? []
      assert.deepEqual(key?.scopes.slice(-2), ['entity.name.tag.yaml', 'variable.other.property.field.tifa'])
    })

    it('beside lists, folded text and keys of other tools', () =>
      check(
        '---\nnames:\n  - “十三五”规划\n  - 13th FYP\nsource: >-\n  title: x\nkind : outline\ntags: [id, date]\nlayout: x\n---\n',
        'field names',
        'field source',
        'field kind',
      ))

    it('leaves keys alone that are not at the top level', () =>
      check('---\nauthor:\n  id: x\n  title: y\nmap: {id: x,\n  kind: y}\n# date: x\n---\n'))

    it('leaves the same words in the text alone', () => {
      check('title: x\nid: y')
      check('# 标题\n\n---\nid: x\n---\n')
      check('---\nid: x\n---\ndate: 2021\n\n---\nid: y\n---', 'field id')
      check('```yaml\nid: x\n```')
    })
  })

  describe('fields of a glossary', () => {
    it('our fields', () =>
      check(
        '## 高质量发展\n- en: high-quality development\n* aka: 高质量的发展\n+ pinyin: gāo\n- since: a\n- until: b\n- see: c\n- replaced-by: d\n- source: e\n- id: f',
        ...'en aka pinyin since until see replaced-by source id'.split(' ').map(field => `field ${field}`),
      ))

    it('as a hurried hand writes them', () => {
      check('- en：high-quality development', 'field en')
      check('- EN : x', 'field EN')
      check('-   en:x', 'field en')
    })

    it('with a mark or bold in the value', () =>
      check('- see: [新发展理念](term:a), **新质生产力**', 'field see', 'scheme term', 'id a'))

    it('leaves what is no bullet alone', () => {
      check('en: high-quality development')
      check('1. en: x')
      check('- 一\n  en: x')
      check('> en: x')
      check('- Then see: x')
      check('- seen: x')
      check('- sources: x')
      check('- `en: x`')
      check('    - en: x')
      check('## en: x')
    })
  })

  it('changes nothing else in the bundled corpus', () => {
    const corpus = new URL('corpus/', ROOT)
    const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.md'))
    assert.notEqual(files.length, 0)
    for (const file of files) {
      const text = readFileSync(new URL(file, corpus), 'utf8')
      assert.deepEqual(tokenize(text).map(withoutOurs), tokenizePlain(text).map(joined), file)
    }
  })

  it('changes nothing else in texts thrown together at random', () => {
    const pieces =
      '[ ] ( ) ]( target: note:a plan:x#第七章 "by=2025" \' " ** * ~~ _ ` ``` \\ | <b> </b> <!-- --> tifa-disable ![ [x]: [^1]: - # > 1. --- id: en: a，b 高质量 [x](target:a) [**高**质](outcome:b) [a](b.md)'
        .split(' ')
        .concat(' ', '    ', '\n', '\n', '\n\n', '\n- ', '\n| ')
    let seed = 14
    const below = (limit: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
      return (seed >>> 8) % limit
    }
    for (let round = 0; round < 2_000; round++) {
      const words = Array.from({ length: below(30) }, () => pieces[below(pieces.length)])
      const text = (below(4) === 0 ? '---\nid: ' : '') + words.join('')
      assert.deepEqual(tokenize(text).map(withoutOurs), tokenizePlain(text).map(joined), text)
    }
  })

  it('is contributed by the manifest, file by file', () => {
    const manifest = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8'))
    assert.deepEqual(
      manifest.contributes?.grammars,
      injections.map(({ file, scopeName }) => ({
        scopeName,
        path: `./syntaxes/${file}`,
        injectTo: ['text.html.markdown'],
      })),
    )
  })

  describe('takes time in proportion to the length of a line', () => {
    let tokenizeBare: Tokenize

    before(async () => {
      tokenizeBare = await createBareTokenizer(injections)
    })

    // Slow: every line is read at least ten times, since only the shortest time says something. A line of 100 kB takes
    // twice as long as one of 50 kB if time is linear, and four times as long if it is quadratic.
    const lines: Readonly<Record<string, string>> = {
      'Chinese prose': '推动高质量发展，加快建设现代化产业体系，',
      'marks with titles': '到2025年[5G用户普及率提高到56%](target:5g-penetration "value=56% by=2025")，',
      'plain links': '见[公报](https://www.gov.cn/xinwen/2021-03/13/content_5592681.htm "公报")，',
      brackets: '[',
      'brackets that open in pairs': '[a [b] ',
      'links without an end': '[增长7%](target:a ',
      'titles without an end': '[增长7%](target:a "by=2025 ',
      'wrapped links without an end': '](target:a ',
      parentheses: '[x](target:a((((',
      'pipes and brackets': '|[',
    }
    for (const [name, piece] of Object.entries(lines)) {
      it(name, () => {
        const half = piece.repeat(Math.ceil(50_000 / piece.length))
        const ratio = compareTimes(
          () => tokenizeBare(half),
          () => tokenizeBare(half + half),
        )
        assert.ok(ratio < 3, `twice the length took ${ratio.toFixed(2)} times as long`)
      }).timeout(20_000)
    }
  })
})

/** A line's tokens without what is ours, neighbours with equal scopes joined. */
function withoutOurs(tokens: readonly Token[]): Token[] {
  return joined(
    tokens.map(({ text, scopes }) => {
      // VS Code gives the end of a wrapped link no scopes at all: there, all that stands within ours is ours.
      const wrapped = scopes.indexOf('meta.link.wrapped.tifa')
      const outer = wrapped < 0 ? scopes : scopes.slice(0, wrapped)
      return { text, scopes: outer.filter(scope => !scope.endsWith('.tifa')) }
    }),
  )
}

function joined(tokens: readonly Token[]): Token[] {
  const result: Token[] = []
  for (const token of tokens) {
    const last = result.at(-1)
    if (last && last.scopes.join(' ') === token.scopes.join(' ')) {
      result[result.length - 1] = { ...last, text: last.text + token.text }
    } else {
      result.push(token)
    }
  }
  return result
}

/**
 * How many times as long as `short` it takes to run `long`, by the quickest run of each: what else the machine does can
 * only make a run longer. A ratio of 3 or more is doubted, and measured again for up to 25 rounds.
 */
function compareTimes(short: () => unknown, long: () => unknown): number {
  let bestShort = Number.POSITIVE_INFINITY
  let bestLong = Number.POSITIVE_INFINITY
  for (let round = 0; round < 5 || (bestLong / bestShort >= 3 && round < 25); round++) {
    bestShort = Math.min(bestShort, measure(short))
    bestLong = Math.min(bestLong, measure(long))
  }
  return bestLong / bestShort
}

function measure(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}
