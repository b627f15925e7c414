import { describe, expect, it } from 'vitest';
import { dayIn } from '../../src/import/days.ts';
import { readAll, toldWatched } from './reading.ts';

describe('a line of a list that somebody keeps by hand', () => {
  it.each([
    ['Naruto — watching, ep 120', 'Naruto {status:watching,progress:120}'],
    ['Chainsaw Man: 8', 'Chainsaw Man {score:80}'],
    ['Naruto: 120', 'Naruto {progress:120}'],
    ['Gundam: 1979', 'Gundam: 1979'],
    ['Re:Zero', 'Re:Zero'],
    ['3. Mob Psycho 100 - 9/10 loved it', 'Mob Psycho 100 {score:90}'],
    ['Monster | 4/5, a bit slow', 'Monster {score:80}'],
    ['Spy x Family / スパイファミリー', 'Spy x Family'],
    ['鬼滅の刃 / Demon Slayer - 8/10', 'Demon Slayer {score:80}'],
    ['Fate / Zero', 'Fate / Zero'],
    ['Death Note (2006) ★★★★☆', 'Death Note (2006) {score:80}'],
    ['Attack on Titan ✅', 'Attack on Titan {status:completed}'],
    ['✅ Attack on Titan', 'Attack on Titan {status:completed}'],
    ['myanimelist.net/anime/1535', 'mal:1535'],
    ['Monster, completed 2014-03-01', 'Monster {status:completed}'],
    ['Monster (finished on 12.3.2014)', 'Monster {status:completed}'],
    ['Monster (DROPPED)', 'Monster {status:dropped}'],
    ['Monster [Ep 5/12, Watching]', 'Monster {status:watching,progress:5}'],
    ['Monster — COMPLETED', 'Monster {status:completed}'],
    ['Monster (rewatched 2x)', 'Monster {status:completed}'],
    ['Monster (dropped after ep 3)', 'Monster {status:dropped,progress:3}'],
    ['Chainsaw Man — dropped at ep 3', 'Chainsaw Man {status:dropped,progress:3}'],
    ['One Piece (watching, up to 1050)', 'One Piece {status:watching,progress:1050}'],
    ['Monster 24 eps', 'Monster {progress:24}'],
    ['Monster 24 episodes', 'Monster {progress:24}'],
    ['Monster (Folge 7)', 'Monster {progress:7}'],
    ['Monster 24 Folgen', 'Monster {progress:24}'],
    ['Monster — серия 5', 'Monster {progress:5}'],
    ['Monster - 7,5', 'Monster {score:75}'],
    ['Monster (8,5/10, dropped)', 'Monster {status:dropped,score:85}'],
    ['Monster = 9', 'Monster {score:90}'],
    ['Monster, 9', 'Monster {score:90}'],
    ['Mob Psycho 100, 9', 'Mob Psycho 100 {score:90}'],
    ['Overlord 1, 8', 'Overlord 1 {score:80}'],
    ['**Monster** 8.5', 'Monster {score:85}'],
    ['[10] Monster', 'Monster {score:100}'],
    ['9/10 Parasyte', 'Parasyte {score:90}'],
    ['22/7', '22/7'],
    ['Monster #anime #2004', 'Monster #anime #2004'],
    ['Monster #thriller #anime', 'Monster'],
    ['Monster\t9\tcompleted', 'Monster {status:completed,score:90}'],
    ['1\tMonster\t9', 'Monster {score:90}'],
    ['Attack on Titan - Completed - 25/25 - 9/10', 'Attack on Titan {status:completed,score:90,progress:25}'],
    ['Overlord - 3/12', 'Overlord {progress:3}'],
    ['Overlord - episode 3', 'Overlord {progress:3}'],
    ['Overlord - 3/100', 'Overlord {score:3}'],
    ['Overlord | 13/13 | 7', 'Overlord {score:70,progress:13}'],
    ['Death Note ❌', 'Death Note {status:dropped}'],
    ['Monster (12/24 / watching)', 'Monster {status:watching,progress:12}'],
    ['Monster (watching/12/24)', 'Monster {status:watching,progress:12}'],
    ['Monster (12/24 / 8/10)', 'Monster {score:80,progress:12}'],
    ['Monster (8 / 10)', 'Monster {score:80}'],
    ['Monster (12 / 24)', 'Monster {progress:12}'],
    ['Fate/stay night (completed/8/10)', 'Fate/stay night {status:completed,score:80}'],
    ['Monster (3/?)', 'Monster {progress:3}'],
    ['Monster 3/??', 'Monster {progress:3}'],
    ['Monster (12 of ?)', 'Monster {progress:12}'],
    ['Monster - watching 3/?', 'Monster {status:watching,progress:3}'],
    ['Monster - watching ep 4', 'Monster {status:watching,progress:4}'],
    ['Monster - completed 03/2014', 'Monster {status:completed}'],
    ['Monster (finished 2013-04-07 - 2013-05-01)', 'Monster {status:completed}'],
    ['Monster (1080p)', 'Monster'],
    ['Monster (1080p) - 8/10', 'Monster {score:80}'],
    ['Monster (1080p, watching)', 'Monster {status:watching}'],
    ['Monster (BD)', 'Monster'],
    ['Monster (4K, dub) - 9/10', 'Monster {score:90}'],
    ['Monster (1920x1080)', 'Monster'],
    ['Monster - 05 (1080p)', 'Monster'],
    ['Monster (Complete) [1080p]', 'Monster'],
    ['[Group] Monster - 05 (1080p) [watching]', 'Monster'],
    ['** DONE Bleach :anime:seen:', 'Bleach {status:completed}'],
    ['* TODO Naruto', 'Naruto {status:planned}'],
    ['*** Monster', 'Monster'],
    ['* DEATH NOTE', 'DEATH NOTE'],
    ['- [X] Hyouka :anime:', 'Hyouka {status:completed}'],
    ['Dropped: Naruto', 'Naruto {status:dropped}'],
    ['Watching: One Piece (ep 1000)', 'One Piece {status:watching,progress:1000}'],
    ['completed - Kaiba - 9/10', 'Kaiba {status:completed,score:90}'],
    ['[Dropped] Naruto', 'Naruto {status:dropped}'],
    ['Bleach (бросил)', 'Bleach {status:dropped}'],
    ['Death Note — смотрел', 'Death Note {status:completed}'],
    ['Monster (oglądane)', 'Monster {status:watching}'],
    ['Monster (Naoki Urasawa)', 'Monster (Naoki Urasawa)'],
    ['Bleach - Memories of Nobody', 'Bleach - Memories of Nobody'],
    ['Bleach episode 100', 'Bleach {progress:100}'],
    ['Monster 5 of 74', 'Monster {progress:5}'],
    ['Nana up to ep 12', 'Nana {progress:12}'],
    ['Mushishi [26/26] 9.5', 'Mushishi {score:95,progress:26}'],
    ['Mushishi 26/26 9', 'Mushishi {score:90,progress:26}'],
    ['Mushishi ep 12, 8/10, dropped', 'Mushishi {status:dropped,score:80,progress:12}'],
    ['Frieren, Folge 12 von 28', 'Frieren {progress:12}'],
    ['Black Clover nach Folge 20', 'Black Clover {progress:20}'],
    ['Black Clover (abgebrochen nach Folge 20)', 'Black Clover {status:dropped,progress:20}'],
    ['Frieren cap 7', 'Frieren {progress:7}'],
    ['Frieren ép. 14', 'Frieren {progress:14}'],
    ['Frieren, épisode 14 sur 28', 'Frieren {progress:14}'],
    ['葬送のフリーレン　12話まで', '葬送のフリーレン {progress:12}'],
    ['葬送のフリーレン 第12話', '葬送のフリーレン {progress:12}'],
    ['シュタインズ・ゲート　全24話', 'シュタインズ・ゲート'],
    ['進撃の巨人　１期　★5', '進撃の巨人 １期 {score:100}'],
    ['Monster ★4.5', 'Monster {score:90}'],
    ['Monster - 17,5/20', 'Monster {score:87.5}'],
    ['Monster saison 2 - 17,5/20', 'Monster saison 2 {score:87.5}'],
    ['KonoSuba 2 - ▶ watching (ep 4)', 'KonoSuba 2 {status:watching,progress:4}'],
  ])('%s is read as %s', async (line, said) => {
    const { rows } = await readAll(`${line}\n`, 'a.txt');
    expect(rows.map(toldWatched)).toEqual([said]);
  });
});

