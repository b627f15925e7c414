import { hasWord, isEveryday } from './characters.ts';
import { UsageError } from './errors.ts';
import { addressIn, namingLabels, readPage } from './page.ts';
import { labelsWithOr, parseRef, type Ref, sources } from './ref.ts';

/** What a person names a title by: its ref, or words to search for. `text` is what was typed. */
export type Query =
  | { readonly ref: Ref; readonly text: string }
  | {
      readonly text: string;
      /** The words are a number and nothing else: a title only if one is called exactly so, for they may be an id. */
      readonly isBareNumber?: true;
    };

/** No title is as long as this. */
const longestTitle = 500;

/** Words without characters that nobody sees, and without blanks around them. */
function visible(words: string): string {
  return (isEveryday(words) ? words : words.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')).trim();
}

/** What one person types at a time: as `parseTarget`, but a bare number may be a title. Throws `UsageError`. */
export function parseTyped(words: string): Query {
  const text = visible(words);
  return /^\d{1,9}$/.test(text) ? { text, isBareNumber: true } : parseTarget(words);
}

/**
 * What a person names a title by: a ref, the address of its page, or words. A bare number is refused: in a list nobody can tell whose
 * id it is. Throws `UsageError`.
 */
export function parseTarget(words: string): Query {
  const text = visible(words);
  if (text === '')
    throw new UsageError('the title is empty: give a title, a ref such as anilist:16498, or a page address');
  if (text.length > longestTitle)
    throw new UsageError(`a title of ${text.length} characters is longer than any title (at most ${longestTitle})`);
  // Without one it is no `title:`, and no id of anybody's.
  const hasColon = text.includes(':');
  if (hasColon && /^title:/i.test(text)) return wordsOf(text.slice('title:'.length));
  const ref = parseRef(text);
  if (ref) return { ref, text };
  if (/^\d+$/.test(text)) throw bareNumberError(text);
  const address = addressIn(text);
  if (address !== undefined) return ofPage(address, text);
  if (!hasColon) return wordsOf(text);
  if (foreignRef.test(text))
    throw new UsageError(
      `"${shortened(text)}" is an id of a service that is not asked: give one of ${labelsWithOr()}, or title:${shortened(text)} to search for these words`,
    );
  if (isBrokenRef(text))
    throw new UsageError(
      `"${shortened(text)}" is no ref: write ${sources.map((one) => `${one}:ID`).join(', ')} with an id for ID, or title:${shortened(text)} to search for these words`,
    );
  return wordsOf(text);
}

/** Reads a ref, or the address of a title's page, where words will not do. Throws `UsageError`. */
export function parseRefOrPage(words: string): Ref {
  const target = parseTarget(words);
  if ('ref' in target) return target.ref;
  throw new UsageError(
    `"${shortened(words)}" is no ref: write one such as anilist:16498, or the address of the title's page`,
  );
}

function wordsOf(text: string): Query {
  const title = text.replace(/\s+/g, ' ').trim();
  if (!hasWord(title)) throw new UsageError(`"${shortened(text)}" has no letter or number to search for`);
  return { text: title };
}

function ofPage(address: string, text: string): Query {
  const page = readPage(address);
  if (!page)
    throw new UsageError(
      `"${shortened(text)}" is not the page of a title at ${labelsWithOr()}, such as https://anilist.co/anime/16498, nor one that is addressed by its name (${namingLabels.join(', ')})`,
    );
  return 'ref' in page ? { ref: page.ref, text } : wordsOf(visible(page.text));
}

/** Ids as lists and maps write them, in numberings that nobody here knows. */
const foreignRef =
  /^(?:livechart|anisearch|simkl|trakt|anime-?planet|ann|animenewsnetwork|notify|bangumi|bgm|annict|letterboxd|hikka)(?:\.\w+)?:(?!\s)[\w-]{1,60}$/i;

/** The name of a source and no id that it could have. With a blank and words after the colon it is a title: `Kitsu: The Fox`. */
function isBrokenRef(text: string): boolean {
  const [, name, blank = '', rest = ''] = /^([a-z]+):(\s*)(.*)$/is.exec(text) ?? [];
  if (!sources.some((one) => one === name?.toLowerCase())) return false;
  return blank === '' || /^[\d/]*$/.test(rest);
}

/** A number that nobody can tell the meaning of. */
export function bareNumberError(text: string): UsageError {
  const number = shortened(text);
  const refs = sources.slice(0, 2).map((source) => `${source}:${number}`);
  return new UsageError(
    `${number} could be an id anywhere: write ${refs.join(' or ')}; for a title that is a number, title:${number}`,
  );
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
