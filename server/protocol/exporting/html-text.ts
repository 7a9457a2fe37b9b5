// Corpus text in HTML and XML: nothing of it is ever markup.

/** `text` between tags or in a quoted attribute of HTML. Signs that turn the direction of writing are named, for they could make a number read as another. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, sign => `[U+${sign.charCodeAt(0).toString(16).toUpperCase()}]`)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
}
