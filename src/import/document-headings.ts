import type { Line } from './lines.ts';
import { plainLetters } from './plain-letters.ts';
import { stateOfList } from './watched.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** What a list may be of, in small letters without accents: of anime it is by that word alone, of films where more says so. */
const anime = words(
  'anime animes animeliste animelist animelists animeserie animeserien animelista animeseries аниме anim animow animeja animea animei animeler',
);
const others = words(
  `film films filme filmes filmy movies movie shows show series serie serien seriale serier seriali сериалы фильмы мультфильмы cartoons`,
);
/** What says that it is a list, or somebody's. */
const telling = words(
  `list lists liste listen lista listas lijst lijstje listem listesi luettelo seznam zoznam daftar список списки перелік watchlist
   my mine meine mein mes ma mon mi mis minha minhas meus meu mia mie miei moja moje mijn min mina mitt moj мой мои моя мои мое мій benim saya
   i ich je eu ik jag jeg ja minä ich io yo я`,
);
/** What stands between. */
const between = words(
  `the a an of vi to and or in on so far all that which ive ve have had has ever already been want with for best favorite favorites favourite
   favourites top ratings rated ranked s d l j ai der die das den dem ein eine von und aller alle habe hab schon bisher noch die ich
   le la les un une des du de que qui et deja tous toutes el los las lo y he ya todos todas o os as dos das e ja il i gli di che ho tutti
   z i co ktore ktory в и из все которые который что уже я на het heb al alle som har jeg og och ve winter spring
   summer fall autumn season ${Array.from({ length: 31 }, (_, n) => 1995 + n).join(' ')} 10 20 25 50 100`,
);
/** Words that are written without blanks. */
const joined =
  /アニメ(?:ーション)?|動画|动画|動畫|动漫|動漫|番剧|番劇|애니(?:메이션)?|リスト|一覧|メモ|清单|清單|列表|名单|名單|목록|리스트|視聴|見た|みた|観た|済み?|看过|看過|已看|想看|在看|的|私|我|の|内가|내가|나의|본|볼|보는|これまで|今まで|に|を|過|完/gu;
const joinedTopic = /アニメ|動画|动画|動畫|动漫|動漫|番剧|番劇|애니/u;

/** Whether words are the name of a whole list: `My anime list`, `Anime I watched`, `Meine Animeliste`, `Tom's anime list`, `見たアニメ`. */
export function namesList(text: string): boolean {
  if (text.length > 60) return false;
  if (joinedTopic.test(text)) return text.length > 3 && !/[\p{L}\p{N}]/u.test(text.replace(joined, ''));
  const all = tokens(text.replace(/^[\p{L}\p{N}_.-]{2,30}['’]s?\s+(?=(?:anime|watch))/iu, 'my '));
  if (all.length < 2 || !all.every((one) => isOfHeading(one))) return false;
  const isTold = all.some((one) => telling.has(one)) || all.some((one) => !between.has(one) && isState(one));
  if (all.some((one) => anime.has(one))) return true;
  return (
    isTold &&
    (all.some((one) => others.has(one)) || (all[0] === 'my' && all.some((one) => /^(?:watch)?lists?$/.test(one))))
  );
}

/** What is left of the name of a list that may say how far somebody is with what is in it. */
export function withoutNameOfList(text: string): string {
  const rest = tokens(text).filter((one) => ![anime, others, telling, between].some((some) => some.has(one)));
  return joinedTopic.test(text)
    ? text.replace(/アニメ(?:ーション)?|動画|动画|動畫|动漫|動漫|리스트|リスト|の|我|的|私|一覧|清单/gu, '')
    : rest.join(' ');
}

const tokens = (text: string): readonly string[] => plainLetters(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

const isOfHeading = (one: string): boolean =>
  anime.has(one) || others.has(one) || telling.has(one) || between.has(one) || isState(one);

const isState = (one: string): boolean =>
  stateOfList(one) !== undefined || /^(?:plan|hold|watch|see|progress)$/.test(one);

/** A line, and whether a row of signs stands right below it that makes it a heading. */
export type MarkedLine = Line & { readonly isUnderlined?: boolean };

/**
 * Marks lines that are headings as Markdown and reStructuredText write them: behind nothing, a blank line or a row of signs, with a
 * row of `=` below, or with one of `-`, `~`, `^`, `*` or `#` that is as long as they are.
 */
export async function* underlinesSeen(lines: AsyncIterable<Line>): AsyncGenerator<MarkedLine, void> {
  let held: Line | undefined;
  let before = '';
  for await (const line of lines) {
    if (held) {
      yield isUnderlined(held.text.trim(), line.text.trim(), before) ? { ...held, isUnderlined: true } : held;
      before = held.text.trim();
    }
    held = line;
  }
  if (held) yield held;
}

function isUnderlined(text: string, below: string, before: string): boolean {
  const isBelow = /^([=~^*#-])\1{2,}$/.test(below);
  if (!isBelow || !/[\p{L}\p{N}]/u.test(text) || (/[\p{L}\p{N}]/u.test(before) && !/^([=~^*#-])\1{2,}$/.test(before)))
    return false;
  return below.startsWith('=') || Math.abs(widthOf(text) - below.length) <= 2;
}

/** Signs of East Asia are twice as wide. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (/[\u1100-\u115f\u2e80-\uffdc]/.test(sign) ? 2 : 1), 0);
