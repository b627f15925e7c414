import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../src/model/errors.ts';
import { mal } from '../../src/providers/mal/mal.ts';
import { minutesOf, ratingOf } from '../../src/providers/mal/words.ts';
import { catalogTitles } from '../helpers/catalog-titles.ts';
import { httpTo } from '../helpers/http.ts';
import { jikanServer, jikanTitle, jikanTitles, related } from '../helpers/jikan-server.ts';
import { mutated } from '../helpers/mutated.ts';
import { providerContract } from './contract.ts';

providerContract('MyAnimeList', async () => {
  const all = await catalogTitles();
  const server = await jikanServer(jikanTitles(all));
  return {
    provider: mal,
    http: httpTo(`${server.url}/v4`, mal),
    known: ['mal:16498', 'mal:1535', 'mal:5114'],
    absent: ['mal:999999999', 'mal:manga/5114'],
    words: ['Attack on Titan', 'Death Note', '鋼の錬金術師'],
    nonsense: 'xyzzy nothing',
  };
});

const titan = jikanTitle(16498, 'Shingeki no Kyojin', {
  titles: [
    { type: 'Default', title: 'Shingeki no Kyojin' },
    { type: 'Synonym', title: 'AoT' },
    { type: 'Japanese', title: '進撃の巨人' },
    { type: 'English', title: 'Attack on Titan' },
    { type: 'French', title: "L'Attaque des Titans" },
  ],
  title_english: 'Attack on Titan',
  title_japanese: '進撃の巨人',
  title_synonyms: ['AoT', 'SnK'],
  type: 'TV',
  episodes: 25,
  duration: '24 min per ep',
  rating: 'R - 17+ (violence & profanity)',
  aired: {
    from: '2013-04-07T00:00:00+00:00',
    to: '2013-09-29T00:00:00+00:00',
    prop: { from: { day: 7, month: 4, year: 2013 }, to: { day: 29, month: 9, year: 2013 } },
  },
  members: 4_000_000,
  season: 'spring',
  year: 2013,
  relations: [
    {
      relation: 'Adaptation',
      entry: [{ mal_id: 23390, type: 'manga', name: 'Shingeki no Kyojin', url: 'https://myanimelist.net/manga/23390' }],
    },
    related('Side Story', 18397, 25781),
    related('Alternative Version', 23775),
    related('Sequel', 25777),
    related('Cameo', 36106),
  ],
});
const second = jikanTitle(25777, 'Shingeki no Kyojin Season 2', { relations: [related('Prequel', 16498)] });

const decoded = (facts: Readonly<Record<string, unknown>>) => mal.decode(jikanTitle(1, 'A', facts));

/** What Jikan sends of a title of which it is known in which year it came, whatever else is known. */
const january = (year: number) => ({
  from: `${year}-01-01T00:00:00+00:00`,
  to: null,
  prop: { from: { day: 1, month: 1, year }, to: { day: null, month: null, year: null } },
});

