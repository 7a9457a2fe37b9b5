'use strict'

/**
 * Stands in for `@vscode/native-watchdog`, the native module that ends an extension host whose parent is gone while its
 * own event loop is stuck. The real one has to be compiled, and `guard.mjs` ends the whole process group anyway.
 */

exports.start = () => {}
/** @param {number} [code] */
exports.exit = code => process.exit(code ?? 0)
