import { expect, it } from 'vitest';
import { readInPieces, told } from './reading.ts';

const only = async (...paths: readonly string[]) => (await readInPieces(`${paths.join('\n')}\n`, 65_536)).map(told);

it.each([
  ['Monster/Season 1/01.mkv', 'Monster'],
  ['Monster/Season 2/01.mkv', 'Monster season 2'],
  ['Monster S3/01.mkv', 'Monster season 3'],
  ['Monster S3/Season 2/01.mkv', 'Monster season 2'],
  ['Mob Psycho 100/01.mkv', 'Mob Psycho 100'],
  ['Mob Psycho 100/Staffel 02/ep 05.mkv', 'Mob Psycho 100 season 2'],
  ['Anime/Trigun/Trigun - 05.mkv', 'Trigun'],
  ['Monster/Season 12/01.mkv', 'Monster season 12'],
  ['Monster/season2/01.mkv', 'Monster season 2'],
  ['Monster/Saison 3/01.mkv', 'Monster season 3'],
  ['Monster/Temporada 3/01.mkv', 'Monster season 3'],
  ['Monster/ S03 /01.mkv', 'Monster season 3'],
  ['Monster/Four Season 2/01.mkv', 'Four season 2'],
])('a file is of the title of its own name, else of its folder: %s', async (path, title) => {
  expect(await only(path)).toEqual([title]);
});

it('files of one title are one row', async () => {
  expect(await only('Trigun/01.mkv', 'Trigun/02.mkv', 'Monster/01.mkv')).toEqual([
    'Trigun',
    '~ it is another file of the same title',
    'Monster',
  ]);
});
