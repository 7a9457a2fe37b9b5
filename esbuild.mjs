// Bundles the extension: client and server, each for Node and for the browser, the pages, the command line, and the
// dictionary.

import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { runInNewContext } from 'node:vm'
import { context, transform } from 'esbuild'
import { buildDictionary } from './server/dictionary/build.mjs'
import { buildGlossaries } from './server/dictionary/build-glossaries.mjs'
import { noticeOf } from './server/dictionary/licences.mjs'

const require = createRequire(import.meta.url)
const watch = process.argv.includes('--watch')
const release = process.argv.includes('--release')
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const corpus = readdirSync('corpus', { recursive: true })
  .filter(name => /\.(?:md|yaml)$/.test(name))
  .map(name => name.replaceAll('\\', '/'))
  .sort()
/** The folders of the client that hold a page. */
const pages = readdirSync('client/pages').filter(name => existsSync(`client/pages/${name}/page.ts`))
const glossaries = corpus.filter(name => name.startsWith('glossary/')).map(name => name.slice('glossary/'.length))

/** Stands for all that an index on disk depends on: the server's code and its packages. Another one, and the index is made again. */
function buildOf() {
  const sources = readdirSync('server', { recursive: true })
    .filter(name => name.endsWith('.ts'))
    .map(name => join('server', name))
    .sort()
  const hash = createHash('sha256')
  for (const file of [...sources, 'package-lock.json']) hash.update(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'))
  return `${version}-${hash.digest('hex').slice(0, 16)}`
}

/**
 * Packs the character maps of Chinese fonts that PDF files name and do not hold, those of PDF.js: the length of a list (32 bits, little
 * endian), the list as JSON (name, place, length), then the maps.
 */
function packCMaps(path) {
  const folder = 'node_modules/pdfjs-dist/cmaps'
  const names = readdirSync(folder).filter(name =>
    /^(?:Adobe-(?:GB1|CNS1)|GB|UniGB|B5|ET|UniCNS|HK|CNS).*\.bcmap$/.test(name),
  )
  const maps = names.map(name => readFileSync(join(folder, name)))
  let at = 0
  const list = names.map((name, number) => [
    name.replace('.bcmap', ''),
    at,
    (at += maps[number].length) && maps[number].length,
  ])
  const head = Buffer.from(JSON.stringify(list))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(head.length)
  writeFileSync(path, Buffer.concat([length, head, ...maps]))
  copyFileSync(join(folder, 'LICENSE'), path.replace('.bin', '.LICENSE'))
}
const build = buildOf()

/** What every bundle has in common. Source maps serve debugging and are left out of the package. */
const common = {
  bundle: true,
  metafile: true,
  format: 'cjs',
  target: 'es2022',
  sourcemap: !release,
  minify: release,
  logLevel: 'warning',
  define: { VERSION: JSON.stringify(version), BUILD: JSON.stringify(build) },
}

/** What the client alone is told: esbuild has each module of a bundle make sure of a list that any of them may use. */
const lists = { GLOSSARIES: JSON.stringify(glossaries), CORPUS_FILES: JSON.stringify(corpus) }

const node = {
  ...common,
  platform: 'node',
  mainFields: ['module', 'main'],
  // import() becomes require(): VS Code gives its own API to nothing but that.
  supported: { 'dynamic-import': false },
  // Bundles are CommonJS, the sources are modules: import.meta.url is the bundle's own address.
  banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  define: { ...common.define, 'import.meta.url': 'bundleUrl' },
  // As modules, of which what nobody uses is left out; for Node the package has CommonJS alone.
  alias: { yaml: join(process.cwd(), 'node_modules/yaml/browser/index.js') },
}

const browser = {
  ...common,
  platform: 'browser',
  // In a worker there is no DOM: packages that have a variant for workers must be taken in that one.
  conditions: ['worker', 'browser'],
  mainFields: ['browser', 'module', 'main'],
}

/** What of the server is loaded when a function of the modules is called that this one exports. */
const REST = 'server/entry/rest.ts'

/**
 * The parts of the server on Node by their bundles, each of which comes with those before it. What a part shares with later ones is a bundle of its
 * own, so that what one makes the others know: `common` of the first, `typing-common` of the second and so on.
 */
const PARTS = {
  'server/entry/program.ts': 'program',
  'server/entry/typing.ts': 'typing',
  [REST]: 'rest',
  'server/entry/next.ts': 'next',
  'server/entry/asked.ts': 'asked',
}

/** Files and packages by their bundles, which are loaded by `import()` where they are needed: nothing is parsed before it is wanted. */
const LAZY = {
  ...PARTS,
  'pinyin-pro': 'pinyin',
  'vscode-languageclient/node': 'languageclient',
  'server/entry/mcp-sdk.ts': 'mcp',
  'server/entry/spreadsheets.ts': 'spreadsheets',
  'server/entry/serve.ts': 'serve',
  'server/formats/pdf-engine.ts': 'pdf',
  'server/formats/zip.ts': 'zip',
  'server/host/walk.ts': 'walk',
}

/** Modules of our own that a start does without, by their bundles: each is loaded by the first call of a function of its, as those of {@link REST} are together. */
const ALONE = {
  'server/core/syntax/markdown.ts': 'markdown',
  'server/core/model/yaml-parser.ts': 'yaml',
  'server/core/text/entities.ts': 'entities',
}

/** What several bundles hold in common: one file, so that what one makes the other knows. */
const SHARED = { 'vscode-languageserver/node': 'languageserver', 'server/host/compiling.ts': 'compiling' }

/** The path of a file from the root, as it is written above. */
const fromRoot = (...path) => relative(process.cwd(), join(...path)).replaceAll('\\', '/')

/** Leads imports of what is in {@link LAZY} or {@link SHARED} to its bundle. Only `import()` of what is lazy may be in the sources. */
const apart = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve(
      { filter: /^(?:\..*\.ts|pinyin-pro|vscode-language\w+(?:\/node)?)$/ },
      ({ path, kind, importer, resolveDir }) => {
        if (kind === 'entry-point') return undefined
        const name = path.startsWith('.')
          ? fromRoot(resolveDir, path)
          : path.replace(/^vscode-languageserver$/, '$&/node')
        const bundle = SHARED[name] ?? LAZY[name]
        const isPartOfPart = kind === 'import-statement' && PARTS[fromRoot(importer)]
        if (!bundle || (LAZY[name] && isPartOfPart)) return undefined
        if (LAZY[name] && kind !== 'dynamic-import')
          return { errors: [{ text: `${name} is to be loaded by import() alone` }] }
        return { path: `./${bundle}.cjs`, external: true }
      },
    )
  },
}

