// What the first answers about most documents go without: the first call of a function of these modules loads all of them. Only functions of theirs
// may be used elsewhere (`esbuild.mjs`).

import './typing.ts'

export * from '../core/features/alignment.ts'
export * from '../core/features/config-place.ts'
export * from '../core/features/definition.ts'
export * from '../core/features/document-highlight.ts'
export * from '../core/features/list-rank.ts'
export * from '../core/index/bilingual/renderings.ts'
export * from '../core/index/plans/reference-section.ts'
export * from '../core/index/plans/resolve-plan.ts'
export * from '../core/index/plans/standing.ts'
export * from '../core/model/glossary-file.ts'
export * from '../core/reading/chinese-target.ts'
export * from '../core/reading/english-plan-words.ts'
export * from '../core/reading/unit-names.ts'
export * from '../protocol/findings/finding-message.ts'
export * from '../protocol/hover/hover-phrase.ts'
export * from '../protocol/hover/hover-plan.ts'
export * from '../protocol/hover/hover-quantity.ts'
export * from '../protocol/hover/hover-renderings.ts'
