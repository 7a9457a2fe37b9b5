// Every dependency is used and named, every file belongs to something that runs, and what is exported is imported.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'

describe('dependencies', function () {
  this.timeout(180_000) // parses all sources

  it('are all used and all named, and no file and no export is left over', () => {
    const include = 'files,dependencies,unlisted,unresolved,exports'
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['node_modules/knip/bin/knip.js', '--include', include, '--no-progress', '--treat-config-hints-as-errors'],
      { encoding: 'utf8' },
    )
    assert.equal(status, 0, `${stdout}${stderr}`)
  })
})
