// A folder of its own for each test of the command line, and `tifa` run in it as a user does.

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** The command as it is shipped. */
export const TIFA = resolve('dist/tifa.cjs')

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly locale?: string
  readonly input?: string | Uint8Array
  readonly env?: NodeJS.ProcessEnv
}

/** To be made in a suite: from then on each of its tests has the folder to itself. */
export class CommandFolder {
  path = ''

  constructor() {
    beforeEach(() => {
      this.path = mkdtempSync(join(tmpdir(), 'tifa-command-'))
    })
    afterEach(() => rmSync(this.path, { recursive: true, force: true }))
  }

  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(this.path, path)), { recursive: true })
    writeFileSync(join(this.path, path), content)
  }

  read(path: string): string {
    return readFileSync(join(this.path, path), 'utf8')
  }

  run(args: readonly string[], { locale = 'C.UTF-8', input = '', env = {} }: RunOptions = {}): Ran {
    return spawnSync(process.execPath, [TIFA, ...args], {
      cwd: this.path,
      encoding: 'utf8',
      input,
      maxBuffer: 1e8,
      env: { ...process.env, LC_ALL: locale, ...env },
    })
  }
}
