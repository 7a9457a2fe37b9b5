// Chinese words that say how others hang together and little of their own.

/** Particles, prepositions, conjunctions, auxiliaries, pronouns and measure words as plans use them, simplified. */
export const CHINESE_FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    '的 地 得 了 着 过 之 所 者 等 和 与 及 或 并 而 且 但 则 若 如 因 为 以 于 由 从 自 向 对 把 将 被 让 使 令 给 在 到 至 往 按 据 经 ' +
    '通过 根据 按照 依据 依照 关于 对于 以及 及其 并且 而且 或者 但是 因此 因而 所以 如果 由于 为了 其 其他 其中 此 这 那 该 本 各 每 某 ' +
    '他 她 它 我 你 们 我们 他们 它们 这些 那些 这个 是 有 无 不 没 没有 也 都 又 就 还 再 只 均 皆 已 已经 正 曾 应 应当 应该 可 可以 能 ' +
    '能够 要 必须 须 需 会 得以 一 一个 一些 个 种 项 类 次 条 款 上 下 中 内 外 里 前 后 间 之间 以上 以下 以内 以来 以后 不得 其它'
  ).split(' '),
)
