import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../../src/franchise/document.ts';
import { bendsOf, labelLines } from '../../../src/report/page/data.ts';
import { page } from '../../../src/report/page/html.ts';
import { box, layoutOf, planOf } from '../../../src/report/page/layout.ts';
import { pack } from '../../../src/report/page/pack.ts';
import { widthOf } from '../../../src/report/text/width.ts';
import { bundled } from '../../helpers/catalog.ts';
import { franchiseOf, hostileFranchise, hostileTexts, pair, stats, titan, titleOf } from '../../helpers/franchise.ts';

const hostileWords = [
  ...hostileTexts,
  '<img src=x onerror=alert(1)>',
  `"' onmouseover="x`,
  '<!-- <script',
  'שלום עולם',
];
const document = documentOf(titan, stats, 'release');
const hostile = documentOf(hostileFranchise(hostileWords), stats, 'release');
const gundam = documentOf(await bundled('Gundam'), stats, 'release');

const content = (text: string, tag: string) =>
  [...text.matchAll(new RegExp(`<${tag}(?:\\s[^>]*)?>([\\s\\S]*?)</${tag}>`, 'g'))].map(([, inner]) => inner ?? '');
const sha = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('the page', () => {
  it('allows the scripts and styles that are in it and nothing else', async () => {
    for (const one of [document, hostile]) {
      const text = await page(one);
      const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(text)?.[1];
      const [data, ...scripts] = content(text, 'script');
      expect(JSON.parse(data!).titles).toHaveLength(one.titles.length);
      expect(policy).toBe(
        `default-src 'none'; script-src ${scripts.map(sha).join(' ')}; style-src ${content(text, 'style').map(sha).join(' ')}; img-src data:; base-uri 'none'; form-action 'none'`,
      );
      expect(scripts).toHaveLength(2);
      const withoutScripts = text.replace(/<script[\s\S]*?<\/script>/g, '');
      expect(withoutScripts).not.toMatch(/<[^>]*\s(?:on\w+|style|src)=/);
      const addresses = [...withoutScripts.matchAll(/\shref="([^"]*)"/g)].map(([, address]) => address);
      expect(
        addresses.filter(
          (one) => !/^(?:#\w+|data:,|https:\/\/(?:anilist\.co|myanimelist\.net)\/anime\/\d+)$/.test(one!),
        ),
      ).toEqual([]);
    }
  });

  it('lists every title with its number, names, facts and pages', async () => {
    const text = await page(document);
    const item = /<li value="1"[\s\S]*?<\/li>/.exec(text)?.[0];
    expect(item).toMatchInlineSnapshot(
      `"<li value="1" id="t1"><a class="name" href="https://anilist.co/anime/16498"><bdi>Attack on Titan</bdi></a><p class="names"><bdi>Shingeki no Kyojin</bdi> · <bdi lang="ja">進撃の巨人</bdi></p><p class="facts">TV, 2013, 25 ep</p><p class="more"><a href="https://anilist.co/anime/16498">AniList</a> <a href="https://myanimelist.net/anime/16498">MyAnimeList</a> <button type="button" data-show="1" hidden>Show in the graph</button></p></li>"`,
    );
    expect(content(text, 'li')).toHaveLength(8);
    expect(text).toContain('<span class="badge next">next</span>');
    expect(text).toContain('<span class="badge skippable">skippable</span>');
  });

  it('keeps hostile titles inert', async () => {
    const text = await page(hostile);
    expect(text).not.toContain('<img');
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('&#60;/script&#62;&#60;script&#62;alert(1)&#60;/script&#62;');
    expect(text).toContain('<bdi>שלום עולם</bdi>');
    expect(text.replace(/<script>[\s\S]*?<\/script>/g, '')).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  it('is below 1.5 MB for 131 titles, and can be empty', async () => {
    expect(Buffer.byteLength(await page(gundam))).toBeLessThan(1_500_000);
    const empty = await page(documentOf(franchiseOf([], []), stats, 'release'));
    expect(content(empty, 'h1')).toEqual(['<bdi>nothing</bdi>']);
  });
});

describe('the layout', () => {
  it('lets no two titles overlap, and starts every line at its title', async () => {
    const { titles, links } = await layoutOf(gundam);
    const all = [...titles.values()];
    expect(all).toHaveLength(131);
    const overlaps = all.flatMap((a, n) =>
      all.slice(n + 1).filter((b) => Math.abs(a.x - b.x) < box.width && Math.abs(a.y - b.y) < box.height),
    );
    expect(overlaps).toEqual([]);
    for (const { from, points } of links.filter(({ points }) => points.length > 0)) {
      expect(Math.abs(points[0]!.x - titles.get(from)!.x)).toBeLessThanOrEqual(box.width / 2 + 1);
      expect(Math.abs(points[0]!.y - titles.get(from)!.y)).toBeLessThanOrEqual(box.height / 2 + 1);
    }
  });

  it('plans a graph a continuity, each relation in one of them or between two', () => {
    const plan = planOf(gundam);
    expect(plan.graphs).toHaveLength(gundam.continuities.length);
    expect(plan.graphs.flatMap(({ children = [] }) => children)).toHaveLength(131);
    const edges = plan.graphs.flatMap(({ edges = [] }) => edges.map(({ id }) => id));
    expect(new Set(edges).size).toBe(edges.length);
    expect(edges.length).toBeLessThan(plan.links.length);
  });

  it('draws an extra of several titles at the first of them', () => {
    const titles = [1, 2, 3, 4].map((id) => titleOf(id, { startDate: `200${id}` }));
    const edges = [...pair(1, 'SEQUEL', 2), ...[1, 2, 3].flatMap((id) => pair(id, 'OTHER', 4, 'PARENT'))];
    const { graphs } = planOf(documentOf(franchiseOf(titles, edges), stats, 'release'));
    expect(graphs[0]?.edges?.map(({ sources, targets }) => [...sources, ...targets])).toEqual([
      ['anilist:1', 'anilist:2'],
      ['anilist:1', 'anilist:4'],
    ]);
  });
});

it('packs boxes without overlaps, no wider than asked for', () => {
  const boxes = [400, 100, 100, 300, 50, 220, 90].map((width, n) => ({ width, height: 40 + ((n * 37) % 90) }));
  const at = pack(boxes, 10, 2);
  const spots = boxes.map((size, n) => ({ ...size, ...at[n]! }));
  for (const [n, a] of spots.entries()) {
    for (const b of spots.slice(n + 1)) {
      const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      expect([a, b, apart]).toEqual([a, b, true]);
    }
  }
  expect(Math.max(...spots.map(({ x, width }) => x + width))).toBeLessThanOrEqual(420);
  expect(pack([], 10, 2)).toEqual([]);
});

it('puts a name on two lines that fit', () => {
  expect(labelLines('1  Attack on Titan')).toEqual(['1  Attack on Titan']);
  expect(labelLines('2  Attack on Titan: Crimson Bow and Arrow')).toEqual([
    '2  Attack on Titan:',
    'Crimson Bow and Arrow',
  ]);
  for (const text of [...hostileWords, `3  ${'進撃の巨人'.repeat(9)}`, `4  a ${'b'.repeat(90)}`, 'x'.repeat(99)]) {
    const lines = labelLines(text);
    expect(lines.length).toBeLessThanOrEqual(2);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(26);
  }
});

it('gives turns by share of and distance from the straight line', () => {
  const points = [
    { x: 10, y: 0 },
    { x: 60, y: 0 },
    { x: 60, y: 100 },
    { x: 110, y: 100 },
  ];
  const bends = bendsOf(points, { x: 0, y: 0 }, { x: 120, y: 100 })!;
  expect([bends.source, bends.target]).toEqual(['10px 0px', '-10px 0px']);
  const turn = (n: number) => {
    const length = Math.hypot(100, 100);
    const [share, off] = [bends.weights[n]!, bends.distances[n]!];
    return [10 + share * 100 - (off * 100) / length, share * 100 + (off * 100) / length].map(Math.round);
  };
  expect([turn(0), turn(1)]).toEqual([
    [60, 0],
    [60, 100],
  ]);
  expect(bendsOf([], { x: 0, y: 0 }, { x: 1, y: 1 })).toBeUndefined();
});
