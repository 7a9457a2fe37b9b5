// What an import makes of scans: contents, numbers and page numbers that were misread, with words of nobody's plan.

import assert from 'node:assert/strict'
import { importDocument } from '../../../server/core/importing/import-document.ts'
import { readRawText } from '../../../server/core/importing/raw-text.ts'
import { findFrontMatter } from '../../../server/core/syntax/front-matter.ts'
import { findTextDifference } from '../../support/import-characters.ts'

const PROSE =
  '滨海市地处东部沿海，改革开放以来面貌一新，今后五年要继续把港口、渔业和造船办好，使全市人民过上更好的日子。'

/** The headings and fences of the result, a line each, in order; the text is checked to be that of the source. */
function outline(source: string): string[] {
  const result = importDocument(readRawText(source), { name: 'a.txt', taken: new Set() })
  assert.equal(findTextDifference(source, result), undefined)
  const body = result.text.slice(findFrontMatter(result.text)?.end ?? 0)
  return body
    .split('\n')
    .filter(line => /^#|^<!--|^-->/.test(line))
    .map(line => line.replace(/^<!-- (\S+).*/, '<$1').replace(/^-->$/, '>'))
}

describe('importDocument, of scans', () => {
  it('fences contents whose entries were broken, run together and misread, up to the text', () =>
    assert.deepEqual(
      outline(
        `滨海市第九个五年计划\n目	录\n序  （12）第一编 任务（15）\n第一章 基本任务\n（15）\n第二章 港口 和渔业第三章 财政· “ 第一节 收人· “ （16）\n0 0 	0孬0 0思0 0 0思\n（31D\n“（18）\n第四章\n造船业· ·\n· ·（19）\n*本计划于一九九五年四月由滨海市人民代表大会通过，刊于《滨海公报》第四号。\n第五章水产业（27）\n第一节\n近海\n（27）\n第二节\n远洋\n（29）\n第三节\n加工\n（30）\n第六章人口31 第二编社会发展32 第七章教育33\n第二节\n学校\n（34）\n序\n${PROSE}\n第一编 任务\n第一章 基本任务\n${PROSE}\n第二章 港口和渔业\n${PROSE}\n`,
      ),
      [
        '# 滨海市第九个五年计划',
        '<contents',
        '>',
        '<contents',
        '>',
        '## 序',
        '## 第一编 任务',
        '### 第一章 基本任务',
        '### 第二章 港口和渔业',
      ],
    ))

  it('fences contents in two columns, whose numbers were lost and that have no pages', () =>
    assert.deepEqual(
      outline(
        `滨海市第九个五年计划纲要\n目录\n亠\n序	（三）渔业\n、十年的目标和方针	（四）造船\n（一） 目标	、五年的任务和\n（二） 方针\n政策\n〈一）港口\n（二〕码头和航道\n序\n${PROSE}\n、十年的目标和方针\n（一）目标\n${PROSE}\n（二）方针\n${PROSE}\n、五年的任务和政策\n〈一）港口\n${PROSE}\n（二）码头和航道\n${PROSE}\n（三）渔业\n${PROSE}\n（四）造船\n${PROSE}\n`,
      ),
      [
        '# 滨海市第九个五年计划纲要',
        '<contents',
        '>',
        '## 序',
        '## 、十年的目标和方针',
        '### （一）目标',
        '### （二）方针',
        '## 、五年的任务和政策',
        '### 〈一）港口',
        '### （二）码头和航道',
        '### （三）渔业',
        '### （四）造船',
      ],
    ))

  it('fences nothing where the word stands over other short lines, or over text', () => {
    for (const source of [
      `目录\n港口\n渔业\n造船\n学校\n医院\n剧场\n公园\n${PROSE}\n`,
      `目录\n${PROSE}\n${PROSE}\n（一）港口\n${PROSE}\n（二）渔业\n${PROSE}\n`,
    ])
      assert.ok(!outline(source).includes('<contents'), source)
  })

  it('parts a page number from the line that it was left at, and joins the paragraph', () => {
    const source = [376, 377, 378]
      .map(
        page =>
          `${PROSE.slice(0, -1)}，并且把全市的海岸线都好好地保  ${page} \n护起来。\n${PROSE}\n${PROSE}\n${PROSE}\n`,
      )
      .join('')
    assert.deepEqual(outline(source), [])
    const { text, notes } = importDocument(readRawText(source), { name: 'a.txt', taken: new Set() })
    assert.equal(text.match(/好好地保护起来。/g)?.length, 3)
    assert.deepEqual(
      notes.filter(({ kind }) => kind === 'removed').map(({ text, reason }) => `${reason} ${text}`),
      ['page-number 376', 'page-number 377', 'page-number 378'],
    )
  })

  it('leaves figures at the ends of lines that do not count up', () => {
    const source = [400, 120, 350].map(page => `${PROSE.slice(0, -1)}，其中渔船总数为  ${page}\n${PROSE}\n`).join('')
    const { notes } = importDocument(readRawText(source), { name: 'a.txt', taken: new Set() })
    assert.ok(!notes.some(({ kind }) => kind === 'removed'))
  })

  it('takes out page numbers of which a scan kept one dot', () => {
    const page = `${PROSE}\n`.repeat(8)
    const source = `${page}· 31\n${page}35 ·\n${page}· 3 3\n${page}34 ·．\n${page}`
    const { notes } = importDocument(readRawText(source), { name: 'a.txt', taken: new Set() })
    assert.equal(notes.filter(({ reason }) => reason === 'page-number').length, 4)
  })

  it('finds the title below the end of another text', () =>
    assert.deepEqual(
      outline(
        `${PROSE}\n${PROSE}\n滨海市十年规划和第九个五年计划纲要\n（滨海市第七届人民代表大会第四次会议1995年4月9日批准）\n${PROSE}\n`,
      ),
      ['# 滨海市十年规划和第九个五年计划纲要'],
    ))
})
