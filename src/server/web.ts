import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { routePath } from 'hono/route';
import { plain, safeJson } from '../report/text/plain.ts';
import type { Refusal } from './admission.ts';
import { bounds } from './options.ts';
import { ProblemError, problemOf } from './problem.ts';
import { decisionRoutes } from './routes/decisions.ts';
import { docsRoutes } from './routes/docs.ts';
import { feedRoutes } from './routes/feeds.ts';
import { franchiseRoutes } from './routes/franchise.ts';
import { groupRoutes } from './routes/groups.ts';
import { healthRoutes } from './routes/health.ts';
import { importRoutes, isForm } from './routes/imports.ts';
import { listRoutes } from './routes/lists.ts';
import { mcpRoutes } from './routes/mcp.ts';
import { answerPage, pageRoutes } from './routes/page.ts';
import { queueRoutes } from './routes/queue.ts';
import { statusRoutes } from './routes/status.ts';
import { storedRoutes } from './routes/stored.ts';
import { titleRoutes } from './routes/titles.ts';
import { watchRoutes } from './routes/watch.ts';
import { type Api, type Ask, newApi, requestFacts, type Site } from './site.ts';
import { parametersByRoute, refuseUnknown } from './unknown-parameters.ts';
import { tooLarge } from './uploads.ts';

/** All routes, behind one gate: what the server answers to a request. */
export function createWeb(site: Site): Api {
  const { base } = site.options;
  const root = newApi();
  const api = base === '' ? root : (root.basePath(base) as Api);
  // Of all routes, and so not before they are there.
  let known: ReturnType<typeof parametersByRoute> | undefined;
  api.use('*', async (ask, next) => {
    const route = routePath(ask, -1);
    if (!route.endsWith('*')) requestFacts(ask).route = route;
    const { refusal, hasWrongKey } = requestFacts(ask);
    if (refusal === 'key-needed' && hasWrongKey)
      throw new ProblemError(refusal, 'The key that came is not that of this server.');
    if (refusal) throw new ProblemError(refusal, refusals[refusal]);
    known ??= parametersByRoute(api);
    const parameters = known.get(`${ask.req.method === 'HEAD' ? 'GET' : ask.req.method} ${route.slice(base.length)}`);
    if (parameters) refuseUnknown(new URL(ask.req.url).searchParams, parameters);
    await next();
  });
  const [small, form] = [bodyOf(bounds.body), bodyOf(bounds.upload)];
  api.use('*', (ask, next) => {
    if (!ask.req.path.endsWith('/imports')) return small(ask, next);
    // Anything but a form is counted as it is written to its file.
    return isForm(ask) ? form(ask, next) : next();
  });
  franchiseRoutes(api, site);
  storedRoutes(api, site);
  titleRoutes(api, site);
  decisionRoutes(api, site);
  watchRoutes(api, site);
  listRoutes(api, site);
  importRoutes(api, site);
  queueRoutes(api, site);
  groupRoutes(api, site);
  mcpRoutes(api, site);
  feedRoutes(api, site);
  statusRoutes(api, site);
  pageRoutes(api, site);
  // Where the page's own links lead: with a base, the route `/` is what has no slash at its end.
  if (base !== '') root.get(`${base}/`, (ask) => answerPage(ask, site));
  docsRoutes(api, site);
  healthRoutes(api, site);
  api.notFound((ask) => answerNothing(ask, site, api));
  api.onError((error, ask) => answerProblem(ask, site, error));
  return api;
}

/** Refuses a body that is larger, as soon as that is seen. */
const bodyOf = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw tooLarge(maxSize);
    },
  });

/** What a caller is told who is turned away. */
const refusals: Readonly<Record<Refusal, string>> = {
  'too-long': `At most ${bounds.url} characters are read.`,
  'wrong-host': 'It is reached by its own address, or by a name that it was started with.',
  'foreign-origin': 'A page of another site had your browser ask. Open the page of this server itself.',
  'key-needed': 'Send the key as "Authorization: Bearer KEY" or "X-Api-Key: KEY".',
};

/** The methods that are answered at a path; none: it is no path of ours. */
function methodsAt({ router }: Api, path: string): readonly string[] {
  // Every path has what stands at the gate.
  const isAnswered = (method: string) => router.match(method, path)[0].some(([[, route]]) => !route.path.endsWith('*'));
  const methods = ['GET', 'POST', 'DELETE'].filter(isAnswered);
  return methods.includes('GET') ? ['HEAD', ...methods] : methods;
}

/** Answers where no route does. What has one but for the slash at its end leads there. */
function answerNothing(ask: Ask, site: Site, api: Api): Response {
  const { method, path } = ask.req;
  const methods = methodsAt(api, path);
  const [trimmed] = /^.*[^/](?=\/+$)/.exec(path) ?? [];
  if (methods.length === 0 && trimmed !== undefined && methodsAt(api, trimmed).length > 0)
    return ask.redirect(`${trimmed}${new URL(ask.req.url).search}`, 308);
  if (methods.length === 0) return answerProblem(ask, site, new ProblemError('not-found', `Nothing is at ${path}.`));
  ask.header('Allow', [...methods, 'OPTIONS'].join(', '));
  if (method === 'OPTIONS') return ask.body(null, 204);
  const words = `${path} takes ${methods.join(', ')}, and no ${method}.`;
  return answerProblem(ask, site, new ProblemError('no-method', words));
}

/** What is wrong with a body that cannot be read, in our own words. */
function causeOf(error: unknown): unknown {
  if (!(error instanceof HTTPException)) return error;
  if (error.status === 415)
    return new ProblemError('not-json', 'Send the body as JSON, with the header "Content-Type: application/json".');
  return new ProblemError('usage', error.message);
}

function answerProblem(ask: Ask, site: Site, error: unknown): Response {
  const facts = requestFacts(ask);
  const problem = problemOf(causeOf(error), site.surroundings.clock.now());
  if (problem.code === 'bug') facts.error = error;
  const { retryAfter, ...body } = problem;
  const whole = {
    ...body,
    detail: plain(problem.detail),
    type: `${site.options.base}${body.type}`,
    requestId: facts.id,
  };
  return ask.body(`${safeJson(whole)}\n`, problem.status as 400, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
    ...(problem.status === 401 && { 'WWW-Authenticate': 'Bearer realm="animectl"' }),
  });
}
