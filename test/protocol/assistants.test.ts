// What assistants may ask: each answer is plain data with file and line, and what cannot be answered says why.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { TOOLS } from '../../server/protocol/tools/index.ts'
import type { AssistantToolResult } from '../../server/wire/assistants.ts'
import type { LanguageClient } from '../support/language-client.ts'
import { PLANS, useClient } from './harness.ts'

const SOURCE = `${PLANS}
到2025年，[森林覆盖率提高到24.1%](target:forest "from=23.2%")。见《“十三五”规划纲要》第一章。
//- notes/reading.md
---
kind: commentary
---

The last plan says [24.1%](outcome:forest "at=2025"). 上一个五年规划第二章。
`

describe('assistants', () => {
  const start = useClient()
  let client: LanguageClient
  beforeEach(async () => {
    client = await start(SOURCE)
    await client.idle()
  })

  const ask = async <T = Record<string, unknown>>(name: string, input: object): Promise<T> => {
    const { answer, problem } = await client.connection.sendRequest<AssistantToolResult>('tifa/assistantTool', {
      name,
      input,
    })
    assert.equal(problem, undefined)
    return answer as T
  }
  const refused = async (name: string, input: object): Promise<string> => {
    const result = await client.connection.sendRequest<AssistantToolResult>('tifa/assistantTool', { name, input })
    assert.equal(result.answer, undefined)
    return result.problem ?? ''
  }

  it('look up a term with its places', async () => {
    const { entries, explanation } = await ask<{ entries: Record<string, unknown>[]; explanation: string }>(
      'lookup_term',
      { term: 'high-quality development' },
    )
    const [entry] = entries
    assert.equal(entry?.['headword'], '高质量发展')
    assert.equal(entry?.['file'], 'glossary.md')
    assert.equal(entry?.['line'], 8)
    assert.deepEqual((entry?.['firstUse'] as Record<string, unknown> | undefined)?.['file'], 'plans/fyp-13.md')
    assert.match(explanation, /高质量发展 \(glossary\.md:8\)/)
    assert.match(await refused('lookup_term', { term: 'zzzz' }), /nothing is known/)
  })
  it('resolve a reference, also one that depends on who says it', async () => {
    const { plan, section } = await ask<{ plan: { id: string; file: string }; section: { line: number } }>(
      'resolve_plan',
      { reference: '“十三五”规划纲要第二章' },
    )
    assert.equal(plan.id, 'fyp-13-outline')
    assert.equal(plan.file, 'plans/fyp-13.md')
    assert.equal(section.line, 16)
    const last = await ask<{ plan: { id: string } }>('resolve_plan', {
      reference: '上一个五年规划',
      document: 'fyp-14-outline',
    })
    assert.equal(last.plan.id, 'fyp-13-outline')
    assert.match(await refused('resolve_plan', { reference: '“九五”计划' }), /./)
  })
  it('list targets with what became of them', async () => {
    const { total, targets } = await ask<{
      total: number
      targets: Record<string, { file?: string; line?: number }>[]
    }>('list_targets', { plan: 'plans/fyp-14.md' })
    assert.equal(total, 1)
    assert.equal(targets[0]?.['status'], 'met')
    assert.equal(targets[0]?.['target']?.file, 'plans/fyp-14.md')
    assert.equal(targets[0]?.['outcome']?.file, 'notes/reading.md')
    assert.deepEqual(await ask('list_targets', { status: 'missed' }), { total: 0, targets: [] })
  })
  it('find words, terms and patterns', async () => {
    const count = async (input: object): Promise<number> => (await ask<{ total: number }>('concordance', input)).total
    assert.equal(await count({ query: '高质量发展' }), 3)
    assert.equal(await count({ query: '高质量发展', document: 'fyp-13-outline' }), 1)
    assert.equal(await count({ query: '高*发展', kind: 'pattern', limit: 1 }), 3)
    const { lines } = await ask<{ lines: { file: string; line: number }[] }>('concordance', {
      query: 'high-quality development',
      kind: 'term',
      limit: 1,
      offset: 1,
    })
    assert.equal(lines.length, 1)
    assert.equal(lines[0]?.file, 'plans/fyp-14.md')
    assert.match(await refused('concordance', { query: '', kind: 'pattern' }), /./)
  })
  it('compare plans', async () => {
    const { before, sections, targets } = await ask<{
      before: { file: string }
      sections: { total: number; shown: { after: { file: string; line: number }[] }[] }
      targets: { total: number }
    }>('compare_plans', { before: 'fyp-13-outline', after: 'fyp-14-outline' })
    assert.equal(before.file, 'plans/fyp-13.md')
    assert.ok(sections.total > 0)
    assert.ok(sections.shown.some(({ after }) => after[0]?.file === 'plans/fyp-14.md' && after[0].line > 1))
    assert.equal(targets.total, 1)
    assert.match(await refused('compare_plans', { before: 'x', after: 'y' }), /no document .*“x”; list_plans/)
  })
  it('list documents by what they are', async () => {
    const { documents } = await ask<{ documents: { id: string }[] }>('list_plans', { kind: 'outline' })
    assert.deepEqual(
      documents.map(({ id }) => id),
      ['fyp-13-outline', 'fyp-14-outline'],
    )
  })
  it('are told what is wrong with what they asked', async () => {
    for (const [name, input, message] of [
      ['nope', {}, /no tool “nope”/],
      ['lookup_term', {}, /“term” is missing/],
      ['lookup_term', { term: 3 }, /“term” is not a string/],
      ['lookup_term', { term: 'x', more: 1 }, /no argument “more”/],
      ['list_targets', { status: 'bad' }, /“status” is one of open/],
    ] as const)
      assert.match(await refused(name, input), message)
  })
  it('read nothing outside of the corpus', async () => {
    for (const document of ['/etc/passwd', '../../etc/passwd', 'file:///etc/passwd'])
      assert.match(await refused('concordance', { query: 'root', document }), /no document/)
  })
  it('are offered by the manifest as the server knows them', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { languageModelTools: { name: string; modelDescription: string; inputSchema: object }[] }
    }
    assert.deepEqual(
      contributes.languageModelTools.map(({ name, modelDescription, inputSchema }) => [
        name,
        modelDescription,
        inputSchema,
      ]),
      TOOLS.map(({ name, description, input }) => [`tifa_${name}`, description, input]),
    )
  })
})
