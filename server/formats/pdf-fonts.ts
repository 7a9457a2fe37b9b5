// Says which fonts of a PDF file are bold ones: by their names, which only the list of a page's operations brings.

/** What is asked of a page of PDF.js. */
interface FontPage {
  readonly commonObjs: { has(id: string): boolean; get(id: string): unknown }
  getOperatorList(): Promise<unknown>
}

/** A page's operations take longer than its text: they are asked for so often, and on pages of so few pieces of text. */
const MOST_PAGES = 40
const MOST_ITEMS = 8000

/** FZXBSJW, SimHei, 黑体, SourceHanSans-Heavy, Times-Bold: what headings are set in. */
const BOLD =
  /bold|black|heavy|demi(?!light)|[-_,]bd(?![a-z])|simhei|(?:^|[+_-])(?:st|fz|ht|hy)?(?:heiti|hei)(?![a-z]{4})|黑体|小标宋|粗|fz(?:xbs|dbs|cs|ht|dh|cch|cyh)|xiaobiaosong|dabiaosong/i

/** The fonts of one file, learnt page by page. */
export class PdfFonts {
  readonly #bold = new Map<string, boolean>()
  #left = MOST_PAGES

  /** Learns of the fonts named that are not known yet; what cannot be learnt is not bold. */
  async learn(page: FontPage, names: ReadonlySet<string>, items: number): Promise<void> {
    const unknown = [...names].filter(name => !this.#bold.has(name))
    if (unknown.length === 0 || this.#left === 0 || items > MOST_ITEMS) return
    this.#left--
    try {
      await page.getOperatorList()
      for (const name of unknown) if (page.commonObjs.has(name)) this.#bold.set(name, isBold(page.commonObjs.get(name)))
    } catch {
      // Something on the page that is no text is broken: the text was read without it.
    }
    for (const name of unknown) if (!this.#bold.has(name)) this.#bold.set(name, false)
  }

  isBold(name: string): boolean {
    return this.#bold.get(name) === true
  }
}

function isBold(font: unknown): boolean {
  if (typeof font !== 'object' || font === null) return false
  const { name, bold, black } = font as { readonly name?: unknown; readonly bold?: unknown; readonly black?: unknown }
  return bold === true || black === true || (typeof name === 'string' && BOLD.test(name))
}
