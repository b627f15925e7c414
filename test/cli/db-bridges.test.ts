import { expect, it } from 'vitest';
import { anilistServer } from '../helpers/anilist-server.ts';
import { titleOf } from '../helpers/franchise.ts';
import { newWorld } from '../helpers/io.ts';

/** Two franchises, and a film that is a side story of the one and called another telling of the other. */
const titles = [1, 11].flatMap((first) =>
  [0, 1, 2, 3].map((n) =>
    titleOf(first + n, {
      title: `${first === 1 ? 'Robo' : 'Devil'} ${n}`,
      relations: [
        ...(n > 0 ? [{ type: 'PREQUEL', to: `anilist:${first + n - 1}` } as const] : []),
        ...(n < 3 ? [{ type: 'SEQUEL', to: `anilist:${first + n + 1}` } as const] : []),
        ...(n === 0 ? [{ type: first === 1 ? 'SIDE_STORY' : 'ALTERNATIVE', to: 'anilist:20' } as const] : []),
      ],
    }),
  ),
);
const film = titleOf(20, {
  title: 'Robo vs. Devil',
  relations: [
    { type: 'PARENT', to: 'anilist:1' },
    { type: 'ALTERNATIVE', to: 'anilist:11' },
  ],
});

it('proposes cuts that can be pasted, until they are made', async () => {
  const { url } = await anilistServer([...titles, film]);
  const world = newWorld({ anilist: url });
  expect((await world.run(['franchise', 'anilist:1'])).code).toBe(0);
  const { code, out } = await world.run(['db', 'bridges']);
  expect(code).toBe(0);
  expect(out).toContain('Devil 0, 4 titles (ALTERNATIVE)');
  const cut = /^animectl (cut anilist:\d+ anilist:\d+) {2}#.*Devil 0/m.exec(out)?.[1] ?? '';
  expect((await world.run(cut.split(' '))).code).toBe(0);
  expect(await world.run(['db', 'bridges'])).toMatchObject({ out: '', err: 'no relation looks like a false join\n' });
  const { out: json } = await world.run(['db', 'bridges', '--json']);
  expect(JSON.parse(json)).toEqual({ schema: 1, bridges: [] });
});

it('does not propose what rules about names keep apart already', async () => {
  // The film is OTHER to its parent, has another name, and a franchise of its own.
  const robo = titles.filter(({ title }) => title.startsWith('Robo'));
  const chaos = [20, 21, 22, 23].map((id) =>
    titleOf(id, {
      title: `Chaos ${id}`,
      relations: [
        ...(id > 20 ? [{ type: 'PREQUEL', to: `anilist:${id - 1}` } as const] : []),
        ...(id < 23 ? [{ type: 'SEQUEL', to: `anilist:${id + 1}` } as const] : []),
        ...(id === 20 ? [{ type: 'PARENT', to: 'anilist:1' } as const] : []),
      ],
    }),
  );
  const [first, ...others] = robo;
  const relations = [
    ...(first?.relations ?? []).filter(({ to }) => to !== 'anilist:20'),
    { type: 'OTHER', to: 'anilist:20' } as const,
  ];
  const { url } = await anilistServer([
    { ...titleOf(1, { title: 'Robo 0' }), ...first, relations },
    ...others,
    ...chaos,
  ]);
  const world = newWorld({ anilist: url });
  await world.run(['franchise', 'anilist:1']);
  await world.run(['franchise', 'anilist:20']);
  expect((await world.run(['db', 'bridges', '--json'])).out).toContain('"bridges": []');
  const { out } = await world.run(['franchise', 'anilist:1', '--as-stated', '--json', '--refresh']);
  expect(JSON.parse(out).titles).toHaveLength(8);
});

it('says that there is no database', async () => {
  expect((await newWorld().run(['db', 'bridges'])).code).toBe(6);
});
