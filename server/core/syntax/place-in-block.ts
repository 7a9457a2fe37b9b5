// Says whether words that are written at an offset of a block will be running text, markup, or code.

import { Block } from './block.ts'
import type { BlockFacts } from './parse-block.ts'
import { OBJECT } from './prose.ts'

/** `words` are read as text; `markup` is a link's address or title, or a comment; `code` holds neither. */
export type PlaceInBlock = 'words' | 'markup' | 'code'

/** Larger blocks are not parsed once more to see. */
const LARGEST = 50_000

/**
 * Where `offset` stands. The parser takes white space off the ends of lines and makes nothing of an empty line, so it is
 * shown the block with a letter at the offset: what becomes of the letter becomes of the words.
 */
export function placeInBlock(block: Block, offset: number, facts: () => BlockFacts): PlaceInBlock {
  const { source } = block
  if (source.length > LARGEST) return placeOf(facts(), offset - 1)
  return placeOf(new Block(`${source.slice(0, offset)}x${source.slice(offset)}`, false, block.head).facts(), offset)
}

function placeOf(facts: BlockFacts, at: number): PlaceInBlock {
  const leaf = facts.leaves.find(leaf => leaf.start <= at && at < leaf.end)
  if (leaf) {
    if (!leaf.pieces) return 'words'
    const piece = leaf.pieces.find(piece => piece.source <= at && at < piece.source + piece.sourceLength)
    if (!piece) return 'markup'
    return leaf.text.slice(piece.text, piece.text + piece.length) === OBJECT ? 'code' : 'words'
  }
  const covers = ({ start, end }: { start: number; end: number }): boolean => start <= at && at < end
  return facts.definitions.some(covers) || facts.marks.some(covers) ? 'markup' : 'code'
}
