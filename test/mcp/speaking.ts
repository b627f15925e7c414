import { PassThrough, Writable } from 'node:stream';
import { Client } from '@modelcontextprotocol/client';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { onTestFinished } from 'vitest';
import { main } from '../../src/main.ts';
import { systemClock } from '../../src/model/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { sink } from '../helpers/sink.ts';

/** Where nobody listens. */
const nowhere = 'http://127.0.0.1:9/';

/** How a client opens: as those of 2025 do, or as those since 2026 can. */
export type Era = 'legacy' | 'auto';

export interface Speaking {
  /** AniList's address. Left out: nobody is there. */
  readonly anilist?: string;
  /** Words before and after `mcp`. */
  readonly global?: readonly string[];
  readonly words?: readonly string[];
  readonly era?: Era;
  readonly folder?: string;
}

/** `animectl mcp`, whole, and the protocol's own client that speaks with it over its streams. */
export async function speaking({
  anilist = nowhere,
  global = [],
  words = [],
  era = 'auto',
  folder = ownFolder(),
}: Speaking = {}) {
  const [stdin, back, stderr] = [new PassThrough(), new PassThrough(), sink()];
  const stdout = new Writable({ write: (chunk, _, done) => void back.write(chunk, () => done()) });
  const stopped = new AbortController();
  const code = main([...global, 'mcp', ...words], {
    ...{ stdin, stdout, stderr, signal: stopped.signal, clock: systemClock, random: () => 0.5, version: '1.2.3' },
    env: {
      ANIMECTL_PROVIDERS: 'anilist',
      ANIMECTL_ANILIST_URL: anilist,
      ANIMECTL_ANILIST_LIMIT: '6000/60s',
    },
    folders: { config: `${folder}/config`, data: `${folder}/data` },
    host: { name: 'Node 20 test' },
  });
  const client = newClient(era);
  await client.connect(new StdioServerTransport(back, stdin));
  onTestFinished(async () => {
    stopped.abort();
    await code;
  });
  return {
    client,
    folder,
    stderr,
    stop: () => stopped.abort(),
    /** The client closes its end. Resolves to the exit code. */
    leave() {
      stdin.end();
      return code;
    },
  };
}

export const newClient = (era: Era): Client =>
  new Client({ name: 'a test', version: '1' }, { versionNegotiation: { mode: era } });

// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever comes
export type Answer = { readonly content: any; readonly structuredContent: any; readonly isError?: boolean };

/** Calls a tool; the client itself checks the answer against the tool's schema. */
export async function call(client: Client, name: string, words: object, options = {}): Promise<Answer> {
  return (await client.callTool({ name, arguments: { ...words } }, options)) as Answer;
}

/** The text of an answer. */
export const textOf = ({ content }: Answer): string => content.map(({ text }: { text: string }) => text).join('\n');
