// Tokenizes Markdown as VS Code does: its own grammars, with ours injected or without.

import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import oniguruma from 'vscode-oniguruma'
import textmate from 'vscode-textmate'

const ROOT = new URL('../../../', import.meta.url)
const MARKDOWN = 'text.html.markdown'
const require = createRequire(import.meta.url)

/** A run of text with its scopes, outermost first and without that of Markdown itself. */
export interface Token {
  readonly text: string
  readonly scopes: readonly string[]
}

/** A grammar of `syntaxes/`: its file name, and the scope by which a manifest names it. */
export interface Injection {
  readonly file: string
  readonly scopeName: string
  readonly grammar: textmate.IRawGrammar
}

/** Splits a text into tokens, line by line. */
export type Tokenize = (text: string) => Token[][]

/** Every grammar in `syntaxes/`, by file name. */
export function readInjections(): Injection[] {
  const files = readdirSync(new URL('syntaxes/', ROOT))
    .filter(name => name.endsWith('.tmLanguage.json'))
    .sort()
  return files.map(file => {
    const grammar = readGrammar(new URL(`syntaxes/${file}`, ROOT))
    return { file, scopeName: grammar.scopeName, grammar }
  })
}

/** A tokenizer with the Markdown, HTML and YAML grammars of VS Code, and `injections` as its extensions would add them. */
export async function createTokenizer(injections: readonly Injection[]): Promise<Tokenize> {
  const grammars = new Map<string, textmate.IRawGrammar>([
    [MARKDOWN, readGrammar(require.resolve('tm-grammars/grammars/markdown.json'))],
    ['text.html.derivative', readGrammar(require.resolve('tm-grammars/grammars/html-derivative.json'))],
    ['text.html.basic', readGrammar(require.resolve('tm-grammars/grammars/html.json'))],
    // The YAML of tm-grammars is TextMate's of 2017. VS Code has had another since 2024; it is in no package of its own, so
    // the yaml folder holds what VS Code 1.139 ships.
    ['source.yaml', readGrammar(new URL('test/grammar/yaml/yaml.tmLanguage.json', ROOT))],
    ['source.yaml.1.2', readGrammar(new URL('test/grammar/yaml/yaml-1.2.tmLanguage.json', ROOT))],
  ])
  return tokenizerOf(grammars, injections)
}

/** A tokenizer whose Markdown is one paragraph a line and nothing else, so that time is spent on `injections` alone. */
export async function createBareTokenizer(injections: readonly Injection[]): Promise<Tokenize> {
  const paragraph = { name: 'meta.paragraph.markdown', begin: '^', end: '$', patterns: [] }
  const bare = textmate.parseRawGrammar(JSON.stringify({ scopeName: MARKDOWN, patterns: [paragraph] }), 'bare.json')
  return tokenizerOf(new Map([[MARKDOWN, bare]]), injections)
}

async function tokenizerOf(
  grammars: ReadonlyMap<string, textmate.IRawGrammar>,
  injections: readonly Injection[],
): Promise<Tokenize> {
  const all = new Map([...grammars, ...injections.map(({ scopeName, grammar }) => [scopeName, grammar] as const)])
  const registry = new textmate.Registry({
    onigLib: loadOniguruma(),
    // A grammar that nobody has, such as that of a language in a fence, is left out, as VS Code does.
    loadGrammar: async scopeName => all.get(scopeName) ?? null,
    getInjections: scopeName => (scopeName === MARKDOWN ? injections.map(injection => injection.scopeName) : []),
  })
  const grammar = await registry.loadGrammar(MARKDOWN)
  if (!grammar) throw new Error(`No grammar for ${MARKDOWN}`)
  return text => {
    let state = textmate.INITIAL
    return text.split('\n').map(line => {
      const result = grammar.tokenizeLine(line, state)
      state = result.ruleStack
      return result.tokens.map(({ startIndex, endIndex, scopes }) => ({
        text: line.slice(startIndex, endIndex),
        scopes: scopes.slice(1),
      }))
    })
  }
}

let engine: Promise<textmate.IOnigLib> | undefined

/** The regular expressions of TextMate are Oniguruma's; its WebAssembly can be loaded once a process. */
function loadOniguruma(): Promise<textmate.IOnigLib> {
  engine ??= oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'))).then(() => ({
    createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
    createOnigString: text => new oniguruma.OnigString(text),
  }))
  return engine
}

function readGrammar(path: string | URL): textmate.IRawGrammar {
  return textmate.parseRawGrammar(readFileSync(path, 'utf8'), 'grammar.json')
}
