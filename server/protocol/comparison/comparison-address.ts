// Addresses of a comparison: that of its report as a virtual document, and those that lead from the report to the texts.

/** The scheme of the virtual documents that hold reports. */
export const REPORT_SCHEME = 'tifa-comparison'

/** The address of a report: a name for its tab, and the two documents. */
export function reportUri(before: Compared, after: Compared): string {
  const name = `${fileName(before.title)} → ${fileName(after.title)}.md`
  // As VS Code writes a uri, so that it is the same one when it comes back.
  return `${REPORT_SCHEME}:/${encodeURIComponent(name)}?${encodeURIComponent(`${before.uri} ${after.uri}`)}`
}

interface Compared {
  readonly uri: string
  readonly title: string
}

/** The documents of a report, or undefined where the address is none of ours. */
export function parseReportUri(uri: string): { readonly before: string; readonly after: string } | undefined {
  const query = new RegExp(`^${REPORT_SCHEME}:[^?#]{0,4000}\\?([^#]{1,20000})`).exec(uri)?.[1]
  if (query === undefined) return undefined
  const [before, after, ...rest] = decode(query).split(' ')
  return before && after && rest.length === 0 ? { before, after } : undefined
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

/** A title as part of a file's name, not too long for a tab. */
function fileName(title: string): string {
  const short = title
    .replace(/^(?:中华人民共和国)?国民经济和社会发展(?=第)/, '')
    .replace(/(?<=[省市县区州盟旗])国民经济和社会发展(?=第)/, '')
    .replace(/[\s/\\:*?"<>|#%\u0000-\u001f\p{Surrogate}]+/gu, ' ')
    .trim()
  return short.length > 40 ? `${short.slice(0, 40).replace(/[\ud800-\udbff]$/, '')}…` : short || '–'
}

/**
 * The address of a file as seen from a folder, `/` first, as VS Code's Markdown reads it: from the first folder of the
 * workspace. Undefined for a file elsewhere than in this file system.
 */
export function fromRoot(root: string, uri: string): string | undefined {
  const [from, to] = [splitUri(root), splitUri(uri)]
  if (!from || !to || from.authority !== to.authority) return undefined
  const [folders, names] = [from.path, to.path]
  let common = 0
  while (common < folders.length && common < names.length - 1 && folders[common] === names[common]) common++
  const up = folders.slice(common).map(() => '..')
  return `/${[...up, ...names.slice(common).map(encodeName)].join('/')}`
}

/** Scheme and host of an address, and the names in its path, decoded. */
function splitUri(uri: string): { authority: string; path: string[] } | undefined {
  const parts = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?)\/([^?#]*)/i.exec(uri)
  if (!parts) return undefined
  return {
    authority: parts[1] ?? '',
    path: (parts[2] ?? '')
      .split('/')
      .filter(Boolean)
      .map(name => decode(name) || name),
  }
}

/** A name in an address: letters of all scripts stay, so that it can be read; nothing in it can be a scheme. */
export function encodeName(name: string): string {
  const hex = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
  return name.replace(/[^\p{L}\p{N}._~-]+/gu, signs => encodeURIComponent(signs).replace(/[!'()*]/g, hex))
}

/** `L12`, or `L12,5` for a place within the line: what VS Code reads, and others ignore the rest of. */
export function fragment(
  { line, character }: { readonly line: number; readonly character: number },
  isExact: boolean,
): string {
  return isExact && character > 0 ? `L${line + 1},${character + 1}` : `L${line + 1}`
}
