// Names what is worked out of single blocks and kept beside them.

/**
 * Names values that another layer works out of single blocks. A document keeps them in an array beside its blocks, and
 * an edit carries them along for all blocks that it leaves alone: a walk over a large document touches little else.
 */
export class Slot<T> {
  /** Only for the type. */
  declare readonly value: T
}
