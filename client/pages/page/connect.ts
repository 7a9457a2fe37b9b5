// How a page begins: it says that it is there, and is made of the panel's first message.

/** VS Code, as a page sees it: a way to the panel, and a state that outlives the page. */
export interface Host<Message, State> {
  postMessage(message: Message): void
  getState(): State | undefined
  setState(state: State): void
}

/** A page that takes every message but the first. */
interface Taker<Message> {
  take(message: Exclude<Message, { readonly type: 'setup' }>): void
}

declare function acquireVsCodeApi<Message, State>(): Host<Message, State>

/** Has `begin` make the page of the panel's `setup`, once, and hands the page what the panel says from then on. */
export function connect<ToPage extends { readonly type: string }, ToPanel, State>(
  begin: (setup: Extract<ToPage, { readonly type: 'setup' }>) => Taker<ToPage>,
): Host<ToPanel | { readonly type: 'ready' }, State> {
  const host = acquireVsCodeApi<ToPanel | { readonly type: 'ready' }, State>()
  let page: Taker<ToPage> | undefined
  window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
    if (data.type === 'setup') page ??= begin(data as Extract<ToPage, { readonly type: 'setup' }>)
    else page?.take(data as Exclude<ToPage, { readonly type: 'setup' }>)
  })
  host.postMessage({ type: 'ready' })
  return host
}
