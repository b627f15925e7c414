import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/model/events.ts';
import { documentReporter } from '../../src/report/documents.ts';
import { tree } from '../../src/report/format/tree.ts';
import { compose } from '../../src/report/live/compose.ts';
import { type Loudness, linesReporter } from '../../src/report/live/lines.ts';
import { ndjsonReporter } from '../../src/report/live/ndjson.ts';
import { progressBarReporter } from '../../src/report/live/progress-bar.ts';
import type { Reporter } from '../../src/report/live/reporter.ts';
import { fakeClock } from '../helpers/clock.ts';
import { fetchedAt, stats, titan, titleOf } from '../helpers/franchise.ts';
import { screenText, sink } from '../helpers/sink.ts';
import { events, testReporter } from './contract.ts';

const now = fetchedAt + 3 * 3_600_000;

function told(reporter: Reporter, some: readonly RunEvent[] = events): void {
  for (const event of some) reporter.event(event);
  reporter.end();
}

function linesOf(loudness: Loudness): string {
  const stderr = sink();
  told(linesReporter({ stderr, clock: fakeClock(now) }, loudness));
  return stderr.text();
}

describe('lines', () => {
  testReporter((screen) => linesReporter(screen), 'stderr');
  testReporter((screen) => linesReporter(screen, 'verbose'), 'stderr');

  it('says what matters', () => {
    expect(linesOf('normal')).toMatchInlineSnapshot(`
      ""attack on titan" is taken as Attack on Titan (TV, 2013, anilist:16498). Others, by --pick: 2 Attack on Titan Season 2 (2017), 3 Attack on Titan: Crimson Bow and Arrow (2014).
      AniList: The AniList API has been temporarily disabled; going on with MyAnimeList.
      Waiting 12 s for MyAnimeList: it asked for a pause.
      Waiting for AniList (2 s of 20).
      anilist:5 failed: MyAnimeList: no answer in 15 s; try again later
      anilist:6 failed: no such title
      8 titles from AniList, fetched 3 hours ago.
      Not complete: stopped at the limit of titles (--max-titles); 2 titles would have come next: anilist:7, anilist:8.
      1 title could not be fetched: anilist:5. What has come is kept: run it again for the rest.
      No provider has anilist:120257.
      "
    `);
  });
  it('counts what a provider has no more, after the first few', () => {
    const gone = Array.from({ length: 12 }, (_, n): RunEvent => {
      const title = titleOf(n + 1, { title: `Show ${n + 1}` });
      return {
        type: 'title',
        title,
        from: 'store',
        provider: 'anilist',
        fetchedAt: now,
        ahead: false,
        unknownTo: 'AniList',
      };
    });
    const linesFor = (loudness: Loudness) => {
      const stderr = sink();
      told(linesReporter({ stderr, clock: fakeClock(now) }, loudness), gone);
      return stderr.text().trimEnd().split('\n');
    };
    expect(linesFor('normal')).toHaveLength(4);
    expect(linesFor('normal').at(-1)).toBe(
      'AniList no longer has 9 further titles: what is stored or bundled stands; --verbose names them.',
    );
    expect(linesFor('verbose')).toHaveLength(12);
  });
  it('says everything when asked to', () => {
    expect(linesOf('verbose').split('\n').length).toBeGreaterThan(linesOf('normal').split('\n').length + 8);
    expect(linesOf('verbose')).toContain('Round 1: asking for 8 titles, 1 known.\n');
  });
});

describe('quiet', () => {
  testReporter((screen) => linesReporter(screen, 'quiet'), 'stderr');

  it('says only what failed', () => {
    const lines = linesOf('quiet').trimEnd().split('\n');
    expect(lines.filter((line) => !line.includes(' failed: '))).toEqual([]);
    expect(lines).toHaveLength(events.filter(({ type }) => type === 'failed').length);
    expect(linesOf('quiet')).toMatchInlineSnapshot(`
      "anilist:5 failed: MyAnimeList: no answer in 15 s; try again later
      anilist:6 failed: no such title
      "
    `);
  });
});

