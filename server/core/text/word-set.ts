// Lists of words as they are written in the code: between spaces and line ends.

/** The words of a list. To look a word up in it costs nothing to begin with; a pattern of as many is compiled when it is first used. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/))
}
