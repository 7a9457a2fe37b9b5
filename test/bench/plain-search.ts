// What a plain search for the same wordings in the same files takes: ripgrep on one core, or grep where there is none.

import { execFileSync } from 'node:child_process'

/** The program, its processor time and the time that it took, milliseconds; undefined where neither program is there. */
export interface PlainSearch {
  readonly what: string
  readonly time: number
  readonly cpu: number
}

/** Searches all Markdown below `folder` for each line of the file `terms`; the best of three, and the lines go nowhere. */
export function timePlainSearch(folder: string, terms: string): PlainSearch | undefined {
  const programs = [
    ['rg -F -f terms', 'rg -j1 -uu -F -f "$1" -g \'*.md\' -g \'*.markdown\' "$2"'],
    ['grep -F -f terms', 'grep -r -F -f "$1" --include=\'*.md\' --include=\'*.markdown\' "$2"'],
  ] as const
  for (const [what, command] of programs) {
    const runs = [0, 1, 2].map(() => run(command, [terms, folder]))
    const [best] = runs.flatMap(each => each ?? []).sort((a, b) => a.cpu - b.cpu)
    if (best) return { what, ...best }
  }
  return undefined
}

/** A shell says what its children took: no other way tells it of a process that has ended. */
function run(command: string, args: readonly string[]): { time: number; cpu: number } | undefined {
  try {
    const start = performance.now()
    // To /dev/null itself both programs would write nothing and stop at a file's first line.
    const script = `${command.split(' ')[0]} --version >/dev/null 2>&1 || exit 3; ${command} | cat >/dev/null; times`
    const out = execFileSync('sh', ['-c', script, 'sh', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const time = performance.now() - start
    const [, children = ''] = out.trim().split('\n')
    const spent = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(([, m, s]) => Number(m) * 60_000 + Number(s) * 1000)
    return { time, cpu: spent.reduce((sum, each) => sum + each, 0) }
  } catch {
    return undefined
  }
}
