// What editors ask by themselves where a document is open: what the first answers go without.

// Each part comes with those before it, so that what they share is one bundle more for each (`esbuild.mjs`).
import './program.ts'

export { serveNext } from '../protocol/next-services.ts'
