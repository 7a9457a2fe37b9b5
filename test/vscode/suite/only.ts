import { runMocha } from './mocha.ts'
export function run(): Promise<void> {
  return runMocha(async () => {
    await import('./import.ts')
    await import('./review.ts')
  })
}
