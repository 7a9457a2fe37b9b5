// Rows for the page of a comparison, as the panel gives them.

/** @typedef {import('../../client/pages/comparison/messages.ts').PageRow} PageRow */

/** @returns {PageRow} @param {Partial<PageRow> & {ref: string}} given */
export function row(given) {
  return {
    kind: 'piece',
    isLeft: false,
    depth: 0,
    fate: 'same',
    isMoved: false,
    isMovedAlong: false,
    isRenumbered: false,
    isRetitled: false,
    similarity: 1,
    before: null,
    after: null,
    other: null,
    ...given,
  }
}

/** A cell with one run. @param {string} text @param {boolean} [isChanged] */
export function cell(text, isChanged = false, number = '') {
  return { number, runs: [{ text, isChanged }] }
}

/** A heading every ten rows, and a changed paragraph every five. @param {number} count @returns {PageRow[]} */
export function manyRows(count) {
  return Array.from({ length: count }, (_, index) => {
    const text = `第${index}段的内容，`.repeat(1 + (index % 12))
    const both = { before: cell(text), after: cell(text) }
    if (index % 10 === 0) return row({ ref: `s${index}`, kind: 'section', fate: 'reworded', similarity: 0.5, ...both })
    if (index % 5 !== 0) return row({ ref: `p${index}`, depth: 1, ...both })
    return index % 3 === 0
      ? row({ ref: `p${index}`, fate: 'added', similarity: null, after: cell(text, true) })
      : row({ ref: `p${index}`, fate: 'dropped', similarity: null, before: cell(text, true) })
  })
}

/** A small comparison with everything in it. @returns {PageRow[]} */
export function allKinds() {
  return [
    row({ ref: 'a', kind: 'section', fate: 'same', before: cell('第一章 渡船'), after: cell('第一章 渡船') }),
    row({
      ref: 'b',
      fate: 'reworded',
      similarity: 0.9,
      before: {
        number: '（一）',
        runs: [
          { text: '每年检修', isChanged: false },
          { text: '两次', isChanged: true },
          { text: '。', isChanged: false },
        ],
      },
      after: {
        number: '（一）',
        runs: [
          { text: '每年检修', isChanged: false },
          { text: '四次', isChanged: true },
          { text: '。', isChanged: false },
        ],
      },
    }),
    row({
      ref: 'c',
      isLeft: true,
      isMoved: true,
      before: cell('山路由各乡负责。'),
      other: { heading: '第三章 山路', row: 6, isOrigin: false },
    }),
    row({ ref: 'd', fate: 'dropped', similarity: null, before: cell('竹编工坊十座。', true) }),
    row({
      ref: 'e',
      kind: 'section',
      fate: 'split',
      similarity: 0.6,
      isRenumbered: true,
      before: cell('第二章 古树'),
      after: cell('第二章 古树'),
    }),
    row({ ref: 'f', fate: 'same', before: cell('挂牌保护。'), after: cell('挂牌保护。') }),
    row({
      ref: 'g',
      isMoved: true,
      before: cell('山路由各乡负责。'),
      after: cell('山路由各乡负责。'),
      other: { heading: '第一章 渡船', row: 2, isOrigin: true },
    }),
    row({ ref: 'h', fate: 'added', similarity: null, after: cell('古树逐株登记。', true) }),
  ]
}
