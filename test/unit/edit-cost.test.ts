// What an edit leaves alone is the same object as before: blocks that come back, and targets whose reading it had no say in.

import assert from 'node:assert/strict'
import { Corpus } from '../../server/core/index/corpus.ts'
import { TargetCache } from '../../server/core/index/targets.ts'
import { Document } from '../../server/core/model/document.ts'
import { parseMarkdown } from '../../server/core/syntax/markdown.ts'
import { parsePlain } from '../../server/core/syntax/plain-block.ts'

const paragraphs = (count: number): string =>
  Array.from({ length: count }, (_, i) => `第${i}段讲水运和航道，沿江各县分批修缮码头和栈桥，雨季之前完成。\n\n`).join(
    '',
  )

/** How many blocks of `after` are not blocks of `before`. */
function countNew(before: Document, after: Document): number {
  const known = new Set(before.blocks)
  return after.blocks.filter(block => !known.has(block)).length
}

describe('edits of a long document', () => {
  it('get back the blocks that a fence took away, when it is closed again', () => {
    const before = Document.parse('a.md', paragraphs(400))
    const opened = before.edit(0, 0, '```\n')
    assert.equal(opened.blocks.length, 1)
    const longer = opened.edit(4, 4, '甲\n')
    const closed = longer.edit(0, 0, '').edit(6, 6, '```\n\n')
    assert.deepEqual(
      closed.blocks.map(({ source }) => source),
      Document.parse('a.md', closed.text).blocks.map(({ source }) => source),
    )
    // Those of the first and last run were with blocks that stayed.
    assert.ok(countNew(before, closed) < 130, `${countNew(before, closed)} are new`)
  })

  it('read anew what uses a label that came to mean something else meanwhile', () => {
    const text = `${paragraphs(100)}见[甲]与其他。\n\n${paragraphs(100)}`
    let document = Document.parse('a.md', `[甲]: term:a\n\n${text}`)
    const marksOf = (): object[] => document.blocks.flatMap(block => document.factsOf(block).marks)
    assert.equal(marksOf().length, 1)
    const cut = document.text.slice(13)
    document = document.edit(13, document.length, '甲\n')
    document = document.edit(10, 11, 'b')
    document = document.edit(13, document.length, cut)
    assert.equal(document.text, `[甲]: term:b\n\n${text}`)
    const fresh = Document.parse('a.md', document.text)
    assert.deepEqual(
      marksOf(),
      fresh.blocks.flatMap(block => fresh.factsOf(block).marks),
    )
    document.list.runs.forEach(run => {
      const marked = run.blocks.flatMap((block, index) => (document.factsOf(block).marks.length > 0 ? [index] : []))
      assert.deepEqual(document.markedIn(run), marked)
    })
  })

  it('leave alone what uses a label whose address makes no mark, however it goes on', () => {
    const text = `${paragraphs(2)}见[甲]与其他。\n\n[甲]: https://example.org/a`
    const before = Document.parse('a.md', text)
    const after = before.edit(text.length, text.length, 'b')
    assert.equal(countNew(before, after), 1)
    assert.equal(after.addressedDefinitions.get('甲'), '[甲]: https://example.org/ab')
    const at = after.text.indexOf('https:')
    const marked = after.edit(at, after.length, 'term:a')
    assert.deepEqual(
      marked.blocks.flatMap(block => marked.factsOf(block).marks.map(({ id }) => id)),
      ['a'],
    )
  })

  it('get back the blocks that were cut, and none of them twice', () => {
    const before = Document.parse('a.md', paragraphs(400))
    const [from, to] = [before.startOf(70), before.startOf(330)]
    const words = before.text.slice(from, to)
    const back = before.edit(from, to, '').edit(from, from, words)
    assert.equal(back.text, before.text)
    assert.ok(countNew(before, back) < 130, `${countNew(before, back)} are new`)
    const twice = back.edit(to, to, words)
    assert.equal(new Set(twice.blocks).size, twice.blocks.length)
    assert.equal(twice.text, before.text.slice(0, to) + words + before.text.slice(to))
  })

  it('leave all blocks below front matter alone, though some say the same', () => {
    const text = `---\ntitle: 长\n---\n\n${paragraphs(20)}${paragraphs(20)}`
    const before = Document.parse('a.md', text)
    const after = before.edit(text.indexOf('长') + 1, text.indexOf('长') + 1, '江')
    assert.equal(countNew(before, after), 1)
    assert.equal(after.meta.title, '长江')
  })

  it('leave front matter alone right below it', () => {
    const text = `---\ntitle: 长\n---\n\n${paragraphs(3)}`
    const before = Document.parse('a.md', text)
    assert.equal(before.meta.title, '长')
    for (const at of [text.indexOf('第'), text.indexOf('第') + 1]) {
      const after = before.edit(at, at, '江')
      assert.equal(after.blocks[0], before.blocks[0])
      assert.equal(after.meta, before.meta)
    }
  })

  it('find where front matter ends when its closing line comes, goes or is written again further up', () => {
    let document = Document.parse('a.md', `---\ntitle: 长\ndate: 2016\n---\n\n${paragraphs(3)}`)
    for (const [words, text] of [
      ['---\n\n', ''],
      ['第1段', '---\n第1段'],
      ['date', '---\ndate'],
      ['---\ntitle', 'title'],
    ] as const) {
      const at = document.text.lastIndexOf(words)
      document = document.edit(at, at + words.length, text)
      const fresh = Document.parse('a.md', document.text)
      assert.deepEqual(
        document.blocks.map(({ source, isFrontMatter }) => [source, isFrontMatter]),
        fresh.blocks.map(({ source, isFrontMatter }) => [source, isFrontMatter]),
        document.text,
      )
      assert.deepEqual(document.meta, fresh.meta)
    }
  })
})

