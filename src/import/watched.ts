import type { Watched, WatchState } from '../model/watched.ts';
import { isBlank } from './values.ts';

/** What lists call how far somebody is, in small letters and digits. */
const words: Readonly<Record<WatchState, readonly string[]>> = {
  watching: [
    ...['watching', 'current', 'currentlywatching', 'currently', 'inprogress', 'doing', 'started', 'schaueichgerade'],
    ...['nowwatching', 'watchingnow', 'watchinginprogress'],
    ...[
      'amschauen',
      'encours',
      'viendo',
      'assistindo',
      'guardando',
      'ogladam',
      'смотрю',
      'дивлюся',
      '視聴中',
      '見てる',
    ],
    ...['在看', '보는중'],
  ],
  completed: [
    ...['completed', 'complete', 'watched', 'finished', 'seen', 'done', 'collect', 'abgeschlossen', 'gesehen', 'vu'],
    ...['finishedwatching', 'alreadywatched', 'alreadyseen', 'fertig'],
    ...['termine', 'terminee', 'visto', 'vista', 'completado', 'completo', 'completato', 'obejrzane', 'просмотрено'],
    ...['завершено', 'переглянуто', '視聴済', '視聴済み', '見た', '看过', '看過', '완결', '봤음'],
  ],
  planned: [
    ...['planned', 'planning', 'plantowatch', 'plannedtowatch', 'plan', 'ptw', 'wanttowatch', 'wannawatch', 'wish'],
    ...[
      'wishlist',
      'watchlist',
      'watchlater',
      'towatch',
      'backlog',
      'todo',
      'geplant',
      'avoir',
      'aregarder',
      'pendiente',
    ],
    ...['notstarted', 'notwatched', 'unwatched', 'notseen', 'unseen', 'tobewatched', 'upnext', 'queue', 'queued'],
    ...['porver', 'planejado', 'davedere', 'planowane', 'запланировано', 'впланах', 'заплановано', '見たい', '想看'],
  ],
  paused: [
    ...[
      'paused',
      'onhold',
      'hold',
      'pause',
      'onbreak',
      'stalled',
      'pausiert',
      'enpause',
      'enpausa',
      'pausado',
      'inpausa',
      'wstrzymane',
    ],
    ...['отложено', 'відкладено', '一時中断', '搁置', '擱置'],
  ],
  dropped: [
    ...[
      'dropped',
      'drop',
      'gaveup',
      'quit',
      'didnotfinish',
      'dnf',
      'abandoned',
      'stopwatching',
      'stopped',
      'notinteresting',
      'wontwatch',
      'abgebrochen',
    ],
    ...['abandonne', 'abandonnee', 'abandonado', 'abbandonato', 'porzucone', 'брошено', 'кинуто', '視聴中止', '抛弃'],
  ],
  repeating: ['repeating', 'rewatching', 'rewatch', 'пересматриваю'],
};

const states: ReadonlyMap<string, WatchState> = new Map(
  Object.entries(words).flatMap(([state, all]) => all.map((word) => [word, state as WatchState] as const)),
);

/** What services say of a title itself, in a member of the same name: the record is not about a watcher. */
const ofTheTitle =
  /^(?:finishedairing|currentlyairing|notyetaired|finished|releasing|notyetreleased|released|ongoing|anons|airing|upcoming|ended|returningseries|cancelled|canceled)$/;

/** The numbers of MyAnimeList's lists, of AniList's downloads and of Bangumi. */
const numbered = {
  mal: { 1: 'watching', 2: 'completed', 3: 'paused', 4: 'dropped', 6: 'planned' },
  anilist: { 0: 'watching', 1: 'planned', 2: 'completed', 3: 'dropped', 4: 'paused', 5: 'repeating' },
  bangumi: { 1: 'planned', 2: 'completed', 3: 'watching', 4: 'paused', 5: 'dropped' },
} as const satisfies Readonly<Record<string, Readonly<Record<number, WatchState>>>>;

/** Who numbers states so, or gives scores in steps of its own. */
export type Scheme = keyof typeof numbered | 'kitsu' | 'anime-planet' | undefined;

/** Words of lists come with every row. */
const plainWords = new Map<string, string>();

function plain(text: string): string {
  const before = plainWords.get(text);
  if (before !== undefined) return before;
  if (plainWords.size >= mostKnown) plainWords.clear();
  const made = withoutSigns(text);
  if (text.length < 50) plainWords.set(text, made);
  return made;
}

const mostKnown = 1000;

const withoutSigns = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/(?<=[a-z])\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** How far somebody is, in a word: `plan to watch`, `COMPLETED`, `on-hold`, `Gesehen`. */
export function stateIn(value: unknown, scheme?: Scheme): WatchState | undefined {
  const text = String(value).trim();
  if (/^\d$/.test(text)) {
    const table: Readonly<Record<string, WatchState>> =
      scheme === 'anilist' || scheme === 'bangumi' ? numbered[scheme] : numbered.mal;
    return scheme === undefined ? undefined : table[text];
  }
  return states.get(plain(text));
}

/** What the name of a list says of all that is in it: `completed`, `Completed TV`, `planToWatch`. */
export function stateOfList(name: string): WatchState | undefined {
  const whole = stateIn(name);
  if (whole !== undefined) return whole;
  return stateIn(
    name
      .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
      .replace(/[_-]/g, ' ')
      .replace(/\b(?:tv|movies?|anime|list|my|shows?)\b/gi, ''),
  );
}

/**
 * Whether a status is one of a title, as `Finished Airing`. `finished` alone is one as AniList writes it, and as others do where
 * nothing beside it says what somebody did: `isBeside`.
 */
export function isOfTheTitle(value: unknown, isBeside = false): boolean {
  if (typeof value !== 'string' || !ofTheTitle.test(plain(value))) return false;
  if (plain(value) !== 'finished' || value === value.toUpperCase()) return true;
  // A picture before the word is a person's.
  return value !== value.toLowerCase() && !isBeside && /^[\p{L}\s]+$/u.test(value);
}

/** Episodes: `12`, `12/24`, `12 of 24`, `12.0`. */
export function progressIn(value: unknown): number | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const [, digits] =
    /^\s*(?:eps?\.?|episodes?)?\s*(\d{1,5})(?:\.0*)?\s*(?:(?:\/|of|von)\s*[\d?]+)?\s*(?:eps?\.?)?\s*$/i.exec(
      String(value),
    ) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** The first of values that says something. */
export function firstIn<T>(values: readonly unknown[], read: (value: unknown) => T | undefined): T | undefined {
  for (const value of values) {
    const found = isBlank(value) ? undefined : read(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Undefined where nothing is said. */
export function watchedOf(said: { readonly [Name in keyof Watched]: Watched[Name] | undefined }): Watched | undefined {
  const known: Record<string, unknown> = {};
  let isSaid = false;
  for (const [name, value] of Object.entries(said)) {
    if (value === undefined) continue;
    known[name] = value;
    isSaid = true;
  }
  return isSaid ? (known as Watched) : undefined;
}
