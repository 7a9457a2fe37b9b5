// Bodies and formulae of the bundled glossary over LSP: full names, successors, and what a formula stands for.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { Hover, MarkupContent } from 'vscode-languageserver/node'
import { useClient } from './harness.ts'

const FILES = ['bodies', 'formulae', 'formulations', 'planning'].map(name => `bundled/${name}.md`)
const GLOSSARY = FILES.map(
  path => `//- ${path}\n${readFileSync(path.replace('bundled', 'corpus/glossary'), 'utf8')}\n`,
).join('')

describe('bodies and formulae', () => {
  const start = useClient()
  const hover = async (text: string): Promise<{ text: string; words: string } | undefined> => {
    const running = await start(`${GLOSSARY}//- own/a.md\n${text}\n`, { folders: ['own'], bundled: FILES })
    const result = await running.ask<Hover | null>('textDocument/hover')
    if (!result?.range) return undefined
    return {
      text: (result.contents as MarkupContent).value,
      words: running.slice(running.fixture.cursor?.path ?? '', result.range),
    }
  }
  /** Holds what the hover in `text` covers against `words`, and what it says against `parts`. */
  const check = async (text: string, words: string, parts: readonly string[]): Promise<void> => {
    const result = await hover(text)
    assert.equal(result?.words, words)
    for (const part of parts) assert.ok(result?.text.includes(part), `${part} in ${result?.text}`)
  }

  it('knows a body by the short form that plans use', () =>
    check('国家发展改$0革委等部门印发通知。', '国家发展改革委', [
      '国家发展和改革委员会',
      'National Development and Reform Commission',
      '2003',
      '国家发展计划委员会',
    ]))
  it('takes the longest short form', () =>
    check('中央网信$0办、工信部联合印发。', '中央网信办', [
      '中央网络安全和信息化委员会办公室',
      'Office of the Central Cyberspace Affairs Commission',
    ]))
  it('knows a body by its acronym in English', () =>
    check("The ND$0RC's plan was approved.", 'NDRC', [
      '国家发展和改革委员会',
      'National Development and Reform Commission',
    ]))
  it('names the successor of a body that is no more', () =>
    check('环境保$0护部负责考核。', '环境保护部', [
      'Ministry of Environmental Protection',
      'Replaced by',
      '生态环境部',
    ]))
  it('names both successors of a body that was divided', () =>
    check('铁$0道部', '铁道部', ['Replaced by', '交通运输部', '国家铁路局']))
  it('leads from the first name of the planning commission to the next', () =>
    check('国家计$0委负责综合平衡。', '国家计委', ['State Planning Commission', 'Replaced by', '国家发展计划委员会']))
  it('spells out 五位一体', () =>
    check('统筹推进“五位$0一体”总体布局', '五位一体', [
      'five-sphere integrated plan',
      '经济建设',
      '政治建设',
      '文化建设',
      '社会建设',
      '生态文明建设',
    ]))
  it('spells out 四个全面', () =>
    check('协调推进“四个$0全面”战略布局', '四个全面', [
      'four-pronged comprehensive strategy',
      '全面建设社会主义现代化国家',
      '全面深化改革',
      '全面依法治国',
      '全面从严治党',
    ]))
  it('spells out 双循环', () =>
    check('构建双循$0环新发展格局', '双循环', ['dual circulation', '国内大循环', '国际循环']))
  it('spells out a formula that quotes part in the middle', () =>
    check('压减“三公”经$0费', '“三公”经费', ['official overseas visits', '公务接待费']))
  it('reads 双随机、一公开 as one', () =>
    check('推行“双随机、一公$0开”监管', '双随机、一公开', ['random selection', '随机抽取检查对象']))

  it('takes departments of a field and cases for what they are', async () => {
    const texts = [
      '文化部门和单位',
      '重要路段。建设部分国道',
      '加强教育部署工作',
      '商務部門',
      '前款第八项规定',
      '中央行政单位',
      'in most cases',
    ]
    const running = await start(`${GLOSSARY}//- own/a.md\n$0${texts.join('\n\n')}\n`, {
      folders: ['own'],
      bundled: FILES,
    })
    for (const [index, text] of texts.entries()) {
      for (let character = 0; character < text.length; character++) {
        const position = { line: index * 2, character }
        const params = { textDocument: { uri: running.cursor.uri }, position }
        const result: Hover | null = await running.connection.sendRequest('textDocument/hover', params)
        assert.equal(result, null, `${text} at ${character}`)
      }
    }
  })
  it('takes a ministry before 分别 for a ministry', () => check('财政$0部分别下达', '财政部', ['Ministry of Finance']))
})
