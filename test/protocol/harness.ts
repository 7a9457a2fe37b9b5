// What the protocol tests share: fixtures, a client that ends with its test, waiting for a condition.

import type { Location } from 'vscode-languageserver/node'
import { LanguageClient, type Options } from '../support/language-client.ts'

export const GLOSSARY = `//- glossary.md
---
id: glossary
kind: glossary
---

# 词汇

## 高质量发展
- en: high-quality development; quality growth
- aka: 高质量的发展
- see: 新发展理念

Growth judged by what it is good for, *not* by its speed.

## 新发展理念
- en: new development philosophy
- pinyin: xīn fāzhǎn lǐniàn

Five words.
`

export const PLANS = `${GLOSSARY}//- plans/fyp-13.md
---
id: fyp-13-outline
title: 中华人民共和国国民经济和社会发展第十三个五年规划纲要
kind: outline
issuer: 全国人民代表大会
date: 2016-03-16
period: 2016-2020
---

## 第一篇　指导思想

### 第一章　发展环境

高质量发展。

### 第二章　主要目标

**第三章　发展理念**

新发展理念。
//- plans/fyp-14.md
---
id: fyp-14-outline
title: 中华人民共和国国民经济和社会发展第十四个五年规划和2035年远景目标纲要
kind: outline
issuer: 全国人民代表大会
date: 2021-03-11
period: 2021-2025
supersedes: fyp-13-outline
---

## 第一篇　开启新征程

推动高质量发展，推动高质量发展。
`

/** Starts clients that are ended after the test that started them. Called once in a `describe`. */
export function useClient(): (source: string, options?: Options) => Promise<LanguageClient> {
  const clients: LanguageClient[] = []
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.dispose()
  })
  return async (source, options) => {
    const client = await LanguageClient.start(source, options)
    clients.push(client)
    return client
  }
}

/** Waits until `condition` holds; fails after five seconds. */
export async function waitFor(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 5000
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('waited in vain for 5 s')
    await new Promise(resolve => setImmediate(resolve))
  }
}

/** `text` with an edit of the protocol applied. */
export function applyEdit(text: string, range: Location['range'], newText: string): string {
  const lines = text.split(/(?<=\n)/)
  const at = ({ line, character }: { line: number; character: number }): number =>
    lines.slice(0, line).join('').length + character
  return text.slice(0, at(range.start)) + newText + text.slice(at(range.end))
}
