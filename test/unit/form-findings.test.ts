// What is wrong with a document's form, what must be left alone, and what the fixes write.

import assert from 'node:assert/strict'
import { type Edit, inOrder } from '../../server/core/features/code-action.ts'
import { diagnose, diagnoseAlone } from '../../server/core/features/diagnostics.ts'
import { collectFormFixes } from '../../server/core/features/form-fixes.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { Document } from '../../server/core/model/document.ts'
import type { Finding } from '../../server/core/model/finding.ts'
import type { FormFinding } from '../../server/core/model/form-finding.ts'
import { parseFixture } from '../support/fixture.ts'
import { processorTime } from '../support/processor-time.ts'
import { createRandom } from '../support/random.ts'

function find(code: FormFinding['code'], text: string): { document: Document; findings: Finding[] } {
  const corpus = new Corpus()
  const document = Document.parse('file:///ferries.md', text)
  corpus.setOpen(document)
  return { document, findings: diagnose(corpus, document, 2026).filter(finding => finding.code === code) }
}

/** The findings with a code are what `⟦…⟧` encloses. */
function check(code: FormFinding['code'], marked: string): void {
  const [file] = parseFixture(marked).files
  const { text = '', spans = [] } = file ?? {}
  const { findings } = find(code, text)
  const show = ({ start, end }: { start: number; end: number }): string => `${start} ${text.slice(start, end)}`
  assert.deepEqual(findings.map(show), spans.map(show))
}

/** All preferred fixes for a code, made at once. */
function mend(code: FormFinding['code'], text: string): string {
  const { document, findings } = find(code, text)
  const fixes = findings.flatMap(finding => collectFormFixes(document, finding, () => false))
  const edits: Edit[] = inOrder(fixes.filter(fix => fix.preferred).flatMap(fix => fix.edits))
  return edits
    .reverse()
    .reduce((text, { start, end, text: words }) => text.slice(0, start) + words + text.slice(end), text)
}

const CREWS =
  '沿江各县要把渡口、码头和栈桥分批修缮，雨季之前完成加固，旱季之后再作复查，凡有裂缝的木桩一律更换，所需木料由各县自行筹措，不足部分由地区调剂解决，并按月把进度报送沿江事务委员会备案，不得拖延'

/** Long paragraphs that share nothing but their characters. */
const PARTS = [1, 5, 7, 11].map(step => Array.from(CREWS, (_, i) => CREWS[(i * step) % CREWS.length]).join(''))

