/** Data sets that say what titles there are, by the names under which what they say is kept. Nobody is asked for these. */
export const dataSets = ['offline-database', 'id-lists'] as const;
export type DataSet = (typeof dataSets)[number];
