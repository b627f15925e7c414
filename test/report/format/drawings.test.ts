import { spawnSync } from 'node:child_process';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../../src/franchise/document.ts';
import { dot } from '../../../src/report/format/dot.ts';
import { graphml } from '../../../src/report/format/graphml.ts';
import { mermaid } from '../../../src/report/format/mermaid.ts';
import { bundled } from '../../helpers/catalog.ts';
import { hostileFranchise, hostileTexts, stats, titan } from '../../helpers/franchise.ts';

const alchemist = documentOf(await bundled('Fullmetal Alchemist'), stats, 'release');
const document = documentOf(titan, stats, 'release');
const hostile = documentOf(
  hostileFranchise([
    ...hostileTexts,
    'a "quoted" \\ title\\',
    '\\N \\n &lt; <b>',
    'end',
    '%%{init: {"theme": "dark"}}%%',
    '`**bold**` #35; [x](y) {z} |p|',
    'style: fill:#fff;',
    '\ufffe\uffff--> ]]> <!--',
    '--- \n---',
  ]),
  stats,
  'release',
);

describe('dot', () => {
  it('draws a cluster a continuity, a box a title and a line a pair', () => {
    const text = dot(alchemist);
    expect(text.split('\n').slice(0, 8).join('\n')).toMatchInlineSnapshot(`
      "digraph "Fullmetal Alchemist" {
        graph [rankdir=LR, label="Fullmetal Alchemist", labelloc=t, fontname="Helvetica", charset="UTF-8"];
        node [shape=box, style="rounded,filled", fillcolor="#eef3fa", color="#5b7ea6", fontname="Helvetica"];
        edge [color="#5b7ea6", fontname="Helvetica", fontsize=10];
        subgraph "cluster_0" {
          label="Fullmetal Alchemist"; color="#999999";
          "anilist:121" [label="1. Fullmetal Alchemist\\nTV, 2003, 51 ep", URL="https://anilist.co/anime/121"];
          "anilist:664" [label="2. Fullmetal Alchemist: Reflections\\nSpecial, 2005, 55 min", URL="https://anilist.co/anime/664", fillcolor="#f4f4f4", fontcolor="#666666"];"
    `);
    expect(text).toContain(
      '"anilist:121" -> "anilist:430" [label="sequel", style=bold, weight=4, edgetooltip="stated by the bundled catalogue"];',
    );
    expect(text).toContain('[label="alternative", style=dashed, dir=none, edgetooltip="');
  });

  const version = spawnSync('dot', ['-V'], { encoding: 'utf8' });
  it.skipIf(version.error)('is drawn by Graphviz without a word, where Graphviz is there (dot)', async () => {
    const fate = documentOf(await bundled('Fate'), stats, 'release');
    for (const one of [document, alchemist, fate, hostile]) {
      const { status, stderr, stdout } = spawnSync('dot', ['-Tplain'], { input: dot(one), encoding: 'utf8' });
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout.match(/^node /gm)).toHaveLength(one.titles.length);
    }
    const { stdout } = spawnSync('dot', ['-Tsvg'], { input: dot(hostile), encoding: 'utf8' });
    for (const text of ['a &quot;quoted&quot; \\ title\\', '\\N \\n &amp;lt; &lt;b&gt;'])
      expect(stdout).toContain(text);
  });
});

