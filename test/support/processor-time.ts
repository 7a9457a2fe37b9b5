// The clock of tests that say how long something may take: others who use the machine do not count.

/** The processor time of this process, milliseconds. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
