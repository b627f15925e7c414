import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Ref } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { titleOf } from '../helpers/franchise.ts';
import { newWorld, type World, type WorldOptions } from '../helpers/io.ts';
import { jikanServer, jikanTitle, related } from '../helpers/jikan-server.ts';
import { type KitsuTitle, kitsuServer } from '../helpers/kitsu-server.ts';
import type { RestServer } from '../helpers/rest-server.ts';
import { shikimoriServer } from '../helpers/shikimori-server.ts';

// A series, its sequel, a special and a film. AniList does not know the film; nobody agrees what the special is.
const [one, two, special] = [11, 12, 13];
const mal = (id: number) => id + 1000;
const at = (id: number, relations: NonNullable<Title['relations']>): Title =>
  titleOf(id, {
    title: id === one ? 'The Saga' : `The Saga ${id}`,
    ids: { anilist: id, mal: mal(id) },
    format: id === special ? 'SPECIAL' : 'TV',
    status: 'FINISHED',
    startDate: `20${id}-01-01`,
    relations,
  });
const anilistTitles = [
  at(one, [
    { type: 'SEQUEL', to: 'anilist:12' },
    { type: 'CHARACTER', to: 'anilist:13' },
  ]),
  at(two, [{ type: 'PREQUEL', to: 'anilist:11' }]),
  at(special, [{ type: 'CHARACTER', to: 'anilist:11' }]),
];
const malTitles = [
  jikanTitle(mal(one), 'The Saga', {
    rating: 'PG-13 - Teens 13 or older',
    relations: [related('Sequel', mal(two)), related('Side Story', mal(special)), related('Summary', 1014)],
  }),
  jikanTitle(mal(two), 'The Saga 12', { relations: [related('Prequel', mal(one))] }),
  jikanTitle(mal(special), 'The Saga 13', { relations: [related('Parent Story', mal(one))] }),
  jikanTitle(1014, 'The Saga: The Film', {
    type: 'Movie',
    relations: [related('Parent Story', mal(one))],
  }),
];
const shikimoriTitles = [
  { id: mal(one), mal: mal(one), name: 'The Saga', related: [['sequel', mal(two)]] },
  { id: mal(two), mal: mal(two), name: 'The Saga 12', related: [['prequel', mal(one)]] },
] as const;
const kitsuTitles: readonly KitsuTitle[] = [
  {
    id: 701,
    title: 'Saga, as Kitsu has it',
    mappings: [['myanimelist/anime', mal(one)]],
    related: [['alternative_version', 702]],
  },
  { id: 702, title: 'Saga 12, as Kitsu has it', mappings: [['myanimelist/anime', mal(two)]], related: [] },
];

interface Scene {
  readonly world: World;
  readonly servers: Readonly<Record<'mal' | 'shikimori' | 'kitsu', RestServer>>;
  /** The answer to `franchise WORDS --provider all --json`. */
  all(words: readonly string[], options?: WorldOptions): Promise<Answer>;
}

interface Answer {
  readonly code: number;
  readonly err: string;
  readonly relations: readonly string[];
  readonly titles: readonly string[];
  readonly names: readonly string[];
  readonly document: {
    readonly unheard?: readonly string[];
    readonly complete: boolean;
    readonly titles: readonly Readonly<Record<string, unknown>>[];
  };
}

/** Without where it came from and when. */
const factsOf = ({ from: _, provider: __, statedBy: ___, ...facts }: Readonly<Record<string, unknown>>) => facts;

interface Edge {
  readonly from: Ref;
  readonly type: string;
  readonly to: Ref;
  readonly stated: boolean;
  readonly by: readonly string[];
}
const wordsOf = (relations: readonly Edge[]) =>
  relations.map(({ from, type, to, stated, by }) => `${from} ${type} ${to} ${stated ? '' : '(inferred) '}${by}`).sort();

