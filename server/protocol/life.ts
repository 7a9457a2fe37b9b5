// What a client may say when: `initialize` first and once, and behind `shutdown` no more than `exit` (LSP 3.17, Server lifecycle).

import { type Connection, type ConnectionOptions, ErrorCodes, Message, ResponseError } from 'vscode-languageserver'

/** By this name a request that comes at the wrong time goes to who refuses it; no client knows it. */
const REFUSED = 'tifa/refused'

interface Refusal {
  readonly code: number
  readonly message: string
}

/** The life of one server, as its client lets it pass. */
export class Life {
  #state: 'new' | 'begun' | 'over' = 'new'

  /** True once the client has asked to shut down. */
  get isOver(): boolean {
    return this.#state === 'over'
  }

  /** Options of a connection that hears its messages in their time alone; `handle` then gets each, in place of `next` itself. */
  options(
    handle: (message: Message, next: (message: Message) => void) => void = (message, next) => next(message),
  ): ConnectionOptions {
    return {
      messageStrategy: {
        handleMessage: (message, next) => {
          const admitted = this.#admit(message)
          if (admitted) handle(admitted, next)
        },
      },
    }
  }

  /** Has the connection answer what is refused. */
  listen(connection: Connection): void {
    connection.onRequest(REFUSED, ({ code, message }: Refusal) => new ResponseError(code, message))
  }

  /** The message as it is to be handled; undefined where it is not to be: nobody waits for an answer to a notification. */
  #admit(message: Message): Message | undefined {
    if (Message.isNotification(message))
      return this.#state === 'begun' || message.method === 'exit' ? message : undefined
    if (!Message.isRequest(message)) return message
    const isFirst = message.method === 'initialize'
    if (this.#state === 'over') return refuse(message, ErrorCodes.InvalidRequest, 'the server has been shut down')
    if (isFirst !== (this.#state === 'new'))
      return isFirst
        ? refuse(message, ErrorCodes.InvalidRequest, 'the server has been initialized')
        : refuse(message, ErrorCodes.ServerNotInitialized, 'the server has not been initialized')
    this.#state = message.method === 'shutdown' ? 'over' : 'begun'
    return message
  }
}

function refuse(message: Message, code: number, reason: string): Message {
  return { ...message, method: REFUSED, params: { code, message: reason } satisfies Refusal } as Message
}
