import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Release } from '../../src/model/release.ts';
import { parse, parseLikely, profileOf } from '../../src/releases/parse.ts';
import type { Named } from './named.ts';
import { ambiguous } from './names.ambiguous.ts';
import { films } from './names.films.ts';
import { seriesNames } from './names.series.ts';

const table = [...films, ...seriesNames];

describe('the table of names', () => {
  it('is long, and has every name once', () => {
    expect(table.length).toBeGreaterThanOrEqual(210);
    expect(new Set(table.map(({ name }) => name)).size).toBe(table.length);
  });

  it.each(table)('is read whole: $name', ({ name, profile, says }) => {
    expect(parse(name, profile)).toEqual(says);
  });

  it('is told apart into films and series by the names alone, but for series that say no episode', () => {
    const wrong = table.filter(({ name, profile }) => profileOf(name) !== profile).map(({ name }) => name);
    expect(wrong).toEqual([
      '[Tenrai-Sensei] Kumo [BD][1080p][HEVC 10bit x265][Dual Audio]',
      '[Exiled-Destiny] Kumo no Hashi',
      '[Project Angel] Kumo [DVD 480p] [10-bit x265 HEVC | Opus]',
      '[Beatrice-Raws] Kumo no Hashi [BDRip 1920x1080 HEVC FLAC]',
      '[Group] Kumo (Uncensored) [BD 1080p]',
    ]);
  });
});

describe('with names that no rule can read rightly', () => {
  it('is as precise as this: of what is stated of each field so much is right, of what there is so much is found', () => {
    expect(measured([...table, ...ambiguous])).toEqual({
      title: ['249/253', '249/253'],
      year: ['107/108', '107/107'],
      seasons: ['67/67', '67/67'],
      episodes: ['55/55', '55/56'],
      absolute: ['335/337', '335/336'],
      aired: ['3/3', '3/3'],
      isPack: ['31/31', '31/31'],
      version: ['8/8', '8/8'],
      source: ['150/150', '150/150'],
      isRemux: ['8/8', '8/8'],
      resolution: ['202/202', '202/202'],
      codec: ['143/143', '143/143'],
      languages: ['49/50', '49/49'],
      group: ['202/202', '202/206'],
      checksum: ['22/22', '22/22'],
      reposts: ['11/12', '11/11'],
      edition: ['10/10', '10/10'],
    });
  });
});

/** By field: `right/stated` for precision and `right/there` for recall. Of a list, each element counts. */
function measured(names: readonly Named[]): Record<string, readonly [precision: string, recall: string]> {
  const counts: Record<string, { right: number; stated: number; there: number }> = {};
  for (const { name, profile, says } of names) {
    const found = parse(name, profile);
    for (const field of Object.keys(says) as (keyof Release)[]) {
      const [stated, there] = [elements(found[field]), elements(says[field])];
      const count = counts[field] ?? { right: 0, stated: 0, there: 0 };
      counts[field] = count;
      count.right += stated.filter((one) => there.includes(one)).length;
      count.stated += stated.length;
      count.there += there.length;
    }
  }
  const entries = Object.entries(counts);
  return Object.fromEntries(
    entries.map(([field, { right, stated, there }]) => [field, [`${right}/${stated}`, `${right}/${there}`]]),
  );
}

