// Texts as their own units: what is written so is read without a look at each character.

/** How many units are put together in one go. */
const PIECE = 4096

/** The units of a text. */
export function unitsOf(text: string): Uint16Array<ArrayBuffer> {
  const units = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i)
  return units
}

/** The text of units. It shares nothing with a longer one. */
export function textOfUnits(units: Uint16Array): string {
  let text = ''
  for (let at = 0; at < units.length; at += PIECE) {
    // A spread would go through an iterator, unit by unit.
    text += String.fromCharCode.apply(null, units.subarray(at, at + PIECE) as unknown as number[])
  }
  return text
}
