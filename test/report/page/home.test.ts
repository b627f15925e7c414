import { describe, expect, it } from 'vitest';
import { homeHtml } from '../../../src/report/page/home.ts';

describe('the first page', () => {
  it('says in words what was asked for lately', () => {
    const latest = [
      { ref: 'anilist:1', name: 'Ninja <3', about: 'MOVIE 1999' },
      { ref: 'anilist:2', name: 'Saga', about: 'TV_SHORT 2011' },
      { ref: 'anilist:3', name: 'Gear', about: 'franchise' },
      { ref: 'anilist:4', name: 'Gear 2', about: '2013' },
    ];
    const page = homeHtml({ base: '', latest, watched: [], news: [], groups: [] });
    const items = [...page.matchAll(/<li>.*?<bdi>(.*?)<\/bdi><\/a> <small>(.*?)<\/small>/g)].map(([, name, about]) => [
      name,
      about,
    ]);
    expect(items).toEqual([
      ['Ninja &#60;3', 'Film 1999'],
      ['Saga', 'TV short 2011'],
      ['Gear', 'franchise'],
      ['Gear 2', '2013'],
    ]);
  });
});
