import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownFolder } from '../helpers/folder.ts';

const root = join(import.meta.dirname, '../..');
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

/** The instructions of a Dockerfile, each in one line. */
const instructions = textOf('deploy/Dockerfile')
  .replace(/\\\n\s*/g, ' ')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => ({ word: line.split(' ', 1)[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }));
const all = (word: string) => instructions.filter((one) => one.word === word).map(({ rest }) => rest);

/** The rules of hadolint that can be broken here, by their numbers. */
describe('the Dockerfile', () => {
  it('knows which images it begins with, and names each stage once (DL3006, DL3007, DL3024)', () => {
    for (const image of all('FROM')) expect(image).toMatch(/^[\w./-]+:[\w.-]+(?: AS \w+)?$/);
    expect(all('FROM').join()).not.toContain(':latest');
    const names = all('FROM').flatMap((image) => / AS (\w+)$/.exec(image)?.[1] ?? []);
    expect(new Set(names).size).toBe(names.length);
    for (const from of all('COPY').flatMap((words) => /--from=(\w+)/.exec(words)?.[1] ?? []))
      expect(names).toContain(from);
  });

  it('runs as a user without rights, and is told in JSON what to run (DL3002, DL3025)', () => {
    expect(all('USER').at(-1)).toBe('node');
    for (const words of [...all('ENTRYPOINT'), ...all('CMD')]) expect(JSON.parse(words)).toEqual(expect.any(Array));
    expect(all('HEALTHCHECK').join()).toContain('CMD [');
  });

  it('copies instead of adding, changes folders by WORKDIR with absolute paths, and needs no sudo (DL3000, DL3003, DL3004, DL3020)', () => {
    expect(instructions.map(({ word }) => word)).not.toContain('ADD');
    for (const folder of all('WORKDIR')) expect(folder).toMatch(/^\//);
    for (const words of all('RUN')) expect(words).not.toMatch(/(?:^|&& )(?:cd|sudo|apt|apt-get|curl|wget) /);
    expect(new Set(instructions.map(({ word }) => word))).toEqual(
      new Set([
        'FROM',
        'WORKDIR',
        'COPY',
        'RUN',
        'ENV',
        'USER',
        'VOLUME',
        'EXPOSE',
        'HEALTHCHECK',
        'ENTRYPOINT',
        'CMD',
      ]),
    );
  });

  it('has all that it copies, and none of it is left out of what is sent', () => {
    const ignored = textOf('deploy/Dockerfile.dockerignore').split('\n').filter(Boolean);
    const made = ['dist', 'node_modules'];
    const copied = all('COPY').flatMap((words) => words.split(' ').slice(0, -1));
    const own = copied
      .filter((name) => !name.startsWith('--') && name !== '.')
      .map((name) => name.replace('/src/', ''));
    expect(own).toContain('package.json');
    for (const name of own.filter((one) => !made.includes(one))) {
      expect(existsSync(join(root, name))).toBe(true);
      expect(ignored).not.toContain(name);
    }
  });
});

describe.skipIf(!existsSync('/usr/bin/systemd-analyze'))('the unit, where systemd-analyze is there', () => {
  it('has nothing wrong in it, and leaves little to reach', () => {
    const folder = join(ownFolder(), 'units');
    mkdirSync(folder, { recursive: true });
    const unit = join(folder, 'animectl.service');
    writeFileSync(unit, textOf('deploy/animectl.service'));
    const said = execFileSync('systemd-analyze', ['verify', unit], { encoding: 'utf8', stdio: 'pipe' });
    expect(said).toBe('');
  });

  it('gives it longer to end than it takes at the most', () => {
    const [, seconds] = /^TimeoutStopSec=(\d+)$/m.exec(textOf('deploy/animectl.service')) ?? [];
    expect(Number(seconds)).toBeGreaterThan(10);
  });
});

describe('the services of deploy/compose.yaml', () => {
  const text = textOf('deploy/compose.yaml');
  const services = text
    .slice(text.indexOf('\nservices:'), text.indexOf('\nvolumes:\n'))
    .split(/\n {2}(?=\w+:\n)/)
    .slice(1);

  it('are a server, three workers, PostgreSQL and Redis, of known versions, that come back when they end', () => {
    expect(services.map((one) => one.split(':', 1)[0])).toEqual(['server', 'worker', 'postgres', 'redis']);
    expect([...text.matchAll(/^ +image: (\S+)$/gm)].map(([, image]) => image)).toEqual([
      'animectl',
      'postgres:17-bookworm',
      'redis:7-bookworm',
    ]);
    expect(text.match(/restart: unless-stopped/g)).toHaveLength(3);
    expect(text).toContain('replicas: 3');
  });

  it('are reached by nobody but the server, and that from this machine alone; no password is written down', () => {
    expect([...text.matchAll(/^ +- "(\S+):\d+:\d+"$/gm)].map(([, address]) => address)).toEqual(['127.0.0.1']);
    for (const [, value] of text.matchAll(/(?:PASSWORD|AUTH|KEY): (.+)$/gm)) expect(value).toMatch(/^\$\{\w+/);
  });

  it('have a Redis that keeps a queue, and workers that are given time to end', () => {
    expect(services.at(-1)).toContain('"--maxmemory-policy", "noeviction", "--appendonly", "yes"');
    expect(services[1]).toContain('stop_grace_period: 30s');
  });
});
