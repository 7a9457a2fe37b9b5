// `tifa import` as a user runs it.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CommandFolder, type RunOptions } from '../support/command-folder.ts'

describe('tifa import', function () {
  this.timeout(60_000) // each test starts processes
  const folder = new CommandFolder()

  const run = (args: readonly string[], options: RunOptions = {}) => folder.run(['import', ...args], options)
  const PAGE = '<!doctype html><title>航道规划</title><h1>航道规划</h1><script>x</script><p>加固堤防。</p>'

  it('makes one document of each file, and says what it left out', () => {
    folder.write('a.html', PAGE)
    folder.write('b.txt', '水网规划\n\n建设船闸。\n')
    const { status, stdout, stderr } = run(['a.html', 'b.txt', '-o', 'out'])
    assert.equal(stderr, '')
    assert.equal(status, 0)
    const names = readdirSync(join(folder.path, 'out'))
    assert.equal(names.length, 2)
    assert.ok(names.every(name => name.endsWith('.md')))
    const texts = names.map(name => readFileSync(join(folder.path, 'out', name), 'utf8'))
    assert.ok(texts.some(text => text.includes('加固堤防。')) && texts.some(text => text.includes('建设船闸。')))
    assert.match(stdout, /a\.html → out[/\\].+\.md: HTML, utf-8/)
    assert.ok(!texts.join('').includes('script'))
  })
  it('writes over nothing unless it is told to', () => {
    folder.write('a.html', PAGE)
    assert.equal(run(['a.html', '-o', 'out']).status, 0)
    const [name = ''] = readdirSync(join(folder.path, 'out'))
    writeFileSync(join(folder.path, 'out', name), 'mine')
    const { status, stderr } = run(['a.html', '-o', 'out'])
    assert.equal(status, 1)
    assert.match(stderr, /it exists and was left as it is/)
    assert.match(run(['a.html', '-o', 'out'], { locale: 'zh_CN.UTF-8' }).stderr, /文件已存在，未覆盖/)
    assert.equal(readFileSync(join(folder.path, 'out', name), 'utf8'), 'mine')
    assert.equal(run(['a.html', '-o', 'out', '--force']).status, 0)
    assert.match(readFileSync(join(folder.path, 'out', name), 'utf8'), /加固堤防/)
    assert.deepEqual(readdirSync(join(folder.path, 'out')), [name])
  })
  it('says where what it wrote does not belong to the corpus, and repeats nothing', () => {
    folder.write('tifa.yaml', 'include: ["plans/**/*.md"]\n')
    folder.write('plans/a.md', '# 港口\n')
    const page = (number: number): string =>
      `港口发展规划\n\n渡口全部更新，码头加固${number}处。\n\n— ${number} —\n\f\n`
    folder.write('a.txt', `港口发展规划\n\n第一章 总则\n\n${[1, 2, 3, 4, 5].map(page).join('')}`)
    const { status, stdout, stderr } = run(['a.txt'])
    assert.equal(status, 0)
    assert.match(stderr, /\.md: it does not belong to the corpus, by what tifa\.yaml includes/)
    assert.deepEqual(
      stdout.split('\n').flatMap(line => /Removed.*/.exec(line)?.[0] ?? []),
      ['Removed (page number): — 1 — … — 5 — × 5', 'Removed (running head): 港口发展规划 × 4'],
    )
    assert.equal(run(['a.txt', '-o', 'plans']).stderr, '')
  })
  it('takes no document’s name for that of a folder', () => {
    folder.write('a.html', PAGE)
    const { status, stderr } = run(['a.html', '-o', 'plan.md'])
    assert.equal(status, 2)
    assert.match(stderr, /-o names the folder, not the document: plan\.md/)
  })
  it('writes nothing where it is asked what would be', () => {
    folder.write('a.html', PAGE)
    const { status, stdout } = run(['a.html', '--dry-run'])
    assert.equal(status, 0)
    assert.match(stdout, /not written/)
    assert.deepEqual(readdirSync(folder.path), ['a.html'])
  })
  it('imports what can be, and names each that cannot', () => {
    folder.write('a.html', PAGE)
    folder.write('empty.txt', '')
    folder.write('page.mht', 'From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="B"\n\n--B\n')
    folder.write('picture.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d]))
    folder.write('large.txt', 'x')
    folder.write('terms.tbx', '<?xml version="1.0"?><martif type="TBX-Basic"/>')
    folder.write('rows.csv', '指标,2030年\n水深,4\n')
    folder.write('aligned.tmx', '<?xml version="1.0"?><tmx version="1.4"/>')
    truncateSync(join(folder.path, 'large.txt'), 100_000_001)
    const { status, stderr } = run([
      'a.html',
      'empty.txt',
      'page.mht',
      'picture.txt',
      'none.txt',
      'large.txt',
      'terms.tbx',
      'rows.csv',
      'aligned.tmx',
      '.',
      '-o',
      'out',
    ])
    assert.equal(status, 1)
    assert.equal(readdirSync(join(folder.path, 'out')).length, 1)
    assert.match(stderr, /empty\.txt: the file is empty/)
    assert.match(stderr, /picture\.txt: files of the kind png are not read/)
    assert.match(stderr, /page\.mht: files of the kind mht are not read: save it as html first/)
    assert.match(stderr, /terms\.tbx: tbx is a format of glossaries/)
    assert.match(stderr, /rows\.csv: csv is a table: Import Glossary/)
    assert.match(stderr, /aligned\.tmx: tmx needs no import/)
    assert.match(stderr, /none\.txt: no such file/)
    assert.match(stderr, /large\.txt: beyond the limit of 100,000,000 bytes of a file/)
    assert.match(stderr, /\.: it is a folder/)
  })
  it('prints what came from standard input, and the report beside it', () => {
    const { stdout, stderr, status } = run(['-'], { input: PAGE })
    assert.equal(status, 0)
    assert.match(stdout, /加固堤防/)
    assert.match(stderr, /^- → standard output: HTML/)
    assert.equal(run(['-', '-o', 'out'], { input: PAGE }).status, 0)
    assert.equal(readdirSync(join(folder.path, 'out')).length, 1)
  })
  it('takes format and encoding from who knows better, and reports as JSON', () => {
    folder.write('a.dat', new Uint8Array([0xa4, 0xf4, 0xa4, 0xf4, 0x0a])) // 水水 in Big5
    const { stdout } = run(['a.dat', '--encoding', 'big5', '--format', 'text', '--report', 'json'])
    const { files } = JSON.parse(stdout) as { files: { encoding: string; format: string; output: string }[] }
    assert.equal(files[0]?.encoding, 'big5')
    assert.equal(files[0]?.format, 'text')
    assert.match(readFileSync(join(folder.path, files[0]?.output ?? ''), 'utf8'), /水水/)
  })
  it('gives no id that the corpus has', () => {
    folder.write('tifa.yaml', '')
    folder.write('a.html', PAGE)
    assert.equal(run(['a.html']).status, 0)
    folder.write('a.html', PAGE.replace('堤防', '船闸'))
    assert.equal(run(['a.html']).status, 0)
    const names = readdirSync(folder.path).filter(name => name.endsWith('.md'))
    assert.equal(names.length, 2)
    const ids = names.map(name => /^id: (.+)$/m.exec(readFileSync(join(folder.path, name), 'utf8'))?.[1])
    assert.equal(new Set(ids).size, 2, ids.join())
  })
  it('does not import a text twice', () => {
    folder.write('tifa.yaml', '')
    folder.write('a.html', PAGE)
    folder.write('b.html', PAGE)
    assert.equal(run(['a.html']).status, 0)
    const [name = ''] = readdirSync(folder.path).filter(name => name.endsWith('.md'))
    const { status, stderr } = run(['b.html'])
    assert.equal(status, 1)
    assert.ok(stderr.includes(`b.html: its text is in the corpus already: ${name}`), stderr)
    assert.equal(run(['b.html', '--force']).status, 0)
  })
  it('stays where it is to, whatever a file says that it is called', () => {
    folder.write('a.md', '---\nid: ../../../up\ntitle: 上\n---\n\n# 上\n\n文。\n')
    assert.equal(run(['a.md', '-o', 'out/in']).status, 0)
    assert.deepEqual(readdirSync(folder.path).sort(), ['a.md', 'out'])
    assert.deepEqual(readdirSync(join(folder.path, 'out')), ['in'])
    assert.equal(readdirSync(join(folder.path, 'out/in')).length, 1)
  })
  it('explains itself in both languages', () => {
    assert.match(run(['--help']).stdout, /tifa import plan\.docx -o plans/)
    assert.match(run(['--help'], { locale: 'zh_CN.UTF-8' }).stdout, /导入一个文件到文件夹/)
    assert.equal(run([]).status, 2)
    assert.match(run(['--format', 'doc', 'a']).stderr, /--format is text, markdown/)
  })
})
