import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { contentOf, receiveBody } from '../../src/server/uploads.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { ownFolder } from '../helpers/folder.ts';
import { jsonOf, key, serving } from './serving.ts';

describe('a body that is received', () => {
  it('is read as often as it is wanted, and is in no folder', async () => {
    const folder = ownFolder();
    const upload = await receiveBody(Readable.from([Buffer.from('one\n'), Buffer.from('two\n')]), 8, `${folder}/new`);
    expect(upload.bytes).toBe(8);
    expect(readdirSync(`${folder}/new`)).toEqual([]);
    contentOf(upload.descriptor).destroy();
    for await (const _ of contentOf(upload.descriptor)) break;
    for (let n = 0; n < 2; n++) expect(await text(contentOf(upload.descriptor))).toBe('one\ntwo\n');
    await upload.close();
  });

  it('is refused as soon as it is too large, and where no file can be made', async () => {
    const folder = ownFolder();
    const nine = () => Readable.from([Buffer.from('one\n'), Buffer.from('two\n3')]);
    await expect(receiveBody(nine(), 8, folder)).rejects.toMatchObject({ code: 'too-large' });
    expect(readdirSync(folder)).toEqual([]);
    await expect(receiveBody(nine(), 9, '/proc/no/such')).rejects.toThrow(/^what was sent cannot be kept in \/proc/);
  });
});

/** Sends a body of so many bytes without saying how many, and hears the answer before it is through. */
function sent(url: string, bytes: number): Promise<number | undefined> {
  return new Promise((done, fail) => {
    const piece = Buffer.alloc(64 * 1024, 'x');
    const asked = request(`${url}/api/v1/imports`, { method: 'POST', headers: { 'x-api-key': key } }, (answer) => {
      answer.resume();
      done(answer.statusCode);
    });
    // What is cut off after the answer has come.
    asked.on('error', fail);
    const write = (left: number) => {
      if (left <= 0) asked.end();
      else asked.write(piece, () => write(left - piece.byteLength));
    };
    write(bytes);
  });
}

it('a body that does not say how large it is is refused once it is too large', async () => {
  const { url } = await serving();
  expect(await sent(url, 33 * 1024 * 1024)).toBe(413);
});

it('bodies wait for their turn in files that have no name, and those that are taken back are let go', async () => {
  const hanging = await anilistServer([], { always: 'hang' });
  const { url, folder } = await serving({ anilist: hanging.url });
  const headers = { 'x-api-key': key };
  const ask = (path: string, method: string, body?: string) =>
    fetch(`${url}/api/v1/${path}`, { method, headers, ...(body !== undefined && { body }) });
  const ids: string[] = [];
  for (let n = 1; n <= 8; n++) ids.push((await jsonOf(await ask('imports', 'POST', `anilist:90000${n}\n`))).id);
  const refused = await ask('imports', 'POST', 'anilist:900009\n');
  expect([refused.status, (await jsonOf(refused)).code]).toEqual([429, 'too-many-imports']);
  expect(readdirSync(`${folder}/data`).filter((name) => name.startsWith('upload'))).toEqual([]);
  for (const id of ids) expect((await ask(`jobs/${id}`, 'DELETE')).status).toBe(200);
  for (const id of ids) await (await ask(`jobs/${id}/stream`, 'GET')).text();
  const next = await jsonOf(await ask('imports', 'POST', 'x,'));
  expect(next.state).toBe('waiting');
});
