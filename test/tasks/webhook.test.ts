import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { DiffDocument, Difference } from '../../src/franchise/difference.ts';
import { differenceSentence } from '../../src/report/format/difference.ts';
import { deliverNews, type Webhook } from '../../src/tasks/webhook.ts';
import { appOf } from '../helpers/app.ts';
import { ref } from '../helpers/graph.ts';
import { listening } from '../helpers/listening.ts';

const change = (id: number, title: string): Difference => ({
  ...{ kind: 'episodes', ref: ref(id), title, field: 'episodes' },
  ...{ before: '11', after: '12', other: null, at: '2026-11-21T10:00:00.000Z' },
});
const documentOf = (changes: readonly Difference[]): DiffDocument => ({
  ...{ schema: 1, query: null, since: null, changed: changes.length > 0, changes },
});
/** A change whose sentence has so many letters. */
const ofLength = (id: number, length: number): Difference =>
  change(id, 'x'.repeat(length - differenceSentence(change(id, '')).length));

/** What a hook was sent, and who did not take it. */
async function sent(changes: readonly Difference[], webhookFormat?: Webhook['webhookFormat'], status = 200) {
  const came: { readonly type: string | undefined; readonly body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    request.setEncoding('utf8');
    for await (const part of request) body += part;
    came.push({ type: request.headers['content-type'], body });
    response.writeHead(status).end();
  });
  const webhook = `${await listening(server)}/hook`;
  const refused = await deliverNews({ webhook, webhookFormat }, documentOf(changes), appOf({ anilist: webhook }));
  return { came, refused, host: new URL(webhook).host };
}

describe('a webhook', () => {
  it('is sent nothing where nothing has changed', async () => {
    expect(await sent([])).toMatchObject({ came: [], refused: undefined });
  });

  it('is sent the document where nothing is said of its form, and is named by its host where it refuses that', async () => {
    const changes = [change(1, 'One')];
    const { came, refused, host } = await sent(changes, undefined, 500);
    expect(came).toEqual([{ type: 'application/json', body: JSON.stringify(documentOf(changes)) }]);
    expect(refused).toEqual({ host, reason: 'it answered 500' });
  });

  it('is sent a message that calls nobody, where it is Discord', async () => {
    const { came, refused } = await sent([change(1, '@everyone'), change(2, 'Two')], 'discord');
    expect(JSON.parse(came[0]?.body ?? '')).toEqual({
      content: '~ @everyone (anilist:1): episodes 11 → 12\n~ Two (anilist:2): episodes 11 → 12',
      allowed_mentions: { parse: [] },
    });
    expect([came[0]?.type, refused]).toEqual(['application/json', undefined]);
  });

  it.each([
    ['ntfy', 1000],
    ['discord', 2000],
  ] as const)(
    'of %s is sent lines as long as there is room for %i letters, and how many there are beyond',
    async (form, room) => {
      const textOf = async (...changes: readonly Difference[]) => {
        const { came } = await sent(changes, form);
        const body = came[0]?.body ?? '';
        return form === 'ntfy' ? body : (JSON.parse(body) as { content: string }).content;
      };
      const half = room / 2;
      const full = await textOf(ofLength(1, half), ofLength(2, half - 1));
      expect([full.length, full.split('\n').length]).toEqual([room, 2]);
      const over = await textOf(ofLength(1, half), ofLength(2, half));
      expect(over.split('\n').map((line) => line.length)).toEqual([half, '... and 1 more'.length]);
      // The words on how many are left need room as well.
      const more = '\n... and 1 more'.length;
      const [fits, tight] = [half - 1 - more, half - more];
      expect((await textOf(ofLength(1, half), ofLength(2, fits), ofLength(3, half))).split('\n')[2]).toBe(
        '... and 1 more',
      );
      expect((await textOf(ofLength(1, half), ofLength(2, tight), ofLength(3, half))).split('\n')[1]).toBe(
        '... and 2 more',
      );
    },
  );

  it('is sent the beginning of a line that is too long by itself', async () => {
    const { came } = await sent([ofLength(1, 1200), change(2, 'Two')], 'ntfy');
    const [line, rest] = (came[0]?.body ?? '').split('\n');
    expect([came[0]?.body.length, rest]).toEqual([1000, '... and 2 more']);
    expect(line).toMatch(/^~ x+$/);
    expect(came[0]?.type).toBe('text/plain; charset=utf-8');
  });
});
