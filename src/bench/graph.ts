import { refOf } from '../model/ref.ts';
import type { Relation } from '../model/relation.ts';
import type { Title } from '../model/title.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { franchiseName, titleNames } from './names.ts';
import { franchiseSize, type Growth, grown, statementsOf } from './shape.ts';

export interface GraphOptions {
  /** The same seed gives the same graph. */
  readonly seed: number;
  /** How many titles there are in all. */
  readonly titles: number;
  /** The first franchises are as large as this; the others as they come. */
  readonly sizes?: readonly number[];
}

export interface GeneratedGraph {
  readonly titles: readonly Title[];
  /** What belongs together, whoever it is crawled from. The first of each is the one that it is named after. */
  readonly franchises: readonly (readonly Title[])[];
}

/** Ids that nobody has given out. */
const [firstId, firstMalId] = [5_000_001, 7_000_001];
/** Titles without an id at MyAnimeList. */
const withoutMal = 0.028;
/** Franchises that meet another one. */
const crossing = 0.025;

interface Made {
  readonly title: Omit<Title, 'relations'>;
  readonly relations: Relation[];
}

/** Titles that nobody has made, related like those that somebody has. */
export function generateGraph({ seed, titles: count, sizes = [] }: GraphOptions): GeneratedGraph {
  const chance = chanceFrom(seed);
  const franchises: (readonly Made[])[] = [];
  for (let made = 0; made < count; ) {
    const size = Math.min(count - made, sizes[franchises.length] ?? franchiseSize(chance));
    franchises.push(madeFranchise(franchises.length, size, made, chance));
    made += size;
  }
  for (const franchise of franchises) if (chance.next() < crossing) cross(franchise, chance.oneOf(franchises), chance);
  const whole = franchises.map((one) => one.map(({ title, relations }) => ({ ...title, relations })));
  return { titles: whole.flat(), franchises: whole };
}

function madeFranchise(n: number, size: number, before: number, chance: Chance): readonly Made[] {
  const [growth, name] = [grown(size, chance), franchiseName(n)];
  const year = 1975 + chance.below(48);
  const made = growth.map((one, k) => ({ title: titleOf(one, { name, year, n: before + k }, chance), relations: [] }));
  for (const { from, type, to } of statementsOf(growth, chance)) state(made[from], type, made[to]);
  return made;
}

function state(from: Made | undefined, type: Relation['type'], to: Made | undefined): void {
  if (!from || !to || from === to) return;
  const { ref, title, format } = to.title;
  from.relations.push({ type, to: ref, title, ...(format && { format }) });
}

/** They meet, and are no franchise for that. */
function cross(one: readonly Made[], other: readonly Made[], chance: Chance): void {
  if (one === other) return;
  const [from, to, type] = [chance.oneOf(one), chance.oneOf(other), chance.oneOf(['CHARACTER', 'OTHER'] as const)];
  state(from, type, to);
  state(to, type, from);
}

const branchFormats = ['OVA', 'SPECIAL', 'MOVIE', 'ONA', 'SPECIAL', 'OVA', 'MUSIC', 'TV_SHORT'] as const;
const episodesOf = { TV: 12, OVA: 2, ONA: 6, TV_SHORT: 12 } as const;
const minutesOf = { TV: 24, MOVIE: 95, OVA: 28, MUSIC: 4, TV_SHORT: 5 } as const;

interface Place {
  /** Of the franchise. */
  readonly name: string;
  readonly year: number;
  /** Titles before it. */
  readonly n: number;
}

function titleOf(growth: Growth, { name, year, n }: Place, chance: Chance): Omit<Title, 'relations'> {
  const format = growth.chain === 0 ? 'TV' : chance.oneOf(branchFormats);
  const started = year + Math.floor(growth.place / 2) + chance.below(3) + growth.depth;
  const month = String(1 + chance.below(12)).padStart(2, '0');
  const isSerial = format in episodesOf;
  return {
    ref: refOf('anilist', firstId + n),
    ids: { anilist: firstId + n, ...(chance.next() >= withoutMal && { mal: firstMalId + n }) },
    kind: 'anime',
    ...titleNames(name, growth, chance),
    format,
    status: 'FINISHED',
    episodes: isSerial ? episodesOf[format as keyof typeof episodesOf] * (1 + chance.below(2)) : 1,
    durationMinutes: format in minutesOf ? minutesOf[format as keyof typeof minutesOf] : 20,
    startDate: `${started}-${month}-${String(1 + chance.below(28)).padStart(2, '0')}`,
    year: started,
    season: chance.oneOf(['WINTER', 'SPRING', 'SUMMER', 'FALL'] as const),
    adult: false,
    popularity: 100 + Math.floor(200_000 * chance.next() ** 4),
  };
}
