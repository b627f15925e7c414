import { describe, expect, it } from 'vitest';
import { parseTyped } from '../../src/model/query.ts';
import { differenceText } from '../../src/report/format/difference.ts';
import { foundIn } from '../../src/tasks/found.ts';
import { appOf } from '../helpers/app.ts';
import { ownFolder } from '../helpers/folder.ts';

describe('how asking for several franchises came out', () => {
  it('says which could be asked whole, in part, and not at all', async () => {
    const app = appOf({ anilist: 'http://127.0.0.1:9/', folder: ownFolder() });
    const checked = (['all', 'some', 'none'] as const).map((heard) => ({
      ...{ query: parseTyped(`asked ${heard}`), members: [], heard },
    }));
    const franchises = await foundIn(checked, new Map(), [], 0, app);
    expect(franchises).toEqual({
      checked: 2,
      changed: 0,
      missed: [
        { query: 'asked some', entirely: false },
        { query: 'asked none', entirely: true },
      ],
    });
    const document = { schema: 1, query: null, since: null, changed: false, changes: [] } as const;
    expect(differenceText({ ...document, franchises })).toBe(
      '2 franchises checked, 1 only in part, 1 could not be asked, none changed\n',
    );
    const part = { checked: 1, changed: 0, missed: franchises.missed.slice(0, 1) };
    expect(differenceText({ ...document, query: 'asked some', franchises: part })).toBe(
      'some of it could not be asked: whether anything has changed is not known\n',
    );
    await app.close();
  });
});
