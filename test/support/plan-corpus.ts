// A small corpus of plans, proposals, laws and reports, in words of our own, for tests of references.

interface Head {
  readonly path: string
  readonly front: Readonly<Record<string, string>>
  readonly body?: string
}

const HEADS: readonly Head[] = [
  {
    path: 'plans/fyp-12.md',
    front: {
      id: 'fyp-12',
      title: '中华人民共和国国民经济和社会发展第十二个五年规划纲要',
      kind: 'outline',
      date: '2011-03-14',
      period: '2011-2015',
    },
    body: '## 第一篇　开篇\n\n### 第一章　环境\n\n### 第二章　目标\n\n## 第二篇　农业\n\n### 第三章　粮食\n',
  },
  {
    path: 'plans/fyp-13.md',
    front: {
      id: 'fyp-13',
      title: '中华人民共和国国民经济和社会发展第十三个五年规划纲要',
      kind: 'outline',
      date: '2016-03-16',
      period: '2016-2020',
      supersedes: 'fyp-12',
      parent: 'proposal-13',
    },
    body: '## 第一篇　开篇\n\n### 第一章　环境\n\n### 第二章　目标\n\n## 第二篇　创新\n\n### 第三章　科技\n\n### 第六章　人才\n',
  },
  {
    path: 'plans/fyp-14.md',
    front: {
      id: 'fyp-14',
      title: '中华人民共和国国民经济和社会发展第十四个五年规划和2035年远景目标纲要',
      title_en: 'Outline of the 14th Five-Year Plan and Long-Range Objectives',
      kind: 'outline',
      date: '2021-03-11',
      period: '2021-2025',
    },
    body: '## 第一篇　开篇\n\n### 第一章　环境\n\n### 第三章　科技\n',
  },
  {
    path: 'plans/proposal-13.md',
    front: {
      id: 'proposal-13',
      title: '中共中央关于制定国民经济和社会发展第十三个五年规划的建议',
      kind: 'proposal',
      date: '2015-10-29',
      period: '2016-2020',
    },
    body: '## 一、形势\n',
  },
  {
    path: 'plans/proposal-14.md',
    front: {
      id: 'proposal-14',
      title: '中共中央关于制定国民经济和社会发展第十四个五年规划和二〇三五年远景目标的建议',
      kind: 'proposal',
      date: '2020-10-29',
      period: '2021-2025',
    },
    body: '## 一、形势\n',
  },
  {
    path: 'plans/digital-14.md',
    front: {
      id: 'digital-14',
      title: '“十四五”数字经济发展规划',
      kind: 'sector',
      date: '2021-12-12',
      period: '2021-2025',
    },
    body: '## 一、发展现状\n',
  },
  {
    path: 'plans/it-13.md',
    front: { id: 'it-13', title: '国务院关于印发《“十三五”国家信息化规划》的通知', kind: 'sector', date: '2016-12-15' },
  },
  {
    path: 'plans/guangdong-14.md',
    front: {
      id: 'guangdong-14',
      title: '广东省国民经济和社会发展第十四个五年规划和2035年远景目标纲要',
      title_en: 'Guangdong Provincial Outline of the 14th Five-Year Plan',
      kind: 'regional',
      issuer: '广东省人民政府',
      date: '2021-04-06',
      period: '2021-2025',
    },
  },
  ...['2014-08-31', '2018-12-29'].map(
    (date): Head => ({
      path: `laws/预算法(${date}).md`,
      front: { id: `budget-${date.slice(0, 4)}`, title: '中华人民共和国预算法', kind: 'law', date },
      body: '## 第一章　总则\n\n第一条　为了规范，制定本法。\n\n第二条　预算由收入和支出组成。\n\n第十条　按年度编制。\n\n第二十三条　由大会审查。\n',
    }),
  ),
  ...['2015', '2016'].map(
    (year): Head => ({
      path: `reports/${year}.md`,
      front: { id: `report-${year}`, title: '政府工作报告', kind: 'report', date: `${year}-03-05` },
    }),
  ),
]

/** The corpus as a fixture, to be put before the documents of a test. */
export const PLAN_CORPUS = HEADS.map(({ path, front, body }) => {
  const fields = Object.entries(front).map(([key, value]) => `${key}: ${/[“”"《]/.test(value) ? `'${value}'` : value}`)
  return `//- ${path}\n---\n${fields.join('\n')}\n---\n\n${body ?? '正文。\n'}`
}).join('')

/** Front matter of a document that refers, as text. */
export function frontMatter(fields: Readonly<Record<string, string>>): string {
  return `---\n${Object.entries(fields)
    .map(([key, value]) => `${key}: '${value}'`)
    .join('\n')}\n---\n\n`
}
