// The language server over LSP: one test a capability, real files in a real folder.

import assert from 'node:assert/strict'
import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { CodeAction, Hover, Location, LocationLink, MarkupContent } from 'vscode-languageserver/node'
import { FULL, LanguageClient, type Options } from '../support/language-client.ts'

const GLOSSARY = `//- glossary.md
---
id: glossary
kind: glossary
---

# 词汇

## 高质量发展
- en: high-quality development; quality growth
- aka: 高质量的发展
- see: 新发展理念

Growth judged by what it is good for, *not* by its speed.

## 新发展理念
- en: new development philosophy
- pinyin: xīn fāzhǎn lǐniàn

Five words.
`

const PLANS = `${GLOSSARY}//- plans/fyp-13.md
---
id: fyp-13-outline
title: 中华人民共和国国民经济和社会发展第十三个五年规划纲要
kind: outline
issuer: 全国人民代表大会
date: 2016-03-16
period: 2016-2020
---

## 第一篇　指导思想

### 第一章　发展环境

高质量发展。

### 第二章　主要目标

**第三章　发展理念**

新发展理念。
//- plans/fyp-14.md
---
id: fyp-14-outline
title: 中华人民共和国国民经济和社会发展第十四个五年规划和2035年远景目标纲要
kind: outline
issuer: 全国人民代表大会
date: 2021-03-11
period: 2021-2025
supersedes: fyp-13-outline
---

## 第一篇　开启新征程

推动高质量发展，推动高质量发展。
`

