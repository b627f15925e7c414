import { randomUUID } from 'node:crypto';
import type { Bounded } from '../../mcp/server.ts';
import { bugLine } from '../bug-log.ts';
import { bounds } from '../options.ts';
import { ProblemError } from '../problem.ts';
import { type Api, type Ask, clientOf, goneSignal, requestFacts, type Site } from '../site.ts';

/** The Model Context Protocol for assistants, behind the key. What it needs is loaded by the first who asks. */
export function mcpRoutes(api: Api, site: Site): void {
  const { app, options, surroundings } = site;
  const { clock, log, version } = surroundings;
  const onBug = (error: unknown) => {
    log?.(bugLine('mcp', error, clock.now()));
    return error instanceof ProblemError ? error.message : 'Something went wrong in the server; its log says more.';
  };
  const load = async () => {
    const { mcpOverHttp } = await import('../../mcp/http.ts');
    return mcpOverHttp({ version, writes: options.mcpWrites, onBug, maxBody: bounds.body }, app);
  };
  let loaded: ReturnType<typeof load> | undefined;
  api.all('/mcp', async (ask) => {
    if (!requestFacts(ask).hasKey)
      throw new ProblemError('key-needed', 'Assistants need the key, on this machine, too.');
    loaded ??= load();
    return (await loaded).answer(ask.req.raw, boundedFor(ask, site));
  });
}

/** Each call of a tool counts as a crawl of who asks. */
function boundedFor(ask: Ask, { runs }: Site): Bounded {
  const client = clientOf(ask);
  const gone = goneSignal(ask.env.outgoing);
  return async (work, signal) => {
    const share = runs.join(`mcp ${randomUUID()}`, client, async function* (end) {
      yield* [];
      return work(end);
    });
    const left = AbortSignal.any([signal, gone]);
    if (left.aborted) share.leave();
    else left.addEventListener('abort', share.leave, { once: true });
    return share.document;
  };
}
