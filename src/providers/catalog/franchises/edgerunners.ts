import type { CatalogFranchise } from '../entry.ts';

export const edgerunners: CatalogFranchise = {
  name: 'Cyberpunk: Edgerunners',
  entries: [
    { anilist: 120377, mal: 42310, format: 'ONA',                    start: '2022-09-13', end: '2022-09-13', episodes: 10, minutes: 24, rating: 'R+', title: 'Cyberpunk: Edgerunners', english: 'Cyberpunk: Edgerunners', native: 'サイバーパンク エッジランナーズ', synonyms: ['Cyberpunk: Mercenários'] },
    { anilist: 195539, mal: 61990, format: 'ONA', status: 'UNKNOWN', start: '2026',                          episodes: 10,                            title: 'Cyberpunk: Edgerunners II', english: 'Cyberpunk: Edgerunners 2', native: 'サイバーパンク: エッジランナーズ II' },
  ],
  links: [
    [120377, 'ALTERNATIVE', 195539],
  ],
};
