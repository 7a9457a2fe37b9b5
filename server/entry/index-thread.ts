// A thread that reads files for the server and the command line on Node.

import { parentPort } from 'node:worker_threads'
import type { Question } from '../host/index-messages.ts'
import { answerQuestions } from '../host/index-thread.ts'
import { createPassingFiles } from '../host/node-files.ts'

const answer = answerQuestions(createPassingFiles(), (message, transfer) =>
  parentPort?.postMessage(message, transfer as ArrayBuffer[]),
)
parentPort?.on('message', (question: Question) => answer(question))
