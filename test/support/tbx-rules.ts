// The rules of TBX-Basic in the style of attributes (ISO 30042:2019), written from the standard's content model and the dialect's
// published constraints: which element may stand where, with which attributes, and what a category may say.

import { SaxesParser } from 'saxes'
import { XmlReader } from '../../server/core/syntax/xml.ts'

const AUX = ['descrip', 'descripGrp', 'admin', 'adminGrp', 'transacGrp', 'note', 'ref', 'xref']
const TEXT = ['#', 'hi', 'foreign', 'sc', 'ec', 'ph']

/** What an element holds: in this order, `*` any number, `+` one or more, `?` one or none; `a|b` any of them. */
const CONTENT: Readonly<Record<string, readonly string[]>> = {
  tbx: ['tbxHeader', 'text'],
  tbxHeader: ['fileDesc', 'encodingDesc?', 'revisionDesc?'],
  fileDesc: ['titleStmt?', 'publicationStmt?', 'sourceDesc+'],
  titleStmt: ['title', 'note*'],
  title: ['#*'],
  publicationStmt: ['p+'],
  sourceDesc: ['p+'],
  encodingDesc: ['p+'],
  p: [`${TEXT.join('|')}*`],
  text: ['body', 'back?'],
  body: ['conceptEntry+'],
  conceptEntry: [`${AUX.join('|')}*`, 'langSec+'],
  langSec: [`${AUX.join('|')}*`, 'termSec+'],
  termSec: ['term', 'termNote|termNoteGrp*', `${AUX.join('|')}*`],
  term: ['#|hi*'],
  termNote: [`${TEXT.join('|')}*`],
  descripGrp: ['descrip', 'descripNote|admin|adminGrp|transacGrp|note|ref|xref*'],
  descrip: [`${TEXT.join('|')}*`],
  admin: [`${TEXT.join('|')}*`],
  note: [`${TEXT.join('|')}*`],
  ref: ['#*'],
}

const TYPES: Readonly<Record<string, readonly string[]>> = {
  admin: ['customerSubset', 'projectSubset', 'source'],
  descrip: ['context', 'definition', 'subjectField'],
  ref: ['crossReference'],
  termNote: [
    'administrativeStatus',
    'grammaticalGender',
    'geographicalUsage',
    'partOfSpeech',
    'termLocation',
    'termType',
  ],
}

const VALUES: Readonly<Record<string, readonly string[]>> = {
  administrativeStatus: [
    'admittedTerm-admn-sts',
    'deprecatedTerm-admn-sts',
    'supersededTerm-admn-sts',
    'preferredTerm-admn-sts',
  ],
  termType: ['fullForm', 'acronym', 'abbreviation', 'shortForm', 'variant', 'phrase'],
}

/** Where a category may stand, the group around it left out. */
const LEVELS: Readonly<Record<string, readonly string[]>> = {
  subjectField: ['conceptEntry'],
  definition: ['conceptEntry', 'langSec'],
  context: ['termSec'],
  crossReference: ['conceptEntry', 'termSec'],
}

interface Element {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: (Element | string)[]
}

/** What is against the rules, each in words; nothing where the file is valid. */
export function checkTbx(text: string): string[] {
  const problems: string[] = []
  // A parser that takes nothing but XML.
  const strict = new SaxesParser({ xmlns: true })
  strict.on('error', error => problems.push(error.message))
  strict.write(text).close()
  const root: Element = { name: '', attributes: new Map(), children: [] }
  const open: Element[] = [root]
  const reader = new XmlReader(text)
  for (let token = reader.next(); token; token = reader.next()) {
    const above = open.at(-1)
    if (token.kind === 'text') above?.children.push(token.text)
    else if (token.kind === 'start') {
      const element = { name: token.name, attributes: token.attributes, children: [] }
      above?.children.push(element)
      if (!token.isEmpty) open.push(element)
    } else if (open.pop()?.name !== token.name) problems.push(`</${token.name}> closes something else`)
  }
  if (reader.problemCount > 0) problems.push('the markup is broken')
  if (open.length !== 1) problems.push('an element does not end')
  const [tbx] = root.children.filter(child => typeof child !== 'string')
  if (tbx?.name !== 'tbx') return [...problems, 'the root is not tbx']
  const { attributes } = tbx
  if (attributes.get('type') !== 'TBX-Basic' || attributes.get('style') !== 'dca') problems.push('dialect or style')
  if (attributes.get('xmlns') !== 'urn:iso:std:iso:30042:ed-2') problems.push('namespace')
  if (!attributes.has('xml:lang')) problems.push('tbx has no language')
  const ids = new Set<string>()
  const targets: string[] = []
  check(tbx, [], problems, ids, targets)
  for (const target of targets) if (!ids.has(target)) problems.push(`nothing has the id ${target}`)
  return problems
}

function check(
  element: Element,
  path: readonly string[],
  problems: string[],
  ids: Set<string>,
  targets: string[],
): void {
  const { name, attributes, children } = element
  const model = CONTENT[name]
  if (!model) {
    problems.push(`${name} is no element of TBX-Basic`)
    return
  }
  const holdsText = model.some(part => part.startsWith('#'))
  const words = children.flatMap(child =>
    typeof child === 'string' ? (holdsText || child.trim() !== '' ? '#' : []) : child.name,
  )
  const pattern = model
    .map(part => {
      const [, names = '', times = ''] = /^(.*?)([*+?]?)$/.exec(part) ?? []
      return `(?:(?:${names}) )${times}`
    })
    .join('')
  const content = words.map(word => `${word} `).join('')
  if (!new RegExp(`^${pattern}$`).test(content)) problems.push(`${name} holds ${content.slice(0, 200)}`)
  const id = attributes.get('id')
  if (id !== undefined) {
    if (!/^[\p{L}_][\p{L}\p{N}._-]*$/u.test(id) || ids.has(id)) problems.push(`id ${id}`)
    ids.add(id)
  }
  const target = attributes.get('target')
  if (target !== undefined) targets.push(target)
  if (name === 'langSec' && !/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(attributes.get('xml:lang') ?? ''))
    problems.push('language')
  const type = attributes.get('type')
  const types = TYPES[name]
  if (types && !types.includes(type ?? '')) problems.push(`${name} has the type ${type}`)
  const level = path.filter(one => !one.endsWith('Grp')).at(-1) ?? ''
  if (type && LEVELS[type] && !LEVELS[type].includes(level)) problems.push(`${type} stands in ${level}`)
  // As the dialect's own rules have it, a definition of a concept stands in a group.
  if (type === 'definition' && path.at(-1) === 'conceptEntry') problems.push('a definition outside of a group')
  const values = type === undefined ? undefined : VALUES[type]
  if (values && !values.includes(children.join(''))) problems.push(`${type} is ${children.join('')}`)
  for (const child of children) if (typeof child !== 'string') check(child, [...path, name], problems, ids, targets)
}
