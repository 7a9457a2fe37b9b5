// The name of the file that an imported document is written to.

/** Names that Windows keeps for devices. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i
const LONGEST = 80

/** An id as the name of a file on every system, without its ending: it may come out of a file, and then hold anything. */
export function fileNameOf(id: string): string {
  const name = id
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/, '')
    .slice(0, LONGEST)
    .replace(/[.-]+$/, '')
  return name === '' ? 'document' : RESERVED.test(name) ? `${name}-document` : name
}
