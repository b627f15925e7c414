import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { safeJson } from '../text/plain.ts';
import { html } from './escape.ts';

/** What a page is made of. */
export interface Parts {
  /** As plain text. */
  readonly title: string;
  readonly css: string;
  /** HTML that stands before the scripts. */
  readonly body: string;
  /** For the scripts: JSON in the element `data`. */
  readonly data: unknown;
  /** Run in this order. */
  readonly scripts: readonly string[];
  /** It is served: its scripts may ask the server that it came from, its forms lead there. */
  readonly served?: boolean;
  /** Where pictures may be loaded from, besides the page itself: beginnings of addresses, up to the path. */
  readonly pictures?: readonly string[];
}

/** One page that needs nothing else. Its policy lets nothing in but what is in it. */
export function shell({ title, css, body, data, scripts, served = false, pictures = [] }: Parts): string {
  const policy = [
    "default-src 'none'",
    `script-src ${scripts.length > 0 ? scripts.map(hash).join(' ') : "'none'"}`,
    `style-src ${hash(css)}`,
    ['img-src data:', ...pictures].join(' '),
    ...(served ? ["connect-src 'self'"] : []),
    "base-uri 'none'",
    `form-action ${served ? "'self'" : "'none'"}`,
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${html(title)}</title>
<link rel="icon" href="data:,">
<style>${css}</style>
</head>
<body>
${body}
<script type="application/json" id="data">${inScript(data)}</script>
${scripts.map((script) => `<script>${script}</script>`).join('\n')}
</body>
</html>
`;
}

/** A script of ours without its comments and the blanks that its lines begin with. No text in it goes over several lines. */
export const compact = (script: string): string => script.replace(/^ +/gm, '').replace(/^\/\/.*\n/gm, '');

/** A library's own minified build, to stand in a page. */
export async function inlined(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).replaceAll('</script', '<\\/script');
}

function hash(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

/** JSON that cannot end the element that it stands in. */
function inScript(value: unknown): string {
  return safeJson(value).replaceAll('<', '\\u003c');
}
