// Nothing grows while somebody types, and what is closed gives back its tree: in a process with little room for either.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Room for the modules and one document, megabytes; a version kept for every hundred edits would need many times as much. */
const ROOM = 64

describe('memory', () => {
  it('stays the same over 100,000 edits, and a document that is closed is given back', function () {
    this.timeout(600_000) // the machine may be busy
    const session = fileURLToPath(new URL('./long-session.js', import.meta.url))
    const run = spawnSync(process.execPath, [`--max-old-space-size=${ROOM}`, '--expose-gc', session], {
      encoding: 'utf8',
    })
    assert.equal(run.status, 0, run.stderr)
    assert.match(run.stdout, /100000 edits/)
  })
})
