import type { Watched, WatchState } from '../model/watched.ts';
import { plainLetters } from './plain-letters.ts';
import { isBlank } from './values.ts';

/** What lists call how far somebody is, in small letters and digits. */
const words: Readonly<Record<WatchState, string>> = {
  watching: `watching current currentlywatching currently inprogress doing started nowwatching watchingnow watchinginprogress airingwatching
    schaueichgerade schauegerade gerade amschauen schaue laufend lauft laeuft encours jeregarde enregardant viendo mirando encurso assistindo vendo acompanhando
    guardando incorso staiguardando ogladam ogladane wtrakcie izliyorum izleniyor devamediyor mekijken bezigmet kijken tittar serpa
    katson sledujem sleduji dangxem sedangmenonton menonton смотрю дивлюся дивлюсь 視聴中 見てる 在看 正在看 追番 追番中 보는중 시청중 أشاهده أشاهدها قيدالمشاهدة`,
  completed: `completed complete watched finished seen done collect rewatched finishedwatching alreadywatched alreadyseen
    abgeschlossen gesehen fertig fertiggeschaut fertiggesehen beendet geschaut vu vue vus vues dejavu dejavus vistos vistas visti viste izledigim
    termine terminee termines terminees fini finie visto vista terminado terminada terminados terminadas completado completada completados completadas
    assistidos assistidas
    finalizado finalizada completo completa completato completata finito finita concluido concluida assistido assistida
    obejrzane obejrzany ukonczone zakonczone tamamlandi tamamladim izlendi izledim bitti bitirdim bekeken gezien voltooid afgerond
    klar sett fardig katsottu dokoncene dokonceno zhlednuto daxem hoanthanh selesai tamat
    просмотрено просмотрел смотрел завершено завершил переглянуто 視聴済 視聴済み 見た 観た 見終わった 観終わった 完走 完了 看过 看過 已看 看完 已看完 완결 봤음 다봄 시청완료 완료 مكتمل مكتملة شاهدته تمتالمشاهدة`,
  planned: `planned planning plantowatch plannedtowatch plan ptw wanttowatch wannawatch wish wishlist watchlist watchlater towatch
    backlog todo notstarted notwatched unwatched notseen unseen tobewatched upnext queue queued
    geplant willichsehen willichnochsehen nochzusehen pendientes pendentes paraver nochnichtgesehen ungesehen avoir aregarder prevu pasvu pendiente porver planeado planejado paraassistir
    queroassistir quieroverla quierover davedere pianificato planowane doobejrzenia wplanach planlandi izlenecek izleyecegim
    teplannen wilkijken planerad planlagt suunnitteilla planovane planuji dinhxem rencanamenonton
    запланировано впланах заплановано буду будусмотреть 見たい 観たい これから これから見る 未視聴 想看 打算看 未看 볼예정 보고싶음 예정 سأشاهده مخططلمشاهدته`,
  paused: `paused onhold hold pause onbreak stalled pausiert angehalten enpause enpausa pausado pausada emespera enespera pausados pausadas inpausa inattesa wstrzymane
    wstrzymano beklemede ertelendi durduruldu onderbroken pausad tauolla pozastaveno tamhoan ditunda
    отложено приостановлено наудержании відкладено 一時中断 視聴中断 中断 搁置 擱置 暂停 暫停 보류 일시중지 مؤجل متوقف`,
  dropped: `dropped drop gaveup quit didnotfinish dnf abandoned stopwatching stopped notinteresting wontwatch abgebrochen aufgehoert
    abandonne abandonnee abandonnes abandonnees abandonados abandonadas arrete abandonado abandonada dejado droppato abbandonato abbandonata interrotto porzucone porzucony birakildi biraktim
    gestopt avbruten avbrutt keskeytetty opusteno bo dabo berhenti брошено бросил дропнуто кинуто 視聴中止 断念 抛弃 拋棄 弃番 棄番 하차 중단 متروك تركته`,
  repeating: `repeating rewatching rewatch revisionnage reviendo reassistindo riguardando пересматриваю 再視聴 重看 재시청`,
};

