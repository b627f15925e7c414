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

  it('is the western one, however many accents there are', async () => {
    const titles = [
      'Pokémon',
      'Détective Conan',
      'Les Mystérieuses Cités',
      'Répétition',
      'Le Chevalier Léon',
      'Déjà vu',
    ];
    const { rows } = await readAll(Buffer.from(`Titre\n${titles.join('\n')}\n`, 'latin1'), 'a.csv');
    expect(rows.map(toldWatched)).toEqual(titles);
  });

  it.each([
    ['an apostrophe', 'Titre;Statut\nL\x92\xe9t\xe9;Termin\xe9\n', 'L’été {status:completed}'],
    ['a dash', 'Titel;Status\nDragon Ball Z \x96 K\xe4mpfe;Gesehen\n', 'Dragon Ball Z – Kämpfe {status:completed}'],
    ['the euro sign', 'Titel;Notiz\nM\xe4rchen;3 \x80\n', 'Märchen'],
  ])('is the western one with %s in it', async (_, text, told) => {
    const { rows } = await readAll(Buffer.from(text, 'latin1'), 'a.csv');
    expect(rows.map(toldWatched)).toEqual([told]);
  });

  it('is read where it is the one of Japanese spreadsheets', async () => {
    const { rows } = await readAll(Buffer.from(japanese), 'a.csv');
    expect(rows.map(toldWatched)).toEqual(['鬼滅の刃 {score:90}']);
  });

  it.each<[language: string, hex: string, told: readonly string[]]>([
    [
      'Chinese',
      '7469746c652c7374617475730abdf8bbf7b5c4bedec8cb2cbfb4b9fd0ab8d6d6aec1b6bdf0caf5caa62cd4dabfb40a',
      ['进击的巨人 {status:completed}', '钢之炼金术师 {status:watching}'],
    ],
    [
      'Korean',
      'c1a6b8f12cbbf3c5c20ac1f8b0ddc0c720b0c5c0ce2cbfcfb7e10ab0adc3b6c0c720bfacb1ddbcfabbe72cbab8b4c2c1df0a',
      ['진격의 거인 {status:completed}', '강철의 연금술사 {status:watching}'],
    ],
    [
      'Russian',
      'ede0e7e2e0ede8e52cf1f2e0f2f3f10ac0f2e0eae020f2e8f2e0edeee22ceff0eef1eceef2f0e5edee0ad1f2e0ebfcedeee920e0ebf5e8ece8ea2cf1eceef2f0fe0a',
      ['Атака титанов {status:completed}', 'Стальной алхимик {status:watching}'],
    ],
  ])('is read where it is the one of %s spreadsheets', async (_, hex, told) => {
    const { rows } = await readAll(Buffer.from(hex, 'hex'), 'a.csv');
    expect(rows.map(toldWatched)).toEqual(told);
  });

  it.each([
    ['a.xlsx', 'PK\u0003\u0004\u0014\0\u0006[Content_Types].xml', 'save the table as CSV'],
    ['a.zip', 'PK\u0003\u0004\u0014\0\0watched.csv', 'unpack it, and import the files that are in it'],
    ['a.pdf', '%PDF-1.7\n\0\u0001', 'copy its text into a file'],
    ['a.db', 'SQLite format 3\0\u0010', 'write its list out as CSV or JSON'],
    ['a.bin', '\0\u0001\u0002', 'a list, a data set or an export is wanted'],
  ])('says of %s what to do with it', async (name, begins, what) => {
    await expect(readAll(Buffer.from(begins, 'latin1'), name)).rejects.toThrow(what);
  });

  it('is UTF-8 with a broken letter where others are sound', async () => {
    const { rows } = await readAll(
      Buffer.concat([Buffer.from('Pokémon\nÉclair\nNa'), Buffer.from([0xe9, 0x0a])]),
      'a.txt',
    );
    expect(rows.map(toldWatched)).toEqual(['Pokémon', 'Éclair', expect.stringContaining('! its letters are neither')]);
  });
});
