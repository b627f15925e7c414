import type { ServerResponse } from 'node:http';
import { errorBody } from '../../helpers/anilist-graph.ts';
import { outageWords } from '../../helpers/anilist-server.ts';

/** Everything that can go wrong with one answer. */
export const faults = [
  '429 with Retry-After',
  '429 without Retry-After',
  '403, closed',
  '403, a web page',
  '500',
  '502, a web page',
  'a web page at 200',
  'errors at 200',
  'an empty list at 200',
  'a body that breaks off',
  'a body that never ends',
  'no answer',
  'a connection that is cut',
  'a host that has no address',
  'another content type',
  'a body of 50 MB',
  'ids that are gone',
  'fields of a wrong type',
  'nothing but nulls',
] as const;
export type Fault = (typeof faults)[number];

/** Those that only the program's own time-out ends. */
export const slow: readonly Fault[] = ['a body that never ends', 'no answer'];

/** Those that are answers like any other: that there is nothing of the kind. They are believed, for ten minutes. */
export const believed: readonly Fault[] = ['an empty list at 200', 'ids that are gone'];

/** What the program is to say of each; undefined: nothing, it is none of its business. */
export const words: Readonly<Record<Fault, RegExp | undefined>> = {
  '429 with Retry-After': /has had enough requests \(429\); it may be asked again at .* UTC: "Too Many Requests\."/,
  '429 without Retry-After': /has had enough requests \(429\); it may be asked again at .* UTC: "Too Many Requests\."/,
  '403, closed': new RegExp(`closed for now \\(403\\): "${outageWords.replaceAll('.', '\\.')}"`),
  '403, a web page': /turns us away \(403\): "Attention Required! \| Cloudflare"/,
  '500': /answered 500: "Internal Server Error" \(tried 4 times\)/,
  '502, a web page': /answered 502: "502 Bad Gateway" \(tried 4 times\)/,
  'a web page at 200': /answered with a web page \("Just a moment\.\.\."\) instead of data/,
  'errors at 200': /answered "Internal Server Error"/,
  'an empty list at 200': /No provider has|is not there|no title (?:matches|holds)/,
  'a body that breaks off': /its answer broke off \(tried 4 times\)/,
  'a body that never ends': /gave no whole answer within [\d.]+ s/,
  'no answer': /gave no whole answer within [\d.]+ s/,
  'a connection that is cut': /could not reach \S+: the connection was cut \(tried 4 times\)/,
  'a host that has no address': /could not reach \S+: no such host \(is there a network\?\)/,
  'another content type': undefined,
  'a body of 50 MB': /answered with more than 16384 KiB/,
  'ids that are gone': /No provider has|is not there|no title (?:matches|holds)/,
  'fields of a wrong type': /sent title \d+ in a form that cannot be read/,
  'nothing but nulls': /answered without the titles that were asked for/,
};

interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const page = (title: string): string =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
const html = { 'content-type': 'text/html; charset=UTF-8' };
const tooMany = errorBody('Too Many Requests.', 429);
/** No resolver looks for it: a part of a name has 63 letters at the most. */
const nowhere = `https://${'a'.repeat(64)}.invalid/`;

/** What is sent instead of the `right` answer, where that is all there is to the fault. */
function replyOf(fault: Fault, right: unknown): Reply | undefined {
  switch (fault) {
    case '429 with Retry-After':
      return { status: 429, headers: { 'retry-after': '30' }, body: tooMany };
    case '429 without Retry-After':
      return { status: 429, body: tooMany };
    case '403, closed':
      return { status: 403, body: errorBody(outageWords, 403) };
    case '403, a web page':
      return { status: 403, headers: html, body: page('Attention Required! | Cloudflare') };
    case '500':
      return { status: 500, body: errorBody('Internal Server Error', 500) };
    case '502, a web page':
      return { status: 502, headers: html, body: page('502 Bad Gateway') };
    case 'a web page at 200':
      return { headers: html, body: page('Just a moment...') };
    case 'errors at 200':
      return { body: { ...(right as object), errors: [{ message: 'Internal Server Error', status: 500 }] } };
    case 'an empty list at 200':
      return { body: mapped(right, () => []) };
    case 'a host that has no address':
      return { status: 307, headers: { location: nowhere }, body: '' };
    case 'another content type':
      return { headers: { 'content-type': 'text/plain' }, body: right };
    case 'ids that are gone':
      return { body: mapped(right, (list) => list.slice(1)) };
    case 'fields of a wrong type':
      return { body: mapped(right, (list) => list.map(distorted)) };
    case 'nothing but nulls':
      return { body: mapped(right, (list) => list.map(blank)) };
    default:
      return undefined;
  }
}

/** Answers a request, as it should be or with a fault. */
export function answer(response: ServerResponse, right: unknown, fault: Fault | undefined): void {
  const reply = fault ? replyOf(fault, right) : { body: right };
  if (reply) send(response, reply);
  else if (fault) breakOff(response, fault, JSON.stringify(right));
}

function send(response: ServerResponse, { status = 200, headers, body }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

const head = { 'content-type': 'application/json' };

function breakOff(response: ServerResponse, fault: Fault, text: string): void {
  if (fault === 'a connection that is cut') response.socket?.resetAndDestroy();
  else if (fault === 'a body that breaks off') {
    response.writeHead(200, { ...head, 'content-length': Buffer.byteLength(text) });
    response.write(text.slice(0, text.length / 2), () => response.socket?.destroy());
  } else if (fault === 'a body that never ends') dribble(response, text);
  else if (fault === 'a body of 50 MB') large(response, text);
}

/** A letter now and then: each is in time, the whole is not. */
function dribble(response: ServerResponse, text: string): void {
  response.writeHead(200, head);
  let sent = 0;
  const timer = setInterval(() => response.write(text.slice(sent, ++sent)), 20);
  response.on('close', () => clearInterval(timer));
}

/** The right answer behind 50 MB of blanks. */
function large(response: ServerResponse, text: string): void {
  response.writeHead(200, head);
  const blanks = ' '.repeat(1024 * 1024);
  let sent = 0;
  const more = () => {
    while (sent < 50 && !response.destroyed) {
      sent++;
      if (!response.write(blanks)) return;
    }
    if (!response.destroyed && !response.writableEnded) response.end(text);
  };
  response.on('drain', more);
  more();
}

type Json = Readonly<Record<string, unknown>>;

/** The pages of an answer, by their aliases. */
export function pagesIn(right: unknown): Readonly<Record<string, { readonly media: readonly Json[] }>> {
  return (right as { readonly data: Readonly<Record<string, { readonly media: readonly Json[] }>> }).data;
}

/** The answer with every page's list changed. */
function mapped(right: unknown, change: (list: readonly Json[]) => unknown): unknown {
  const pages = Object.entries(pagesIn(right)).map(([alias, one]) => [alias, { ...one, media: change(one.media) }]);
  return { data: Object.fromEntries(pages) };
}

/** Numbers as words, words as lists, lists as numbers; the id stays, so that it is known whose rubbish it is. */
function distorted(media: Json): Json {
  const wrong = (value: unknown): unknown => {
    if (typeof value === 'number') return 'many';
    if (typeof value === 'string') return [value];
    return typeof value === 'boolean' ? 'perhaps' : 7;
  };
  return Object.fromEntries(Object.entries(media).map(([name, value]) => [name, name === 'id' ? value : wrong(value)]));
}

/** Whatever may be null by the schema is; and so is the rest. */
const blank = (media: Json): Json => Object.fromEntries(Object.keys(media).map((name) => [name, null]));
