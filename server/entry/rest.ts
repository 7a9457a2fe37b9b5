// What the first answers about most documents go without: the first call of a function of these modules loads all of them. Only functions of theirs
// may be used elsewhere (`esbuild.mjs`).

import './program.ts'

export * from '../core/features/alignment.ts'
export * from '../core/index/resolve-plan.ts'
export * from '../core/model/glossary-file.ts'
export * from '../core/reading/chinese-target.ts'
export * from '../core/reading/english-plan-words.ts'
export * from '../core/reading/unit-names.ts'
export * from '../protocol/finding-message.ts'
