// Exports and the import of annotations over LSP: what files say, that nothing in them is markup by chance, and that marks come back.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node'
import { unpack } from '../../server/formats/zip.ts'
import { parseXml, type XmlElement } from '../../server/protocol/exporting/xml.ts'
import type { ExportResult, ImportAnnotationsResult } from '../../server/wire/exports.ts'
import type { LanguageClient } from '../support/language-client.ts'
import { applyEdit, useClient } from './harness.ts'

const CORPUS = `//- tifa.yaml
//- plans/harbour.md
---
id: harbour
title: 港口规划 <b>&
title_en: Harbour plan
issuer: 港务局
date: 2022-03-01
period: 2021-2025
kind: outline
source: https://example.org/a?b=1&c=2
---

# 总则

推动[深水港](term:deep-port)建设[^1]，𠮷区[吞吐量达到5000万吨](target:throughput "by=2025 kind=binding")。

<script>alert(1)</script>

坚持统一规划、分步实施、逐年检查的原则，由各有关单位按照职责分工抓好落实，并于每年年底前报送进展情况。

- [**疏浚**河道](note:water "谁来
付费？")
- [外链](https://example.org/x) [坏](javascript:alert(1)) [上一规划](plan:old#第二章) <img src=x onerror=alert(1)>

## 第一章 码头

| 指标 | 2025 |
| --- | --: |
| 泊位 | \`x<y\` 12 |

> 引文&amp;<!-- c -->

[^1]: 见《港口法》*第三条*。
//- plans/bare.md
# Quays

No marks here. Deep-water ports again.
//- glossary.md
---
kind: glossary
---

# 词汇

## 深水港
- id: deep-port
- en: deep-water port

A port for "large" ships <i>.
`

const EPOCH = '2026-01-02T03:04:05Z'

