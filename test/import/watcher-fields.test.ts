import { describe, expect, it } from 'vitest';
import { fieldMeaning } from '../../src/import/field-meaning.ts';
import { readAll, toldWatched } from './reading.ts';

/** A table, and what its rows are read as, with what they say of who watched the title. */
type Table = readonly [content: string, ...rows: string[]];

const tables: readonly Table[] = [
  ['Titel,Folgen gesehen,Bewertung\nMonster,12,8\n', 'Monster {progress:12,score:80}'],
  ['Titre;Épisodes vus;Note;Statut\nMonster;74;9;Terminé\n', 'Monster {status:completed,progress:74,score:90}'],
  [
    'Título,Episódios assistidos,Nota,Situação\nMonster,74,9,Completo\n',
    'Monster {status:completed,progress:74,score:90}',
  ],
  ['Título,Episodios vistos,Puntuación,Estado\nMonster,5,7,Viendo\n', 'Monster {status:watching,progress:5,score:70}'],
  ['Titolo,Episodi visti,Voto,Stato\nMonster,5,7,Completato\n', 'Monster {status:completed,progress:5,score:70}'],
  ['Название,Просмотрено серий,Оценка,Статус\nMonster,5,7,Смотрю\n', 'Monster {status:watching,progress:5,score:70}'],
  ['Tytuł,Obejrzane odcinki,Ocena,Stan\nMonster,5,7,Oglądam\n', 'Monster {status:watching,progress:5,score:70}'],
  ['Başlık,İzlenen bölüm,Puan,Durum\nMonster,5,7,İzliyorum\n', 'Monster {status:watching,progress:5,score:70}'],
  ['标题,已看集数,评分,状态\nMonster,5,7,在看\n', 'Monster {status:watching,progress:5,score:70}'],
  ['タイトル,視聴話数,評価,状態\nMonster,5,7,視聴中\n', 'Monster {status:watching,progress:5,score:70}'],
  ['제목,본 화,평점,상태\nMonster,5,7,보는중\n', 'Monster {status:watching,progress:5,score:70}'],
  ['Title,Episodes Seen,Status\nMonster,5,Watching\n', 'Monster {status:watching,progress:5}'],
  ['Title,Ep,Status\nMonster,5,Watching\n', 'Monster {status:watching,progress:5}'],
  ['Title,Current Episode\nMonster,5\n', 'Monster {progress:5}'],
  ['Title,Watched\nMonster,5\nMushishi,yes\n', 'Monster {progress:5}', 'Mushishi {status:completed}'],
  ['Title,Episodes\nMonster,5/74\nMushishi,26\n', 'Monster {progress:5}', 'Mushishi'],
  ['Title,Status\nMonster,ep 5\nMushishi,✅ Finished\n', 'Monster {progress:5}', 'Mushishi {status:completed}'],
  ['Title,Score\nMonster,8\n', 'Monster {score:80}'],
  ['Title,Rating\nMonster,8\nMushishi,⭐⭐⭐⭐\n', 'Monster {score:80}', 'Mushishi {score:80}'],
  ['Name,Status,Score /5\nMonster,Finished,4\n', 'Monster {status:completed,score:80}'],
  ['Titre,Note\nMonster,★★★★☆\nMushishi,très bien\n', 'Monster {score:80}', 'Mushishi'],
  ['Title,Stars\nMonster,4 ⭐\nMushishi,⭐️⭐️⭐️½\n', 'Monster {score:80}', 'Mushishi {score:70}'],
  ['Title,Score\nMonster,8 out of 10\nMushishi,8 von 10\n', 'Monster {score:80}', 'Mushishi {score:80}'],
  [
    'Title,Score\nMonster,8\nMushishi,7.5\nNana,9\nTrigun,11\n',
    'Monster {score:80}',
    'Mushishi {score:75}',
    'Nana {score:90}',
    'Trigun (note: the score 11 is of no scale to 10: read without it)',
  ],
  [
    'Title,Score\nMonster,"8,5"\nMushishi,"9,5"\nNana,9\nTrigun,"10,5"\n',
    'Monster {score:85}',
    'Mushishi {score:95}',
    'Nana {score:90}',
    'Trigun (note: the score 10,5 is of no scale to 10: read without it)',
  ],
  ['Title,Score\nMonster,80\nMushishi,9\nNana,55\n', 'Monster {score:80}', 'Mushishi {score:90}', 'Nana {score:55}'],
  [
    'Title,Score /10\nMonster,"10,5"\nMushishi,"8,5"\nNana,good\nTrigun,8/12\n',
    'Monster (note: the score 10,5 is of no scale to 10: read without it)',
    'Mushishi {score:85}',
    'Nana (note: "good" is no score that can be read: read without it)',
    'Trigun (note: "8/12" is no score that can be read: read without it)',
  ],
  [
    'Title,Status,Finished on,Episodes seen\nMonster,mybe,2020-13-45,S0E5\nMushishi,Completed,2013-04-07 - 2013-05-01,26\n',
    'Monster (note: "mybe" is no status that is known, "S0E5" is no number of episodes that can be read, "2020-13-45" is no day that can be read: read without them)',
    'Mushishi {status:completed,progress:26,startedOn:2013-04-07,finishedOn:2013-05-01}',
  ],
  ['Title,Date started\nMonster,2013-04-07 - 2013-05-01\n', 'Monster {startedOn:2013-04-07,finishedOn:2013-05-01}'],
  ['Titel,Gesehen am\nMonster,07.04.2013\n', 'Monster {finishedOn:2013-04-07}'],
];

