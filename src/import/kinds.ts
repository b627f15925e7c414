/** What lists call things that are no anime, without signs, and what it is said to be. */
const words: Readonly<Record<string, string>> = {
  manga: 'a manga',
  mangas: 'a manga',
  manhwa: 'a manga',
  manhua: 'a manga',
  oel: 'a manga',
  doujin: 'a manga',
  doujinshi: 'a manga',
  oneshot: 'a manga',
  webtoon: 'a manga',
  comic: 'a comic',
  comics: 'a comic',
  novel: 'a novel',
  novels: 'a novel',
  lightnovel: 'a novel',
  lightnovels: 'a novel',
  webnovel: 'a novel',
  ranobe: 'a novel',
  book: 'a book',
  books: 'a book',
  game: 'a game',
  games: 'a game',
  boardgame: 'a game',
  visualnovel: 'a game',
  character: 'a character',
  characters: 'a character',
  person: 'a person',
  people: 'a person',
  staff: 'a person',
  studio: 'a studio',
  studios: 'a studio',
  producer: 'a studio',
  user: 'a user',
  users: 'a user',
  манга: 'a manga',
  ранобэ: 'a novel',
  漫画: 'a manga',
  漫畫: 'a manga',
  マンガ: 'a manga',
  만화: 'a manga',
};

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** What a word of a column such as `type` says that a row is, where it is no anime: `a manga`. */
export function otherKind(word: string): string | undefined {
  const key = plain(word);
  return Object.hasOwn(words, key) ? words[key] : undefined;
}

/** What the name of a list says that all of it is: `mangaList`, `reading manga`, `light_novels`. */
export function otherKindOfList(name: string): string | undefined {
  const whole = otherKind(name.replace(/list$/i, ''));
  if (whole !== undefined) return whole;
  return name
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .map(otherKind)
    .find((kind) => kind !== undefined);
}
