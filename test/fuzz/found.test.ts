import { describe, expect, it } from 'vitest';
import { decisionsIn } from '../../src/cli/cut/decision-file.ts';
import { parseConfig } from '../../src/config/config.ts';
import { parseDuration } from '../../src/model/duration.ts';
import { ConfigError, UsageError } from '../../src/model/errors.ts';
import { parseTarget } from '../../src/model/query.ts';
import { anilist } from '../../src/providers/anilist/anilist.ts';
import { mal } from '../../src/providers/mal/mal.ts';
import { shikimori } from '../../src/providers/shikimori/shikimori.ts';
import { formatOfFile } from '../../src/report/choices.ts';
import { faultyServer, type Step } from '../helpers/faulty-server.ts';
import { httpTo } from '../helpers/http.ts';
import { readAll, told } from '../import/reading.ts';

/** What random input has brought to light, each as small as it can be. */

describe('a title', () => {
  it.each(['\u200b', '\0', '\ud800', ' \u202e '])(
    'with nothing to be seen in its name (%j) has another name, or none',
    (name) => {
      const raw = { id: 1, title: { romaji: name, english: 'Monster', native: name }, synonyms: [name] };
      expect(anilist.decode(raw)).toMatchObject({ title: 'Monster', synonyms: [] });
      expect(anilist.decode(raw)).not.toHaveProperty('native');
      expect(() => anilist.decode({ id: 1, title: { romaji: name } })).toThrow('AniList: sent title 1 without a name');
    },
  );

  it('has no controls in its name, which a database shell would hand to the terminal', () => {
    const raw = { id: 1, title: { romaji: '\u001b[2JMon\u0085ster\u0007\ud800' } };
    expect(anilist.decode(raw).title).toBe('[2JMon ster \ufffd');
  });

  it('of a year with more than four digits is of no known year', () => {
    const named = { title: 'Monster', name: 'Monster' };
    const all = [
      anilist.decode({ id: 1, title: { romaji: 'Monster' }, startDate: { year: 2 ** 31 }, seasonYear: 2004 }),
      mal.decode({ ...named, mal_id: 1, year: 99_999 }),
      shikimori.decode({ id: 1, node: { ...named, year: 999_999_999 } }),
    ];
    expect(all.map(({ year, startDate }) => [year, startDate])).toEqual([
      [2004, undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it('with an id that no ref can hold is none', async () => {
    const [far, near] = [1_000_000_000, 5].map((id) => ({ id, type: 'ANIME', title: { romaji: 'Monster' } }));
    const edges = [{ relationType: 'SEQUEL', node: far }];
    expect(() => anilist.decode(far)).toThrow('AniList: sent title 1000000000 in a form that cannot be read');
    expect(anilist.decode({ ...near, idMal: 1_000_000_000, relations: { edges } })).toMatchObject({
      ids: { anilist: 5 },
      relations: [],
    });
    const server = await faultyServer({ body: { data: { anilist0: { media: [far, near] } } } });
    const raws = await anilist.download(['anilist:5'], httpTo(server.url, anilist), { lookAhead: false });
    expect([...raws.keys()]).toEqual(['anilist:5']);
  });
});

describe('an answer of AniList', () => {
  const asked = async (step: Step) =>
    anilist.download(['anilist:5'], httpTo((await faultyServer(step)).url, anilist), { lookAhead: false });

  it('is read whatever type it says that it is of', async () => {
    const body = { data: { anilist0: { media: [{ id: 5, type: 'ANIME', title: { romaji: 'Monster' } }] } } };
    const raws = await asked({ body, headers: { 'content-type': 'text/plain' } });
    expect([...raws.keys()]).toEqual(['anilist:5']);
  });

  it.each(['"a text"', '5', 'null', '[]', '[1,null]', '{"data":{}}', '{"data":[]}'])(
    'that is %s is no answer',
    async (body) => {
      await expect(asked({ body })).rejects.toMatchObject({ name: 'ProviderError', reason: 'body' });
    },
  );

  it.each([[{ errors: 5 }], [{ errors: [null] }], [{ errors: [{ message: 7, status: 'x' }] }]])(
    'that is %j is a failure',
    async (body) => {
      await expect(asked({ body })).rejects.toMatchObject({ name: 'ProviderError' });
    },
  );

  it('that says a novel is quoted in one short line', async () => {
    const said = asked({ body: { errors: [{ message: `\u001b[2J${'no '.repeat(9_000)}`, status: 400 }] } });
    await expect(said).rejects.toThrow(/^AniList: answered "[^\p{C}]{1,300}"$/u);
  });
});

describe('an address', () => {
  it.each(['https://kitsu.app/anime/%E0%A4%A', 'https://kitsu.app/anime/%20', 'https://kitsu.app/anime/---'])(
    'that names no title (%s) is a usage error',
    (address) => {
      expect(() => parseTarget(address)).toThrow(UsageError);
    },
  );

  it('of Kitsu brings no controls into a title', () => {
    expect(parseTarget('https://kitsu.app/anime/%1B%5B2Jone-piece%E2%80%AE')).toEqual({ text: '[2Jone piece' });
  });
});

describe('a setting', () => {
  const refusalOf = (env: Record<string, string>) => () =>
    parseConfig({}, { env, folders: { config: '/nonexistent', data: '/nonexistent' }, version: '1' });

  it.each(['ANIMECTL_USER_AGENT', 'ANIMECTL_REFERER', 'ANIMECTL_MAL_TOKEN'])(
    '%s that no header can hold is refused before anything is sent, and not repeated',
    (name) => {
      for (const value of ['geheim\nHost: evil', 'geheim\u{1f511}', 'geheim\u0085', '\n']) {
        expect(refusalOf({ [name]: value })).toThrow(ConfigError);
        expect(refusalOf({ [name]: value })).toThrow(`${name} must be one line of Latin letters, digits and signs`);
      }
    },
  );

  it('may end as files end', () => {
    expect(refusalOf({ ANIMECTL_MAL_TOKEN: 'geheim\n' })().providers.mal.token).toBe('geheim');
  });

  it('with a password in an address is refused, and not repeated', () => {
    const url = 'https://me:geheim@example.com/v4';
    expect(refusalOf({ ANIMECTL_MAL_URL: url })).toThrow(
      'ANIMECTL_MAL_URL must hold no user name or password: a token has a setting of its own',
    );
  });

  it('of a time that no date can tell is none', () => {
    expect(['10000d', '10001d', '999999999h'].map(parseDuration)).toEqual([864_000_000_000, undefined, undefined]);
  });
});

describe('a file to import', () => {
  const toldIn = async (content: string) => (await readAll(content)).rows.map(told);
  const nested = (levels: number) => `${'['.repeat(levels)}1${']'.repeat(levels)}`;

  it('loses an entry that is nested deeper than anything can be written, and no other', async () => {
    const deep = `{"title":"x","more":${nested(20_000)}}`;
    expect(await toldIn(`{"title":"A"}\n${deep}\n${nested(20_000)}\n{"title":"B"}\n`)).toEqual([
      'A',
      '! it is nested too deeply',
      '! it is nested too deeply',
      'B',
    ]);
    expect(await toldIn(`["A",${deep},"B"]`)).toEqual(['A', '! it is nested too deeply', 'B']);
  });

  it('is refused where its XML has more open elements than any export', async () => {
    const xml = `<myanimelist>${'<a>'.repeat(500_000)}`;
    await expect(readAll(xml)).rejects.toThrow('is nested more deeply than any export: not read');
  });

  it.each(['\u200b', '\u001b', '\u202e \u0000'])('has no title of which nothing can be seen (%j)', async (title) => {
    const rows = [{ title }, { title, mal_id: 6 }, { title, english: 'Trigun' }];
    expect(await toldIn(JSON.stringify(rows))).toEqual([
      '! it has neither a title nor an id of a service that is asked',
      'mal:6',
      'Trigun',
    ]);
  });

  it('has no id that no ref can hold, no year of ten digits, and no status of which every object knows', async () => {
    const [far, sources] = [1_000_000_000, ['https://anilist.co/anime/1']];
    const ids = [{ anilist_id: 1, mal_id: far, kitsu_id: 2, imdb_id: 'tt1' }];
    expect(await toldIn(JSON.stringify(ids))).toEqual(['anilist:1+kitsu:2']);
    const data = [
      { sources, title: 'A\u001b[2J', relatedAnime: [], status: 'constructor', animeSeason: { year: far } },
    ];
    const { rows } = await readAll(JSON.stringify({ data }), 'x', 'offline-database');
    expect(rows).toMatchObject([{ type: 'known', title: { title: 'A [2J' } }]);
    expect(Object.keys((rows[0] as { title: object }).title).sort()).toEqual(['ids', 'kind', 'ref', 'title']);
  });
});

it('a decision of a time that no date can tell is of now', () => {
  const cut = (at: unknown) => JSON.stringify({ cuts: [{ a: 'anilist:1', b: 'anilist:2', at }] });
  const times = [8_640_000_000_000_001, -1, 1.5, 'never', null, 5].map(
    (at) => decisionsIn(cut(at), 'x', 7).cuts[0]?.at,
  );
  expect(times).toEqual([7, 7, 7, 7, 7, 5]);
});

it('a file whose name ends in what every object has is of no known format', () => {
  expect(['x.constructor', 'x.CSV', 'x.', 'x'].map(formatOfFile)).toEqual([undefined, 'csv', undefined, undefined]);
});
