import { describe, expect, it } from 'vitest';
import { exported } from '../../src/bench/export/export.ts';
import { timeWords } from '../../src/bench/export/words.ts';
import { benchFormats } from '../../src/report/choices.ts';
import { madeUpReport } from '../helpers/bench-report.ts';

describe('a report', () => {
  it.each(benchFormats.filter((format) => format !== 'html'))('as %s', async (format) => {
    expect(await exported(madeUpReport, format, {})).toMatchSnapshot();
  });

  it.each([80, 50])('fits into %d columns', async (columns) => {
    const text = await exported(madeUpReport, 'table', { columns });
    expect(text.split('\n').filter((line) => line.length > columns)).toEqual([]);
    expect(text).toContain('median');
    expect(text).toContain('✗');
  });

  it('runs no formula in a spreadsheet', async () => {
    expect(await exported(madeUpReport, 'csv', {})).toContain("save,'=1+1,");
  });
});

describe('the page', () => {
  it('holds all it needs, and lets nothing else in', async () => {
    const page = await exported(madeUpReport, 'html', {});
    expect(page).toMatch(
      /Content-Security-Policy" content="default-src 'none'; script-src 'sha256-[^;]+; style-src 'sha256-/,
    );
    expect(page).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)="(?!data:)/);
    expect(page).toContain('Chart.js v4');
  });

  it('takes no text for a part of itself', async () => {
    const page = await exported(madeUpReport, 'html', {});
    const [shown = ''] = page.split('<script>');
    expect(shown).not.toContain('<b>');
    expect(shown).not.toContain('alert(1)</script>');
    expect(page.match(/<script/g)).toHaveLength(page.match(/<\/script>/g)?.length ?? 0);
  });

  it('has the figures for the charts, and in tables', async () => {
    const page = await exported(madeUpReport, 'html', {});
    const data = JSON.parse(/id="data">(.*?)<\/script>/s.exec(page)?.[1] ?? '') as { mediansMs: number[] }[];
    expect(data.map(({ mediansMs }) => mediansMs)).toEqual([[8000, 3200, 1280], [0.032, 512], []]);
    expect(page).toContain('<th scope="row">batched with look-ahead</th><td>1.28 s</td>');
  });
});

it.each([
  [0.0004, '0.4 µs'],
  [0.032, '32 µs'],
  [0.9, '900 µs'],
  [0.9999, '1.00 ms'],
  [22.22, '22.2 ms'],
  [999.4, '999 ms'],
  [999.9, '1.00 s'],
  [12_345, '12.3 s'],
  [123_456, '123.5 s'],
])('%f ms is %s', (ms, words) => {
  expect(timeWords(ms)).toBe(words);
});
