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
  ['Cowboy Bebop/S02/01 - Asteroid Blues.mkv', 'Cowboy Bebop season 2'],
  ['Cowboy Bebop/Season 1/01. Asteroid Blues.mkv', 'Cowboy Bebop'],
  ['Cowboy Bebop/Season 1/12 - Jupiter Jazz (1).mkv', 'Cowboy Bebop'],
  ['Cowboy Bebop/Season 1/01.Asteroid.Blues.720p.mkv', 'Cowboy Bebop'],
  ['Cowboy Bebop/Season 1/#01 Asteroid Blues.mkv', 'Cowboy Bebop'],
  ['Cowboy Bebop/Specials/01 - Mish-Mash Blues.mkv', 'Cowboy Bebop'],
  ['[SubsPlease] Frieren S2/01 - x.mkv', 'Frieren season 2'],
  ['86/S02/2x01 - Undertaker.mkv', '86 season 2'],
  ['Cowboy Bebop/S02/Episode 1 - Asteroid Blues.mkv', 'Cowboy Bebop season 2'],
  ['Cowboy Bebop/S02E01 - Asteroid Blues.mkv', 'Cowboy Bebop season 2'],
  ['Cowboy Bebop/E01 Asteroid Blues.mkv', 'Cowboy Bebop'],
  ['Cowboy Bebop/第01話 アステロイド・ブルース.mkv', 'Cowboy Bebop'],
  // A number that the title begins with, or that counts what is no season.
  ['Anime/Season 1/91 Days - 01.mkv', '91 Days'],
  ['Anime/Season 1/3-gatsu no Lion - 01.mkv', '3-gatsu no Lion'],
  ['Ghibli/01 - Nausicaa.mkv', '01 - Nausicaa'],
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

it.each([
  ['Up (2009)/Up.iso', 'Up', 2009],
  ['The Matrix (1999) {tmdb-603}/x.mkv', 'The Matrix', 1999],
  ['Spirited Away (2001) [imdbid-tt0245429]/千と千尋の神隠し.mkv', 'Spirited Away', 2001],
  ['Pulp.Fiction.1994.1080p.BluRay.x264-GRP/grp-pf1080.mkv', 'Pulp Fiction', 1994],
  ['Forrest Gump (1994)/BDMV/STREAM/00001.m2ts', 'Forrest Gump', 1994],
  ['Pulp Fiction (1994)/VIDEO_TS/VTS_01_1.VOB', 'Pulp Fiction', 1994],
  ['Akira (1988)/CD1/akira-a.avi', 'Akira', 1988],
  ['Collection/The Fellowship of the Ring (2001)/lotr1.mkv', 'The Fellowship of the Ring', 2001],
  ['Films/Her.2013.1080p.BluRay.x264-GRP.mkv', 'Her', 2013],
  ['The Matrix (1999)/The.Matrix.Reloaded.2003.1080p.mkv', 'The Matrix Reloaded', 2003],
  ['Shorts/Tin Toy (1988)/Tin Toy.mkv', 'Tin Toy', 1988],
])('a film is of its folder, which names its year, where its own name says less: %s', async (path, title, year) => {
  const [row] = await readInPieces(`${path}\n`, 65_536);
  expect(row).toMatchObject({ type: 'asked', asked: { title, year } });
});

it.each([
  'The Matrix (1999)/The Matrix (1999)-trailer.mkv',
  'The Matrix (1999)/The Matrix (1999)-behindthescenes.mp4',
  'The Matrix (1999)/sample.mkv',
  'Us (2019)/Featurettes/Interview.mkv',
  'Us (2019)/Behind The Scenes/Making Of.mkv',
  'Pulp.Fiction.1994.1080p.BluRay.x264-GRP/Sample/pulp.fiction.1994.sample.mkv',
  '#recycle/The Matrix (1999)/The Matrix (1999).mkv',
  'Films/@eaDir/The Matrix.mkv',
  'Cowboy Bebop (1998)/Extras/Making of.mkv',
  '[Commie] Steins;Gate 0 - NCOP1 [BD 1080p AAC] [AABBCCDD].mkv',
  '[Coalgirls]_Clannad_NCED_(1280x720_Blu-ray_FLAC)_[ABCDEF12].mkv',
])('an extra is no title: %s', async (path) => {
  expect(await only(path)).toEqual(['~ it is an extra of a title, such as a trailer or a sample']);
});

it.each(['Extras/Extras - S01E01.mkv', 'Trailer Park Boys (2001)/Trailer Park Boys.mkv', 'Sample People (2000).mkv'])(
  'a title that is called as extras are is one: %s',
  async (path) => {
    const [row] = await readInPieces(`${path}\n`, 65_536);
    expect(row?.type).toBe('asked');
  },
);
