import { describe, expect, it } from 'vitest';
import type { Watched, WatchState } from '../../src/model/watched.ts';
import { readInPieces, told } from './reading.ts';

const list = (words: string): readonly string[] => words.split(/\s*\|\s*/);

/** What people and services call how far somebody is, each in their own words. */
const states: Readonly<Record<WatchState, readonly string[]>> = {
  watching: list(
    'Watching|CURRENT|Currently Watching|currently|In Progress|doing|started|schaue ich gerade|am Schauen|En cours|Viendo|Assistindo|Guardando|Oglądam|Смотрю|Дивлюся|視聴中|見てる|在看|보는 중',
  ),
  completed: list(
    'Completed|complete|Watched|finished|Seen|done|collect|Abgeschlossen|Gesehen|Vu|Terminé|Terminée|Visto|Vista|Completado|Completo|Completato|Obejrzane|Просмотрено|Завершено|Переглянуто|視聴済|視聴済み|見た|看过|看過|완결|봤음',
  ),
  planned: list(
    'Planned|PLANNING|Plan to Watch|Planned to watch|plan|PTW|Want to Watch|wanna watch|wish|wishlist|Watchlist|Watch later|To watch|Backlog|todo|Geplant|À voir|À regarder|Pendiente|Por ver|Planejado|Da vedere|Planowane|Запланировано|В планах|Заплановано|見たい|想看',
  ),
  paused: list(
    'Paused|On-Hold|hold|Stalled|Pausiert|En pause|En pausa|Pausado|In pausa|Wstrzymane|Отложено|Відкладено|一時中断|搁置|擱置',
  ),
  dropped: list(
    "Dropped|drop|Abandoned|Stop watching|Stopped|Not interesting|Won't Watch|Abgebrochen|Abandonné|Abandonnée|Abandonado|Abbandonato|Porzucone|Брошено|Кинуто|視聴中止|抛弃",
  ),
  repeating: list('Repeating|Rewatching|rewatch|Пересматриваю'),
};

/** What columns are called in which exports and tables have the title, most telling first in no row. */
const titleHeads = list(
  'Title|anime_title|series_title|target_title|Name|Anime|canonicalTitle|title_romaji|Romaji|romaji_name|Romaji Title|title_en_jp|title_x_jat|title_main|titleUserPreferred|title_ja|title_english|English|title_en|title_en_us|anime_title_eng|English Title|Anime Name|Original Title|original_name|title_native|Native|title_japanese|title_ja_jp|target_title_ru|russian|title_ua|title_ko|Titel|Titre|Título|Titolo|Titlu|Tytuł|Název|Názov|Cím|Nimi|Tittel|Naam|Nom|Nome|Nombre|Nazwa|Название|Наименование|Имя|Аниме|Тайтл|Назва|Заглавие|Τίτλος|Başlık|Judul|Tiêu đề|Tên|ชื่อ|ชื่อเรื่อง|タイトル|作品名|作品|アニメ|题名|標題|标题|名称|名稱|名字|片名|动画|動畫|제목|작품|이름|애니메이션|العنوان',
);
const refHeads = list('ref|refs|URL|Link|urls|links|sources|page|siteUrl|anime_url|target_url|MAL URL|AniList URL');
const yearHeads = list(
  'Year|seasonYear|Start Year|Release Year|release_date|Released|Premiered|Aired|aired_on|Air date|first_aired|first_air_date|Jahr|Année|Ano|Anio|Anno|Rok|Год|Рік|年|연도|Tahun|Start date|Start',
);
const formatHeads = list(
  'Format|Type|media_type|series_type|target_type|anime_media_type_string|kind|subtype|anime_type|data_type|Title Type|Category|Media|Typ|Tipo|Тип',
);
const seasonHeads = list('Season|season_number|Staffel|Saison|Temporada|Stagione|Sezon|Сезон|季');

/** HeaderRow of what a row says of who watched it; a value, and what it comes to. */
const watched: readonly (readonly [heads: readonly string[], value: string, said: Watched])[] = [
  [
    list('Status|my_status|Watch status|User status|State|État|Estado|Stato|Статус|状態|状态'),
    'Dropped',
    { status: 'dropped' },
  ],
  [
    list(
      'progress|my_watched_episodes|num_watched_episodes|num_episodes_watched|Episodes watched|Watched episodes|watched_episodes_count|Eps watched|eps|Ep|Episode',
    ),
    '7',
    { progress: 7 },
  ],
  [
    list(
      'Finish date|Finished date|Date finished|my_finish_date|finish_date_string|end_date|Finished|finished_at|Completed|completedAt|Date completed|watched_at|last_watched_at|Watched date|Watched on|Finished on|Completed on|Date watched',
    ),
    '2013-04-07',
    { finishedOn: '2013-04-07' },
  ],
  [
    list('startedAt|my_start_date|start_date_string|Started|Start watch|Date started|Started on'),
    '2013-04-07',
    { startedOn: '2013-04-07' },
  ],
  [
    list(
      'Rewatched|rewatches|repeat|my_times_watched|num_times_rewatched|reconsumeCount|Times rewatched|Rewatch count|Times watched again',
    ),
    '2',
    { repeats: 2 },
  ],
];
const scoreHeads = list('Score|my_score|Rating|My rating|user_rating|User score|Bewertung|Оценка|評価');

