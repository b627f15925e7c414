import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listening } from './listening.ts';

export const account = { username: 'somebody', passkey: '0123456789abcdef0123456789abcdef' };

/** What the server was asked. */
export interface HdbitsRequest {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Readonly<Record<string, unknown>>;
}

/** One answer in place of the usual one. */
export type HdbitsFault = (response: ServerResponse) => void;

export interface HdbitsServer {
  /** With no slash at its end. */
  readonly url: string;
  readonly asked: readonly HdbitsRequest[];
  /** Played before anything is answered, one a request; undefined: this one goes well. */
  readonly faults: (HdbitsFault | undefined)[];
  /** The most requests that were answered at the same time. */
  mostAtOnce(): number;
}

/** A row as the tracker lists it. */
export function hdbitsRow(n: number, rest: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  const group = ['NTb', 'FGT', 'ABC'][n % 3];
  const file = `Film.${n}.2024.1080p.BluRay.x264-${group}`;
  return {
    ...{ id: n % 2 ? n : String(n), hash: 'F'.repeat(40), leechers: 0, seeders: 10 * (n % 3) + 1, name: `Film ${n}` },
    ...{ times_completed: 40, size: 1, utadded: 1_709_600_000 + n, added: '2024-03-05T00:53:20+0000', comments: 0 },
    ...{ numfiles: 1, filename: `${file}.torrent`, freeleech: 'no', type_category: 1 + (n % 2), type_codec: 1 },
    ...{ type_medium: 3, type_origin: 0, username: 'x', owner: 1 },
    ...rest,
  };
}

const play =
  (status: number, type: string, body: string): HdbitsFault =>
  (response) => {
    response.writeHead(status, { 'content-type': type }).end(body);
  };

/** What can go wrong there. */
export const hdbitsFaults = {
  limit: play(403, 'text/html', '<html><head><title>Query limit</title></head><body>come back later</body></html>'),
  broken: play(502, 'text/html', '<html><title>Bad gateway</title></html>'),
  busy: ((response) => void response.writeHead(503, { 'retry-after': '60' }).end('{}')) as HdbitsFault,
  cut: ((response) => void response.socket?.destroy()) as HdbitsFault,
  json: (body: unknown): HdbitsFault => play(200, 'application/json', JSON.stringify(body)),
  page: play(200, 'text/html', '<html><title>Log in</title></html>'),
  redirect:
    (to: string): HdbitsFault =>
    (response) =>
      void response.writeHead(307, { location: to }).end(),
};

/** A real server with HDBits' API and a list of releases, latest first. Closed when the test is over. */
export async function hdbitsServer(
  rows: readonly unknown[],
  pageOf = (page: number, limit: number) => rows.slice(page * limit, (page + 1) * limit),
): Promise<HdbitsServer> {
  const asked: HdbitsRequest[] = [];
  const faults: (HdbitsFault | undefined)[] = [];
  let [running, most] = [0, 0];
  const server = createServer((request, response) => {
    most = Math.max(most, ++running);
    response.on('close', () => --running);
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const body = JSON.parse(text);
      asked.push({ url: request.url ?? '', headers: request.headers, body });
      const fault = faults.shift();
      if (fault) return fault(response);
      const isKnown = body.username === account.username && body.passkey === account.passkey;
      const answer = isKnown
        ? { status: 0, data: pageOf(body.page, body.limit) }
        : { status: 5, message: `no such passkey: ${body.passkey}` };
      hdbitsFaults.json(request.url === '/api/torrents' ? answer : { status: 3, message: 'no such path' })(response);
    });
  });
  return { url: await listening(server), asked, faults, mostAtOnce: () => most };
}
