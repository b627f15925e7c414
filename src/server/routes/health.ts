import type { Api, Site } from '../site.ts';

/** For supervisors and proxies: whether the process lives, and whether it takes requests. */
export function healthRoutes(api: Api, site: Site): void {
  api.get('/health/live', (ask) => ask.json({ status: 'live' }));
  api.get('/health/ready', (ask) => {
    const isReady = site.isReady();
    return ask.json({ status: isReady ? 'ready' : 'stopping' }, isReady ? 200 : 503, { 'Cache-Control': 'no-store' });
  });
}
