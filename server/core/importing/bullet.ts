// Knows the signs that stand before the items of a list.

/** The bullet that a line begins with, and how many characters it takes with the white space behind it; undefined for none. */
export function bulletOf(text: string): { readonly sign: string; readonly length: number } | undefined {
  const found = SIGN.exec(text)
  return found ? { sign: found[1] ?? '', length: found[0].length } : undefined
}

/** Signs that are nothing else need no space behind them; a hyphen, a star or a dot does. The dash of Chinese, ——, was misread as - -. */
const SIGN =
  /^([●○•◦■□◆◇▪▫‣⁃➢➤►▶▸✓✔★☆]|\uF0B7|\uF0A7|\uF06C|[-–]\s[-–](?=\s?\p{Script=Han})|[-*+·–](?=\s))[\s\u3000]{0,8}(?=\S)/u
