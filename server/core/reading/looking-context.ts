// Which parts of a context a reader looks at: what it read stays right as long as these are the same.

import { type Due, yearDue } from './due.ts'
import type { Stance } from './stance.ts'
import { isFirstHalf, type ReadingContext, withStance } from './target-reading.ts'

const KEYS = [
  'language',
  'period',
  'date',
  'aspirational',
  'retrospective',
  'isAbroad',
  'due',
] as const satisfies readonly (keyof ReadingContext)[]

/** What was looked at, with what was seen. */
export class Looks {
  readonly #context: ReadingContext
  /** A bit for each of {@link KEYS}. */
  readonly #looked: number

  constructor(context: ReadingContext, looked: number) {
    this.#context = context
    this.#looked = looked
  }

  /** Whether another context has the same in all that was looked at. */
  areSame(other: ReadingContext): boolean {
    return KEYS.every((key, bit) => (this.#looked & (1 << bit)) === 0 || isSame(key, this.#context, other))
  }
}

function isSame(key: keyof ReadingContext, a: ReadingContext, b: ReadingContext): boolean {
  if (key === 'date') return a.date === b.date || sameHalf(a.date, b.date)
  return key === 'period' ? a.period?.from === b.period?.from && a.period?.to === b.period?.to : a[key] === b[key]
}

/** Of a date no reader looks at more than the year and its half: {@link yearStance}. */
function sameHalf(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a.slice(0, 4) === b.slice(0, 4) && isFirstHalf(a) === isFirstHalf(b)
}

/** Most texts have no number, and their readers look at nothing. */
const NONE = new Looks({}, 0)

/** A context with a stance that notes what is asked of it. It has no fields of its own that could be copied. */
export class LookingContext implements ReadingContext {
  readonly #context: ReadingContext
  readonly #stance: Stance | undefined
  readonly #due: number | undefined
  #looked = 0

  constructor(context: ReadingContext, stance: Stance | undefined, due: Due | undefined) {
    this.#context = context
    this.#stance = stance
    this.#due = yearDue(due, context) ?? context.due
  }

  get language(): ReadingContext['language'] {
    this.#looked |= 1
    return this.#context.language
  }

  get period(): ReadingContext['period'] {
    this.#looked |= 2
    return this.#context.period
  }

  get date(): ReadingContext['date'] {
    this.#looked |= 4
    return this.#context.date
  }

  get aspirational(): boolean {
    this.#looked |= 8
    return this.#stance === 'aspirational'
  }

  get retrospective(): boolean {
    this.#looked |= 16
    return this.#stance === 'retrospective'
  }

  get isAbroad(): ReadingContext['isAbroad'] {
    this.#looked |= 32
    return this.#context.isAbroad
  }

  get due(): ReadingContext['due'] {
    this.#looked |= 64
    return this.#due
  }

  get looks(): Looks {
    return this.#looked === 0 ? NONE : new Looks(withStance(this.#context, this.#stance, this.#due), this.#looked)
  }
}
