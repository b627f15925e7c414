import type { Chance } from './chance.ts';
import { franchiseName } from './names.ts';

const endings = 'Raws Subs Team TV HD Encodes Rips Scene'.split(' ');

/** One of 3,000 made-up groups, some of them far more often than others. */
function groupOf(chance: Chance): string {
  const number = Math.floor(3_000 * chance.next() ** 2);
  return `${((number + 40) * 7919).toString(36)}${endings[number % endings.length]}`;
}

/** The n-th name of a release: a film, an episode of a series, or of an anime with its group in front. */
export function releaseName(n: number, chance: Chance): string {
  const [title, group] = [franchiseName(n % 90_000), groupOf(chance)];
  const [season, episode] = [1 + chance.below(9), 1 + chance.below(24)].map((one) => String(one).padStart(2, '0'));
  const lines = chance.oneOf(['720p', '1080p', '2160p']);
  const dotted = title.replaceAll(' ', '.');
  switch (n % 3) {
    case 0: {
      const checksum = chance
        .below(2 ** 31)
        .toString(16)
        .toUpperCase()
        .padStart(8, '0');
      return `[${group}] ${title} - ${episode} (${lines}) [${checksum}].mkv`;
    }
    case 1:
      return `${dotted}.S${season}E${episode}.${lines}.WEB-DL.DDP5.1.H.264-${group}`;
    default:
      return `${dotted}.${1950 + chance.below(75)}.${lines}.BluRay.x264.DTS-HD.MA.5.1-${group}${n % 50 === 0 ? '-xpost' : ''}`;
  }
}
