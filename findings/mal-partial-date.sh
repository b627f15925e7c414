#!/usr/bin/env bash
# "April 2013", as MyAnimeList exports it, is 31 March for this reader of dates, 4 March 2000 for another, and today for a third.
#
# Version: dayjs 1.11.23, any-date-parser 2.2.4, spacetime 7.15.0, beside date-fns 4.4.0, luxon 3.7.2 and moment 2.31.0. Seen on 2026-11-29, Node 20.20.
# Expected: MyAnimeList lets a user say less than a day, and its export writes 00 for what was not said: 2013-04-00 is April 2013, and 0000-00-00
#   nothing at all. ISO 8601 has no day 0: a reader that does not know of it should refuse it.
# Seen: dayjs counts back from the first of the month (2013-03-31; a year alone is 30 November of the year before, and what was never said
#   30 November 1899), and says isValid() of each. any-date-parser takes 2013-04-00 for 4 March 2000, 2013-12-00 for 12 March 2000. spacetime gives
#   the day it is asked on. date-fns, luxon and moment refuse all of them.
# Who is hurt: who brings an export into a tracker: each start and end of which only the month was known moves, without an error.
# What to do: look for 00 before a date is parsed (/-00/), and keep what is said of it; or use a reader that refuses.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts \
  dayjs@1.11.23 any-date-parser@2.2.4 spacetime@7.15.0 date-fns@4.4.0 luxon@3.7.2 moment@2.31.0 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import anyDate from 'any-date-parser';
import { isValid, parseISO } from 'date-fns';
import dayjs from 'dayjs';
import { DateTime } from 'luxon';
import moment from 'moment';
import spacetime from 'spacetime';

const dayOf = (date) => (date instanceof Date && !Number.isNaN(date.getTime()) ? date.toISOString().slice(0, 10) : 'refused');
const readers = {
  dayjs: (text) => (dayjs(text).isValid() ? dayjs(text).format('YYYY-MM-DD') : 'refused'),
  'any-date-parser': (text) => dayOf(anyDate.fromString(text)),
  spacetime: (text) => (spacetime(text).isValid() ? spacetime(text).format('iso-short') : 'refused'),
  'date-fns': (text) => (isValid(parseISO(text)) ? text : 'refused'),
  luxon: (text) => (DateTime.fromISO(text).isValid ? text : 'refused'),
  moment: (text) => (moment(text, moment.ISO_8601).isValid() ? text : 'refused'),
};
const today = spacetime.now().format('iso-short');
const seen = Object.fromEntries(
  ['2013-04-07', '2013-04-00', '2013-12-00', '2013-00-00', '0000-00-00'].map((text) => [
    text,
    Object.fromEntries(Object.entries(readers).map(([name, read]) => [name, read(text)])),
  ]),
);
console.table(seen);
const all = (name) => Object.values(seen).map((each) => each[name]);
assert.deepEqual(all('dayjs'), ['2013-04-07', '2013-03-31', '2013-11-30', '2012-11-30', '1899-11-30']);
assert.deepEqual(all('any-date-parser'), ['2013-04-07', '2000-03-04', '2000-03-12', 'refused', 'refused']);
assert.deepEqual(all('spacetime'), ['2013-04-07', today, today, 'refused', 'refused']);
for (const name of ['date-fns', 'luxon', 'moment'])
  assert.deepEqual(all(name), ['2013-04-07', 'refused', 'refused', 'refused', 'refused']);
JS
TZ=UTC node see.mjs
