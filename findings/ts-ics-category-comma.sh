#!/usr/bin/env bash
# A category with a comma in its name is two categories for ts-ics, with backslashes left in them.
#
# Versions: ts-ics 2.4.6; node-ical 0.27.2 and ical.js 2.2.1 beside it. Seen on 2026-11-29, Node 20.20.
# Expected: CATEGORIES holds texts with commas between them, and a comma inside a text is written "\," (RFC 5545, 3.3.11 and
#   3.8.1.2). All three undo that in SUMMARY.
# Seen: ts-ics cuts at every comma first and undoes nothing after it: of "Slime\, 300 Years" two halves remain, the first
#   with a backslash at its end, and "Steins\;Gate" keeps its backslash. The other two read both as they were (node-ical 0.26.1 did not).
# Who is hurt: who files each broadcast under its franchise: two wrong filters in place of one, and none that joins two titles.
# What to do: leave commas, semicolons and line breaks out of categories when writing; put the name into SUMMARY or a property of your own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts node-ical@0.27.2 ts-ics@2.4.6 ical.js@2.2.1 >&2

cat >see.mjs <<'JS'
import assert from 'node:assert/strict';
import ICAL from 'ical.js';
import ical from 'node-ical';
import { convertIcsCalendar } from 'ts-ics';

const slimes = "I've Been Killing Slimes for 300 Years, and Maxed Out My Level";
const escaped = (text) => text.replaceAll(/[;,]/g, '\\$&');
const calendar = [
  ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//example//titles//EN', 'BEGIN:VEVENT', 'UID:1@example.com'],
  ...['DTSTAMP:20261101T000000Z', 'DTSTART:20261204T153000Z', `SUMMARY:${escaped(slimes)}`],
  `CATEGORIES:${escaped('Steins;Gate')},${escaped('Slime, 300 Years')}`,
  ...['END:VEVENT', 'END:VCALENDAR', ''],
].join('\r\n');

const component = new ICAL.Component(ICAL.parse(calendar)).getFirstSubcomponent('vevent');
const nodeIcal = ical.sync.parseICS(calendar)['1@example.com'];
const [tsIcs] = convertIcsCalendar(undefined, calendar).events;
const seen = {
  'ical.js': [component.getFirstPropertyValue('summary'), component.getFirstProperty('categories').getValues()],
  'node-ical': [nodeIcal.summary, nodeIcal.categories],
  'ts-ics': [tsIcs.summary, tsIcs.categories],
};
console.dir(seen, { depth: 4 });
assert.deepEqual(seen, {
  'ical.js': [slimes, ['Steins;Gate', 'Slime, 300 Years']],
  'node-ical': [slimes, ['Steins;Gate', 'Slime, 300 Years']],
  'ts-ics': [slimes, ['Steins\\;Gate', 'Slime\\', ' 300 Years']],
});
JS
node see.mjs
