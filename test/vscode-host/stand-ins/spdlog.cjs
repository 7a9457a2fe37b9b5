/**
 * Stands in for `@vscode/spdlog`, the native module through which VS Code writes its log files.
 *
 * The real one has to be compiled. Without any, VS Code keeps every line in memory for ever, and its Output view, where
 * an extension's log channel is shown, stays empty. Here is what VS Code calls and no more; files do not rotate, as no
 * test writes 30 MB.
 */

const fs = require('node:fs')
const path = require('node:path')

/** The names of spdlog's levels, which the Output view colours and filters lines by, at their numbers. */
const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off']

/** @param {string} _name @param {string} file */
exports.createAsyncRotatingLogger = async (_name, file) => {
  await fs.promises.mkdir(path.dirname(file), { recursive: true })
  let threshold = levels.indexOf('info')
  let isRaw = false

  /** @param {number} level */
  const write = level => (/** @type {string} */ message) => {
    if (level < threshold) return
    const text = isRaw ? message : `${timestamp()} [${levels[level]}] ${message}\n`
    try {
      fs.appendFileSync(file, text)
    } catch {
      // The folder of a closing window may be gone already, and a log must not bring its program down.
    }
  }

  return {
    trace: write(0),
    debug: write(1),
    info: write(2),
    warn: write(3),
    error: write(4),
    critical: write(5),
    getLevel: () => threshold,
    setLevel: (/** @type {number} */ level) => {
      threshold = level
    },
    /** The lines of an output channel that is not a log bring their own line ends. */
    clearFormatters: () => {
      isRaw = true
    },
    /** VS Code asks for one pattern, the one of `write`. */
    setPattern: () => {},
    // Each line is on disk as soon as it is logged.
    flush: () => {},
    drop: () => {},
  }
}

exports.setFlushOn = () => {}

/** Local time as `2021-03-11 09:30:00.123`. */
function timestamp() {
  const now = new Date()
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000)
  return local.toISOString().replace('T', ' ').replace('Z', '')
}
