// The letters and digits of a text: what is the same in a source and in whatever a renderer makes of it.

/** The letters and digits of `text`, one behind the other; marks, signs and spaces are left out. */
export function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '')
}
