// Reading and writing of workbooks as one bundle, which is loaded when somebody imports or exports one.

import type { Spreadsheets } from '../core/model/sheet.ts'
import { readXlsx } from '../formats/xlsx-read.ts'
import { writeXlsx } from '../formats/xlsx-write.ts'

export const spreadsheets: Spreadsheets = { read: readXlsx, write: writeXlsx }
