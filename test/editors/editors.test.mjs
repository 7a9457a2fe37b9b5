// Other editors at work: Debian's Neovim and Emacs, set up as README says, on a corpus with characters of every length.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { installCommands, installPackages, isOnPath } from '../support/debian.mjs'
import { PLAN, readSetUp, runEditor } from './editor.mjs'

const read = name => readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8')

/** What both editors are to have seen; `error` is the finding that settings made one. */
function checkSeen(seen, error) {
  const codes = ({ code, words }) => `${code}: ${words}`
  assert.deepEqual(seen.findings.map(codes).sort(), ['unknown-term: ferri', 'untagged-target: 𠮷渡口达到56%'].sort())
  const errors = seen.findings.filter(({ isError }) => isError).map(({ code }) => code)
  assert.deepEqual(errors, error ? [error] : [])
  assert.match(seen.hover, /𠮷渡口/)
  assert.match(seen.hover, /lucky ferry/)
  // Editors write one address in several ways.
  const toOneForm = hover => hover.replace(/%[0-9a-f]{2}/gi, code => code.toUpperCase())
  assert.equal(toOneForm(seen.hoverAfterEdit), toOneForm(seen.hover))
  assert.deepEqual(seen.definition, ['glossary.md', '𠮷渡口'])
  const before = PLAN.replace('𠮷野', '新😀𠮷𠮷野')
  assert.equal(seen.before.trimEnd(), before.trimEnd())
  // The fix writes the id and nothing else, and is one step of undo.
  assert.equal(seen.fixed.trimEnd(), before.replace('term:ferri)', 'term:ferry)').trimEnd())
  assert.deepEqual(seen.findingsAfterFix.map(codes), ['untagged-target: 𠮷渡口达到56%'])
  assert.equal(seen.undone.trimEnd(), before.trimEnd())
  assert.equal(seen.renamed.trimEnd(), before.replace('new-ferries', 'newest-ferries').trimEnd())
  assert.ok(seen.isServerGone, 'the server has ended with its editor')
}

describe('Neovim', function () {
  this.timeout(400_000) // may install it
  before(() => installCommands(['nvim=neovim']))

  const run = (prelude = '') =>
    runEditor({ 'init.lua': prelude + readSetUp('**Neovim** 0.7 to 0.10'), 'drive.lua': read('drive.lua') }, [
      'nvim',
      '--headless',
      '--clean',
      ...['-u', '../init.lua', 'plans/a.md', '-c', 'luafile ../drive.lua'],
    ])
  /** Has Neovim count, send and tell its settings as newer ones do by themselves. */
  const having = (encoding, flags = '{}') => `
local start = vim.lsp.start_client
vim.lsp.start_client = function(config)
  config.offset_encoding = '${encoding}'
  config.flags = ${flags}
  config.on_init = function(client)
    local settings = { tifa = { severity = { ['untagged-target'] = 'error' } } }
    client.notify('workspace/didChangeConfiguration', { settings = settings })
  end
  config.capabilities = vim.lsp.protocol.make_client_capabilities()
  config.capabilities.general = { positionEncodings = { '${encoding}', 'utf-16' } }
  return start(config)
end
`
  it('does all of it as README sets it up', async () => {
    const seen = await run()
    assert.equal(seen.encoding, 'utf-16')
    checkSeen(seen)
    assert.deepEqual(seen.references.sort(), [
      ['a.md', '𠮷渡口达到56%，渡口准点。𠮷[é](term:ferri) 😀'],
      ['b.md', '𠮷渡口在此。'],
      ['glossary.md', 'lucky ferry'],
      ['glossary.md', '𠮷渡口'],
    ])
  })
  it('counts in UTF-8, as from 0.10 on', async () => {
    const seen = await run(having('utf-8'))
    assert.equal(seen.encoding, 'utf-8')
    checkSeen(seen, 'untagged-target')
  })
  it('counts in UTF-32, and sends whole texts', async () => {
    const seen = await run(having('utf-32', '{ allow_incremental_sync = false }'))
    assert.equal(seen.encoding, 'utf-32')
    checkSeen(seen, 'untagged-target')
  })
  it('of today is told the same in other words', () => {
    const lua = `
local config, enabled
vim.lsp = { config = function(name, given) config = { name, given } end, enable = function(name) enabled = name end }
${readSetUp('**Neovim** 0.11')}
io.stdout:write(vim.fn.json_encode({ config, enabled }))
`
    const { stdout, stderr } = spawnSync('nvim', ['--headless', '--clean', '-c', `lua ${lua}`, '-c', 'qall!'], {
      encoding: 'utf8',
    })
    assert.equal(stderr, '')
    const [[name, config], enabled] = JSON.parse(stdout)
    assert.equal(name, enabled)
    assert.deepEqual(config.cmd, ['tifa', 'server', '--stdio'])
    assert.deepEqual(config.filetypes, ['markdown'])
    assert.deepEqual(config.root_markers, ['tifa.yaml'])
  })
})

describe('Emacs with eglot', function () {
  this.timeout(400_000) // may install it
  before(() => {
    installPackages(isOnPath('emacs') ? [] : ['emacs-nox'])
    const { status } = spawnSync('emacs', [
      '--batch',
      '--funcall',
      'package-activate-all',
      '--eval',
      "(progn (require 'eglot) (require 'markdown-mode))",
    ])
    if (status !== 0) installPackages(['elpa-eglot', 'elpa-markdown-mode'])
  })

  it('does all of it as README sets it up', async () => {
    const setUp = readSetUp('**Emacs** 28') + readSetUp('of Neovim (0.8 or newer), `config')
    const files = { 'init.el': setUp, 'drive.el': read('drive.el') }
    // With Debian's packages, which -Q leaves out, and without what the user has.
    const seen = await runEditor(files, [
      'emacs',
      ...['--batch', '--no-init-file', '--funcall', 'package-activate-all', '-l', '../init.el', '-l', '../drive.el'],
    ])
    assert.equal(seen.encoding, 'utf-16')
    checkSeen(seen, 'untagged-target')
    assert.deepEqual(seen.references.sort(), [
      ['a.md', '𠮷渡口达到56%，渡口准点。𠮷[é](term:ferri) 😀'],
      ['b.md', '𠮷渡口在此。'],
      ['glossary.md', 'lucky ferry'],
      ['glossary.md', '𠮷渡口'],
    ])
  })
})
