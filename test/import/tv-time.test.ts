import { expect, it } from 'vitest';
import { readAll, toldWatched } from './reading.ts';

/** Heads as in exports of July 2026; the rows are made up. */
const tables = {
  'tracking-prod-records-v2.csv': `user_id,created_at,s_id,ep_id,gsi,key,ep_watch_count,series_follow_count,total_movies_runtime,movie_watch_count,updated_at,total_series_runtime,uuid,is_for_later,is_archived,is_followed,most_recent_ep_watched,followed_at,ep_no,rewatch_count,is_unitary,s_no,runtime,bulk_type,movie_name,series_name,season_number,episode_number
1,2021-01-11 02:05:01,267440,9,watch-episode-1610330701,watch-episode-aa,,,,,,,,,,,,,,,,,,,,Attack on Titan,1,1
1,2021-01-12 02:05:01,267440,9,watch-episode-1610330702,watch-episode-bb,,,,,,,,,,,,,,,,,,,,Attack on Titan,1,2
1,2021-01-13 02:05:01,267440,9,watch-episode-1610330703,watch-episode-cc,,,,,,,,,,,,,,,,,,,,Attack on Titan,4,3
1,2021-01-14 02:05:01,267440,9,watch-episode-1610330704,rewatch-episode-dd,,,,,,,,,,,,,,,,,,,,Attack on Titan,4,3
1,2021-01-15 02:05:01,267440,9,watch-episode-1610330705,watch-episode-ee,,,,,,,,,,,,,,,,,,,,Attack on Titan,0,3
1,2021-01-15 02:05:01,267440,9,watch-episode-1610330705,watch-episode-ff,,,,,,,,,,,,,,,,,,,,Attack on Titan,,
1,2020-01-01 00:00:00,5,,,user-series-5,,,,,,,,false,false,true,map[ep_no:5 s_no:1],,,,,,,,,Monster (2004),,
1,2020-01-01 00:00:00,6,,,user-series-6,,,,,,,,true,false,false,,,,,,,,,,Trigun,,
1,2020-01-01 00:00:00,,,,tracking-stats,100,5,,,,99,,,,,,,,,,,,,,,,
`,
  'tracking-prod-records.csv': `type-uuid-n,created_at,watch_count,series_name,type,user_id,series_id,uuid,updated_at,watches,release_date_range_key,release_date,entity_type,follow_date_range_key,runtime,movie_name,alpha_range_key,rewatch_count,episode_number,series_uuid,episode_id,season_number,watch_date,watched_episode_range_key,total_movies_runtime,total_series_runtime,country,unitarian,watch_date_range_key,bulk_type
watch-a,2021-07-11 13:14:10,,My Hero Academia,watch,1,305074,u,2021-07-11 13:14:10,,,,episode,,,,,,15,b4,8329803,5,1626009250,k,,,us,true,d,
watch-b,2021-07-11 13:14:10,,,watch,1,,u,2021-07-11 13:14:10,,,2016-08-26 00:00:00,movie,,6360,Your Name.,k,,,,,,1626009250,,,,us,,,
towatch-c,2021-07-11 13:14:10,,,towatch,1,,u,2021-07-11 13:14:10,,,0001-01-01 00:00:00,movie,,6360,Akira,k,,,,,,,,,,us,,,
follow-d,2021-07-11 13:14:10,,Bleach,follow,1,,u,2021-07-11 13:14:10,,,,series,,,,,,,,,,,,,,us,,,
`,
  'seen_episode_source.csv': `tv_show_name,episode_season_number,episode_number,user_id,episode_id,source,created_at,updated_at
Monster,1,1,1,5,season-detail,2018-01-01 00:00:00,2018-01-01 00:00:00
Monster,1,2,1,6,season-detail,2018-01-02 00:00:00,2018-01-02 00:00:00
`,
  'user_tv_show_data.csv': `user_id,tv_show_id,is_followed,is_favorited,nb_episodes_seen,tv_show_name
1,267440,1,0,65,Attack on Titan
1,2,1,0,0,Monster
`,
  'followed_tv_show.csv': `notification_type,archived,tv_show_name,created_at,active,diffusion,folder_id,notification_offset,user_id,tv_show_id,updated_at
2,0,Once Upon a Time (2011),2022-04-27 01:49:07,1,original,,-10,1,71470,2022-04-27 01:53:21
`,
  'tv_show_rate.csv': `tv_show_id,rating,created_at,updated_at,tv_show_name,user_id
5,4.5,2023-01-01 00:00:00,2023-01-01 00:00:00,Monster,1
`,
} as const;

const again = '~ it is another episode of a title that is read already';

it.each([
  [
    'tracking-prod-records-v2.csv',
    [
      again,
      again,
      '~ it is a special, and no episode of a season',
      '~ it does not say which episode was watched',
      'Monster | 2004',
      'Trigun {status:planned}',
      '~ it counts what was watched, and is of no title',
      'Attack on Titan {progress:2}',
      'Attack on Titan season 4 {progress:3}',
    ],
  ],
  [
    'tracking-prod-records.csv',
    [
      'Your Name. | 2016 {finishedOn:2021-07-11,status:completed}',
      'Akira {status:planned}',
      '~ it is of no episode and no film that was watched',
      'My Hero Academia season 5 {progress:15}',
    ],
  ],
  ['seen_episode_source.csv', [again, 'Monster {progress:2}']],
  ['user_tv_show_data.csv', ['Attack on Titan {status:watching}', 'Monster']],
  ['followed_tv_show.csv', ['Once Upon a Time | 2011']],
  ['tv_show_rate.csv', ['Monster {score:90}']],
] as const)(
  '%s of TV Time says what was watched of each season, and all of its heads are known',
  async (name, said) => {
    const { rows, notUnderstood } = await readAll(tables[name], name);
    expect(rows.map(toldWatched)).toEqual(said);
    expect(notUnderstood).toEqual([]);
  },
);
