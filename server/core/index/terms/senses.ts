// What a wording in running text may stand for.

/** A glossary term in one language, or a document of the corpus. Two senses are the same where their keys are. */
export type Sense =
  | { readonly kind: 'term'; readonly key: string; readonly id: string; readonly language: 'zh' | 'en' }
  | { readonly kind: 'plan'; readonly key: string; readonly uri: string }

/** A term, as it is named in one of its languages: each is counted by itself. */
export function termSense(id: string, language: 'zh' | 'en'): Sense {
  return { kind: 'term', key: `${language}:${id}`, id, language }
}

/** The plan that a document is. */
export function planSense(uri: string): Sense {
  return { kind: 'plan', key: `plan:${uri}`, uri }
}

/** The sense with a key of {@link termSense} or {@link planSense}. */
export function senseOf(key: string): Sense {
  const [before = '', behind = ''] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)]
  return before === 'plan' ? planSense(behind) : termSense(behind, before === 'zh' ? 'zh' : 'en')
}
