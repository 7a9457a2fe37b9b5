// Rows for the page of the ledger, as the panel gives them.

/** @typedef {import('../../client/pages/ledger/messages.ts').PageRow} PageRow */

/** @returns {PageRow} @param {Partial<PageRow> & {ref: string}} given */
export function row(given) {
  return {
    key: given.ref,
    id: null,
    zh: null,
    en: null,
    topic: null,
    plan: { id: 'fyp-14', title: '“十四五”规划纲要', label: '“十四五”规划纲要', from: 2021, to: 2025 },
    baseline: null,
    target: { text: '1%', amount: 1, dimension: '%', year: 2025 },
    outcome: null,
    deadlineFrom: 'text',
    kind: null,
    status: 'open',
    isConflicting: false,
    language: 'zh',
    sentence: '',
    sources: ['“十四五”规划纲要'],
    folder: null,
    ...given,
  }
}

/** @param {number} count @returns {PageRow[]} */
export function manyRows(count) {
  const topics = ['经济发展', '创新驱动', '民生福祉', '绿色生态', '安全保障', null]
  const names = ['森林覆盖率', '城镇化率', '研发经费投入', '单位GDP能耗降低', '人均预期寿命', '粮食综合生产能力']
  const statuses = /** @type {const} */ (['open', 'due', 'met', 'missed', 'no-outcome', 'not-comparable'])
  return Array.from({ length: count }, (_, index) => {
    const from = 2001 + 5 * (index % 6)
    const amount = (index * 7919) % 1000
    return row({
      ref: `r${index}`,
      key: `k${index % (count / 4)}`,
      id: index % 3 === 0 ? `indicator-${index}` : null,
      zh: `${names[index % names.length]}${index}`,
      en: index % 2 === 0 ? `indicator number ${index}` : null,
      topic: topics[index % topics.length] ?? null,
      plan: {
        id: `fyp-${index % 6}`,
        title: `第${index % 6}个五年规划`,
        label: `第${index % 6}个五年规划`,
        from,
        to: from + 4,
      },
      baseline: index % 4 === 0 ? null : { text: `${amount / 2}%`, amount: amount / 2, dimension: '%', year: from - 1 },
      target: { text: `${amount}%`, amount, dimension: index % 5 === 0 ? 'CNY' : '%', year: from + 4 },
      kind: index % 3 === 0 ? 'binding' : index % 3 === 1 ? 'expected' : null,
      status: statuses[index % statuses.length] ?? 'open',
      sentence: `到${from + 4}年，${names[index % names.length]}达到${amount}%，这是第${index}句话，说的是同一件事情。`,
    })
  })
}
