import type { App } from '../app.ts';
import type { CutChoice } from '../crawl/cut-choices.ts';
import { type Decided, decisionsOf } from '../crawl/decisions.ts';

/** Options, and what was decided of relations: in place of which of it counts. */
export type Deciding<Options> = Omit<Options, 'cuts'> & { readonly decisions: Decided };

/** `store`: whether the database may be read. Where there is none it is not made. */
export async function decisionsFor(choice: CutChoice, store: boolean, app: App): Promise<Decided> {
  const isThere = store && choice !== 'none' && app.storeIdentity() !== undefined;
  return decisionsOf(choice, isThere ? await app.store() : undefined);
}

export async function decided<Options extends { readonly cuts: CutChoice; readonly store: boolean }>(
  { cuts, ...options }: Options,
  app: App,
): Promise<Deciding<Options>> {
  return { ...options, decisions: await decisionsFor(cuts, options.store, app) };
}
