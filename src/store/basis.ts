import { type Franchise, isComplete } from '../model/franchise.ts';
import type { CrawlRecord } from './database.ts';

/** How a crawl was made, as far as it bears on what it found. */
export interface CrawlMaking extends Pick<CrawlRecord, 'policy' | 'depth'> {
  /** A text for the decisions that it obeyed, and for the rules that it left out. */
  readonly decisions?: string;
}

/**
 * What a crawl can be compared on: see `CrawlRecord.basis`. Absent for one that was cut short, that what is stored or bundled
 * has answered in part, or in which one provider took another's place half-way (`fellBack`).
 */
export function basisOf(
  franchise: Pick<Franchise, 'members' | 'failed' | 'truncated' | 'unheard'>,
  { policy, depth, decisions = '' }: CrawlMaking,
  fellBack: boolean,
): Pick<CrawlRecord, 'basis'> {
  const { members, unheard = [] } = franchise;
  const providers = [...new Set(members.map(({ provider }) => provider))].sort();
  const isOwn = members.every(({ from }) => from === 'network' || from === 'cache');
  const isWhole = isComplete(franchise) && unheard.length === 0 && providers.length > 0;
  if (!isWhole || !isOwn || (fellBack && providers.length > 1)) return {};
  return { basis: [providers.join(), policy, depth, ...(decisions === '' ? [] : [decisions])].join(' ') };
}