const states: ReadonlyMap<string, WatchState> = new Map(
  Object.entries(words).flatMap(([state, all]) => all.split(/\s+/).map((word) => [word, state as WatchState] as const)),
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

const withoutSigns = (text: string): string => plainLetters(text).replace(/[^\p{L}\p{N}]/gu, '');

/** How far somebody is, in a word: `plan to watch`, `COMPLETED`, `on-hold`, `Gesehen`. */
export function stateIn(value: unknown, scheme?: Scheme): WatchState | undefined {
  const text = String(value).trim();
  if (/^\d$/.test(text)) {
    const table: Readonly<Record<string, WatchState>> =
      scheme === 'anilist' || scheme === 'bangumi' ? numbered[scheme] : numbered.mal;
    return scheme === undefined ? undefined : table[text];
  }
  return states.get(plain(text)) ?? drawn.find(([sign]) => sign.test(text))?.[1] ?? states.get(firstWord(text));
}

/** `watching (ep 4)`, `dropped after ep 3`, `completed 2014-03-01`: the word before what is said besides. */
const firstWord = (text: string): string =>
  plain(
    /^[^\p{L}]*(\p{L}[\p{L} -]*?)(?=\s*(?:[(\d:,/|]|\s(?:after|at|on|in|since|around|by|twice|again|eps?|episodes?)\b)).*$/iu.exec(
      text,
    )?.[1] ?? '',
  );

/** Signs that people draw in place of a word. */
const drawn: readonly (readonly [RegExp, WatchState])[] = [
  [/^[✅☑✔]\uFE0F?$/u, 'completed'],
  [/^[❌✖]\uFE0F?$/u, 'dropped'],
  [/^▶\uFE0F?$/u, 'watching'],
  [/^⏸\uFE0F?$/u, 'paused'],
  [/^(?:📅|🕒|⏳)\uFE0F?$/u, 'planned'],
];

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

/** Words for episodes beside a number, as a part of a pattern that ignores case. */
export const episodeWords =
  '[eé]ps?|[eé]pisodes?|episodi[eo]?s?|episódios?|folgen?|odc(?:in(?:ek|ki|ków))?|bölüm|avsnitt|aflevering(?:en)?|cap(?:s|ítulos?)?|сер(?:ия|ии|ий)|эп(?:изод(?:а|ов)?)?|話|话|集|화|회';

/** What stands between how many were seen and how many there are. */
export const outOf = String.raw`(?:\/|of|out of|von|de|sur|su|av|van|uit|z|из|з)`;

/** What says that somebody went no further than what follows. */
export const after = 'after|nach|après|tras|después de|depois de|dopo|после';

/** What says that a number is how far somebody came: `up to 5`, `看到第5集`, `第5話まで`, `5화까지`. */
export const upTo = `(?:up to|until|${after}|bis(?: zu)?|hasta|jusqu['’](?:[àa]|au)|até|fino a|tot|do|до|看到|看至|追到)`;
const named = String.raw`(?:第|#)?\s*(?:(?:${episodeWords})\.?)?`;

const counted = new RegExp(
  String.raw`^\s*(?:${upTo}\s*)?${named}\s*(\d{1,5})(?:\.0*)?\s*(?:(?:${episodeWords})\.?)?\s*(?:${outOf}\s*[\d?]+)?\s*(?:(?:${episodeWords})\.?)?\s*(?:まで|까지)?\s*$`,
  'iu',
);

/** Whether a text says so many of all, or up to where: `5/12`, `5 of 12`, `第5話まで`. */
export const saysHowFar = (text: string): boolean =>
  progressIn(text) !== undefined && (howFar.test(text) || reachedIn(text) !== undefined);
const howFar = new RegExp(String.raw`^\s*\d+\s*${outOf}\s*\d|^\s*${upTo}(?!\p{L})|(?:まで|까지)\s*$`, 'iu');

/** Episodes: `12`, `12/24`, `12 of 24`, `12.0`, `ep 12`, `12 episodes`, `Folge 12`, `第12話`; those of a season in `S1E12`. */
export function progressIn(value: unknown): number | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const digits = counted.exec(String(value))?.[1];
  return digits === undefined ? reachedIn(value)?.progress : Number(digits);
}

const seasonWords = 'seasons?|staffel|saison|temporada|stagione|sezon|seizoen|säsong|сезон';
const ofSeason = new RegExp(
  String.raw`^\s*(?:(?:s|${seasonWords})\s*0*([1-9]\d?)[\s,:;._–-]*(?:e|${episodeWords})\.?\s*0*(\d{1,4})|0*([1-9]\d?)x0*(\d{1,3}))\s*$`,
  'iu',
);

/** Which season, and how far in it: `S1E12`, `s02 e05`, `2x05`, `Season 2, episode 5`. Season 0, which holds specials, is none. */
export function reachedIn(value: unknown): { readonly number: number; readonly progress: number } | undefined {
  const [, season, episode, number = season, progress = episode] =
    typeof value === 'string' ? (ofSeason.exec(value) ?? []) : [];
  return number === undefined ? undefined : { number: Number(number), progress: Number(progress) };
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
