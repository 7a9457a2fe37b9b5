declare module 'opencc-js/dict/TSCharacters' {
  /** `traditional simplified` pairs, `|` between them; where a character has several, the first is the usual one. */
  const pairs: string
  export default pairs
}
