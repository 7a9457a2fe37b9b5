// Reads a file of annotations by what it is: an archive is a REFI-QDA project, all else JSON.

import type { Ports } from '../ports.ts'
import { readRefiQda } from './read-refi-qda.ts'
import { type ReadAnnotations, readWebAnnotations } from './read-web-annotation.ts'

/** The annotations of a file; undefined where it is none that is known. */
export async function readAnnotationFile(
  bytes: Uint8Array,
  ports: Pick<Ports, 'archives'>,
): Promise<ReadAnnotations | undefined> {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (!isArchive) return readWebAnnotations(new TextDecoder().decode(bytes))
  const { unpack } = await ports.archives()
  const files = unpack(bytes, path => /\.(?:qde|txt)$/i.test(path))
  return files && readRefiQda(files)
}
