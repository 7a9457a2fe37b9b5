// What editors ask by themselves where a document is open: what the first answers go without.

import './rest.ts'

export { serveNext } from '../protocol/next-services.ts'