/** Modules of Node that take milliseconds to load: each is loaded when something of it is first used. */
const LATE = /^(?:node:)?(?:child_process|crypto|fs\/promises|worker_threads)$/

/** The bundles of our own modules that are loaded late, by module. */
function ownLate(withRest) {
  if (!withRest) return ALONE
  const found = [...readFileSync(REST, 'utf8').matchAll(/^export \* from '(.+)'$/gm)]
  return { ...ALONE, ...Object.fromEntries(found.map(([, from]) => [fromRoot(dirname(REST), from), PARTS[REST]])) }
}

/** Stands for a module of ours: its functions load `bundle` when the first of them is called, and are what it has from then on. */
function standIn(file, bundle) {
  const names = [...readFileSync(file, 'utf8').matchAll(/^export function\*? ?(\w+)/gm)].map(([, name]) => name)
  return `${names.map(name => `export let ${name} = (...all) => { loaded ?? load(); return ${name}(...all) }`).join('\n')}
    let loaded
    function load() { loaded = require('./${bundle}.cjs'); ({ ${names.join(', ')} } = loaded) }`
}

/** Has modules loaded late, {@link LATE} ones of Node by an object that asks them for each of their names. */
const late = {
  name: 'late',
  setup({ onResolve, onLoad, initialOptions }) {
    const own = ownLate(initialOptions.splitting === true)
    onResolve({ filter: LATE }, ({ path, namespace }) =>
      namespace === 'late' ? { path, external: true } : { path, namespace: 'late' },
    )
    onResolve({ filter: /[.](?:ts|cjs)$/ }, ({ path, namespace, kind, resolveDir, importer }) => {
      if (namespace === 'late') return { path, external: true }
      const file = fromRoot(resolveDir, path)
      const bundle = own[file]
      const isWithin = own[fromRoot(importer)] === bundle || fromRoot(importer) === REST
      return bundle && kind !== 'entry-point' && !isWithin ? { path: file, namespace: 'late' } : undefined
    })
    onLoad({ filter: /./, namespace: 'late' }, ({ path }) => {
      const bundle = own[path]
      if (bundle) return { contents: standIn(path, bundle) }
      const names = Object.keys(require(path)).filter(name => /^\w+$/.test(name))
      return {
        contents: `let all
          for (const name of '${names.join(' ')}'.split(' '))
            Object.defineProperty(exports, name, { enumerable: true, get: () => (all ??= require('${path}'))[name] })`,
      }
    })
  },
}

