// Tells whether the tree of plans would be another than the one that was last sent.

import type { Symbols } from '../../core/index/symbols.ts'
import type { PlansChangedParams } from '../../wire/plans.ts'
import type { Workspace } from '../workspace.ts'

/** Remembers the symbols of all documents: they are new objects where a document has changed, and only there. */
export class PlanChanges {
  readonly #workspace: Workspace
  #known = new Map<string, Symbols>()

  constructor(workspace: Workspace) {
    this.#workspace = workspace
  }

  /** What has changed since it was last called. */
  take(): PlansChangedParams {
    const now = new Map<string, Symbols>()
    const sections: string[] = []
    let plans = false
    this.#workspace.flush()
    for (const { corpus } of this.#workspace.folders()) {
      for (const symbols of corpus.allSymbols()) {
        const { uri } = symbols
        if (corpus.originOf(uri) !== 'own') continue
        now.set(uri, symbols)
        const before = this.#known.get(uri)
        if (before === symbols) continue
        if (!before || !isSamePlan(before, symbols)) plans = true
        if (before && before.headings !== symbols.headings) sections.push(this.#workspace.clientUri(uri))
      }
    }
    for (const uri of this.#known.keys()) if (!now.has(uri)) plans = true
    this.#known = now
    return { plans, sections }
  }
}

/** What the tree says of a document, or arranges it by. */
function isSamePlan(a: Symbols, b: Symbols): boolean {
  return factsOf(a) === factsOf(b)
}

function factsOf({ id, title, language, date, period, headings, meta }: Symbols): string {
  const { titleEn, kind, issuer, parent, supersedes, expresses } = meta
  const said = [titleEn, kind, issuer, meta.period, parent, supersedes, expresses]
  return JSON.stringify([id, title, language, date, period, headings !== '', ...said.map(value => value ?? null)])
}
