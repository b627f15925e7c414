import { beforeEach, describe, expect, it } from 'vitest';
import { type Ref, refOf } from '../../../src/model/ref.ts';
import type { Database } from '../../../src/store/database.ts';
import { arrival, crawlOf, titled, to } from '../../helpers/arrivals.ts';
import type { Engine } from './ask.ts';

/** What every database promises of looking after it, of typing ahead and of reading everything. */
export function describeUpkeep(engine: Engine): void {
  let database: Database;
  beforeEach(async () => {
    database = await engine.shared()();
    return () => database.close();
  });

  describe('upkeep', () => {
    it('counts what is there', async () => {
      await database.commit({
        arrivals: [
          arrival(titled('anilist:1', { ids: { anilist: 1, mal: 7 }, relations: [to('SEQUEL', 'anilist:2')] }), 1000),
          arrival(titled('mal:9'), 3000, 'mal'),
        ],
        crawls: [crawlOf('anilist:1', ['anilist:1'])],
        pairs: { provider: 'offline-database', list: [['anilist:1', 'mal:9']] },
        job: { job: { source: 'list', options: {}, startedAt: 1 }, at: 1 },
      });
      const info = await database.upkeep.info();
      expect(info).toMatchObject({
        titles: 2,
        outlines: 1,
        names: 2,
        ids: { anilist: 2, mal: 2 },
        providers: { anilist: 1, mal: 1 },
        relations: { stated: 1, inferred: 1, untyped: 1 },
        crawls: 1,
        imports: 1,
        oldest: 1000,
        newest: 3000,
      });
      expect(info.version).toBe(info.wantedVersion);
    });

    it('finds nothing wrong with what commits leave, and notes what providers state that is odd', async () => {
      expect(await database.upkeep.check()).toEqual([]);
      await database.commit({
        arrivals: [
          arrival(titled('anilist:1', { relations: [to('SEQUEL', 'anilist:2')] })),
          arrival(titled('anilist:2', { relations: [to('SEQUEL', 'anilist:1')] })),
          arrival(titled('anilist:3', { relations: [to('OTHER', 'anilist:4')] })),
          arrival(titled('anilist:4', { relations: [to('OTHER', 'anilist:3')] })),
        ],
      });
      const findings = await database.upkeep.check();
      expect(findings.map(({ severity, what, count }) => [severity, what, count])).toEqual([
        ['note', 'SEQUEL cycles', 1],
      ]);
    });

    it('tells a circle from the same title on, wherever it was found', async () => {
      const leads = (from: number, next: number) =>
        arrival(titled(refOf('anilist', from), { relations: [to('SEQUEL', refOf('anilist', next))] }));
      await database.commit({ arrivals: [leads(3, 2), leads(2, 5), leads(5, 3), leads(9, 3), leads(8, 9)] });
      const findings = await database.upkeep.check();
      expect(findings.filter(({ what }) => what === 'SEQUEL cycles')).toEqual([
        {
          severity: 'note',
          what: 'SEQUEL cycles',
          count: 1,
          examples: ['anilist:2 -> anilist:5 -> anilist:3 -> anilist:2'],
        },
      ]);
    });

    it('tells how many of a kind it has found, and five of them in the order of their names', async () => {
      const ids = [7, 6, 5, 4, 3, 2, 1];
      await database.commit({
        arrivals: ids.flatMap((id) => [
          arrival(titled(refOf('anilist', id), { relations: [to('OTHER', refOf('anilist', id + 10))] })),
          arrival(titled(refOf('anilist', id + 10), { relations: [] })),
        ]),
      });
      // Nobody has read what the other end says, or it says so as well.
      await database.commit({
        arrivals: [
          arrival(titled('mal:1', { relations: [to('OTHER', 'mal:2', 'Two'), to('OTHER', 'mal:3')] }), 1000, 'mal'),
          arrival(titled('mal:3', { relations: [to('OTHER', 'mal:1')] }), 1000, 'mal'),
        ],
      });
      expect(await database.upkeep.check()).toEqual([
        {
          ...{ severity: 'note', what: 'one-sided relations', count: 7 },
          examples: [1, 2, 3, 4, 5].map((id) => `anilist:${id} OTHER anilist:${id + 10}`),
        },
      ]);
    });

    it('lists pairs of which two providers state different relations', async () => {
      await database.commit({
        arrivals: [
          arrival(titled('anilist:1', { relations: [to('SEQUEL', 'anilist:2', 'Two')] })),
          arrival(titled('anilist:1', { relations: [to('OTHER', 'anilist:2')] }), 1000, 'mal'),
          // Two words of one provider, and one word of two, are none.
          arrival(titled('anilist:3', { relations: [to('OTHER', 'anilist:4'), to('PARENT', 'anilist:4')] })),
          arrival(titled('anilist:5', { relations: [to('OTHER', 'anilist:6')] })),
          arrival(titled('anilist:5', { relations: [to('OTHER', 'anilist:6')] }), 1000, 'mal'),
        ],
      });
      expect(await database.upkeep.check()).toEqual([
        {
          ...{ severity: 'note', what: 'ids without a title', count: 2 },
          examples: ['anilist:4', 'anilist:6'],
        },
        {
          ...{ severity: 'note', what: 'disagreements', count: 1 },
          examples: ['anilist:1 OTHER or SEQUEL anilist:2'],
        },
      ]);
      const [pair, ...others] = await database.upkeep.disagreements();
      expect(others).toEqual([]);
      expect(pair).toMatchObject({
        from: 'anilist:1',
        fromTitle: 'Title of anilist:1',
        to: 'anilist:2',
        toTitle: 'Two',
      });
      expect([...(pair?.words ?? [])].sort((a, b) => (a.type < b.type ? -1 : 1))).toEqual([
        { type: 'OTHER', provider: 'mal' },
        { type: 'SEQUEL', provider: 'anilist' },
      ]);
    });

    it('lists such pairs in the order of their refs, each word with all who say it', async () => {
      const said = (id: number, type: 'SEQUEL' | 'OTHER' | 'PARENT', provider: string) =>
        arrival(titled(refOf('anilist', id), { relations: [to(type, 'anilist:9', 'Nine')] }), 1000, provider);
      await database.commit({
        arrivals: [3, 1, 2].flatMap((id) => [
          ...[said(id, 'SEQUEL', 'anilist'), said(id, 'SEQUEL', 'mal')],
          ...[said(id, 'OTHER', 'kitsu'), said(id, 'PARENT', 'shikimori')],
        ]),
      });
      const pairs = await database.upkeep.disagreements();
      expect(pairs.map(({ from, to: ref }) => [from, ref])).toEqual(
        [1, 2, 3].map((id) => [`anilist:${id}`, 'anilist:9']),
      );
      for (const { words } of pairs)
        expect(words.map(({ type, provider }) => `${provider} ${type}`).sort()).toEqual([
          ...['anilist SEQUEL', 'kitsu OTHER', 'mal SEQUEL', 'shikimori PARENT'],
        ]);
    });

    it('shows five circles of more', async () => {
      const circle = (id: number) => [
        arrival(titled(refOf('anilist', id), { relations: [to('SEQUEL', refOf('anilist', id + 1))] })),
        arrival(titled(refOf('anilist', id + 1), { relations: [to('SEQUEL', refOf('anilist', id))] })),
      ];
      await database.commit({ arrivals: [10, 20, 30, 40, 50, 60].flatMap(circle) });
      const [found] = await database.upkeep.check();
      expect([found?.what, found?.count, found?.examples.length]).toEqual(['SEQUEL cycles', 6, 5]);
      expect(found?.examples[0]).toBe('anilist:10 -> anilist:11 -> anilist:10');
    });

    it('can give space back while all stays as it is', async () => {
      await database.commit({ arrivals: [arrival(titled('anilist:1'))] });
      const { before, after } = await database.upkeep.shrink();
      expect(Math.min(before, after)).toBeGreaterThan(0);
      expect((await database.titles.load(['anilist:1'])).size).toBe(1);
    });
  });

  describe('all titles', () => {
    it('come once each, but those without a name, oldest first', async () => {
      const ids = Array.from({ length: 1201 }, (_, n) => n + 1);
      await database.commit({ arrivals: ids.map((id) => arrival(titled(refOf('anilist', id)))) });
      await database.commit({ arrivals: [arrival(titled('mal:1', { relations: [to('OTHER', 'mal:2')] }))] });
      const found: string[] = [];
      for await (const page of database.titles.all()) found.push(...page.map(({ title }) => title.ref));
      expect(found).toEqual([...ids.map((id) => `anilist:${id}`), 'mal:1']);
    });
  });

  describe('titles that begin with what is typed', () => {
    it('are anime and films, what was asked for last first, then the best known, then by name', async () => {
      const named = (ref: Ref, title: string, popularity?: number) =>
        arrival(titled(ref, { title, ...(popularity && { popularity }) }));
      await database.commit({
        arrivals: [
          ...[named('anilist:204', 'Hoshi D'), named('anilist:20', 'Hoshi C', 1), named('anilist:21', 'Hoshi B', 9)],
          ...[named('anilist:30', 'Hoshi Z'), named('anilist:31', 'Hoshi Y'), named('mal:manga/4', 'Hoshi M', 99)],
          named('anilist:203', 'Hoshi A'),
        ],
        crawls: [crawlOf('anilist:31', ['anilist:31']), crawlOf('anilist:30', ['anilist:30'])],
      });
      const starting = async (start: string, limit = 9) =>
        (await database.titles.startingWith(start, limit)).map(({ ref }) => ref.slice('anilist:'.length));
      expect(await starting('hoshi')).toEqual(['30', '31', '21', '20', '203', '204']);
      expect(await starting('anilist:')).toEqual(['30', '31', '21', '20', '203', '204']);
      expect([await starting('', 9), await starting('', 1)]).toEqual([['30', '31'], ['30']]);
    });

    it('are found by any name and by refs, those that were crawled last first', async () => {
      await database.commit({
        arrivals: [
          arrival(
            titled('anilist:16498', {
              title: 'Shingeki no Kyojin',
              english: 'Attack on Titan',
              format: 'TV',
              year: 2013,
            }),
          ),
          arrival(titled('anilist:165', { title: 'Shingetsu', popularity: 9 })),
          arrival(titled('mal:16', { title: '進撃' })),
        ],
        crawls: [crawlOf('anilist:16498', ['anilist:16498'])],
      });
      const starting = async (start: string, limit = 9) =>
        (await database.titles.startingWith(start, limit)).map(({ ref }) => ref);
      expect(await database.titles.startingWith('ATTACK on', 1)).toEqual([
        { ref: 'anilist:16498', name: 'Attack on Titan', about: 'TV 2013' },
      ]);
      expect(await starting('shinge')).toEqual(['anilist:16498', 'anilist:165']);
      expect(await starting('進')).toEqual(['mal:16']);
      expect(await starting('anilist:16')).toEqual(['anilist:16498', 'anilist:165']);
      expect(await starting('')).toEqual(['anilist:16498']);
      expect(await starting('shinge', 1)).toEqual(['anilist:16498']);
      expect(await starting('nothing such')).toEqual([]);
    });
  });
}
