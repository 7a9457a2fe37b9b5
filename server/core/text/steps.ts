// Work in steps: generators that say with each step that they may be interrupted.

/** The result of work that nothing interrupts. */
export function finish<T>(work: Generator<unknown, T>): T {
  let step = work.next()
  while (!step.done) step = work.next()
  return step.value
}
