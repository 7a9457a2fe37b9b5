// `tifa init`: a new corpus in a folder, never over what is there.

import { resolve } from 'node:path'
import { newCorpus } from '../../core/features/new-corpus.ts'
import { createFile } from '../../host/write-file.ts'
import { writeProblemMessage } from '../../protocol/write-message.ts'
import { type Command, type Given, say } from './command.ts'
import { fail } from './terminal.ts'

const LANGUAGES = ['en', 'zh'] as const

export const INIT: Command = {
  name: 'init',
  operands: '[--language LANGUAGE] [DIR]',
  summary: { en: 'make a new corpus, with a sample plan and a glossary', zh: '新建语料库，含示例规划与词汇表' },
  options: [
    {
      name: 'language',
      value: 'LANGUAGE',
      values: LANGUAGES,
      about: { en: 'the language of the sample (that of the terminal)', zh: '示例的语言（默认与终端一致）' },
    },
  ],
  details: [
    {
      en: 'Writes tifa.yaml, plans/sample-plan.md and glossary/terms.md into DIR, or into this folder; folders that are missing are made. What is there already is left as it is, and said to be.',
      zh: '在 DIR（默认当前文件夹）中写入 tifa.yaml、plans/sample-plan.md 与 glossary/terms.md，缺少的文件夹会自动建立。已有的文件保持不变，并予说明。',
    },
  ],
  examples: [
    ['tifa init my-corpus', { en: 'a folder of its own', zh: '新文件夹' }],
    ['tifa init --language zh', { en: 'here, with a Chinese sample', zh: '在当前文件夹，示例为中文' }],
  ],
  exits: {
    en: '0 done, 1 something could not be written, 2 could not run',
    zh: '0 完成，1 有文件无法写入，2 无法运行',
  },
  run: init,
}

async function init(given: Given, cwd: string): Promise<number> {
  const { locale, operands } = given
  if (operands.length > 1) return fail(say(locale, 'name one folder', '请只指定一个文件夹'))
  const folder = resolve(cwd, operands[0] ?? '.')
  const language = LANGUAGES.find(known => known === given.value('language')) ?? locale
  let failed = 0
  for (const { path, text } of newCorpus(language)) {
    const problem = await createFile(resolve(folder, path), text)
    if (!problem) process.stdout.write(`${say(locale, 'written', '已写入')}: ${path}\n`)
    else if (problem.code === 'exists') process.stdout.write(`${say(locale, 'left as it is', '保持不变')}: ${path}\n`)
    else {
      failed++
      process.stderr.write(`tifa: ${path}: ${writeProblemMessage(problem, locale)}\n`)
    }
  }
  return failed > 0 ? 1 : 0
}
