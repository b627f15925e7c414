import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { registry } from '../../src/providers/registry.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const own = JSON.parse(read('package.json'));

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
}

const locked = Object.entries<Locked>(JSON.parse(read('package-lock.json')).packages).filter(([path]) => path !== '');
const shipped = locked.filter(([, { dev }]) => !dev);
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const security = read('SECURITY.md');

describe('a package', () => {
  it('runs a script when it is installed only where that is explained', () => {
    const scripted = (all: typeof locked) =>
      all.filter(([, one]) => one.hasInstallScript).map(([path]) => nameOf(path));
    expect(scripted(shipped)).toEqual(['better-sqlite3', 'msgpackr-extract']);
    expect(scripted(locked).sort()).toEqual(['better-sqlite3', 'esbuild', 'msgpackr-extract']);
    expect(Object.keys(own.allowScripts).sort()).toEqual(scripted(locked).sort());
    for (const name of scripted(locked)) expect(security).toContain(`**${name}**`);
  });

  it('says that it has such a script itself, or has none', () => {
    const missed = shipped.filter(([path, { optional, hasInstallScript }]) => {
      const { scripts = {} } = manifestOf(path, optional);
      return !hasInstallScript && ['preinstall', 'install', 'postinstall'].some((name) => name in scripts);
    });
    expect(missed.map(([path]) => path)).toEqual([]);
  });

  it('that users get has a permissive licence', () => {
    const permissive = [
      'MIT',
      'ISC',
      'Apache-2.0',
      'BSD-2-Clause',
      'BSD-3-Clause',
      '0BSD',
      'BlueOak-1.0.0',
      'Unlicense',
    ];
    const isPermissive = (licence = '') =>
      licence
        .replace(/[()]/g, '')
        .split(' OR ')
        .some((one) => one.split(' AND ').every((each) => permissive.includes(each)));
    const others = shipped.filter(([, { license }]) => !isPermissive(license)).map(([path]) => nameOf(path));
    expect(others).toEqual([]);
    // The lock says what the packages say.
    const unlike = shipped.filter(([path, { license, optional }]) => {
      const said = manifestOf(path, optional).license;
      return said !== undefined && said !== license;
    });
    expect(unlike.map(([path]) => path)).toEqual([]);
  });

  it('is the very one that was locked', () => {
    expect(locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
    const wanted = { ...own.dependencies, ...own.devDependencies, ...own.optionalDependencies };
    const loose = Object.entries<string>(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
    expect(loose).toEqual([]);
  });
});

describe('SECURITY.md', () => {
  it('names every host that is asked', async () => {
    const providers = await Promise.all(Object.values(registry).map(({ load }) => load()));
    const hosts = providers.flatMap(({ url }) => (url ? [new URL(url).hostname] : []));
    expect(hosts.length).toBeGreaterThanOrEqual(4);
    expect(hosts.filter((host) => !security.includes(`\`${host}\``))).toEqual([]);
  });

  it('is part of what users get', () => {
    expect(own.files).toContain('SECURITY.md');
  });
});

interface Manifest {
  readonly license?: string;
  readonly scripts?: Readonly<Record<string, string>>;
}

/** What an installed package says of itself; an optional one may not be installed. */
function manifestOf(path: string, optional = false): Manifest {
  try {
    return JSON.parse(read(`${path}/package.json`));
  } catch (error) {
    if (optional) return {};
    throw error;
  }
}
