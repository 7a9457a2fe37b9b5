// The readable form of a part of an address.

/** With `%XX` decoded; as it is where these are no UTF-8. */
export function decodeAddress(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
