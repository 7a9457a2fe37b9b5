// Tells whether English words are a rendering that a glossary lists, as a reader would who does not mind grammar.

/**
 * True where `words` say what `rendering` says: without regard to case, hyphens, articles, number, the order around “of”,
 * British or American spelling and the commonest endings. Words may say more (China’s high-quality development), and may
 * leave out a last word that names no thing of its own (the Belt and Road for the Belt and Road Initiative). An
 * abbreviation of the rendering is one too.
 */
export function isRendering(words: string, rendering: string): boolean {
  const given = stemsOf(words)
  const listed = stemsOf(rendering)
  if (given.length === 0 || listed.length === 0) return true
  if (isAbbreviation(words, rendering)) return true
  const telling = listed.filter(stem => !GENERIC.has(stem))
  const wanted = telling.length > 0 ? telling : listed
  return wanted.every(stem => given.includes(stem))
}

const SMALL = new Set(['the', 'a', 'an', 'of', 'and', 'for', 'in', 'on', 'to', 'with', 's'])

/** Nouns that are put behind a name, or left out, without changing what it names. */
const GENERIC = new Set(
  'initiative strategy policy plan concept principle project programme program drive campaign goal system'
    .split(' ')
    .map(stemOf),
)

function stemsOf(text: string): string[] {
  const words = text
    .slice(0, 400)
    .normalize('NFKD')
    .toLowerCase()
    .match(/[\p{L}\p{N}+]+/gu)
  return (words ?? []).filter(word => !SMALL.has(word)).map(stemOf)
}

/** The word without its commonest endings; not a root, but the same for forms of one word. */
function stemOf(word: string): string {
  if (word.length < 5) return word.replace(/s$/, '')
  return word
    .replace(/(?:ies|y)$/, 'i')
    .replace(/(?:sses|ches|shes|xes)$/, ending => ending.slice(0, -2))
    .replace(/(?<=[^su])s$/, '')
    .replace(/our(?=$|ed|ing)/, 'or')
    .replace(/isation/, 'ization')
    .replace(/is(?=e|ing)/, 'iz')
    .replace(/(?:ization|izing|ized|ize)$/, 'iz')
    .replace(/(?:ating|ation|ated|ate)$/, 'at')
    .replace(/(?<=.{4})(?:ing|ed|ment|e)$/, '')
    .replace(/([^aeiouls])\1$/, '$1')
}

/** SOE for state-owned enterprise: capitals that are the first letters of the words. */
function isAbbreviation(words: string, rendering: string): boolean {
  const letters = words.replace(/[^\p{L}]/gu, '')
  if (!/^\p{Lu}{2,8}s?$/u.test(letters)) return false
  const initials = (rendering.match(/\p{L}+/gu) ?? []).map(word => word.slice(0, 1).toUpperCase())
  const short = letters.replace(/s$/, '')
  return (
    short === initials.join('') ||
    short ===
      (rendering.match(/\p{L}+/gu) ?? [])
        .filter(word => !SMALL.has(word.toLowerCase()))
        .map(word => word.slice(0, 1).toUpperCase())
        .join('')
  )
}
