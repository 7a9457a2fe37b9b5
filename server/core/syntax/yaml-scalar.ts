// Writes a text as a YAML scalar that reads back the same.

/** `value` as it is where YAML takes it for that text, else in double quotes; `isInList` inside of `[…]`. */
export function toYaml(value: string, isInList = false): string {
  const isPlain =
    /^[\p{L}\p{N}“《「（](?:[^\r\n\t#:]|:(?=[^\s])|(?<=[^\s])#)*$/u.test(value) &&
    value === value.trim() &&
    !(isInList && /[,[\]{}]/.test(value))
  return isPlain ? value : JSON.stringify(value)
}
