#!/usr/bin/env node
// The command line: `tifa check`, `tifa targets`, `tifa terms`, `tifa compare`, `tifa plans`, `tifa kwic` and `tifa server`.

import { createRequire } from 'node:module'
import { runOnPresentFiles } from '../protocol/file-changed.ts'
import { check } from './check.ts'
import { compare } from './compare.ts'
import { kwic } from './kwic.ts'
import { plans } from './plans.ts'
import { targets } from './targets.ts'
import { terms } from './terms.ts'

const HELP = `tifa: reads and checks a corpus of policy plans in annotated Markdown

Usage:
  tifa check [--format text|json] PATH…   check files and folders
  tifa targets [--format csv|json] PATH…  the targets that they set, a row each
  tifa compare [--format md|json|html] [--corpus FOLDER] BEFORE AFTER
                                          what became of one plan in another
  tifa plans [--format text|json] [PATH…] how the plans hang together
  tifa terms [TERM…] [PATH…] [--by plan|document|section] [--format text|csv|json]
                                          how often plans use terms and words
  tifa kwic [OPTION…] QUERY [PATH…]       every place of words in their context
  tifa server --stdio                     the language server, for any editor
  tifa --version
  tifa --help

tifa check prints one line a finding, path:line:column severity code message, or with --format json
  {"findings": [{"path", "code", "severity", "message", "range", "start", "end"}], "documents": N}
where start and end are UTF-16 offsets and range has zero-based lines and columns.

tifa targets prints the target ledger: indicator, plan, baseline, target, deadline, binding or expected, outcome and
status, with file, line, sentence and its UTF-16 offsets. Targets that nobody has tagged are rows, too.

tifa compare takes two plans, each by its path, or by its id or name in the corpus of FOLDER (default: this folder). The
report says what became of every section and paragraph, which terms and phrases rose and fell, and what became of the
targets. JSON has {"schema": 1, "before", "after", "basis", "warnings", "sections", "topics", "terms", "phrases",
"targets"}; each place has line, column, endLine and endColumn, from 1, and start and end as UTF-16 offsets. HTML is one
file without scripts. That plans differ is no failure: the exit code is 0.

tifa plans prints the plans as dolls (what carries out what, by parent), then their lines (what came after what, by supersedes
or inferred), with translations and digests under their work, and what is missing or goes round. With --format json
  {"plans": [{"id", "title", "title_en", "kind", "issuer", "date", "period", "file", "parent", "before", "gaps", "texts", …}]}

tifa terms counts terms of the glossaries with all their wordings, and other words as they are, over the plans of each line,
over all documents by date, or over the sections of each document: raw, per 10,000 characters, with first mention, absence
and return, what was counted, and what makes the figures hard to compare. Without a term the most frequent ones are printed;
what is no file or folder is a term. The words are Chinese where LANG is.

tifa kwic prints a concordance: what stands before, the keyword, what follows, and path:line. QUERY is words as they are;
  --pattern            with * (the rest of a word, or up to 20 Chinese characters), ?, a|b and brackets
  --term               the id or a wording of a glossary entry: all its wordings, in both languages
  --sort KEY[,KEY…]    left, keyword, right, document, section, date, period or kind; -KEY is the other way round
  --plan ID --period 2021-2025 --kind outline --language zh|en      only such documents
  --collocates         the words near it with log-Dice, in --window N words or Chinese characters (5) on either side;
                       --function-words lists the and 的, too
  --ngrams, --documents        how it begins and goes on; counts and rates by document
  --format text|csv|json --limit N --width N (columns of context)
Counts, their basis and what makes them hard to compare go to standard error. Exit codes: 0 found, 1 not found, 2 could
not run.

All of them keep an index of what they have read in the user's cache folder, so that files that did not change are not read again;
with --no-cache, or TIFA_CACHE=off, they do not. TIFA_CACHE=FOLDER keeps it elsewhere.

Exit codes of the others: 0 no finding of warning or above, 1 some, 2 could not run.

Examples:
  tifa check .
  tifa check --format json plans/fyp-14.md > findings.json
  tifa targets . > targets.csv
  tifa compare --format html fyp-13-outline fyp-14-outline > comparison.html
  tifa plans
  tifa terms 高质量发展 新质生产力 plans/
  tifa kwic --sort right --kind outline 高质量发展
`

async function main(args: readonly string[]): Promise<number> {
  const [command, ...given] = args
  const rest = given.filter(argument => argument !== '--no-cache')
  if (rest.length < given.length) process.env['TIFA_CACHE'] = 'off'
  switch (command) {
    case 'check':
      return check(rest, process.cwd())
    case 'targets':
      return targets(rest, process.cwd())
    case 'compare':
      return compare(rest, process.cwd())
    case 'plans':
      return plans(rest, process.cwd())
    case 'terms':
      return terms(rest, process.cwd())
    case 'kwic':
      return kwic(rest, process.cwd())
    case 'server':
      createRequire(import.meta.url)('./server.cjs')
      return -1
    case '--version':
    case '-v':
      process.stdout.write(`${VERSION}\n`)
      return 0
    case '--help':
    case '-h':
    case 'help':
      process.stdout.write(HELP)
      return 0
    default:
      process.stderr.write(command === undefined ? HELP : `tifa: there is no command “${command}”; see tifa --help\n`)
      return 2
  }
}

declare const VERSION: string

// A reader that goes away (`tifa check . | head`) ends the output, not the check.
process.stdout.on('error', () => {})

// Nothing is printed before the last file was read: where one changes meanwhile, all is read again.
runOnPresentFiles(
  () => main(process.argv.slice(2)),
  async changed => {
    process.stderr.write(`tifa: ${changed.message}; once more\n`)
  },
).then(
  code => {
    if (code >= 0) process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`tifa: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 2
  },
)
