// Days as spreadsheets count them.

/**
 * The day that a serial number means, `YYYY-MM-DD`; undefined where it means none. Day 1 is 1900-01-01, and by a mistake that every
 * spreadsheet keeps there is a day 60, 1900-02-29; in workbooks that count from 1904, day 0 is 1904-01-01.
 */
export function serialDate(serial: number, is1904: boolean): string | undefined {
  if (!Number.isFinite(serial) || serial < 1 || serial > 2_958_465) return undefined
  const days = Math.floor(serial)
  const day = is1904 ? Date.UTC(1904, 0, 1 + days) : Date.UTC(1899, 11, days < 60 ? 31 + days : 30 + days)
  const date = new Date(day)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10)
}
