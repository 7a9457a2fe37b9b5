// Takes times and says what they amount to.

/** Times of one thing done again and again, milliseconds. */
export interface Times {
  readonly n: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
  /** Processor time of a round on average, all threads, milliseconds; undefined where the machine does not tell. */
  readonly cpu: number | undefined
}

export interface Effort {
  /** No more rounds than this. */
  readonly rounds: number
  /** No further round is begun after this many milliseconds, but five are done in any case. */
  readonly budget: number
  /** Rounds that come first and do not count: what runs for the first time is compiled on the way. */
  readonly warmUp: number
}

/**
 * Does `round` until the effort is spent; each round says itself what it took, so that it can prepare untimed.
 * `processorTime` is that of the process which does the work: on a busy machine it says more than the clock.
 */
export async function measure(
  effort: Effort,
  round: (index: number) => number | Promise<number>,
  processorTime: () => number | undefined = ownProcessorTime,
): Promise<Times> {
  for (let i = 0; i < effort.warmUp; i++) await round(i)
  const times: number[] = []
  const before = processorTime()
  const end = performance.now() + effort.budget
  while (times.length < effort.rounds && (times.length < 5 || performance.now() < end)) {
    times.push(await round(effort.warmUp + times.length))
  }
  const after = processorTime()
  const cpu = before === undefined || after === undefined ? undefined : (after - before) / times.length
  return { ...summarize(times), cpu }
}

/** The processor time of this process, milliseconds. */
export function ownProcessorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Percentiles by nearest rank: every figure is a time that was really measured. */
export function summarize(times: readonly number[]): Omit<Times, 'cpu'> {
  const sorted = [...times].sort((a, b) => a - b)
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return { n: sorted.length, p50: rank(0.5), p95: rank(0.95), p99: rank(0.99), max: rank(1) }
}

/** How long `run` takes, milliseconds. */
export async function timeOf(run: () => unknown): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}
