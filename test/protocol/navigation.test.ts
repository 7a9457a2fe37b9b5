// Where things lead over LSP: definition, references, links, outline.

import assert from 'node:assert/strict'
import type { Location, LocationLink } from 'vscode-languageserver/node'
import { PLANS, useClient } from './harness.ts'

describe('definition', () => {
  const start = useClient()
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
  const start = useClient()
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

describe('document links', () => {
  const start = useClient()
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
  const start = useClient()
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
