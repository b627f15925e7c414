import { expect, it } from 'vitest';
import type { Ref } from '../../src/model/ref.ts';
import { coversOf } from '../../src/tasks/covers.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
import { instantClock } from '../helpers/clock.ts';
import { ownFolder } from '../helpers/folder.ts';
import { titleOf } from '../helpers/franchise.ts';

const day = 86_400_000;
const at = (id: number) => `https://s4.anilist.co/file/anilistcdn/media/anime/cover/small/b${id}.jpg`;

async function machine() {
  const [clock, folder] = [instantClock(), ownFolder()];
  const server = await anilistServer([titleOf(801), titleOf(803, { status: 'NOT_YET_RELEASED' })]);
  const asked = async (refs: readonly Ref[], offline = false) => {
    const before = server.asked.length;
    const app = appOf({ anilist: server.url, clock, folder, offline });
    return { ...(await ran(coversOf({ refs }, app))).document, requests: server.asked.length - before };
  };
  return { clock, asked };
}
const both = ['anilist:801', 'anilist:803', 'anilist:801'] as const;

it('a cover is believed to be where it is for a month, and not to be there for a day', async () => {
  const { clock, asked } = await machine();
  const answer = { schema: 1, covers: { 'anilist:801': at(801) }, missing: ['anilist:803'] };
  expect(await asked(both)).toEqual({ ...answer, requests: 1 });
  expect(await asked(both)).toEqual({ ...answer, requests: 0 });
  await clock.sleep(day - 60_000);
  expect(await asked(both)).toEqual({ ...answer, requests: 0 });
  await clock.sleep(2 * 60_000);
  expect(await asked(['anilist:801'])).toMatchObject({ requests: 0 });
  expect(await asked(both)).toEqual({ ...answer, requests: 1 });
  await clock.sleep(29 * day - 10 * 60_000);
  expect(await asked(['anilist:801'])).toMatchObject({ requests: 0 });
  await clock.sleep(day);
  expect(await asked(['anilist:801'])).toMatchObject({ covers: answer.covers, requests: 1 });
});

it('a cover that nobody could be asked for is asked for as soon as somebody can', async () => {
  const { asked } = await machine();
  expect(await asked(['anilist:801'], true)).toEqual({
    ...{ schema: 1, covers: {}, missing: ['anilist:801'], requests: 0 },
  });
  expect(await asked(['anilist:801'])).toMatchObject({ covers: { 'anilist:801': at(801) }, requests: 1 });
});

it('of what is no anime, and of films of which nothing is stored, nobody is asked for a cover', async () => {
  const { asked } = await machine();
  const refs = ['anilist:manga/5', 'tmdb:5', 'tmdb:collection/7'] as const;
  expect(await asked(refs)).toEqual({ schema: 1, covers: {}, missing: refs, requests: 0 });
});
