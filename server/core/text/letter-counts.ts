// Counts the letters of a text by script: which language's punctuation it should have.

/** How many Han characters and how many Latin letters a text has. */
export interface LetterCounts {
  readonly han: number
  readonly latin: number
}

/** How many letters of each script a text has: what tells its language. */
export function countLetters(text: string): LetterCounts {
  let [han, latin] = [0, 0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (isHanUnit(code)) han++
    else if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) latin++
  }
  return { han, latin }
}

/** A Han character of the basic plane, or 〇. */
export function isHanUnit(code: number): boolean {
  return (code >= 0x3400 && code <= 0x9fff) || code === 0x3007 || (code >= 0xf900 && code <= 0xfaff)
}
