import { describe, expect, it } from 'vitest';
import type { Title } from '../../src/model/title.ts';
import { isOfFirstWord, type TypedQuestion, titlesTyped } from '../../src/tasks/typed.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { appOf, ran } from '../helpers/app.ts';
import { ref, titlesOf } from '../helpers/graph.ts';

const titles = titlesOf(['800001 OTHER 800002', '800003 OTHER 800004'], {
  800001: { title: 'Zonkquil Amber', format: 'TV' },
  800002: { title: 'Vrexling', format: 'TV' },
  800003: { title: 'Quabbitor', format: 'TV' },
  800004: { title: 'Zonkquil Amber Harbour Tales of the Northern Sea', format: 'TV' },
});

async function machine(some: readonly Title[] = titles) {
  const app = appOf({ anilist: (await anilistServer(some)).url });
  const typed = async (words: string, question: Partial<TypedQuestion> = {}) =>
    (await ran(titlesTyped({ words: words.split(' '), ...question }, app))).document;
  const sure = async (words: string, question: Partial<TypedQuestion> = {}) => {
    const { titles, doubts } = await typed(words, question);
    expect(doubts).toEqual([]);
    return titles;
  };
  const isOf = async (words: string) => (await ran(isOfFirstWord({ words: words.split(' ') }, app))).document;
  return { app, typed, sure, isOf };
}

describe('words that were typed without quotes', () => {
  it('are one title where one answers to all of them, whatever is written about it', async () => {
    const { sure } = await machine();
    for (const exactly of [false, true]) expect(await sure('zonkquil amber', { exactly })).toEqual(['zonkquil amber']);
  });

  it('are one title where they name another season of one', async () => {
    const { sure } = await machine();
    expect(await sure('zonkquil amber season 3', { exactly: true })).toEqual(['zonkquil amber season 3']);
  });

  it('are several where each is the whole name of one', async () => {
    const { sure } = await machine();
    for (const exactly of [false, true])
      expect(await sure('vrexling quabbitor', { exactly })).toEqual(['vrexling', 'quabbitor']);
  });

  it('are one question where not each of them is a name', async () => {
    const { sure } = await machine();
    expect(await sure('vrexling northern')).toEqual(['vrexling northern']);
  });

  it('are in doubt where something is written, with how to say which is meant', async () => {
    const { typed } = await machine();
    const { titles: none, doubts } = await typed('vrexling harbour', { exactly: true });
    expect([none, doubts]).toEqual([
      [],
      [
        expect.objectContaining({
          name: 'NotFoundError',
          message:
            'no title matches "vrexling harbour" well enough: put a title of several words in quotes, and title: before one of a single word, "vrexling harbour" if it is one, title:vrexling title:harbour if they are several; nothing was written of them',
        }),
      ],
    ]);
    const [doubt] = (await typed('zonkquil harbour', { exactly: true })).doubts;
    expect(doubt).toMatchObject({ candidates: [{ title: { ref: ref(800_004) } }] });
  });

  it('are those titles that are clear, where most of them are and something is written', async () => {
    const { typed, sure } = await machine();
    const { titles: clear, doubts } = await typed('vrexling xyzzy qwert quabbitor', { exactly: true });
    expect([clear, doubts.length, doubts[0]?.message]).toEqual([
      ['vrexling', 'quabbitor'],
      1,
      expect.stringContaining('"xyzzy qwert"'),
    ]);
    expect(await sure('vrexling zonkquil amber quabbitor', { exactly: true })).toEqual([
      ...['vrexling', 'zonkquil amber', 'quabbitor'],
    ]);
    // As many in doubt as are clear: nobody can tell.
    expect(await typed('vrexling xyzzy quabbitor qwert', { exactly: true })).toMatchObject({
      ...{ titles: [], doubts: [{ message: expect.stringContaining('"vrexling xyzzy quabbitor qwert"') }] },
    });
    expect(await typed('vrexling xyzzy', { exactly: true })).toMatchObject({ titles: [] });
  });

  it('are names of titles that are stored alone, too', async () => {
    const { app, sure, isOf } = await machine([]);
    await (await app.database()).commit({
      arrivals: titles.slice(0, 3).map((title) => ({ title, provider: 'anilist', fetchedAt: 1 })),
    });
    expect(await sure('vrexling quabbitor', { exactly: true })).toEqual(['vrexling', 'quabbitor']);
    expect(await isOf('zonkquil amber')).toBe(true);
  });

  it('are names of what they are to be only', async () => {
    const { sure } = await machine();
    expect(await sure('vrexling quabbitor', { about: 'anime' })).toEqual(['vrexling', 'quabbitor']);
    expect(await sure('vrexling quabbitor', { about: 'films' })).toEqual(['vrexling quabbitor']);
  });

  it('are saved with what they mean, and without what is beside that', async () => {
    const { app, sure } = await machine();
    await sure('vrexling');
    const stored = await (await app.database()).titles.load([ref(800_001), ref(800_002)]);
    expect([...stored.keys()]).toEqual([ref(800_002)]);
  });
});

it('the first of some words is of a title that has it in a name of its own', async () => {
  const { isOf } = await machine();
  expect([await isOf('zonkquil amber'), await isOf('nobody zonkquil'), await isOf('xyzzy')]).toEqual([
    true,
    false,
    false,
  ]);
});
