// What holds of tagging in any text: words stay as they are, a second run finds nothing, a tag says what was found.

import assert from 'node:assert/strict'
import type { Nodes } from 'mdast'
import { silenceTarget } from '../../server/core/features/not-target.ts'
import { tagTargets } from '../../server/core/features/tag-targets.ts'
import { factsOf, readTargetMark, type TargetFacts } from '../../server/core/features/target-facts.ts'
import { collectUntaggedTargets } from '../../server/core/features/untagged-targets.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import type { Document } from '../../server/core/model/document.ts'
import { parseMarkdown } from '../../server/core/syntax/markdown.ts'
import { createPinyinLoader, type Pinyin } from '../../server/core/text/pinyin.ts'
import { readData } from '../support/data.ts'
import { createRandom } from '../support/random.ts'

const URI = 'file:///corpus/plan.md'

describe('tagging all targets', () => {
  let pinyin: Pinyin
  before(async () => {
    pinyin = await createPinyinLoader()()
  })

  const files = [...readData('plans'), ...readData('gwr')]
  for (const ending of ['\n', '\r\n']) {
    it(`leaves every word of real texts alone, and says what was found (${JSON.stringify(ending)})`, function () {
      if (files.length === 0) this.skip()
      this.timeout(120_000) // two parses of every text as a whole by remark
      for (const { path, text } of files) check(text.replaceAll('\n', ending), path, { mustTagAll: true, front: '' })
    })
  }
  it('tags the outline of the 14th plan with ids that tell its indicators apart', function () {
    const file = files.find(({ path }) => path.includes('2021'))
    if (!file) this.skip()
    const { tags } = tagAll(file.text)
    const byId = new Map<string, Set<string | undefined>>()
    for (const { id, finding } of tags) byId.set(id, (byId.get(id) ?? new Set()).add(finding.indicator))
    for (const [id, indicators] of byId) assert.equal(indicators.size, 1, `${id}: ${[...indicators].join(', ')}`)
    assert.ok(tags.every(({ id }) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)))
  })

  it('holds in Markdown of all kinds, and so does the comment that a target is none', function () {
    this.timeout(120_000) // some thousand small texts, each parsed several times
    let found = 0
    for (let seed = 1; seed <= 150; seed++) {
      const random = createRandom(seed)
      let text = ''
      for (let count = 1 + Math.floor(random() * 6); count > 0; count--)
        text += PIECES[Math.floor(random() * PIECES.length)]
      if (random() < 0.3) text = text.replaceAll('\n', '\r\n')
      const name = `seed ${seed}: ${JSON.stringify(text)}`
      found += check(text, name, { mustTagAll: false, front: '---\nperiod: 2021-2025\n---\n\n' })
      checkSilences(`---\nperiod: 2021-2025\n---\n\n${text}`, name)
    }
    assert.ok(found > 400, `${found} findings`)
  })

  it('takes seconds for a million characters, in many blocks or in one', function () {
    this.timeout(120_000) // the texts are large; the bound leaves room for a slow machine
    const clause = '到2025年，常住人口城镇化率提高到65%，森林覆盖率达到24.1%。完善体制机制，推动高质量发展。'
    const bold = '到2025年，**单位能耗**降低13.5%。'
    for (const part of [`${clause}${bold}\n\n`, clause]) {
      const text = part.repeat(Math.ceil(1_000_000 / part.length))
      const begin = performance.now()
      const { tags } = tagAll(text)
      const seconds = (performance.now() - begin) / 1000
      assert.ok(tags.length > 30_000, `${tags.length} tags`)
      assert.ok(seconds < 60, `${seconds} s`)
    }
  })

  /** Tags a text and holds it against itself; gives the number of findings. */
  function check(body: string, name: string, { mustTagAll, front }: { mustTagAll: boolean; front: string }): number {
    const text = front + body
    const { corpus, document, findings, tags, tagged } = tagAll(text)
    if (mustTagAll) assert.equal(tags.length, findings.length, name)
    for (const { start, end } of findings)
      assert.equal(document.blockAt(start), document.blockAt(end - 1), `${name}: a finding crosses a block`)
    const after = load(tagged)
    assert.deepEqual(leavesOf(after.document), leavesOf(document), name)
    assert.equal(wordsOf(tagged), wordsOf(text), name)

    const left = collectUntaggedTargets(after.corpus, after.document)
    assert.deepEqual(
      left.map(finding => finding.text),
      findings.filter(finding => !tags.some(tag => tag.finding === finding)).map(finding => finding.text),
      `${name}: found again`,
    )
    assert.deepEqual(tagAll(tagged).tags, [], `${name}: tagged again`)

    const wanted = new Map<number, TargetFacts>()
    corpus.targets.visit(document, (index, targets) => {
      for (const { start, reading } of targets) wanted.set(document.startOf(index) + start, factsOf(reading, false))
    })
    const read: (TargetFacts & { readonly id: string })[] = []
    after.document.visitMarks((marks, at) => {
      for (const mark of marks)
        if (mark.kind === 'target' && mark.title !== OLD)
          read.push({ ...readTargetMark(after.document, mark, at), id: mark.id })
    })
    assert.deepEqual(
      read.map(({ id, value, baseline, deadline, kind }) => ({ id, value, baseline, deadline, kind })),
      tags.map(({ id, finding }) => {
        const { value, baseline, deadline, kind } = wanted.get(finding.start) ?? ({} as TargetFacts)
        return { id, value, baseline, deadline, kind }
      }),
      name,
    )
    return findings.length
  }

  function checkSilences(text: string, name: string): void {
    const { corpus, document } = load(text)
    for (const finding of collectUntaggedTargets(corpus, document)) {
      const silence = silenceTarget(document, finding)
      assert.ok(silence, `${name}: ${finding.text}`)
      const [edit] = silence.edits
      const edited = load(text.slice(0, edit?.start) + edit?.text + text.slice(edit?.end))
      assert.deepEqual(leavesOf(edited.document), leavesOf(document), name)
      const left = collectUntaggedTargets(edited.corpus, edited.document).map(each => each.text)
      const others = collectUntaggedTargets(corpus, document)
        .filter(({ start }) => start < silence.start || silence.end < start)
        .map(each => each.text)
      assert.deepEqual(left, others, `${name}: ${finding.text}`)
    }
  }

  function tagAll(text: string) {
    const { corpus, document } = load(text)
    const findings = collectUntaggedTargets(corpus, document)
    const tags = tagTargets(corpus, document, findings, pinyin).filter(tag => tag !== undefined)
    let tagged = ''
    let last = 0
    for (const { words, address } of tags) {
      tagged += `${text.slice(last, words.start)}[${text.slice(words.start, words.end)}](${address})`
      last = words.end
    }
    return { corpus, document, findings, tags, tagged: tagged + text.slice(last) }
  }
})

