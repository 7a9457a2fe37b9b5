// What is asked for: terms, the plans over which they are counted, a glossary, a document, and how figures are shown.

import { button, element } from '../page/element.ts'
import { fill } from '../page/fill.ts'
import { plainText } from '../page/plain-text.ts'
import type { Choice, Dispersion, Format, Question, Topic, Trends } from './messages.ts'
import { MOST_SERIES, swatch } from './series.ts'
import type { Words } from './words.ts'

export interface ControlActions {
  readonly ask: (change: Partial<Question>) => void
  readonly relate: (isRelative: boolean) => void
  readonly export: (format: Format) => void
}

/** The most terms that are offered while one is typed. */
const OFFERED = 200

export class Controls {
  readonly element: HTMLElement
  readonly #words: Words
  readonly #actions: ControlActions
  readonly #terms = element('ul', { class: 'terms' })
  readonly #input: HTMLInputElement
  readonly #offered = element('datalist', { id: 'offered' })
  readonly #views: readonly (readonly [Question['view'], HTMLButtonElement])[]
  readonly #figures: readonly (readonly [boolean, HTMLButtonElement])[]
  readonly #over: HTMLSelectElement
  readonly #kind: HTMLSelectElement
  readonly #language: HTMLSelectElement
  readonly #group: HTMLSelectElement
  readonly #document: HTMLSelectElement
  readonly #depth: HTMLSelectElement
  #question: Question | undefined
  #telling: readonly Topic[] = []
  /** What terms are called: answers name them, and what is typed anew names itself. */
  readonly #names = new Map<string, string>()