describe('what MyAnimeList sends', () => {
  it('is read whole', () => {
    expect(mal.decode(titan)).toEqual({
      ref: 'mal:16498',
      ids: { mal: 16498 },
      kind: 'anime',
      title: 'Shingeki no Kyojin',
      english: 'Attack on Titan',
      native: '進撃の巨人',
      synonyms: ['AoT', "L'Attaque des Titans", 'SnK'],
      format: 'TV',
      status: 'FINISHED',
      episodes: 25,
      durationMinutes: 24,
      startDate: '2013-04-07',
      endDate: '2013-09-29',
      year: 2013,
      season: 'SPRING',
      rating: 'R-17',
      adult: false,
      popularity: 4_000_000,
      relations: [
        { type: 'ADAPTATION', to: 'mal:manga/23390', title: 'Shingeki no Kyojin' },
        { type: 'SIDE_STORY', to: 'mal:18397', title: 'Title 18397' },
        { type: 'SIDE_STORY', to: 'mal:25781', title: 'Title 25781' },
        { type: 'ALTERNATIVE', to: 'mal:23775', title: 'Title 23775' },
        { type: 'SEQUEL', to: 'mal:25777', title: 'Title 25777' },
        { type: 'OTHER', to: 'mal:36106', title: 'Title 36106' },
      ],
    });
  });

  it('leaves absent what is not known', () => {
    expect(decoded({ relations: undefined, status: null })).toEqual({
      ref: 'mal:1',
      ids: { mal: 1 },
      kind: 'anime',
      title: 'A',
      synonyms: [],
    });
    expect(decoded({ episodes: 0, members: 0, year: 0, rating: 'None' })).not.toHaveProperty('adult');
  });

  it('knows the year where it does not know the day', () => {
    expect(decoded({ aired: undefined, year: 1998 })).toMatchObject({ year: 1998 });
    expect(decoded({ aired: undefined, year: 1998 })).not.toHaveProperty('startDate');
  });

  it('tells no relations from relations that are not known', () => {
    expect(decoded({ relations: [] }).relations).toEqual([]);
    expect(decoded({ relations: null })).not.toHaveProperty('relations');
  });

  it.each([
    ['Sequel', 'SEQUEL'],
    ['Prequel', 'PREQUEL'],
    ['Side Story', 'SIDE_STORY'],
    ['Side story', 'SIDE_STORY'],
    ['Parent Story', 'PARENT'],
    ['Full Story', 'PARENT'],
    ['Spin-Off', 'SPIN_OFF'],
    ['Spin-off', 'SPIN_OFF'],
    ['Alternative Version', 'ALTERNATIVE'],
    ['Alternative Setting', 'ALTERNATIVE'],
    ['Summary', 'SUMMARY'],
    ['Character', 'CHARACTER'],
    ['Adaptation', 'ADAPTATION'],
    ['Other', 'OTHER'],
    ['Something New', 'OTHER'],
  ])('takes %s for %s', (word, type) => {
    expect(decoded({ relations: [related(word, 2)] }).relations?.[0]?.type).toBe(type);
  });

  it('names the words that nobody knows', () => {
    expect(mal.unknownWords?.(titan)).toEqual(['Cameo']);
    expect(mal.unknownWords?.(second)).toEqual([]);
  });

  it.each([
    ['TV', 'TV'],
    ['Movie', 'MOVIE'],
    ['OVA', 'OVA'],
    ['ONA', 'ONA'],
    ['Special', 'SPECIAL'],
    ['TV Special', 'SPECIAL'],
    ['Music', 'MUSIC'],
    ['CM', 'CM'],
    ['PV', 'PV'],
    ['Hologram', undefined],
  ])('takes a %s for %s', (type, format) => expect(decoded({ type }).format).toBe(format));

  it.each([
    ['Finished Airing', 'FINISHED'],
    ['Currently Airing', 'RELEASING'],
    ['Not yet aired', 'NOT_YET_RELEASED'],
    ['Lost', undefined],
  ])('takes %s for %s', (status, ours) => expect(decoded({ status }).status).toBe(ours));

  it.each([
    ['24 min per ep', 24],
    ['1 hr 55 min', 115],
    ['2 hr', 120],
    ['1 hr per ep', 60],
    ['2 min 30 sec', 3],
    ['15 sec per ep', 1],
    ['Unknown', undefined],
    [null, undefined],
  ])('reads %s as %s minutes', (words, minutes) => expect(minutesOf(words)).toBe(minutes));

  it.each([
    ['G - All Ages', 'G'],
    ['PG - Children', 'PG'],
    ['PG-13 - Teens 13 or older', 'PG-13'],
    ['R - 17+ (violence & profanity)', 'R-17'],
    ['R+ - Mild Nudity', 'R+'],
    ['Rx - Hentai', 'Rx'],
    ['None', undefined],
    ['', undefined],
    [null, undefined],
  ])('reads %s as %s', (words, rating) => expect(ratingOf(words)).toBe(rating));

  it('says adult of the strongest rating only', () => {
    expect(decoded({ rating: 'Rx - Hentai' }).adult).toBe(true);
    expect(decoded({ rating: 'R+ - Mild Nudity' }).adult).toBe(false);
  });

  it.each([
    [{ prop: { from: { year: 2027, month: null, day: null } }, from: '2027-01-01T00:00:00+00:00' }, '2027'],
    [{ prop: { from: { year: 2027, month: 4, day: null } }, from: '2027-04-01T00:00:00+00:00' }, '2027-04'],
    [{ from: '2013-04-07T00:00:00+00:00' }, '2013-04-07'],
    [{ from: '2013-04' }, '2013-04'],
    [{ ...january(1998), string: '1998' }, '1998'],
    [{ ...january(1998), string: '1998 to ?' }, '1998'],
    [{ ...january(1998), string: 'Jan, 1998' }, '1998-01'],
    [{ ...january(1998), string: 'Jan 1998 to Mar 3, 1999' }, '1998-01'],
    [{ ...january(2011), string: 'Jan 1, 2011' }, '2011-01-01'],
    [{ ...january(2011), prop: { ...january(2011).prop, string: '2011' } }, '2011'],
    [january(1998), '1998'],
    [{ from: '1998-01-01T00:00:00+00:00', string: '1998' }, '1998'],
    [{ from: '1998-07-02T00:00:00+00:00', string: 'something else' }, '1998-07-02'],
    [{ from: 'soon' }, undefined],
    [{ prop: { from: { year: 2027, month: 13, day: 40 } } }, '2027'],
    [null, undefined],
  ])('is as sure of a date as it is: %j', (aired, date) => expect(decoded({ aired }).startDate).toBe(date));

  it('is as sure of an end as it is', () => {
    const ended = (string: string) =>
      decoded({ aired: { ...january(1998), to: '1999-04-01T00:00:00+00:00', string } }).endDate;
    expect(['1998 to 1999', '1998 to Apr, 1999', '1998 to Apr 1, 1999'].map(ended)).toEqual([
      '1999',
      '1999-04',
      '1999-04-01',
    ]);
  });

  it('keeps manga apart', () => {
    const manga = { mal_id: 2, url: 'https://myanimelist.net/manga/2/Berserk', title: 'Berserk', type: 'Manga' };
    expect(mal.decode({ ...manga, status: 'Publishing', published: { from: '1989-08-25T00:00:00+00:00' } })).toEqual({
      ref: 'mal:manga/2',
      ids: { mal: 2 },
      kind: 'manga',
      title: 'Berserk',
      format: 'MANGA',
      status: 'RELEASING',
      startDate: '1989-08-25',
      year: 1989,
    });
  });

  it('never fails but as a body that cannot be read', () => {
    fc.assert(
      fc.property(mutated(titan), (raw) => {
        try {
          mal.decode(raw);
          mal.unknownWords?.(raw);
        } catch (error) {
          expect(error).toBeInstanceOf(ProviderError);
          expect((error as ProviderError).reason).toBe('body');
        }
      }),
    );
  });
});