describe('exports', () => {
  const start = useClient()
  const begin = (source = CORPUS, locale = 'en'): Promise<LanguageClient> =>
    start(source, { locale, ports: { date: () => EPOCH, version: '1.2.3' } })
  const make = (client: LanguageClient, what: string, rest: object = {}): Promise<ExportResult> =>
    client.connection.sendRequest<ExportResult>('tifa/export', { what, name: 'out', ...rest })
  const textOf = async (client: LanguageClient, what: string, rest: object = {}): Promise<string> =>
    (await make(client, what, rest)).files[0]?.text ?? ''

  describe('annotations', () => {
    interface Collection {
      readonly '@context': readonly unknown[]
      readonly type: string
      readonly total: number
      readonly generated: string
      readonly provenance: { version: string; corpus: { sha256: string; files: { path: string; sha256: string }[] } }
      readonly texts: readonly { source: string; path: string; textSha256: string }[]
      readonly first: { readonly type: string; readonly items: readonly Item[] }
    }
    interface Item {
      readonly id: string
      readonly motivation: string
      readonly body: readonly Record<string, string>[]
      readonly target: {
        source: string
        selector: { type: string; exact: string; prefix: string; start: number; end: number }[]
      }
    }

    it('are a collection of the Recommendation, with selectors that hold in the texts beside it', async () => {
      const client = await begin()
      const { files, annotations, documents } = await make(client, 'annotations')
      assert.deepEqual(
        [documents, annotations, files.map(({ path }) => path)],
        [1, 4, ['out.jsonld', 'out.texts/plans/harbour.md.txt']],
      )
      const collection = JSON.parse(files[0]?.text ?? '') as Collection
      const plain = files[1]?.text ?? ''
      assert.equal(collection['@context'][0], 'http://www.w3.org/ns/anno.jsonld')
      assert.deepEqual(
        [collection.type, collection.total, collection.first.type],
        ['AnnotationCollection', 4, 'AnnotationPage'],
      )
      assert.equal(collection.texts[0]?.textSha256, createHash('sha256').update(plain).digest('hex'))
      const points = [...plain]
      for (const { id, target } of collection.first.items) {
        assert.match(id, /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
        const [quote, place] = target.selector
        assert.equal(target.source, 'out.texts/plans/harbour.md.txt')
        assert.equal(points.slice(place?.start, place?.end).join(''), quote?.exact)
        assert.ok(plain.includes(`${quote?.prefix}${quote?.exact}`))
      }
      assert.deepEqual(
        collection.first.items.map(({ motivation, body }) => [
          motivation,
          ...body.map(({ purpose, source, value }) => [purpose, source ?? value]),
        ]),
        [
          ['identifying', ['identifying', 'term:deep-port']],
          ['classifying', ['classifying', 'target:throughput'], ['describing', 'by=2025 kind=binding']],
          ['commenting', ['tagging', 'water'], ['commenting', '谁来 付费？']],
          ['linking', ['linking', 'plan:old#第二章']],
        ],
      )
    })
    it('say the corpus such that sha256sum says the same', async () => {
      const client = await begin()
      const { generated, provenance } = JSON.parse(await textOf(client, 'annotations')) as Collection
      const files = ['glossary.md', 'plans/bare.md', 'plans/harbour.md']
      const hash = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex')
      const lines = files.map(path => `${hash(readFileSync(join(client.folder, path)))}  ${path}\n`)
      assert.deepEqual(
        provenance.corpus.files.map(({ path, sha256 }) => `${sha256}  ${path}\n`),
        lines,
      )
      assert.deepEqual(
        [generated, provenance.version, provenance.corpus.sha256],
        [EPOCH, '1.2.3', hash(lines.join(''))],
      )
      await client.open('plans/harbour.md', '# 改\n\n[港](note:x)\n')
      const { provenance: edited } = JSON.parse(await textOf(client, 'annotations')) as Collection
      assert.deepEqual(edited.corpus.files[2], {
        path: 'plans/harbour.md',
        sha256: hash('# 改\n\n[港](note:x)\n'),
        unsaved: true,
      })
    })
    it('are the same bytes for the same corpus', async () => {
      const client = await begin()
      for (const what of ['annotations', 'qda', 'tei', 'reading-copy', 'targets'])
        assert.deepEqual(await make(client, what), await make(client, what), what)
    })
  })

  describe('import', () => {
    const bare = CORPUS.replace(/\[((?:[^[\]])*)\]\((?:term|target|note|plan):[^()"]*(?:"[^"]*")?\)/g, '$1')
    const importFile = async (
      client: LanguageClient,
      content: string | Uint8Array,
    ): Promise<ImportAnnotationsResult> => {
      const base64 = Buffer.from(content).toString('base64')
      const found = await client.connection.sendRequest<ImportAnnotationsResult>('tifa/importAnnotations', { base64 })
      assert.ok(found)
      return found
    }
    const apply = (text: string, { edit }: ImportAnnotationsResult): string => {
      const { documentChanges, changes } = (edit ?? {}) as WorkspaceEdit
      const edits = [
        ...((documentChanges ?? []) as TextDocumentEdit[]).flatMap(
          change => change.edits as { range: never; newText: string }[],
        ),
        ...Object.values(changes ?? {}).flat(),
      ]
      return edits.reduceRight((changed, { range, newText }) => applyEdit(changed, range, newText), text)
    }

    for (const what of ['annotations', 'qda']) {
      it(`of ${what} gives the same marks, and leaves those that are there`, async () => {
        const [file] = (await make(await begin(), what)).files
        const content = file?.text ?? Buffer.from(file?.base64 ?? '', 'base64')
        const client = await begin(bare)
        assert.doesNotMatch(client.textOf('plans/harbour.md'), /\]\((?:term|note|target|plan):/)
        const found = await importFile(client, content)
        assert.equal(found.summary, '4 placed, 0 there already, 0 stale, 0 refused')
        const whole = CORPUS.split('//- plans/harbour.md\n')[1]?.split('//- plans/bare.md\n')[0] ?? ''
        assert.equal(apply(client.textOf('plans/harbour.md'), found), whole.replace('谁来\n付费', '谁来 付费'))
        const again = await importFile(await begin(), content)
        assert.deepEqual([again.edit, again.summary], [null, '0 placed, 4 there already, 0 stale, 0 refused'])
      })
      it(`of ${what} into a changed text places what stands once and lists the others`, async () => {
        const [file] = (await make(await begin(), what)).files
        const content = file?.text ?? Buffer.from(file?.base64 ?? '', 'base64')
        const changed = bare.replace('深水港建设', '深水码头建设').replace('# 总则', '# 总则\n\n新增一段。')
        const client = await begin(changed)
        const { summary, problems, edit } = await importFile(client, content)
        assert.match(summary, /^2 placed, 0 there already, 2 stale, 0 refused$/)
        assert.equal(problems.length, 2)
        assert.match(
          problems[0] ?? '',
          /^plans\/harbour\.md: stale: term:deep-port “深水港”: these words, with what stood around them, are not/,
        )
        assert.ok(edit)
      })
    }
    it('says what is no file of annotations, and what is about no document', async () => {
      const client = await begin()
      assert.equal((await importFile(client, 'no')).isUnknown, true)
      assert.equal((await importFile(client, 'PK\u0003\u0004no')).isUnknown, true)
      const foreign = {
        type: 'Annotation',
        bodyValue: 'odd',
        target: { source: 'http://example.org/other', selector: { type: 'TextQuoteSelector', exact: 'x' } },
      }
      const { summary, problems } = await importFile(
        client,
        JSON.stringify([foreign, { type: 'Annotation', target: 'http://a.example' }]),
      )
      assert.equal(summary, '0 placed, 0 there already, 1 stale, 0 refused, 1 not about words of a text')
      assert.match(problems[0] ?? '', /no such document/)
    })
    it('takes annotations of others, by quotation and address', async () => {
      const client = await begin()
      const foreign = {
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        type: 'Annotation',
        motivation: 'highlighting',
        body: { type: 'TextualBody', value: 'why?' },
        target: {
          source: 'http://example.org/corpus/plans/bare.md',
          selector: { type: 'TextQuoteSelector', exact: 'No marks' },
        },
      }
      const found = await importFile(client, JSON.stringify(foreign))
      assert.equal(
        apply(client.textOf('plans/bare.md'), found).split('\n')[2],
        '[No marks](note:highlighting "why?") here. Deep-water ports again.',
      )
    })
  })

  describe('a reading copy', () => {
    it('has text, contents, glosses, targets, notes, footnotes and where it comes from', async () => {
      const client = await begin()
      const html = await textOf(client, 'reading-copy', { uris: [client.uri('plans/harbour.md')] })
      assert.match(html, /<html lang="zh-CN">/)
      assert.match(html, /<title>港口规划 &#60;b&#62;&#38;<\/title>/)
      assert.match(html, /<nav aria-labelledby="contents"[\s\S]*<a href="#s1">第一章 码头<\/a>/)
      assert.match(html, /<a class="g" id="c1" href="#g1" title="deep-water port">深水港<sup>1<\/sup><\/a>/)
      assert.match(html, /<li id="g1">[\s\S]{0,400}A port for &#34;large&#34; ships/)
      assert.match(html, /<span class="target" id="t1">吞吐量达到5000万吨<\/span>/)
      assert.match(html, /<td><a href="#t1">1<\/a><\/td>/)
      assert.match(html, /<mark><strong>疏浚<\/strong>河道<\/mark><sup><a id="nc1" href="#n1"/)
      assert.match(
        html,
        /<sup><a id="fc1" href="#f1" role="doc-noteref">\[1\]<\/a><\/sup>[\s\S]*<li id="f1"><p>见《港口法》<em>第三条<\/em>。<\/p>/,
      )
      assert.match(html, /<cite title="old 第二章">上一规划<\/cite>/)
      assert.match(html, /<td class="right"><code>x&#60;y<\/code> 12<\/td>/)
      assert.match(html, /Made with Tifa 1\.2\.3 on 2026-01-02T03:04:05Z/)
    })
    it('is safe: no script, no load, no address but of the web and of itself', async () => {
      const client = await begin()
      const html = await textOf(client, 'reading-copy', { uris: [client.uri('plans/harbour.md')] })
      assert.match(
        html,
        /Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[A-Za-z\d+/]{43}='; base-uri 'none'; form-action 'none'"/,
      )
      const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
      assert.ok(html.includes(`'sha256-${createHash('sha256').update(style).digest('base64')}'`))
      assert.doesNotMatch(html, /<script|<img|onerror|javascript:|\ssrc=|<link|url\(|@import/i)
      for (const [, href] of html.matchAll(/href="([^"]*)"/g))
        assert.match(href ?? '', /^(?:#[a-z]|https:&#|https:\/\/)/, href)
      const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
      assert.equal(new Set(ids).size, ids.length)
      for (const [, id] of html.matchAll(/href="#([^"]*)"/g)) assert.ok(ids.includes(id), `#${id}`)
    })
    it('speaks the language of the interface', async () => {
      const client = await begin(CORPUS, 'zh-cn')
      const html = await textOf(client, 'reading-copy', { uris: [client.uri('plans/bare.md')] })
      assert.match(html, /<html lang="en">/)
      assert.match(html, /<h2 id="contents" lang="zh-CN">目录<\/h2>/)
      assert.match(html, /<h2 id="terms-title" lang="zh-CN">释义<\/h2>/)
    })
  })

  const walk = function* (element: XmlElement): Iterable<XmlElement> {
    yield element
    for (const child of element.children) yield* walk(child)
  }

  describe('REFI-QDA', () => {
    const GUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/
    /** Project.xsd of REFI-QDA 1.5, for what is written: children in their order, and attributes, the obligatory ones first. */
    const RULES: Readonly<Record<string, readonly [children: string, must: string, may: string]>> = {
      Project: [
        'Users CodeBook Variables Cases Sources Notes Links Sets Graphs Description NoteRef',
        'name',
        'origin creatingUserGUID creationDateTime schemaLocation xmlns xsi',
      ],
      Users: ['User', '', ''],
      User: ['', 'guid', 'name id'],
      CodeBook: ['Codes', '', ''],
      Codes: ['Code', '', ''],
      Code: ['Description NoteRef Code', 'guid name isCodable', 'color'],
      Sources: ['TextSource', '', ''],
      TextSource: [
        'Description PlainTextContent PlainTextSelection Coding NoteRef VariableValue',
        'guid',
        'name plainTextPath creatingUser creationDateTime',
      ],
      PlainTextSelection: [
        'Description Coding NoteRef',
        'guid startPosition endPosition',
        'name creatingUser creationDateTime',
      ],
      Coding: ['CodeRef NoteRef', 'guid', 'creatingUser creationDateTime'],
      CodeRef: ['', 'targetGUID', ''],
      Description: ['', '', ''],
    }

    it('is as the schema of the project has it, and every reference leads somewhere', async () => {
      const { files } = await make(await begin(), 'qda')
      const unpacked = unpack(Buffer.from(files[0]?.base64 ?? '', 'base64'), () => true)
      const root = parseXml(new TextDecoder().decode(unpacked?.get('project.qde')))
      assert.ok(unpacked && root)
      const guids = new Set<string>()
      for (const { name, attributes, children } of walk(root)) {
        const [order, must, may] = RULES[name] ?? assert.fail(name)
        const places = children.map(child => order.split(' ').indexOf(child.name))
        assert.deepEqual(
          places,
          [...places].sort((a, b) => a - b),
          name,
        )
        assert.ok(!places.includes(-1), `${name}: ${children.map(child => child.name)}`)
        for (const one of must.split(' ')) assert.ok(one === '' || attributes.has(one), `${name} ${one}`)
        for (const one of attributes.keys()) assert.ok(`${must} ${may}`.split(' ').includes(one), `${name} ${one}`)
        const guid = attributes.get('guid')
        if (guid === undefined) continue
        assert.match(guid, GUID)
        assert.ok(!guids.has(guid), name)
        guids.add(guid)
      }
      const source = [...walk(root)].find(({ name }) => name === 'TextSource')
      const path = source?.attributes.get('plainTextPath') ?? ''
      const plain = new TextDecoder().decode(unpacked.get(path.replace('internal://', 'Sources/')))
      const quotes = source?.children.flatMap(({ name, attributes }) =>
        name === 'PlainTextSelection'
          ? [...plain].slice(Number(attributes.get('startPosition')), Number(attributes.get('endPosition'))).join('')
          : [],
      )
      assert.deepEqual(quotes, ['深水港', '吞吐量达到5000万吨', '疏浚河道', '上一规划'])
      for (const { name, attributes } of walk(root))
        if (name === 'CodeRef') assert.ok(guids.has(attributes.get('targetGUID') ?? ''))
    })
    it('has a codebook', async () => {
      const root = parseXml(await textOf(await begin(), 'codebook'))
      const names = [...walk(root ?? assert.fail())].flatMap(({ name, attributes }) =>
        name === 'Code' ? attributes.get('name') : [],
      )
      assert.deepEqual(names, ['term', 'deep-port', 'target', 'throughput', 'plan', 'old#第二章', 'note', 'water'])
    })
  })

  describe('TEI', () => {
    it('has a header, divisions, marks and footnotes, and every pointer within it leads somewhere', async () => {
      const client = await begin()
      const xml = await textOf(client, 'tei', { uris: [client.uri('plans/harbour.md')] })
      const root = parseXml(xml) ?? assert.fail()
      assert.equal(root.attributes.get('xmlns'), 'http://www.tei-c.org/ns/1.0')
      assert.deepEqual(
        root.children.map(({ name }) => name),
        ['teiHeader', 'text'],
      )
      assert.deepEqual(
        root.children[0]?.children.map(({ name }) => name),
        ['fileDesc', 'encodingDesc', 'profileDesc'],
      )
      assert.deepEqual(
        root.children[0]?.children[0]?.children.map(({ name }) => name),
        ['titleStmt', 'publicationStmt', 'sourceDesc'],
      )
      assert.match(xml, /<title type="main">港口规划 &#60;b&#62;&#38;<\/title>/)
      assert.match(
        xml,
        /<div xml:id="s1" n="1">\n<head>总则<\/head>\n<p>推动<term ref="term:deep-port">深水港<\/term>建设<note xml:id="fn1" place="foot" n="1"><p>见《港口法》<hi rend="italic">第三条<\/hi>。<\/p>\n<\/note>/,
      )
      assert.match(
        xml,
        /<seg xml:id="m1" type="target" ana="target:throughput">吞吐量达到5000万吨<\/seg><note type="attributes" target="#m1">by=2025 kind=binding<\/note>/,
      )
      assert.match(xml, /<ref type="plan" target="plan:old#第二章">上一规划<\/ref>/)
      assert.match(
        xml,
        /<div xml:id="s2" n="2">\n<head>第一章 码头<\/head>\n<table>\n<row role="label"><cell>指标<\/cell>/,
      )
      assert.match(xml, /<quote><p>引文&#38;<\/p>\n<\/quote>/)
      const ids = [...walk(root)].flatMap(({ attributes }) => attributes.get('id') ?? [])
      for (const [, id = ''] of xml.matchAll(/target="#([^"]*)"/g)) assert.ok(ids.includes(id), id)
    })
    it('is well formed whatever a text holds', async () => {
      const client = await begin(
        '//- a.md\n---\ntitle: "a \\u0001]]> b"\n---\n\n***\n\n### x\u0000\u0008\n\n`]]>` \ud800 ]]> &#1; <a&b>\n\n1. # y\n   > z\n',
      )
      const { files, dropped } = await make(client, 'tei')
      assert.ok(parseXml(files[0]?.text ?? ''))
      assert.ok(dropped > 0)
      assert.doesNotMatch(files[0]?.text ?? '', /[\u0000-\u0008]|\p{Cs}/u)
    })
  })

  describe('tables', () => {
    it('are the ledger and the terms with counts, each row with its file and the corpus', async () => {
      const client = await begin()
      const csv = await textOf(client, 'targets', { format: 'csv' })
      assert.match(csv, /^\uFEFFindicator,[^\r]*,file_sha256,corpus_sha256,tool,exported\r\n/)
      assert.match(csv, /,plans\/harbour\.md,\d+,[^\r]*,[\da-f]{64},[\da-f]{64},Tifa 1\.2\.3,2026-01-02T03:04:05Z\r\n/)
      const { provenance, terms } = JSON.parse(await textOf(client, 'terms', { format: 'json' })) as {
        provenance: { tool: string }
        terms: { id: string; document_id: string; count: number; file: string }[]
      }
      assert.equal(provenance.tool, 'Tifa')
      assert.deepEqual(terms.map(({ id, file, count }) => [id, file, count]).sort(), [
        ['deep-port', 'plans/bare.md', 1],
        ['deep-port', 'plans/harbour.md', 1],
      ])
      const [workbook] = (await make(client, 'targets', { format: 'xlsx' })).files
      const sheets = unpack(Buffer.from(workbook?.base64 ?? '', 'base64'), () => true)
      const strings = [...(sheets ?? [])].map(([, bytes]) => new TextDecoder().decode(bytes)).join('')
      for (const said of ['吞吐量', 'provenance', 'corpus SHA-256', 'plans/harbour.md'])
        assert.ok(strings.includes(said), said)
    })
  })
})
