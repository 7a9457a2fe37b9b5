// The tests that run on a corpus: VS Code calls `run` in the extension host of a window on a copy of `workspace/`.

import { runMocha } from './mocha.ts'

/** One after the other, for each file's tests are to stand together in the report. */
export function run(): Promise<void> {
  return runMocha(async () => {
    await import('./activation.ts')
    await import('./remote.ts')
    await import('./hover.ts')
    await import('./words.ts')
    await import('./renderings.ts')
    await import('./citation.ts')
    await import('./parallel.ts')
    await import('./definition.ts')
    await import('./references.ts')
    await import('./phrases.ts')
    await import('./code-lens.ts')
    await import('./inlay-hints.ts')
    await import('./symbols.ts')
    await import('./completion.ts')
    await import('./diagnostics.ts')
    await import('./quick-fix.ts')
    await import('./tag-targets.ts')
    await import('./review.ts')
    await import('./exports.ts')
    await import('./import.ts')
    await import('./glossary.ts')
    await import('./ledger.ts')
    await import('./concordance.ts')
    await import('./comparison.ts')
    await import('./plans.ts')
    await import('./lists.ts')
    await import('./assistants.ts')
    await import('./trends.ts')
    await import('./document-links.ts')
    await import('./preview.ts')
    await import('./files.ts')
    await import('./settings.ts')
    await import('./commands.ts')
  })
}
