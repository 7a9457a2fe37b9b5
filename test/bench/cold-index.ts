// A cold start on the whole corpus: every file read, its symbols collected, its terms counted.

import { listFiles, timeReading, timeRemark, timeRemarkSample } from './reference.ts'
import type { Bench } from './run.ts'
import { mb, ms, printTable, ratio } from './table.ts'
import { outline13 } from './texts.ts'

/** Remark needs about a minute for all files: it is given every so many, and the time for all is worked out by size. */
const STEP = 25

export async function benchIndex({ folder, quick, indexed }: Bench): Promise<void> {
  const files = listFiles(folder)
  // Once unmeasured, so that neither side has to fetch the files from the disk.
  await timeReading(files)
  const { server, time, cpu } = await indexed()
  const { memory } = server
  const reading = await timeReading(files)
  await timeRemark(outline13().text.slice(0, 20_000), 3)
  const sample = await timeRemarkSample(files, quick ? 3 : STEP)
  const share = reading.bytes / sample.bytes
  const remark = { time: sample.time * share, cpu: sample.cpu * share }
  const row = (what: string, spent: { time: number; cpu: number | undefined }): string[] => [
    what,
    ms(spent.time),
    ms(spent.cpu),
    (reading.bytes / 1e3 / spent.time).toFixed(1),
    ratio(spent.time, reading.time),
    ratio(spent.time, remark.time),
    ratio(spent.cpu, remark.cpu),
  ]
  printTable(
    `Cold index: ${files.length} files, ${mb(reading.bytes)}, ${reading.characters.toLocaleString('en')} characters`,
    ['', 'ms', 'cpu ms', 'MB/s', 'ms / reading', 'ms / remark', 'cpu / remark'],
    [
      row('tifa: all read, terms counted', { time, cpu }),
      row('reading the same files only', reading),
      row('plain remark-parse (*)', remark),
    ],
    [
      `(*) worked out from ${sample.files} files, ${mb(sample.bytes)}, in ${ms(sample.time)} ms`,
      memory
        ? `resident memory of the server: ${mb(memory.resident)}, ${ratio(memory.resident, reading.bytes)} the bytes of text; at most ${mb(memory.highest)}`
        : 'resident memory: this machine does not say',
    ],
  )
}
