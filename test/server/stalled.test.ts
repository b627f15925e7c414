import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { dropStalled } from '../../src/server/server.ts';

/** A connection of a server, whose reader takes nothing until it is told to. */
async function connection(): Promise<Socket> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const reader = connect((server.address() as AddressInfo).port, '127.0.0.1').pause();
  const [socket] = (await once(server, 'connection')) as [Socket];
  onTestFinished(() => {
    reader.destroy();
    socket.destroy();
    server.close();
  });
  return socket;
}

it('a reader that takes nothing is dropped, and one that waits for its answer is not', async () => {
  const [waiting, stalled] = [await connection(), await connection()];
  stalled.write(Buffer.alloc(64 * 1024 * 1024));
  for (const socket of [waiting, stalled]) dropStalled(socket);
  expect([waiting.destroyed, stalled.destroyed]).toEqual([false, true]);
});