it.each([
  ['Mob Psycho 100 (S1-S3) 9/10', ['Mob Psycho 100', 'Mob Psycho 100 season 2', 'Mob Psycho 100 season 3']],
  ['Attack on Titan - Seasons 1, 2 & 3', ['Attack on Titan', 'Attack on Titan season 2', 'Attack on Titan season 3']],
  ['Haikyuu!! 1-3', ['Haikyuu!!', 'Haikyuu!! season 2', 'Haikyuu!! season 3']],
  ['Overlord S2 + S4', ['Overlord season 2', 'Overlord season 4']],
  ['Overlord Season 2', ['Overlord Season 2']],
  ['Ranma 1/2', ['Ranma 1/2']],
  ['Gintama 2012-2013', ['Gintama 2012-2013']],
  ['K-On! S2-1', ['K-On! S2-1']],
  ['Overlord 1, 2, 3', ['Overlord', 'Overlord season 2', 'Overlord season 3']],
  ['Overlord 1,2', ['Overlord', 'Overlord season 2']],
  ['Overlord 1 & 2', ['Overlord', 'Overlord season 2']],
  ['Overlord 1+2 9/10', ['Overlord', 'Overlord season 2']],
  ['Overlord I, II & III', ['Overlord', 'Overlord season 2', 'Overlord season 3']],
  ['Overlord I-IV', ['Overlord', 'Overlord season 2', 'Overlord season 3', 'Overlord season 4']],
  ['Naruto Movie 1, 2', ['Naruto Movie 1', 'Naruto Movie 2']],
  ['Mob Psycho 100 1 and 2', ['Mob Psycho 100 1 and 2']],
  ['Tiger & Bunny', ['Tiger & Bunny']],
  ['Kaiba 1,5', ['Kaiba 1,5']],
])('%s is a row for each season that it lists', async (line, titles) => {
  for (const name of ['a.txt', 'a.csv']) {
    const { rows } = await readAll(name === 'a.txt' ? `${line}\n` : `title\n"${line.replace(' 9/10', '')}"\n`, name);
    expect(rows.map((row) => row.type === 'asked' && row.asked.title)).toEqual(titles);
  }
});

