import { describe, expect, it } from 'vitest';
import { franchiseName, withoutSeason } from '../../src/franchise/name.ts';
import { outlineOf } from '../../src/franchise/outline.ts';
import type { Format } from '../../src/model/format.ts';
import { bundled } from '../helpers/catalog.ts';
import { franchiseOf, pair, titleOf } from '../helpers/franchise.ts';

/** Called by what stands first; `Name (MUSIC)` is a song of that name. */
function nameOf(names: readonly string[]): string | undefined {
  const titles = names.map((name, n) => {
    const [, title = name, format = 'TV'] = /^(.*) \((MUSIC|OVA|ONA|MOVIE)\)$/.exec(name) ?? [];
    return titleOf(n + 1, { title, format: format as Format });
  });
  return franchiseName(titles, 'anilist:1');
}

describe('a franchise is called', () => {
  it.each([
    [
      'Initial D',
      ['Initial D First Stage', 'Initial D Second Stage', 'Initial D Third Stage', 'Initial D Fourth Stage'],
    ],
    ['Aria', ['Aria the Animation', 'Aria the Natural', 'Aria the Origination', 'Aria the OVA: Arietta']],
    [
      'Digimon',
      [
        'Digimon Adventure',
        'Digimon Adventure 02',
        'Digimon Adventure tri. 1: Reunion',
        'Digimon Tamers',
        'Digimon Frontier',
        'Digimon Data Squad',
        'Digimon Fusion',
        'Digimon Ghost Game',
      ],
    ],
    ['Black Jack', ['Black Jack', 'Black Jack: The Movie', 'Young Black Jack', 'Black Jack 21']],
    ['Eagle Talon', ['Eagle Talon', 'Eagle Talon: The Movie', 'Eagle Talon Extra', 'Kana Kana Family']],
    ['Fate', ['Fate/stay night', 'Fate/Zero', 'Fate/Apocrypha', 'Fate/Grand Order: Babylonia']],
    [
      'Love Live!',
      ['Love Live! School Idol Project', 'Love Live! Sunshine!!', 'Love Live! Superstar!!', 'Snow Halation (MUSIC)'],
    ],
    ['Love Live!', ['Love Live! School', 'Love Live! Sunshine', 'Snow (MUSIC)', 'Rain (MUSIC)', 'Sun (MUSIC)']],
    // A dash that closes what another one has opened belongs to the name.
    ['Kumo no -Far Away-', ['Kumo no -Far Away- Snow', 'Kumo no -Far Away- Rain', 'Kumo no -Far Away- Sun']],
    ['Manga First Stories', ['Manga First Stories', 'Manga What Stories', 'Manga So Stories']],
    [
      'The Fool Dreams',
      ['The Fool Dreams of Rain', 'The Fool Dreams of a Star', 'The Fool Dreams of a Girl', 'The Fool Dreams of a Boy'],
    ],
    ['K-ON!', ['K-ON!', 'K-ON! Live', 'K-ON!! Second', 'K-ON!! Ura']],
    ['Rose of Hope', ['Rose of Hope', 'Rose of Hope: Film', 'Rose of Hope Special']],
    ["Siren's Wood", ["Siren's Wood", "Siren's Scar (OVA)", "Siren's Song (OVA)"]],
    [
      'Thief Zoro and Friends',
      ['Thief Zoro and Friends: Away!', 'More! Thief Zoro and Friends', 'More! Thief Zoro and Friends 2'],
    ],
    ['Mission: Family', ['Mission: Family', 'Mini Mission: Family (ONA)', 'Mission: Family Season 2']],
    [
      'My Next Life',
      [
        'My Next Life: All Doom!',
        'My Next Life: All Doom! X',
        'My Next Life: Film',
        'Brain Meeting (ONA)',
        'School Time (ONA)',
      ],
    ],
    ['Only One', ['Only One']],
    ['Only One', ['Only One', 'Only Song (MUSIC)']],
    ['Fate', ['Fate/stay night', 'Fate/Zero', 'Another One', 'Something Else']],
    ['Fate/stay night', ['Fate/stay night', 'Fate/Zero', 'Another One', 'Something Else', 'Third One']],
    ['Demon Slayer', ['Demon Slayer: A b', 'Demon Slayer: A c', 'Demon Slayer: A d', 'Something Else']],
    [
      'Street Fighter',
      ['Street Fighter II: The Animated Movie', 'Street Fighter II: The Animated Series', 'Street Fighter Zero'],
    ],
    ['Slayers', ['Slayers', 'Slayers Next', 'Slayers Try', 'Slayers Revolution']],
    ['Lupin the 3rd', ['Lupin the 3rd', 'Lupin the 3rd Part II', 'Lupin the 3rd: The Castle of Cagliostro']],
    ['Cyborg 009', ['Cyborg 009', 'Cyborg 009: Monster Wars', 'Cyborg 009 vs. Devilman']],
    [
      'Demon Slayer',
      [
        'Demon Slayer: Kimetsu no Yaiba',
        'Demon Slayer: Kimetsu no Yaiba Mugen Train Arc',
        'Demon Slayer: Infinity Castle',
      ],
    ],
    ['Free!', ['Free! - Iwatobi Swim Club', 'Free! -Eternal Summer-', 'Free! Dive to the Future']],
    ['Yu-Gi-Oh!', ['Yu-Gi-Oh! Duel Monsters', 'Yu-Gi-Oh! GX', 'Yu-Gi-Oh! ZEXAL', 'Yu-Gi-Oh! ARC-V']],
    [
      'Re:ZERO',
      [
        'Re:ZERO -Starting Life in Another World-',
        'Re:ZERO -Starting Life in Another World- Season 2',
        'Re:ZERO PETIT',
      ],
    ],
    ['Case Closed', ['Case Closed', 'Lupin vs. Conan', 'Magic Kaito 1412', 'Zero’s Tea Time']],
    [
      'Ballgan',
      ['Ballgan Battle Crew', 'Ballgan: New World', 'Ballgan: Invaders', 'Ballgan: Surge', 'Ballgan Battle 2'],
    ],
    ['Hell Doctor Nub', ['Hell Doctor Nub', 'Hell Doctor Nub: 0 a.m.', 'Hell Doctor Nub OVA', 'Hell Doctor: Nub']],
    ['Attack on Titan', ['Attack on Titan Season 2']],
    ['Vinland Saga', ['Vinland Saga', 'Vinland Saga Season 2']],
    ['No. 6', ['No. 6', 'No. 6 Special']],
    ['The Rose of Versailles', ['The Rose of Versailles', 'The Rose of Versailles: Movie']],
    // Two of one name may well be called by all of it, three are called by what stands before the colon.
    ['Demon: Yaiba', ['Demon: Yaiba Dawn', 'Demon: Yaiba Dusk']],
    ['Demon', ['Demon: Yaiba Dawn', 'Demon: Yaiba Dusk', 'Demon: Yaiba Night']],
    // Only English names of others stand for the first title's own.
    ['Virus 4: Incubate', ['Virus 4: Incubate', 'Evil House 1', 'Evil House 2', 'Evil House 3', 'Evil House 4']],
  ])('%s', (name, titles) => {
    expect(nameOf(titles)).toBe(name);
  });

  it('by its first title where others share no name with it, not by a side series that has many', () => {
    expect(nameOf(['Glass Mask', 'Garasu no Desu ga', 'Garasu no Desu ga 2', 'Garasu no Desu ga 3'])).toBe(
      'Glass Mask',
    );
  });

  it('by what nearly all are shown by, where the first one is called otherwise', () => {
    const witches = ['Oja', 'Oja Sharp', 'Motto! Oja', 'Oja Dokkaan!', 'Motto! Oja: Movie', 'Oja Naisho'];
    const abroad = witches.map((title, n) =>
      titleOf(n + 1, { title, format: 'TV', ...(n === 0 && { english: 'Magical Witch' }) }),
    );
    expect(franchiseName(abroad, 'anilist:1')).toBe('Oja');
    const half = abroad.map((one, n) => (n < 3 ? { ...one, english: `Magical Witch: Part ${n}` } : one));
    expect(franchiseName(half, 'anilist:1')).toBe('Magical Witch');
    const films = [
      titleOf(1, { title: 'Virus 4: Incubate' }),
      ...[2, 3, 4, 5].map((n) => titleOf(n, { title: `Virus: Part ${n}`, english: `Evil House: Part ${n}` })),
    ];
    expect(franchiseName(films, 'anilist:1')).toBe('Evil House');
    expect(franchiseName(films.slice(0, 4), 'anilist:1')).toBe('Virus');
  });

  it('in English, and by what that is in Latin letters where only the first title is called otherwise', () => {
    const titles = [
      titleOf(1, { title: 'Dragon Quest: Abel Yuusha Densetsu', english: 'Dragon Warrior' }),
      titleOf(2, { title: 'Dragon Quest: Dai no Daibouken', english: 'Dragon Quest: The Adventure of Dai' }),
      titleOf(3, { title: 'Dragon Quest: Dai (2020)', english: 'Dragon Quest: The Adventure of Dai (2020)' }),
      titleOf(4, { title: 'Dragon Quest Fantasia Video', english: 'Dragon Quest Fantasia Video' }),
    ];
    expect(franchiseName(titles, 'anilist:1')).toBe('Dragon Quest');
    const dai = titles.map((one, n) => ({ ...one, title: n > 0 ? `Dragon Quest: Dai no Daibouken ${n}` : one.title }));
    expect(franchiseName(dai, 'anilist:1')).toBe('Dragon Quest');
    const german = [
      titleOf(1, { title: 'Kidou Senshi Gundam', english: 'Mobile Suit Gundam' }),
      titleOf(2, { title: 'Kidou Senshi Gundam ZZ' }),
      titleOf(3, { title: 'Kidou Senshi Gundam SEED' }),
      titleOf(4, { title: 'Kidou Senshi V Gundam', english: 'Mobile Suit Victory Gundam' }),
    ];
    expect(franchiseName(german, 'anilist:1')).toBe('Mobile Suit Gundam');
  });

  it.each([
    ['Ranma ½', ['Ranma ½', 'Ranma 1/2: Hot Battle', 'Ranma 1/2 Special', 'Ranma and Others']],
    ['Golgo 13', ['Golgo 13: The Professional', 'Golgo 13: Queen Bee', 'Golgo 13']],
    ['Final Fantasy VII', ['Final Fantasy VII: Advent Children', 'Final Fantasy VII: Last Order', 'Final Fantasy VII']],
    ['Street Fighter', ['Street Fighter II: A', 'Street Fighter II: B', 'Street Fighter II: C', 'Street Fighter IV']],
    ['Houkago', ['Houkago 2: A', 'Houkago 2: B']],
    ['Baka & Test', ['Baka & Test: Summon', 'Baka and Test - Summon 2', 'Baka and Test: Christmas', 'Baka & Test OVA']],
    ['Persona 5', ['Persona 5 the Animation', 'PERSONA5: Dark Sun']],
    ['Paradox Live', ['Paradox Live THE ANIMATION']],
    ['GARO', ['GARO: THE ANIMATION']],
    ['GARO', ['GARO: THE ANIMATION', 'GARO: Vanishing Line', 'GARO: Crimson Moon']],
  ])('%s, with the numbers that are part of its name', (name, titles) => {
    expect(nameOf(titles)).toBe(name);
  });

  it('as the main titles of its continuities are, however many titles one of them has', () => {
    const names = [
      ...['', ' 02', ': Our War Game', ': Runaway', ' tri. 1', ' tri. 2', ' tri. 3', ' tri. 4'].map(
        (part) => `Digimon Adventure${part}`,
      ),
      ...['Digimon Tamers', 'Digimon Frontier', 'Digimon Savers', 'Digimon Xros Wars'],
    ];
    const titles = names.map((title, n) => titleOf(n + 1, { title }));
    const leads = [0, 8, 9, 10, 11].map((n) => titles[n]!.ref);
    expect(franchiseName(titles, 'anilist:1', leads)).toBe('Digimon');
    expect(franchiseName(titles, 'anilist:1')).toBe('Digimon Adventure');
  });

  it('by what stands before its colon or dash, where the main titles of all continuities have it somewhere', () => {
    const patlabor = ['Patlabor: The Police', 'Mobile Patlabor', 'The Patlabor Files', 'One Day of Noa', 'Minimum'];
    const titles = patlabor.map((title, n) => titleOf(n + 1, { title }));
    expect(franchiseName(titles, 'anilist:1', ['anilist:1', 'anilist:2', 'anilist:3'])).toBe('Patlabor');
    expect(franchiseName(titles, 'anilist:1', ['anilist:1', 'anilist:2', 'anilist:4'])).toBe('Patlabor: The Police');
  });

  it('not by an English name that no other title has, where most are called by the other one', () => {
    const titles = ['Time Bokan', 'Time Bokan: Yatterman', 'Time Bokan: Zenderman', 'Time Bokan: Otasuke', 'Mirai'].map(
      (title, n) => titleOf(n + 1, { title, format: 'TV', english: n === 0 ? 'Time Fighters' : title }),
    );
    expect(franchiseName(titles, 'anilist:1')).toBe('Time Bokan');
  });

  it('by its English name where only extras are called by the other one, which nobody has translated', () => {
    const formats = ['TV', 'OVA', 'OVA', 'OVA', 'OVA', 'TV'] as const;
    const titles = formats.map((format, n) =>
      titleOf(n + 1, { title: `Ginga Vim${n ? ` ${n}: Part` : ''}`, format, ...(n === 0 && { english: 'Round Vim' }) }),
    );
    expect(franchiseName(titles, 'anilist:1')).toBe('Round Vim');
  });

  it('by its first series where they share no name, not by what leads up to that one', () => {
    const titles = [
      titleOf(1, { title: 'Shounan Gumi!', english: 'Young GTX', format: 'OVA' }),
      titleOf(2, { title: 'GTX', english: 'Great Teacher X', format: 'TV' }),
    ];
    expect(franchiseName(titles, 'anilist:1', ['anilist:2'])).toBe('Great Teacher X');
    const both = titles.map((title) => ({ ...title, format: 'TV' as const }));
    expect(franchiseName(both, 'anilist:1', ['anilist:2'])).toBe('Young GTX');
    const later = [
      titleOf(1, { title: 'Cooly', format: 'OVA' }),
      titleOf(2, { title: 'Cooly Alternative', format: 'TV' }),
      titleOf(3, { title: 'Cooly Progressive', format: 'TV' }),
    ];
    expect(franchiseName(later, 'anilist:1', ['anilist:2'])).toBe('Cooly');
  });

  it('by one name, however a long vowel at the end of a word of it is written', () => {
    expect(nameOf(['Tottoko Hamtarou', 'Tottoko Hamtaro 1: A', 'Tottoko Hamtarou 2: B', 'Tottoko Hamtaro 3'])).toBe(
      'Tottoko Hamtarou',
    );
  });

  it('by its whole English name where it is alone, though both of its names begin alike before a colon', () => {
    const alone = titleOf(1, { title: 'Robo: Kai', english: 'Robo: Again' });
    expect(franchiseName([alone], 'anilist:1')).toBe('Robo: Again');
  });

  it('by the other name where most have that and no other has the English one, however many go on with one more word', () => {
    const bokan = (...more: readonly string[]) => [
      titleOf(1, { title: 'Time Bokan', english: 'Time Fighters' }),
      ...['Time Bokan Series A', 'Time Bokan Series B', 'Time Bokan Series C', 'Mirai', ...more].map((title, n) =>
        titleOf(n + 2, { title, english: title, format: 'TV' }),
      ),
    ];
    expect(franchiseName(bokan(), 'anilist:1')).toBe('Time Bokan');
    expect(franchiseName(bokan('Time Fighters Again'), 'anilist:1')).toBe('Time Fighters');
    expect(franchiseName(bokan('Yume', 'Sora', 'Umi', 'Kaze'), 'anilist:1')).toBe('Time Fighters');
  });

  it('by the words that most English names begin with, where fewer have all of the first one’s other name', () => {
    const names = ['Kikai Kai', 'A', 'B', 'C'].map((rest, n) =>
      titleOf(n + 1, { title: `Kidou Senshi ${rest}`, english: n < 3 ? `Robo ${'XYZ'[n]}` : 'Other' }),
    );
    expect(franchiseName(names, 'anilist:1')).toBe('Robo');
  });

  it('by all words before its colon only where the main titles of all continuities have all of them', () => {
    const name = (second: string) => {
      const police = [
        'Mobile Police Pat: Dawn',
        second,
        'The Great Old Mobile Police Pat',
        'One Day of Noa',
        'Minimum',
      ];
      const titles = police.map((title, n) => titleOf(n + 1, { title }));
      return franchiseName(titles, 'anilist:1', ['anilist:1', 'anilist:2', 'anilist:3']);
    };
    expect(name('New Mobile Police Pat')).toBe('Mobile Police Pat');
    expect(name('New Mobile Police')).toBe('Mobile Police Pat: Dawn');
  });

  it('nothing where there is nothing', () => {
    expect(franchiseName([], undefined)).toBeUndefined();
  });

  it('by a name that hostile titles cannot break', () => {
    expect(nameOf(['!!!', '???'])).toBe('!!!');
    expect(nameOf(['', ' '])).toBe('');
    expect(nameOf(['constructor', 'constructor of x', 'constructor of y'])).toBe('constructor');
  });

  it('the same whoever is asked for, by a title of another continuity or not', () => {
    const titles = ['Hunter', 'Hunter: Greed Island', 'Hunter (2011)'].map((title, n) =>
      titleOf(n + 1, { title, format: 'TV', startDate: `20${10 + n}` }),
    );
    const edges = [...pair(1, 'SEQUEL', 2), ...pair(1, 'ALTERNATIVE', 3)];
    expect(outlineOf(franchiseOf(titles, edges)).name).toBe('Hunter');
    expect(outlineOf(franchiseOf(titles.toReversed(), edges)).name).toBe('Hunter');
  });
});

