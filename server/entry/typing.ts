// What editors ask while somebody types: what other first answers go without.

// Each part comes with those before it, so that what they share is one bundle more for each (`esbuild.mjs`).
import './program.ts'

export { serveTyping } from '../protocol/typing-services.ts'