describe('form', () => {
  describe('empty-link', () => {
    it('finds links to nowhere, whatever is in their words', () => {
      check('empty-link', 'See ⟦[the ferries](#)⟧ and ⟦[**all** quays]( <> "x")⟧, ⟦[渡口]()⟧.\n')
      check('empty-link', '1. ⟦[Ferries run all year](#)⟧\nand quays are mended.\n')
    })
    it('leaves code, pictures, anchors and marks alone', () => {
      check('empty-link', '`[a](#)` ![a](#) [a](#b) [a](term:b) [a](b.md#)\n\n```\n[a](#)\n```\n')
    })
    it('keeps the words', () => {
      assert.equal(
        mend('empty-link', 'See [the **ferries**](#) and [](#)[渡口]().\n'),
        'See the **ferries** and 渡口.\n',
      )
      assert.equal(mend('empty-link', '[# quays](#)\n'), '[# quays](#)\n')
    })
  })

  describe('broken-list-item', () => {
    it('bullets in text that is no list', () => {
      check('broken-list-item', 'Aims:\n⟦● mend all quays\n○ of wood\n● buy ferries⟧\n\n- ● is kept\n\n5 ● 6\n')
      const text = '● mend all quays\nbefore the rain\n○ of wood\n● buy ferries\n'
      assert.equal(mend('broken-list-item', text), '- mend all quays\n  before the rain\n  - of wood\n- buy ferries\n')
    })
    it('a marker without text', () => {
      check('broken-list-item', '- mend quays\n- ⟦-⟧\n'.replace('- ⟦', '⟦'))
      check('broken-list-item', '- in\n  1980. More\n\n---\n\n-\n  text\n')
      assert.equal(mend('broken-list-item', '- quays\n\n-\n\nFerries run.\n'), '- quays\n\n- Ferries run.\n')
      assert.equal(mend('broken-list-item', '- quays\n-\n- ferries\n'), '- quays\n- ferries\n')
    })
    it('what goes on with an item and stands as a paragraph or an item of its own', () => {
      check('broken-list-item', '- mend quays and self-\n\n⟦reliant ferries⟧\n\nNext.\n')
      check('broken-list-item', '- 修缮渡口、\n\n⟦码头和栈桥。⟧\n\n- 修缮渡口\n\n另一段。\n')
      check('broken-list-item', '- the upkeep of\n- ⟦ferries and quays⟧\n- wood;\n- oak\n')
      assert.equal(mend('broken-list-item', '- mend self-\n\nreliant ferries\n'), '- mend self-reliant ferries\n')
      assert.equal(mend('broken-list-item', '- the upkeep of\n- quays\n'), '- the upkeep of quays\n')
      assert.equal(mend('broken-list-item', '- 修缮渡口、\n\n码头。\n'), '- 修缮渡口、码头。\n')
    })
    it('a line at the margin', () => {
      check('broken-list-item', '- mend all quays\n⟦before the rain⟧\n- buy ferries\n  of oak\n')
      assert.equal(
        mend('broken-list-item', '1. mend quays\nof wood\nand stone\n'),
        '1. mend quays\n   of wood\n   and stone\n',
      )
    })
    it('leaves the fields of entries alone', () => {
      check('broken-list-item', '## 渡船\n\n- en: cross over to\n- aka: 渡轮, 摆渡船\n- since: a\n')
    })
  })

  describe('indented-text', () => {
    it('finds running text that is code by its indentation', () => {
      check(
        'indented-text',
        '# 渡口\n\n    ⟦沿江各县修缮渡口，雨季之前完成。\n    旱季之后复查。\n\n\t木料自筹⟧\n\n正文。\n',
      )
      check('indented-text', '    ⟦All quays are to be mended by the crews before the rain, with oak.⟧\n')
      check('indented-text', '1. 渡口：\n\n       ⟦木料由沿江各县自行筹措，不足部分调剂。⟧\n')
    })
    it('leaves code, lists, tables and what goes on alone', () => {
      check('indented-text', '    let quays = 5; // all quays are mended before the rain by crews.\n')
      check('indented-text', '```\n    沿江各县修缮渡口，雨季之前完成。\n```\n')
      check(
        'indented-text',
        '沿江各县：\n    修缮渡口，雨季之前完成修缮。\n\n- 渡口\n\n    沿江各县修缮渡口，雨季之前完成。\n',
      )
      check('indented-text', '    渡口 码头 栈桥 渡口 码头 栈桥\n')
    })
    it('takes the indentation away, and ends paragraphs where sentences end', () => {
      assert.equal(
        mend(
          'indented-text',
          '# 渡口\n\n    沿江各县修缮渡口，雨季之前完成。\n    旱季之后，由各县\n    再作复查。\n\n    木料自筹。\n',
        ),
        '# 渡口\n\n沿江各县修缮渡口，雨季之前完成。\n\n旱季之后，由各县\n再作复查。\n\n木料自筹。\n',
      )
    })
  })

  describe('heading-level-jump', () => {
    it('one level too deep', () => {
      check('heading-level-jump', '# A\n\n### ⟦B⟧\n\n### C\n\n## D\n\n#### ⟦E⟧\n')
    })
    it('says nothing of the first heading, of a bold chapter before, and of contents', () => {
      check('heading-level-jump', '### A\n\n# B\n\n**第一章　总则**\n\n### C\n')
    })
    it('raises what is below, too', () => {
      const text = '# A\n\n### B\n\n#### C\n\n### D\n\n## E\n\n### F\n'
      assert.equal(mend('heading-level-jump', text), '# A\n\n## B\n\n### C\n\n## D\n\n## E\n\n### F\n')
    })
    it('hands the level on from run to run', () => {
      const far = Array.from({ length: 300 }, (_, i) => `渡口${i}。\n\n`).join('')
      check('heading-level-jump', `# A\n\n${far}### ⟦B⟧\n\n${far}### C\n`)
    })
  })

  describe('repeated-text', () => {
    it('a long paragraph twice: exactly, in other punctuation, nearly', () => {
      check(
        'repeated-text',
        `${CREWS}。\n\n间隔。\n\n⟦${CREWS.replaceAll('，', ' ')}⟧\n\n- ⟦${CREWS.replace('裂缝', '裂纹')}。⟧\n`,
      )
    })
    it('leaves short ones, table cells, headings, other numbers and other statements alone', () => {
      check('repeated-text', '渡口每年修缮。\n\n渡口每年修缮。\n')
      check('repeated-text', `| a |\n| - |\n| ${CREWS} |\n| ${CREWS} |\n\n# ${CREWS}\n\n# ${CREWS}\n`)
      check('repeated-text', `到2020年，${CREWS}\n\n到2025年，${CREWS}\n`)
      check(
        'repeated-text',
        `${CREWS}\n\n${CREWS.slice(0, 40)}此后另有规定的从其规定，由委员会解释并公布，各县不得自行增减收费项目和标准。\n`,
      )
    })
    it('names a passage of several paragraphs once, at its first', () => {
      const parts = PARTS.slice(0, 3)
      const passage = parts.map(part => `${part}\n\n短句。\n\n`).join('')
      const far = Array.from({ length: 200 }, (_, i) => `渡口${i}。\n\n`).join('')
      const once = passage.replace(parts[0] ?? '', `⟦${parts[0]}⟧`)
      check('repeated-text', `${passage}${far}${once}`)
      check('repeated-text', `${passage}${once}${far}${once}`)
      const [one, two] = parts
      check('repeated-text', `${passage}⟦${two}⟧\n\n⟦${one}⟧\n`)
      const corpus = new Corpus()
      const [found] = diagnose(corpus, Document.parse('file:///a.md', `${passage}${one}\n`), 2026)
      assert.ok(found?.code === 'repeated-text' && !found.goesOn)
    })
    it('is the same after edits as in a document that was read anew', () => {
      const random = createRandom(7)
      const pick = (most: number): number => Math.floor(random() * most)
      const blocks = Array.from({ length: 300 }, () => (random() < 0.5 ? '短句。' : PARTS[pick(4)]))
      let document = Document.parse('file:///a.md', blocks.join('\n\n'))
      for (let round = 0; round < 120; round++) {
        const at = pick(document.text.length)
        const [length, text] = [
          [0, '字'],
          [1, ''],
          [pick(300), ''],
          [0, `\n\n${PARTS[pick(4)]}\n\n`],
        ][pick(4)] as [number, string]
        document = document.edit(at, Math.min(document.text.length, at + length), text)
        const [kept, anew] = [document, Document.parse('file:///a.md', document.text)].map(each =>
          diagnoseAlone(new Corpus(), each).filter(({ code }) => code === 'repeated-text'),
        )
        assert.deepEqual(kept, anew, `round ${round}`)
      }
    })
    it('says where it stands first, and moves with it', () => {
      const corpus = new Corpus()
      let document = Document.parse('file:///a.md', `${CREWS}\n\n${CREWS}\n`)
      corpus.setOpen(document)
      const others = (): unknown => {
        const [found] = diagnose(corpus, document, 2026).filter(({ code }) => code === 'repeated-text')
        return found && 'others' in found ? found.others[0] : undefined
      }
      assert.deepEqual(others(), { uri: 'file:///a.md', start: 0, end: CREWS.length })
      document = document.edit(0, 0, '渡口。\n\n')
      corpus.setOpen(document)
      assert.deepEqual(others(), { uri: 'file:///a.md', start: 5, end: CREWS.length + 5 })
      document = document.edit(5, 5 + CREWS.length, '码头。')
      corpus.setOpen(document)
      assert.equal(others(), undefined)
    })
  })

  describe('mixed-punctuation', () => {
    it('of brackets is the same after edits as in a document that was read anew', () => {
      const random = createRandom(9)
      const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
      const lines = ['各县(市、区)的渡口由委员会管理。', '各县（市、区）的渡口由委员会管理。', '渡口,码头另行通知。']
      let document = Document.parse('file:///a.md', `${lines[0]}\n\n`.repeat(120))
      for (let round = 0; round < 60; round++) {
        const at = document.text.indexOf('\n\n', Math.floor(random() * document.text.length))
        const end = round % 3 === 0 ? document.text.indexOf('\n\n', at + 2) : at
        document = document.edit(Math.max(0, at), Math.max(0, at, end), `\n\n${pick(lines)}`)
        const [kept, anew] = [document, Document.parse('file:///a.md', document.text)].map(each =>
          diagnoseAlone(new Corpus(), each).filter(({ code }) => code === 'mixed-punctuation'),
        )
        assert.deepEqual(kept, anew, `round ${round}`)
      }
    })
    it('half-width marks between Chinese words', () => {
      check('mixed-punctuation', '渡口修缮⟦,⟧码头加固⟦; ⟧栈桥停用⟦:⟧另行通知沿江各县⟦.⟧\n')
      check('mixed-punctuation', '2015年⟦,⟧GDP增长7%⟦,⟧比上年低，沿江各县都是如此。\n')
    })
    it('leaves times, ratios, decimals, thousands, addresses, code, names and fields alone', () => {
      check(
        'mixed-punctuation',
        '上午10:30开船，载客1,000人，票价3.5元，比例3:2，见 https://example.org/a,b 和 `甲,乙`，J.R. Smith, Jr. 先生。\n',
      )
      check('mixed-punctuation', '产值六五.六亿元，沿江各县的渡口和码头都已修缮。\n\n一.总则\n\n- see: 渡口, 码头\n')
      check('mixed-punctuation', 'The ferry (渡船) runs, the quay (码头) is closed; “渡口” is a ferry point.\n')
    })
    it('brackets: half-width around Chinese, and of two sorts', () => {
      check('mixed-punctuation', '各县⟦(市、区)⟧的渡口⟦（含码头)⟧由委员会(CRA)管理，⟦(一）⟧项除外。\n')
      const pair = '各县⟦(市、区)⟧的渡口由委员会管理。\n\n'
      const plain = '各县(市、区)的渡口由委员会管理。\n\n'
      // Throughout they are their author's way; beside full-width ones they are a mixture.
      check('mixed-punctuation', plain.repeat(6))
      check('mixed-punctuation', `${plain.repeat(6)}渡口,码头⟦,⟧另行通知。\n`.replace('渡口,', '渡口⟦,⟧'))
      check('mixed-punctuation', `${pair.repeat(6)}各县（市、区）的渡口。\n`)
      check('mixed-punctuation', pair.repeat(3))
      check('mixed-punctuation', '“八五”时期和⟦"九五”⟧时期的渡口，“甲”和“乙”。\n')
    })
    it('doubled marks, with both where they differ', () => {
      check('mixed-punctuation', '渡口⟦，，⟧码头⟦，、⟧栈桥⟦.。⟧另行通知……等等。。。\n')
      assert.equal(
        mend('mixed-punctuation', '渡口，，码头,栈桥。.(含木桩)沿江\n'),
        '渡口，码头，栈桥。（含木桩）沿江\n',
      )
    })
    it('full-width marks in English', () => {
      check(
        'mixed-punctuation',
        'The ferries run daily⟦，⟧quays are closed⟦（⟧for repair⟦）⟧and “渡口，码头” is quoted.\n',
      )
      assert.equal(
        mend('mixed-punctuation', 'Ferries run daily，quays（of wood）are closed。\n'),
        'Ferries run daily, quays (of wood) are closed.\n',
      )
    })
    it('full-width commas inside a number', () => {
      check('mixed-punctuation', '投资⟦16，770⟧亿元，比1985年增长21，其中渡口3，码头4，栈桥100，200根。\n')
    })
  })

  describe('mixed-punctuation throughout', () => {
    const line = '渡口,码头和栈桥,凡有裂缝的木桩一律更换。\n\n'
    it('is one finding that says how many, and one fix for all', () => {
      const text = `# 渡口\n\n${line.repeat(12)}The end.\n`
      const { findings } = find('mixed-punctuation', text)
      assert.deepEqual(
        findings.map(finding => ['places' in finding && finding.places, text.slice(finding.start, finding.end)]),
        [[24, ',']],
      )
      assert.equal(mend('mixed-punctuation', text), text.replaceAll(',', '，'))
    })
    it('is as many as there are where they are few, and where the author silenced the others', () => {
      assert.equal(find('mixed-punctuation', line.repeat(4)).findings.length, 8)
      const silent = `${line.repeat(3)}<!-- tifa-disable mixed-punctuation -->\n\n${line.repeat(20)}`
      assert.equal(find('mixed-punctuation', silent).findings.length, 6)
    })
  })

  describe('ocr-suspect', () => {
    it('spaces between characters and digits', () => {
      check('ocr-suspect', '沿江各县要⟦修 缮 渡 口⟧，由地区调剂，到⟦2 0 0 5⟧年完成。\n')
      check('ocr-suspect', '# 第一节　一 般 规 定\n\n- 指 标 单 位 绝对数 比上年增长\n\n张 三、李 四\n')
    })
    it('letters among digits', () => {
      check('ocr-suspect', '第一年为⟦l000⟧元，⟦l⟧至3倍，8月⟦l⟧日，⟦1O00⟧吨，⟦二OO⟧八年，渡船⟦5O⟧%。\n')
      check('ocr-suspect', '臭氧（O3）、CO2、5G、A股、X光、I4.0、B2B、20oC、第n个、每kg、IC卡、l和m。\n')
    })
    it('一 for a dash', () => {
      check('ocr-suspect', '1991⟦一⟧2000年增长50⟦％一⟧70％。\n\n⟦一一⟧修缮渡口。\n\n一一对应，1一，一2\n')
    })
    it('characters that look like others, and words that have them by right', () => {
      check('ocr-suspect', '⟦己经⟧培训⟦千部⟧，⟦深人开展⟧⟦仝国⟧渡口普查。\n')
      check('ocr-suspect', '自己经营几千部手机，资深人士、周末来访，基木材料，学科技木材加工，收人为徒。\n')
      assert.equal(
        mend('ocr-suspect', '渡口己经修缮，1991一2000年，\u000c停航。\n'),
        '渡口已经修缮，1991—2000年，停航。\n',
      )
    })
    it('characters that no text has', () => check('ocr-suspect', '渡口⟦\ue010\ue011⟧修缮⟦\ufffd⟧。\n'))
  })

  describe('missing-metadata', () => {
    it('names what a kind needs', () => {
      const fields = (yaml: string): unknown => {
        const [found] = find('missing-metadata', `---\n${yaml}\n---\n\n渡口。\n`).findings
        return found && 'fields' in found ? found.fields : undefined
      }
      assert.deepEqual(fields('title: 渡口规划'), ['id', 'kind', 'language'])
      assert.deepEqual(fields('kind: outline'), ['id', 'title', 'date', 'period', 'language'])
      assert.deepEqual(fields('id: a\nkind: commentary\nlanguage: en\ntitle: A'), undefined)
      assert.deepEqual(
        fields('id: a\nkind: outline\nperiod: 2021-2025\nexpresses: b\nlanguage: en\ntitle: A'),
        undefined,
      )
      assert.deepEqual(fields('layout: post\ndate: 2020-01-01'), undefined)
    })
    it('adds what is known, and room for the rest', () => {
      assert.equal(
        mend('missing-metadata', '---\nkind: law\n---\n\n# 渡口条例\n\n渡口。\n'),
        '---\nkind: law\nid: ferries\ndate:\nlanguage: zh\n---\n\n# 渡口条例\n\n渡口。\n',
      )
    })
  })

  it('is silenced by comments, and finds nothing in contents', () => {
    check('empty-link', '<!-- tifa-disable-next-line empty-link -->\n\n[a](#)\n\n⟦[b](#)⟧\n')
    check('empty-link', '<details><summary>目录</summary>\n\n- [a](#)\n- [b](#)\n\n</details>\n\n# 渡口\n')
  })

  it('reads hostile texts in no time', () => {
    for (const [code, text] of [
      ['empty-link', '[a](#)'.repeat(4000)],
      ['empty-link', `${'['.repeat(20_000)}](#)`],
      ['broken-list-item', '● 渡口\n'.repeat(50_000)],
      ['broken-list-item', '- a\nb\n'.repeat(4000)],
      ['mixed-punctuation', '渡口,'.repeat(200_000)],
      ['mixed-punctuation', `渡口${'('.repeat(200_000)}`],
      ['mixed-punctuation', `渡口${'"'.repeat(200_000)}`],
      ['mixed-punctuation', `渡口${'1，'.repeat(200_000)}`],
      ['ocr-suspect', '渡 口 '.repeat(200_000)],
      ['ocr-suspect', '1 '.repeat(300_000)],
      ['indented-text', '    渡口，\n'.repeat(50_000)],
      ['heading-level-jump', '# a\n\n### b\n\n'.repeat(20_000)],
      ['repeated-text', `${CREWS}\n\n`.repeat(5000)],
      ['repeated-text', Array.from({ length: 5000 }, (_, i) => `${CREWS}${'甲'.repeat(i % 90)}\n\n`).join('')],
    ] as const) {
      const before = processorTime()
      find(code, text)
      const spent = processorTime() - before
      assert.ok(spent < 8000, `${code} ${text.slice(0, 12)} ${spent}`)
    }
  }).timeout(120_000)
})
