// The shell of a page of ours: no data, no inline script, no way to the network. All that it shows comes as messages.

import * as vscode from 'vscode'

/** The page whose bundle in `dist/` has this name, for a webview that may load scripts from there. */
export function pageHtml(webview: vscode.Webview, dist: vscode.Uri, page: string): string {
  const nonce = [...crypto.getRandomValues(new Uint8Array(24))].map(byte => byte.toString(16).padStart(2, '0')).join('')
  const file = (name: string): string => escapeHtml(webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString())
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<link rel="stylesheet" href="${file(`${page}.css`)}">
<title></title>
</head>
<body>
<script nonce="${nonce}" src="${file(`${page}.js`)}"></script>
</body>
</html>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)
}