/**
 * Writes the tables of pinyin-pro as JSON in a string, which V8 reads in a fraction of the time that the same takes as code, kept or not.
 * Characters with one reading become one string: the library goes through it as it does through a list of them.
 */
const tables = {
  name: 'tables',
  setup({ onLoad }) {
    onLoad({ filter: /pinyin-pro[\\/]dist[\\/]esm[\\/]data[\\/](?:dict\d|surname)\.mjs$/ }, ({ path }) => {
      const join = (_, value) =>
        Array.isArray(value) && value.every(each => [...each].length === 1) ? value.join('') : value
      const contents = readFileSync(path, 'utf8').replace(/^const (\w+) = (\{.*?^\});$/ms, (_, name, table) => {
        const json = JSON.stringify(runInNewContext(`(${table})`), join)
        return `const ${name} = JSON.parse(${JSON.stringify(json)});`
      })
      if (!contents.includes('JSON.parse')) throw new Error(`${path}: no table was found`)
      return { contents }
    })
  },
}

/**
 * Writes what is beyond ASCII in regular expressions, where esbuild leaves it, as escapes: V8 keeps a text of ASCII alone in half the room, and
 * reads it sooner.
 */
const ascii = {
  name: 'ascii',
  setup({ onEnd }) {
    onEnd(({ metafile }) => {
      for (const file of Object.keys(metafile?.outputs ?? {})) {
        if (!file.endsWith('.cjs')) continue
        const code = readFileSync(file, 'utf8')
        const escaped = code.replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
        if (escaped !== code) writeFileSync(file, escaped)
      }
    })
  },
}

/**
 * Makes CommonJS of the parts of what was split, which only modules can be, line by line: esbuild would have each use of an import look for it in
 * the other part. What a part exports is what it is when the part has been run.
 */
