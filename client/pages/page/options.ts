// The choices of a list that narrows a table, offered anew as the table changes.

import { element } from './element.ts'

/** Offers `options`, values with their names, and shows which one is chosen; '' is none. */
export function offerOptions(
  select: HTMLSelectElement,
  options: readonly (readonly [value: string, name: string])[],
  chosen: string,
): void {
  const isSame =
    select.options.length === options.length &&
    options.every(([value, name], at) => select.options[at]?.value === value && select.options[at]?.text === name)
  // Options that are replaced close the list that somebody has just opened.
  if (!isSame) select.replaceChildren(...options.map(([value, name]) => element('option', { value }, name)))
  select.value = chosen
  select.classList.toggle('set', chosen !== '')
}
