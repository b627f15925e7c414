/**
 * The part of AniList's schema that the program uses, with its names, types and nullability.
 * https://docs.anilist.co/reference/query
 */
export const anilistSchema = `
type Query {
  Page(page: Int, perPage: Int): Page
  MediaListCollection(
    userId: Int
    userName: String
    type: MediaType
    forceSingleCompletedList: Boolean
    chunk: Int
    perChunk: Int
  ): MediaListCollection
}

type MediaListCollection {
  lists: [MediaListGroup]
  hasNextChunk: Boolean
}

type MediaListGroup {
  name: String
  entries: [MediaList]
}

enum MediaListStatus {
  CURRENT
  PLANNING
  COMPLETED
  DROPPED
  PAUSED
  REPEATING
}

enum ScoreFormat {
  POINT_100
  POINT_10_DECIMAL
  POINT_10
  POINT_5
  POINT_3
}

type MediaList {
  id: Int!
  status: MediaListStatus
  score(format: ScoreFormat): Float
  progress: Int
  repeat: Int
  startedAt: FuzzyDate
  completedAt: FuzzyDate
  media: Media
}

type Page {
  pageInfo: PageInfo
  media(
    id: Int
    idMal: Int
    id_in: [Int]
    idMal_in: [Int]
    search: String
    type: MediaType
    format: MediaFormat
    format_in: [MediaFormat]
    isAdult: Boolean
    sort: [MediaSort]
  ): [Media]
}

type PageInfo {
  total: Int
  perPage: Int
  currentPage: Int
  lastPage: Int
  hasNextPage: Boolean
}

type MediaCoverImage {
  extraLarge: String
  large: String
  medium: String
  color: String
}

type Media {
  id: Int!
  idMal: Int
  coverImage: MediaCoverImage
  title: MediaTitle
  type: MediaType
  format: MediaFormat
  status(version: Int): MediaStatus
  startDate: FuzzyDate
  endDate: FuzzyDate
  season: MediaSeason
  seasonYear: Int
  episodes: Int
  duration: Int
  synonyms: [String]
  popularity: Int
  isAdult: Boolean
  relations: MediaConnection
}

type MediaTitle {
  romaji(stylised: Boolean): String
  english(stylised: Boolean): String
  native(stylised: Boolean): String
}

type FuzzyDate {
  year: Int
  month: Int
  day: Int
}

type MediaConnection {
  edges: [MediaEdge]
  nodes: [Media]
}

type MediaEdge {
  id: Int
  node: Media
  relationType(version: Int): MediaRelation
}

enum MediaType {
  ANIME
  MANGA
}

enum MediaFormat {
  TV
  TV_SHORT
  MOVIE
  SPECIAL
  OVA
  ONA
  MUSIC
  MANGA
  NOVEL
  ONE_SHOT
}

enum MediaStatus {
  FINISHED
  RELEASING
  NOT_YET_RELEASED
  CANCELLED
  HIATUS
}

enum MediaSeason {
  WINTER
  SPRING
  SUMMER
  FALL
}

enum MediaRelation {
  ADAPTATION
  PREQUEL
  SEQUEL
  PARENT
  SIDE_STORY
  CHARACTER
  SUMMARY
  ALTERNATIVE
  SPIN_OFF
  OTHER
  SOURCE
  COMPILATION
  CONTAINS
}

enum MediaSort {
  ID
  POPULARITY_DESC
  TRENDING_DESC
  SEARCH_MATCH
}
`;
