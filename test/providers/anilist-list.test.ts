import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { anilist } from '../../src/providers/anilist/anilist.ts';
import { httpTo } from '../helpers/http.ts';
import { listening } from '../helpers/listening.ts';

/** What is made of a user's list, as a server answers it. */
async function listOf(data: unknown) {
  const server = createServer((_, response) => response.end(JSON.stringify({ data })));
  const http = httpTo(await listening(server), anilist);
  const page = await anilist.list?.('somebody', 1, http);
  return page && { refs: page.candidates.flat(), watched: [...page.watched], more: page.more };
}
const entry = (id: number, facts: object = {}) => ({
  media: { id, type: 'ANIME', title: { romaji: `Title ${id}` }, format: 'TV' },
  ...facts,
});

describe("a user's list at AniList", () => {
  it.each([
    ['nothing', null],
    ['no list', {}],
    ['an empty list', { list: null }],
    ['a list of another form', { list: { lists: 7 } }],
    ['lists in a list', { list: [] }],
  ])('is refused where it answers with %s', async (_, data) => {
    await expect(listOf(data)).rejects.toMatchObject({
      ...{ provider: 'anilist', reason: 'body' },
      message: 'AniList: answered without the list that was asked for',
    });
  });

  it('is all that is in its lists, whatever else is in them', async () => {
    const lists = [
      { entries: [entry(1, { status: 'COMPLETED', progress: 12 }), 7, null, {}] },
      ...[null, 7, {}, { entries: 7 }],
      { entries: [entry(2)] },
    ];
    expect(await listOf({ list: { lists, hasNextChunk: true } })).toEqual({
      refs: ['anilist:1', 'anilist:2'],
      watched: expect.arrayContaining([['anilist:1', expect.objectContaining({ status: 'completed', progress: 12 })]]),
      more: true,
    });
  });

  it.each([
    [true, true],
    [false, false],
    [null, false],
    ['yes', false],
  ])('goes on where it says so: %j, %s', async (hasNextChunk, more) => {
    expect((await listOf({ list: { lists: [], hasNextChunk } }))?.more).toBe(more);
  });
});
