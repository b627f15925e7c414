import { describe, expect, it } from 'vitest';
import { type EmptiedTitle, emptiedAs, noteStated, nothingStated, settledDoubts } from '../../src/lookup/emptied.ts';
import type { Relation } from '../../src/model/relation.ts';
import { titleOf } from '../helpers/franchise.ts';
import { ref, refs } from '../helpers/graph.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 21, 12);
const to = (...ids: readonly number[]): readonly Relation[] => ids.map((id) => ({ type: 'SEQUEL', to: ref(id) }));

/** A run in which a provider now states nothing of title 1, of which it stated `standing`. */
function doubted(standing: readonly Relation[], since?: number) {
  const run = nothingStated();
  const doubt: EmptiedTitle = { title: titleOf(1), standing, outline: 'raw', ...(since !== undefined && { since }) };
  run.doubts.set(ref(1), doubt);
  noteStated(run, refs(1), []);
  return { run, settled: (at = now) => settledDoubts(run, at).get(ref(1)) };
}

describe('what a provider suddenly does not state', () => {
  it('stands while it states nothing of any title: that is an outage', () => {
    const { run, settled } = doubted(to(2), now - 9 * hour);
    noteStated(run, refs(2), []);
    expect(settled()).toBeUndefined();
  });

  it('stands as far as the other end still names the title, by whatever ref, or was not read', () => {
    const { run, settled } = doubted(to(2, 3));
    noteStated(run, refs(2), to(1));
    expect(settled()).toBeUndefined();
    expect(run.doubts.size).toBe(1);
  });

  it('stands where the other end names the title by its own ref, or by that under which it came', () => {
    for (const named of [ref(1), 'mal:71'] as const) {
      const run = nothingStated();
      run.doubts.set('mal:71', { title: titleOf(1), standing: to(2), outline: 'raw' });
      noteStated(run, refs(2), [{ type: 'PREQUEL', to: named }]);
      expect([settledDoubts(run, now).size, run.doubts.size]).toEqual([0, 1]);
    }
  });

  it('falls where the other end was read and does not name it', () => {
    const { run, settled } = doubted(to(2, 3));
    noteStated(run, refs(2), to(7));
    const less = settled();
    expect(less?.standing).toEqual(to(3));
    expect([less && emptiedAs(less), run.doubts.get(ref(1))]).toEqual(['doubted', less]);
    noteStated(run, refs(3), []);
    const none = settled();
    expect([none?.standing, none && emptiedAs(none), none?.outline]).toEqual([[], 'believed', 'raw']);
    expect(run.doubts.size).toBe(0);
  });

  it('falls altogether where it is said again, three hours later', () => {
    const said = (since: number) => {
      const { run, settled } = doubted(to(2), since);
      noteStated(run, refs(8), to(9));
      return settled()?.standing;
    };
    expect([said(now - 3 * hour), said(now - 3 * hour + 1)]).toEqual([[], undefined]);
  });

  it('is known by every ref of a title that was read', () => {
    const { run, settled } = doubted([{ type: 'SEQUEL', to: 'mal:72' }]);
    noteStated(run, [ref(2), 'mal:72'], to(7));
    expect(settled()?.standing).toEqual([]);
  });
});
