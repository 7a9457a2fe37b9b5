// Finds the page of a panel among the frames of VS Code: it lies in a frame of a frame, and those of hidden editors linger. A page that is
// rendered anew is loaded in another frame, which is not to be seen until VS Code gives it this name:

const SHOWN = 'active-frame'

/** Milliseconds after which a frame that does not answer is taken for one that goes. */
const PATIENCE = 2000

/**
 * The visible frame for which `isIt`, run in it, is true; undefined where there is none now.
 *
 * @param {import('playwright-core').Page} page
 * @param {() => boolean} isIt
 * @returns {Promise<import('playwright-core').Frame | undefined>}
 */
export async function findFrame(page, isIt) {
  for (const frame of page.frames()) {
    if (!(await soon(frame.evaluate(isIt)))) continue
    const element = await soon(frame.frameElement())
    if (!element || (await soon(element.getAttribute('id'))) !== SHOWN) continue
    const holder = await soon(frame.parentFrame()?.frameElement())
    if (holder && (await soon(holder.isVisible()))) return frame
  }
  return undefined
}

/**
 * What comes of a promise; undefined where it fails, or takes too long: a question to a frame that is being replaced may wait for ever.
 *
 * @template T
 * @param {Promise<T> | undefined} promise
 * @returns {Promise<T | undefined>}
 */
async function soon(promise) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  const late = new Promise(resolve => {
    timer = setTimeout(() => resolve(undefined), PATIENCE)
  })
  try {
    return await Promise.race([promise, late])
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