const rowsOf = (content: string) => readInPieces(content, 65_536);
const only = async (content: string) => (await rowsOf(content)).map(told).join(' & ');
const watchedOf = async (content: string) =>
  (await rowsOf(content)).map((row) => (row.type === 'asked' ? row.asked.watched : row.type));

describe('words for how far somebody is', () => {
  it.each(Object.entries(states))('are known: %s', async (state, words) => {
    const table = `title,status\n${words.map((word, n) => `Show ${n},${word}`).join('\n')}\n`;
    expect(await watchedOf(table)).toEqual(words.map(() => ({ status: state })));
    for (const word of words.slice(0, 3))
      expect(await watchedOf(JSON.stringify({ [word]: [{ title: 'A' }] }))).toEqual([{ status: state }]);
  });

  it.each([
    ['Completed TV', 'completed'],
    ['completedMovies', 'completed'],
    ['completed_anime', 'completed'],
    ['My-Anime-List-Completed', 'completed'],
    ['planToWatchTv', 'planned'],
    ['my shows plan-to-watch', 'planned'],
    ['onHoldAnime', 'paused'],
    ['watchingshows', undefined],
    ['Favourite Movies', undefined],
  ])('may be a part of what a list is called: %s', async (name, status) => {
    const entries = [{ title: 'Monster' }, { title: 'Mushishi' }];
    const said = await watchedOf(JSON.stringify({ [name]: entries }));
    expect(said).toEqual(entries.map(() => status && { status }));
  });

  it.each([
    ["MyAnimeList's", { anime_title: 'A', num_watched_episodes: 1 }, 'watching completed paused dropped - planned'],
    ["AniList's", { series_id: 1, title: 'A' }, 'planned completed dropped paused repeating -'],
    ["Bangumi's", { ep_status: 1, title: 'A' }, 'planned completed watching paused dropped -'],
  ])('may be %s numbers', async (_, entry, expected) => {
    const entries = [1, 2, 3, 4, 5, 6].map((status) => ({ ...entry, status }));
    const said = await watchedOf(JSON.stringify(entries));
    expect(said.map((one) => (typeof one === 'object' && one.status) || '-').join(' ')).toBe(expected);
  });
});

describe('heads of columns', () => {
  it.each(titleHeads)('%s is the title', async (head) => {
    expect(await only(`${head},x\nCowboy Bebop,1\n`)).toBe('Cowboy Bebop');
  });
  it.each(refHeads)('%s is a page or a ref', async (head) => {
    expect(await only(`${head},x\nhttps://myanimelist.net/anime/1/Cowboy_Bebop,1\n`)).toBe('mal:1');
  });
  it.each([
    ...list('mal_anime_id|id_mal_anime|series_animedb_id').map((head) => [head, 'mal:1']),
    ['anime_anilist_id', 'anilist:1'],
  ])('%s is an id: %s', async (head, ref) => {
    expect(await only(`${head},x\n1,1\n`)).toBe(ref);
  });
  it.each(yearHeads)('%s is the year', async (head) => {
    expect(await only(`title,${head}\nA,2013\n`)).toBe('A | 2013');
  });
  it.each(formatHeads)('%s is the format', async (head) => {
    expect(await only(`title,${head}\nA,Movie\n`)).toBe('A | MOVIE');
  });
  it.each(seasonHeads)('%s is the season', async (head) => {
    expect(await only(`title,${head}\nA,2\n`)).toBe('A season 2');
  });
  it.each(watched.flatMap(([heads, value, said]) => heads.map((head) => [head, value, said] as const)))(
    '%s is of who watched it',
    async (head, value, said) => {
      expect(await watchedOf(`title,${head}\nA,${value}\n`)).toEqual([said]);
    },
  );
  it.each(scoreHeads)('%s is what it was worth', async (head) => {
    expect(await watchedOf(`title,${head},status\nA,8,completed\n`)).toEqual([{ status: 'completed', score: 80 }]);
  });
});

describe('what is no anime says so', () => {
  it.each([
    [{ subject_type: 1 }, '~ it is a book'],
    [{ subject_type: 2 }, 'A'],
    [{ subject_type: 3 }, '~ it is music'],
    [{ subject_type: 4 }, '~ it is a game'],
    [{ subject_type: 6 }, '~ it is a film with actors'],
    [{ series_type: 1 }, '~ it is a manga'],
    [{ series_id: 7, series_type: 1 }, '~ it is a manga'],
    [{ series_id: 7, series_type: 0 }, 'anilist:7 | A'],
  ])('%j', async (facts, expected) => {
    expect(await only(JSON.stringify([{ title: 'A', ...facts }]))).toBe(expected);
  });
});