// As people call them: names under which fans' wikis and watch guides list them.
const called: readonly (readonly [bundled: string, ...names: string[]])[] = [
  ['Ajin', 'Ajin'],
  ["The Ancient Magus' Bride", "The Ancient Magus' Bride"],
  ['Arifureta', 'Arifureta'],
  ['Assassination Classroom', 'Assassination Classroom'],
  ['Attack on Titan', 'Attack on Titan'],
  ['Berserk', 'Berserk'],
  ['Black Clover', 'Black Clover'],
  ['Black Lagoon', 'Black Lagoon'],
  ['Bleach', 'Bleach'],
  ['Blue Box', 'Blue Box'],
  ['Bocchi the Rock!', 'Bocchi the Rock!'],
  ['Bungo Stray Dogs', 'Bungo Stray Dogs'],
  ['Cardcaptor Sakura', 'Cardcaptor Sakura'],
  ['Cells at Work!', 'Cells at Work!'],
  ['Chainsaw Man', 'Chainsaw Man'],
  ['Chihayafuru', 'Chihayafuru'],
  ['Love, Chunibyo & Other Delusions', 'Love, Chunibyo & Other Delusions!'],
  ['Clannad', 'Clannad'],
  ['Code Geass', 'Code Geass'],
  ['Cowboy Bebop', 'Cowboy Bebop'],
  ['D.Gray-man', 'D.Gray-man'],
  ['Dandadan', 'Dan Da Dan'],
  ['Is It Wrong to Try to Pick Up Girls in a Dungeon?', 'Is It Wrong to Try to Pick Up Girls in a Dungeon?'],
  ['Death Note', 'Death Note'],
  ['Demon Slayer', 'Demon Slayer'],
  ['Dr. Stone', 'Dr. Stone'],
  ['Dragon Ball', 'Dragon Ball'],
  ["Miss Kobayashi's Dragon Maid", "Miss Kobayashi's Dragon Maid"],
  ['Delicious in Dungeon', 'Delicious in Dungeon'],
  ['Durarara!!', 'Durarara!!'],
  ['Evangelion', 'Neon Genesis Evangelion'],
  ['Fairy Tail', 'Fairy Tail'],
  ['The Familiar of Zero', 'The Familiar of Zero'],
  ['Fate', 'Fate'],
  ['Fist of the North Star', 'Fist of the North Star'],
  ['Free!', 'Free!'],
  ["Frieren: Beyond Journey's End", "Frieren: Beyond Journey's End"],
  ['Fullmetal Alchemist', 'Fullmetal Alchemist'],
  ['Legend of the Galactic Heroes', 'Legend of the Galactic Heroes'],
  ['Ghost in the Shell', 'Ghost in the Shell'],
  ['Gintama', 'Gintama'],
  ['Girls und Panzer', 'Girls und Panzer'],
  ['Given', 'given'],
  ['Gundam', 'Mobile Suit Gundam'],
  ['Gurren Lagann', 'Gurren Lagann'],
  ['Haikyu!!', 'HAIKYU!!'],
  ['The Melancholy of Haruhi Suzumiya', 'The Melancholy of Haruhi Suzumiya'],
  ["Hell's Paradise", "Hell's Paradise"],
  ['High School DxD', 'High School DxD'],
  ["Hozuki's Coolheadedness", "Hozuki's Coolheadedness"],
  ['Hunter x Hunter', 'Hunter x Hunter'],
  ['Inuyasha', 'InuYasha'],
  ["JoJo's Bizarre Adventure", "JoJo's Bizarre Adventure"],
  ['Jujutsu Kaisen', 'Jujutsu Kaisen'],
  ['Kaguya-sama: Love is War', 'Kaguya-sama'],
  ['Kimi ni Todoke', 'Kimi ni Todoke'],
  ['KonoSuba', 'KonoSuba'],
  ['Love Live! School Idol Project', 'Love Live!'],
  ['Made in Abyss', 'Made in Abyss'],
  ['Puella Magi Madoka Magica', 'Puella Magi Madoka Magica'],
  ['The Irregular at Magic High School', 'The Irregular at Magic High School'],
  ['Mob Psycho 100', 'Mob Psycho 100'],
  ['Mushishi', 'Mushi-Shi'],
  ['Mushoku Tensei: Jobless Reincarnation', 'Mushoku Tensei'],
  ['My Hero Academia', 'My Hero Academia'],
  ['Magical Girl Lyrical Nanoha', 'Magical Girl Lyrical Nanoha'],
  ['Naruto', 'Naruto'],
  ["Natsume's Book of Friends", "Natsume's Book of Friends"],
  ['Nodame Cantabile', 'Nodame Cantabile'],
  ['Non Non Biyori', 'Non Non Biyori'],
  ['One Piece', 'One Piece'],
  ['One Punch Man', 'One-Punch Man'],
  ['Oshi no Ko', '[Oshi No Ko]'],
  ['Overlord', 'Overlord'],
  ['Princess Principal', 'Princess Principal'],
  ['Psycho-Pass', 'Psycho-Pass'],
  ['Ranma 1/2', 'Ranma ½'],
  ['Re:Zero', 'Re:ZERO'],
  ['Sailor Moon', 'Sailor Moon'],
  ['Seraph of the End', 'Seraph of the End'],
  ['Shakugan no Shana', 'Shakugan no Shana'],
  ['The Rising of the Shield Hero', 'The Rising of the Shield Hero'],
  ['That Time I Got Reincarnated as a Slime', 'That Time I Got Reincarnated as a Slime'],
  ['Solo Leveling', 'Solo Leveling'],
  ['Sound! Euphonium', 'Sound! Euphonium'],
  ['Spy x Family', 'SPY x FAMILY'],
  ['Steins;Gate', 'Steins;Gate'],
  ['Sword Art Online', 'Sword Art Online'],
  ['Tiger & Bunny', 'Tiger & Bunny'],
  ['Tokyo Ghoul', 'Tokyo Ghoul'],
  ['Urusei Yatsura', 'Urusei Yatsura'],
  ['Vinland Saga', 'Vinland Saga'],
  ['Violet Evergarden', 'Violet Evergarden'],
  ['Saga of Tanya the Evil', 'Saga of Tanya the Evil'],
  ['Laid-Back Camp', 'Laid-Back Camp'],
];

