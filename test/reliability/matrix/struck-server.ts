import { createServer } from 'node:http';
import { type Ref, refOf } from '../../../src/model/ref.ts';
import type { Title } from '../../../src/model/title.ts';
import { anilistGraph } from '../../helpers/anilist-graph.ts';
import { listening } from '../../helpers/listening.ts';
import { answer, type Fault, pagesIn } from './faults.ts';

/** One request. */
export interface Asked {
  /** The ids and words that it asked for. */
  readonly wanted: readonly (number | string)[];
  /** The titles of the right answer. */
  readonly titles: readonly Ref[];
  /** It met a fault. */
  readonly struck: boolean;
}

/**
 * Which requests meet a fault: the `from`-th different one since the strike began and all that follow, or so `many` of
 * them. What is asked once more is no different one: a slow machine asks more often, and is to be struck no earlier.
 */
export interface Strike {
  readonly fault: Fault;
  /** From 1. */
  readonly from: number;
  readonly many?: number;
}

export interface StruckServer {
  readonly url: string;
  /** Since the last call, in the order of arrival. */
  asked(): readonly Asked[];
  /** Undefined: from now on all goes well. */
  strike(strike: Strike | undefined): void;
}

/** A real AniList that answers well but for the requests that are struck. Closed when the test is over. */
export async function struckServer(titles: readonly Title[]): Promise<StruckServer> {
  const graph = anilistGraph(titles);
  let asked: Asked[] = [];
  let strike: Strike | undefined;
  let seen = new Set<string>();
  let struck = 0;
  const fateOf = (body: string): Fault | undefined => {
    seen.add(body);
    if (!strike || [...seen].indexOf(body) + 1 < strike.from || struck >= (strike.many ?? Number.POSITIVE_INFINITY))
      return undefined;
    struck++;
    return strike.fault;
  };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    response.on('error', () => undefined);
    request.on('end', async () => {
      const fault = fateOf(body);
      const { ids, searches, body: right } = await graph(body);
      asked.push({ wanted: [...ids, ...searches], titles: titlesIn(right), struck: fault !== undefined });
      answer(response, right, fault);
    });
  });
  const url = await listening(server);
  return {
    url: `${url}/`,
    asked() {
      const all = asked;
      asked = [];
      return all;
    },
    strike(next) {
      strike = next;
      seen = new Set();
      struck = 0;
    },
  };
}

const titlesIn = (right: unknown): readonly Ref[] =>
  Object.values(pagesIn(right)).flatMap((page) => page.media.map(({ id }) => refOf('anilist', Number(id))));