const commonJs = {
  name: 'common-js',
  setup({ onEnd }) {
    const turn = (names, order) => names.replace(/([\w$]+) as ([\w$]+)/g, order)
    onEnd(async ({ metafile }) => {
      const outputs = metafile?.outputs ?? {}
      /** What is shared has names by its content. It is called after the first part that needs it. */
      const names = new Map()
      for (const [file, part] of Object.entries(PARTS)) {
        const { imports } = Object.values(outputs).find(({ entryPoint }) => entryPoint === file)
        const found = imports.map(({ path }) => path).filter(path => outputs[path] && !names.has(path))
        if (found.length > 1) throw new Error(`${part} shares ${found.join(' and ')}`)
        for (const shared of found) names.set(shared, part === 'program' ? 'common.cjs' : `${part}-common.cjs`)
      }
      const named = text => [...names].reduce((all, [file, name]) => all.replaceAll(basename(file), name), text)
      for (const file of Object.keys(outputs)) {
        if (named(file) === file) continue
        outputs[named(file)] = outputs[file]
        delete outputs[file]
        renameSync(file, named(file))
      }
      for (const file of Object.keys(outputs).filter(file => file.endsWith('.cjs'))) {
        const code = named(readFileSync(file, 'utf8'))
          .replace(/^import \{ default as ([\w$]+) \} from ("[^"]+");$/gm, 'const $1 = require($2);')
          .replace(
            /^import (\{[^}]*\}) from ("[^"]+");$/gm,
            (_, names, from) => `const ${turn(names, '$1: $2')} = require(${from});`,
          )
          .replace(/^import ("[^"]+");$/gm, 'require($1);')
          .replace(/^export (\{[^}]*\});$/gm, (_, names) => `module.exports = ${turn(names, '$2: $1')};`)
        const left = /^(?:import\s.*|export\s.*|.*\bdefault: .*require\(.*)$/m.exec(code)
        if (left) throw new Error(`${file}: ${left[0]}`)
        writeFileSync(
          file,
          release ? (await transform(code, { minify: true, format: 'cjs', target: node.target })).code : code,
        )
      }
    })
  },
}

/** Entry points as esbuild takes them. */
const entries = bundlesByFile => Object.entries(bundlesByFile).map(([file, out]) => ({ in: file, out }))

const bundles = [
  {
    ...node,
    entryPoints: ['client/extension.ts'],
    define: { ...node.define, ...lists },
    outfile: 'dist/client.cjs',
    external: ['vscode'],
    plugins: [apart],
  },
  {
    ...node,
    entryPoints: entries({ ...LAZY, ...SHARED, ...ALONE }).filter(one => !PARTS[one.in]),
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    external: ['vscode'],
    plugins: [apart, late, tables, ascii],
  },
  {
    ...node,
    format: 'esm',
    splitting: true,
    minify: false,
    entryPoints: entries(PARTS),
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    plugins: [apart, late, tables, commonJs, ascii],
  },
  // .cjs: the package says that a .js file is a module, and the web host loads none.
  {
    ...browser,
    entryPoints: ['client/extension.browser.ts'],
    define: { ...browser.define, ...lists },
    outfile: 'dist/client.browser.cjs',
    external: ['vscode'],
  },
  // Pages of their own, each in a frame of VS Code's.
  {
    ...browser,
    entryPoints: pages.flatMap(name => [
      { in: `client/pages/${name}/page.ts`, out: name },
      { in: `client/pages/${name}/${name}.css`, out: name },
    ]),
    outdir: 'dist',
    format: 'iife',
    conditions: ['browser'],
  },
  // What VS Code's own Markdown preview takes from us.
  {
    ...browser,
    entryPoints: [
      { in: 'client/preview/preview.css', out: 'preview' },
      { in: 'client/preview/put-away.ts', out: 'preview' },
    ],
    outdir: 'dist',
    format: 'iife',
    conditions: ['browser'],
  },
  { ...node, entryPoints: ['server/entry/node.ts'], outfile: 'dist/server.cjs', plugins: [apart] },
  { ...node, entryPoints: ['server/entry/index-thread.ts'], outfile: 'dist/index-thread.cjs', plugins: [late, ascii] },
  { ...node, entryPoints: ['server/entry/import-thread.ts'], outfile: 'dist/import-thread.cjs', plugins: [apart] },
  {
    ...browser,
    entryPoints: ['server/entry/browser.ts'],
    outfile: 'dist/server.browser.js',
    format: 'iife',
    plugins: [tables],
  },
  { ...browser, entryPoints: ['server/entry/import-worker.ts'], outfile: 'dist/import.browser.js', format: 'iife' },
  { ...node, entryPoints: ['server/entry/cli.ts'], outfile: 'dist/tifa.cjs', plugins: [apart] },
]

if (!watch) rmSync('dist', { recursive: true, force: true })
await buildDictionary('dist', { keep: watch })
packCMaps('dist/cmaps.bin')
// Node looks for the package of what it loads, and would read that of the extension, which is long, at each start.
writeFileSync('dist/package.json', '{}\n')
await buildGlossaries('dist', { version: build, names: glossaries })
const contexts = await Promise.all(bundles.map(options => context(options)))
if (watch) {
  for (const bundle of contexts) await bundle.watch()
  console.log('watching for changes')
} else {
  const metafiles = []
  for (const bundle of contexts) {
    metafiles.push((await bundle.rebuild()).metafile)
    await bundle.dispose()
  }
  writeFileSync('dist/packages.NOTICE.txt', noticeOf(metafiles))
}
