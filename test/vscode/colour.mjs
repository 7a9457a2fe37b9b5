// Colours as CSS writes them, and how well one can be read on another.

/** @typedef {[number, number, number]} Rgb each from 0 to 255 */

/** @param {string} text `#1A5E20`, `rgb(26, 94, 32)` or `rgba(…)` with an alpha that is not looked at @returns {Rgb} */
export function parseColour(text) {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text)
  const numbers = hex ? hex.slice(1).map(part => Number.parseInt(part, 16)) : (text.match(/[\d.]+/g) ?? []).map(Number)
  const [red, green, blue] = numbers
  if (red === undefined || green === undefined || blue === undefined) throw new Error(`“${text}” is no colour`)
  return [red, green, blue]
}

/** The contrast ratio as WCAG 2.2 defines it, from 1 to 21. @param {Rgb} one @param {Rgb} other */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** @param {Rgb} colour */
function luminance(colour) {
  const [red = 0, green = 0, blue = 0] = colour.map(value => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
