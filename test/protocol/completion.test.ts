// Completion over LSP: ids in addresses, titles, front matter, glossary entries, terms in running text.

import assert from 'node:assert/strict'
import type { CompletionItem, CompletionList, Range } from 'vscode-languageserver/node'
import { FULL, type LanguageClient, type Options } from '../support/language-client.ts'
import { applyEdit, PLANS, useClient } from './harness.ts'

const COMPLETING: Options = {
  capabilities: {
    ...FULL,
    textDocument: {
      ...FULL.textDocument,
      completion: { completionItem: { labelDetailsSupport: true, documentationFormat: ['markdown', 'plaintext'] } },
    },
  },
}

const TARGETS = `${PLANS}//- plans/targets.md
---
id: energy-plan
title: 能源规划
kind: sector
issuer: 国家能源局
date: 2022-01-29
period: 2021-2025
---

[非化石能源比重提高到20%左右](target:non-fossil "kind=binding")。[煤炭消费](note:coal "why so late?") [煤](note:coal "x")
[森林覆盖率提高到24.1%](target:forest-cover)。
`

describe('completion', () => {
  const start = useClient()
  let running: LanguageClient
  const items = async (source: string, options: Options = COMPLETING, context?: object): Promise<CompletionItem[]> => {
    running = await start(source, options)
    const list = await running.ask<CompletionList | null>('textDocument/completion', context ? { context } : {})
    return list?.items ?? []
  }
  const labels = async (source: string, options?: Options, context?: object): Promise<string[]> =>
    (await items(source, options, context)).map(({ label }) => label)
  const editOf = (item: CompletionItem | undefined): { range: Range; newText: string } => {
    assert.ok(item?.textEdit && 'range' in item.textEdit, 'no edit')
    return item.textEdit
  }
  /** The file of the cursor with an item accepted, the first one unless a label is given. */
  const accepted = async (source: string, label?: string, options?: Options): Promise<string> => {
    const all = await items(source, options)
    const item = label === undefined ? all[0] : all.find(one => one.label === label)
    const { range, newText } = editOf(item)
    const path = running.fixture.cursor?.path ?? ''
    // An editor drops an offer whose filter does not go on from what its range covers.
    const { line, character } = running.cursor.position
    const typed = running.slice(path, { start: range.start, end: { line, character } }).trimStart().toLowerCase()
    assert.ok(item?.filterText?.toLowerCase().startsWith(typed), `${item?.filterText} does not begin with ${typed}`)
    return applyEdit(running.textOf(path), range, newText)
  }
  const check = async (written: string, expected: string, label?: string): Promise<void> =>
    assert.equal(await accepted(`${TARGETS}//- a.md\n${written}\n`, label), `${expected}\n`)

  describe('in an address', () => {
    it('offers the schemes', async () => {
      assert.deepEqual(await labels(`${PLANS}//- a.md\n[x]($0)\n`), ['term:', 'target:', 'outcome:', 'plan:', 'note:'])
      await check('[x](t$0)', '[x](term:)')
      await check('[x](ta$0', '[x](target:')
      await check('[x](te$0rm:a)', '[x](term:a)')
    })
    for (const [name, written, expected] of [
      ['a term by its id', '[x](term:high-q$0)', '[x](term:high-quality-development)'],
      ['a term by pinyin', '[x](term:gaozhil$0)', '[x](term:high-quality-development)'],
      ['a term by initials', '[x](term:gzl$0)', '[x](term:high-quality-development)'],
      ['a term by Chinese', '[x](term:高质$0)', '[x](term:high-quality-development)'],
      ['a term by a word of its rendering', '[x](term:philo$0)', '[x](term:new-development-philosophy)'],
      ['the term that the words mean', '[新发展理念](term:$0)', '[新发展理念](term:new-development-philosophy)'],
      ['a target', '[x](target:non$0)', '[x](target:non-fossil)'],
      ['a target by its words', '[x](target:森林$0)', '[x](target:forest-cover)'],
      ['the target whose words these are', '[森林覆盖率](target:$0)', '[森林覆盖率](target:forest-cover)'],
      ['an outcome', '[x](outcome:for$0)', '[x](outcome:forest-cover)'],
      ['a plan by its id', '[x](plan:fyp-14$0)', '[x](plan:fyp-14-outline)'],
      ['a plan by its title', '[x](plan:能源$0)', '[x](plan:energy-plan)'],
      ['a plan by a usual name', '[x](plan:十三五$0)', '[x](plan:fyp-13-outline)'],
      ['a plan by its date', '[x](plan:2022$0)', '[x](plan:energy-plan)'],
      ['a code', '[x](note:$0)', '[x](note:coal)'],
      ['a section by its number', '[x](plan:fyp-13-outline#第二$0)', '[x](plan:fyp-13-outline#第二章)'],
      ['a section by its words', '[x](plan:fyp-13-outline#理念$0)', '[x](plan:fyp-13-outline#第三章)'],
      ['a section by a figure', '[x](plan:fyp-13-outline#2$0)', '[x](plan:fyp-13-outline#第二章)'],
    ] as const) {
      it(`offers ${name}`, () => check(written, expected))
    }
    it('makes an id of words that have none', () =>
      check('[数字经济占比提高到10%](target:$0)', '[数字经济占比提高到10%](target:shu-zi-jing-ji-zhan-bi)'))
    for (const [name, written, expected] of [
      ['at the end of a line', '前[x](target:non$0', '前[x](target:non-fossil'],
      ['before running text', '前[x](target:non$0的要求', '前[x](target:non-fossil的要求'],
      ['before another link', '[x](target:non$0 和 [b](plan:c)', '[x](target:non-fossil 和 [b](plan:c)'],
      [
        'in a table',
        '| a | b |\n|---|---|\n| [x](target:non$0 | y |',
        '| a | b |\n|---|---|\n| [x](target:non-fossil | y |',
      ],
      ['in bold', '**[x](target:non$0**', '**[x](target:non-fossil**'],
      ['in a list', '- [x](target:non$0', '- [x](target:non-fossil'],
      ['in a nested list of a quote', '> - a\n>   - [x](target:non$0', '> - a\n>   - [x](target:non-fossil'],
      ['in brackets', '（见[x](target:non$0）', '（见[x](target:non-fossil）'],
      ['behind 𠮷', '𠮷😀[𠮷](target:non$0)𠮷', '𠮷😀[𠮷](target:non-fossil)𠮷'],
      ['behind a whole link', '[a](term:b) [x](target:non$0)', '[a](term:b) [x](target:non-fossil)'],
      ['in the middle of an id', '[x](target:no$0n-fissile)', '[x](target:non-fossil)'],
      ['before a title', '[x](target:non$0 "by=2030")', '[x](target:non-fossil "by=2030")'],
      ['before a fragment', '[x](plan:fyp-13$0#第一章)', '[x](plan:fyp-13-outline#第一章)'],
      ['in angle brackets', '[x](<target:non$0>)', '[x](<target:non-fossil>)'],
      ['in a definition', '[x]\n\n[x]: target:non$0', '[x]\n\n[x]: target:non-fossil'],
      ['in the definition of a quote', '> [x]: target:non$0', '> [x]: target:non-fossil'],
    ] as const) {
      it(`works ${name}`, () => check(written, expected))
    }
    it('works with CRLF', async () => {
      const text = await accepted(`${TARGETS}//- a.md\n一\r\n二[x](target:non$0)\r\n三\r\n`)
      assert.equal(text, '一\r\n二[x](target:non-fossil)\r\n三\r\n')
    })
    it('encodes what would end the address', async () => {
      const glossary = '//- g.md\n---\nkind: glossary\n---\n\n## 怪词\n\n- id: odd (id) #1 50%20 | x\n'
      const text = await accepted(`${glossary}//- a.md\n[x](term:guaici$0)\n`)
      assert.equal(text, '[x](term:odd%20%28id%29%20%231%2050%2520%20%7C%20x)\n')
      const again = await start(`${glossary}//- b.md\n${text.replace('x](', '$0x](')}\n`)
      assert.deepEqual(await again.diagnostics('b.md'), [])
    })
    it('offers a translated plan under the id of the original', async () => {
      const digest = '//- d.md\n---\nid: digest\ntitle: A digest\nexpresses: the-original\n---\n'
      assert.deepEqual(await labels(`${digest}//- a.md\n[x](plan:the-o$0)\n`), ['the-original'])
    })
    it('offers nothing in code, in an image, in another address', async () => {
      for (const written of [
        '`[x](target:$0)`',
        '```\n[x](target:$0)\n```',
        '    [x](target:$0)',
        '![x](target:$0)',
        '[x](https://a.cn/target:$0)',
        '[x](mailto:$0)',
        '[x](target:a) $0',
        '\\[x\\](target:$0',
      ])
        assert.deepEqual(
          await labels(`${TARGETS}//- a.md\n${written}\n`, COMPLETING, { triggerKind: 2, triggerCharacter: ':' }),
          [],
          written,
        )
    })
    it('says what an offer is, at once and when it is looked at', async () => {
      const [item] = await items(`${TARGETS}//- a.md\n[x](term:gzl$0)\n`)
      assert.deepEqual([item?.label, item?.detail], ['高质量发展', 'high-quality development'])
      const resolved = await running.connection.sendRequest<CompletionItem>('completionItem/resolve', item)
      assert.ok(typeof resolved.documentation === 'object')
      assert.match(resolved.documentation.value, /Growth judged by what it is good for, not by its speed/)
      const [target] = await items(`${TARGETS}//- a.md\n[x](target:for$0)\n`)
      const told = await running.connection.sendRequest<CompletionItem>('completionItem/resolve', target)
      assert.ok(typeof told.documentation === 'object')
      assert.match(told.documentation.value, /森林覆盖率 · 24\.1% · 2025/)
      assert.match(told.documentation.value, /能源规划/)
    })
  })

  describe('in a title', () => {
    it('offers the keys that are not there yet', async () => {
      assert.deepEqual(await labels(`${PLANS}//- a.md\n[x](outcome:a "at=2023 $0")\n`), [
        'value',
        'unit',
        'per',
        'modifier',
        'definition',
      ])
    })
    for (const [written, expected] of [
      ['[x](target:a "va$0")', '[x](target:a "value=")'],
      ['[x](target:a "value=>7% ki$0', '[x](target:a "value=>7% kind='],
      ['[x](target:a "kind=$0")', '[x](target:a "kind=binding")'],
      ['[x](target:a "kind=ex$0 by=2025")', '[x](target:a "kind=expected by=2025")'],
      ['| [x](target:a "per=$0" | b |', '| [x](target:a "per=year" | b |'],
      ['[x](target:a "ki$0=binding")', '[x](target:a "kind=binding")'],
      ["[x](target:a 'modifier=at-l$0')", "[x](target:a 'modifier=at-least')"],
      ['[x]: outcome:a "modi$0"', '[x]: outcome:a "modifier="'],
    ] as const) {
      it(written, () => check(written, expected))
    }
    it('offers the years of the plan', async () => {
      assert.deepEqual(await labels('//- a.md\n---\ntitle: x\nperiod: 2021-2025\n---\n\n[x](target:a "by=$0")\n'), [
        '2025',
        '2030',
        '2035',
      ])
    })
    it('offers nothing in the title of a note or another link', async () => {
      assert.deepEqual(await labels(`${PLANS}//- a.md\n[x](note:a "ki$0")\n`), [])
      assert.deepEqual(await labels(`${PLANS}//- a.md\n[x](https://a.cn "ki$0")\n`), [])
    })
  })

  describe('in prose', () => {
    for (const [name, written, expected] of [
      ['pinyin', '推动gaozhiliang$0', '推动高质量发展'],
      ['pinyin with tones', '推动gāozhìl$0。', '推动高质量发展。'],
      ['initials', '推动gzl$0。', '推动高质量发展。'],
      ['pinyin and initials', '推动gaozl$0', '推动高质量发展'],
      ['pinyin with a space', '推动gao zhi$0', '推动高质量发展'],
      ['Chinese and pinyin', '推动高质li$0', '推动高质量发展'],
      ['Chinese', '推动高质$0', '推动高质量发展'],
      ['traditional characters', '推動高質$0', '推動高质量发展'],
      ['another wording', '推动高质量的$0', '推动高质量的发展'],
      ['English', '我们的high-qual$0', '我们的高质量发展'],
      ['several English words', '新的 new development ph$0', '新的 新发展理念'],
      ['a table', '| a |\n|---|\n| 推动gzl$0 |', '| a |\n|---|\n| 推动高质量发展 |'],
      ['bold', '**推动gzl$0**', '**推动高质量发展**'],
      ['the words of a link', '[推动gzl$0](https://a.cn)', '[推动高质量发展](https://a.cn)'],
      ['a heading', '## 推动gzl$0', '## 推动高质量发展'],
      ['𠮷 before it', '𠮷gzl$0', '𠮷高质量发展'],
      ['a list', '- 一\n- gzl$0', '- 一\n- 高质量发展'],
    ] as const) {
      it(`finds a term: ${name}`, () =>
        check(`这是中文的文件，讲规划。\n\n${written}`, `这是中文的文件，讲规划。\n\n${expected}`))
    }
    it('takes along a quote that is written already', async () => {
      const glossary = '//- g.md\n---\nkind: glossary\n---\n\n## “十四五”规划\n\n- en: 14th FYP\n'
      assert.equal(await accepted(`${glossary}//- a.md\n关于“十四$0\n`), '关于“十四五”规划\n')
      assert.equal(await accepted(`${glossary}//- a.md\n关于十四$0\n`), '关于“十四五”规划\n')
    })
    const quiet = async (written: string, options?: Options): Promise<void> =>
      assert.deepEqual(
        await labels(`${TARGETS}//- a.md\n这是中文的文件。\n\n${written}\n`, options, { triggerKind: 1 }),
        [],
        written,
      )
    it('is quiet in code, addresses and comments, and where little is typed', async () => {
      for (const written of [
        '`gzl$0`',
        '```\ngzl$0\n```',
        'https://a.cn/gzl$0',
        'www.gzl$0',
        '[x](https://a.cn/gzl$0)',
        '<!-- gzl$0 -->',
        '推动gz$0',
        '推动高$0',
        '推动高质量发展$0',
        'gzlfzz$0',
        '123$0',
      ])
        await quiet(written)
    })
    it('is quiet in an English text, but for what is clearly a rendering', async () => {
      const english = 'This is an English commentary on the plans of the country, and it goes on.\n\n'
      assert.deepEqual(await labels(`${PLANS}//- a.md\n${english}gzl$0\n`), [])
      assert.deepEqual(await labels(`${PLANS}//- a.md\n${english}high-qual$0\n`), [
        'high-quality development',
        '高质量发展',
      ])
    })
    it('answers an editor that goes on asking, and nothing to a bare colon', async () => {
      const text = `${PLANS}//- a.md\n这是中文的文件。\n\n推动gz$0\n`
      assert.deepEqual(await labels(text, COMPLETING, { triggerKind: 3 }), ['高质量发展'])
      assert.deepEqual(
        await labels(`${PLANS}//- a.md\n目标:$0\n`, COMPLETING, { triggerKind: 2, triggerCharacter: ':' }),
        [],
      )
    })
    it('puts own entries before bundled ones, and hides those that they take the place of', async () => {
      const bundled =
        '//- extra/bundled.md\n---\nkind: glossary\n---\n\n## 高质量发展\n\n- en: theirs\n\n## 高中教育\n\n- en: schools\n'
      assert.deepEqual(
        await labels(
          `${PLANS.replaceAll('//- ', '//- own/')}${bundled}//- own/a.md\n这是中文。高$0\n`,
          { ...COMPLETING, bundled: ['extra/bundled.md'], folders: ['own'] },
          { triggerKind: 3 },
        ),
        ['高质量发展', '高中教育'],
      )
    })
    it('finds terms of its own folder alone', async () => {
      const one = '//- one/g.md\n---\nkind: glossary\n---\n\n## 渡口经济\n\n- en: ferries\n'
      const two = '//- two/g.md\n---\nkind: glossary\n---\n\n## 渡口文化\n\n- en: culture\n'
      assert.deepEqual(
        await labels(`${one}${two}//- two/a.md\n这是中文。dukou$0\n`, { ...COMPLETING, folders: ['one', 'two'] }),
        ['渡口文化'],
      )
    })
  })

  describe('in front matter', () => {
    const front = (yaml: string): string => `${TARGETS}//- a.md\n---\n${yaml}\n---\n\n正文\n`
    it('offers the fields that are not there yet', async () => {
      const found = await labels(front('id: a\ntitle: b\n$0\nkind: law'))
      assert.deepEqual(found, [
        'title_en',
        'names',
        'issuer',
        'date',
        'period',
        'parent',
        'supersedes',
        'expresses',
        'language',
        'source',
      ])
    })
    it('offers them while the front matter is being begun, or is broken', async () => {
      assert.deepEqual(await labels(`${PLANS}//- a.md\n---\nki$0\n---\n`), ['kind'])
      assert.deepEqual(await labels(`${PLANS}//- a.md\n---\nki$0\n`), ['kind'])
      assert.deepEqual(await labels(`${PLANS}//- a.md\n---\ntitle: [a\nki$0\n---\n`), ['kind'])
      assert.deepEqual(await labels(`${PLANS}//- a.md\n---\r\ntitle: a\r\nki$0\r\n---\r\n`), ['kind'])
    })
    for (const [written, expected] of [
      ['id: a\nki$0', 'id: a\nkind: '],
      ['id: a\nki$0: law', 'id: a\nkind: law'],
      ['kind: out$0', 'kind: outline'],
      ['kind:$0', 'kind: proposal'],
      ['kind: ou$0 # what', 'kind: outline # what'],
      ['supersedes: fyp-13$0', 'supersedes: fyp-13-outline'],
      ['parent: 能源$0', 'parent: energy-plan'],
      ['expresses: "fyp-14$0"', 'expresses: fyp-14-outline'],
      ['language: z$0', 'language: zh'],
      ['title: 第十五个五年规划\nperiod: $0', 'title: 第十五个五年规划\nperiod: 2026-2030'],
      ['issuer: 全国$0', 'issuer: 全国人民代表大会'],
      [
        'title: 中华人民共和国国民经济和社会发展第十五个五年规划纲要\nnames: [a, FYP1$0]',
        'title: 中华人民共和国国民经济和社会发展第十五个五年规划纲要\nnames: [a, FYP15]',
      ],
      [
        'title: 中华人民共和国国民经济和社会发展第十五个五年规划纲要\nnames:\n  - “十五五”规划纲$0',
        'title: 中华人民共和国国民经济和社会发展第十五个五年规划纲要\nnames:\n  - “十五五”规划纲要',
      ],
    ] as const) {
      it(written.replace(/\n/g, ' / '), async () => {
        assert.equal(await accepted(front(written)), `---\n${expected}\n---\n\n正文\n`)
      })
    }
    it('quotes what YAML would misread', async () => {
      const other = '//- b.md\n---\nissuer: "A: B #1"\n---\n'
      assert.equal(
        await accepted(`${other}//- a.md\n---\nid: a\nissuer: $0\n---\n`),
        '---\nid: a\nissuer: "A: B #1"\n---\n',
      )
    })
    it('offers nothing else there, nor behind the fence', async () => {
      assert.deepEqual(await labels(front('title: 推动gzl$0')), [])
      assert.deepEqual(await labels(front('odd: $0')), [])
      assert.deepEqual(await labels(`${PLANS}//- a.md\n---\nid: a\n---$0\n`), [])
    })
  })

  describe('in a glossary entry', () => {
    const entry = (fields: string): string =>
      `${TARGETS}//- g2.md\n---\nkind: glossary\n---\n\n# 词\n\n## 绿色发展\n\n${fields}\n\nThe gloss.\n`
    it('offers the fields that are not there yet', async () => {
      assert.deepEqual(await labels(entry('- en: green\n- $0\n- see: 高质量发展')), [
        'aka',
        'pinyin',
        'id',
        'since',
        'until',
        'replaced-by',
        'source',
        'unit',
        'aim',
        'topic',
      ])
    })
    for (const [written, expected] of [
      ['- e$0', '- en: '],
      ['- en: green\n- re$0', '- en: green\n- replaced-by: '],
      ['* since: fyp-1$0', '* since: fyp-14-outline'],
      ['- until: 能源$0', '- until: energy-plan'],
      ['- see: gzl$0', '- see: 高质量发展'],
      ['- see: 新质生产力, xfz$0', '- see: 新质生产力, 新发展理念'],
      ['- see:$0', '- see: 高质量发展'],
      ['- replaced-by: high$0', '- replaced-by: 高质量发展'],
      ['- en: green growth\n- id: $0', '- en: green growth\n- id: green-growth'],
      ['- pinyin: $0', '- pinyin: lǜ sè fā zhǎn'],
    ] as const) {
      it(written.replace(/\n/g, ' / '), async () => {
        assert.equal((await accepted(entry(written))).split('\n\n')[3], expected)
      })
    }
    it('offers no field in the gloss or in another document', async () => {
      assert.deepEqual(await labels(`${entry('- en: green')}\n- s$0\n`), [])
      assert.deepEqual(await labels(`${PLANS}//- a.md\n## 词\n\n- s$0\n`), [])
    })
  })

  it('words and documentation in Chinese', async () => {
    const [scheme] = await items(`${PLANS}//- a.md\n[x]($0)\n`, { ...COMPLETING, locale: 'zh-cn' })
    assert.equal(scheme?.detail, '指明所指的词条')
  })
  it('a bare editor gets plain items', async () => {
    const [item] = await items(`${PLANS}//- a.md\n[x](term:gzl$0)\n`, { capabilities: {} })
    assert.equal(item?.labelDetails, undefined)
    const resolved = await running.connection.sendRequest<CompletionItem>('completionItem/resolve', item)
    assert.equal(typeof resolved.documentation === 'object' && resolved.documentation.kind, 'plaintext')
  })
  it('nothing of a hostile glossary is markup', async () => {
    const glossary = '//- g.md\n---\nkind: glossary\n---\n\n## 坏词\n\n- en: a\n\n\\[x\\](command:evil) \\<img src=x>\n'
    const [item] = await items(`${glossary}//- a.md\n[x](term:huaici$0)\n`)
    const resolved = await running.connection.sendRequest<CompletionItem>('completionItem/resolve', item)
    assert.ok(typeof resolved.documentation === 'object')
    assert.doesNotMatch(resolved.documentation.value, /(?<!\\)\[x|<img/)
  })
})
