// Validates XML against the schemas in test/schemas: XML Schema and RELAX NG, as libxml2 reads them.

import { readFileSync } from 'node:fs'
import { RelaxNGValidator, XmlDocument, XsdValidator } from 'libxml2-wasm'

/** What is wrong with `xml`, each in words; nothing where it is valid. A schema is a file of test/schemas. */
export function violations(schema: string, xml: string): string[] {
  const grammar = XmlDocument.fromBuffer(readFileSync(`test/schemas/${schema}`))
  const validator = schema.endsWith('.rng') ? RelaxNGValidator.fromDoc(grammar) : XsdValidator.fromDoc(grammar)
  let document: XmlDocument | undefined
  try {
    document = XmlDocument.fromString(xml)
    validator.validate(document)
    return []
  } catch (error) {
    return String(error instanceof Error ? error.message : error).split('\n')
  } finally {
    document?.dispose()
    validator.dispose()
    grammar.dispose()
  }
}
