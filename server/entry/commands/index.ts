// All commands of the terminal, in the order in which the help lists them.

import { AGREEMENT } from './agreement.ts'
import { ANNOTATIONS } from './annotations.ts'
import { CHECK } from './check.ts'
import { CITE } from './cite.ts'
import type { Command } from './command.ts'
import { COMPARE } from './compare.ts'
import { EXPLAIN, GLOSS } from './explain.ts'
import { EXPORT } from './export.ts'
import { GLOSSARY } from './glossary.ts'
import { IMPORT } from './import.ts'
import { INIT } from './init.ts'
import { KWIC } from './kwic.ts'
import { MCP } from './mcp.ts'
import { NOTES } from './notes.ts'
import { PLANS } from './plans.ts'
import { SERVER } from './server.ts'
import { completionCommand } from './shell-completion.ts'
import { STATUS } from './status.ts'
import { TARGETS } from './targets.ts'
import { TERMS } from './terms.ts'

const MAIN = [
  CHECK,
  INIT,
  IMPORT,
  STATUS,
  GLOSS,
  EXPLAIN,
  CITE,
  TARGETS,
  TERMS,
  KWIC,
  COMPARE,
  PLANS,
  NOTES,
  AGREEMENT,
  GLOSSARY,
  EXPORT,
  ANNOTATIONS,
  SERVER,
  MCP,
]

export const COMMANDS: readonly Command[] = [...MAIN, completionCommand(MAIN)]
