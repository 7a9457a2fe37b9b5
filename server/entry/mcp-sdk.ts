// What the server for assistants needs of the Model Context Protocol's SDK: a bundle of its own, loaded by `tifa mcp` alone.

export { Server } from '@modelcontextprotocol/sdk/server/index.js'
export { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
export { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js'
