import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** Listens on this machine until the test is over, or until what is given to `cleanUp` is called. Resolves to the address, without a slash at its end. */
export async function listening(
  server: Server,
  cleanUp: (stop: () => Promise<void>) => void = onTestFinished,
): Promise<string> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  cleanUp(
    () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
