import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { newWorld, type Ran, type World } from '../../helpers/io.ts';
import { type Command, titles } from './commands.ts';
import { type Fault, slow } from './faults.ts';
import { type Kept, keptIn } from './kept.ts';
import { type Asked, type Strike, type StruckServer, struckServer } from './struck-server.ts';

/** Enough for a server on this machine, also on a busy one, and little to wait for where none answers. */
export const timeoutMs = 3_000;

/** A command that is struck at its n-th request. */
export interface Cell {
  readonly command: Command;
  /** From 1. */
  readonly nth: number;
}

/** One run, and what it has left. */
export interface Outcome extends Ran {
  readonly asked: readonly Asked[];
  readonly kept: Kept;
  /** How long it waited between requests, ms. */
  readonly waitedMs: number;
}

/** The first, the middle and the last request; fewer where there are no three. */
export function placesOf({ requests }: Command): readonly number[] {
  return [...new Set([1, Math.ceil(requests / 2), requests])];
}

interface Stage {
  readonly world: World;
  readonly server: StruckServer;
  run(strike?: Strike): Promise<Outcome>;
}

async function stageOf({ name, words, stdin = '' }: Command, fault: Fault): Promise<Stage> {
  const isSlow = slow.includes(fault);
  const server = await struckServer(titles);
  const env = { ANIMECTL_TIMEOUT: `${timeoutMs}ms` };
  const world = newWorld({ anilist: server.url, stdin });
  return {
    world,
    server,
    async run(strike) {
      server.strike(strike);
      const startedAt = world.clock.now();
      // Where something is to be waited for, not for long; and one request at a time, so that good answers have theirs.
      const narrow = isSlow && name === 'import' ? ['--concurrency', '1'] : [];
      const ran = await world.run([...words, ...narrow], strike && isSlow ? { env } : {});
      const waitedMs = world.clock.now() - startedAt;
      return { ...ran, asked: server.asked(), kept: keptIn(world), waitedMs };
    },
  };
}

/** The command on a machine of its own, with nothing that goes wrong. Its folder is for others to begin with. */
export async function undisturbed(command: Command): Promise<Outcome & { readonly folder: string }> {
  const { run, world } = await stageOf(command, '500');
  return { ...(await run()), folder: world.folder };
}

const minute = 60_000;

/** From the n-th request on all are struck; when that is over and eleven minutes have passed, the same command again. */
export async function lasting(fault: Fault, { command, nth }: Cell): Promise<readonly [Outcome, Outcome]> {
  const { run, world } = await stageOf(command, fault);
  const struck = await run({ fault, from: nth });
  await world.clock.sleep(11 * minute);
  return [struck, await run()];
}

/** One request is struck, and all others are answered. */
export async function once(fault: Fault, { command, nth }: Cell): Promise<Outcome> {
  const { run } = await stageOf(command, fault);
  return run({ fault, from: nth, many: 1 });
}

/** The same as `lasting`, a day and more after all has gone well once: `folder` is what was left then. */
export async function withOldAnswers(fault: Fault, { command, nth }: Cell, folder: string): Promise<Outcome> {
  const { run, world } = await stageOf(command, fault);
  cpSync(join(folder, 'data'), join(world.folder, 'data'), { recursive: true });
  await world.clock.sleep(30 * 60 * minute);
  return run({ fault, from: nth });
}
