// The characters that HTML gives names. On Node a bundle by itself, which the first name loads: there are two thousand of them.

import { decodeNamedCharacterReference } from 'decode-named-character-reference'

/** What `&name;` stands for; undefined where it stands for nothing. */
export function decodeEntity(name: string): string | undefined {
  return decodeNamedCharacterReference(name) || undefined
}
