import { createServer } from 'node:http';
import { listening } from './listening.ts';

/** Takes what is posted, and answers with these statuses one after the other, then with 204. */
export async function webhook(statuses: readonly number[] = []) {
  const posted: { readonly type: string | undefined; readonly body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      response.writeHead(statuses[posted.length] ?? 204).end();
      posted.push({ type: request.headers['content-type'], body });
    });
  });
  return { posted, url: `${await listening(server)}/topic` };
}
