import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../../src/franchise/document.ts';
import { graphSvg, labelLines } from '../../../src/report/page/graph.ts';
import { gridOf } from '../../../src/report/page/grid.ts';
import { page } from '../../../src/report/page/html.ts';
import { widthOf } from '../../../src/report/text/width.ts';
import { bundled } from '../../helpers/catalog.ts';
import { franchiseOf, hostileFranchise, hostileTexts, pair, stats, titan, titleOf } from '../../helpers/franchise.ts';
import { told } from '../../helpers/outcomes.ts';

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
  it('allows the script and the style that are in it and nothing else', () => {
    for (const one of [document, hostile]) {
      const text = page(one);
      const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(text)?.[1];
      const [data, ...scripts] = content(text, 'script');
      expect(JSON.parse(data!).folding.length).toBeGreaterThan(3);
      expect(policy).toBe(
        `default-src 'none'; script-src ${scripts.map(sha).join(' ')}; style-src ${content(text, 'style').map(sha).join(' ')}; img-src data:; base-uri 'none'; form-action 'none'`,
      );
      expect(scripts).toHaveLength(1);
      const withoutScripts = text.replace(/<script[\s\S]*?<\/script>/g, '');
      expect(withoutScripts.replace(/="[^"]*"/g, '=')).not.toMatch(/<[^>]*\s(?:on\w+|style|src)=/);
      const addresses = [...withoutScripts.matchAll(/\shref="([^"]*)"/g)].map(([, address]) => address);
      expect(
        addresses.filter(
          (one) => !/^(?:#\w+|data:,|https:\/\/(?:anilist\.co|myanimelist\.net)\/anime\/\d+)$/.test(one!),
        ),
      ).toEqual([]);
    }
  });

  it('says first what to begin with, and what is announced', () => {
    const text = page(document);
    const header = content(text, 'header')[0]!
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    expect(header).toMatch(/^Attack on Titan 8 titles .* Start with Attack on Titan TV, 2013/);
    expect(header).toContain('Announced: Shingeki no Kyojin: The Return of Everything That Was Ever Lost, 2027');
    expect(header).toMatchInlineSnapshot(
      `"Attack on Titan 8 titles 45 episodes 21 h 8 min to watch Start with Attack on Titan TV, 2013, 25 epAnnounced: Shingeki no Kyojin: The Return of Everything That Was Ever Lost, 2027 2013 Attack on Titan2017 … Season 22027 Shingeki no Kyojin: The Return of Everything That Was Ever Lost"`,
    );
  });

  it('lists every title in a line, with all its names and pages behind it', () => {
    const text = page(document);
    const item = /<li id="t1"[\s\S]*?<\/li>/.exec(text)?.[0];
    expect(item).toMatchInlineSnapshot(
      `"<li id="t1" class="line" data-ref="anilist:16498" data-words="shingeki no kyojin attack on titan 進撃ノ巨人 anilist:16498"><label class="tick" hidden><input type="checkbox" aria-label="Seen: Attack on Titan"></label><details><summary><span class="n">1</span> <bdi class="name">Attack on Titan</bdi> <span class="year">2013</span> <span class="length">25 ep</span></summary><div class="more"><p class="names"><bdi>Shingeki no Kyojin</bdi> · <bdi lang="ja">進撃の巨人</bdi></p><p>TV</p><p><a href="https://anilist.co/anime/16498">AniList</a> <a href="https://myanimelist.net/anime/16498">MyAnimeList</a></p></div></details></li>"`,
    );
    expect(text.match(/<li id="t\d+"/g)).toHaveLength(8);
    expect(text).toContain('<span class="mark optional">optional</span>');
    expect(text).toContain('<span class="mark announced">announced</span>');
  });

  it('keeps hostile titles inert', () => {
    const text = page(hostile);
    expect(text).not.toContain('<img');
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('&#60;/script&#62;&#60;script&#62;alert(1)&#60;/script&#62;');
    expect(text).toContain('>שלום עולם</bdi>');
    expect(text.replace(/<script>[\s\S]*?<\/script>/g, '')).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  it('is below 100 kB but for the graph, 350 kB with it for 131 titles, and can be empty', () => {
    const text = page(gundam);
    expect(Buffer.byteLength(text)).toBeLessThan(350_000);
    expect(Buffer.byteLength(text.replace(/<svg[\s\S]*?<\/svg>/, ''))).toBeLessThan(130_000);
    const empty = page(documentOf(franchiseOf([], []), stats, 'release'));
    expect(content(empty, 'h1')).toEqual(['<bdi>nothing</bdi>']);
  });
});

describe('the grid', () => {
  it('gives every title a spot of its own, in the column of its year', () => {
    const { spots, years, columns, lanes } = gridOf(gundam);
    expect(spots.size).toBe(131);
    expect(new Set([...spots.values()].map(({ column, lane }) => `${column} ${lane}`)).size).toBe(131);
    const starts = years.map(({ column }) => column);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(years.map(({ year }) => year || '9999')).toEqual(years.map(({ year }) => year || '9999').sort());
    for (const { ref, startDate, year } of gundam.titles) {
      const own = startDate?.slice(0, 4) ?? String(year ?? '');
      const at = years.findIndex((one) => one.year === own);
      const { column, lane } = spots.get(ref)!;
      expect(column).toBeGreaterThanOrEqual(starts[at]!);
      expect(column).toBeLessThan(starts[at + 1] ?? columns);
      expect(lane).toBeLessThan(lanes);
    }
  });

  it('has the main line in the first lane and what hangs on it below', () => {
    const { spots } = gridOf(document);
    const lane = (id: number) => spots.get(`anilist:${id}`)?.lane;
    expect([lane(16498), lane(20958)]).toEqual([0, 0]);
    expect(lane(18397)).toBeGreaterThan(0);
  });

  it('draws an extra of several titles at the first of them', () => {
    const titles = [1, 2, 3, 4].map((id) => titleOf(id, { startDate: `200${id}` }));
    const edges = [...pair(1, 'SEQUEL', 2), ...[1, 2, 3].flatMap((id) => pair(id, 'OTHER', 4, 'PARENT'))];
    const { links } = gridOf(documentOf(franchiseOf(titles, edges), stats, 'release'));
    expect(links.map(({ from, to }) => [from, to])).toEqual([
      ['anilist:1', 'anilist:2'],
      ['anilist:1', 'anilist:4'],
    ]);
  });

  it('draws all of what 60 titles that are all related state, and what holds 150 together, and says so', () => {
    const types = ['SEQUEL', 'SIDE_STORY', 'ALTERNATIVE', 'SPIN_OFF', 'SUMMARY'] as const;
    const dense = (size: number) => {
      const ids = Array.from({ length: size }, (_, n) => n + 1);
      const edges = ids.flatMap((a) =>
        ids.slice(a).flatMap((b) => pair(a, types[(a * 7 + b) % types.length] ?? 'OTHER', b)),
      );
      return documentOf(
        franchiseOf(
          ids.map((id) => titleOf(id, { startDate: `${1980 + (id % 40)}-02-03` })),
          edges,
        ),
        stats,
        'release',
      );
    };
    const before = process.cpuUsage();
    const [few, many] = [page(dense(60)), page(dense(150))];
    // It takes a third of a second; a layout without bounds took more than six minutes for 60.
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(5);
    const lines = (text: string) => text.match(/<path class="link /g)?.length;
    expect([lines(few), few.includes('Not all relations are drawn')]).toEqual([(60 * 59) / 2, false]);
    expect(lines(many)).toBe(2_000);
    expect(many).toContain('Not all relations are drawn: 9,175 more are in the other formats.');
    const { links } = gridOf(dense(150));
    const together = new Map<string, Set<string>>();
    for (const { from, to } of links) {
      const all = new Set([from, to, ...(together.get(from) ?? []), ...(together.get(to) ?? [])]);
      for (const ref of all) together.set(ref, all);
    }
    expect(together.get('anilist:1')?.size).toBe(150);
    told({
      kind: 'titles that are all related to each other',
      tried: 'a page of 60 of them, and one of 150',
      came: `${lines(few)?.toLocaleString('en')} lines, and of ${((150 * 149) / 2).toLocaleString('en')} the ${lines(many)?.toLocaleString('en')} that hold it together, which it says; both in less than half a second of processor time`,
    });
  });

  it('draws lines that cross no box', () => {
    const { svg } = graphSvg(gundam, {});
    const boxes = [
      ...svg.matchAll(/translate\(([\d.]+) ([\d.]+)\)"><title>.*?<rect width="(\d+)" height="(\d+)"/g),
    ].map(([, ...numbers]) => numbers.map(Number));
    expect(boxes).toHaveLength(131);
    const inside = (x: number, y: number) =>
      boxes.some(([left, top, width, height]) => x > left! && x < left! + width! && y > top! && y < top! + height!);
    const crossing = [...svg.matchAll(/class="link[^>]* d="([^"]*)"/g)].filter(([, path]) => {
      let [x, y] = [0, 0];
      for (const [, sign, a, b] of path!.matchAll(/([MVH])([\d.-]+)(?: ([\d.-]+))?/g)) {
        const to = sign === 'M' ? [Number(a), Number(b)] : sign === 'V' ? [x, Number(a)] : [Number(a), y];
        if (sign !== 'M')
          for (let share = 0.02; share < 1; share += 0.02)
            if (inside(x + (to[0]! - x) * share, y + (to[1]! - y) * share)) return true;
        [x, y] = to as [number, number];
      }
      return false;
    });
    expect(crossing.map(([line]) => line)).toEqual([]);
  });
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
