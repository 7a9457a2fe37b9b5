// The files of a new corpus: its configuration, a plan to read and write over, and a glossary, in one of two languages.

import { composeGlossaryHead } from './glossary/new-glossary.ts'

/** A file of a new corpus; the path is relative to its folder. */
export interface NewFile {
  readonly path: string
  readonly text: string
}

/** The files, the one to be opened first. */
export function newCorpus(language: 'zh' | 'en'): readonly NewFile[] {
  return language === 'zh' ? CHINESE : ENGLISH
}

const ENGLISH: readonly NewFile[] = [
  {
    path: 'plans/sample-plan.md',
    text: `---
id: sample-plan
title: Development Plan of Reed County, 2026–2030
names: [Reed County plan]
kind: regional
issuer: Reed County
date: 2026-03-01
period: 2026-2030
language: en
source: made up, as a sample
---

# Development Plan of Reed County, 2026–2030

This plan is made up. Write over it, or delete it once you have documents of your own: *Tifa: Import Document…* makes them of text, web pages, Word, PDF
and EPUB files.

## Chapter 1 Where the county stands

The *ferry economy* lives on the people who wait for the boat. In 2025, wetland protection reached 52 percent.

## Chapter 2 Targets

By 2030, [wetland protection rises to 60 percent](target:wetland-protection). By 2030, 300 kilometres of footpaths will be built.

The number of the footpaths has no tag yet: Tifa says so, and *Tifa: Review Proposals* walks through all that could be tagged.

## Chapter 3 How it is carried out

Every township carries out [Chapter 2](plan:sample-plan#Chapter%202), and the ferry economy comes first.
`,
  },
  {
    path: 'glossary/terms.md',
    text: `${composeGlossaryHead({ id: 'terms', title: 'Terms', language: 'en' })}
## 渡口经济

- id: ferry-economy
- en: ferry economy
- source: made up, as a sample

Trade and lodging that live on the people who wait for the boat.
`,
  },
  {
    path: 'tifa.yaml',
    text: `# Tifa takes the folder with this file for a corpus. Every key is optional.

# What belongs to the corpus, as globs relative to this file; without it every Markdown file does.
include:
  - "plans/**/*.md"
  - "glossary/**/*.md"

# What is left out of it again.
exclude: []

# How loudly a finding speaks: error, warning, information, hint or off.
severities:
  untagged-target: information
`,
  },
]

const CHINESE: readonly NewFile[] = [
  {
    path: 'plans/sample-plan.md',
    text: `---
id: sample-plan
title: 芦苇县国民经济和社会发展第十五个五年规划纲要（示例）
names: [芦苇县“十五五”规划]
kind: regional
issuer: 芦苇县人民代表大会
date: 2026-03-01
period: 2026-2030
language: zh
source: 虚构的示例
---

# 芦苇县国民经济和社会发展第十五个五年规划纲要（示例）

本规划纯属虚构，可以改写；有了自己的文件后也可以删除。“Tifa：导入文件…”可把文本、网页、Word、PDF、EPUB 变成语料库中的文件。

## 第一章　发展基础

渡口经济初具规模。2025年，湿地保护率达到52%。

## 第二章　主要目标

到2030年，[湿地保护率提高到60%](target:wetland-protection)。到2030年，新建步道300公里。

步道的里程尚未标注，Tifa 会提示；“Tifa：逐一审阅标注建议”依次走过全文可标注之处。

## 第三章　保障措施

各乡镇落实[第二章](plan:sample-plan#第二章)，优先发展渡口经济。
`,
  },
  {
    path: 'glossary/terms.md',
    text: `${composeGlossaryHead({ id: 'terms', title: '术语', language: 'zh' })}
## 渡口经济

- id: ferry-economy
- en: ferry economy
- source: 虚构的示例

依托候船人流的商业与住宿。
`,
  },
  {
    path: 'tifa.yaml',
    text: `# 有此文件的文件夹就是 Tifa 的语料库。各键均可省略。

# 哪些文件属于语料库（相对于本文件的通配符）；省略则包括全部 Markdown 文件。
include:
  - "plans/**/*.md"
  - "glossary/**/*.md"

# 其中排除哪些。
exclude: []

# 检查结果的级别：error、warning、information、hint 或 off。
severities:
  untagged-target: information
`,
  },
]
