// The words of the page, which the panel hands over in the language of the interface. `{0}` and `{1}` are filled in here.

import type { PageWords } from '../page/words.ts'
import type { State } from './messages.ts'

export interface Words extends PageWords {
  readonly views: Readonly<Record<'plans' | 'document', string>>
  readonly view: string
  readonly add: string
  readonly addHelp: string
  readonly remove: string
  readonly over: string
  readonly lineOf: string
  readonly allDated: string
  readonly kind: string
  readonly allKinds: string
  readonly kinds: Readonly<Record<string, string>>
  readonly language: string
  readonly allLanguages: string
  readonly languages: Readonly<Record<'zh' | 'en', string>>
  readonly group: string
  readonly noGroup: string
  readonly document: string
  readonly depth: string
  readonly depthOf: string
  readonly figures: string
  readonly raw: string
  readonly relative: string
  readonly count: string
  readonly rate: string
  readonly chart: string
  readonly chartText: string
  readonly table: string
  readonly barcode: string
  readonly barcodeText: string
  readonly mention: string
  readonly heatMap: string
  readonly part: string
  readonly opening: string
  readonly term: string
  readonly story: string
  readonly characters: string
  readonly states: Readonly<Record<State, string>>
  readonly missing: string
  readonly abridged: string
  readonly otherLanguage: string
  readonly notDrawn: string
  readonly columnsNotDrawn: string
  readonly unknown: string
  readonly unused: string
  readonly measures: string
  readonly noMeasures: string
  readonly noTerms: string
  readonly noTermsHelp: string
  readonly noPlans: string
  readonly noPlansHelp: string
  readonly export: string
  readonly exportCsv: string
  readonly exportJson: string
  readonly exportSvg: string
  readonly actions: string
}
