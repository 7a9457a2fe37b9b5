// `tifa server`: the language server, for any editor.

import { createRequire } from 'node:module'
import { type Command, say } from './command.ts'
import { fail } from './terminal.ts'

export const SERVER: Command = {
  name: 'server',
  operands: '--stdio',
  summary: { en: 'the language server, for any editor', zh: '语言服务器，供任何编辑器使用' },
  options: [
    { name: 'stdio', about: { en: 'speak over standard input and output', zh: '通过标准输入输出通信' } },
    {
      name: 'node-ipc',
      about: { en: 'over the channel to the process that started it', zh: '通过与父进程之间的通道' },
    },
    { name: 'socket', value: 'PORT', about: { en: 'over a port of this machine', zh: '通过本机端口' } },
    { name: 'pipe', value: 'NAME', about: { en: 'over a named pipe', zh: '通过命名管道' } },
    { name: 'clientProcessId', value: 'ID', about: { en: 'end when this process does', zh: '此进程结束时一并结束' } },
  ],
  details: [],
  examples: [['tifa server --stdio', { en: 'what an editor starts', zh: '由编辑器启动' }]],
  exits: { en: '0 the client asked it to end, 1 the client went away', zh: '0 客户端要求结束，1 客户端已断开' },
  // With a transport the server is started before anything else is loaded.
  run: async ({ locale }) =>
    fail(say(locale, 'server: name the transport, such as --stdio', 'server：请指定通信方式，如 --stdio')),
}

/** Starts it in this process, by the arguments that this was called with; the process goes on by itself. */
export function startServer(): undefined {
  createRequire(import.meta.url)('./server.cjs')
  return undefined
}

/** Whether the arguments name what the server is to speak over. */
export function hasTransport(args: readonly string[]): boolean {
  return args.some(argument => /^--(?:stdio|node-ipc|(?:socket|pipe)(?:=.*)?)$/.test(argument))
}

/** Whether the arguments ask for help, whatever else they say. */
export function isAskedForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return (end < 0 ? args : args.slice(0, end)).some(argument => argument === '--help' || argument === '-h')
}
