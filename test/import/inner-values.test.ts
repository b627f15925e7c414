import { describe, expect, it } from 'vitest';
import { readAll, toldWatched } from './reading.ts';

const read = async (one: object): Promise<readonly string[]> => {
  const list = [{ title: 'Monster', ...one }, { title: 'Nana' }];
  return (await readAll(JSON.stringify(list), 'a.json')).rows.map(toldWatched);
};

describe('what stands in an object of its own', () => {
  it.each<[object, string]>([
    [{ score: { value: 8, max: 10 } }, '{score:80}'],
    [{ rating: { score: 4, outOf: 5 } }, '{score:80}'],
    [{ rating: { ratingValue: '3', bestRating: '6' } }, '{score:50}'],
    [{ my_score: { value: 8.5 } }, '{score:85}'],
    [{ score: { value: '7/10' } }, '{score:70}'],
    [{ score: { user: 9 } }, '{score:90}'],
    [{ progress: { episodes: 12 } }, '{progress:12}'],
    [{ progress: { watched: 0, total: 74 } }, '{progress:0}'],
    [{ progress: { current: 5, total: 74 } }, '{progress:5}'],
    [{ progress: { watched: 5, episodes: 74 } }, '{progress:5}'],
    [{ progress: { aired: 74, completed: 12 } }, '{progress:12}'],
    [{ progress: { season: 1, episode: 12 } }, '{progress:12}'],
    [{ episodes: { watched: 5, total: 74 } }, '{progress:5}'],
    [{ watched: { episodes: 5, total: 74 } }, '{progress:5}'],
    [{ watched: 5, total: 74 }, '{progress:5}'],
    [{ watched: { year: 2013, month: 4, day: 7 } }, '{finishedOn:2013-04-07}'],
    [{ status: { id: 3, name: 'Watching' } }, '{status:watching}'],
    [{ status: 'completed', rewatched: { times: 2, count: 2 } }, '{status:completed,repeats:2}'],
    [{ list_status: { status: 'completed', score: { value: 8 } } }, '{status:completed,score:80}'],
  ])('%j is read', async (one, said) => {
    expect(await read(one)).toEqual([`Monster ${said}`, 'Nana']);
  });

  it('is of the season that it names', async () => {
    expect(await read({ progress: { season: 2, episode: 5 } })).toEqual(['Monster season 2 {progress:5}', 'Nana']);
  });

  it.each<[object, string]>([
    [{ score: { story: 8, art: 9 } }, '{"story":8,"art":9} is no score that can be read'],
    [{ progress: { percent: 50 } }, '{"percent":50} is no number of episodes that can be read'],
    [{ progress: { total: 74 } }, '{"total":74} is no number of episodes that can be read'],
    [{ status: { code: 77 } }, '{"code":77} is no status that can be read'],
  ])('%j is told where it is not understood', async (one, said) => {
    expect(await read(one)).toEqual([`Monster (note: ${said}: read without it)`, 'Nana']);
  });

  it.each([
    { rating: { average: 8.2 } },
    { rating: { value: 8.2, votes: 1000 } },
    { episodes: { total: 74 } },
    { ratings: { simkl: { rating: 8.1 } } },
  ])('%j is of the title, and no matter of who watched it', async (one) => {
    expect(await read(one)).toEqual(['Monster', 'Nana']);
  });
});