describe('tty', () => {
  testReporter((screen) => progressBarReporter(screen), 'stderr', true);
  testReporter((screen) => progressBarReporter({ ...screen, columns: 20, ascii: true }, 'verbose'), 'stderr', true);

  const on = () => {
    const stderr = sink(true);
    return { stderr, reporter: progressBarReporter({ stderr, columns: 100, clock: fakeClock(now) }) };
  };
  it('leaves nothing of the bar behind', () => {
    const { stderr, reporter } = on();
    told(reporter);
    expect(stderr.text()).toMatch(/[░█]/);
    expect(screenText(stderr.text())).not.toMatch(/[░█]|asking for|waiting/);
    expect(screenText(stderr.text())).toMatchInlineSnapshot(`
      ""attack on titan" is taken as Attack on Titan (TV, 2013, anilist:16498). Others, by --pick: 2 Attack
        on Titan Season 2 (2017), 3 Attack on Titan: Crimson Bow and Arrow (2014).
      AniList: The AniList API has been temporarily disabled; going on with MyAnimeList.
      anilist:5 failed: MyAnimeList: no answer in 15 s; try again later
      anilist:6 failed: no such title
      8 titles from AniList, fetched 3 hours ago.
      Not complete: stopped at the limit of titles (--max-titles); 2 titles would have come next:
        anilist:7, anilist:8.
      1 title could not be fetched: anilist:5. What has come is kept: run it again for the rest.
      No provider has anilist:120257.
      "
    `);
  });

  it('shows what is asked for, what is known and what is waited for', () => {
    const { stderr, reporter } = on();
    reporter.event({ type: 'round', round: 2, asking: 12, known: 22 });
    expect(stderr.text()).toContain('░░░░░░░░░░░░░░░░ 22 titles · asking for 12');
    reporter.end();
    const waiting = on();
    waiting.reporter.event({ type: 'waiting', provider: 'anilist', ms: 12_000, why: 'limit' });
    expect(waiting.stderr.text()).toContain('0 titles · waiting 12 s for AniList (its rate limit)');
    waiting.reporter.end();
    const slow = on();
    slow.reporter.event({ type: 'waiting', provider: 'anilist', ms: 13_000, why: 'answer', of: 20_000 });
    expect(slow.stderr.text()).toContain('0 titles · waiting for AniList (7 s of 20)');
    slow.reporter.end();
  });

  it('is gone from the screen before a document is printed', () => {
    const both = sink(true);
    const clock = fakeClock(now);
    const document = documentReporter(both, { format: () => 'DOCUMENT\n', order: 'release' });
    told(compose([progressBarReporter({ stderr: both, clock }), document]));
    expect(screenText(both.text()).split('\n')).toContain('DOCUMENT');
  });
});

describe('documents', () => {
  const open = (stdout: ReturnType<typeof sink>) =>
    documentReporter(stdout, { format: (document) => tree(document, { columns: 80 }), order: 'story' });
  testReporter(({ stdout }) => open(stdout), 'stdout');

  it('prints each answer once', () => {
    const stdout = sink();
    told(open(stdout), [...events, ...events]);
    expect(stdout.text().match(/^1 {2}● Attack on Titan/gm)).toHaveLength(2);
  });
});

describe('documents that take time', () => {
  const answer = events.filter(({ type }) => type === 'franchise');

  it('are written in the order of the answers', async () => {
    const stdout = sink();
    let first = true;
    const format = () => {
      if (!first) return 'second';
      first = false;
      return new Promise<string>((resolve) => setImmediate(() => resolve('first ')));
    };
    const reporter = documentReporter(stdout, { format, order: 'release' });
    told(reporter, [...answer, ...answer].slice(0, 2));
    await reporter.written();
    expect(stdout.text()).toBe('first second');
  });

  it('tell of their failure when asked, and only then', async () => {
    const format = () => Promise.reject(new Error('no layout'));
    const reporter = documentReporter(sink(), { format, order: 'release' });
    told(reporter, answer);
    await expect(reporter.written()).rejects.toThrow('no layout');
  });
});

it('says how many titles a filter kept out', () => {
  const [lines, stdout]: [string[], ReturnType<typeof sink>] = [[], sink()];
  const filter = { skip: ['recaps'], aired: false } as const;
  const say = (line: string) => void lines.push(line);
  const answer = { type: 'franchise', franchise: titan, stats } as const;
  told(documentReporter(stdout, { format: tree, order: 'release', filter, say }), [answer]);
  told(ndjsonReporter(stdout, { order: 'release', filter, say }), [answer]);
  expect(lines).toEqual(
    Array(2).fill('2 titles left out by --skip, --only, --aired, --unseen, --max-rating or --essential.'),
  );
  expect(stdout.text()).toContain('"leftOut":2');
});

describe('ndjson', () => {
  testReporter(({ stdout }) => ndjsonReporter(stdout), 'stdout');

  it('writes an event a line, errors as data, the document last', () => {
    const stdout = sink();
    told(ndjsonReporter(stdout));
    const lines = stdout
      .text()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ type }) => type)).toEqual(events.map(({ type }) => type));
    expect(lines.find(({ type }) => type === 'fallback')).toEqual({
      type: 'fallback',
      error: {
        code: 'provider',
        name: 'ProviderError',
        provider: 'anilist',
        reason: 'outage',
        status: 403,
        message: 'AniList: The AniList API has been temporarily disabled.',
      },
      next: 'mal',
    });
    expect(lines.find(({ ref }) => ref === 'anilist:6')).toEqual({
      type: 'failed',
      ref: 'anilist:6',
      error: { name: 'NotFoundError', code: 'no-match', message: 'no such title' },
    });
    expect(lines.at(-1)).toMatchObject({ document: { schema: 1, title: 'Attack on Titan', complete: false } });
  });
});

describe('compose', () => {
  testReporter(
    ({ stdout, stderr, clock }) =>
      compose([linesReporter({ stderr, clock }, 'quiet'), ndjsonReporter(stdout)].slice(1)),
    'stdout',
  );

  it('tells all in order, and ends all even if one fails', () => {
    const said: string[] = [];
    const reporter = (name: string): Reporter => ({
      event: ({ type }) => void said.push(`${name} ${type}`),
      end: () => {
        said.push(`${name} end`);
        if (name === 'a') throw new Error('a fails');
      },
    });
    const both = compose([reporter('a'), reporter('b')]);
    both.event({ type: 'franchise', franchise: titan, stats });
    expect(() => both.end()).toThrow('a fails');
    expect(said).toEqual(['a franchise', 'b franchise', 'a end', 'b end']);
    compose([]).end();
  });
});
