import { type AuthInfo, createMcpHandler } from '@modelcontextprotocol/server';
import type { App } from '../app/app.ts';
import { type Bounded, createMcpServer, type McpOptions } from './server.ts';

/** Answers requests of the protocol over HTTP, each by itself: nothing is kept between them. */
export interface McpOverHttp {
  /** `bounded`: holds what a call does to the bounds of who asks. */
  answer(request: Request, bounded: Bounded): Promise<Response>;
  close(): Promise<void>;
}

/** Whoever may ask, and by which name, is judged before. `maxBody`: bytes that are read of one request. */
export function mcpOverHttp(
  { maxBody, ...options }: Omit<McpOptions, 'bounded'> & { readonly maxBody: number },
  app: App,
): McpOverHttp {
  // The library hands on nothing of ours but who asks: that is what a caller's bounds are found by.
  const callers = new WeakMap<AuthInfo, Bounded>();
  const handler = createMcpHandler(
    ({ authInfo }) => createMcpServer(app, { ...options, bounded: authInfo && callers.get(authInfo) }),
    { maxRequestBodySize: maxBody },
  );
  return {
    answer(request, bounded) {
      const authInfo: AuthInfo = { token: '', clientId: '', scopes: [] };
      callers.set(authInfo, bounded);
      return handler.fetch(request, { authInfo });
    },
    close: handler.close,
  };
}
