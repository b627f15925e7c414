const page = (id: number) => `https://anilist.co/anime/${id}`;

/** An anime-offline-database of so many titles, each related to a later and to an earlier one, a title a line. */
export function dataSet(count: number): string {
  const id = (n: number) => 920_000 + n;
  const titles = Array.from({ length: count }, (_, n) => ({
    sources: [page(id(n)), `https://myanimelist.net/anime/${500_000 + n}`],
    title: `Show ${n}`,
    type: 'TV',
    episodes: 12,
    status: 'FINISHED',
    animeSeason: { season: 'SPRING', year: 2010 },
    duration: { value: 1440, unit: 'SECONDS' },
    synonyms: [`Another name of ${n}`, `${n}番目`],
    relatedAnime: [page(id((n + 700) % count)), page(id(Math.floor(n / 2)))],
    tags: [],
  }));
  const head = {
    license: { name: 'ODbL', url: 'https://opendatacommons.org' },
    repository: 'https://github.com/manami-project/anime-offline-database',
    lastUpdate: '2026-07-01',
  };
  return [head, ...titles].map((one) => JSON.stringify(one)).join('\n');
}
