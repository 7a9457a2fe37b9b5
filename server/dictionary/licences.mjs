// Writes down whose work is in the bundles: the packages that esbuild put in, each with the text of its licence.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The notice that goes with the bundles. A package whose licence is in no file of its own is named with what its manifest says.
 *
 * @param {readonly import('esbuild').Metafile[]} metafiles of all bundles
 * @returns {string} packages in the order of their names; those with the same licence, to the letter, share its text
 */
export function noticeOf(metafiles) {
  const folders = new Set()
  for (const { outputs } of metafiles)
    for (const { inputs } of Object.values(outputs))
      for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]
        if (folder && bytesInOutput > 0) folders.add(folder)
      }
  /** @type {Map<string, string[]>} */
  const packages = new Map()
  for (const folder of folders) {
    const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const texts = filesOf(folder).map(file => readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim())
    const by = typeof author === 'string' ? author : author?.name
    const text = texts.length > 0 ? texts.join('\n\n') : `Licence: ${license}${by ? `\nAuthor: ${by}` : ''}`
    packages.set(text, [...(packages.get(text) ?? []), `${name} ${version}`])
  }
  const parts = [...packages]
    .map(([text, names]) => ({ names: names.sort(), text }))
    .sort((a, b) => (String(a.names[0]) < String(b.names[0]) ? -1 : 1))
    .map(({ names, text }) => `${names.join(', ')}\n\n${text}\n`)
  return `Tifa holds code of these packages.\n\n${parts.map(part => `${'-'.repeat(72)}\n${part}`).join('\n')}`
}

/** The files of a package that hold licences, of its own or of what it was made of. */
function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => /^(?:third[-_]party[-_])?(?:licen[cs]e|copying|notice)/i.test(name))
    .flatMap(entry => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? readdirSync(path).map(name => join(path, name)) : [path]
    })
}
