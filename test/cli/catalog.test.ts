import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lines, newWorld } from '../helpers/io.ts';

it('says what is bundled, as of when and from where', async () => {
  const world = newWorld();
  const { code, out, err } = await world.run(['--no-color', 'catalog', 'list'], { isTty: true, columns: 80 });
  expect([code, err, existsSync(world.db)]).toEqual([0, '', false]);
  expect(lines(out).slice(0, 3)).toEqual([
    expect.stringMatching(/^Franchise +Titles +Years +First$/),
    expect.stringMatching(/^86 Eighty-Six +2 +2021 +anilist:\d+$/),
    expect.stringMatching(/^Ajin +\d+ +2015-\d{4} +anilist:\d+$/),
  ]);
  const document = JSON.parse((await world.run(['catalog', 'list', '--json'])).out);
  const titles = document.franchises.flatMap((one: { titles: unknown[] }) => one.titles);
  const total = `${document.franchises.length} franchises, ${titles.length.toLocaleString('en')} titles`;
  expect(out).toContain(`\n${total}, as of ${document.asOf}.\n${document.sources[0]}\n`);
  // What its sources say of how many there are is so.
  expect(document.sources.join(' ')).toContain(`of ${titles.length.toLocaleString('en')} titles`);
});

it('is listed without a word more', async () => {
  const world = newWorld();
  const [alone, listed] = [await world.run(['catalog']), await world.run(['catalog', 'list'])];
  expect(alone).toEqual(listed);
  expect(await world.run(['catalog', '--json'])).toEqual(await world.run(['catalog', 'list', '--json']));
  expect((await world.run(['catalog', 'Naruto'])).code).toBe(2);
});
