// What a server does when somebody asks for it, and the command line: what a start goes without.

import './next.ts'

export { serveAsked } from '../protocol/asked-services.ts'
export { runCommand } from './commands/run-command.ts'