const ofTitles: readonly Table[] = [
  ['title,rating,watched\nMonster,R+,no\nMushishi,pg_13,nobody knows\n', 'Monster', 'Mushishi'],
  ['title,score,members\nMonster,8.87,900000\n', 'Monster'],
  ['title,score\nMonster,8.87\n', 'Monster'],
  ['title,episodes,rating,genre\nMonster,74,9,Drama\n', 'Monster'],
];

/** A table, and what its rows say. */
const worded: readonly (readonly [string, ...string[]])[] = [
  [
    'Título;Capítulos vistos;Inicio;Fin\nMonster;100 de 366;01/02/2020;25/03/2020\nNana;22;2 ene 2021;3 feb. 2021\n',
    'Monster {progress:100,startedOn:2020-02-01,finishedOn:2020-03-25}',
    'Nana {progress:22,startedOn:2021-01-02,finishedOn:2021-02-03}',
  ],
  [
    'Titel;Folgen;Status;Begonnen;Beendet\nMonster;12 von 37;Läuft;13.01.2020;\nNana;bis Folge 5;Fertig;;25. März 2020\n',
    'Monster {status:watching,progress:12,startedOn:2020-01-13}',
    'Nana {status:completed,progress:5,finishedOn:2020-03-25}',
  ],
  [
    '作品名,話数,評価,開始日,終了日,状態\nMonster,第5話まで,8点,2020年1月5日,2020年2月,見てる\n',
    'Monster {status:watching,progress:5,score:80,startedOn:2020-01-05,finishedOn:2020-02}',
  ],
  [
    '片名,进度,评分,完成日期\nMonster,看到第1000集,9分,2020-1-5\n',
    'Monster {progress:1000,score:90,finishedOn:2020-01-05}',
  ],
  ['제목,진행,평점\nMonster,1000화까지,9점\n', 'Monster {progress:1000,score:90}'],
  ['Название;Серии;Оценка\nMonster;37 из 37;9 из 10\n', 'Monster {progress:37,score:90}'],
  [
    'Titolo;Episodi visti;Voto;Data fine\nMonster;12 su 74;9½;15/01/2020\n',
    'Monster {progress:12,score:95,finishedOn:2020-01-15}',
  ],
  [
    'Tytuł;Obejrzane odcinki;Data zakończenia\nMonster;12 z 74;15 stycznia 2020\n',
    'Monster {progress:12,finishedOn:2020-01-15}',
  ],
  ['titre;épisodes vus;vu le\nMonster;12 sur 74;1er août 2020\n', 'Monster {progress:12,finishedOn:2020-08-01}'],
  ['Nome,Data de término\nMonster,12 de fevereiro de 2021\n', 'Monster {finishedOn:2021-02-12}'],
  ['العنوان,الحالة\nMonster,مكتمل\n', 'Monster {status:completed}'],
  // An episode of a season: that of the first one is the title's own.
  [
    'Title,Year,Progress\nMonster,2004,S1E12\nNana,2006,s01.e03\nK,2012,2x05\nBleach III,,S3 E4\nToradora season 2,,Season 2 Episode 5\n',
    'Monster | 2004 {progress:12}',
    'Nana | 2006 {progress:3}',
    'K season 2 {progress:5}',
    'Bleach III {progress:4}',
    'Toradora season 2 {progress:5}',
  ],
  ['Titel,Fortschritt\nMonster,Staffel 2 Folge 5\n', 'Monster season 2 {progress:5}'],
  ['Title,Status\nMonster,S2E5\n', 'Monster season 2 {progress:5}'],
  [
    'Title,MAL ID,Progress\nMonster,19,S1E12\nNana,877,S2E5\n',
    'mal:19 | Monster {progress:12}',
    'mal:877 | Nana (note: "S2E5" is of a season, and the id of one title: read without it)',
  ],
  ['Title,Watched?\nMonster,In progress\nNana,Y\nK,N\n', 'Monster {status:watching}', 'Nana {status:completed}', 'K'],
  // Which number is the day is what others of the table say; where they differ, nobody knows.
  [
    'title,finished\nMonster,04/07/2020\nNana,04/13/2020\n',
    'Monster {finishedOn:2020-04-07}',
    'Nana {finishedOn:2020-04-13}',
  ],
  ['title,finished\nMonster,04/04/2020\n', 'Monster {finishedOn:2020-04-04}'],
];

