import { describe, expect, it } from 'vitest';
import type { Watched } from '../../src/model/watched.ts';
import { readAll } from './reading.ts';

/** What the rows of a file say of who watched them. */
async function watchedIn(name: string, content: string): Promise<readonly (Watched | undefined)[]> {
  const { rows } = await readAll(content, name);
  return rows.flatMap((row) => (row.type === 'asked' ? [row.asked.watched] : []));
}
const json = (value: unknown): string => JSON.stringify(value);

/** What is said, and by whom. */
const kinds: readonly (readonly [about: string, name: string, content: string, said: readonly unknown[]])[] = [
  [
    "MyAnimeList's XML",
    'a.xml',
    `<myanimelist><anime><series_animedb_id>1</series_animedb_id><series_title>A</series_title><series_type>TV</series_type>
<series_episodes>26</series_episodes><my_watched_episodes>26</my_watched_episodes><my_start_date>2012-00-00</my_start_date>
<my_finish_date>2013-04-07</my_finish_date><my_score>9</my_score><my_status>Completed</my_status><my_times_watched>1</my_times_watched></anime>
<anime><series_animedb_id>2</series_animedb_id><my_watched_episodes>0</my_watched_episodes><my_score>0</my_score><my_status>6</my_status><my_start_date>0000-00-00</my_start_date></anime></myanimelist>`,
    [
      {
        ...{ status: 'completed', progress: 26, score: 90, startedOn: '2012', finishedOn: '2013-04-07', repeats: 1 },
      },
      { status: 'planned', progress: 0 },
    ],
  ],
  [
    "MyAnimeList's load.json",
    'a.json',
    json([
      { status: 2, score: 8, anime_title: 'A', anime_id: 9253, num_watched_episodes: 24, anime_url: '/anime/9253/x' },
    ]),
    [{ status: 'completed', score: 80, progress: 24 }],
  ],
  [
    "MyAnimeList's API",
    'a.json',
    json({
      data: [
        {
          node: { id: 1, title: 'A', main_picture: {}, status: 'finished_airing', mean: 8.7 },
          list_status: {
            ...{ status: 'on_hold', score: 7, num_episodes_watched: 3, is_rewatching: false, start_date: '2020-01' },
          },
        },
      ],
    }),
    [{ status: 'paused', score: 70, progress: 3, startedOn: '2020-01' }],
  ],
  [
    "AniList's answer",
    'a.json',
    json({
      data: {
        MediaListCollection: {
          lists: [
            {
              name: 'Watching',
              entries: [
                {
                  ...{
                    status: 'CURRENT',
                    score: 85,
                    progress: 5,
                    repeat: 0,
                    startedAt: { year: 2021, month: 4, day: null },
                  },
                  media: { id: 1, idMal: 1, title: { romaji: 'A' }, status: 'FINISHED' },
                },
              ],
            },
          ],
        },
      },
    }),
    [{ status: 'watching', score: 85, progress: 5, startedOn: '2021-04' }],
  ],
  [
    "AniList's download",
    'a.json',
    json({ user: { id: 1 }, lists: [{ series_type: 0, series_id: 16498, status: 2, score: 9, progress: 25 }] }),
    [{ status: 'completed', score: 9, progress: 25 }],
  ],
  [
    'Simkl',
    'a.json',
    json({
      anime: [
        {
          ...{ status: 'plantowatch', user_rating: null, watched_episodes_count: 0 },
          show: { title: 'A', ids: { mal: '1' } },
        },
      ],
    }),
    [{ status: 'planned', progress: 0 }],
  ],
  [
    'Shikimori',
    'a.json',
    json([
      {
        target_title: 'A',
        target_id: 1,
        target_type: 'Anime',
        score: 10,
        status: 'rewatching',
        rewatches: 2,
        episodes: 4,
      },
    ]),
    [{ status: 'repeating', progress: 4, score: 100, repeats: 2 }],
  ],
  [
    'Hikka',
    'a.json',
    json({
      list: [
        {
          ...{ status: 'dropped', score: 3, episodes: 2, rewatches: 0 },
          content: { data_type: 'anime', title_ja: 'A', mal_id: 1, status: 'finished' },
        },
      ],
    }),
    [{ status: 'dropped', score: 30, progress: 2 }],
  ],
  [
    'Kitsu',
    'a.json',
    json({
      data: [
        {
          ...{ id: '1', type: 'libraryEntries' },
          attributes: { status: 'current', progress: 7, ratingTwenty: 15, startedAt: '2017-05-01T10:00:00.000Z' },
          relationships: { anime: { data: { type: 'anime', id: '12' } } },
        },
      ],
      included: [{ type: 'anime', id: '12', attributes: { canonicalTitle: 'A', status: 'finished' } }],
    }),
    [{ status: 'watching', progress: 7, score: 75, startedOn: '2017-05-01' }],
  ],
  [
    'Anime-Planet',
    'a.json',
    json({
      user: { name: 'x' },
      entries: [
        { name: 'A', status: 'want to watch', eps: 0, rating: 0 },
        { name: 'B', status: 'watched', eps: 12, rating: 4.5 },
      ],
    }),
    [
      { status: 'planned', progress: 0 },
      { status: 'completed', progress: 12, score: 90 },
    ],
  ],
  [
    'Yamtrack',
    'a.csv',
    'media_id,source,media_type,title,score,progress,status,start_date,end_date\n1,mal,anime,A,8.5,26,Completed,2021-02-01 00:00:00+00:00,2021-03-01\n',
    [{ status: 'completed', score: 85, progress: 26, startedOn: '2021-02-01', finishedOn: '2021-03-01' }],
  ],
  [
    'Trakt',
    'a.json',
    json([
      { plays: 12, last_watched_at: '2021-02-01T10:00:00.000Z', show: { title: 'A', year: 2013, ids: { trakt: 1 } } },
      {
        ...{ plays: 3, last_watched_at: '2021-02-01T10:00:00.000Z', show: { title: 'B', ids: { trakt: 2 } } },
        seasons: [
          { number: 0, episodes: [{ number: 1, plays: 1 }] },
          {
            number: 1,
            episodes: [
              { number: 1, plays: 1 },
              { number: 2, plays: 2 },
            ],
          },
          { number: 2, episodes: [{ number: 1, plays: 1 }] },
        ],
      },
      { plays: 1, last_watched_at: '2021-02-01T10:00:00.000Z', movie: { title: 'C', ids: { trakt: 3 } } },
    ]),
    [{ status: 'watching' }, { progress: 2 }, { progress: 1 }, { status: 'completed', finishedOn: '2021-02-01' }],
  ],
  [
    'words and signs of tables',
    'a.csv',
    'title,status\nA,En espera\nB,Дивлюсь\nC,視聴中断\nD,✅ done\nE,❌\nF,▶ watching (ep 4)\nG,⏸\nH,dropped at ep 3\nI,completed 2014-03-01\n',
    [
      ...['paused', 'watching', 'paused', 'completed', 'dropped', 'watching', 'paused', 'dropped', 'completed'].map(
        (status) => ({ status }),
      ),
    ],
  ],
  [
    'lists by what they are called',
    'a.json',
    json({ completed: [{ title: 'A' }], planToWatch: ['B'], 'Completed TV': [{ title: 'C', status: 'dropped' }] }),
    [{ status: 'completed' }, { status: 'planned' }, { status: 'dropped' }],
  ],
  [
    'a table in German',
    'a.csv',
    'Titel;Status;Bewertung;Gesehene Folgen\nA;Abgeschlossen;8/10;12\nB;Geplant;;\n',
    [{ status: 'completed', progress: 12, score: 80 }, { status: 'planned' }],
  ],
  [
    'a table with ticks',
    'a.csv',
    'title,finished\nA,x\nB,\nC,07.04.2013\n',
    [{ status: 'completed' }, undefined, { finishedOn: '2013-04-07' }],
  ],
  [
    "a title's own facts",
    'a.json',
    json([{ mal_id: 1, title: 'A', status: 'Finished Airing', score: 8.7, episodes: 26 }]),
    [undefined],
  ],
  ["a site's scores", 'a.csv', 'title,score\nA,8.71\n', [undefined]],
  [
    'a list kept by hand',
    'a.txt',
    '# Watching\nA (ep 5/12)\nB - 8/10\n\nDropped:\nC\n## Others\n[x] D\nE (completed, 9/10)\nF (5/24)\n',
    [
      { status: 'watching', progress: 5 },
      { status: 'watching', score: 80 },
      { status: 'dropped' },
      { status: 'completed' },
      { status: 'completed', score: 90 },
      { progress: 5 },
    ],
  ],
];

describe('who watched a title', () => {
  it.each(kinds)('is read from %s', async (_, name, content, said) => {
    expect(await watchedIn(name, content)).toEqual(said);
  });
});

it('says of a status that it is none that is known, and of no other value', async () => {
  const { rows } = await readAll('title,status\nA,wibble\nB,Finished Airing\nC,\nD,5/12\n', 'a.csv');
  expect(rows.map((row) => (row.type === 'asked' ? row.asked.note : row.type))).toEqual([
    '"wibble" is no status that is known: read without it',
    ...[undefined, undefined, undefined],
  ]);
});
