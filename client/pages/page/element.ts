// Makes elements. Texts go in as texts: there is no way here to put in HTML.

type Child = Node | string | null

/** Attributes by name; `true` stands for an empty value, what is false, null or undefined is left out. */
type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  return fillIn(document.createElement(tag), attributes, children)
}

export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  return fillIn(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children)
}

/** A button with a text. */
export function button(text: string, className: string, act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: className }, text)
  made.addEventListener('click', act)
  return made
}

function fillIn<E extends Element>(made: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue
    made.setAttribute(name, value === true ? '' : String(value))
  }
  made.append(...children.filter(child => child !== null))
  return made
}
