// A reading copy in Chromium: it asks for nothing, runs nothing of the text, reads by keyboard, in both schemes, and prints.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { launchBrowser } from '../vscode-host/browser.mjs'
import { setUp } from '../vscode-host/setup.mjs'

const HOSTILE = `---
title: 渡口规划<script>window.ran = 1</script>
kind: outline
period: 2021-2025
---

# 渡口规划

<script>window.ran = 1</script>
<img src="https://example.invalid/x.png" onerror="window.ran = 1">

[坏](javascript:window.ran=1) ![图](https://example.invalid/y.png) [好](https://example.invalid/)

## 第一章 渡船

发展[渡船经济](term:ferry)。到2025年，[渡船准点率提高到95%](target:punctual)。[难](note:hard "为什么<b>？")

| 指标 | 2020 | 2025 |
| --- | --- | --- |
| 准点率 | 90% | 95% |
`
const GLOSSARY = '---\nkind: glossary\n---\n\n## 渡船经济\n- id: ferry\n- en: ferry economy\n\nBoats <i>and</i> more.\n'

describe('a reading copy', () => {
  /** @type {string} */
  let folder
  /** @type {Awaited<ReturnType<typeof launchBrowser>>} */
  let browser
  /** @type {import('playwright-core').Page} */
  let page
  /** @type {string[]} */
  const asked = []
  /** @type {string[]} */
  const errors = []

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tifa-copy-'))
    const temporary = join(folder, 'browser')
    mkdirSync(temporary)
    for (const [name, text] of [
      ['tifa.yaml', ''],
      ['plan.md', HOSTILE],
      ['glossary.md', GLOSSARY],
    ])
      writeFileSync(join(folder, name), text)
    const { stdout, status } = spawnSync(
      process.execPath,
      [resolve('dist/tifa.cjs'), 'export', 'reading-copy', 'plan.md'],
      { cwd: folder, encoding: 'utf8' },
    )
    assert.equal(status, 0)
    writeFileSync(join(folder, 'copy.html'), stdout)
    setUp()
    browser = await launchBrowser({ temporary, viewport: { width: 1200, height: 900 } })
    page = await browser.newPage()
    page.on('request', request => asked.push(request.url()))
    page.on('pageerror', error => errors.push(error.message))
    page.on('console', message => message.type() === 'error' && errors.push(message.text()))
    await page.goto(pathToFileURL(join(folder, 'copy.html')).href)
  })
  after(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('asks for nothing but itself, and runs nothing of the text', async () => {
    assert.deepEqual(asked, [page.url()])
    assert.deepEqual(errors, [])
    assert.equal(await page.evaluate('window.ran'), undefined)
    assert.equal(await page.locator('script, img, iframe, object, embed, link, form').count(), 0)
    const addresses = await page.locator('a[href]').evaluateAll(links => links.map(link => link.getAttribute('href')))
    assert.ok(
      addresses.every(address => /^(?:#|https?:)/.test(address ?? '')),
      addresses.join(' '),
    )
  })
  it('holds the text, its glosses and its ledger, and leads to them by keyboard', async () => {
    for (const text of [
      '渡口规划<script>window.ran = 1</script>',
      '第一章 渡船',
      'ferry economy',
      'Boats',
      '95%',
      '为什么<b>？',
    ])
      assert.ok((await page.locator('body').innerText()).includes(text), text)
    await page.keyboard.press('Tab')
    const first = await page.evaluate(() => document.activeElement?.getAttribute('href'))
    assert.match(first ?? '', /^#/)
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN')
    assert.equal(await page.locator('[id="targets"]').count(), 1)
    const targets = await page.locator('a[href^="#"]').evaluateAll(links =>
      links.flatMap(link => {
        const id = decodeURIComponent((link.getAttribute('href') ?? '').slice(1))
        return document.getElementById(id) ? [] : [id]
      }),
    )
    assert.deepEqual(targets, [], 'links to places that are not there')
  })
  it('has readable colours in both schemes', async () => {
    /** @param {'light' | 'dark'} colorScheme */
    const contrast = async colorScheme => {
      await page.emulateMedia({ colorScheme })
      return page.evaluate(() => {
        const luminance = (/** @type {string} */ colour) => {
          const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map(value => {
            const part = Number(value) / 255
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
          })
          return 0.2126 * r + 0.7152 * g + 0.0722 * b
        }
        const { color, backgroundColor } = getComputedStyle(document.body)
        const [one = 0, other = 0] = [luminance(color), luminance(backgroundColor)].sort((a, b) => b - a)
        return (one + 0.05) / (other + 0.05)
      })
    }
    assert.ok((await contrast('light')) > 7)
    assert.ok((await contrast('dark')) > 7)
  })
  it('prints', async () => {
    await page.emulateMedia({ media: 'print', colorScheme: 'light' })
    const pdf = await page.pdf({ format: 'A4' })
    assert.equal(pdf.subarray(0, 5).toString('latin1'), '%PDF-')
    await page.emulateMedia({ media: 'screen' })
  })
})
