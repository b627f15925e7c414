import { expect, it } from 'vitest';
import type { NextDocument, NextTitle } from '../../../src/model/list-documents.ts';
import { refOf } from '../../../src/model/ref.ts';
import { nextText, numberedNext } from '../../../src/report/format/my-list.ts';

const titled = (id: number): NextTitle => ({
  ...{ franchise: `Saga ${id}`, ref: refOf('anilist', id), title: `Saga ${id}`, mine: null },
});

it('what comes next is numbered as it is printed, from 1, each title once', () => {
  const [one, two, three] = [titled(1), titled(2), titled(3)];
  const document: NextDocument = {
    ...{ schema: 1, list: 'mine', begun: 3, done: 0 },
    ...{ next: [one, two, three], since: [two], airing: [two, titled(4)] },
  };
  expect(numberedNext(document).map(({ order, title }) => [order, title.title])).toEqual([
    [1, 'Saga 1'],
    [2, 'Saga 2'],
    [3, 'Saga 3'],
    [4, 'Saga 4'],
  ]);
  const numbers = nextText(document).match(/^\s*\d+(?=\s+Saga)/gm);
  expect(numbers?.map(Number)).toEqual([1, 2, 3, 2, 2, 4]);
});
