import { beforeAll, describe, expect, it } from 'vitest';
import { inOrder } from '../../src/franchise/order.ts';
import type { Order } from '../../src/franchise/orders.ts';
import { outlineOf } from '../../src/franchise/outline.ts';
import type { Franchise } from '../../src/model/franchise.ts';
import { bundled } from '../helpers/catalog.ts';

/**
 * In which order people advise to watch a franchise, or one of its continuities; recaps and shorts left out. The first one of
 * a franchise is where they begin. Put together from watch guides of fans: the lists at fanstanza.gg (Code Geass, Demon
 * Slayer), r/Psychopass' FAQ, clickthis.blog and voicefilm.com (Gintama), winenfood.com (Free!, My Hero Academia),
 * pdgraphy.com and kunstjagd.com (Ghost in the Shell), animepapa.com (Haikyu!!), finnclark.thiswaydown.org (DanMachi),
 * sotaku.com/franchises (Gundam, Patlabor, Fate), MyAnimeList's interest stacks (Code Geass), and what their readers agree on
 * for the others.
 */
const advised: readonly (readonly [bundled: string, ids: readonly number[]])[] = [
  ['Attack on Titan', [16498, 18397, 20811, 20958, 99634, 99147, 104578, 110277, 131681, 146984]],
  ['Fullmetal Alchemist', [121, 430]],
  ['Fullmetal Alchemist', [5114, 9135]],
  ['Evangelion', [30, 32]],
  ['Evangelion', [2759, 3784, 3785, 3786]],
  ['Monogatari', [5081, 9260, 21399, 21400, 11597, 15689, 17074, 20593, 20918, 21520, 21262, 21745, 100815, 173533]],
  ['Ghost in the Shell', [43, 468]],
  ['Ghost in the Shell', [467, 801, 1566, 106154, 117756]],
  ['Ghost in the Shell', [17187, 19191, 19193, 19195, 21057]],
  ['The Melancholy of Haruhi Suzumiya', [849, 4382, 7311]],
  ['Steins;Gate', [9253, 10863, 11577, 21127]],
  ['Psycho-Pass', [13601, 20513, 20514, 102649, 104382, 104990, 108307, 113917, 153687]],
  ['Sword Art Online', [11757, 20594, 21403, 100182, 108759, 114308]],
  ['Sword Art Online', [100183, 167141]],
  ['Puella Magi Madoka Magica', [9756, 11981, 133007]],
  ['Puella Magi Madoka Magica', [104051, 117002, 136080]],
  ["JoJo's Bizarre Adventure", [14719, 20474, 20799, 21450, 102883, 131942, 146722]],
  ['Gintama', [918, 9969, 15417, 15335, 20996, 21588, 97889, 99714, 100784, 101925, 126819, 114129]],
  ['Haikyu!!', [20464, 20884, 20992, 21348, 21698, 111790, 106625, 113538, 153658]],
  ['My Hero Academia', [21459, 21856, 100166, 100723, 104276, 108553, 117193, 126659, 139630, 163139, 168013, 182896]],
  ['Code Geass', [1575, 2904, 97880, 126830]],
  ['Code Geass', [1575, 2904, 101811, 101812, 101813, 97880]],
  ['Magical Girl Lyrical Nanoha', [76, 77, 1915, 20820, 21871]],
  ['Magical Girl Lyrical Nanoha', [4985, 10153, 17947, 99614]],
  ['Overlord', [20832, 98437, 101474, 133844, 133845]],
  ['Shakugan no Shana', [355, 1815, 2787, 6572, 6773]],
  ['Ranma 1/2', [210, 149939, 418, 792, 1007, 1010, 1008]],
  ['Bleach', [269, 1686, 2889, 4835, 8247, 116674, 159322, 169755]],
  ['Free!', [18507, 20614, 21158, 98497, 103588, 101117, 107203, 133124]],
  ['Love, Chunibyo & Other Delusions', [14741, 16934, 18671, 20889, 98762]],
  [
    'Is It Wrong to Try to Pick Up Girls in a Dungeon?',
    [20920, 21660, 21676, 101166, 101167, 112125, 112124, 127368, 129196, 155211, 170732],
  ],
  ['Legend of the Galactic Heroes', [3014, 3016, 820, 3371, 3665]],
  ['Legend of the Galactic Heroes', [20628, 100780, 124032, 148970]],
  ['Re:Zero', [21355, 100049, 108632, 119661, 163134]],
  ['That Time I Got Reincarnated as a Slime', [101280, 106509, 108511, 116741, 116742, 139498, 161802, 156822]],
  ['Baka and Test', [6347, 9471, 8516]],
  ['Laid-Back Camp', [98444, 101206, 104461, 104459, 134413, 104460, 155908]],
  ['Inuyasha', [249, 452, 450, 451, 449, 6811, 118399, 131264]],
  ['Patlabor', [1288, 1095, 324, 1289, 1096, 1290]],
  ['High School DxD', [11617, 12729, 15451, 21103, 20745, 21573, 97767]],
  ['Assassination Classroom', [20755, 21170]],
  ['KonoSuba', [21202, 21574, 21699, 97996, 102976, 150075, 136804, 181244]],
  ['Bungo Stray Dogs', [21311, 21679, 21791, 98384, 103223, 141249, 163263]],
  ['Cardcaptor Sakura', [232, 371, 372, 98554, 97881]],
  ['Nodame Cantabile', [1698, 3965, 4477, 6187, 5690, 8190]],
  ['Durarara!!', [6746, 8408, 20652, 21068, 20879, 21331, 20880, 21695]],
  ['The Irregular at Magic High School', [20458, 21684, 112300, 130389, 143271]],
  ["Miss Kobayashi's Dragon Maid", [21776, 98580, 107717, 136436, 181839]],
  ['Demon Slayer', [101922, 112151, 142329, 145139, 166240, 178788]],
  ['Chainsaw Man', [127230, 171627]],
  ['Hunter x Hunter', [11061, 13271, 19951]],
  ['Hunter x Hunter', [136, 137, 138, 139]],
  ['Made in Abyss', [97986, 100643, 114745]],
  ['Gurren Lagann', [2001, 4107, 4565]],
  ['Berserk', [10218, 12113, 12115, 21560, 97643]],
  ['Mushishi', [457, 20526, 20595, 20752, 20751, 21008]],
  ['The Familiar of Zero', [1195, 1840, 3712, 5764, 11319]],
  ['Sailor Moon', [530, 740, 531, 532, 997, 1239, 1240, 996]],
  ['Sailor Moon', [14751, 21462, 103713, 103712, 148149]],
  ['Dragon Ball', [223, 813, 14837, 20778, 21175, 101302, 133898]],
  ['Naruto', [20, 1735, 16870, 21220, 97938]],
  ['One Piece', [21, 4155, 12859, 21335, 105143, 141902]],
  ['Fate', [19603, 20792, 20791, 21718, 21719]],
  ['Fate', [10087, 11741, 19603]],
  ['Fate', [14829, 20467, 20845, 21379, 97757, 118743]],
  ['Fate', [97815, 110851, 103275, 103276, 103277, 116756]],
  ['Fate', [106862, 106918, 136344]],
  ['Love Live! School Idol Project', [15051, 20554, 19111, 20766]],
  ['Love Live! School Idol Project', [21584, 98349, 100965]],
  ['Love Live! School Idol Project', [113970, 133891, 157654, 166476]],
  ['Love Live! School Idol Project', [114979, 140642, 155502]],
  ['Sound! Euphonium', [20912, 21460, 100178, 101992, 150429, 109731]],
  ['Girls und Panzer', [14131, 15811, 18619, 18617, 99938, 107208, 124115, 132420]],
  ["Natsume's Book of Friends", [4081, 5300, 10379, 11665, 20478, 21710, 97983, 100268, 124132, 166611]],
  ['Fairy Tail', [6702, 12049, 20626, 21191, 99749, 139095]],
  ['Kaguya-sama: Love is War', [101921, 112641, 125368, 125367, 151384]],
  ['Violet Evergarden', [21827, 101432, 109190, 103047]],
  ['Clannad', [2167, 4059, 4181, 6351]],
  ['Tokyo Ghoul', [20605, 20850, 100240, 102351]],
  ['Jujutsu Kaisen', [113415, 131573, 145064, 172463]],
  ['Hajime no Ippo', [263, 264, 265, 5258, 19647]],
  ['One Punch Man', [21087, 97668, 153800]],
  ['Mushoku Tensei: Jobless Reincarnation', [108465, 127720, 141534, 146065, 166873]],
  ['Kimi ni Todoke', [6045, 9656, 168872]],
  ['Black Lagoon', [889, 1519, 4901]],
  ['Princess Principal', [98505, 101595, 129759, 137612, 186716]],
  ['Spy x Family', [140960, 142838, 158927, 158928, 177937]],
  ['Non Non Biyori', [17549, 20497, 20694, 21585, 98779, 109403]],
  ['Urusei Yatsura', [1293, 1920, 1921, 1922, 1923, 1924, 1925]],
  ['Tiger & Bunny', [9941, 12017, 117197, 151803]],
  ['Mob Psycho 100', [21507, 101338, 109819, 140439]],
  ['Dr. Stone', [105333, 113936, 142876, 131518, 162670, 172019]],
  ['Seraph of the End', [20829, 20993, 21586]],
  ['Fist of the North Star', [967, 1356, 1357]],
  ['Fist of the North Star', [1773, 3027, 2174, 4312, 5291]],
  ['Fist of the North Star', [1541, 100408, 102860]],
  ['Gundam', [80, 85, 86, 87, 6336]],
  ['Gundam', [80, 82, 84, 81, 85, 86, 87, 6336, 101554, 88, 89]],
  ['Gundam', [2581, 3927, 6288]],
  ['Gundam', [93, 94, 134761]],
  ['Gundam', [90, 91]],
  ['Gundam', [21268, 21749]],
  ['Gundam', [139274, 155158]],
  ['Gundam', [19319, 20739, 21814]],
];

