import { hasPassword, isSafe } from '../model/address.ts';
import { UsageError } from '../model/errors.ts';
import { toChoice } from './options.ts';

/** Where news is posted, and in which form. */
export interface WebhookFlags {
  readonly webhook?: string;
  readonly webhookFormat?: 'json' | 'discord' | 'ntfy';
}

/** Where news is posted. Throws `UsageError` for a form of what is posted nowhere. */
export function webhookOf({ webhook, webhookFormat }: WebhookFlags): WebhookFlags {
  if (webhookFormat !== undefined && webhook === undefined)
    throw new UsageError('--webhook-format says how news is posted: add --webhook URL, which says where');
  return { ...(webhook !== undefined && { webhook }), ...(webhookFormat && { webhookFormat }) };
}

export const toWebhookFormat = toChoice(['json', 'discord', 'ntfy']);

export function toWebhook(word: string): string {
  const url = URL.canParse(word) ? new URL(word) : undefined;
  if (url && isSafe(url) && !hasPassword(url)) return url.href;
  // Not commander's error, which repeats the word as it is: whoever knows the address may post there.
  const shown = url?.host ? ` ${url.protocol}//${url.host}/...` : '';
  throw new UsageError(
    `--webhook${shown}: it must be an https:// address (http:// only on this machine) without a user name or password`,
  );
}
