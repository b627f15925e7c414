import type { Http } from '../../src/http/http.ts';

/** A way out that must not be taken. */
export const noHttp: Http = {
  url: 'http://nowhere.invalid/',
  fetch: () => Promise.reject(new Error('the catalogue asked the network')),
};
