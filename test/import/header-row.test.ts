import { describe, expect, it } from 'vitest';
import { readAll, told } from './reading.ts';

const rowsOf = async (content: string) => (await readAll(content, 'list.csv')).rows.map(told);

/** HeaderRow as people and services write them. */
const ofTitles = [
  ...['Title', 'anime_title', 'series_title', 'target_title', 'Name', 'Anime', 'canonicalTitle', 'title_romaji'],
  ...['Romaji', 'Romaji Name', 'Romaji Title', 'title_en_jp', 'title-main', 'title_userPreferred', 'title_ja'],
  ...['Title (English)', 'English', 'Title EN', 'title_en_us', 'anime_title_eng', 'English Title', 'Anime Name'],
  ...['Original Title', 'Original Name', 'Title (Native)', 'Native', 'Title (Japanese)', 'title_ja_jp'],
  ...['target_title_ru', 'Russian', 'title_ua', 'title_ko', 'title_x-jat'],
  ...['Titel', 'Titre', 'Título', 'Titolo', 'Titlu', 'Tytuł', 'Název', 'Názov', 'Cím', 'Nimi', 'Tittel', 'Naam', 'Nom'],
  ...['Nome', 'Nombre', 'Nazwa', 'Название', 'Наименование', 'Имя', 'Аниме', 'Тайтл', 'Назва', 'Заглавие', 'Τίτλος'],
  ...[
    'Başlık',
    'Judul',
    'Tiêu đề',
    'Tên',
    'ชื่อ',
    'ชื่อเรื่อง',
    'タイトル',
    '作品名',
    '作品',
    'アニメ',
    '题名',
    '標題',
    '标题',
  ],
  ...['名称', '名稱', '名字', '片名', '动画', '動畫', '제목', '작품', '이름', '애니메이션', 'العنوان'],
];

describe('a column', () => {
  it.each(ofTitles)('called %s holds titles', async (head) => {
    expect(await rowsOf(`${head},Nr\nMonster,x1\n`)).toEqual(['Monster']);
  });

  it.each([
    ...[
      'Year',
      'seasonYear',
      'Start Year',
      'Release Year',
      'Release Date',
      'Released',
      'Premiered',
      'Aired',
      'aired_on',
    ],
    ...['Air Date', 'first_aired', 'first_air_date', 'Jahr', 'Année', 'Ano', 'Anio', 'Anno', 'Rok', 'Год', 'Рік', '年'],
    ...['연도', 'Tahun'],
  ])('called %s holds years', async (head) => {
    expect(await rowsOf(`Title,${head}\nMonster,2004\n`)).toEqual(['Monster | 2004']);
  });

  it.each([
    'Format',
    'Type',
    'media_type',
    'series_type',
    'Kind',
    'Subtype',
    'anime_type',
    'Category',
    'Typ',
    'Tipo',
    'Тип',
  ])('called %s holds formats', async (head) => {
    expect(await rowsOf(`Title,${head}\nMonster,Movie\n`)).toEqual(['Monster | MOVIE']);
  });

  it.each(['Season', 'Season Number', 'Staffel', 'Saison', 'Temporada', 'Stagione', 'Sezon', 'Сезон', '季'])(
    'called %s holds seasons',
    async (head) => {
      expect(await rowsOf(`Title,${head}\nMonster,2\n`)).toEqual(['Monster season 2']);
    },
  );

  it.each([
    'ref',
    'refs',
    'URL',
    'Link',
    'Links',
    'sources',
    'Page',
    'Site URL',
    'anime_url',
    'target_url',
    'MAL URL',
    'AniList URL',
  ])('called %s holds refs or pages', async (head) => {
    expect(await rowsOf(`Title,${head}\nMonster,https://anilist.co/anime/19\n`)).toEqual(['anilist:19 | Monster']);
  });

  it.each([
    ['mal_anime_id', 'mal:19'],
    ['id_mal_anime', 'mal:19'],
    ['series_animedb_id', 'mal:19'],
    ['anime_anilist_id', 'anilist:19'],
  ])('called %s holds ids', async (head, ref) => {
    expect(await rowsOf(`Title,${head}\nMonster,19\n`)).toEqual([`${ref} | Monster`]);
  });
});

it.each([
  ['&mdash;&ndash;&hellip;&bull;', '—–…•'],
  ['&lsquo;a&rsquo; &ldquo;b&rdquo; &quot;c&quot; &apos;d&apos;', '‘a’ “b” "c" \'d\''],
  ['&star;&starf;&hearts;&infin;&trade;', '☆★♥∞™'],
  ['&alpha;&beta;&delta;&Delta;&Omega;&omega;&pi;', 'αβδΔΩωπ'],
  ['x&radic;x &larr;&rarr; &dagger;&oline;&tilde;', 'x√x ←→ †‾~'],
  ['a&excl;&quest;&num;&ast;&comma;&colon;&semi;&lpar;&rpar;&sol;', 'a!?#*,:;()/'],
  ['&amacr;&emacr;&imacr;&omacr;&umacr;', 'āēīōū'],
  ['&Agrave;&eacute;&szlig;&times;&deg;&frac12;&yuml;', 'Àéß×°½ÿ'],
  ['&amp;&amp; &lt;b&gt;', '&& <b>'],
  ['&#9734;&#x2605;&#X2605;', '☆★★'],
  ['A&amp;eacute;', 'Aé'],
  ['&nobody; &#0; &#xd800; &#1114112; &;', '&nobody; &#0; &#xd800; &#1114112; &;'],
])('characters are meant by their references: %s', async (written, meant) => {
  expect(await rowsOf(`title,nr\n"${written.replaceAll('"', '""')}",x1\n`)).toEqual([meant]);
});
