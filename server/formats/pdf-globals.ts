// Stands in for what PDF.js looks for when it is loaded and needs only to draw: nothing is drawn here.

class Nothing {}

const globals = globalThis as Record<string, unknown>
for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) globals[name] ??= Nothing
