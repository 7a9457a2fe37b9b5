// The head of a glossary that is made anew, by whichever command: its front matter and title. Entries follow with a blank line below each heading.

import { toYaml } from '../../syntax/yaml-scalar.ts'

/** What a new glossary says of itself; what is undefined is left out. */
export interface NewGlossary {
  readonly id?: string | undefined
  readonly title: string
  /** Of its glosses. */
  readonly language?: 'en' | 'zh' | undefined
  readonly source?: string | undefined
}

/** The text down to where the first entry stands; it ends with one line break, and a blank line belongs before an entry. */
export function composeGlossaryHead({ id, title, language, source }: NewGlossary): string {
  const fields = [
    ['id', id],
    ['title', title],
    ['kind', 'glossary'],
    ['language', language],
    ['source', source],
  ].flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${toYaml(value)}\n`))
  return `---\n${fields.join('')}---\n\n# ${title.replace(/[\\`*_[\]<>#]/g, '\\$&')}\n`
}
