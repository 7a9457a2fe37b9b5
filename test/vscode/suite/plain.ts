// The tests that run where there is no corpus: VS Code calls `run` in the extension host of a window on a copy of `plain/`.

import { runMocha } from './mocha.ts'

export function run(): Promise<void> {
  return runMocha(() => import('./dormant.ts'))
}