describe('language server', () => {
  let client: LanguageClient | undefined
  const start = async (source: string, options?: Options): Promise<LanguageClient> => {
    client = await LanguageClient.start(source, options)
    return client
  }
  const hover = async (source: string, options?: Options): Promise<{ text: string; words: string } | undefined> => {
    const running = await start(source, options)
    const result = await running.ask<Hover | null>('textDocument/hover')
    if (!result?.range) return undefined
    const text = (result.contents as MarkupContent).value
    return { text, words: running.slice(running.fixture.cursor?.path ?? '', result.range) }
  }
  afterEach(async () => {
    await client?.dispose()
    client = undefined
  })

  describe('hover', () => {
    it('explains a term in running text', async () => {
      const result = await hover(`${PLANS}//- a.md\n扎实推动高质$0量发展。\n`)
      assert.equal(result?.words, '高质量发展')
      for (const part of [
        '高质量发展',
        'gāo zhì liàng fā zhǎn',
        'high-quality development',
        'quality growth',
        '高质量的发展',
      ]) {
        assert.ok(result?.text.includes(part), part)
      }
      assert.match(result?.text ?? '', /Growth judged by what it is good for, not by its speed/)
      assert.match(result?.text ?? '', /First use in the corpus: .*第十三个五年规划纲要.*2016-03-16/)
      assert.match(result?.text ?? '', /This document: 1 .*Corpus: 4 in 3 of 3 documents/)
    })
    it('prefers the pinyin of the entry', async () => {
      const result = await hover(`${PLANS}//- a.md\n贯彻新发展理$0念\n`)
      assert.ok(result?.text.includes('xīn fāzhǎn lǐniàn'))
    })
    it('explains an English rendering, in the plural too', async () => {
      const result = await hover(`${PLANS}//- a.md\nThe high-quality develop$0ment of all.\n`)
      assert.equal(result?.words, 'high-quality development')
      assert.ok(result?.text.includes('高质量发展'))
    })
    it('explains a marked term by its mark', async () => {
      const result = await hover(`${PLANS}//- a.md\n[这$0种发展](term:high-quality-development)\n`)
      assert.ok(result?.text.includes('高质量发展'))
      assert.equal(result?.words, '这种发展')
    })
    it('lists inner terms', async () => {
      const glossary = `//- g.md\n---\nkind: glossary\n---\n\n## 发展\n- en: development\n\n## 高质量发展\n- en: high-quality development\n`
      const result = await hover(`${glossary}//- a.md\n高质量发$0展\n`)
      assert.match(result?.text ?? '', /Contains: 发展 \(development\)/)
    })
    it('explains a plan by its name, with its section', async () => {
      const result = await hover(`${PLANS}//- a.md\n见《“十三$0五”规划纲要》第三章的要求\n`)
      for (const part of ['全国人民代表大会', '2016-03-16', '2016–2020', '第三章　发展理念'])
        assert.ok(result?.text.includes(part), part)
    })
    it('explains a plan link', async () => {
      const result = await hover(`${PLANS}//- a.md\n[the last pl$0an](plan:fyp-13-outline#第二章)\n`)
      for (const part of ['第十三个五年规划纲要', '第二章　主要目标']) assert.ok(result?.text.includes(part), part)
    })
    it('says what was read out of a target', async () => {
      const result = await hover(`${PLANS}//- a.md\n[5G用户普及率提高到$056%](target:5g "by=2025 kind=expected")\n`)
      for (const part of ['5g', '56%', '2025', '预期性'])
        assert.ok(result?.text.includes(part), `${part} in ${result?.text}`)
    })
    it('reads a target out of its table row', async () => {
      const table =
        '| 指标 | 2020年 | 2025年 | 属性 |\n| --- | --- | --- | --- |\n| [城镇化$0率](target:urban) | 60.6 | 65 | 约束性 |\n'
      const result = await hover(`${PLANS}//- a.md\n${table}`)
      for (const part of ['65', '60.6', 'binding']) assert.ok(result?.text.includes(part), `${part} in ${result?.text}`)
    })
    it('speaks Chinese', async () => {
      const result = await hover(`${PLANS}//- a.md\n高质$0量发展\n`, { locale: 'zh-cn' })
      assert.match(result?.text ?? '', /语料库首见：/)
    })
    it('shows hostile text as text', async () => {
      const glossary = `//- g.md\n---\nkind: glossary\n---\n\n## 高质量发展\n- en: <img src=x>\n\n![x](https://evil.example/p.png) [run](command:evil) \`code\`\n`
      const result = await hover(`${glossary}//- a.md\n高质量发$0展\n`)
      assert.doesNotMatch(result?.text ?? '', /<img|!\[|\]\((?:https|command):|https:\/\//)
    })
    it('is nothing where there is nothing', async () => {
      assert.equal(await hover(`${PLANS}//- a.md\n今$0天天气好。\n`), undefined)
    })
    it('bears a position past the end', async () => {
      const running = await start(`${PLANS}//- a.md\n高质量发展$0`)
      const params = { textDocument: { uri: running.cursor.uri }, position: { line: 99, character: 99 } }
      await running.connection.sendRequest('textDocument/hover', params)
    })
  })

  describe('definition', () => {
    const define = async (source: string): Promise<{ path: string; origin: string; target: string }[]> => {
      const running = await start(source)
      const links = (await running.ask<LocationLink[] | null>('textDocument/definition')) ?? []
      return links.map(link => {
        const path = decodeURIComponent(link.targetUri.slice(running.uri('').length + 1))
        const origin = link.originSelectionRange
          ? running.slice(running.fixture.cursor?.path ?? '', link.originSelectionRange)
          : ''
        return { path, origin, target: running.slice(path, link.targetSelectionRange) }
      })
    }
    it('leads from a term to its entry', async () => {
      assert.deepEqual(await define(`${PLANS}//- a.md\n推动高质量发$0展。\n`), [
        { path: 'glossary.md', origin: '高质量发展', target: '高质量发展' },
      ])
    })
    it('leads from an English rendering to the entry', async () => {
      const [found] = await define(`${PLANS}//- a.md\nquality gro$0wth\n`)
      assert.deepEqual(found, { path: 'glossary.md', origin: 'quality growth', target: '高质量发展' })
    })
    for (const [name, text, path, target] of [
      [
        'a plan link',
        '[x$0](plan:fyp-13-outline)',
        'plans/fyp-13.md',
        '中华人民共和国国民经济和社会发展第十三个五年规划纲要',
      ],
      ['a plan link with a section', '[x$0](plan:fyp-13-outline#第一章)', 'plans/fyp-13.md', '第一章　发展环境'],
      ['a section by its words', '[x$0](plan:fyp-13-outline#发展环境)', 'plans/fyp-13.md', '第一章　发展环境'],
      ['a bold chapter', '《“十三$0五”规划》第三章', 'plans/fyp-13.md', '第三章　发展理念'],
      ['a name without quotes', '十三五$0规划第一篇第二章', 'plans/fyp-13.md', '第二章　主要目标'],
      [
        'a full title',
        '《中华人民共和国国民经济和社会发展第$0十三个五年规划纲要》',
        'plans/fyp-13.md',
        '中华人民共和国国民经济和社会发展第十三个五年规划纲要',
      ],
      [
        'an English name',
        'the 13th Five-Year Pl$0an says',
        'plans/fyp-13.md',
        '中华人民共和国国民经济和社会发展第十三个五年规划纲要',
      ],
      [
        'an English name with a chapter before',
        'Chapter 2 of the 13th Five-Ye$0ar Plan',
        'plans/fyp-13.md',
        '第二章　主要目标',
      ],
      [
        'an English name with a chapter behind',
        'the 13th Five-Y$0ear Plan (Chapter 1)',
        'plans/fyp-13.md',
        '第一章　发展环境',
      ],
    ] as const) {
      it(`leads from ${name}`, async () => {
        const [found] = await define(`${PLANS}//- a.md\n${text}\n`)
        assert.equal(found?.path, path)
        assert.equal(found?.target, target)
      })
    }
    it('leads from front matter to the plan before', async () => {
      const [found] = await define(PLANS.replace('supersedes: fyp-13', 'supersedes: fyp$0-13'))
      assert.equal(found?.path, 'plans/fyp-13.md')
      assert.equal(found?.origin, 'fyp-13-outline')
    })
    it('gives plain locations to clients without links', async () => {
      const running = await start(`${PLANS}//- a.md\n高质量发$0展\n`, { capabilities: {} })
      const [found] = (await running.ask<Location[] | null>('textDocument/definition')) ?? []
      assert.equal(found?.uri, running.uri('glossary.md'))
    })
    it('gives a digest where the plan itself is not in the corpus', async () => {
      const digest = '//- d.md\n---\nid: digest\nexpresses: fyp-12-outline\ntitle: Digest of the plan\n---\n\n# x\n'
      const [found] = await define(`${digest}//- a.md\n[x$0](plan:fyp-12-outline)\n`)
      assert.equal(found?.path, 'd.md')
    })
  })

  describe('references', () => {
    const refer = async (source: string, includeDeclaration = false): Promise<string[]> => {
      const running = await start(source)
      const found =
        (await running.ask<Location[] | null>('textDocument/references', { context: { includeDeclaration } })) ?? []
      return found.map(({ uri, range }) => {
        const path = decodeURIComponent(uri.slice(running.uri('').length + 1))
        return `${path}:${range.start.line + 1} ${running.slice(path, range)}`
      })
    }
    it('finds every mention of a term', async () => {
      const found = await refer(`${PLANS}//- a.md\n高质量发$0展和quality growth\n`)
      assert.deepEqual(
        found.sort(),
        [
          'a.md:1 quality growth',
          'a.md:1 高质量发展',
          'plans/fyp-13.md:14 高质量发展',
          'plans/fyp-14.md:13 高质量发展',
          'plans/fyp-14.md:13 高质量发展',
        ]
          .sort()
          .concat(found.filter(line => line.startsWith('glossary.md')))
          .sort(),
      )
    })
    it('finds what refers to a plan, from its front matter', async () => {
      const source = PLANS.replace(
        'title: 中华人民共和国国民经济和社会发展第十三',
        'title: $0中华人民共和国国民经济和社会发展第十三',
      )
      const found = await refer(`${source}//- a.md\n《“十三五”规划纲要》和[x](plan:fyp-13-outline#第一章)\n`)
      assert.deepEqual(
        found,
        ['plans/fyp-14.md:8 fyp-13-outline', 'a.md:1 “十三五”规划纲要', 'a.md:1 [x](plan:fyp-13-outline#第一章)'].sort(
          (a, b) => found.indexOf(a) - found.indexOf(b),
        ),
      )
    })
    it('finds what refers to a section, from its heading', async () => {
      const found = await refer(
        `${PLANS.replace('### 第一章　发展环境', '### 第一章　发$0展环境')}//- a.md\n[x](plan:fyp-13-outline#第一章)和“十三五”规划第二章\n`,
      )
      assert.deepEqual(found, ['a.md:1 [x](plan:fyp-13-outline#第一章)'])
    })
    it('gives the declaration where it is wanted', async () => {
      const found = await refer(`${PLANS}//- a.md\n新发展理$0念\n`, true)
      assert.ok(found.includes('glossary.md:15 新发展理念'), found.join('\n'))
    })
  })

  describe('diagnostics', () => {
    const codes = async (source: string, path = 'a.md', options?: Options): Promise<string[]> => {
      const running = await start(source, options)
      if (path !== running.fixture.cursor?.path) await running.open(path)
      return (await running.diagnostics(path)).map(({ code, range }) => `${code}: ${running.slice(path, range)}`)
    }
    it('untagged-target in Chinese', async () => {
      assert.deepEqual(await codes(`${PLANS}//- a.md\n到2025年，森林覆盖率提高到24.1%。\n`), [
        'untagged-target: 森林覆盖率提高到24.1%',
      ])
    })
    it('untagged-target in English', async () => {
      const [found] = await codes(`${PLANS}//- a.md\nBy 2025, the 5G penetration rate will be raised to 56 percent.\n`)
      assert.match(found ?? '', /^untagged-target: .*56 percent/)
    })
    it('no untagged-target where a mark holds it', async () => {
      assert.deepEqual(await codes(`${PLANS}//- a.md\n到2025年，[森林覆盖率提高到24.1%](target:forest)。\n`), [])
    })
    it('unknown-term, unknown-plan, unknown-section', async () => {
      const text = '[a](term:high-quality-developmen) [b](plan:fyp-31-outline) [c](plan:fyp-13-outline#第九章)'
      assert.deepEqual(await codes(`${PLANS}//- a.md\n${text}\n`), [
        'unknown-term: high-quality-developmen',
        'unknown-plan: fyp-31-outline',
        'unknown-section: 第九章',
      ])
    })
    it('duplicate-id, with the other place', async () => {
      const running = await start(`//- a.md\n---\nid: x\ntitle: A\n---\n//- b.md\n---\nid: x\ntitle: B\n---\n`)
      const [found] = await running.diagnostics('a.md')
      assert.equal(found?.code, 'duplicate-id')
      assert.equal(found?.relatedInformation?.[0]?.location.uri, running.uri('b.md'))
    })
    for (const [name, yaml] of [
      ['broken YAML', 'title: [a'],
      ['a bad kind', 'kind: plan'],
      ['a bad date', 'date: 2021-02-30'],
      ['a bad period', 'period: 2025-2021'],
      ['a list for a title', 'title: [a, b]'],
    ] as const) {
      it(`bad-front-matter: ${name}`, async () => {
        const [found] = await codes(`//- a.md\n---\n${yaml}\n---\n\ntext\n`)
        assert.match(found ?? '', /^bad-front-matter/)
      })
    }
    it('bad-front-matter: an odd closing fence, and the title is read all the same', async () => {
      const running = await start('//- a.md\n---\nid: a\ntitle: 规划\n----\n\ntext\n')
      const [found] = await running.diagnostics('a.md')
      assert.equal(found?.code, 'bad-front-matter')
      assert.equal(
        running.slice('a.md', found?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }),
        '----',
      )
    })
    it('bad-annotation', async () => {
      const text =
        '[a](target:) [b](target:x "vlaue=3") [c](target:y "by=soon") [d](target:z "value=3\n\n［e］（target：w）\n'
      assert.deepEqual(
        (await codes(`//- a.md\n${text}`)).map(line => line.slice(0, 14)),
        Array(5).fill('bad-annotation'),
      )
    })
    it('a comment enables one code of all again', async () => {
      const text = '<!-- tifa-disable -->\n\n<!-- tifa-enable unknown-term -->\n\n[c](term:s) [d](plan:s)\n'
      assert.deepEqual(await codes(`//- a.md\n${text}`), ['unknown-term: s'])
    })
    it('of reference-style marks, of odd titles and of links over two lines', async () => {
      const text = '[见][y]\n\n[y]: <term:nope>\n\n[x](target:y "by=\\"2025\\"")\n\n> [x](\n> term:nope)\n'
      const found = await codes(`//- a.md\n${text}`)
      assert.deepEqual(
        found.map(line => line.slice(0, 22)),
        ['unknown-term: [见][y]', 'bad-annotation: by=\\"2', 'unknown-term: nope'],
      )
    })
    it('comments silence a code', async () => {
      const target = '到2025年，森林覆盖率提高到24.1%。'
      const text = `<!-- tifa-disable-next-line untagged-target -->\n${target}\n\n${target}\n\n<!-- tifa-disable -->\n\n${target}\n\n<!-- tifa-enable -->\n\n${target}\n`
      assert.equal((await codes(`//- a.md\n${text}`)).length, 2)
    })
    it('severities: a setting before tifa.yaml, off included', async () => {
      const source =
        '//- a.md\n[a](term:x) [b](plan:y)\n//- tifa.yaml\nseverities: { unknown-term: off, unknown-plan: error }\n'
      const running = await start(source, {
        capabilities: { ...FULL, workspace: { ...FULL.workspace, configuration: true } },
        settings: { tifa: { severity: { 'unknown-plan': 'hint', 'unknown-term': 'default' } } },
      })
      assert.deepEqual(
        (await running.diagnostics('a.md')).map(({ code, severity }) => [code, severity]),
        [['unknown-plan', 4]],
      )
    })
    it('a report that did not change is not sent again', async () => {
      const running = await start('//- a.md\n[a](term:x)\n')
      const params = { textDocument: { uri: running.uri('a.md') } }
      const first = await running.connection.sendRequest<{ resultId: string }>('textDocument/diagnostic', params)
      const second = await running.connection.sendRequest<{ kind: string }>('textDocument/diagnostic', {
        ...params,
        previousResultId: first.resultId,
      })
      assert.equal(second.kind, 'unchanged')
    })
    it('follow an edit in another document', async () => {
      const running = await start(`${PLANS}//- a.md\n[a](term:x)\n`)
      assert.equal((await running.diagnostics('a.md')).length, 1)
      await running.open('glossary.md')
      await running.change('glossary.md', [{ text: '---\nkind: glossary\n---\n\n## 某\n- id: x\n' }])
      assert.equal((await running.diagnostics('a.md')).length, 0)
    })
    it('of the whole corpus where that is the scope', async () => {
      const running = await start('//- a.md\ntext\n//- b.md\n[a](term:x)\n//- tifa.yaml\nnonsense: 1\n', {
        capabilities: { ...FULL, workspace: { ...FULL.workspace, configuration: true } },
        settings: { tifa: { diagnostics: { scope: 'corpus' } } },
      })
      const { items } = await running.connection.sendRequest<{ items: { uri: string; items: { code: string }[] }[] }>(
        'workspace/diagnostic',
        { previousResultIds: [] },
      )
      const found = items.flatMap(({ uri, items }) => items.map(({ code }) => `${uri.split('/').at(-1)} ${code}`))
      assert.deepEqual(found.sort(), ['b.md unknown-term', 'tifa.yaml bad-configuration'])
    })
    it('are pushed to clients that do not pull', async () => {
      const running = await start('//- a.md\n[a](term:x)\n', { capabilities: {} })
      await waitFor(() => running.pushed.get(running.uri('a.md'))?.length === 1)
      await running.change('a.md', [{ text: 'text\n' }])
      await waitFor(() => running.pushed.get(running.uri('a.md'))?.length === 0)
    })
    it('speak Chinese', async () => {
      const running = await start('//- a.md\n[a](term:x)\n', { locale: 'zh-CN' })
      assert.match(String((await running.diagnostics('a.md'))[0]?.message), /词汇表中没有/)
    })
  })

  describe('code actions', () => {
    const fix = async (source: string): Promise<string[]> => {
      const running = await start(source)
      const path = running.fixture.cursor?.path ?? ''
      const diagnostics = await running.diagnostics(path)
      const { position } = running.cursor
      const actions = await running.ask<CodeAction[]>('textDocument/codeAction', {
        range: { start: position, end: position },
        context: { diagnostics },
      })
      return actions.map(action => {
        const edits = [...(action.edit?.changes?.[running.cursor.uri] ?? [])].reverse()
        return edits.reduce((text, { range, newText }) => applyEdit(text, range, newText), running.textOf(path))
      })
    }
    it('tags a target', async () => {
      const [fixed] = await fix('//- a.md\n到2025年，森林覆盖率提高到$024.1%。\n')
      assert.match(fixed ?? '', /^到2025年，\[森林覆盖率提高到24\.1%\]\(target:[a-z0-9-]+\)。\n$/)
    })
    it('proposes the id of an indicator that the corpus knows', async () => {
      const [fixed] = await fix(
        '//- b.md\n| [Forest coverage 森林覆盖率](target:forest) | 24 |\n| --- | --- |\n//- a.md\n到2025年，森林覆盖率提高到$024.1%。\n',
      )
      assert.equal(fixed, '到2025年，[森林覆盖率提高到24.1%](target:forest)。\n')
    })
    it('tags around bold', async () => {
      const [fixed] = await fix('//- a.md\n到2025年，**森林覆盖率**提高到$024.1%。\n')
      assert.match(fixed ?? '', /^到2025年，\[\*\*森林覆盖率\*\*提高到24\.1%\]\(target:/)
    })
    it('offers what was meant', async () => {
      assert.equal(
        (await fix(`${PLANS}//- a.md\n[a](term:high-quality-develop$0men)\n`))[0],
        '[a](term:high-quality-development)\n',
      )
      await client?.dispose()
      assert.equal((await fix(`${PLANS}//- a.md\n[a](plan:fyp-13-outl$0ne)\n`))[0], '[a](plan:fyp-13-outline)\n')
    })
  })

  describe('document links', () => {
    it('marks and titles in brackets lead into the corpus', async () => {
      const running = await start(
        `${PLANS}//- a.md\n[a](term:high-quality-development) 《“十三五”规划纲要》第一章 [b](note:x)$0\n`,
      )
      const links = await running.connection.sendRequest<{ range: Location['range']; target: string }[]>(
        'textDocument/documentLink',
        {
          textDocument: { uri: running.cursor.uri },
        },
      )
      assert.deepEqual(
        links.map(
          ({ range, target }) =>
            `${running.slice('a.md', range)} → ${decodeURIComponent(target.slice(running.uri('').length + 1))}`,
        ),
        [
          'term:high-quality-development → glossary.md#L8',
          '《“十三五”规划纲要》第一章 → plans/fyp-13.md#L12',
          'note:x → a.md#L1',
        ],
      )
    })
  })

  describe('document symbols', () => {
    it('are an outline with bold chapters, for editors without one', async () => {
      const running = await start(`${PLANS}//- a.md\n$0`)
      await running.open('plans/fyp-13.md')
      type Symbol = { name: string; children: Symbol[] }
      const symbols = await running.connection.sendRequest<Symbol[]>('textDocument/documentSymbol', {
        textDocument: { uri: running.uri('plans/fyp-13.md') },
      })
      assert.deepEqual(
        symbols.map(({ name, children }) => [name, children.map(child => child.name)]),
        [['第一篇　指导思想', ['第一章　发展环境', '第二章　主要目标', '第三章　发展理念']]],
      )
    })
  })

  describe('workspace', () => {
    it('an open buffer wins over its file, and the file counts again when it closes', async () => {
      const running = await start(`${GLOSSARY}//- a.md\n[a](term:x)$0\n//- b.md\n---\nkind: glossary\n---\n`)
      await running.open('b.md', '---\nkind: glossary\n---\n\n## 某\n- id: x\n')
      assert.equal((await running.diagnostics('a.md')).length, 0)
      await running.close('b.md')
      await running.idle()
      await waitFor(async () => (await running.diagnostics('a.md')).length === 1)
    })
    it('follows files that are created, changed, renamed and deleted', async () => {
      const running = await start('//- a.md\n[a](plan:b)$0\n')
      const known = async (): Promise<boolean> => (await running.diagnostics('a.md')).length === 0
      assert.equal(await known(), false)
      running.write('sub/b.md', '---\nid: b\ntitle: B\n---\n')
      await running.watched([{ path: 'sub/b.md', type: 1 }])
      assert.equal(await known(), true)
      running.write('sub/b.md', '---\nid: c\ntitle: B\n---\n')
      await running.watched([{ path: 'sub/b.md', type: 2 }])
      assert.equal(await known(), false)
      running.write('sub/b.md', '---\nid: b\ntitle: B\n---\n')
      renameSync(join(running.folder, 'sub'), join(running.folder, 'other'))
      await running.watched([
        { path: 'sub', type: 3 },
        { path: 'other/b.md', type: 1 },
      ])
      assert.equal(await known(), true)
      rmSync(join(running.folder, 'other'), { recursive: true })
      await running.watched([{ path: 'other', type: 3 }])
      assert.equal(await known(), false)
    })
    it('leaves out what .gitignore, files.exclude, tifa.yaml and node_modules say', async () => {
      const files = ['in.md', 'drafts/a.md', 'build/b.md', 'node_modules/x/c.md', 'old/d.md', 'note.txt']
      const source = files.map(path => `//- ${path}\n---\nid: ${path}\n---\n`).join('')
      const running = await start(`${source}//- .gitignore\ndrafts/\n//- tifa.yaml\nexclude: [old]\n`, {
        capabilities: { ...FULL, workspace: { ...FULL.workspace, configuration: true } },
        settings: { 'files.exclude': { '**/build': true, '**/in.md': false } },
      })
      assert.equal(running.statuses.at(-1)?.documents, 1)
    })
    it('keeps the corpora of several folders apart', async () => {
      const source =
        '//- one/g.md\n---\nkind: glossary\n---\n\n## 某\n- id: x\n//- one/a.md\n[a](term:x)\n//- two/a.md\n[a](term:x)\n'
      const running = await start(source, { folders: ['one', 'two'] })
      await running.open('one/a.md')
      await running.open('two/a.md')
      assert.equal((await running.diagnostics('one/a.md')).length, 0)
      assert.equal((await running.diagnostics('two/a.md')).length, 1)
    })
    it('reads a folder that leads back to itself once', async () => {
      const running = await start('//- a.md\n---\nid: a\n---\n$0')
      mkdirSync(join(running.folder, 'sub'))
      symlinkSync(running.folder, join(running.folder, 'sub', 'loop'))
      running.write('tifa.yaml', '')
      await running.watched([{ path: 'tifa.yaml', type: 1 }])
      assert.equal(running.statuses.at(-1)?.documents, 1)
      assert.ok(
        running.log.some(line => line.includes('loop') && line.includes('left out')),
        running.log.join('\n'),
      )
    })
    it('names a file with broken UTF-8, and reads the rest of it', async () => {
      const running = await start('//- a.md\n[a](plan:b)$0\n')
      running.write('b.md', Buffer.concat([Buffer.from('---\nid: b\n---\n\n'), Buffer.from([0xff, 0xfe, 0x80])]))
      await running.watched([{ path: 'b.md', type: 1 }])
      assert.equal((await running.diagnostics('a.md')).length, 0)
      assert.ok(running.log.some(line => line.includes('b.md') && line.includes('UTF-8')))
    })
    it('names a file that is too large, and still opens it', async () => {
      const running = await start('//- a.md\ntext$0\n', {
        capabilities: { ...FULL, workspace: { ...FULL.workspace, configuration: true } },
        settings: { tifa: { index: { maxFileSize: 0.001 } } },
      })
      running.write('big.md', '高质量发展。\n\n'.repeat(200))
      await running.watched([{ path: 'tifa.yaml', type: 3 }])
      assert.equal(running.statuses.at(-1)?.skipped, 1)
      assert.ok(running.log.some(line => line.includes('big.md') && line.includes('larger')))
    })
    it('bears a file that is gone before it is read', async () => {
      const running = await start('//- a.md\ntext$0\n')
      await running.watched([{ path: 'gone.md', type: 1 }])
      assert.deepEqual(await running.diagnostics('a.md'), [])
    })
    it('one hostile document stops no other', async () => {
      const running = await start(`${GLOSSARY}//- a.md\n高质量发$0展\n`)
      for (const [name, text] of [
        ['lists', `${'- '.repeat(2500)}x`],
        ['quotes', `${'> '.repeat(5000)}x`],
        ['spaces', `a${' '.repeat(200_000)}b`],
        ['fences', '```\n\n'.repeat(20_001)],
      ] as const) {
        await running.open(`${name}.md`, text)
        await running.change(`${name}.md`, [
          { text: 'x', range: { start: { line: 0, character: 1 }, end: { line: 0, character: 1 } } },
        ])
        assert.ok(await running.ask('textDocument/hover'), name)
        await running.diagnostics(`${name}.md`)
        await running.close(`${name}.md`)
      }
    }).timeout(20_000) // the parser itself takes some of it
    it('a folder inside a folder has its own corpus, and gives it back', async () => {
      const source = '//- a.md\n[x](plan:b)\n//- in/b.md\n---\nid: b\ntitle: B\n---\n'
      const running = await start(source, { folders: ['', 'in'] })
      assert.equal((await running.diagnostics('a.md')).length, 1)
      const event = { added: [], removed: [{ uri: running.uri('in'), name: 'in' }] }
      await running.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event })
      await waitFor(async () => (await running.diagnostics('a.md')).length === 0)
    })
    it('an own entry takes the place of a bundled one', async () => {
      const bundled = '//- extra/g.md\n---\nkind: glossary\n---\n\n## 高质量发展\n- en: bundled rendering\n'
      const own = '//- own/g.md\n---\nkind: glossary\n---\n\n## 高质量发展\n- id: own\n- en: own rendering\n'
      const running = await start(`${bundled}${own}//- own/a.md\n高质量发$0展\n`, {
        folders: ['own'],
        bundled: ['extra/g.md'],
      })
      const { contents } = await running.ask<{ contents: MarkupContent }>('textDocument/hover')
      assert.match(contents.value, /own rendering/)
      assert.doesNotMatch(contents.value, /bundled/)
    })
    it('says that figures are not final while the corpus is read for the first time', async () => {
      const many = Array.from({ length: 300 }, (_, i) => `//- many/${i}.md\n${'高质量发展。\n\n'.repeat(50)}`).join('')
      const running = await start(`${GLOSSARY}${many}//- a.md\n高质量发$0展\n`, { wait: false })
      let hover: { contents: MarkupContent } | null = null
      await waitFor(
        async () => (hover = await running.ask<{ contents: MarkupContent } | null>('textDocument/hover')) !== null,
      )
      assert.match((hover as unknown as { contents: MarkupContent }).contents.value, /still being read/)
      await running.idle()
      const settled = await running.ask<{ contents: MarkupContent }>('textDocument/hover')
      assert.doesNotMatch(settled.contents.value, /still being read/)
    })
    it('answers while it is indexing', async () => {
      const many = Array.from(
        { length: 400 },
        (_, i) => `//- many/${i}.md\n---\nid: d${i}\n---\n\n${'高质量发展。\n\n'.repeat(50)}`,
      ).join('')
      const running = await start(`${GLOSSARY}${many}//- a.md\n高质量发$0展\n`)
      running.write('tifa.yaml', '')
      let settled = false
      const indexing = running.watched([{ path: 'tifa.yaml', type: 1 }]).then(() => {
        settled = true
      })
      assert.ok(await running.ask('textDocument/hover'))
      assert.equal(settled, false)
      await indexing
    })
  })
})

async function waitFor(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 5000
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('waited in vain for 5 s')
    await new Promise(resolve => setImmediate(resolve))
  }
}

function applyEdit(text: string, range: Location['range'], newText: string): string {
  const lines = text.split(/(?<=\n)/)
  const at = ({ line, character }: { line: number; character: number }): number =>
    lines.slice(0, line).join('').length + character
  return text.slice(0, at(range.start)) + newText + text.slice(at(range.end))
}
