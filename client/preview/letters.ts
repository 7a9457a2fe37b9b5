// The letters and digits of rendered text: by them the server and the renderer know that they mean the same words.

/** The letters and digits of `text`, one behind the other. */
export function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '')
}

/**
 * A letter or digit, in the group; or the call of a footnote, which the server leaves out of what a reader sees and VS Code's own
 * preview shows as it is written.
 */
export const LETTER = /\[\^[^\]\s]{1,100}\]|([\p{L}\p{N}])/gu
