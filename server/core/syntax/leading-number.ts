// Reads the number that stands before a heading, paragraph or list item: 第五条, （一）, 1.2, ①, 专栏3, Box 3.

import { parseNumbering } from './numbering.ts'

/** The number at the start of `text` as written, and how many characters it takes up with what parts it from the words. */
export function stripNumber(text: string): { readonly number: string; readonly length: number } {
  const lead = /^[\s\u3000]{0,8}/.exec(text)?.[0].length ?? 0
  const rest = text.slice(lead, lead + 60)
  const numbering = parseNumbering(rest)
  const written = numbering ? inserted(rest, numbering.length) : (OTHER.exec(rest)?.[0].length ?? 0)
  if (written === 0 || written === rest.length) return { number: '', length: lead }
  const gap = /^[\s\u3000]{0,8}/.exec(text.slice(lead + written))?.[0].length ?? 0
  // A line that is nothing but a number is kept: it has no other words.
  if (lead + written + gap >= text.length) return { number: '', length: lead }
  return { number: rest.slice(0, written).replace(/[\s\u3000、.．:：]+$/, ''), length: lead + written + gap }
}

/** 第二十条之一: the articles that an amendment puts behind another. */
function inserted(text: string, length: number): number {
  const more = /^[\s\u3000]?之[一二三四五六七八九十]{1,3}(?=[\s\u3000])/.exec(text.slice(length))
  return length + (more?.[0].length ?? 0)
}

/** A dash or bullet before the words is no part of them either. */
const OTHER =
  /^(?:[（(]\s?(?:[一二三四五六七八九十百]{1,4}|[0-9０-９]{1,3}|[a-z])\s?[）)]|[①-⑳⑴-⒛㈠-㈩]|[0-9０-９]{1,3}(?:[.．][0-9０-９]{1,3}){0,3}[.．、)）:：](?![0-9０-９])|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}(?=[\s\u3000])|(?:专栏|專欄)\s?[0-9０-９一二三四五六七八九十]{1,3}[:：、.．]?|(?:Box|Column|Panel|Table)\s[0-9]{1,3}[:.]?|[—–―－•·●○■□◆◇▪-]{1,2}(?=[^\s\d%])|[—–•●○■□◆◇▪-]{1,2}(?=\s))/iu
