import { expect, it } from 'vitest';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';
import { arrival, titled, to } from '../helpers/arrivals.ts';
import { newWorld } from '../helpers/io.ts';

/** A machine whose clock was ahead when it stored a title. */
async function wasAhead() {
  const world = newWorld();
  const later = world.clock.now() + 9 * 3_600_000;
  const database = await openSqlite(world.db, { clock: { now: () => later } });
  const title = titled('anilist:990001', {
    title: 'Alpha of nowhere',
    format: 'TV',
    relations: [to('OTHER', 'mal:2')],
  });
  await database.commit({ arrivals: [arrival(title, later)] });
  await database.close();
  return world;
}

it.each([
  [['franchise', 'anilist:990001', '--json'], '"fetchedAt": null'],
  [['franchise', 'anilist:990001', '--format', 'ndjson'], '"fetchedAt":null'],
  [['franchise', 'anilist:990001', '--format', 'html'], 'From AniList, at an unknown time.'],
  [['franchise', 'anilist:990001'], 'at an unknown time'],
  [['show', 'anilist:990001', '--json'], '"fetchedAt": null'],
  [['relations', 'anilist:990001', '--json'], '"fetchedAt": null'],
  [['search', 'alpha of nowhere', '--json'], '"fetchedAt": null'],
  [['db', 'export'], '"fetchedAt":null'],
])('%j says that a time is not known, and names none', async (words, said) => {
  const world = await wasAhead();
  const { out, err } = await world.run(['--offline', ...words]);
  expect(out + err).toContain(said);
  expect(out + err).not.toMatch(/1970|20\d\d years ago/);
});