describe('mermaid', () => {
  it('draws a flowchart', () => {
    expect(mermaid(document)).toMatchInlineSnapshot(`
      "---
      title: "Attack on Titan"
      config:
        layout: dagre
      ---
      flowchart LR
      n1["1. Attack on Titan<br/>TV, 2013, 25 ep"]
      n2["2. Attack on Titan OAD<br/>OVA, 2013, 3 ep"]
      n3["3. Attack on Titan: Crimson Bow and Arrow<br/>Film, 2014, 119 min"]
      n4["4. Attack on Titan: No Regrets<br/>OVA, 2014, 2 ep"]
      n5["5. Attack on Titan Season 2<br/>TV, 2017, 12 ep"]
      n6["6. Attack on Titan: The Roar of Awakening<br/>Film, 2018, 120 min"]
      n7["7. Requiem of the Dawn<br/>Music, 2018, 4 min"]
      n8["8. Shingeki no Kyojin: The Return of Everything That Was Ev…<br/>TV, 2027, not yet aired"]
      n1 -->|side story| n2
      n1 -.-|alternative| n3
      n4 ==>|sequel| n1
      n1 ==>|sequel| n5
      n3 ==>|sequel| n6
      n5 -->|recap| n6
      n5 -.-|extra| n7
      n5 ==>|sequel| n8
      click n1 href "https://anilist.co/anime/16498"
      click n2 href "https://anilist.co/anime/18397"
      click n3 href "https://anilist.co/anime/20691"
      click n4 href "https://anilist.co/anime/20811"
      click n5 href "https://anilist.co/anime/20958"
      click n6 href "https://anilist.co/anime/100465"
      click n7 href "https://anilist.co/anime/150005"
      click n8 href "https://anilist.co/anime/999001"
      classDef skip stroke-dasharray: 2 2,opacity:0.7
      classDef soon stroke-dasharray: 6 4
      class n3,n6,n7 skip
      class n8 soon
      "
    `);
    expect(mermaid(alchemist)).toContain('subgraph c2["Fullmetal Alchemist: Brotherhood"]');
  });

  it('lets no title act as syntax', () => {
    const shapes = [
      /^---$/,
      /^title: "[^\n]*"$/,
      /^config:$/,
      /^ {2}layout: dagre$/,
      /^flowchart LR$/,
      /^n\d+\["\d+\. (?:[^"[\]{}<>|`%&$#\\]|#\d+;)*(?:<br\/>[\p{L}\d, ]*)?"\]$/u,
      /^n\d+ (?:==>|-->|-\.-)\|[a-z -]+\| n\d+$/,
      /^click n\d+ href "https:\/\/anilist\.co\/anime\/\d+"$/,
      /^subgraph c\d+\["(?:[^"[\]{}<>|`%&$#\\]|#\d+;)*"\]$/u,
      /^end$/,
      /^classDef \w+ [\w:;., -]+$/,
      /^class n\d+(?:,n\d+)* \w+$/,
    ];
    const lines = mermaid(hostile).trimEnd().split('\n');
    expect(lines.filter((line) => !shapes.some((shape) => shape.test(line)))).toEqual([]);
  });

  it('stays below what a renderer takes', async () => {
    expect(mermaid(documentOf(await bundled('Gundam'), stats, 'release')).length).toBeLessThan(50_000);
  });
});

describe('graphml', () => {
  it.each([
    ['a franchise', document],
    ['one of hostile titles', hostile],
  ])('of %s is well-formed, and every datum has a declared key of its kind', (_, one) => {
    const read = readGraphml(graphml(one));
    expect(read.nodes.map(({ id }) => id)).toEqual(one.titles.map(({ ref }) => ref));
    const ids = new Set(read.nodes.map(({ id }) => id));
    for (const { source, target } of read.edges) expect([ids.has(source!), ids.has(target!)]).toEqual([true, true]);
    for (const { kind, key } of read.data)
      expect(read.keys).toContainEqual(expect.objectContaining({ id: key, for: kind }));
    for (const { type } of read.keys) expect(['string', 'int', 'boolean']).toContain(type);
  });

  it('holds what is known', () => {
    const { data, edges } = readGraphml(graphml(document));
    expect(edges).toHaveLength(8);
    expect(data).toContainEqual({ kind: 'node', key: 'title', text: 'Shingeki no Kyojin' });
    expect(data).toContainEqual({ kind: 'node', key: 'url', text: 'https://anilist.co/anime/16498' });
    expect(data).toContainEqual({ kind: 'graph', key: 'name', text: 'Attack on Titan' });
    const texts = readGraphml(graphml(hostile)).data.map(({ text }) => text);
    expect(texts).toContain('</script><script>alert(1)</script>');
    expect(texts).toContain('a "quoted" \\ title\\');
  });
});

type Attributes = Readonly<Record<string, string | undefined>>;

/** Throws where the text is not well-formed XML. */
function readGraphml(text: string) {
  const keys: Attributes[] = [];
  const nodes: Attributes[] = [];
  const edges: Attributes[] = [];
  const data: { kind: string; key: string | undefined; text: string }[] = [];
  const open: string[] = [];
  let chars = '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    expect(uri).toBe('http://graphml.graphdrawing.org/xmlns');
    const own = Object.fromEntries(
      Object.values(attributes).map(({ name, value }) => [name.replace('attr.', ''), value]),
    );
    if (local === 'key') keys.push(own);
    if (local === 'node') nodes.push(own);
    if (local === 'edge') edges.push(own);
    if (local === 'data') data.push({ kind: open.at(-1) ?? '', key: own.key, text: '' });
    open.push(local);
    chars = '';
  });
  parser.on('text', (some) => {
    chars += some;
  });
  parser.on('closetag', ({ local }) => {
    if (local === 'data') data.at(-1)!.text = chars;
    open.pop();
  });
  parser.write(text).close();
  return { keys, nodes, edges, data };
}
