// What the figures are held against: the same files merely read, the same text merely parsed by remark.

import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { ownProcessorTime, timeOf } from './measure.ts'

const processor = unified().use(remarkParse).freeze()

/** How long plain remark-parse, without front matter or tables, takes for a text: the best of `rounds`, milliseconds. */
export async function timeRemark(text: string, rounds = 1): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < rounds; i++) times.push(await timeOf(() => processor.parse(text)))
  return Math.min(...times)
}

/** The Markdown files below a folder, sorted. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map(name => join(folder, String(name)))
    .filter(name => /\.(?:md|markdown)$/i.test(name))
    .sort()
}

/** How long it takes to read the files one by one and decode them, milliseconds; and how much they are. */
export async function timeReading(
  files: readonly string[],
): Promise<{ time: number; cpu: number; bytes: number; characters: number }> {
  const before = ownProcessorTime()
  let bytes = 0
  let characters = 0
  const decoder = new TextDecoder()
  const time = await timeOf(async () => {
    for (const file of files) {
      const content = await readFile(file)
      bytes += content.length
      characters += decoder.decode(content).length
    }
  })
  return { time, cpu: ownProcessorTime() - before, bytes, characters }
}

/** Every `step`th file parsed by remark: a sample, for all of them would take minutes. */
export async function timeRemarkSample(
  files: readonly string[],
  step: number,
): Promise<{ time: number; cpu: number; files: number; bytes: number }> {
  const before = ownProcessorTime()
  const sample = files.filter((_, i) => i % step === 0)
  let time = 0
  let bytes = 0
  for (const file of sample) {
    const text = readFileSync(file, 'utf8')
    bytes += Buffer.byteLength(text)
    time += await timeRemark(text)
  }
  return { time, cpu: ownProcessorTime() - before, files: sample.length, bytes }
}
