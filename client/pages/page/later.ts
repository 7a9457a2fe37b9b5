// Work that waits until nobody asks for it any more.

/** A function that has `work` done once, `wait` milliseconds after it was called last. */
export function later(work: () => void, wait: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return () => {
    clearTimeout(timer)
    timer = setTimeout(work, wait)
  }
}
