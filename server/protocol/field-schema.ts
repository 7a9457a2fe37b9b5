// The JSON schemas of tifa.yaml and of front matter, made of the one table of fields: what other editors complete and check by.

import { CONFIG_SHAPES, type FieldShape, FRONT_SHAPES } from '../core/model/field-table.ts'
import { CODES, DEFAULT_SEVERITY } from '../core/model/finding.ts'
import { fieldWords } from './field-words.ts'
import { codeSummary } from './findings/finding-message.ts'

/** A JSON schema, draft 7: what editors know best. */
export interface Schema {
  readonly [keyword: string]: unknown
}

/** The schema of tifa.yaml; words are in both languages, for a schema knows no locale. */
export function configSchema(): Schema {
  const properties = Object.entries(CONFIG_SHAPES).map(([key, shape]) => {
    const description = both(locale => fieldWords(locale).config[key as keyof typeof CONFIG_SHAPES])
    return [key, { description, ...schemaOf(shape) }] as const
  })
  return {
    $schema: DRAFT,
    title: 'tifa.yaml',
    description: 'What belongs to a corpus of Tifa, and how loudly findings speak. Tifa 语料库的设置。',
    type: ['object', 'null'],
    additionalProperties: false,
    properties: Object.fromEntries(properties),
  }
}

/** The schema of front matter. Fields of an author's own are allowed. */
export function frontSchema(): Schema {
  const properties = Object.entries(FRONT_SHAPES).map(([key, shape]) => {
    const description = both(locale => fieldWords(locale).front[key as keyof typeof FRONT_SHAPES])
    return [key, { description, ...schemaOf(shape) }] as const
  })
  return {
    $schema: DRAFT,
    title: 'Front matter of a document of Tifa',
    description: 'What a document says of itself. Every field may be missing. 文件头：各字段均可省略。',
    type: ['object', 'null'],
    properties: Object.fromEntries(properties),
  }
}

const DRAFT = 'http://json-schema.org/draft-07/schema#'
const SCALAR = ['string', 'number', 'boolean', 'null']

function both(words: (locale: 'en' | 'zh') => string): string {
  return `${words('en')} ${words('zh')}`
}

function schemaOf(shape: FieldShape): Schema {
  switch (shape.kind) {
    case 'text':
      return { type: SCALAR }
    case 'free':
      return {}
    case 'texts': {
      const item = shape.isStrict ? ['string'] : SCALAR
      return { type: [...new Set([...item, 'null', 'array'])], items: { type: item } }
    }
    case 'choice':
      return { enum: [...shape.values, '', null] }
    case 'prefix':
      return {
        anyOf: [
          { enum: [...shape.offered, '', null] },
          { type: 'string', pattern: `^(?:${shape.values.map(anyCase).join('|')})` },
        ],
      }
    case 'pattern':
      // A bare year is a number to YAML.
      return {
        anyOf: [
          { type: 'string', pattern: `^(?:${shape.pattern})?$` },
          { type: 'integer', minimum: 1000, maximum: 9999 },
          { type: 'null' },
        ],
      }
    case 'map': {
      const level = { enum: [...shape.values, false] }
      const properties = shape.keys.map(key => {
        const code = CODES.find(known => known === key)
        if (!code) return [key, level] as const
        const description = `${both(locale => codeSummary(code, locale))} (${DEFAULT_SEVERITY[code]})`
        return [key, { description, ...level }] as const
      })
      return { type: ['object', 'null'], additionalProperties: false, properties: Object.fromEntries(properties) }
    }
  }
}

/** `zh` as `[zZ][hH]`: patterns of a schema know no flags. */
function anyCase(value: string): string {
  return value.replace(/[a-z]/g, letter => `[${letter}${letter.toUpperCase()}]`)
}
