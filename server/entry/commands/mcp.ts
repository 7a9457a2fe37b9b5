// `tifa mcp`: the corpus for assistants, over the Model Context Protocol on standard input and output.

import { resolve } from 'node:path'
import { runTool, TOOLS } from '../../protocol/tools/index.ts'
import { type Reader, ToolError } from '../../protocol/tools/tool.ts'
import { type Command, type Given, say } from './command.ts'
import { type Opened, openPaths, resolvePaths } from './paths.ts'
import { fail } from './terminal.ts'

export const MCP: Command = {
  name: 'mcp',
  operands: '[PATH…]',
  summary: { en: 'the corpus for assistants (MCP)', zh: '向助手提供语料库（MCP）' },
  options: [],
  details: [
    {
      en: `Serves the corpus of each PATH (this folder) over the Model Context Protocol, on standard input and output, until the client goes away. Tools: ${TOOLS.map(({ name }) => name).join(', ')}. They read and never write, look at nothing outside of the corpus, and answer with file and line. Files that changed are read again before each answer.`,
      zh: `通过标准输入输出，以 Model Context Protocol 提供各 PATH（默认当前文件夹）的语料库，直至客户端断开。工具：${TOOLS.map(({ name }) => name).join('、')}。只读不写，不访问语料库以外的内容，回答均附文件与行号；回答前会重新读取改动过的文件。`,
    },
  ],
  examples: [['tifa mcp ~/plans', { en: 'what an assistant starts', zh: '由助手启动' }]],
  exits: { en: '0 the client went away, 2 could not run', zh: '0 客户端已断开，2 无法运行' },
  run: mcp,
}

/** Files are looked at again for a call after so many milliseconds. */
const FRESH = 1000
/** How long a tool works before others have their turn, milliseconds. */
const SLICE = 10

async function mcp(given: Given, cwd: string): Promise<number> {
  const { locale, operands } = given
  const paths = await resolvePaths(operands, cwd, locale, '.')
  if (typeof paths === 'string') return fail(paths)
  const file = paths.find(({ isFolder }) => !isFolder)
  if (file) return fail(say(locale, `${file.path} is no folder`, `${file.path} 不是文件夹`))
  const { CallToolRequestSchema, ListToolsRequestSchema, Server, StdioServerTransport } = await import('../mcp-sdk.ts')
  const server = new Server({ name: 'tifa', title: 'Tifa', version: VERSION }, { capabilities: { tools: {} } })
  // Clients wait for the answer to their first message, not for the corpus.
  let opening: Promise<Opened> | undefined
  let lookedAt = Number.NEGATIVE_INFINITY
  const open = async (): Promise<Opened> => {
    opening ??= openPaths(paths, cwd, locale).then(opened => {
      lookedAt = performance.now()
      return opened
    })
    const opened = await opening
    if (performance.now() - lookedAt > FRESH) {
      await opened.workspace.reload()
      lookedAt = performance.now()
    }
    return opened
  }
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: TOOLS.map(({ name, title, description, input }) => ({
      name,
      title: title[locale],
      description,
      inputSchema: { ...input, required: [...input.required] },
      annotations: { title: title[locale], readOnlyHint: true, openWorldHint: false },
    })),
  }))
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) => {
    try {
      const { workspace, ports, pathOf } = await open()
      let sliceEnd = performance.now() + SLICE
      const pause = async (): Promise<void> => {
        if (performance.now() < sliceEnd) return
        await ports.nextTurn()
        signal.throwIfAborted()
        sliceEnd = performance.now() + SLICE
      }
      // From elsewhere a path would lead up and down again.
      const named = (uri: string): string => {
        const path = pathOf(uri)
        return path.startsWith('..') ? resolve(cwd, path) : path
      }
      const reader: Reader = { workspace, ports, locale, pathOf: named, pause }
      const answer = await runTool(reader, params.name, params.arguments)
      return { content: [{ type: 'text', text: JSON.stringify(answer) }], structuredContent: { ...answer } }
    } catch (error) {
      if (!(error instanceof ToolError)) process.stderr.write(`tifa: ${params.name}: ${String(error)}\n`)
      const text = error instanceof Error ? error.message : String(error)
      return { content: [{ type: 'text', text }], isError: true }
    }
  })
  const gone = new Promise<void>(resolve => {
    server.onclose = resolve
    process.stdin.on('end', resolve).on('close', resolve)
  })
  await server.connect(new StdioServerTransport())
  void open().catch((error: unknown) => process.stderr.write(`tifa: ${String(error)}\n`))
  await gone
  process.exit(0)
}

declare const VERSION: string
