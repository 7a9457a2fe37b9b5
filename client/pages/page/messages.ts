// What every page of ours and its panel say to each other, beside what is the page's own.

/** What every page says to its panel. */
export type FromPage =
  /** The page is there, and has nothing yet: so too when it was hidden and comes up again. */
  | { readonly type: 'ready' }
  /** What was asked for is on the screen. */
  | { readonly type: 'shown'; readonly shown: number; readonly total: number }
  | { readonly type: 'help'; readonly help: Help }

/** What every panel says to its page, beside answers; its `setup` has more, as the page needs it. */
export type ToEveryPage =
  | { readonly type: 'setup'; readonly language: 'zh' | 'en'; readonly locale: string }
  /** There is nothing to show, and why: no corpus is open, or the server does not answer. */
  | { readonly type: 'problem'; readonly problem: 'no-corpus' | 'stopped' }

/** What can be asked for where there is nothing to be shown. */
export type Help = 'openSampleCorpus' | 'restartServer'
