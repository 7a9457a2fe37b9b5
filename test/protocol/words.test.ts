// Words of the dictionary in hovers: where they are found, what stands above them, how they are shown.

import assert from 'node:assert/strict'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Hover, MarkupContent } from 'vscode-languageserver/node'
import { readSmallDictionary } from '../support/dictionary.ts'
import { FULL, type LanguageClient, type Options } from '../support/language-client.ts'
import { GLOSSARY, useClient } from './harness.ts'

const CONFIGURABLE = { ...FULL, workspace: { ...FULL.workspace, configuration: true } }

describe('words', () => {
  const start = useClient()
  const ask = async (running: LanguageClient): Promise<{ text: string; words: string } | undefined> => {
    const result = await running.ask<Hover | null>('textDocument/hover')
    if (!result?.range) return undefined
    const text = (result.contents as MarkupContent).value
    return { text, words: running.slice(running.fixture.cursor?.path ?? '', result.range) }
  }
  const hover = async (source: string, options: Options = {}): Promise<{ text: string; words: string } | undefined> =>
    ask(await start(source, { dictionary: readSmallDictionary, ...options }))

  /** Holds that the hover is about `words` and says all of `parts`, in this order. */
  async function check(source: string, words: string, ...parts: readonly string[]): Promise<string> {
    const found = await hover(source)
    assert.equal(found?.words, words)
    let from = 0
    for (const part of parts) {
      const at = found.text.indexOf(part, from)
      assert.ok(at >= 0, `“${part}” is missing or in another place:\n${found.text}`)
      from = at + part.length
    }
    return found.text
  }

  it('explain themselves, the longest first, with their source at the foot', async () => {
    const text = await check(
      '//- a.md\n推动国民经$0济。\n',
      '国民经济',
      '**国民经济** (國民經濟) guó mín jīng jì  \nnational economy',
      '**经济** (經濟) jīng jì  \neconomy; economic',
    )
    assert.ok(text.endsWith('\n\n*CC-CEDICT, CC BY-SA 4.0*'), text)
  })
  it('show the script that is written', () =>
    check(
      '//- a.md\n推動國民經$0濟。\n',
      '國民經濟',
      '**國民經濟** (国民经济) guó mín jīng jì',
      '**經濟** (经济)',
    ).then(() => undefined))

  describe('are found', () => {
    for (const [where, source, words] of [
      ['in bold that ends within', '推动**国民**经$0济。\n', '国民**经济'],
      ['in a link', '见[发$0展](https://a.b)问题\n', '发展'],
      ['across the edge of a link', '见[发](https://a.b)展$0问题\n', '发](https://a.b)展'],
      ['in a mark of ours', '[经济发$0展](note:x "y")\n', '[经济发展](note:x "y")'],
      ['in a table', '| 指标 | 数 |\n| --- | --- |\n| 经$0济 | **质量** |\n', '经济'],
      ['in bold in a table', '| 指标 | 数 |\n| --- | --- |\n| 经济 | **质$0量** |\n', '质量'],
      ['in a footnote', '正文[^1]\n\n[^1]: 经$0济\n', '经济'],
      ['in a quote', '> 提高质$0量\n', '质量'],
      ['in a heading', '# 题目\n\n## 稳定经$0济\n', '经济'],
      ['in a list', '- 一\n  - 经$0济\n', '经济'],
      ['across a soft line break', '发展国民经\n济发$0展\n', '发展'],
      ['over a soft line break', '推动国民经\n济$0。\n', '国民经\n济'],
      ['over a soft line break in a quote', '> 推动国民经\n> 济$0。\n', '国民经\n> 济'],
      ['behind a character beyond the basic plane', '𠮷𠮷😀经$0济\n', '经济'],
      ['with such a character in them', '去𠮷$0野家\n', '𠮷野家'],
      ['behind an entity and an escape', '&hellip;\\*经$0济\n', '经济'],
      ['at the last character of the text', '经济$0', '经济'],
      ['at the second and third place in one line', '经济，经济，经$0济', '经济'],
    ] as const) {
      it(where, () => check(`//- a.md\n${source}`, words, 'CC-CEDICT').then(() => undefined))
    }
  })

  it('need no dictionary where none can stand: in English, also beside a gloss in brackets', async () => {
    let reads = 0
    const dictionary = async () => {
      reads++
      return readSmallDictionary()
    }
    await hover('//- a.md\nA $0moderately prosperous society (小康社会) by 2020.\n', { dictionary })
    assert.equal(reads, 0)
    await hover('//- a.md\nA moderately prosperous society (小康$0社会) by 2020.\n', { dictionary })
    assert.equal(reads, 1)
  })

  describe('are none', () => {
    for (const [where, source] of [
      ['in English', 'The eco$0nomy AA grows\n'],
      ['in code', '`经$0济`\n'],
      ['in a fence', '```\n经$0济\n```\n'],
      ['in front matter', '---\nother: 经$0济\n---\n'],
      ['in a comment', '<!-- 经$0济 -->\n'],
      ['on the address of a link', '[发](https://a$0.b)。经济\n'],
      ['on punctuation', '经济，$0。经济\n'],
      ['where the dictionary has none', '赑$0屃\n'],
    ] as const) {
      it(where, async () => assert.equal(await hover(`//- a.md\n${source}`), undefined))
    }
  })

  describe('below a glossary term', () => {
    it('explain its parts, in brief', async () => {
      const text = await check(
        `${GLOSSARY}//- a.md\n扎实推动高质量发$0展。\n`,
        '高质量发展',
        'high-quality development',
        '\n\n---\n\n**发展** (發展) fā zhǎn  \ndevelopment; growth; to develop; to grow; to expand',
        '*CC-CEDICT',
      )
      assert.ok(!text.includes('**发**'), text)
    })
    it('in bold, in a table, over a soft line break', async () => {
      for (const source of ['高质量**发$0展**', '| a |\n| --- |\n| 高质量发$0展 |', '高质量发\n展$0'])
        assert.match((await hover(`${GLOSSARY}//- a.md\n${source}\n`))?.text ?? '', /---\n\n\*\*发展\*\*/)
    })
    it('do not say again what the term is', async () => {
      const glossary = '//- g.md\n---\nkind: glossary\n---\n\n## 耐心资本\n- en: patient capital\n- aka: 資本\n'
      const [exact, inner, heading] = [
        await hover(`${glossary}//- a.md\n壮大资$0本\n`),
        await hover(`${glossary}//- a.md\n壮大耐$0心资本\n`),
        await hover(glossary.replace('耐心资本', '耐心$0资本')),
      ]
      assert.match(exact?.text ?? '', /patient capital/)
      assert.doesNotMatch(exact?.text ?? '', /CC-CEDICT/)
      assert.match(inner?.text ?? '', /patient capital[\s\S]*\*\*耐心\*\*[\s\S]*CC-CEDICT/)
      assert.match(heading?.text ?? '', /patient capital/)
    })
    it('may be longer than the term', async () => {
      const glossary = '//- g.md\n---\nkind: glossary\n---\n\n## 发展\n- en: growth\n'
      const text = await check(
        `${glossary}//- a.md\n发$0展中国家\n`,
        '发展',
        'growth',
        '---',
        'developing country',
        'under development',
      )
      assert.ok(!text.includes('**发**'))
    })
    it('and come last behind a plan, a target, a note', async () => {
      const plan = '//- p.md\n---\nid: p\ntitle: 国民经济发展规划纲要\nkind: outline\n---\n'
      for (const source of [
        '见《国民经$0济发展规划纲要》',
        '[国民经$0济增长5%](target:gdp)',
        '[国民经$0济](note:x "why?")',
      ]) {
        const { text = '' } = (await hover(`${plan}//- a.md\n${source}\n`)) ?? {}
        const parts = text.split('\n\n---\n\n')
        assert.ok(parts.length > 1 && parts.at(-1)?.startsWith('**国民经济**'), text)
      }
    })
  })

  it('are none in the number of a plan or in its short name', async () => {
    const plans = ['十三', '十五'].map(
      (number, i) =>
        `//- ${i}.md\n---\nid: p${i}\ntitle: 中华人民共和国国民经济和社会发展第${number}个五年规划纲要\nkind: outline\n---\n`,
    )
    for (const source of [
      '“十三$0五”规划',
      '“十五$0五”规划',
      '“十三五”规$0划',
      '十五$0五时期',
      '《“十三$0五”规划》',
      '《“十五$0五”规划》',
      '本规$0划',
    ]) {
      for (const corpus of [plans.join(''), '']) {
        const { text = '' } = (await hover(`${corpus}//- a.md\n见${source}。\n`)) ?? {}
        assert.notEqual(text, '', source)
        assert.doesNotMatch(text, /several|50-50|program|CEDICT/, source)
      }
    }
  })

  it('refer to others, and say what those mean', async () => {
    await check(
      '//- a.md\n发改$0委\n',
      '发改委',
      'abbr. for 国家发展和改革委员会: National Development and Reform Commission',
    )
    await check('//- a.md\n逕$0\n', '逕', 'old variant of 迳 (jìng): footpath; track; diameter')
    const loop = await check('//- a.md\n甲$0乙\n', '甲乙', 'see 乙甲 (yǐ jiǎ)')
    assert.ok(loop.length < 200, loop)
  })
  it('have their readings, that of the place first', async () => {
    await check('//- a.md\n他行$0\n', '行', 'xíng', 'háng', 'héng', 'used in 道行 (dào héng): skills acquired')
    await check('//- a.md\n第一行$0\n', '行')
  })
  it('say how many more there are', async () => {
    const text = await check('//- a.md\n发展$0中国家\n', '发展中国家', 'developing country', '中国', '中')
    assert.doesNotMatch(text, /more words/)
    const many = await check(
      `${GLOSSARY}//- a.md\n[发$0展中国家](note:x "y")\n`,
      '[发展中国家](note:x "y")',
      'and 1 more word',
    )
    assert.match(many, /and 1 more word · \*CC-CEDICT/)
  })
  it('speak Chinese at the foot', async () => {
    const result = await hover('//- a.md\n[发$0展中国家](note:x "y")\n', { locale: 'zh-cn' })
    assert.match(result?.text ?? '', /另有 1 个词 · \*CC-CEDICT, CC BY-SA 4\.0\*/)
  })
  it('are plain text for editors that show no Markdown', async () => {
    const capabilities = {
      ...FULL,
      textDocument: { ...FULL.textDocument, hover: { contentFormat: ['plaintext' as const] } },
    }
    const result = await hover('//- a.md\n经$0济\n', { capabilities })
    assert.equal(result?.text, '经济 (經濟) jīng jì\neconomy; economic\n\nCC-CEDICT, CC BY-SA 4.0')
  })

  describe('pronunciation', () => {
    const source = `${GLOSSARY}//- a.md\n高质$0量发展\n`
    const styled = async (pinyin: string, more: Options = {}): Promise<string> => {
      const settings = { tifa: { hover: { pinyin } } }
      return (await hover(source, { capabilities: CONFIGURABLE, settings, ...more }))?.text ?? ''
    }
    const HTML: Options = { initialization: { hoverColours: true } }
    it('with tone marks', async () => {
      for (const style of ['toneMarks', 'nonsense']) {
        const text = await styled(style)
        for (const part of ['gāo zhì liàng fā zhǎn', 'zhì liàng']) assert.ok(text.includes(part), text)
        assert.doesNotMatch(text, /<span/)
      }
    })
    it('in zhuyin', async () => {
      const text = await styled('zhuyin')
      for (const part of ['ㄍㄠ ㄓˋ ㄌㄧㄤˋ ㄈㄚ ㄓㄢˇ', '**质量** (質量) ㄓˋ ㄌㄧㄤˋ'])
        assert.ok(text.includes(part), text)
      // Measure words are left out.
      assert.doesNotMatch(text, /CL:/)
    })
    it('not at all', async () => {
      const text = await styled('none')
      assert.match(text, /\*\*质量\*\* \(質量\) {2}\nquality/)
      assert.doesNotMatch(text, /[āáǎàēéěèīíǐìōóǒòūúǔùㄅ-ㄩ]/)
      // What is said of a pronunciation would be nothing without it.
      const settings = { tifa: { hover: { pinyin: 'none' } } }
      const hair = await hover('//- a.md\n髮$0\n', { capabilities: CONFIGURABLE, settings })
      assert.match(hair?.text ?? '', /Taiwan pr\. fǎ/)
    })
    it('with tones in colours and marks, for a client that shows them', async () => {
      const text = await styled('toneColours', HTML)
      assert.ok(text.includes('<span style="color:var(--vscode-charts-red);">gāo</span> '), text)
      assert.ok(text.includes('**质量** (質量) <span style="color:var(--vscode-charts-blue);">zhì</span> '), text)
      for (const [span] of text.matchAll(/<[^>]*>/g))
        assert.match(
          span,
          /^<(?:\/span|span style="color:var\(--vscode-charts-(?:red|orange|green|blue)\);"|file:[^<>]*)>$/,
        )
    })
    it('never in HTML for any other client', async () => {
      assert.doesNotMatch(await styled('toneColours'), /<span/)
      assert.match(await styled('toneColours'), /gāo zhì liàng fā zhǎn/)
    })
    it('lets nothing else through as HTML', async () => {
      const hostile = [
        '//- g.md\n---\nkind: glossary\n---\n\n## 历史<u>发展\n- en: <img src=x onerror=alert(1)>',
        '- pinyin: <b>lì</b> shǐ www.evil.example/x https://evil.example <script>alert(1)</script>',
        '- aka: <i>x</i>\n- source: </span><style>*{}</style>\n\n<iframe src="https://evil.example"></iframe> &lt;b&gt;\n',
        '//- a.md\n历史<u>发$0展\n',
        '//- b.md\n历$0史\n',
      ].join('\n')
      const settings = { tifa: { hover: { pinyin: 'toneColours' } } }
      for (const source of [hostile.replace('史<u>发$0展\n', '史<u>发展\n'), hostile.replace('历$0史\n', '')]) {
        const { text = '' } = (await hover(source, { capabilities: CONFIGURABLE, settings, ...HTML })) ?? {}
        assert.ok(text.includes('<span style="color:'), text)
        const html: string[] = []
        const visit = (node: { type: string; value?: string; url?: string; children?: unknown[] }): void => {
          if (node.type === 'html') html.push(node.value ?? '')
          assert.ok(!['image', 'code', 'inlineCode'].includes(node.type), text)
          if (node.type === 'link') assert.match(node.url ?? '', /^file:/)
          for (const child of node.children ?? []) visit(child as typeof node)
        }
        visit(unified().use(remarkParse).parse(text))
        for (const tag of html) assert.match(tag, /^(?:<\/span>|<span style="color:var\(--vscode-charts-\w+\);">)$/)
        assert.doesNotMatch(text, /https?:\/\/|www\./)
      }
    })
  })

  describe('settings', () => {
    it('take effect at once', async () => {
      const running = await start('//- a.md\n经$0济\n', { capabilities: CONFIGURABLE, dictionary: readSmallDictionary })
      const set = async (hover: object): Promise<string | undefined> => {
        running.settings['tifa'] = { hover }
        await running.connection.sendNotification('workspace/didChangeConfiguration', { settings: null })
        await running.idle()
        return (await ask(running))?.text
      }
      assert.match((await set({})) ?? '', /jīng jì/)
      assert.match((await set({ pinyin: 'zhuyin' })) ?? '', /ㄐㄧㄥ ㄐㄧˋ/)
      assert.equal(await set({ dictionary: false }), undefined)
      assert.match((await set({ dictionary: true })) ?? '', /jīng jì/)
    })
    it('load nothing where words are not wanted', async () => {
      let reads = 0
      const dictionary = (): Promise<Uint8Array> => {
        reads++
        return readSmallDictionary()
      }
      const settings = { tifa: { hover: { dictionary: false } } }
      await hover('//- a.md\n经$0济\n', { capabilities: CONFIGURABLE, settings, dictionary })
      assert.equal(reads, 0)
    })
  })

  it('are missing where the dictionary is damaged, with one line in the log and all else as it was', async () => {
    for (const dictionary of [
      async () => (await readSmallDictionary()).slice(0, -8),
      async () => undefined,
      () => Promise.reject(new Error('EACCES')),
    ]) {
      const running = await start(`${GLOSSARY}//- a.md\n高质量发$0展\n`, { dictionary })
      for (let i = 0; i < 2; i++) assert.match((await ask(running))?.text ?? '', /high-quality development/)
      assert.equal(running.log.filter(line => line.includes('the dictionary cannot')).length, 1)
    }
  })
})