it('takes a box without a tick for what is still to be seen, also below a heading', async () => {
  const { rows } = await readAll('Watched:\n[x] Monster\n[ ] Vinland Saga\nNaruto\nDropped:\n[ ] Bleach\n', 'a.txt');
  expect(rows.flatMap((row) => (row.type === 'asked' ? [toldWatched(row)] : []))).toEqual([
    'Monster {status:completed}',
    'Vinland Saga {status:planned}',
    'Naruto {status:completed}',
    'Bleach {status:dropped}',
  ]);
});

it('takes titles for what the heading above them says, whatever is drawn around it', async () => {
  const { rows } = await readAll(
    '**Plan to watch**\nMonster\n_Dropped_\nNaruto\n【視聴済み】\nBleach\nON HOLD - 2\n[Oshi no Ko]\nK\n',
    'a.txt',
  );
  expect(rows.flatMap((row) => (row.type === 'asked' ? [toldWatched(row)] : []))).toEqual([
    'Monster {status:planned}',
    'Naruto {status:dropped}',
    'Bleach {status:completed}',
    '[Oshi no Ko] {status:paused}',
    'K {status:paused}',
  ]);
});

it.each([
  ['Fertig geschaut:', 'completed'],
  ['Schaue gerade:', 'watching'],
  ['Will ich noch sehen:', 'planned'],
  ['VISTAS', 'completed'],
  ['VIENDO', 'watching'],
  ['PENDIENTES', 'planned'],
  ['Vus :', 'completed'],
  ['Abandonnés :', 'dropped'],
  ['【これから】', 'planned'],
])('titles below %s are %s, and no longer what the heading before said', async (heading, status) => {
  const { rows } = await readAll(`Dropped:\nMonster\nOn hold\nKaiba\n${heading}\nNaruto\n`, 'a.txt');
  expect(rows.flatMap((row) => (row.type === 'asked' ? [toldWatched(row)] : []))).toEqual([
    'Monster {status:dropped}',
    'Kaiba {status:paused}',
    `Naruto {status:${status}}`,
  ]);
});

it('takes titles in capitals for titles', async () => {
  const { rows } = await readAll('WATCHED\nBLEACH\nMONSTER\nWORKING!!\nX\nNANA\n', 'a.txt');
  expect(rows.flatMap((row) => (row.type === 'asked' ? [toldWatched(row)] : []))).toEqual(
    ['BLEACH', 'MONSTER', 'WORKING!!', 'X', 'NANA'].map((title) => `${title} {status:completed}`),
  );
});

it.each([
  ['Naruto, Bleach, Monster, K-On!\n', ['Naruto', 'Bleach', 'Monster', 'K-On!']],
  ['\ufeffNaruto; Steins;Gate; Bleach', ['Naruto', 'Steins;Gate', 'Bleach']],
  ['\n鋼の錬金術師、進撃の巨人、銀魂\n\n', ['鋼の錬金術師', '進撃の巨人', '銀魂']],
  ['I, My, Me! Strawberry Eggs', ['I, My, Me! Strawberry Eggs']],
  ['Monster, watching, 12/74, 8/10', ['Monster']],
  ['Naruto, Bleach, Monster, Nana\nK', ['Naruto, Bleach, Monster, Nana', 'K']],
  ['\n', []],
])('one line is as many titles as it parts by signs: %j', async (text, titles) => {
  const { rows } = await readAll(text, 'a.txt').catch(() => ({ rows: [] }));
  expect(rows.map((row) => row.type === 'asked' && row.asked.title)).toEqual(titles);
});

describe('a day', () => {
  it.each([
    ['2020-13-45', undefined],
    ['2020-02-31', undefined],
    ['2020-12-45', undefined],
    ['31.02.2020', undefined],
    ['2020-02-29', '2020-02-29'],
    ['2013-04-00', '2013-04'],
    ['2013-00-00', '2013'],
    ['2013', '2013'],
    ['2013-04', '2013-04'],
  ])('%s is %s', (text, day) => {
    expect(dayIn(text)).toBe(day);
  });
});
