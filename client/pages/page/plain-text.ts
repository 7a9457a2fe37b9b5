// Makes texts of a corpus fit to be shown in a cell: nobody knows what is in them.

/** How much of a text a cell shows, UTF-16. The rest is in the document, a key away. */
const LONGEST = 240

/**
 * One line of at most `longest` characters. Control characters become spaces, and those that turn the direction of writing
 * are named, as VS Code's editor names them: left in, they could make 7% read as another number.
 */
export function plainText(text: string, longest = LONGEST): string {
  // Cut first: what follows looks at every character.
  const isCut = text.length > longest
  const shown = (isCut ? cut(text, longest) : text)
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g, mark => `[U+${hex(mark)}]`)
    .replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]+/g, ' ')
    .trim()
  return isCut ? `${shown}…` : shown
}

/**
 * A plan's title without what the titles of all plans have in common, which would fill a column and leave no room for what
 * tells one from another: 中华人民共和国国民经济和社会发展第十四个五年规划 is 第十四个五年规划 here.
 */
export function shortTitle(title: string, longest?: number): string {
  const short = title
    .replace(/^(?:中华人民共和国)?(?:国民经济和社会发展|发展国民经济的?)(?=第)/, '')
    .replace(/(?<=[省市县区州盟旗])国民经济和社会发展(?=第)/, '')
  return plainText(short, longest)
}

/** Never through a character outside the basic plane. */
function cut(text: string, length: number): string {
  const unit = text.charCodeAt(length - 1)
  return text.slice(0, unit >= 0xd800 && unit <= 0xdbff ? length - 1 : length)
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
}