function load(text: string): { corpus: Corpus; document: Document } {
  const corpus = new Corpus()
  corpus.setFile(URI, text)
  const document = corpus.document(URI)
  assert.ok(document)
  return { corpus, document }
}

/** The readable text by our own facts. */
function leavesOf(document: Document): string[] {
  return document.blocks.flatMap((_, index) =>
    document.facts(index).leaves.map(({ kind, text, listDepth }) => `${kind} ${listDepth ?? 0} ${text.trimEnd()}`),
  )
}

/** All words that remark finds in the text as a whole. */
function wordsOf(text: string): string {
  const words = (node: Nodes): string =>
    node.type === 'text' || node.type === 'inlineCode' || node.type === 'code'
      ? node.value
      : 'children' in node
        ? `${node.children.map(words).join('')}${node.type === 'paragraph' || node.type === 'tableCell' ? '\n' : ''}`
        : ''
  return words(parseMarkdown(text))
}

/** The title of a mark that is there already. */
const OLD = 'by=2030'

const PIECES: readonly string[] = [
  '到2025年，城镇化率提高到65%，森林覆盖率达到24.1%。\n\n',
  '到2025年，**城镇化率提高到65%**，**森林覆盖率**达到24.1%，单位**能耗降低13.5**%。\n\n',
  '**到2030年，城镇化率**提高到70%以上。\n\n',
  '目标：\n- 城镇化率提高到65%\n- *森林*覆盖率达到24.1%\n  - 湿地保护率提高到55%\n\n',
  '1. 城镇化率提高到65%。\n\n2. 森林覆盖率达到24.1%，\n   湿地保护率提高到55%。\n\n',
  '> 到2025年，城镇化率提高到65%。\n> 森林覆盖率达到24.1%。\n>\n> - 湿地保护率提高到55%\n\n',
  '到2025年，城镇化率[^1]提高到65%[^1]。\n\n[^1]: 到2025年，森林覆盖率达到24.1%。\n\n',
  '| 指标 | 2020年 | 2025年 | 属性 |\n| --- | --- | --- | --- |\n| 城镇化率（%） | 60.6 | 65 | 预期性 |\n| **森林覆盖率**（%） | 23.2 | 24.1 | 约束性 |\n\n',
  '> | 指标 | 2020年 | 2025年 |\n> | --- | --- | --- |\n> | 城镇化率（%） | 60.6 | 65 |\n\n',
  '到2025年，[城镇化率](term:urbanization)提高到65%，[森林](http://x.y)覆盖率达到24.1%。\n\n',
  '[到2025年，城镇化率提高到65%](http://x.y)，[森林覆盖率达到24.1%][l]。\n\n[l]: http://x.y\n\n',
  `[城镇化率提高到65%](target:urbanization "${OLD}")，森林覆盖率达到24.1%。\n\n`,
  'By 2025, the urbanization rate will be raised to 65 percent. R&D spending will\ngrow by more than 7% per year,\nand `x` stays.\n\n',
  'By 2025, *the urbanization rate* will be raised from 60.6 to **65 percent**&hellip; [25] ![!](x.png)\n\n',
  '为实现目标，到2025年\n城镇化率提高到65%，\\\n森林覆盖率达到24.1%，  \n湿地保护率提高到55%。\n\n',
  '<!-- tifa-disable-next-line unknown-term -->\n到2025年，城镇化率提高到65%。\n\n',
  '<!-- tifa-disable-next-line unknown-term, unknown-plan -- a reason -->\n\n到2025年，城镇化率提高到65%。\n\n',
  '## 主要目标\n到2025年，城镇化率提高到65%。\n\n',
  '- 到2025年，城镇化率提高到65%。\n\n  森林覆盖率达到24.1%。\n\n      code 65%\n- 湿地保护率提高到55%。\n\n',
  '* * *\n\n10) 到2025年，城镇化率提高到65%。\n11) 森林覆盖率达到24.1%。\n\n',
]