function elements(value: Release[keyof Release]): readonly string[] {
  if (value === undefined || value === false) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

describe('any text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(
        fc.constantFrom(
          ...'[ ] ( ) - . _ 01 S01E02 S02 1080p x264 WEB DL 2016 Kumo Lantern -GRP 橋 Extended GERMAN v2 6AFFEF6B ~ 24'.split(
            ' ',
          ),
        ),
        { maxLength: 40 },
      )
      .map((parts) => parts.join('')),
  );
  const profile = fc.constantFrom('film' as const, 'series' as const);

  it('is read without failing, and nothing is said that is not in it', () => {
    fc.assert(
      fc.property(text, profile, (name, as) => {
        const { group, title, checksum, reposts, absolute, episodes, seasons } = parse(name, as);
        for (const part of [group, ...reposts]) if (part !== undefined) expect(name).toContain(part);
        if (checksum !== undefined) expect(name.toUpperCase()).toContain(checksum);
        if (title !== undefined) expect(title.trim()).toBe(title);
        expect(title).not.toBe('');
        for (const list of [absolute, episodes, seasons]) {
          expect(list.length).toBeLessThanOrEqual(2001);
          expect(list.every((one) => Number.isFinite(one) && one >= 0)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is read as what it is likely to be as if that had been said', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.constantFrom(...table.map(({ name }) => name))), (name) => {
        const likely = profileOf(name);
        expect(parseLikely(name)).toEqual({ profile: likely, release: parse(name, likely) });
      }),
      { numRuns: 1000 },
    );
  });

  it('is read the same with blanks around it and with an extension', () => {
    fc.assert(
      fc.property(fc.constantFrom(...table), ({ name, profile: as }) => {
        const bare = name.replace(/\.(?:mkv|mp4|avi)$/, '');
        expect(parse(`  ${name}\n`, as)).toEqual(parse(name, as));
        expect(parse(`${bare}.mkv`, as)).toEqual(parse(bare, as));
      }),
    );
  });

  it('is read the same with tabs for blanks around a title', () => {
    expect(parse('Kumo\t(2016)', 'film').title).toBe('Kumo');
    expect(parse('[Group]\tKumo\t- 07', 'series').title).toBe('Kumo');
  });

  it('says behind the year which edition or language a film is; of a series an episode’s title stands there', () => {
    expect(parse('Kumo.2016.Extended.by.Someone', 'film')).toMatchObject({ title: 'Kumo', edition: 'Extended' });
    expect(parse('Kumo 2016 German by Someone', 'film')).toMatchObject({ title: 'Kumo', languages: ['de'] });
    const { edition, languages } = parse('Kumo.2016.S01E02.The.Uncut.German.Story.1080p-GRP', 'series');
    expect([edition, languages]).toEqual([undefined, []]);
  });

  it.each(['', 'www.example.com - ', '[ www.example.com ] - ', '[ www.example.com ] ', '[example.org]'])(
    'has its group behind a site: "%s"',
    (site) =>
      expect(parse(`${site}[Group] Kumo - 01 [1080p].mkv`, 'series')).toMatchObject({ group: 'Group', title: 'Kumo' }),
  );

  it.each([
    ['a site', 'Tokyo.to - Kumo (2016)', 'Tokyo.to - Kumo'],
    ['a number of channels', 'Kumo.3.5.1080p.WEB-GRP', 'Kumo 3 5'],
    ['a term', 'XviD.2016.720p-GRP', 'XviD'],
  ])('keeps a title that only looks like %s', (_, name, title) => expect(parse(name, 'film').title).toBe(title));

  it.each([
    ['Kumo.3.0+1.0.Hashi.no.Ue.2021.1080p.BluRay.x264-GRP', 'Kumo 3.0+1.0 Hashi no Ue'],
    ['Kumo.3.0+1.01.Hashi.no.Ue.2021.1080p.BluRay.x264-GRP', 'Kumo 3.0+1.01 Hashi no Ue'],
    ['Kumo.3.0.Plus.1.0.Hashi.2021.1080p.WEB-GRP', 'Kumo 3.0 Plus 1.0 Hashi'],
    ['Kumo.1.11.2007.1080p.BluRay-GRP', 'Kumo 1.11'],
    ['2.5.Kumo.no.Hashi.S01E01.1080p.WEB-GRP', '2.5 Kumo no Hashi'],
    ['Kumo.8.0.E05.720p-GRP', 'Kumo 8.0'],
    ['11.22.63.S01E01.1080p.WEB-GRP', '11.22.63'],
    ['Hashi.51.2015.1080p-GRP', 'Hashi 51'],
    ['Kumo.100.1.2016.720p-GRP', 'Kumo 100 1'],
    ['No.6.S01E01.1080p.WEB-GRP', 'No.6'],
    ['[Group] No.6 - 01 [1080p].mkv', 'No.6'],
    ['Kumo.no.7.Hashi.2019.1080p-GRP', 'Kumo no 7 Hashi'],
    ['Kumo.No.Hashi.S01E01.1080p-GRP', 'Kumo No Hashi'],
    ['Kumo.Vol.2.2017.1080p.BluRay-GRP', 'Kumo Vol. 2'],
    ['Dr.Kumo.S03E01.1080p.WEB-GRP', 'Dr. Kumo'],
    ['Kumo.vs.Hashi.2021.1080p-GRP', 'Kumo vs. Hashi'],
    ['L.A.Kumo.1997.1080p-GRP', 'L.A Kumo'],
    ['Am.I.a.Kumo.2016.1080p-GRP', 'Am I a Kumo'],
    ['Am.I.A.Kumo.2016.1080p-GRP', 'Am I A Kumo'],
    ['K.U.M.O.S01E01.1080p-GRP', 'K.U.M.O'],
  ])('keeps the dots of numbers and of what is shortened: %s', (name, title) =>
    expect(parseLikely(name).release.title).toBe(title),
  );

  it('has an episode behind a title that is a term', () =>
    expect(parse('HEVC 05 [1080p].mkv', 'series')).toMatchObject({ title: 'HEVC', absolute: [5] }));

  it('has no channels in its title, and an edition whatever its apostrophe', () => {
    expect(parse('Kumo.5.1.1080p.WEB-GRP', 'film').title).toBe('Kumo');
    expect(parse('Kumo.2016.Director’s.Cut.1080p-GRP', 'film').edition).toBe('Director’s Cut');
  });

  it('says nothing where there is nothing', () => {
    for (const name of ['', ' ', '.mkv', '[]', '---', '[[[', ')))'])
      expect(parse(name, 'series')).toMatchObject({ group: undefined, absolute: [], episodes: [], seasons: [] });
  });

  it('has no group if it is only a checksum, a number, a resolution or a site', () => {
    for (const name of ['[6AFFEF6B]', '[12]', '[1080p]', '12', '6AFFEF6B.mkv', 'e01.mkv', '[rarbg.com]', 's01'])
      expect(parse(name, 'series').group, name).toBeUndefined();
  });

  it('may have brackets that never close', () => {
    expect(parse('[Group Kumo - 01 [1080p', 'series')).toMatchObject({ group: undefined, resolution: 1080 });
    expect(parse('Old Boats (1987 1080p BluRay x264-GRP', 'film')).toMatchObject({ title: 'Old Boats', group: 'GRP' });
    expect(parse('Old.Boats.1987.1080p.BluRay.x265.10bit.Wexler)', 'film')).toMatchObject({ group: 'Wexler' });
  });

  it('is believed no range of more than 2,000 episodes', () => {
    expect(parse('[Group] Kumo - 0001-9999 [1080p]', 'series').absolute).toEqual([]);
    expect(parse('The.Lantern.S01E0001-E9999.1080p', 'series').episodes).toEqual([1]);
  });
});