describe('what somebody watched', () => {
  it.each(worded)('is read in the words of any language: %s', async (content, ...rows) => {
    const { rows: read } = await readAll(content, 'list.csv');
    expect(read.map(toldWatched)).toEqual(rows);
  });

  it('is told where a day may be one of two', async () => {
    const { rows } = await readAll(
      'title,status,start date,finished\nMonster,completed,04/07/2020,04/13/2020\nNana,completed,,13/04/2020\n',
      'list.csv',
    );
    expect(rows.map((row) => row.type === 'asked' && row.asked.note)).toEqual([
      '"04/07/2020" is no day that can be read: read without it',
      undefined,
    ]);
  });
});

describe('heads of what somebody watched', () => {
  it.each(tables)('are understood in the words of any language: %s', async (content, ...rows) => {
    const { rows: read } = await readAll(content, 'list.csv');
    expect(read.map(toldWatched)).toEqual(rows);
  });

  it.each(ofTitles)('are not seen in what a site knows of a title: %s', async (content, ...rows) => {
    const { rows: read } = await readAll(content, 'list.csv');
    expect(read.map(toldWatched)).toEqual(rows);
  });

  it.each([
    ['Total Episodes', undefined],
    ['Number of episodes', undefined],
    ['Anzahl Folgen', undefined],
    ['全話数', undefined],
    ['Episode title', undefined],
    ['nextAiringEpisode', undefined],
    ['last_episode_to_air', undefined],
    ['averageScore', undefined],
    ['MAL Score', undefined],
    ['Airing status', undefined],
    ['Release date', 'year'],
    ['Episodes', 'episodes'],
    ['last ep', 'progress'],
    ['Eps. watched', 'progress'],
    ['Mi puntuación', 'score'],
    ['Date finished', 'ended'],
    ['Fecha de inicio', 'begun'],
  ])('hold %s as %s', (head, meaning) => {
    expect(fieldMeaning(head)).toBe(meaning);
  });
});
