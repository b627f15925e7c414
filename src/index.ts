/** The library. The README has an example. What is not named here may change at any time. */

export { type Animectl, type Asking, type LibrarySettings, openAnimectl, type Question } from './animectl.ts';
export { type CrawlOptions, crawl } from './crawl/crawl.ts';
export { type DocumentTitle, documentOf, type FranchiseDocument } from './franchise/document.ts';
export { inOrder, watchOrder } from './franchise/order.ts';
export type { Order } from './franchise/orders.ts';
export { type Resolution, resolveTitles, whyNot } from './match/resolve.ts';
export { ranked } from './match/score.ts';
export { type Clock, systemClock } from './model/clock.ts';
export { autoDepth, type Depth } from './model/depth.ts';
export {
  AnimectlError,
  ClosedError,
  ConfigError,
  type ErrorCode,
  FileError,
  NotFoundError,
  ProviderError,
  type ProviderFailure,
  StoreError,
  UsageError,
} from './model/errors.ts';
export type { RunEvent } from './model/events.ts';
export type { Format } from './model/format.ts';
export type { CrawlStats, Edge, Franchise, Listed, Member, Truncation } from './model/franchise.ts';
export type { Answer, Arrived, Call, Lookup } from './model/lookup.ts';
export { parsePageUrl } from './model/page.ts';
export type { Ids } from './model/ref.ts';
export { pageUrlOf, parseRef, type Ref, refOf, type Source } from './model/ref.ts';
export { inverseOf, type Relation, type RelationType, relationTypes } from './model/relation.ts';
export { type Policy, type PresetName, policyOf, presets } from './model/relation-policy.ts';
export type { Rating, Status, Title } from './model/title.ts';
export type {
  Arrival,
  Batch,
  Committed,
  CrawlRecord,
  Database,
  Decision,
  SavedTitle,
  Stored,
  StoredTitles,
} from './store/database.ts';
export { persist } from './store/persist.ts';
