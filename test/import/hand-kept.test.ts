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
  ])('%s is read as %s', async (line, said) => {
    const { rows } = await readAll(`${line}\n`, 'a.txt');
    expect(rows.map(toldWatched)).toEqual([said]);
  });
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
