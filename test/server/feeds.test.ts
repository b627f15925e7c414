import { join } from 'node:path';
import ICAL from 'ical.js';
import { SaxesParser } from 'saxes';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Difference } from '../../src/franchise/difference.ts';
import { documentOf } from '../../src/franchise/document.ts';
import type { Ref } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { radarrList, sonarrList } from '../../src/server/custom-lists.ts';
import { beginsSince, calendarOf, newsOf, type Upcoming } from '../../src/server/feeds.ts';
import type { Arrival } from '../../src/store/database.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { to } from '../helpers/arrivals.ts';
import { franchiseOf, hostileTexts, stats, titleOf } from '../helpers/franchise.ts';
import { tmdbKey, tmdbServer } from '../helpers/tmdb-server.ts';
import { jsonOf, key, serving } from './serving.ts';

const now = Date.UTC(2026, 10, 28, 9);
const hostile = [...hostileTexts, ']]>', '<b>&amp;</b>', 'a\nb,c;d\\e', 'x'.repeat(200), 'BEGIN:VEVENT\r\nSUMMARY:y'];

/** Texts of elements by their names, read by a parser that refuses what is no XML. */
function readXml(text: string): readonly (readonly [string, string])[] {
  const parser = new SaxesParser();
  const open: string[] = [];
  const found: [string, string][] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    open.push(name);
    found.push([open.join('/'), '']);
  });
  const add = (more: string) => {
    const last = found.findLast(([path]) => path === open.join('/'));
    if (last) last[1] += more;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  return found;
}

describe('the calendar', () => {
  it('has a whole day for each title, whatever it is called, and is read by ical.js', () => {
    const titles = hostile.map(
      (title, n) => titleOf(n + 1, { title, startDate: '2026-12-05', format: 'TV' }) as Upcoming,
    );
    const text = calendarOf(titles, now);
    const calendar = new ICAL.Component(ICAL.parse(text));
    const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    expect(events).toHaveLength(hostile.length);
    for (const { startDate } of events) expect([startDate.toString(), startDate.isDate]).toEqual(['2026-12-05', true]);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(hostile.length);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  });

  it('names what begins on a day that is known', () => {
    const begins = (facts: Parameters<typeof titleOf>[1]) => beginsSince(titleOf(1, facts), '2026-11-01');
    expect(begins({ startDate: '2026-12-05' })).toBe(true);
    expect(begins({ startDate: '2026-12' })).toBe(false);
    expect(begins({ startDate: '2026-10-31' })).toBe(false);
    expect(begins({ startDate: '2026-12-05', status: 'CANCELLED' })).toBe(false);
    expect(begins({})).toBe(false);
  });
});