const franchises = new Map<string, Franchise>();

beforeAll(async () => {
  for (const [name] of advised) franchises.set(name, franchises.get(name) ?? (await bundled(name)));
});

function placesIn(name: string, order: Order): ReadonlyMap<number | undefined, number> {
  const franchise = franchises.get(name)!;
  const members = inOrder(franchise.members, franchise.edges, order, outlineOf(franchise));
  return new Map(members.map(({ title }, n) => [title.ids.anilist as number, n]));
}

/** Of 100 pairs of titles, how many come in the order that is advised. */
function agreement(order: Order): number {
  let [right, all] = [0, 0];
  for (const [name, ids] of advised) {
    const places = placesIn(name, order);
    for (const [n, first] of ids.entries()) {
      for (const second of ids.slice(n + 1)) {
        all++;
        if (places.get(first)! < places.get(second)!) right++;
      }
    }
  }
  return (100 * right) / all;
}

describe('beside what people advise', () => {
  it('has every title', () => {
    for (const [name, ids] of advised) for (const id of ids) expect(placesIn(name, 'release').has(id)).toBe(true);
  });

  it('orders at least 95 of 100 pairs alike by release, and no fewer as the story runs', () => {
    const [release, story] = [agreement('release'), agreement('story')];
    expect(release).toBeGreaterThan(95);
    expect(story).toBeGreaterThanOrEqual(release);
  });

  it('begins with the same title, but for few', () => {
    const firsts = new Map<string, number>();
    for (const [name, [first]] of advised) if (!firsts.has(name)) firsts.set(name, first!);
    const other = [...firsts].filter(([name, first]) => placesIn(name, 'release').get(first) !== 0);
    expect(other.map(([name]) => name)).toEqual([
      'Ghost in the Shell',
      'Legend of the Galactic Heroes',
      'Berserk',
      'Fate',
    ]);
  });

  it('keeps an order within one continuity, but for spin-offs', () => {
    const split = advised.filter(([name, ids]) => {
      const { continuityOf } = outlineOf(franchises.get(name)!);
      return new Set(ids.map((id) => continuityOf.get(`anilist:${id}`)?.name)).size > 1;
    });
    expect(split.map(([name]) => name)).toEqual(['That Time I Got Reincarnated as a Slime', 'Patlabor', 'KonoSuba']);
  });
});