describe('a block of fenced code', () => {
  const isOne = (source: string): boolean => parsePlain(source) !== undefined
  it('needs no parser', () => {
    for (const source of [
      '```\n甲\n\n## 乙\n```\n\n',
      '~~~ `js`\n```\n~~~~  \n',
      '```js\n甲\n\n乙',
      '```',
      '```\r\n甲\r\n   ```\r\n',
    ]) {
      assert.ok(isOne(source), JSON.stringify(source))
      assert.equal(parseMarkdown(source).children.length, 1, JSON.stringify(source))
    }
  })
  it('is left to the parser where something else stands there, too', () => {
    for (const source of ['```\n甲\n```\n乙\n', '``` a`b\n甲\n```\n', '```\n甲\n    ```\n```\n# 乙\n'])
      assert.ok(!isOne(source), JSON.stringify(source))
  })
})

describe('a wording that comes or goes', () => {
  const glossary = '---\nkind: glossary\n---\n\n## 航道\n- en: waterway\n\n## 码头\n- en: wharf\n'
  const text = `${paragraphs(200)}水闸与 Sluice gates 各有用处。\n\n${paragraphs(200)}`

  /** Which runs of a text are looked at again when words of the glossary give way to others; what is found is as in a new corpus. */
  function touched(words: string, others: string): number[] {
    const corpus = new Corpus()
    const document = Document.parse('file:///a.md', text)
    let entries = Document.parse('file:///glossary.md', glossary)
    corpus.setOpen(document)
    corpus.setOpen(entries)
    const before = corpus.mentions.stamps(document)
    const found = document.blocks.map(block => corpus.mentions.of(document, block))
    assert.notEqual(corpus.wordings.key, '')
    const at = glossary.indexOf(words)
    entries = entries.edit(at, at + words.length, others)
    corpus.setOpen(entries)
    const after = corpus.mentions.stamps(document)
    const fresh = new Corpus()
    fresh.setFile('file:///a.md', text)
    fresh.setFile('file:///glossary.md', entries.text)
    assert.equal(corpus.wordings.key, fresh.wordings.key)
    assert.deepEqual(
      document.blocks.map(block => corpus.mentions.of(document, block)),
      document.blocks.map((_, index) => fresh.mentions.inBlock(fresh.document('file:///a.md') ?? document, index)),
    )
    const runs = after.flatMap((stamp, number) => (stamp === before[number] ? [] : [number]))
    document.list.runs.forEach(({ blocks }, number) => {
      if (runs.includes(number)) return
      const first = document.list.firsts[number] ?? 0
      for (const [i, block] of blocks.entries()) {
        const mentions = corpus.mentions.of(document, block)
        if (mentions.length > 0) assert.equal(mentions, found[first + i])
      }
    })
    return runs
  }

  const everywhere = [0, 1, 2, 3, 4, 5, 6]
  it('has a say where it stands', () => assert.deepEqual(touched('## 航道', '## 水闸'), everywhere))
  it('has none elsewhere', () => assert.deepEqual(touched('- en: wharf\n', '- en: wharf\n\n## 水闸\n'), [3]))
  it('is found in its plural', () =>
    assert.deepEqual(touched('- en: wharf\n', '- en: wharf\n\n## 船闸\n- en: sluice gate\n'), [3]))
  it('has a say where others of its entry stand', () => assert.deepEqual(touched('waterway', 'fairway'), everywhere))
  it('has none where it stands nowhere', () =>
    assert.deepEqual(touched('- en: wharf\n', '- en: wharf\n\n## 船闸\n- en: ship lock\n'), []))
})

