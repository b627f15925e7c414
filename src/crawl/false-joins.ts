import type { RelationType } from '../model/relation.ts';

/** A title by its numbers. */
export interface Numbers {
  readonly anilist: number;
  /** Left out where it is not known. */
  readonly mal?: number;
}

/** Two titles that providers relate although nobody would look for the one in the other's franchise. */
export interface FalseJoin {
  readonly a: Numbers;
  readonly b: Numbers;
  /** What they are and why they are apart, for people. */
  readonly why: string;
}

const same = (id: number): Numbers => ({ anilist: id, mal: id });
const gamera: Numbers = { anilist: 160831, mal: 53627 };

/**
 * Well-known crossovers that providers state as side stories, spin-offs or extras of both sides. Each stays with the side
 * whose name comes first in its title. Only what any fan would call false.
 */
export const falseJoins: readonly FalseJoin[] = [
  {
    a: same(235),
    b: same(6115),
    why: 'Lupin III vs. Detective Conan (2009) is a Lupin III special in which Conan is a guest',
  },
  {
    a: same(235),
    b: same(18429),
    why: 'Lupin III vs. Detective Conan: The Movie (2013) follows that special; Detective Conan has no part of it',
  },
  {
    a: same(2252),
    b: same(3898),
    why: 'Mazinger Z vs. Devilman (1973) is a Mazinger film; Devilman is a guest',
  },
  {
    a: same(2252),
    b: { anilist: 21231, mal: 31050 },
    why: 'Cyborg 009 vs. Devilman (2015) is a Cyborg 009 story; Devilman is a guest',
  },
  {
    a: same(4486),
    b: same(4386),
    why: 'Great Mazinger vs. Getter Robo G (1975) is a Mazinger film; Getter Robo G is a guest',
  },
  {
    a: gamera,
    b: { anilist: 169442, mal: 56702 },
    why: 'Odekake Kozame × GAMERA: Rebirth (2023) is an advert in the world of Little Shark’s Outings',
  },
  {
    a: gamera,
    b: { anilist: 168962, mal: 56562 },
    why: 'Nights with a Cat × GAMERA: Rebirth (2023) is an advert in the world of Nights with a Cat',
  },
  {
    a: same(1698),
    b: { anilist: 127510, mal: 29823 },
    why: 'Channel 5.5 (2014) is a short series of its own; Nodame Cantabile lends it its characters',
  },
  {
    a: { anilist: 21460, mal: 31988 },
    b: { anilist: 132615, mal: 52931 },
    why: 'Kimi wa Tennenshoku is a music video for Kakushigoto; Sound! Euphonium is a guest',
  },
  {
    a: { anilist: 121961 },
    b: { anilist: 145902 },
    why: 'Ponkotsuland Saga (2015) tells of Vinland Saga; Ponkotsu Quest has its makers and nothing else in common',
  },
];

/** Two titles of one franchise that no provider relates so that it is followed, and no rule finds: `b` is the `type` of `a`. */
interface MissedJoin extends FalseJoin {
  readonly type: RelationType;
}

/** What any fan would look for in the franchise. */
export const missedJoins: readonly MissedJoin[] = [
  {
    a: same(356),
    b: { anilist: 166617, mal: 55830 },
    type: 'SPIN_OFF',
    why: 'Fate/strange Fake (2026) tells of another Holy Grail War, after that of Fate/stay night',
  },
  {
    a: { anilist: 104647, mal: 38555 },
    b: { anilist: 116922, mal: 41399 },
    type: 'SIDE_STORY',
    why: 'Katarina Nounai Kaigi (2020) are the shorts of My Next Life as a Villainess',
  },
  {
    a: { anilist: 120209, mal: 42282 },
    b: { anilist: 148002, mal: 49501 },
    type: 'SIDE_STORY',
    why: 'Katarina Nounai Kaigi X (2021) are the shorts of My Next Life as a Villainess X',
  },
  {
    a: { anilist: 173388, mal: 57845 },
    b: { anilist: 179212, mal: 59290 },
    type: 'SPIN_OFF',
    why: 'Naoe-kun wa Yasesasetai (2024) are the shorts of Plus-Sized Elf',
  },
];
