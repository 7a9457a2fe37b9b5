// Writes an id into a link's address such that it reads back as it is, and ends neither the link nor a table's cell.

/**
 * `text` as it stands in `](term:text)`: what would end the address, begin a fragment, or be read as markup or as an
 * escape is percent-encoded; Chinese and all other letters stay as they are.
 */
export function encodeAddress(text: string): string {
  return text.replace(/[\s()<>"`|\\#%\p{Cc}]|&(?=[#\da-z]{1,32};)/giu, character =>
    character.charCodeAt(0) < 0x80
      ? `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
      : encodeURIComponent(character),
  )
}

/** The text behind an address: the reverse of {@link encodeAddress}; what cannot be decoded stays as it is. */
export function decodeAddress(address: string): string {
  const unescaped = address.replace(/\\([!-/:-@[-`{-~])/g, '$1')
  if (!unescaped.includes('%')) return unescaped
  try {
    return decodeURIComponent(unescaped)
  } catch {
    return unescaped
  }
}

/**
 * `text` as it stands between the quotes of a link's title: what would end the title, pair with a sign behind it, part a table's cells
 * or be read as a character's name is escaped. Line breaks are the caller's concern.
 */
export function encodeTitle(text: string): string {
  return text.replace(/[\\"`<|]|&(?=[#\da-z]{1,32};)/gi, '\\$&')
}
