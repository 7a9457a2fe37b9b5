// Elements and texts of HTML and XML: what both readers make and those who look for a document in it walk over.

/** An element; `name` is in lower case for HTML, without its prefix for XML. */
export interface TreeElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly TreeNode[]
}

export type TreeNode = TreeElement | string

/** The first element below `root`, in reading order, that is wanted. Depth is bounded where trees are made. */
export function findElement(root: TreeElement, isWanted: (element: TreeElement) => boolean): TreeElement | undefined {
  for (const child of root.children) {
    if (typeof child === 'string') continue
    const found = isWanted(child) ? child : findElement(child, isWanted)
    if (found) return found
  }
  return undefined
}

/** All elements below `root`, in reading order, that are wanted, those inside of others too. */
export function collectElements(root: TreeElement, isWanted: (element: TreeElement) => boolean): TreeElement[] {
  const found: TreeElement[] = []
  const visit = (element: TreeElement): void => {
    for (const child of element.children) {
      if (typeof child === 'string') continue
      if (isWanted(child)) found.push(child)
      visit(child)
    }
  }
  visit(root)
  return found
}

/** The children that are elements, of one name if it is given. */
export function childElements(element: TreeElement, name?: string): TreeElement[] {
  return element.children.filter(
    (child): child is TreeElement => typeof child !== 'string' && (name === undefined || child.name === name),
  )
}

/** All text below an element, as it stands there. */
export function textOf(element: TreeElement): string {
  const parts: string[] = []
  const visit = ({ children }: TreeElement): void => {
    for (const child of children) {
      if (typeof child === 'string') parts.push(child)
      else visit(child)
    }
  }
  visit(element)
  return parts.join('')
}
