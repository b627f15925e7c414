/** Fields of a media, each with the short name that it goes by where it comes often. */
export type Fields = readonly (readonly [short: string, field: string, inner?: Fields])[];

const date: Fields = [
  ['y', 'year'],
  ['m', 'month'],
  ['d', 'day'],
];

/** All that is asked of a title itself. */
export const recordFields: Fields = [
  ['i', 'id'],
  ['m', 'idMal'],
  ['k', 'type'],
  ['f', 'format'],
  ['s', 'status'],
  [
    't',
    'title',
    [
      ['r', 'romaji'],
      ['e', 'english'],
      ['n', 'native'],
    ],
  ],
  ['y', 'synonyms'],
  ['c', 'episodes'],
  ['d', 'duration'],
  ['b', 'startDate', date],
  ['z', 'endDate', date],
  ['q', 'season'],
  ['g', 'seasonYear'],
  ['a', 'isAdult'],
  ['p', 'popularity'],
];

/** Who a title is. */
export const outlineFields: Fields = [
  ['i', 'id'],
  ['m', 'idMal'],
  ['k', 'type'],
  ['f', 'format'],
  ['t', 'title', [['r', 'romaji']]],
];

/** The most levels of neighbours that one request asks for: a page then costs 115 of 500, and their answers grow with every one. */
export const mostLevels = 3;

/** Fields as a query has them. */
export function fieldsOf(fields: Fields): string {
  return fields.map(([, field, inner]) => (inner ? `${field} { ${fieldsOf(inner)} }` : field)).join(' ');
}

function shortFieldsOf(fields: Fields): string {
  return fields
    .map(([short, field, inner]) => `${short}:${field}${inner ? ` { ${shortFieldsOf(inner)} }` : ''}`)
    .join(' ');
}

const shortRecord = shortFieldsOf(recordFields);
const shortRelations = (node: string) => `x:relations { e:edges { w:relationType(version: 2) n:node { ${node} } } }`;

/**
 * Whole neighbours under short names, level in level. The neighbours of the outermost come as who they are; with all levels
 * only as ids, for there are most of them: who they are is then known of those that also came whole.
 */
export function nestedFields(levels: number): string {
  const outermost = levels < mostLevels ? shortFieldsOf(outlineFields) : 'i:id';
  let fields = outermost;
  for (let level = 0; level < levels; level++) fields = `${shortRecord} ${shortRelations(fields)}`;
  return fields;
}
