/** Finds a text in the visible part of the editor. */

/**
 * Runs on the page, so it must not use anything from outside itself.
 *
 * @param {string} pattern the source of a regular expression; case does not matter
 * @returns {{x: number, y: number} | undefined} the middle of the topmost one, in CSS pixels; undefined if none is there
 */
export function findTextOnScreen(pattern) {
  const lines = [...document.querySelectorAll('.editor-instance .view-line')]
    .map(element => ({ element, top: element.getBoundingClientRect().top, start: 0, end: 0 }))
    .sort((a, b) => a.top - b.top)

  // One text of all the lines, as what is looked for may be wrapped. It is then pointed at where it begins.
  let all = ''
  for (const line of lines) {
    line.start = all.length
    // VS Code writes a no-break space for each space, so that the browser does not merge them.
    all += (line.element.textContent ?? '').replaceAll('\u00a0', ' ')
    line.end = all.length
  }

  for (const match of all.matchAll(new RegExp(pattern, 'gi'))) {
    const line = lines.find(({ end }) => match.index < end)
    if (!line) continue
    const end = Math.min(match.index + match[0].length, line.end)
    const box = boxOf(line.element, match.index - line.start, end - line.start)
    const x = box.left + box.width / 2
    const y = box.top + box.height / 2
    // Lines under the sticky headings, and just above and below the editor's edges, are there but not to be seen.
    if (line.element.contains(document.elementFromPoint(x, y))) return { x, y }
  }
  return undefined

  /**
   * A line is cut into one text node a colour, so that what is looked for may begin in one and end in another.
   *
   * @param {Element} element
   * @param {number} start
   * @param {number} end
   */
  function boxOf(element, start, end) {
    const range = document.createRange()
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    let offset = 0
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0
      if (offset <= start && start < offset + length) range.setStart(node, start - offset)
      if (offset < end && end <= offset + length) range.setEnd(node, end - offset)
      offset += length
    }
    return range.getBoundingClientRect()
  }
}