async function fourProviders(): Promise<Scene> {
  const anilist = await anilistServer(anilistTitles);
  const servers = {
    mal: await jikanServer(malTitles),
    shikimori: await shikimoriServer(shikimoriTitles),
    kitsu: await kitsuServer(kitsuTitles),
  };
  const env = {
    ANIMECTL_PROVIDERS: 'anilist,mal,shikimori,kitsu',
    ANIMECTL_MAL_URL: `${servers.mal.url}/v4`,
    ANIMECTL_SHIKIMORI_URL: servers.shikimori.url,
    ANIMECTL_KITSU_URL: `${servers.kitsu.url}/api/edge`,
    ...{ ANIMECTL_MAL_LIMIT: '6000/60s', ANIMECTL_SHIKIMORI_LIMIT: '6000/60s', ANIMECTL_KITSU_LIMIT: '6000/60s' },
  };
  const world = newWorld({ anilist: anilist.url, env });
  return {
    world,
    servers,
    async all(words, options) {
      const { code, out, err } = await world.run(['franchise', ...words, '--provider', 'all', '--json'], options);
      const document = JSON.parse(out);
      return {
        ...{ code, err, document },
        relations: wordsOf(document.relations),
        titles: document.titles.map(({ ref }: { ref: string }) => ref).sort(),
        names: document.titles.map(({ title }: { title: string }) => title),
      };
    },
  };
}

const members = ['anilist:11', 'anilist:12', 'anilist:13', 'mal:1014'];
const words = [
  'anilist:11 ALTERNATIVE anilist:12 kitsu',
  'anilist:11 CHARACTER anilist:13 anilist',
  'anilist:11 SEQUEL anilist:12 anilist,mal,shikimori',
  'anilist:11 SIDE_STORY anilist:13 mal',
  'anilist:11 SUMMARY mal:1014 mal',
  'anilist:12 PREQUEL anilist:11 anilist,mal,shikimori',
  'anilist:13 CHARACTER anilist:11 anilist',
  'anilist:13 PARENT anilist:11 mal',
  'mal:1014 PARENT anilist:11 mal',
];

