import { describe, expect, it } from 'vitest';
import { readAll, toldWatched } from './reading.ts';

const latin = 'Titre;Épisodes vus;Statut\nPokémon;12;Terminé\nMonster;3;\n';
/** `タイトル,評価` and `鬼滅の刃,9`, as Excel writes them in Japan. */
const japanese = [
  ...[0x83, 0x5e, 0x83, 0x43, 0x83, 0x67, 0x83, 0x8b, 0x2c, 0x95, 0x5d, 0x89, 0xbf, 0x0a],
  ...[0x8b, 0x53, 0x96, 0xc5, 0x82, 0xcc, 0x90, 0x6e, 0x2c, 0x39, 0x0a],
];

describe('a list in another encoding than UTF-8', () => {
  it('is read where it is the one of western spreadsheets', async () => {
    const { rows } = await readAll(Buffer.from(latin, 'latin1'), 'a.csv');
    expect(rows.map(toldWatched)).toEqual(['Pokémon {status:completed,progress:12}', 'Monster {progress:3}']);
  });

  it('is read where it is the one of Japanese spreadsheets', async () => {
    const { rows } = await readAll(Buffer.from(japanese), 'a.csv');
    expect(rows.map(toldWatched)).toEqual(['鬼滅の刃 {score:90}']);
  });

  it('is UTF-8 with a broken letter where others are sound', async () => {
    const { rows } = await readAll(
      Buffer.concat([Buffer.from('Pokémon\nÉclair\nNa'), Buffer.from([0xe9, 0x0a])]),
      'a.txt',
    );
    expect(rows.map(toldWatched)).toEqual(['Pokémon', 'Éclair', expect.stringContaining('! its letters are neither')]);
  });
});
