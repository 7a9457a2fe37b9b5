// Exports of odd documents against the schemas of their formats.

import assert from 'node:assert/strict'
import { unpack } from '../../server/formats/zip.ts'
import type { ExportResult } from '../../server/wire/exports.ts'
import { violations } from '../support/schema.ts'
import { useClient } from './harness.ts'

/** What writers of XML stumble over, a document each. */
const ODD: Readonly<Record<string, string>> = {
  empty: '',
  'only front matter': '---\ntitle: 只有文件头\nkind: outline\nperiod: 2021-2025\n---\n',
  'odd dates': '---\ntitle: 日期\ndate: 2022-03\nperiod: 50-99\nlanguage: zh-Hant-TW\nid: "a b/ç"\n---\n\n文\n',
  'no dates': '---\ntitle: "  "\ndate: 2022-13-45\nperiod: 没有\nlanguage: EN_us\n---\n\n文\n',
  'only a rule': '***\n',
  'a rule at the end of a division': '***\n\n# 一\n\n***\n\n## 二\n\n文\n\n***\n',
  'only an image': '![图](x.png)\n',
  'only a comment': '<!-- 注释 -->\n',
  'only code': '```xml\n<a>&b;]]></a>\n```\n',
  'headings without text': '# 一\n\n## 二\n\n### \n\n# \n',
  'headings that skip levels': '### 三\n\n# 一\n\n##### 五\n\n文\n\n## 二\n',
  'marks and footnotes in headings':
    '# [总则](note:a "备注")[^1]\n\n## **[要](term:x)** `码` [链](https://example.org/?a=1&b=2)\n\n文[^1][^2][^3]\n\n[^1]: 一[^2]\n\n    - 列 [标](note:b)\n\n    > 引\n[^2]: 二\n[^4]: 未用 [标](note:c)\n',
  lists:
    '- \n- 甲\n\n  乙\n  - 丙\n    1. 丁\n\n       ```\n       码\n       ```\n- # 题\n- > 引\n- | 甲 | 乙 |\n  | - | - |\n  | [丙](target:t "by=2025") | 丁 |\n- ***\n\n5. 五\n',
  quotes: '> # 题\n>\n> - 列\n>\n> > 套\n>\n> ***\n>\n> ```\n> x\n> ```\n\n>\n',
  tables:
    '| | |\n| - | :-: |\n| | |\n\n| [a](note:q) | **[b](note:r "x")** | `c` |\n| - | - | - |\n| 一 | ![i](p.png) | [^1] |\n| 二 |\n\n[^1]: 注\n',
  'marks within marks, beside and over each other':
    '**粗[标*斜*`码`](note:n "一\n二")尾** *[a](term:t)**[b](plan:p#第一章)***\n\n[跨\n行的**标\n注**](note:soft "注")[d](note:x "1")[d](note:x "1")[d](note:x "2")\n\n[a[b](note:in)c](note:out "外") [](note:leer) [ ](note:blank)\n',
  'marks that name nothing':
    '[a](note:) [b](term:) [c](plan:) [d](plan:#节) [e](target: "by=2025") [f](note:%20码%20)\n',
  'other scripts and signs':
    '---\ntitle: "a\\u0001\\uFFFE b"\nissuer: "x\\u0008"\nnames: ["\\u0000"]\n---\n\n# \u202eRTL\u202c عربي 🇨🇳👨‍👩‍👧 \u0007\n\n[مرحبا 👨‍👩‍👧](note:عربي "\u0002 ]]> & \u000b") [y](note:a%23b) [u](plan:𠮷%20#第%20一)\n\n\ud83d \uFFFF \t &nbsp;&#1;&#xD800;&lt;\n',
}
const SOURCE = Object.values(ODD)
  .map((text, i) => `//- odd-${i}.md\n${text}`)
  .join('')
const NAMES = Object.keys(ODD)

describe('exports of odd documents', () => {
  const start = useClient()
  const make = async (what: string, rest: object = {}): Promise<ExportResult['files']> => {
    const client = await start(`//- tifa.yaml\n${SOURCE}`, { ports: { date: () => '2026-01-02T03:04:05Z' } })
    const made = await client.connection.sendRequest<ExportResult>('tifa/export', { what, name: 'out', ...rest })
    return made.files
  }

  it('are TEI', async () => {
    const files = await make('tei')
    assert.equal(files.length, NAMES.length)
    for (const { path, text = '' } of files) {
      const name = NAMES[Number(/\d+/.exec(path)?.[0])]
      assert.deepEqual(violations('tei.rng', text), [], `${name}\n${text}`)
    }
  })
  it('are projects and codebooks of REFI-QDA', async () => {
    const [project] = await make('qda')
    const bytes = unpack(Buffer.from(project?.base64 ?? '', 'base64'), () => true)?.get('project.qde')
    assert.deepEqual(violations('project.xsd', new TextDecoder().decode(bytes)), [])
    const [codebook] = await make('codebook')
    assert.deepEqual(violations('codebook.xsd', codebook?.text ?? ''), [])
  })
  it('would not be, were anything else written', () => {
    assert.notDeepEqual(
      violations('codebook.xsd', '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes/></CodeBook>'),
      [],
    )
    assert.notDeepEqual(violations('project.xsd', '<Project xmlns="urn:QDA-XML:project:1.0"/>'), [])
    assert.notDeepEqual(violations('tei.rng', '<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'), [])
  })
})
