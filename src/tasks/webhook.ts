import type { App } from '../app/app.ts';
import type { DiffDocument } from '../franchise/difference.ts';
import { differenceSentence } from '../report/format/difference.ts';

/** In which form a webhook takes what has changed: the document as it is, a message for Discord, plain text for ntfy. */
type WebhookFormat = 'json' | 'discord' | 'ntfy';

export interface Webhook {
  /** Where what has changed is posted. */
  readonly webhook?: string | undefined;
  /** `json` where nothing is said. */
  readonly webhookFormat?: WebhookFormat | undefined;
}

/** How long a message may be: Discord's 2,000 characters, ntfy's 4,096 bytes, of which one character takes four at most. */
const longest = { discord: 2000, ntfy: 1000 } as const;

/** Posts what has changed, if anything has. Resolves to who did not take it, and why. */
export async function deliverNews(
  { webhook, webhookFormat = 'json', signal }: Webhook & { readonly signal?: AbortSignal | undefined },
  document: DiffDocument,
  app: App,
): Promise<{ readonly host: string; readonly reason: string } | undefined> {
  if (webhook === undefined || !document.changed) return undefined;
  const url = new URL(webhook);
  const { body, type } = messageOf(document, webhookFormat);
  const reason = await app.elsewhere.post(url, body, signal, type);
  return reason === undefined ? undefined : { host: url.host, reason };
}

function messageOf(document: DiffDocument, format: WebhookFormat): { readonly body: string; readonly type: string } {
  if (format === 'json') return { body: JSON.stringify(document), type: 'application/json' };
  const text = linesUpTo(longest[format], document.changes.map(differenceSentence));
  if (format === 'ntfy') return { body: text, type: 'text/plain; charset=utf-8' };
  // Titles are written by strangers: nobody is called by them.
  return { body: JSON.stringify({ content: text, allowed_mentions: { parse: [] } }), type: 'application/json' };
}

/** As many lines as fit, and how many more there are. */
function linesUpTo(room: number, lines: readonly string[]): string {
  const more = (left: number) => `... and ${left} more`;
  let text = '';
  for (const [n, line] of lines.entries()) {
    const next = text === '' ? line : `${text}\n${line}`;
    const left = lines.length - n - 1;
    if (next.length + (left > 0 ? more(left).length + 1 : 0) > room) {
      const rest = more(lines.length - n);
      return text === '' ? `${line.slice(0, room - rest.length - 1)}\n${rest}` : `${text}\n${rest}`;
    }
    text = next;
  }
  return text;
}