  constructor(words: Words, actions: ControlActions) {
    this.#words = words
    this.#actions = actions
    this.#input = element('input', {
      class: 'search',
      type: 'text',
      list: 'offered',
      placeholder: words.add,
      'aria-label': words.add,
      title: words.addHelp,
      maxlength: 200,
      spellcheck: 'false',
      autocomplete: 'off',
    })
    this.#input.addEventListener('keydown', event => {
      if (event.key === 'Enter' && !event.isComposing) this.#add()
    })
    this.#input.addEventListener('change', () => {
      // One of the list was picked.
      if (this.#telling.some(topic => labelOf(topic) === this.#input.value)) this.#add()
    })
    const toggles = <Value>(
      label: string,
      items: readonly (readonly [Value, string])[],
      act: (value: Value) => void,
    ): readonly [HTMLElement, readonly (readonly [Value, HTMLButtonElement])[]] => {
      const made = items.map(([value, text]) => [value, button(text, 'toggle', () => act(value))] as const)
      return [
        element('div', { class: 'toggles', role: 'group', 'aria-label': label }, ...made.map(([, one]) => one)),
        made,
      ]
    }
    const [views, viewButtons] = toggles<Question['view']>(
      words.view,
      [
        ['plans', words.views.plans],
        ['document', words.views.document],
      ],
      view => actions.ask({ view }),
    )
    const [figures, figureButtons] = toggles(
      words.figures,
      [
        [false, words.raw],
        [true, words.relative],
      ] as const,
      isRelative => actions.relate(isRelative),
    )
    this.#views = viewButtons
    this.#figures = figureButtons
    const select = (label: string, name: string, act: (value: string) => void): HTMLSelectElement => {
      const made = element('select', { class: 'choice', 'aria-label': label, title: label, 'data-choice': name })
      made.addEventListener('change', () => act(made.value))
      return made
    }
    const orNull = (value: string): string | null => (value === '' ? null : value)
    this.#over = select(words.over, 'over', value =>
      actions.ask(value === DATED ? { isDated: true, line: null } : { isDated: false, line: orNull(value) }),
    )
    this.#kind = select(words.kind, 'kind', value => actions.ask({ kind: orNull(value) }))
    this.#language = select(words.language, 'language', value =>
      actions.ask({ language: value === 'zh' || value === 'en' ? value : null }),
    )
    this.#group = select(words.group, 'group', value => actions.ask({ group: orNull(value) }))
    this.#document = select(words.document, 'document', value => actions.ask({ document: orNull(value), depth: null }))
    this.#depth = select(words.depth, 'depth', value => actions.ask({ depth: value === '' ? null : Number(value) }))
    const action = (format: Format, text: string, label: string): HTMLButtonElement => {
      const made = button(text, 'action', () => actions.export(format))
      made.dataset['action'] = format
      made.setAttribute('aria-label', label)
      made.title = label
      return made
    }
    this.element = element(
      'div',
      { class: 'controls' },
      element('div', { class: 'bar' }, element('div', { class: 'asked' }, this.#terms, this.#input, this.#offered)),
      element(
        'div',
        { class: 'bar' },
        element(
          'div',
          { class: 'filters' },
          views,
          this.#over,
          this.#kind,
          this.#language,
          this.#group,
          this.#document,
          this.#depth,
          figures,
        ),
        element(
          'div',
          { class: 'actions', role: 'group', 'aria-label': words.actions },
          element('span', { class: 'verb', 'aria-hidden': 'true' }, words.export),
          action('csv', 'CSV…', words.exportCsv),
          action('json', 'JSON…', words.exportJson),
          action('svg', 'SVG…', words.exportSvg),
        ),
      ),
    )
  }

  show(question: Question, trends: Trends | undefined, dispersion: Dispersion | null, isRelative: boolean): void {
    const words = this.#words
    this.#question = question
    for (const topic of [...(trends?.rows ?? []), ...(dispersion?.rows ?? []), ...(trends?.telling ?? [])])
      this.#names.set(topic.ask, topic.words)
    this.#showTerms(question.terms)
    for (const [view, one] of this.#views) one.setAttribute('aria-pressed', String(view === question.view))
    for (const [value, one] of this.#figures) one.setAttribute('aria-pressed', String(value === isRelative))
    if (!trends) return
    if (trends.telling !== this.#telling) {
      this.#telling = trends.telling
      this.#offered.replaceChildren(
        ...trends.telling.slice(0, OFFERED).map(topic => element('option', { value: labelOf(topic) })),
      )
    }
    const isPlans = question.view === 'plans'
    fillChoices(
      this.#over,
      [...trends.lines, { name: DATED, text: words.allDated }],
      question.isDated ? DATED : trends.line,
      words.lineOf,
    )
    const kinds = trends.kinds.map(name => ({ name, text: words.kinds[name] ?? name }))
    fillChoices(this.#kind, [{ name: '', text: words.allKinds }, ...kinds], question.kind)
    const languages = (['zh', 'en'] as const).map(name => ({ name, text: words.languages[name] }))
    fillChoices(this.#language, [{ name: '', text: words.allLanguages }, ...languages], question.language)
    fillChoices(this.#group, [{ name: '', text: words.noGroup }, ...trends.groups], question.group)
    fillChoices(this.#document, trends.documents, dispersion?.document ?? question.document)
    const depths = (dispersion?.depths ?? []).map(({ depth, sections }) => ({
      name: String(depth),
      text: fill(words.depthOf, depth, sections),
    }))
    fillChoices(this.#depth, depths, dispersion ? String(dispersion.depth) : null)
    this.#kind.hidden = this.#language.hidden = !isPlans || !question.isDated
    this.#over.hidden = this.#group.hidden = !isPlans
    this.#document.hidden = this.#depth.hidden = isPlans
  }

  #showTerms(terms: readonly string[]): void {
    const known = [...this.#terms.children].map(one => (one instanceof HTMLElement ? one.dataset['ask'] : undefined))
    const names = terms.map(ask => this.#names.get(ask) ?? ask)
    const shown = [...this.#terms.children].map(one => one.querySelector('.name')?.textContent ?? '')
    if (known.join('\n') === terms.join('\n') && shown.join('\n') === names.map(name => plainText(name, 60)).join('\n'))
      return
    const hadFocus = this.#terms.contains(document.activeElement)
    this.#terms.replaceChildren(
      ...terms.map((ask, series) => {
        const name = plainText(names[series] ?? ask, 60)
        const remove = button('×', 'remove', () => this.#remove(ask))
        const label = fill(this.#words.remove, name)
        remove.setAttribute('aria-label', label)
        remove.title = label
        return element(
          'li',
          { class: 'term', 'data-ask': ask },
          series < MOST_SERIES ? swatch(series) : null,
          element('span', { class: 'name', dir: 'auto' }, name),
          remove,
        )
      }),
    )
    if (hadFocus) (this.#terms.querySelector<HTMLElement>('.remove') ?? this.#input).focus()
  }

  #add(): void {
    const typed = this.#input.value.trim()
    const picked = this.#telling.find(topic => labelOf(topic) === typed)
    const terms = this.#question?.terms ?? []
    // Several at once, as they are copied from a list; 、 and commas may be part of what is meant only where nothing else is.
    const asked = picked ? [picked.ask] : typed.split(/[;；\n]/).map(text => text.trim())
    const added = asked.filter((text, i) => text !== '' && !terms.includes(text) && asked.indexOf(text) === i)
    this.#input.value = ''
    if (added.length > 0) this.#actions.ask({ terms: [...terms, ...added] })
  }

  #remove(ask: string): void {
    this.#actions.ask({ terms: (this.#question?.terms ?? []).filter(one => one !== ask) })
  }
}

/** Stands for all that is dated among the names of lines. */
const DATED = '\u0000dated'

/** What is offered while a term is typed: either language may be typed. */
function labelOf({ words, en }: Topic): string {
  return plainText(en === null ? words : `${words} ${en}`, 120)
}

/** Fills a choice anew where it offers something else; what is chosen is chosen again. */
function fillChoices(select: HTMLSelectElement, choices: readonly Choice[], chosen: string | null, prefix = ''): void {
  const text = (choice: Choice): string =>
    plainText(choice.name === '' || choice.name === DATED ? choice.text : prefix + choice.text, 80)
  const known = [...select.options].map(option => `${option.value}\n${option.textContent}`).join('\n\n')
  if (known !== choices.map(choice => `${choice.name}\n${text(choice)}`).join('\n\n'))
    select.replaceChildren(...choices.map(choice => element('option', { value: choice.name }, text(choice))))
  select.value = chosen ?? choices[0]?.name ?? ''
  select.classList.toggle('set', select.selectedIndex > 0)
}