describe('the news', () => {
  const change = (n: number, title: string): Difference => ({
    kind: 'new',
    ref: `anilist:${n}`,
    title,
    field: null,
    before: null,
    after: 'TV',
    other: null,
    at: new Date(now - n * 1000).toISOString(),
  });

  it('are Atom that a strict parser reads, whatever titles are called', () => {
    const changes = [...hostile, 'a\u0000b\u0008c\ufffe\ud800'].map((title, n) => change(n + 1, title));
    const found = readXml(newsOf(changes, 'http://127.0.0.1:4747/feeds/news.atom?a=1&b=2', now));
    const texts = (path: string) => found.filter(([one]) => one === path).map(([, text]) => text);
    expect(texts('feed/entry/title')).toHaveLength(changes.length);
    expect(texts('feed/entry/title').join()).not.toMatch(/<\w/);
    expect(new Set(texts('feed/entry/id')).size).toBe(changes.length);
    expect(texts('feed/entry/id')[0]).toMatch(/^tag:animectl,2026:anilist:1\//);
    expect(texts('feed/entry/updated')[0]).toBe(new Date(now - 1000).toISOString());
    expect(texts('feed/author/name')).toEqual(['animectl']);
    expect(texts('feed/updated')).toEqual([new Date(now - 1000).toISOString()]);
    expect(texts('feed/id')).toEqual(['tag:animectl,2026:news']);
  });

  it('may be none', () => {
    const found = readXml(newsOf([], 'http://127.0.0.1:4747/feeds/news.atom', now));
    expect(found.filter(([path]) => path === 'feed/entry')).toEqual([]);
  });
});

describe('lists', () => {
  const ids = (more: Record<string, unknown>) => ({ anilist: 1, ...more }) as object;
  const document = documentOf(
    franchiseOf(
      [
        titleOf(1, { format: 'TV', ids: ids({ tvdb: 10, imdb: 'tt1' }), english: 'A Series' }),
        titleOf(2, { format: 'TV', ids: ids({ tvdb: 10 }) }),
        titleOf(3, { format: 'MOVIE', ids: ids({ tmdb: 603, imdb: 'tt0133093' }), startDate: '1999-03-31' }),
        titleOf(4, { format: 'MOVIE', ids: ids({ tmdb: '604' }), startDate: '2003' }),
        titleOf(5, { format: 'TV', ids: ids({ tmdb: 700 }) }),
        titleOf(6, { format: 'MOVIE', ids: ids({ tvdb: 11 }) }),
      ],
      [],
    ),
    stats,
    'release',
  );

  it('are of films for Radarr, with nothing that it would stumble over', () => {
    const list = [...radarrList(document)].sort((a, b) => a.id - b.id);
    expect(list).toEqual([
      { id: 603, title: 'Title 3', release_date: '1999-03-31', imdb_id: 'tt0133093' },
      { id: 604, title: 'Title 4' },
    ]);
  });

  it('are of series for Sonarr, each once', () => {
    expect(sonarrList(document)).toEqual([{ title: expect.any(String), tvdbId: 10, imdbId: 'tt1' }]);
  });
});

describe('over HTTP', () => {
  it('a feed names itself as its reader sees it', async () => {
    const { url } = await serving({ words: ['--base', '/anime', '--allow-host', 'anime.example.com'] });
    const get = async (headers: Readonly<Record<string, string>>) =>
      (await fetch(`${url}/feeds/news.atom?key=${key}`, { headers })).text();
    const { host } = new URL(url);
    expect(await get({})).toContain(`rel="self" href="http://${host}/anime/feeds/news.atom"`);
    const proxied = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '10.0.0.9' };
    expect(await get(proxied)).toContain(`rel="self" href="https://${host}/anime/feeds/news.atom"`);
    expect(await get({})).toContain(`rel="self" href="http://${host}/anime/feeds/news.atom"`);
  });

  it('feeds are of what is stored, and take the key in their address', async () => {
    const soon = titleOf(900001, { english: 'Soon & Later', status: 'NOT_YET_RELEASED', startDate: '2099-12-05' });
    const { url, log } = await serving({ anilist: (await anilistServer([soon])).url });
    await (await fetch(`${url}/api/v1/franchise?q=anilist:900001`)).text();
    const calendar = await fetch(`${url}/feeds/upcoming.ics`);
    expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(await calendar.text()).toContain('SUMMARY:Soon & Later');
    const proxied = { headers: { 'x-forwarded-for': '10.0.0.1' } };
    expect((await fetch(`${url}/feeds/news.atom`, proxied)).status).toBe(401);
    const news = await fetch(`${url}/feeds/news.atom?key=${key}`, proxied);
    // A title may have a question mark, which an address need not escape.
    const list = await fetch(`${url}/lists/radarr?franchise=Who?&key=${key}`, proxied);
    expect(list.status).not.toBe(401);
    expect([news.status, news.headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8']);
    readXml(await news.text());
    expect(JSON.stringify(log())).not.toContain(key);
  });

  it('lists are of the ids that an id map has given', async () => {
    const titles = [
      titleOf(164, {
        format: 'MOVIE',
        english: 'Princess',
        startDate: '1997-07-12',
        relations: [to('SEQUEL', 'anilist:165'), to('SIDE_STORY', 'anilist:166')],
      }),
      titleOf(165, { format: 'MOVIE', english: 'Princess II', relations: [to('PREQUEL', 'anilist:164')] }),
      titleOf(166, { format: 'TV', english: 'Princess, the series', relations: [to('PARENT', 'anilist:164')] }),
    ];
    const { url, folder } = await serving({ anilist: (await anilistServer(titles)).url });
    const franchise = `${url}/api/v1/franchise?q=anilist:164`;
    await (await fetch(franchise)).text();
    const database = await openSqlite(join(folder, 'data', 'animectl.sqlite'));
    onTestFinished(() => database.close());
    const ids = (ref: Ref, more: Title['ids']): Arrival => ({
      ...{ provider: 'id-lists', fetchedAt: now },
      title: { ref, ids: more, kind: 'anime', title: 'Princess' },
    });
    await database.commit({
      arrivals: [
        ids('anilist:164', { anilist: 164, tmdb: 128, imdb: 'tt0119698', tvdb: 5 }),
        ids('anilist:166', { anilist: 166, tvdb: 5, imdb: 'tt7654321' }),
      ],
    });
    const radarr = await fetch(`${url}/lists/radarr?franchise=anilist:164`);

    expect([radarr.status, radarr.headers.get('x-unmapped')]).toEqual([200, '1']);
    expect(await radarr.json()).toEqual([
      { id: 128, title: 'Princess', release_date: '1997-07-12', imdb_id: 'tt0119698' },
    ]);
    const sonarr = await fetch(`${url}/lists/sonarr?franchise=anilist:164`);
    expect(await sonarr.json()).toEqual([{ title: 'Princess, the series', tvdbId: 5, imdbId: 'tt7654321' }]);
  });

  it('lists have films that no map knows, as TMDB knows them', async () => {
    const film = (id: number, more: Partial<Title>) => titleOf(id, { format: 'MOVIE', ...more });
    const both = { year: 2001, durationMinutes: 100 };
    const titles = [
      film(1, {
        english: 'One',
        startDate: '1999',
        relations: [2, 3, 4, 5].map((id) => to('SEQUEL', `anilist:${id}`)),
      }),
      film(2, { ...both, title: 'Futatsu', native: 'ふたつ', relations: [to('PREQUEL', 'anilist:1')] }),
      film(3, { ...both, title: 'Too Long', durationMinutes: 130, relations: [to('PREQUEL', 'anilist:1')] }),
      film(4, { ...both, title: 'Twice', relations: [to('PREQUEL', 'anilist:1')] }),
      film(5, { ...both, title: 'Live Action', relations: [to('PREQUEL', 'anilist:1')] }),
    ];
    const japanese = (id: number, title: string, more = {}) => ({
      ...{ id, title, original: title, date: '2000-12-31' },
      more: { runtime: 105, original_language: 'ja', ...more },
    });
    const tmdb = await tmdbServer({
      collections: [],
      films: [
        { id: 11, title: 'One', imdb: 'tt0119698' },
        { ...japanese(12, 'Two'), original: 'ふたつ' },
        ...[japanese(13, 'Too Long'), japanese(14, 'Twice'), japanese(24, 'Twice')],
        japanese(15, 'Live Action', { original_language: 'en' }),
      ],
    });
    const env = { ANIMECTL_TMDB_URL: `${tmdb.url}/3`, ANIMECTL_TMDB_TOKEN: tmdbKey, ANIMECTL_TMDB_LIMIT: '6000/60s' };
    const { url, folder } = await serving({ anilist: (await anilistServer(titles)).url, env });
    await (await fetch(`${url}/api/v1/franchise?q=anilist:1`)).text();
    const database = await openSqlite(join(folder, 'data', 'animectl.sqlite'));
    onTestFinished(() => database.close());
    const given = { ref: 'anilist:1', ids: { anilist: 1, imdb: 'tt0119698' }, kind: 'anime', title: 'One' } as const;
    await database.commit({ arrivals: [{ provider: 'id-lists', fetchedAt: now, title: given }] });
    const radarr = await fetch(`${url}/lists/radarr?franchise=anilist:1`);
    expect([radarr.status, radarr.headers.get('x-unmapped')]).toEqual([200, '3']);
    expect((await radarr.json()) as unknown).toMatchObject([{ id: 11, imdb_id: 'tt0119698' }, { id: 12 }]);
    const kept = await database.titles.load(['anilist:1', 'anilist:2', 'anilist:4']);
    expect([...kept.values()].map(({ title }) => title.ids.tmdb)).toEqual([11, 12, undefined]);
    expect(kept.get('anilist:1')?.title).toMatchObject({ kind: 'anime', format: 'MOVIE', english: 'One' });
  });

  it('a list that would be empty is a problem', async () => {
    const { url } = await serving({ words: ['--offline'] });
    for (const whose of ['radarr', 'sonarr']) {
      const answer = await fetch(`${url}/lists/${whose}?franchise=Attack%20on%20Titan`);
      expect([answer.status, (await jsonOf(answer)).code]).toEqual([503, 'no-ids']);
      expect((await fetch(`${url}/lists/${whose}`)).status).toBe(400);
      expect((await fetch(`${url}/lists/${whose}?franchise=${'a'.repeat(501)}`)).status).toBe(400);
      expect((await fetch(`${url}/lists/${whose}?franchise=xyzzy%20nothing`)).status).toBe(404);
    }
  });
});
