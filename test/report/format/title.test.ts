import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import type { Ref } from '../../../src/model/ref.ts';
import type { Title } from '../../../src/model/title.ts';
import { mediaCard, mediaTable, relationsTable } from '../../../src/report/format/title.ts';
import { hostileTexts, titan, titleOf } from '../../helpers/franchise.ts';

const titles = titan.members.map(({ title }) => title);
const first: Title = {
  ...titles[0]!,
  synonyms: ['AoT', 'SnK'],
  endDate: '2013-09-28',
  season: 'SPRING',
  popularity: 900_123,
  relations: [
    { type: 'OTHER', to: 'anilist:19391', title: 'Chibi Theater', format: 'SPECIAL' },
    { type: 'SEQUEL', to: 'anilist:20958', title: 'Shingeki no Kyojin Season 2', format: 'TV' },
    { type: 'SIDE_STORY', to: 'anilist:18397', title: 'Shingeki no Kyojin OVA', format: 'OVA' },
    { type: 'SIDE_STORY', to: 'anilist:99634', title: 'Lost Girls', stated: false },
    { type: 'ADAPTATION', to: 'anilist:manga/53390' },
  ],
};

it('lists titles', () => {
  expect(mediaTable(titles, { columns: 80 })).toMatchInlineSnapshot(`
    "#  Ref             Title                                            Format  Year
    1  anilist:16498   Attack on Titan                                  TV      2013
    2  anilist:18397   Attack on Titan OAD                              OVA     2013
    3  anilist:20691   Attack on Titan: Crimson Bow and Arrow           Film    2014
    4  anilist:20811   Attack on Titan: No Regrets                      OVA     2014
    5  anilist:20958   Attack on Titan Season 2                         TV      2017
    6  anilist:100465  Attack on Titan: The Roar of Awakening           Film    2018
    7  anilist:150005  Requiem of the Dawn                              Music   2018
    8  anilist:999001  Shingeki no Kyojin: The…hing That Was Ever Lost  TV      2027
    "
  `);
  expect(mediaTable([], {})).toBe('');
});

/** A title's relations as a task answers them, with what is known of the others. */
function relationsIn({ relations = [] }: Title, known: ReadonlyMap<Ref, Title>) {
  return {
    provider: 'anilist',
    relations: relations.map((relation) => {
      const details = known.get(relation.to);
      return { by: ['anilist'], ...relation, ...(details && { details }) };
    }),
  };
}

it.each([24, 30, 40, 60])('leaves out whole columns at %i columns before titles cannot be told apart', (columns) => {
  const known = new Map(titles.map((title) => [title.ref, title]));
  for (const table of [relationsTable(relationsIn(first, known), { columns }), mediaTable(titles, { columns })]) {
    const [head = '', ...rows] = table.trimEnd().split('\n');
    const at = head.indexOf('Title');
    expect(head).toMatch(/^# {2}/);
    const names = rows.map((row) => row.slice(at).split('  ')[0]);
    expect(new Set(names).size).toBe(rows.length);
    for (const row of rows) expect(stringWidth(row)).toBeLessThanOrEqual(columns);
    expect(table).not.toMatch(/(?:^|\s)…(?:\s|$)/);
  }
});

it('lists relations, by type', () => {
  const known = new Map(titles.map((title) => [title.ref, title]));
  expect(relationsTable(relationsIn(first, known), { columns: 100 })).toMatchInlineSnapshot(`
    "#  Relation    Ref                  Title                     Format   Year  Length  Status
    1  sequel      anilist:20958        Attack on Titan Season 2  TV       2017   12 ep  finished
    2  side story  anilist:18397        Attack on Titan OAD       OVA      2013    3 ep  finished
    3  side story  anilist:99634        Lost Girls
    4  extra       anilist:19391        Chibi Theater             Special
    5  adaptation  anilist:manga/53390  anilist:manga/53390
    "
  `);
  expect(relationsTable(relationsIn(titles[1]!, known))).toBe('');
});

it('shows all that is known of a title', () => {
  expect(mediaCard(first, { columns: 80 })).toMatchInlineSnapshot(`
    "Attack on Titan
      Romaji          Shingeki no Kyojin
      Native          進撃の巨人
      Also called     AoT; SnK
      Format          TV
      Status          finished
      Episodes        25
      Length          24 min each, 10 h in all
      Aired           2013-04-07 to 2013-09-28
      Season          spring 2013
      Rating          R-17
      Adult           no
      Listed by       900,123 users
      Pages           anilist:16498     https://anilist.co/anime/16498
                      mal:16498         https://myanimelist.net/anime/16498
      Sequel          Shingeki no Kyojin Season 2 (anilist:20958, TV)
      Side story      Shingeki no Kyojin OVA (anilist:18397, OVA)
                      Lost Girls (anilist:99634, not stated by it)
      Extra           Chibi Theater (anilist:19391, Special)
      Adaptation      anilist:manga/53390
    "
  `);
  expect(mediaCard(titleOf(5))).toMatchInlineSnapshot(`
    "Title 5
      Pages           anilist:5         https://anilist.co/anime/5
    "
  `);
});

it('shows all of it in a narrow terminal, with addresses that can be copied', () => {
  const title = titleOf(5, {
    title: 'A title of several words',
    native: '進撃の巨人'.repeat(5),
    synonyms: ['Another name that is long', 'a third one', 'x'.repeat(30)],
  });
  expect(mediaCard(title, { columns: 40 })).toMatchInlineSnapshot(`
    "A title of several words
      Native          進撃の巨人進撃の巨人進
                      撃の巨人進撃の巨人進撃
                      の巨人
      Also called     Another name that is
                      long; a third one;
                      xxxxxxxxxxxxxxxxxxxxxx
                      xxxxxxxx
      Pages           anilist:5
                      https://anilist.co/anime/5
    "
  `);
});

it('keeps hostile texts harmless and within the columns', () => {
  for (const text of hostileTexts) {
    const title = titleOf(1, {
      title: text,
      english: text,
      native: text,
      synonyms: [text, text],
      relations: [{ type: 'OTHER', to: 'anilist:2', title: text }],
    });
    for (const columns of [60, 80, 200]) {
      const style = { columns };
      const relations = relationsTable(relationsIn(title, new Map()), style);
      const all = [mediaCard(title, style), mediaTable([title], style), relations].join('');
      expect(all.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
      for (const line of all.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
    }
  }
});
