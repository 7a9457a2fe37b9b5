// All tools of assistants, in the order in which they are listed.

import { COMPARE_PLANS } from './compare-plans.ts'
import { CONCORDANCE } from './concordance.ts'
import { LIST_PLANS } from './list-plans.ts'
import { LIST_TARGETS } from './list-targets.ts'
import { LOOKUP_TERM } from './lookup-term.ts'
import { RESOLVE_PLAN } from './resolve-plan.ts'
import { type Reader, readInput, type Tool, ToolError } from './tool.ts'

export const TOOLS: readonly Tool[] = [LOOKUP_TERM, RESOLVE_PLAN, LIST_TARGETS, CONCORDANCE, COMPARE_PLANS, LIST_PLANS]

/** Runs a tool on what it was given; rejects with {@link ToolError} where there is no answer. */
export function runTool(reader: Reader, name: string, given: unknown): Promise<object> {
  const tool = TOOLS.find(known => known.name === name)
  if (!tool) return Promise.reject(new ToolError(`there is no tool “${name}”`))
  return reader.workspace.onPresentFiles(async () => tool.run(reader, readInput(tool, given)))
}
