// DOCX as Word, WPS and converters write it.

import assert from 'node:assert/strict'
import { docx, type Parts, zip } from './make.ts'
import { pieces, read, refuse } from './read.ts'

const p = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const style = (id: string, name: string, more = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`
const numbered = (id: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`

describe('DOCX', () => {
  const check = async (body: string, expected: readonly string[], parts: Parts = {}): Promise<void> =>
    assert.deepEqual(await pieces(docx(body, parts)), expected)

  it('headings by style in any language, by what a style builds on, and by outline level', () =>
    check(
      p('航道规划', '<w:pStyle w:val="a"/>') +
        p('总则', '<w:pStyle w:val="1"/>') +
        p('依据', '<w:pStyle w:val="own"/>') +
        p('附则', '<w:outlineLvl w:val="2"/>') +
        p('正文', '<w:outlineLvl w:val="9"/>'),
      ['h1 航道规划', 'h1 总则', 'h2 依据', 'h3 附则', 'p 正文'],
      {
        styles:
          style('a', 'Title') +
          style('1', '标题 1') +
          style('2', 'heading 2') +
          style('own', '章节', '<w:basedOn w:val="2"/>'),
      },
    ))
  it('headings by the names that offices give their styles, and by styles that are not in the file', () =>
    check(
      p('港口规划', '<w:pStyle w:val="a"/>') +
        p('总则', '<w:pStyle w:val="b"/>') +
        p('依据', '<w:pStyle w:val="c"/>') +
        p('附则', '<w:pStyle w:val="Heading2"/>') +
        p('副题', '<w:pStyle w:val="d"/>'),
      ['h1 港口规划', 'h1 总则', 'h2 依据', 'h2 附则', 'p 副题'],
      {
        styles: style('a', '公文标题') + style('b', '一级标题') + style('c', '标题二') + style('d', '副标题'),
      },
    ))
  it('a paragraph whose mark was deleted goes on in the next one', () =>
    check(
      p('疏浚航道，', '<w:rPr><w:del w:id="1"/></w:rPr>') +
        p('加固堤防。') +
        p('附则', '<w:rPr><w:ins w:id="2"/></w:rPr>'),
      ['p 疏浚航道，加固堤防。', 'p 附则'],
    ))
  it('text boxes behind the paragraph that they hang on, once', () =>
    check(
      `<w:p><w:r><w:t>航道</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:drawing><w:txbxContent>${p('专栏一')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p('专栏一')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>${p('堤防')}`,
      ['p 航道', 'p 专栏一', 'p 堤防'],
    ))
  it('breaks and tabs within headings and paragraphs', () =>
    check(
      '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>第一章</w:t><w:br/><w:t>总则</w:t></w:r></w:p><w:p><w:r><w:t>水深</w:t><w:tab/><w:t>4.0米</w:t></w:r></w:p>',
      ['h1 第一章⏎总则', 'p 水深\t4.0米'],
    ))
  it('numbers that Word makes are read with the text', () =>
    check(
      [
        p('总则', `<w:outlineLvl w:val="0"/>${numbered(1)}`),
        p('依据', numbered(1, 1)),
        p('范围', numbered(1, 1)),
        p('目标', `<w:outlineLvl w:val="0"/>${numbered(1)}`),
        p('水深', numbered(1, 1)),
        p('疏浚', numbered(2)),
        p('护岸', numbered(2)),
        p('船闸', numbered(3)),
      ].join(''),
      [
        'h1 第一章 总则',
        'p （一）依据',
        'p （二）范围',
        'h1 第二章 目标',
        'p （一）水深',
        '1. 疏浚',
        '2. 护岸',
        '- 船闸',
      ],
      {
        numbering: `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="第%1章"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>
          <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
          <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>
          <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>`,
      },
    ))
  it('runs: bold, links, breaks, fields, what is hidden', () =>
    check(
      `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>一是</w:t></w:r><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>疏浚</w:t></w:r><w:hyperlink r:id="link"><w:r><w:t>网页</w:t></w:r></w:hyperlink><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r></w:p>
       <w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r></w:p>
       <w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> HYPERLINK "https://example.org/x" </w:instrText><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>词</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
      ['p **一是**疏浚[网页](https://example.org/)', '(hidden) 密', 'p 上', 'p 下', 'p [词](https://example.org/x)'],
    ))
  it('tracked changes are accepted, and what they delete is said', () =>
    check(
      '<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:t>规划</w:t></w:r></w:p>',
      ['p 新规划', '(deleted) 旧'],
    ))
  it('notes, comments, heads and feet', () =>
    check(
      '<w:p><w:r><w:t>下降</w:t><w:footnoteReference w:id="7"/></w:r></w:p><w:sectPr><w:headerReference r:id="r-header"/></w:sectPr>',
      ['(header) 内部', 'p 下降1[^1]', '[^1]: 指总量', '(comment) 待核'],
      {
        footnotes: `<w:footnote w:id="0">${p('')}</w:footnote><w:footnote w:id="7">${p('指总量')}</w:footnote>`,
        comments: `<w:comment>${p('待核')}</w:comment>`,
        header: p('内部'),
      },
    ))
  it('tables, with cells that span; a table of one column is a frame', () =>
    check(
      `<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${p('指标')}</w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p('年份')}</w:tc></w:tr>
       <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>${p('')}</w:tc><w:tc>${p('2020')}</w:tc><w:tc>${p('2025')}${p('预计')}</w:tc></w:tr></w:tbl>
       <w:tbl><w:tr><w:tc>${p('专栏 疏浚')}${p('内容')}</w:tc></w:tr></w:tbl>`,
      ['table 1: 指标 / 年份 2020 / 年份 2025⏎预计', 'p 专栏 疏浚', 'p 内容'],
    ))
  it('tables of contents are told from the text', () =>
    check(
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('总则')}</w:sdtContent></w:sdt>${p('目标 3', '<w:pStyle w:val="t"/>')}${p('正文')}`,
      ['(contents) 总则', '(contents) 目标 3', 'p 正文'],
      { styles: style('t', 'toc 1') },
    ))
  it('pictures are left out and named', async () => {
    const { omissions } = await read(
      docx(
        '<w:p><w:r><w:t>图</w:t><w:drawing><wp:docPr xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" descr="航道图"/></w:drawing></w:r></w:p>',
      ),
    )
    assert.deepEqual(omissions, [{ kind: 'picture', where: '航道图', count: 1 }])
  })
  it('refuses what is broken, encrypted, or of another kind', async () => {
    assert.deepEqual(await refuse(zip({ 'a.txt': 'x' })), { code: 'unknown-format', kind: 'zip' })
    assert.deepEqual(await refuse(zip({ 'OFD.xml': '<OFD/>' })), { code: 'unknown-format', kind: 'ofd' })
    assert.deepEqual(await refuse(zip({ '[Content_Types].xml': '<a/>', 'xl/workbook.xml': '<a/>' })), {
      code: 'unknown-format',
      kind: 'xlsx',
    })
    assert.equal((await refuse(docx('<w:p>'))).code, 'broken')
    assert.equal((await refuse(docx(p('x')).subarray(0, 500))).code, 'broken')
    assert.equal((await refuse('text', { format: 'docx' })).code, 'broken')
    const compound = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    assert.deepEqual(await refuse(compound), { code: 'encrypted', format: 'docx' })
  })
})
