import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { ownFolder } from '../helpers/folder.ts';
import { jsonOf, key, serving } from './serving.ts';

const docs = readFileSync(join(import.meta.dirname, '../../docs/server.md'), 'utf8');
const has = (program: string) => spawnSync(program, ['version']).error === undefined;

/** The recipe in the page that holds `words`. */
function recipe(words: string): string {
  const found = docs.split('```').find((block, n) => n % 2 === 1 && block.includes(words));
  return (found ?? expect.fail(`no recipe has ${words}`)).replace(/^\w*\n/, '');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

interface Proxy {
  readonly program: string;
  /** Its settings, for a server at `target` that it answers for at `port`. */
  settings(port: number, target: string, folder: string): string;
  words(file: string, folder: string): readonly string[];
}

/** Without TLS, for which a test has no certificate: everything else is as it stands in the page. */
const nginx: Proxy = {
  program: 'nginx',
  settings(port, target, folder) {
    const server = recipe('proxy_pass')
      .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
      .replace(/ *ssl_certificate.*\n/g, '')
      .replace('anime.example.com', 'localhost')
      .replace('http://127.0.0.1:4747', target);
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (one) => `${one}_temp_path ${folder}/${one};`,
    );
    return `user ${userInfo().username};\npid ${folder}/pid;\nerror_log ${folder}/errors;\ndaemon off;\nevents {}\nhttp {\naccess_log off;\n${paths.join('\n')}\n${server}}\n`;
  },
  words: (file, folder) => ['-c', file, '-p', folder, '-e', `${folder}/errors`],
};

const caddy: Proxy = {
  program: 'caddy',
  settings: (port, target) =>
    `{\nadmin off\n}\n${recipe('reverse_proxy 127.0.0.1:4747\n}')
      .replace('anime.example.com', `http://localhost:${port}`)
      .replace('127.0.0.1:4747', target)}`,
  words: (file) => ['run', '--adapter', 'caddyfile', '--config', file],
};

/** Starts a proxy before a server. Returns where it answers. */
async function proxied({ program, settings, words }: Proxy, target: string): Promise<string> {
  const [port, folder] = [await freePort(), ownFolder()];
  const file = join(folder, 'settings');
  writeFileSync(file, settings(port, target, folder));
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const child = spawn(program, words(file, folder), { env, stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGTERM'));
  const url = `http://localhost:${port}`;
  await expect.poll(() => fetch(url).catch(() => undefined), { timeout: 30_000 }).toBeDefined();
  return url;
}

describe.each([nginx, caddy])('behind $program, where it is there, by the recipe of the page', (proxy) => {
  it.skipIf(!has(proxy.program))(
    'streams come as they are said, large imports go through, and the key is needed',
    async () => {
      const hanging = await anilistServer([], { always: 'hang' });
      const { url: target } = await serving({ anilist: hanging.url });
      const url = await proxied(proxy, target);
      const headers = { 'x-api-key': key };
      const stream = '/api/v1/franchise/stream?q=anilist:900001';
      expect((await fetch(`${url}${stream}`)).status).toBe(401);
      expect((await fetch(`${url}/`)).status).toBe(200);
      const over = new AbortController();
      const answer = await fetch(`${url}${stream}`, { headers, signal: over.signal });
      const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
      // Nobody has answered yet, and nothing has ended.
      expect((await reader.read()).value).toMatch(/^id: [\da-f]{8}-1\nevent: /);
      over.abort();
      await reader.closed.catch(() => {});
      const body = `anilist:900001\n${'#'.repeat(4 * 2 ** 20)}\n`;
      const sent = await fetch(`${url}/api/v1/imports`, { method: 'POST', headers, body });
      expect([sent.status, (await jsonOf(sent)).kind]).toEqual([202, 'import']);
      const feed = await (await fetch(`${url}/feeds/news.atom`, { headers })).text();
      expect(feed).toContain(`<link rel="self" href="${url}/feeds/news.atom"/>`);
    },
  );
});
