import type { Title } from '../model/title.ts';
import type { Chance } from './chance.ts';
import type { Growth } from './shape.ts';

const split = (words: string): readonly string[] => words.trim().split(/\s+/);

const firsts = split(`
  Akai Aoi Shiroi Kuroi Kin Gin Hikari Yami Kaze Mizu Honoo Yuki Sora Umi Mori Hoshi Tsuki Taiyou Yume Kokoro Mahou Densetsu
  Maboroshi Eien Saigo Hajimari Sekai Jidai Mirai Kako Natsu Fuyu Haru Aki Yoru Asa Hana Tori Neko Ookami Ryuu Kitsune Hagane
  Garasu Kaminari Arashi Niji Kumo Ishi Suna Kage Koe Uta Tsubasa Kiba Tate Yari Yumi Katana`);
const seconds = split(`
  Kishi Ouji Hime Senshi Majo Tantei Gakuen Butai Ryokou Kikou Monogatari Densho Senki Taisen Nikki Yakusoku Himitsu Kioku Tobira
  Kagi Shiro Machi Mura Shima Fune Kissa Honya Kyoushitsu Kurabu Rengou Teikoku Oukoku Tenshi Akuma Youkai Robo Kikai Ningyou
  Hanayome Deshi Sensei Shounen Shoujo Kyoudai Kazoku Nakama Aibou Raibaru Banken Hanabi`);
const thirds = split(`
  Zero Cross Nova Alpha Rondo Prism Vivid Rebirth Chronicle Saga Frontier Horizon Mirage Echo Requiem Overture Nocturne Aria Legacy
  Code Drive Force Gear Heart Quest Line Zone Wave Flare Bloom`);

/**
 * The n-th franchise's name: neighbours are nothing alike, and no two of the first 93,000 are the same. Made-up words, so that
 * nothing that is searched for by its real name comes up.
 */
export function franchiseName(n: number): string {
  const place = (n * 7919) % (firsts.length * seconds.length * thirds.length);
  const [first, second] = [place % firsts.length, Math.floor(place / firsts.length) % seconds.length];
  const third = Math.floor(place / (firsts.length * seconds.length));
  return `${firsts[first]} no ${seconds[second]} ${thirds[third]}`;
}

/** What a title of a franchise is called. The first is called like the franchise. */
export function titleNames(
  name: string,
  { chain, place }: Growth,
  chance: Chance,
): Pick<Title, 'title' | 'english' | 'native' | 'synonyms'> {
  const own =
    chain === 0 ? name : `${name}: ${thirds[chain % thirds.length]} ${seconds[(chain * 7) % seconds.length]} ${chain}`;
  const [season, part] = place === 1 ? ['', ''] : [` ${place}`, ` Season ${place}`];
  return {
    title: own + season,
    english: `The ${own}${part}`,
    native: `${japanese(chance)}の${japanese(chance)}${season}`,
    synonyms: [`${initials(own)}${season}`, `${own} ${chance.oneOf(firsts)}`],
  };
}

const initials = (words: string): string => words.replace(/(\p{L})\p{L}*|[^\p{L}\d]/gu, '$1');

const kana = [
  ...'あかさたなはまやらわいきしちにひみりうくすつぬふむゆるえけせてねへめれおこそとのほもよろ進撃巨人鋼錬金術師',
];

function japanese(chance: Chance): string {
  return Array.from({ length: 4 }, () => chance.oneOf(kana)).join('');
}
