import { expect, it } from 'vitest';
import { readAll, toldWatched } from './reading.ts';

const read = async (text: string, file: string) => (await readAll(text, file)).rows.map(toldWatched);

it('a history of Tautulli is read by series, season and episode, and not by the names of episodes', async () => {
  const heads =
    'date,started,stopped,duration,user,platform,player,media_type,full_title,title,parent_title,grandparent_title,year,media_index,parent_media_index,watched_status';
  const rows = [
    'episode,Attack on Titan - That Day,That Day,Season 1,Attack on Titan,2013,1,1,1',
    'episode,Attack on Titan - Close,Close,Season 1,Attack on Titan,2013,2,1,1',
    'episode,Attack on Titan - Beast,Beast,Season 2,Attack on Titan,2017,1,2,1',
    'episode,Attack on Titan - Warrior,Warrior,Season 2,Attack on Titan,2017,6,2,0.5',
    'movie,Akira,Akira,,,1988,,,1',
    'track,Unravel,Unravel,Album,TK,2014,1,1,1',
  ].map((row) => `1704100000,1704100000,1704101440,1440,joe,Chrome,web,${row}`);
  expect(await read([heads, ...rows].join('\n'), 'history.csv')).toEqual([
    '~ it is another episode of a title that is read already',
    '~ it was not watched to its end',
    'Akira | 1988 {finishedOn:2024-01-01,status:completed}',
    '~ it is neither an episode nor a film',
    'Attack on Titan {progress:2}',
    'Attack on Titan season 2 {progress:1}',
  ]);
});

it('a library of Jellyfin is read by films, series and episodes that were watched', async () => {
  const seen = { Played: true, PlayCount: 1, LastPlayedDate: '2024-01-01T10:00:00.0000000Z' };
  const unseen = { Played: false, PlayCount: 0 };
  const episode = (n: number, user: object) => ({
    ...{ Name: `Episode ${n}`, ServerId: 'x', Type: 'Episode', SeriesName: 'Death Note' },
    ...{ ParentIndexNumber: 1, IndexNumber: n, UserData: user },
  });
  const Items = [
    { Name: 'Akira', Type: 'Movie', ProductionYear: 1988, ProviderIds: { Tmdb: '149' }, UserData: seen },
    { Name: 'Monster', Type: 'Series', ProductionYear: 2004, ProviderIds: { AniList: '19' }, UserData: seen },
    { Name: 'Trigun', Type: 'Series', ProductionYear: 1998, ProviderIds: {}, UserData: unseen },
    ...[episode(1, seen), episode(2, seen), episode(3, unseen)],
    { Name: 'Anime', Type: 'BoxSet', ServerId: 'x', UserData: unseen },
  ];
  expect(await read(JSON.stringify({ Items, TotalRecordCount: Items.length }), 'items.json')).toEqual([
    'tmdb:149 | Akira | 1988 {status:completed,finishedOn:2024-01-01}',
    'anilist:19 | Monster | 2004 {status:completed}',
    'Trigun | 1998',
    '~ it is another episode of a title that is read already',
    '~ it is an episode that was not watched',
    '~ it is neither a film nor a series, nor an episode',
    'Death Note {progress:2}',
  ]);
});
