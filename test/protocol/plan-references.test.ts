// References to plans over LSP: links, hover, definition, references, highlights, the pin, and what the corpus lacks.

import assert from 'node:assert/strict'
import type {
  CodeAction,
  DocumentHighlight,
  DocumentLink,
  Hover,
  Location,
  LocationLink,
  MarkupContent,
} from 'vscode-languageserver/node'
import type { LanguageClient } from '../support/language-client.ts'
import { frontMatter, PLAN_CORPUS } from '../support/plan-corpus.ts'
import { useClient } from './harness.ts'

const FYP_15 = frontMatter({
  id: 'fyp-15',
  title: '中华人民共和国国民经济和社会发展第十五个五年规划纲要',
  kind: 'outline',
  date: '2026-03-12',
  period: '2026-2030',
  supersedes: 'fyp-14',
})
const ABOUT_14 = frontMatter({
  id: 'note',
  title: 'Reading the 14th Five-Year Plan',
  kind: 'commentary',
  date: '2022-05-01',
})

function pathOf(running: LanguageClient, uri: string): string {
  return decodeURIComponent(uri.slice(running.uri('').length + 1))
}

describe('references to plans', () => {
  const start = useClient()

  it('link 《…》 that the corpus has, short names too, and nothing else', async () => {
    const running = await start(
      `${PLAN_CORPUS}//- a.md\n《“十四五”规划纲要》（以下简称《纲要》）和《红楼梦》。《纲要》第三章，\`《纲要》\`，[《纲要》](plan:fyp-13)，《预算法》第十条\n$0`,
    )
    const links = await running.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', {
      textDocument: { uri: running.cursor.uri },
    })
    assert.deepEqual(
      links.map(({ range, target }) => `${running.slice('a.md', range)} → ${pathOf(running, target ?? '')}`),
      [
        '《“十四五”规划纲要》 → plans/fyp-14.md#L1',
        '《纲要》 → plans/fyp-14.md#L1',
        '《纲要》第三章 → plans/fyp-14.md#L14',
        'plan:fyp-13 → plans/fyp-13.md#L1',
        '《预算法》第十条 → laws/预算法(2018-12-29).md#L14',
      ],
    )
  })

  const hover = async (source: string, locale = 'en'): Promise<{ words: string; text: string }> => {
    const running = await start(source, { locale })
    const result = await running.ask<Hover | null>('textDocument/hover')
    assert.ok(result?.range)
    const words = running.slice(running.fixture.cursor?.path ?? '', result.range)
    return { words, text: (result.contents as MarkupContent).value }
  }

  it('say in a hover that they were inferred, and from what', async () => {
    const own = await hover(`${PLAN_CORPUS}//- fyp-15.md\n${FYP_15}More than the last pl$0an.\n`)
    assert.equal(own.words, 'the last plan')
    assert.match(own.text, /第十四个五年规划和2035年远景目标纲要/)
    assert.match(own.text, /\*Inferred:\* what “.*第十五个五年规划纲要” says it supersedes/)
    const about = await hover(`${PLAN_CORPUS}//- a.md\n${ABOUT_14}Chapter 3 of the last pl$0an.\n`)
    assert.equal(about.words, 'Chapter 3 of the last plan')
    assert.match(about.text, /第三章　科技/)
    assert.match(
      about.text,
      /\*Inferred:\* this document is about the 14th Five-Year Plan \(its title\); by its number, the 13th/,
    )
  })

  it('say which name 上述规划 points back to, and follow an edit of it', async () => {
    const running = await start(`${PLAN_CORPUS}//- a.md\n“十三五”规划完成。上述规$0划提出目标。\n`)
    const ask = async (): Promise<string> =>
      ((await running.ask<Hover>('textDocument/hover')).contents as MarkupContent).value
    assert.match(await ask(), /第十三个五年规划.*\*Inferred:\* the last full name before it is “\\?“十三五/s)
    await running.change('a.md', [{ text: running.textOf('a.md').replace('“十三五”', '“十四五”') }])
    assert.match(await ask(), /第十四个五年规划/)
  })

  it('say so in Chinese, and which version of a law is meant', async () => {
    const own = await hover(`${PLAN_CORPUS}//- fyp-15.md\n${FYP_15}与上一个五年规$0划相比。\n`, 'zh-CN')
    assert.match(own.text, /\*推断：\* “.*第十五个五年规划纲要”的文件头指明所取代者/)
    const law = await hover(
      `${PLAN_CORPUS}//- a.md\n${frontMatter({ kind: 'commentary', date: '2016-01-01' })}《预算$0法》\n`,
      'zh-CN',
    )
    assert.match(law.text, /2 个版本中，本文日期（2016-01-01）之时的最新版本/)
  })

  it('say nothing of the kind where the name says all', async () => {
    const { text } = await hover(`${PLAN_CORPUS}//- a.md\n《“十三$0五”规划纲要》\n`)
    assert.doesNotMatch(text, /Inferred/)
  })

  it('lead to the section, with the words that were followed', async () => {
    const running = await start(`${PLAN_CORPUS}//- fyp-15.md\n${FYP_15}见上一规$0划第三章。\n`)
    const [link] = await running.ask<LocationLink[]>('textDocument/definition')
    assert.ok(link?.originSelectionRange)
    assert.equal(pathOf(running, link.targetUri), 'plans/fyp-14.md')
    assert.equal(running.slice('plans/fyp-14.md', link.targetSelectionRange), '第三章　科技')
    assert.equal(running.slice('fyp-15.md', link.originSelectionRange), '上一规划第三章')
  })

  it('lead nowhere where two plans may be meant', async () => {
    const running = await start(`${PLAN_CORPUS}//- a.md\n${ABOUT_14}In the next pl$0an.\n`)
    assert.deepEqual(await running.ask<LocationLink[]>('textDocument/definition'), [])
  })

  // The same words stand in another plan: a recurring phrase, which is not what a reference asks for.
  const ELSEWHERE =
    '本规划由各部门落实，本规划提出三项任务，下一个五年规划期内，八五计划提出任务，国民经济和社会发展第十七个五年规划纲要草案, and the next plan will say more, as the last plan said.'
  for (const [text, words, en, zh] of [
    ['本规$0划提出三项任务', '本规划', /cannot be told/, /无法断定/],
    ['下一个五年规$0划期内', '下一个五年规划', /cannot be told/, /无法断定/],
    ['八五计$0划提出任务', '八五计划', /The corpus lacks this/, /未收此文件/],
    ['《国民经济和社会发展第十七$0个五年规划纲要》', '第十七个五年规划', /The corpus lacks this/, /未收此文件/],
    ['as the last pl$0an said', 'the last plan', /cannot be told/, /无法断定/],
  ] as const) {
    it(`lead nowhere where they do not resolve, whatever phrase they are: ${text}`, async () => {
      const note = frontMatter({ id: 'note', title: 'Notes', kind: 'commentary' })
      const source = `${PLAN_CORPUS}//- z.md\n${ELSEWHERE}\n//- a.md\n${note}${text}\n`
      const running = await start(source)
      assert.deepEqual(await running.ask<LocationLink[]>('textDocument/definition'), [])
      const shown = await hover(source)
      assert.equal(shown.words, words)
      assert.match(shown.text, en)
      assert.doesNotMatch(shown.text, /recurring|in \d+ of \d+ documents/i)
      assert.match((await hover(source, 'zh-CN')).text, zh)
    })
  }

  it('say no years of China for the plan of another country', async () => {
    for (const text of ['India’s 12th Five-Year Pl$0an', '印度“十二五”计$0划', 'the 12th Five-Year Pl$0an of India']) {
      const { text: shown } = await hover(`${PLAN_CORPUS}//- a.md\n${ABOUT_14}In ${text} too.\n`)
      assert.match(shown, /The corpus lacks this/, text)
      assert.doesNotMatch(shown, /2011|2015/, text)
    }
    assert.match((await hover(`${PLAN_CORPUS}//- a.md\n${ABOUT_14}上海“十一$0五”规划。\n`)).text, /2006/)
  })

  it('lead to the plan alone where a glossary has the same word', async () => {
    const glossary =
      '//- g.md\n---\nkind: glossary\n---\n\n## 建议\n\n- en: proposal\n\n## 数字经济\n\n- en: digital economy\n\n'
    const follow = async (text: string): Promise<string[]> => {
      const running = await start(`${PLAN_CORPUS}${glossary}//- a.md\n${ABOUT_14}${text}\n`)
      const links = await running.ask<LocationLink[]>('textDocument/definition')
      return links.map(({ targetUri }) => pathOf(running, targetUri))
    }
    assert.deepEqual(await follow('《建$0议》提出'), ['plans/proposal-14.md'])
    assert.deepEqual(await follow('《建$0议》第一条'), ['plans/proposal-14.md'])
    assert.deepEqual(await follow('提出建$0议'), ['g.md'])
    assert.deepEqual(await follow('《“十四五”数字经$0济发展规划》'), ['plans/digital-14.md'])
  })

  it('are found from the plan and from any of them, in closed files too', async () => {
    const others = `//- b.md\n${ABOUT_14}The last plan. 《预算法》\n//- c.md\n“十三五”时期，“十四五”规划\n//- d.md\n规划与《预算法》\n`
    const refer = async (source: string): Promise<string[]> => {
      const running = await start(source)
      const found = await running.ask<Location[]>('textDocument/references', { context: { includeDeclaration: false } })
      return found.map(({ uri, range }) => {
        const path = pathOf(running, uri)
        return `${path} ${running.slice(path, range)}`
      })
    }
    const expected = ['b.md The last plan', 'c.md “十三五”时期', 'a.md 《“十三五”规划》'.replace(/[《》]/g, '')]
    const fromText = await refer(`${PLAN_CORPUS}${others}//- a.md\n《“十三$0五”规划》\n`)
    assert.deepEqual(fromText.filter(line => /^[a-d]\.md/.test(line)).sort(), expected.sort())
    const fromPlan = await refer(
      `${PLAN_CORPUS.replace('id: fyp-13\n', 'id: fyp-13$0\n')}${others}//- a.md\n《“十三五”规划》\n`,
    )
    assert.deepEqual(fromPlan.filter(line => /^[a-d]\.md/.test(line)).sort(), expected.sort())
  })

  it('are told apart by highlights: said or inferred', async () => {
    const running = await start(`${PLAN_CORPUS}//- a.md\n${ABOUT_14}The 13th pl$0an, or the last plan.\n`)
    const found = await running.ask<DocumentHighlight[]>('textDocument/documentHighlight')
    assert.deepEqual(
      found.map(({ range, kind }) => [running.slice('a.md', range), kind]),
      [
        ['13th plan', 2],
        ['the last plan', 1],
      ],
    )
  })

  for (const newLine of ['\n', '\r\n']) {
    it(`are pinned by a link, lines ended by ${JSON.stringify(newLine)}`, async () => {
      const text = `${ABOUT_14}Chapter 3 of *the last* plan$0 had it.\n\n[the last plan](note:x) \`the last plan\`\n`
      const running = await start(
        `${PLAN_CORPUS}//- a.md\n${text}`.replaceAll('\n', newLine).replaceAll(/^(\/\/- .+)\r$/gm, '$1'),
      )
      const range = { start: running.cursor.position, end: running.cursor.position }
      const actions = await running.ask<CodeAction[]>('textDocument/codeAction', {
        range,
        context: { diagnostics: [] },
      })
      const pins = actions.filter(({ title }) => /Pin this reference/.test(title))
      assert.deepEqual(
        pins.map(({ title }) => title),
        ['Pin this reference: plan:fyp-13#Chapter%203'],
      )
      const edits = pins[0]?.edit?.changes?.[running.cursor.uri] ?? []
      assert.deepEqual(
        edits.map(({ newText }) => newText),
        ['[', '](plan:fyp-13#Chapter%203)'],
      )
      assert.ok(edits.every(({ newText }) => !/[\r\n]/.test(newText)))
    })
  }

  it('are not pinned in code, in another link, or where the name says all', async () => {
    for (const text of [
      '`the last pl$0an`',
      '[the last pl$0an](note:x)',
      'the 13th pl$0an',
      '[the 13th pl$0an](plan:fyp-13)',
    ]) {
      const running = await start(`${PLAN_CORPUS}//- a.md\n${ABOUT_14}${text}\n`)
      const range = { start: running.cursor.position, end: running.cursor.position }
      const actions = await running.ask<CodeAction[]>('textDocument/codeAction', {
        range,
        context: { diagnostics: [] },
      })
      assert.deepEqual(
        actions.filter(({ title }) => /Pin/.test(title)).map(({ title }) => title),
        [],
        text,
      )
    }
  })

  const LACKING =
    '“十一五”规划、“十一五”规划，“十一五”时期，《国家粮食安全规划》，《红楼梦》，根据《会计法》第一条，《孙子兵法》，《规划》，“十三五”规划，the 16th Five-Year Plan\n'
  it('to what the corpus lacks are no finding', async () => {
    const running = await start(`${PLAN_CORPUS}//- a.md\n${LACKING}$0`)
    assert.deepEqual(await running.diagnostics('a.md'), [])
  })
  it('to what the corpus lacks are a finding for who asks for it, once each', async () => {
    const running = await start(
      `${PLAN_CORPUS}//- a.md\n${LACKING}\n[x](plan:none)$0\n//- tifa.yaml\nseverities: { plan-not-in-corpus: hint }\n`,
    )
    const found = await running.diagnostics('a.md')
    assert.deepEqual(
      found.map(({ code, range }) => [code, running.slice('a.md', range)]),
      [
        ['plan-not-in-corpus', '“十一五”规划'],
        ['plan-not-in-corpus', '《国家粮食安全规划》'],
        ['plan-not-in-corpus', '《会计法》'],
        ['plan-not-in-corpus', '16th Five-Year Plan'],
        ['unknown-plan', 'none'],
      ],
    )
    assert.match(String(found[0]?.message), /“十一五”规划” is not in the corpus/)
  })

  it('follow an edit of the front matter that they were inferred from', async () => {
    const running = await start(`${PLAN_CORPUS}//- fyp-15.md\n${FYP_15}the last pl$0an\n`)
    const [before] = await running.ask<LocationLink[]>('textDocument/definition')
    assert.equal(pathOf(running, before?.targetUri ?? ''), 'plans/fyp-14.md')
    await running.change('fyp-15.md', [{ text: `${FYP_15.replace('fyp-14', 'fyp-12')}the last plan\n` }])
    const [after] = await running.ask<LocationLink[]>('textDocument/definition')
    assert.equal(pathOf(running, after?.targetUri ?? ''), 'plans/fyp-12.md')
  })
})
