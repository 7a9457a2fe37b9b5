// `bad-configuration`: a line of tifa.yaml that cannot be used.

import type { Config } from '../../model/config.ts'
import type { BadConfiguration } from '../../model/finding.ts'

/** The findings about the file itself; ranges are into its text. */
export function findBadConfiguration(config: Config): BadConfiguration[] {
  return config.problems.map(({ code, detail, start, end }) => ({
    code: 'bad-configuration',
    problem: code,
    detail,
    start,
    end,
  }))
}