describe('franchise --provider all', () => {
  it('puts what all four say side by side, each with who says so, and decides on all of it', async () => {
    const { all } = await fourProviders();
    const { code, titles, names, relations, err, document } = await all(['The Saga']);
    expect(code).toBe(0);
    expect(titles).toEqual(members);
    expect(relations).toEqual(words);
    expect(names).toContain('The Saga: The Film');
    // What one lacks another fills, and says so.
    expect(document.titles[0]).toMatchObject({
      ids: { anilist: 11, mal: 1011, shikimori: 1011, kitsu: 701 },
      rating: 'PG-13',
      statedBy: { rating: 'mal' },
    });
    expect(err).toContain(
      'Relations: 0 stated by all of AniList, Kitsu, MyAnimeList and Shikimori, 2 by some, 7 by one only; 3 disagreements, which animectl db check --disagreements lists.',
    );
  });

  it('gives the same from every title, whatever it is called', async () => {
    for (const start of ['anilist:11', 'mal:1012', 'anilist:13', 'mal:1014', 'kitsu:702', 'shikimori:1011']) {
      const { all } = await fourProviders();
      const { titles, relations } = await all([start]);
      expect([start, titles]).toEqual([start, members]);
      expect(relations).toEqual(words);
    }
  });

  it('answers the same without any provider, from the cache and from the database alone', async () => {
    const { all, world } = await fourProviders();
    const asked = await all(['anilist:11']);
    const offline = { env: { ANIMECTL_OFFLINE: '1' } };
    for (const cleared of [undefined, ['--tier', 'franchise'], []]) {
      if (cleared) expect((await world.run(['cache', 'clear', ...cleared])).code).toBe(0);
      const { titles, relations, names, document } = await all(['anilist:11'], offline);
      expect([cleared, titles, relations, names]).toEqual([cleared, asked.titles, asked.relations, asked.names]);
      expect([cleared, document.titles.map(factsOf)]).toEqual([cleared, asked.document.titles.map(factsOf)]);
    }
  });

  it('keeps who says what in the database, and lists what differs', async () => {
    const { all, world } = await fourProviders();
    await all(['anilist:11']);
    const db = new Database(world.db, { readonly: true });
    const rows = db.prepare("SELECT ref, type, other_ref, provider FROM v_relations WHERE type = 'SEQUEL'").all();
    db.close();
    expect(rows).toEqual([
      { ref: 'anilist:11', type: 'SEQUEL', other_ref: 'anilist:12', provider: 'anilist,mal,shikimori' },
    ]);
    const { disagreements } = JSON.parse((await world.run(['db', 'check', '--disagreements', '--json'])).out);
    expect(disagreements.map(({ from, to }: Edge) => `${from} ${to}`)).toEqual([
      'anilist:11 anilist:12',
      'anilist:11 anilist:13',
      'anilist:13 anilist:11',
    ]);
    expect(disagreements[0].words).toEqual(
      expect.arrayContaining([
        { type: 'ALTERNATIVE', provider: 'kitsu' },
        { type: 'SEQUEL', provider: 'anilist' },
        { type: 'SEQUEL', provider: 'shikimori' },
      ]),
    );
  });

  it('says whose word is missing, and asks again for it next time', async () => {
    const { all, servers } = await fourProviders();
    servers.kitsu.failWith({ status: 500, body: {} });
    const { relations, document, err, code } = await all(['anilist:11']);
    expect([code, document.unheard, document.complete]).toEqual([0, ['kitsu'], true]);
    expect(relations).toEqual(words.filter((one) => !one.includes('kitsu')));
    expect(err).toContain('Kitsu did not answer all: what only they state may be missing.');
    servers.kitsu.failWith(undefined);
    expect((await all(['anilist:11', '--refresh'])).relations).toEqual(words);
  });

  it('says so, too, of one that has failed at the search already', async () => {
    const { all } = await fourProviders();
    const { document } = await all(['The Saga'], { anilist: 'http://127.0.0.1:9/' });
    expect(document.unheard).toEqual(['anilist']);
  });

  it('explains who let a title in', async () => {
    const { world } = await fourProviders();
    const run = ['franchise', 'anilist:11', '--provider', 'all', '--explain', 'mal:1014'];
    expect((await world.run(run)).out).toContain('anilist:11 states mal:1014 as its SUMMARY (MyAnimeList)');
  });
});

describe('relations --provider all', () => {
  it('lists every relation once, with all who state it', async () => {
    const { world } = await fourProviders();
    const run = ['relations', 'anilist:11', '--provider', 'all'];
    const { relations } = JSON.parse((await world.run([...run, '--json'])).out);
    expect(relations.map(({ type, to, by }: Edge) => `${type} ${to} ${by}`).sort()).toEqual([
      'ALTERNATIVE anilist:12 kitsu',
      'CHARACTER anilist:13 anilist',
      'SEQUEL anilist:12 anilist,mal,shikimori',
      'SIDE_STORY anilist:13 mal',
      'SUMMARY mal:1014 mal',
    ]);
    const { out } = await world.run([...run, '--format', 'csv']);
    expect(out).toMatch(/^relation,by,ref,/);
    expect(out).toContain('SEQUEL,anilist mal shikimori,anilist:12');
    expect((await world.run(run)).out).toMatch(/sequel +anilist:12 .* AniList, MyAnimeList and Shikimori/);
  });

  it('has who answered where one was asked', async () => {
    const { world } = await fourProviders();
    const { relations } = JSON.parse((await world.run(['relations', 'anilist:11', '--json'])).out);
    expect(relations.map(({ by }: Edge) => by)).toEqual([['anilist'], ['anilist']]);
    expect((await world.run(['relations', 'anilist:11'])).out).not.toContain('Stated by');
  });
});
