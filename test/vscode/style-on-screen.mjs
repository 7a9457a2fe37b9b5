// Tells how the editor draws a text.

/**
 * Runs on the page, so it must not use anything from outside itself.
 *
 * @param {string} text in one line and in one colour
 * @returns {{colour: string, lineColour: string, background: string, line: string, style: string} | undefined} undefined if it is not there
 */
export function styleOnScreen(text) {
  const spans = [...document.querySelectorAll('.editor-instance .view-line span span')]
  // VS Code writes a no-break space for each space.
  const span = spans.find(({ textContent }) => textContent?.replaceAll('\u00a0', ' ').includes(text))
  const editor = document.querySelector('.editor-instance .monaco-editor-background')
  if (!span || !editor) return undefined
  const { color, textDecorationColor, textDecorationLine, textDecorationStyle } = getComputedStyle(span)
  return {
    colour: color,
    lineColour: textDecorationColor,
    background: getComputedStyle(editor).backgroundColor,
    line: textDecorationLine,
    style: textDecorationStyle,
  }
}
