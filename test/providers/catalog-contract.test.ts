import { catalog } from '../../src/providers/catalog/catalog.ts';
import { noHttp } from './catalog-http.ts';
import { providerContract } from './contract.ts';

providerContract('the bundled catalogue', async () => ({
  provider: catalog,
  http: noHttp,
  known: ['anilist:16498', 'anilist:1535', 'anilist:5114'],
  absent: ['anilist:999999999', 'mal:999999999', 'anilist:manga/5114'],
  words: ['Attack on Titan', 'Death Note', '鋼の錬金術師'],
  nonsense: 'xyzzy nothing',
  isBundled: true,
}));
