// The two languages of the interface; Chinese and English are equals.

export type Locale = 'en' | 'zh'

/** The interface language for a client's locale such as `zh-cn` or `en_GB.UTF-8`; English where it is neither. */
export function localeOf(tag: string | undefined): Locale {
  return /^zh/i.test(tag ?? '') ? 'zh' : 'en'
}