describe('a closed document that is counted in steps', () => {
  it('is counted as it is at the end, whatever comes between two of them', () => {
    const corpus = new Corpus()
    corpus.setOpen(Document.parse('file:///glossary.md', '---\nkind: glossary\n---\n\n## 航道\n\n## 码头\n'))
    corpus.setFile('file:///a.md', paragraphs(400))
    corpus.count('file:///a.md')
    const totalOf = (key: string): number | undefined => corpus.counts('file:///a.md')?.bySense.get(key)?.total
    assert.equal(totalOf('zh:航道'), 400)
    corpus.setOpen(Document.parse('file:///glossary.md', '---\nkind: glossary\n---\n\n## 航道\n\n## 栈桥\n'))
    const work = corpus.counting('file:///a.md')
    assert.equal(work.next().done, false)
    corpus.setOpen(Document.parse('file:///glossary.md', '---\nkind: glossary\n---\n\n## 水运\n\n## 栈桥\n'))
    work.next()
    corpus.setFile('file:///a.md', paragraphs(300))
    let steps = 0
    while (!work.next().done) steps++
    assert.ok(steps > 2)
    assert.ok(corpus.isCounted('file:///a.md'))
    assert.deepEqual(
      ['航道', '码头', '栈桥', '水运'].map(term => totalOf(`zh:${term}`)),
      [undefined, undefined, 300, 300],
    )
  })
})

describe('targets below an edit', () => {
  const text = `---\nperiod: 2016-2020\ndate: 2016-03-1\n---\n\n# 总则\n\n城镇化率提高到60%。\n\n## 其他\n\n到2020年森林覆盖率达到23%。\n\n本章讲水运。\n`
  const targetsOf = (document: Document, cache: TargetCache): object[] =>
    cache.inRuns(document).flatMap(({ blocks }) => blocks.map(({ targets }) => targets))

  const edited = (words: string, more: string): { old: object[]; now: object[] } => {
    const cache = new TargetCache()
    const before = Document.parse('a.md', text)
    const old = targetsOf(before, cache)
    const at = text.indexOf(words) + words.length
    const after = before.edit(at, at, more)
    const now = targetsOf(after, cache)
    assert.deepEqual(now, targetsOf(Document.parse('a.md', after.text), new TargetCache()))
    return { old, now }
  }

  it('are the same where the date changes and its half year does not', () => {
    const { old, now } = edited('2016-03-1', '7')
    assert.equal(now.length, 2)
    assert.deepEqual(
      now.map((targets, i) => targets === old[i]),
      [true, true],
    )
  })

  it('are read again where the period changes', () => {
    const { old, now } = edited('2016-2020', '0')
    assert.ok(now.some((targets, i) => targets !== old[i]))
  })

  it('are read again where a heading above them comes to look back', () => {
    const { old, now } = edited('# 总则', '与回顾')
    assert.ok(now.length < old.length || now.some((targets, i) => targets !== old[i]))
  })

  it('are the same where a heading above them comes to look ahead, and they did', () => {
    const { old, now } = edited('# 总则', '与目标')
    assert.ok(now.length === 2 && now.every((targets, i) => targets === old[i]))
  })

  it('come back as they were when a heading, or the period, is taken back', () => {
    for (const [words, more] of [
      ['# 总则', '与回顾'],
      ['2016-2020', '0'],
    ] as const) {
      const cache = new TargetCache()
      const before = Document.parse('a.md', text)
      const old = targetsOf(before, cache)
      const at = text.indexOf(words) + words.length
      const after = before.edit(at, at, more)
      targetsOf(after, cache)
      const now = targetsOf(after.edit(at, at + more.length, ''), cache)
      assert.ok(now.length === old.length && now.every((targets, i) => targets === old[i]))
    }
  })
})

describe('a mark whose words change', () => {
  const marked = (id: string, words: string): string => `沿江各县[${words}](target:${id})，如前所述。\n\n`
  const text =
    marked('life', '人均预期寿命达到80岁') + marked('road', '公路里程达到90公里') + marked('bridge', '栈桥达到70座')

  /** The blocks whose claims may be about something else, or beside something else, once `more` stands behind `words`. */
  function touched(words: string, more: string): number[] {
    const corpus = new Corpus()
    const before = Document.parse('a.md', text)
    corpus.setOpen(before)
    const revisions = (): number[] =>
      corpus.claims.runsOf('a.md').flatMap(run => run.map(({ of }) => corpus.claims.revisionOf(of)))
    const old = revisions()
    const at = text.indexOf(words) + words.length
    corpus.setOpen(before.edit(at, at, more))
    return revisions().flatMap((revision, index) => (revision === old[index] ? [] : [index]))
  }

  it('leaves others alone where its value does', () => assert.deepEqual(touched('里程达到9', '1'), [1]))
  it('leaves others alone where its name does', () => assert.deepEqual(touched('公路', '总'), [1]))
  it('leaves others alone where its id does', () => assert.deepEqual(touched('(target:road', 's'), [1]))
})
