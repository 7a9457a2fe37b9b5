/** Makes patterns that match texts to the letter. */

/**
 * @param {string[]} texts
 * @returns {string} the source of a regular expression that matches any of them
 */
export function patternOfTexts(texts) {
  return texts.map(text => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
}
