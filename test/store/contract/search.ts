import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/store/database.ts';
import { arrival, titled, to } from '../../helpers/arrivals.ts';
import { asking, type Engine } from './ask.ts';

/** What every database promises of searching titles. */
export function describeSearch(engine: Engine): void {
  let store: Database;
  beforeEach(async () => {
    store = await engine.alone();
    return () => store.close();
  });
  const { save } = asking(() => store);

  describe('search', () => {
    beforeEach(() =>
      save(
        arrival(
          titled('anilist:1', {
            title: 'Shingeki no Kyojin',
            english: 'Attack on Titan',
            native: '進撃の巨人',
            popularity: 9,
          }),
        ),
        arrival(titled('anilist:2', { title: 'Shingeki no Kyojin Season 2', english: 'Attack on Titan Season 2' })),
        arrival(titled('anilist:3', { title: 'Steins;Gate', synonyms: ['S;G'] })),
        arrival(titled('anilist:4', { title: 'Café 100% Pokémon' })),
        arrival(titled('anilist:5', { title: 'K', popularity: 1 })),
        arrival(
          titled('anilist:6', { title: 'HUNTER×HUNTER', relations: [to('SEQUEL', 'anilist:7', 'Phantom Rouge')] }),
        ),
      ),
    );
    const found = async (words: string, limit = 3) =>
      (await store.titles.search(words, limit)).map(({ title: { ref } }) => ref);

    it.each([
      ['attack on titan', ['anilist:1', 'anilist:2']],
      ['Attack on Titan Season 2', ['anilist:2', 'anilist:1']],
      ['進撃の巨人', ['anilist:1']],
      ['巨人', ['anilist:1']],
      ['kyojin season', ['anilist:2']],
      ['season attack', ['anilist:2']],
      ['steins gate', ['anilist:3']],
      ['s g', ['anilist:3']],
      ['cafe 100%', ['anilist:4']],
      ['k', ['anilist:5']],
      ['hunter x hunter', ['anilist:6']],
      ['phantom', ['anilist:7']],
      ['atack on titn', ['anilist:1']],
      ['shin', ['anilist:1', 'anilist:2']],
      ['kyo', ['anilist:1', 'anilist:2']],
    ])('finds %s', async (words, expected) => {
      expect((await found(words)).slice(0, expected.length)).toEqual(expected);
    });

    it('looks at the same of thousands that are called the same, whatever was written since', async () => {
      let at = 1_000;
      const same = (id: number, title: string, popularity = 1) =>
        arrival(titled(`anilist:${id}`, { title, popularity }), ++at);
      await save(...Array.from({ length: 2_600 }, (_, n) => same(1_000 + n, 'Same')));
      for (const title of ['Other', 'Same']) await save(same(1_000, title, 9));
      expect(await found('sa', 2)).toEqual(['anilist:1000', 'anilist:1001']);
    });

    it.each([
      ['neko no mimi', [13, 11, 12, 14]],
      ['neko n', [13, 14, 11, 12]],
      ['o no mim', [13, 14, 11, 12]],
      ['im', [13, 14, 11, 12]],
      ['mimi neko', [13, 14, 11, 12]],
      ['nekko no mimi', [11, 12, 13, 14]],
    ])('puts the best known first, then the shortest name: %s', async (words, expected) => {
      const named = (id: number, title: string, popularity?: number) =>
        arrival(titled(`anilist:${id}`, { title, ...(popularity && { popularity }) }));
      await save(
        ...[named(11, 'Neko no Mimi', 2), named(12, 'Neko no Mimi'), named(13, 'Neko no Mimi', 9)],
        named(14, 'Neko no Mimi Zoku', 9),
      );
      expect(await found(words, 9)).toEqual(expected.map((id) => `anilist:${id}`));
    });

    it.each([
      ['a letter in the place of another', 'atteck on titan'],
      ['a letter too many', 'attackk on titan'],
      ['a letter too few', 'attak on titan'],
      ["letters in each other's place", 'attcak on titan'],
      ['two errors far apart', 'atteck on titn'],
    ])('finds a name with %s', async (_, words) => {
      expect((await found(words))[0]).toBe('anilist:1');
    });

    it('looks for errors of typing only where nothing is called exactly so', async () => {
      await save(arrival(titled('anilist:8', { title: 'Attack on Titen' })));
      expect(await found('attack on titen')).toEqual(['anilist:8']);
      expect(await found('attack on titxn')).toEqual(['anilist:1', 'anilist:8', 'anilist:2']);
    });

    it('tells long names apart by how they end', async () => {
      const long =
        'The Story of a Girl who was Reborn in Another World and Only Wanted to Read All the Books of a Library that';
      const named = (id: number, end: string, popularity: number) =>
        arrival(titled(`anilist:${id}`, { title: `${long} ${end}`, popularity }));
      await save(named(21, 'had burnt down long ago', 9), named(22, 'nobody had ever found', 1));
      expect(await found(`${long} nobody had ever found`)).toEqual(['anilist:22']);
      expect(await found(`${long} nobody had evr found`, 1)).toEqual(['anilist:22']);
    });

    it('finds a name with errors of typing among hundreds that have a part of it', async () => {
      const noise = Array.from({ length: 400 }, (_, n) =>
        arrival(titled(`anilist:${1_000 + n}`, { title: `Alchemy ${n} Full Metal` })),
      );
      await save(...noise);
      await save(arrival(titled('anilist:23', { title: 'Fullmetal Alchemist' })));
      expect((await found('fullnetal alchemits'))[0]).toBe('anilist:23');
    });

    it('finds a name by its one long word, misspelt, among hundreds that have all of its short ones', async () => {
      const short = 'ka no wo ni to mo he ya sa re';
      await save(
        ...Array.from({ length: 250 }, (_, n) => arrival(titled(`anilist:${1_000 + n}`, { title: `${short} ${n}` }))),
        arrival(titled('anilist:23', { title: `${short} Chronicles` })),
      );
      expect(await found(`${short} chronicls`, 1)).toEqual(['anilist:23']);
    });

    it('gives after the exact name those that it begins with: the longest first, then the best known, then the oldest', async () => {
      const named = (id: number, title: string, popularity?: number) =>
        arrival(titled(`anilist:${id}`, { title, ...(popularity && { popularity }) }));
      await save(
        ...[
          named(15, 'Neko'),
          named(14, 'Neko'),
          named(13, 'Neko', 9),
          named(12, 'Neko no'),
          named(11, 'Neko no Mimi'),
        ],
        named(16, 'Nek', 99),
      );
      expect(await found('neko no mimi', 9)).toEqual([11, 12, 13, 15, 14].map((id) => `anilist:${id}`));
      expect(await found('neko no mimi', 2)).toEqual(['anilist:11', 'anilist:12']);
    });

    it('looks at the first two hundred letters of what is asked for', async () => {
      const long = Array.from({ length: 40 }, (_, n) => `w${100 + n}`)
        .join(' ')
        .padEnd(200, 'x');
      const other = `${long.slice(0, 199)}y`;
      await save(arrival(titled('anilist:31', { title: other })), arrival(titled('anilist:32', { title: long })));
      for (const end of ['', ' and more', '\u{1f600}'.repeat(700)])
        expect(await found(long + end, 9)).toEqual(['anilist:32']);
    });

    it.each([
      ['nartuo', 'anilist:41'],
      ['narut0', 'anilist:41'],
      ['bleahc', 'anilist:42'],
      ['mushishii', 'anilist:43'],
      ['gintma', 'anilist:44'],
      ['gantama', 'anilist:44'],
    ])('finds a short name by pairs of its letters: %s', async (words, expected) => {
      const short = ['Naruto', 'Bleach', 'Mushishi', 'Gintama', 'Gintoki'];
      await save(...short.map((title, n) => arrival(titled(`anilist:${41 + n}`, { title }))));
      expect((await found(words))[0]).toBe(expected);
    });

    it.each([
      ['fullmetl alchemist', ['Fullmetal Alchemist', 'Alchemist']],
      ['fullmetal alchemixt', ['Fullmetal Alchemis', 'Fullmetal Alchemist', 'Fullmetal Alchemasters']],
      ['alchemixt', ['Alchemist', 'Fullmetal Alchemis', 'Fullmetal Alchemist', 'Fullmetal Alchemasters']],
      ['narutp', ['Naruta', 'Naruto', 'Naruto Road', 'Nartu']],
      ['nartuo', ['Nartu', 'Naruta', 'Naruto']],
      ['ful', ['Full Metal Panic', 'Fullmetal Alchemis', 'Fullmetal Alchemist', 'Fullmetal Alchemasters']],
      ['panic metal', ['Full Metal Panic']],
      ['xy', []],
    ])(
      'gives names with errors of typing likest first, the oldest of those that are as like: %s',
      async (words, all) => {
        const named = [
          ...['Fullmetal Alchemasters', 'Fullmetal Alchemis', 'Fullmetal Alchemist', 'Full Metal Panic', 'Alchemist'],
          ...['Naruto Road', 'Naruta', 'Naruto', 'Nartu'],
        ];
        await save(...named.map((title, n) => arrival(titled(`anilist:${51 + n}`, { title }))));
        for (const limit of [9, 2, 1])
          expect((await store.titles.search(words, limit)).map(({ title }) => title.title)).toEqual(
            all.slice(0, limit),
          );
      },
    );

    it('gives no more than asked for', async () => {
      expect([await found('attack', 1.9), await found('attack', -1)]).toEqual([['anilist:1'], []]);
      expect([(await found('atack on titn', 1)).length, (await found('season attack', 0)).length]).toEqual([1, 0]);
      expect(await found('attack', 1)).toEqual(['anilist:1']);
      expect(await found('attack', 0)).toEqual([]);
    });

    it.each([
      '',
      ' ',
      '"',
      '" OR "',
      'a" NEAR b*',
      '%',
      '_',
      '\\',
      '(',
      'AND',
      '-',
      '👨‍👩‍👧',
      '\ud800\u0000',
      'zzzzzz',
    ])('takes %j for words, not for a language', async (words) => {
      expect(await found(words)).toEqual(words === 'AND' ? expect.any(Array) : []);
    });

    it('takes any text', async () => {
      await store.titles.search('a '.repeat(5000), 10);
      await store.titles.search('x'.repeat(10_000), 10);
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary' }), async (words) => void (await store.titles.search(words, 3))),
      );
    });
  });
}
