import { isObject } from '../../model/json.ts';
import { fieldMeaning, plainName } from '../field-meaning.ts';
import { otherKind, otherKindOfList } from '../kinds.ts';
import { aboutWatcher } from '../known-fields.ts';
import { isLibraryItem } from '../sources/media-server.ts';
import { isBlank } from '../values.ts';
import { levelsOf } from '../wrappers.ts';
import { isKeyedEntry, keyedScores, keyedStates } from './keyed.ts';
import { parseJson } from './parse.ts';
import type { Decide, ValueSpot } from './value.ts';

type Json = Readonly<Record<string, unknown>>;

/** Lists that belong to a title, and hold none that somebody has listed. */
const parts =
  /^(?:explicit)?(?:genres?|tags?|studios?|producers?|licensors?|characters?|staff|people|cast|themes?|openings?|endings?|demographics?|relations?|related\w*|relationships?|recommendations?|episodes?|seasons?|synonyms|alternativetitles|titles?|names?|streaming\w*|external\w*|trailers?|rankings?|stat\w*|images?|pictures?|covers?|mappings?|ids?|sources?|urls?|links?|authors?|serializations?|broadcast|languages?|countries|notes?|dates?|history|reviews?)$/;

/** Lists that are beside the titles in what services give out: of other people, of what was said and set. */
const beside =
  /^(?:genres?|tags?|studios?|producers?|favou?ritegenres|languages?|friends?|follow(?:ers|ing)?|activit(?:y|ies)|reviews?|messages?|threads?|forum\w*|comments?|notifications?|settings?|options?|filters?|sort|columns?|customlists?|sectionorder|badges?|achievements?|errors?|characters?|staff|people|users?|submissions?|recommendations?|votes?|likes?|blocked|sessions?|logs?|studioslist)$/;

/** Keys that say how a list is held, and not what of. */
const holders = /^(?:nodes?|edges|data|results|values|\d+)$/;

/** Why what stands there is no title; undefined: it may be one. */
export function whyBeside({ keys, said }: ValueSpot): string | undefined {
  const [kind] = said;
  if (kind !== undefined) return `it is ${kind}`;
  const own = keys.findLast((key) => !holders.test(plainName(key)));
  if (own === undefined) return undefined;
  // Of whom a list is, is no matter: `{"user": {"lists": [...]}}`.
  const about = keys.findLast((key) => otherKindOfList(key)?.match(/^a (?:manga|novel|comic|book|game)$/)) ?? own;
  const other = otherKindOfList(about);
  if (other !== undefined) return `it stands in "${about.slice(0, 60)}": it is ${other}`;
  return beside.test(plainName(own)) ? `it stands in "${own.slice(0, 60)}", which is no list of titles` : undefined;
}

/** What an export says once of all its entries: `{"export": {"type": "manga"}}`. */
function kindOfAll(value: Json): string | undefined {
  const own = Object.entries(value).filter(([name]) => fieldMeaning(name) === 'format');
  return own
    .map(([, word]) => (typeof word === 'string' ? otherKind(word) : undefined))
    .find((kind) => kind !== undefined);
}

/** An object is an entry if it says which title it is, and looked into if it holds lists of such. */
export const decideEntry: Decide = (text, spot) => {
  const value = parsedObject(text);
  if (!value) return spot.isOneOfMany ? 'value' : 'descend';
  if (isLibraryItem(value)) return 'value';
  if (!spot.isOneOfMany && spot.keys.length === 0 && keyedScores(value)) return 'value';
  if (spot.isOneOfMany && whyBeside(spot) !== undefined) return 'value';
  if (!spot.isOneOfMany && (keyedStates(value) || isKeyedEntry(spot.keys.at(-1), value))) return 'value';
  const { isNamed, isTitled, hasId } = tellingIn(value);
  if (hasId && (isTitled || isNamed || spot.isOneOfMany)) return 'value';
  if ((spot.isOneOfMany && isTitled) || isReject(value)) return holdsTitled(value) ? 'descend' : 'value';
  if (holdsLists(value)) {
    const kind =
      kindOfAll(value) ??
      Object.values(value)
        .filter(isObject)
        .map(kindOfAll)
        .find((one) => one !== undefined);
    return kind === undefined ? 'descend' : { descendAs: kind };
  }
  if (spot.isOneOfMany || hasId || isTitled || (isNamed && spot.keys.length === 0)) return 'value';
  const kind = kindOfAll(value);
  if (kind !== undefined) return { says: kind };
  return spot.keys.length === 0 && !Object.values(value).some(isContainer) ? 'value' : 'descend';
};

const isContainer = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** What an import wrote with `--rejects`. */
export function isReject(value: Json): boolean {
  return 'row' in value && 'reason' in value;
}

function parsedObject(text: string): Json | undefined {
  const value = parseJson(text)?.value;
  return isObject(value) ? value : undefined;
}

/** How an object says which title it is: by an id, by a title, or by what may be the name of anything. */
function tellingIn(value: Json): { readonly isNamed: boolean; readonly isTitled: boolean; readonly hasId: boolean } {
  const found = { isNamed: false, isTitled: false, hasId: /^library-?entries$/i.test(String(value.type)) };
  for (const level of levelsOf(value))
    for (const [name, one] of Object.entries(level)) {
      if (isObject(one) && isKeyedEntry(name, one)) continue;
      if (isBlank(one) || Array.isArray(one)) {
        if (!Array.isArray(one) || one.length === 0 || fieldMeaning(name) !== 'ref') continue;
      }
      const key = plainName(name);
      const meaning = fieldMeaning(name);
      if (meaning?.startsWith('id:') || key === 'ids' || (meaning === 'ref' && key !== 'url' && key !== 'link'))
        found.hasId = true;
      else if (key === 'seriesid' || key === 'animeid' || key === 'targetid' || key === 'mangaid') found.hasId = true;
      else if (key === 'name' || key === 'names') found.isNamed = true;
      else if (meaning === 'title' && (typeof one === 'string' || (isObject(one) && !holdsKeyed(one))))
        found.isTitled = true;
    }
  return found;
}

/** Whether it is titles by their names in place of one title in several languages. */
const holdsKeyed = (value: Json): boolean =>
  keyedStates(value) !== undefined ||
  Object.entries(value).some(([key, one]) => isObject(one) && isKeyedEntry(key, one));

/** What somebody did with titles may be the name of a list of them: `{"completed": [...]}`. */
function mayHoldTitles(name: string): boolean {
  const meaning = fieldMeaning(name);
  return meaning === undefined || aboutWatcher(meaning);
}

/** Whether one of its own lists, by whatever name, holds objects that are titles themselves. */
function holdsTitled(value: Json): boolean {
  return Object.entries(value).some(
    ([name, one]) =>
      Array.isArray(one) && !parts.test(plainName(name)) && mayHoldTitles(name) && one.filter(isObject).some(isTelling),
  );
}

const isTelling = (value: Json): boolean => {
  const { isNamed, isTitled, hasId } = tellingIn(value);
  return isNamed || isTitled || hasId;
};

/** Whether lists of objects or texts, or titles by number or by themselves, are anywhere inside. */
function holdsLists(value: Json, levels = 100): boolean {
  return Object.entries(value).some(([name, one]) => {
    if (parts.test(plainName(name)) && levels < 100) return false;
    if (Array.isArray(one)) return one.length > 0 && !parts.test(plainName(name));
    if (!isObject(one)) return false;
    const { isTitled, hasId } = tellingIn(one);
    return ((isTitled || hasId) && mayHoldTitles(name)) || (levels > 0 && holdsLists(one, levels - 1));
  });
}
