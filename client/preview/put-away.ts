// Runs in VS Code's Markdown preview: Escape puts away the card that is open, which CSS cannot (WCAG 2.2, 1.4.13: what comes by
// hover or focus can be dismissed without moving either). It opens again when it is asked for anew.

const PUT_AWAY = 'tifa-put-away'

document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return
  for (const mark of document.querySelectorAll('.tifa-mark:hover, .tifa-mark:focus-within')) {
    mark.classList.add(PUT_AWAY)
    // Whoever was in the card is back at the words.
    if (mark.querySelector('.tifa-card:focus-within')) mark.querySelector<HTMLElement>('.tifa-words')?.focus()
  }
})

for (const type of ['mouseover', 'focusin'] as const) {
  document.addEventListener(type, ({ target }) => {
    for (const mark of document.querySelectorAll(`.${PUT_AWAY}`)) {
      if (target instanceof Node && !mark.contains(target)) mark.classList.remove(PUT_AWAY)
    }
  })
}
