// Hovers say what stands under the mouse, and underline just that.

import { contains, same } from './check.ts'
import { closeAll } from './documents.ts'
import { hoverSaying } from './hovers.ts'
import { ready } from './tifa.ts'

describe('hover', () => {
  before(ready)
  after(closeAll)

  it('explains a term in running Chinese', async () => {
    // Figures are final once every document has been counted.
    const hover = await hoverSaying('2 in 2 of 3 documents', 'plans/yunpu-14.md', '但是⟦渡口$0经济⟧仍要稳步发展')
    contains(hover.text, '渡口经济', 'dù kǒu jīng jì', 'ferry economy; ferry-side economy', 'who wait for the boat')
    contains(hover.text, '第十三个五年规划纲要', '2016-02-20', 'This document: 1')
    same(hover.range, hover.place.range)
  })
  it('explains an English rendering', async () => {
    const hover = await hoverSaying('渡口经济', 'notes/reading.md', 'The ⟦ferry eco$0nomy⟧ comes first')
    contains(hover.text, '渡口型经济')
    same(hover.range, hover.place.range)
  })
  it('explains a term of the glossary that comes with Tifa', async () => {
    const hover = await hoverSaying('高质量发展', 'plans/yunpu-14.md', '推动⟦高质$0量发展⟧')
    contains(hover.text, 'high-quality development')
    same(hover.range, hover.place.range)
  })
  it('tells of a plan by its name, with the section', async () => {
    const hover = await hoverSaying('云浦市人民代表大会', 'plans/yunpu-14.md', '《⟦云浦“十三$0五”规划纲要》第二章⟧')
    contains(hover.text, '2016-02-20', '2016–2020', 'regional plan', '第二章　主要任务')
    same(hover.range, hover.place.range)
  })
  it('says that the last plan was inferred, and from what', async () => {
    const hover = await hoverSaying('Inferred:', 'plans/yunpu-14.md', '比⟦上一个五$0年规划第二章⟧更进一步')
    contains(hover.text, '第十三个五年规划纲要', '第二章　主要任务', '第十四个五年规划纲要” says it supersedes')
    same(hover.range, hover.place.range)
  })
  it('tells of a plan by its English name', async () => {
    const hover = await hoverSaying('云浦市人民代表大会', 'notes/reading.md', '⟦the 14th Yun$0pu plan⟧')
    same(hover.range, hover.place.range)
  })
  it('says what was read out of a target', async () => {
    const marked = '⟦[电动渡船比重提高到75%](target:electric-$0ferries "from=20%")⟧'
    const hover = await hoverSaying('electric-ferries', 'plans/yunpu-14.md', marked)
    contains(hover.text, 'Value: 75%', 'Baseline: 20%', 'By: 2025')
    same(hover.range, hover.place.range)
  })
})
