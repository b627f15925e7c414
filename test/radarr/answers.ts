import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { onTestFinished } from 'vitest';

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../docs/json/radarr/answers.schema.json'), 'utf8'),
);
const ajv = new Ajv2020({ strict: true, allErrors: true, schemas: [schema] });

/** One answer, as it went over the wire. */
export interface Answered {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly text: string;
}

/** Which kind an answer is, by its path; `[kind]`: a list of these. Undefined: it has no body. */
const kinds: readonly (readonly [RegExp, Readonly<Record<string, string | undefined>>])[] = [
  [/^\/api$/, { GET: 'api' }],
  [/^movie$/, { GET: '[movie]', POST: 'movie', PUT: 'movie' }],
  [/^movie\/\d+$/, { GET: 'movie', PUT: 'movie', DELETE: undefined }],
  [/^movie\/\d+\/folder$/, { GET: 'folder' }],
  [/^movie\/lookup$/, { GET: '[lookup]' }],
  [/^movie\/lookup\/\w+$/, { GET: 'lookup' }],
  [/^movie\/import$/, { POST: '[movie]' }],
  [/^movie\/editor$/, { PUT: '[movie]', DELETE: 'anything' }],
  [/^moviefile$/, { GET: '[file]' }],
  [/^moviefile\/\d+$/, { GET: 'file' }],
  [/^calendar$/, { GET: '[movie]' }],
  [/^collection$/, { GET: '[collection]', PUT: '[collection]' }],
  [/^collection\/\d+$/, { GET: 'collection', PUT: 'collection' }],
  [/^(?:wanted|queue|history)(?:\/missing|\/cutoff)?$|^exclusions\/paged$/, { GET: 'page' }],
  [/^queue\/status$/, { GET: 'queueStatus' }],
  [/^qualityprofile$/, { GET: '[profile]' }],
  [/^qualityprofile\/(?:\d+|schema)$/, { GET: 'profile' }],
  [/^rootfolder$/, { GET: '[root]', POST: 'root' }],
  [/^rootfolder\/\d+$/, { GET: 'root', DELETE: undefined }],
  [/^diskspace$/, { GET: '[disk]' }],
  [/^language$/, { GET: '[language]' }],
  [/^tag$/, { GET: '[tag]', POST: 'tag', PUT: 'tag' }],
  [/^tag\/\d+$/, { GET: 'tag', PUT: 'tag', DELETE: undefined }],
  [/^tag\/detail$/, { GET: '[tagDetail]' }],
  [/^tag\/detail\/\d+$/, { GET: 'tagDetail' }],
  [/^exclusions$/, { GET: '[exclusion]', POST: 'exclusion' }],
  [/^exclusions\/\d+$/, { DELETE: undefined }],
  [/^exclusions\/bulk$/, { POST: '[exclusion]', DELETE: 'anything' }],
  [/^command$/, { GET: '[command]', POST: 'command' }],
  [/^command\/\d+$/, { GET: 'command', DELETE: undefined }],
  [/^system\/status$/, { GET: 'status' }],
];

const statuses: Readonly<Record<string, number>> = { GET: 200, POST: 201, PUT: 202, DELETE: 200 };

/** What is wrong with an answer; nothing where it is as it should be. */
export function faultsIn({ method, path, status, text }: Answered): readonly string[] {
  const short = path
    .toLowerCase()
    .replace(/^\/api\/v3\//, '')
    .replace(/\/$/, '');
  if (/:null\b/.test(text)) return [`${method} ${short}: null`];
  if (status === 401 || status === 406 || status === 405) return text === '' ? [] : [`${short}: a body`];
  if (status >= 400) {
    if (text === '') return [];
    const kind = text.startsWith('[') ? 'faults' : text.includes('"traceId"') ? 'problem' : 'failure';
    return against(kind, text, short);
  }
  const own = kinds.find(([pattern]) => pattern.test(short))?.[1];
  const isBulk =
    short === 'movie/import' || short === 'exclusions/bulk' || (method === 'DELETE' && short === 'movie/editor');
  const right = isBulk ? 200 : statuses[method];
  if (status !== right) return [`${method} ${short}: ${status}, not ${right}`];
  if (!own || !(method in own)) return [];
  const kind = own[method];
  if (kind === undefined) return text === '' ? [] : [`${method} ${short}: a body`];
  return kind === 'anything' ? [] : against(kind, text, `${method} ${short}`);
}

function against(kind: string, text: string, where: string): readonly string[] {
  const name = kind.replace(/[[\]]/g, '');
  const validate = ajv.getSchema(`${schema.$id}#/$defs/${name}`);
  if (!validate) throw new Error(`there is no ${name}`);
  const value = JSON.parse(text);
  const all = kind.startsWith('[') ? value : [value];
  if (!Array.isArray(all)) return [`${where}: no list`];
  return all.flatMap((one) =>
    validate(one)
      ? []
      : (validate.errors ?? []).map(
          ({ instancePath, message, params }) => `${where}${instancePath} ${message} ${JSON.stringify(params)}`,
        ),
  );
}

/** Everything that clients of this process are answered from now on, until the test is over. */
export function recorded(): readonly Answered[] {
  const answers: Answered[] = [];
  const real = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const response = await real(request);
    const { pathname } = new URL(request.url);
    const text = await response.clone().text();
    if (pathname.startsWith('/api'))
      answers.push({ method: request.method, path: pathname, status: response.status, text });
    return response;
  };
  onTestFinished(() => {
    globalThis.fetch = real;
  });
  return answers;
}