it.each([
  ['Nichijou', 'Nichijou - My Ordinary Life', 'Nichijou'],
  ['Kono Oto Tomare!', 'Kono Oto Tomare!: Sounds of Life', 'Kono Oto Tomare!'],
  ['Demon Slayer: Kimetsu no Yaiba', 'Demon Slayer: Kimetsu no Yaiba', 'Kimetsu no Yaiba'],
  ['Monster Strike the Film', 'Monster Strike the Film', 'Monster Strike'],
])('is headed %s where %s is %s in Japanese', (name, english, title) => {
  expect(franchiseName([titleOf(1, { english, title, format: 'TV' })], 'anilist:1')).toBe(name);
});

it('calls nearly all bundled franchises as people do', async () => {
  const wrong: string[] = [];
  for (const [key, ...names] of called) {
    const name = outlineOf(await bundled(key)).name ?? '';
    if (!names.some((one) => one.toLowerCase() === name.toLowerCase())) wrong.push(`${key}: ${name}`);
  }
  expect(called.length).toBeGreaterThanOrEqual(60);
  expect(wrong).toEqual([]);
});

it.each([
  ['Mob Psycho 100', 'Mob Psycho 100'],
  ['Shingeki no Kyojin Season 3 Part 2', 'Shingeki no Kyojin'],
  ['Kaguya-sama 2nd Season', 'Kaguya-sama'],
  ['Season 2', 'Season 2'],
  ['Hellsing (TV)', 'Hellsing'],
])('takes season and part off %s', (name, short) => {
  expect(withoutSeason(name)).toBe(short);
});
