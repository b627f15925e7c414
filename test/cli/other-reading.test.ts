import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { otherReading } from '../../src/import/other-reading.ts';
import { refOf } from '../../src/model/ref.ts';
import type { Title } from '../../src/model/title.ts';
import { anilistServer } from '../helpers/anilist-server.ts';
import { newWorld } from '../helpers/io.ts';

const title = (id: number, romaji: string, english: string): Title => ({
  ...{ ref: refOf('anilist', id), ids: { anilist: id }, kind: 'anime', title: romaji, english, format: 'TV' },
  relations: [],
});
const known = [
  title(1, 'Natsume Yuujinchou', "Natsume's Book of Friends"),
  title(2, 'Kumo no Muko', 'Beyond the Clouds'),
  title(3, 'Tsuki to Raika', 'Irina'),
];

async function imported(lines: readonly string[]) {
  const server = await anilistServer(known);
  const world = newWorld({ anilist: server.url });
  const file = join(world.folder, 'list.txt');
  writeFileSync(file, lines.join('\n'));
  const { out } = await world.run(['import', '--file', file, '--json']);
  const { rejects, ...counts } = JSON.parse(out);
  return { counts, requests: server.asked.length, left: rejects.map(({ row }: { readonly row: string }) => row) };
}

it.each([
  'Natsume Yuujinchou / Natsume’s Book of Friends',
  "Natsume's Book of Friends (Natsume Yuujinchou)",
  'Natsume Yuujinchou [Natsume’s Book of Friends]',
  "Natsume Yuujinchou - Natsume's Book of Friends",
  'Natsume Yuujinchou - rewatch with Tom',
  'Natsume Yuujinchou (so good!)',
  'Natsume Yuujinchou (dub)',
  '"Natsume Yuujinchou" - great show',
  '2008 - Natsume Yuujinchou',
])('%s is found by the part that is a title', async (line) => {
  const { left, counts, requests } = await imported([line, 'Kumo no Muko']);
  expect(left).toEqual([]);
  expect(counts).toMatchObject({ rows: 2, imported: 2 });
  expect(requests).toBeLessThanOrEqual(3);
});

it.each([
  'Natsume Yuujinchou - The Film That Is Not There',
  'Natsume Yuujinchou (Another Story)',
  'Natsume Yuujinchou / Tsuki to Raika',
  'Natsume Yuujinchou: no such part',
])('%s is no title: what is beside it may be another one', async (line) => {
  const { left } = await imported([line, 'Kumo no Muko']);
  expect(left).toEqual([line]);
});

it('asks for nothing more where all rows are found', async () => {
  const plain = await imported(known.map((one) => one.title));
  expect(plain).toMatchObject({ counts: { imported: 3 }, requests: 1 });
});

it.each([
  ['Ranma (TV)', undefined],
  ['Overlord (2015)', undefined],
  ['Re:Zero', undefined],
  ['attack on titan - no regrets', { name: 'attack on titan', beside: 'no regrets', isRemark: false }],
  ['A / B', { name: 'A', beside: 'B', isRemark: false }],
])('parts %s', (words, parts) => {
  expect(otherReading(words)).toEqual(parts);
});

it('a row is found by a part of it where nobody is asked, too', async () => {
  const world = newWorld();
  const file = join(world.folder, 'list.txt');
  writeFileSync(file, 'Erased (so good!)\nAttack on Titan / Shingeki no Kyojin\nDeath Note / Bleach\n');
  const { out } = await world.run(['--offline', 'import', '--file', file, '--list', 'own', '--json']);
  expect(JSON.parse(out)).toMatchObject({ imported: 2, notFound: 1, rejects: [{ place: 'list.txt line 3' }] });
  const { entries } = JSON.parse((await world.run(['lists', 'show', 'own', '--json'])).out);
  expect(entries.map(({ ref }: { readonly ref: string }) => ref)).toEqual(['anilist:16498', 'anilist:21234']);
});