describe('a name alone', () => {
  it.each([
    ...['Apollo 13', 'District 9', 'Kumo 11', '[1080p] Kumo', 'Kumo 1080p', 'Kumo 100 1998', '13.Assassins.2010'],
    ...['Apollo.13.1995.1080p.BluRay.x264-GRP', '300 2006', '2012.2009.1080p', 'Kumo 101 Dalmatians 1961'],
    'Kumo 101 (1961)',
  ])('is that of a film: %s', (name) => expect(profileOf(name)).toBe('film'));

  it.each([
    ...['Kumo - 11', '[Group] Kumo 11', 'Kumo 05', 'Kumo 123', 'Kumo E12', 'Kumo.EP07.2004', 'Kumo 11-12 [1080p]'],
    ...['Kumo 12-13 2004', 'Kumo 2x05', 'Kumo.1x11-12', 'Kumo S01E05', 'Kumo.S2.1080p', 'Kumo Season 2'],
    ...['Kumo 2nd Season', 'Kumo.2013.05.12.720p.HDTV', 'Kumo (2004) 123'],
  ])('is that of a series: %s', (name) => expect(profileOf(name)).toBe('series'));

  it.each([
    ['Salt.2019.1080p-NAISU.part01', 'NAISU'],
    ['Salt.2019.1080p-NAISU.part100', 'NAISU'],
    ['Salt.2019.1080p-NAISU.r05', 'NAISU'],
    ['Salt.2019.1080p-NAISU.sample', 'NAISU'],
    // Endings of nothing that is known.
    ['Salt.2019.1080p-NAISU.r5', undefined],
    ['Salt.2019.1080p-NAISU.xr05', undefined],
    ['Salt.2019.1080p-NAISU.r055', undefined],
  ])('ends with its group before what a file is a piece of: %s', (name, group) =>
    expect(parse(name, 'film').group).toBe(group),
  );
});
