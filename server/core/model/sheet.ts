// A workbook as plain data: what a table is written to a spreadsheet from, and read out of one as.

/** What a cell may hold; null is an empty one. Text is stored as text, whatever it begins with. */
export type SheetCell = string | number | boolean | null

/** A sheet to be written: a head that stays in view and is filtered by, and rows below it. */
export interface Sheet {
  /** Cut to what Excel allows: 31 characters, none of `[]:*?/\`; numbered where two would be the same. */
  readonly name: string
  readonly head: readonly string[]
  readonly rows: Iterable<readonly SheetCell[]>
  /** Widths of the columns in characters; 16 where none is given. */
  readonly widths?: readonly number[]
}

/** What a workbook says of itself. */
export interface WorkbookProperties {
  readonly title?: string
  /** Lines that say where the content comes from: versions, hashes. */
  readonly description?: string
  /** The program that wrote it, with its version. */
  readonly application?: string
}

/** A cell whose text was longer than a cell can hold; rows and columns count from 0, the head is row 0. */
export interface CutCell {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly length: number
}

export interface WrittenWorkbook {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Texts that end with `…` because they were longer than a cell may be (32,767 characters). */
  readonly cut: readonly CutCell[]
}

/** A sheet that was read: its cells as texts, row by row from the first, '' where there is nothing. */
export interface ReadSheet {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

/** Why a workbook is not read; `detail` is the limit, the part of the file, or what is wrong with it, in English for the log. */
export interface WorkbookProblem {
  readonly code: 'no-workbook' | 'encrypted' | 'too-large' | 'damaged'
  readonly detail: string
}

/** Reads and writes workbooks; loaded when somebody needs it. */
export interface Spreadsheets {
  /** In steps, which may be paused. */
  write(sheets: readonly Sheet[], properties?: WorkbookProperties): Generator<undefined, WrittenWorkbook>
  /** The sheets in order. Never throws. */
  read(bytes: Uint8Array): Generator<undefined, readonly ReadSheet[] | WorkbookProblem>
}
