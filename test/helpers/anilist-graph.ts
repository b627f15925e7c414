/** AniList's GraphQL over given titles: the benchmarks' provider speaks it as well. */
export { anilistGraph, costOf, errorBody, type ListedTitle, type Question } from '../../src/bench/provider/graphql.ts';
