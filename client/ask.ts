// What is asked of the server and heard from it beside LSP, with the types of `server/wire/`.

import type { BaseLanguageClient, CancellationToken, Disposable } from 'vscode-languageclient'
import type {
  ClientNotifications,
  ClientRequests,
  Method,
  Notifications,
  Params,
  Result,
} from '../server/wire/requests.ts'

export function ask<M extends Method>(
  client: BaseLanguageClient,
  method: M,
  params: Params<M>,
  token?: CancellationToken,
): Promise<Result<M>> {
  // A token that is undefined would be sent along as a second parameter.
  return token ? client.sendRequest(method, params, token) : client.sendRequest(method, params)
}

export function listen<N extends keyof ClientNotifications>(
  client: BaseLanguageClient,
  method: N,
  heard: (...params: Parameters<ClientNotifications[N]>) => void,
): Disposable {
  return client.onNotification(method, heard)
}

export function tell<N extends keyof Notifications>(
  client: BaseLanguageClient,
  method: N,
  params: Parameters<Notifications[N]>[0],
): Promise<void> {
  return client.sendNotification(method as string, params)
}

/** Answers what the server asks. */
export function answer<M extends keyof ClientRequests>(
  client: BaseLanguageClient,
  method: M,
  run: (...params: Parameters<ClientRequests[M]>) => Promise<ReturnType<ClientRequests[M]>>,
): Disposable {
  return client.onRequest(method, run)
}
