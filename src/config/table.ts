/** Where one setting can be stated, besides its option. */
export interface SettingRow {
  /** Those of the environment; `<NAME>` stands for each provider's name, `<TIER>` for that of each tier of the cache. */
  readonly variables: readonly string[];
  /** In the settings file, with dots between objects; undefined: it cannot stand there. */
  readonly key?: string;
  /** A sentence without its full stop, in Markdown. */
  readonly meaning: string;
}

/** Every setting. What `--help`, the manual page and docs/settings.md say, and which keys the settings file may have. */
export const settingRows: readonly SettingRow[] = [
  {
    variables: ['ANIMECTL_DB'],
    key: 'db',
    meaning:
      'the database (`animectl.sqlite` in the data folder), or the `postgres://` address of one [on a server](postgres.md)',
  },
  {
    variables: ['ANIMECTL_CACHE'],
    key: 'cache',
    meaning:
      'the file that holds cache, budgets and outages (`state.sqlite` in the data folder), or a `redis://` or `postgres://` address that several machines share',
  },
  {
    variables: ['ANIMECTL_QUEUE'],
    key: 'queue',
    meaning: 'the `redis://` or `postgres://` address of the queue that [workers](machines.md) take jobs from',
  },
  { variables: ['ANIMECTL_OFFLINE'], key: 'offline', meaning: 'ask nobody' },
  { variables: ['ANIMECTL_QUIET'], key: 'quiet', meaning: 'only errors on stderr' },
  {
    variables: ['ANIMECTL_VERBOSE'],
    key: 'verbose',
    meaning: 'every cache hit and miss, request and save on stderr',
  },
  {
    variables: ['ANIMECTL_LOG_FORMAT'],
    key: 'logFormat',
    meaning: 'how what `verbose` says is written: `text` or `json`',
  },
  {
    variables: ['ANIMECTL_COLOR', 'NO_COLOR', 'FORCE_COLOR'],
    key: 'color',
    meaning: 'colours; they are there on a terminal alone, unless they are forced',
  },
  {
    variables: ['ANIMECTL_PROGRESS'],
    key: 'progress',
    meaning: 'the progress bar, which is there on a terminal alone',
  },
  { variables: ['ANIMECTL_CONFIG'], meaning: 'the settings file (`animectl.json` in the configuration folder)' },
  {
    variables: ['ANIMECTL_PROVIDERS'],
    key: 'order',
    meaning: 'who is asked first, and who stands in: `anilist,mal,shikimori,kitsu`',
  },
  { variables: ['ANIMECTL_TIMEOUT'], key: 'timeout', meaning: 'how long to wait for an answer (`20s`)' },
  {
    variables: ['ANIMECTL_TTL_<TIER>'],
    key: 'ttl.<tier>',
    meaning:
      'how long [answers stay fresh](caching.md): `BASIC` (`1h`), `DETAILED` (`6h`), `FRANCHISE` (`24h`), `SEARCH` (`1h`)',
  },
  {
    variables: ['ANIMECTL_<NAME>_URL'],
    key: 'providers.<name>.url',
    meaning: 'another address of a provider: `ANIMECTL_MAL_URL=http://127.0.0.1:8080/v4`',
  },
  {
    variables: ['ANIMECTL_<NAME>_LIMIT'],
    key: 'providers.<name>.limit',
    meaning: 'its limits: `28/60s` or `3/1s,60/60s`',
  },
  { variables: ['ANIMECTL_<NAME>_TOKEN'], key: 'providers.<name>.token', meaning: 'a token for it; never printed' },
  {
    variables: ['ANIMECTL_SHIKIMORI_HINT'],
    key: 'providers.shikimori.hint',
    meaning:
      'ask Shikimori first who probably belongs to a franchise of which nothing is known here: one request there, for fewer at [whoever is asked](providers.md#a-hint-beforehand)',
  },
  {
    variables: ['ANIMECTL_USER_AGENT'],
    key: 'userAgent',
    meaning: 'how the program names itself to providers',
  },
  { variables: ['ANIMECTL_REFERER'], key: 'referer', meaning: 'the page that it names to providers as its own' },
  {
    variables: ['ANIMECTL_KEY'],
    meaning:
      'the key of `animectl serve`, 16 signs or more; without it, one is made in `server.key` in the data folder',
  },
  {
    variables: ['ANIMECTL_HDBITS_USERNAME'],
    key: 'hdbits.username',
    meaning: 'as whom `animectl releases analyze` asks [a tracker](releases.md)',
  },
  { variables: ['ANIMECTL_HDBITS_PASSKEY'], key: 'hdbits.passkey', meaning: 'its passkey; never printed' },
  { variables: ['ANIMECTL_HDBITS_URL'], key: 'hdbits.url', meaning: 'another address of the tracker' },
  {
    variables: ['PAGER'],
    meaning: 'what shows an answer that is longer than the terminal (`less`); empty: nothing does',
  },
  { variables: ['XDG_DATA_HOME'], meaning: 'where the data folder `animectl` is (`~/.local/share`)' },
  { variables: ['XDG_CONFIG_HOME'], meaning: 'where the configuration folder `animectl` is (`~/.config`)' },
  {
    variables: ['XDG_CACHE_HOME'],
    meaning: 'where the code that V8 made of the program is kept, where it cannot stand beside it (`~/.cache`)',
  },
];

/** The keys that an object of the settings file may have: the file itself (`''`), `ttl`, `providers.<name>`, ... */
export function keysWithin(path: string): readonly string[] {
  const inside = path === '' ? '' : `${path}.`;
  const keys = settingRows.flatMap(({ key }) => (key?.startsWith(inside) ? [key.slice(inside.length)] : []));
  return [...new Set(keys.map((key) => key.split('.', 1)[0] ?? key))];
}
