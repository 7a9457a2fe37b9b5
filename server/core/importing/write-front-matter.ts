// Writes front matter; a field to be looked at has a YAML comment behind it.

import { toYaml } from '../syntax/yaml-scalar.ts'
import type { ImportField } from './import-fields.ts'

/** What stands behind a field that was filled from something else than the text's own statement. */
const REVIEW = '# review 待核'

/** The front matter with its fences and a blank line behind it, and the line of each field in it. */
export function writeFrontMatter(fields: readonly ImportField[]): {
  readonly text: string
  readonly lines: ReadonlyMap<ImportField, number>
} {
  const lines = fields.map(writeField)
  return { text: `---\n${lines.join('\n')}\n---\n\n`, lines: new Map(fields.map((field, at) => [field, at + 1])) }
}

/** One line of front matter. */
export function writeField({ name, value, doubt }: ImportField): string {
  const written = typeof value === 'string' ? toYaml(value) : `[${value.map(one => toYaml(one, true)).join(', ')}]`
  return `${name}: ${written}${doubt === undefined ? '' : ` ${REVIEW}`}`
}