describe('asking MyAnimeList', () => {
  it.each(['', '/'])('finds a title below a base address with a path and %j at its end', async (end) => {
    const server = await jikanServer([titan, second], '/v1');
    const raws = await mal.download(['mal:16498'], httpTo(`${server.url}/v1${end}`, mal), { lookAhead: true });
    expect([...raws.keys()]).toEqual(['mal:16498']);
    expect(server.asked).toEqual(['/v1/anime/16498/full']);
  });

  it('leaves out what is not there', async () => {
    const server = await jikanServer([titan]);
    expect(await mal.download(['mal:9'], httpTo(`${server.url}/v4`, mal), { lookAhead: false })).toEqual(new Map());
  });

  it('finds titles by words, without relations', async () => {
    const server = await jikanServer([titan, second]);
    const page = await mal.search(['titan & more', 'Kyojin'], httpTo(`${server.url}/v4`, mal), { lookAhead: true });
    expect(page.candidates).toEqual([[], ['mal:16498', 'mal:25777']]);
    expect(mal.decode(page.raws.get('mal:16498'))).not.toHaveProperty('relations');
    expect(mal.decode(page.raws.get('mal:16498')).rating).toBe('R-17');
    expect(server.asked[0]).toBe('/v4/anime?q=titan & more&limit=25');
  });

  it('outlines who a title is and what it states', () => {
    const outline = mal.decode(mal.outline(titan));
    const { ref, title, relations } = mal.decode(titan);
    expect(outline).toMatchObject({ ref, title, relations });
    expect(mal.decode(mal.outline({ ...titan, relations: undefined }))).not.toHaveProperty('relations');
  });

  it.each([
    [200, { status: 500, type: 'UpstreamException', message: 'MyAnimeList is down' }, 'server', 500],
    [200, { status: 503, type: 'BadResponseException', message: 'closed' }, 'server', 503],
    [200, { status: 429, type: 'RateLimitException', message: 'slow down' }, 'throttled', 429],
    [200, { type: 'ParserException', message: 'cannot read the page' }, 'server', 500],
    [400, { status: 400, type: 'ValidationException', messages: { q: ['is too short'] } }, 'request', 400],
    [200, { data: null }, 'body', undefined],
    [200, {}, 'body', undefined],
    [200, [], 'body', undefined],
  ])('knows an error by its body: %i %j', async (status, body, reason, known) => {
    const server = await jikanServer([titan]);
    server.faults.push({ status, body });
    const error = await mal
      .download(['mal:16498'], httpTo(`${server.url}/v4`, mal), { lookAhead: false })
      .catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ reason, provider: 'mal' });
    expect((error as ProviderError).status).toBe(known);
    expect((error as ProviderError).message).toMatch(/^MyAnimeList: /);
  });

  it('takes a dead id for absent also when the answer is 200', async () => {
    const server = await jikanServer([titan]);
    server.faults.push({ body: { status: 404, type: 'BadResponseException', message: 'Resource does not exist' } });
    expect(await mal.download(['mal:16498'], httpTo(`${server.url}/v4`, mal), { lookAhead: false })).toEqual(new Map());
  });

  it('says that the address is wrong where there is no search', async () => {
    const server = await jikanServer([titan], '/v4');
    const search = mal.search(['x'], httpTo(server.url, mal), { lookAhead: false });
    await expect(search).rejects.toThrow(/ANIMECTL_MAL_URL/);
  });
});
