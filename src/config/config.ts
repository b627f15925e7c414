import { join } from 'node:path';
import { type Tier, tiers } from '../cache/cache.ts';
import { ConfigError } from '../model/errors.ts';
import { isServerAddress, type PostgresAddress, postgresAddress } from '../model/postgres.ts';
import type { RateLimit } from '../model/rate-limit.ts';
import type { Source } from '../model/ref.ts';
import { animeProviders, bundled, type ProviderName, providerNames, registry } from '../providers/registry.ts';
import { property, readSettings, type Setting } from './file.ts';
import { cacheOf, isNo, queueOf } from './redis.ts';
import { address, choice, duration, flag, header, limits as limitsOf, secret, text } from './values.ts';

/** How one provider is reached; what is absent is the provider's own default. */
export interface ProviderConfig {
  readonly url?: string;
  readonly limits?: readonly RateLimit[];
  /** Never printed. */
  readonly token?: string;
}

/** Where a tracker's listing is asked for, and as whom. */
export interface TrackerConfig {
  readonly url?: string;
  readonly username?: string;
  /** Never printed. */
  readonly passkey?: string;
}

/** Every setting of a run: flags before the environment before the settings file before defaults. */
export interface Config {
  /** The database's path or, on a server, its address without the password. */
  readonly db: string;
  /** Where the database is that is on a server. Never printed: it may hold a password. */
  readonly postgres?: PostgresAddress;
  /** The path of the file that holds budgets and outages, and the cache unless that is in a Redis. */
  readonly cache: string;
  /** The Redis that holds the cache, `redis://` or `rediss://`. Never printed: it may hold a password. */
  readonly redis?: string;
  /** The PostgreSQL database that holds the cache. Never printed: it may hold a password. */
  readonly cachePostgres?: PostgresAddress;
  /** The Redis or the PostgreSQL database that holds the queue of jobs for workers. Never printed: it may hold a password. */
  readonly queue?: string;
  readonly offline: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** How the lines of `--verbose` are written. */
  readonly logFormat: 'text' | 'json';
  readonly color: boolean;
  readonly progress: boolean;
  readonly userAgent: string;
  readonly referer: string;
  readonly timeoutMs: number;
  /** Where settings were read from; undefined: from no file. */
  readonly settingsFile?: string;
  /** How long each tier of the cache stays fresh, in ms, where it is not the default. */
  readonly ttls: Readonly<Partial<Record<Tier, number>>>;
  /** Who is asked, and who stands in for whom. */
  readonly order: readonly ProviderName[];
  readonly providers: Readonly<Record<ProviderName, ProviderConfig>>;
  readonly hdbits: TrackerConfig;
  /** Who is asked beforehand which titles probably belong together, and the numberings it knows them by. Absent: nobody. */
  readonly hint?: { readonly provider: ProviderName; readonly numberings: readonly Source[] };
}

export { isOfAnime, type ProviderName, providerNames } from '../providers/registry.ts';
export { settingRows } from './table.ts';

/**
 * What `--provider` takes: `auto` asks those of anime in their order, then what is stored, then the bundled catalogue; `all` asks
 * every one of these and puts what they say side by side. Both ask those of films about films.
 */
export const providerChoices = ['auto', ...providerNames, 'all', bundled.name] as const;
export type ProviderChoice = (typeof providerChoices)[number];

/** The program's global options, as commander gives them. */
export interface GlobalFlags {
  readonly db?: string;
  readonly offline?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly logFormat?: 'text' | 'json';
  readonly color?: boolean;
  readonly progress?: boolean;
  readonly config?: string;
  /** Leave out what makes no sense in place of refusing it: for `doctor`, which names it. */
  readonly tolerant?: boolean;
}

/** The tiers of the cache, each with its own time to live. */
export { type Tier, tiers };

const projectUrl = 'https://github.com/animectl/animectl';

/** Throws `ConfigError`, which names the key. Secrets are never part of a message. */
export function parseConfig(flags: GlobalFlags, surroundings: Surroundings): Config {
  return flags.tolerant
    ? checkSettings(flags, surroundings).config
    : configOf(flags, surroundings, new Set(), () => {});
}

/** What settings are read from. */
interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where settings and data live when nothing else is said: absolute paths. */
  readonly folders: { readonly config: string; readonly data: string };
  /** The program's own. */
  readonly version: string;
}

/** A setting that is not left to its default. */
export interface StatedSetting {
  /** The variable, or the key of the settings file and the file's path. */
  readonly from: string;
  readonly value: unknown;
}

/** What is set and where, and what of it makes no sense: that is left out of the config. */
export interface SettingsCheck {
  readonly config: Config;
  readonly stated: readonly StatedSetting[];
  /** A sentence each. */
  readonly problems: readonly string[];
}

export function checkSettings(flags: GlobalFlags, surroundings: Surroundings): SettingsCheck {
  const [problems, left]: [string[], Set<string>] = [[], new Set()];
  for (;;) {
    const stated: StatedSetting[] = [];
    try {
      const config = configOf(flags, surroundings, left, (from, value) => void stated.push({ from, value }));
      return { config, stated, problems };
    } catch (error) {
      if (!(error instanceof ConfigError) || error.setting === undefined || left.has(error.setting)) throw error;
      problems.push(error.message);
      left.add(error.setting);
    }
  }
}

/** `left`: settings to do without; `heard`: is told of every other one. */
function configOf(
  flags: GlobalFlags,
  surroundings: Surroundings,
  left: ReadonlySet<string>,
  heard: (from: string, value: unknown) => void,
): Config {
  const named = flags.config ?? (surroundings.env.ANIMECTL_CONFIG || undefined);
  const path = named ?? join(surroundings.folders.config, 'animectl.json');
  const file = left.has(path)
    ? { path, found: false, values: {} }
    : readSettings(named, surroundings.folders.config, providerNames);
  const setting = (variable: string, ...keys: readonly string[]): Setting => {
    const inFile = { key: `${keys.join('.')} in ${file.path}`, value: keys.reduce(property, file.values) };
    const stated = [{ key: variable, value: surroundings.env[variable] || undefined }, inFile].find(
      ({ key, value }) => value !== undefined && !left.has(key),
    );
    if (stated) heard(stated.key, stated.value);
    return stated ?? { key: inFile.key, value: undefined };
  };
  return Object.freeze({
    ...(file.found && { settingsFile: file.path }),
    ...dbOf(flags.db, setting('ANIMECTL_DB', 'db'), join(surroundings.folders.data, 'animectl.sqlite')),
    ...cacheOf(setting('ANIMECTL_CACHE', 'cache'), join(surroundings.folders.data, 'state.sqlite')),
    ...queueOf(setting('ANIMECTL_QUEUE', 'queue')),
    offline: flags.offline ?? flag(setting('ANIMECTL_OFFLINE', 'offline')) ?? false,
    quiet: flags.quiet ?? flag(setting('ANIMECTL_QUIET', 'quiet')) ?? false,
    verbose: flags.verbose ?? flag(setting('ANIMECTL_VERBOSE', 'verbose')) ?? false,
    logFormat: flags.logFormat ?? choice(setting('ANIMECTL_LOG_FORMAT', 'logFormat'), ['text', 'json']) ?? 'text',
    color: flags.color !== false && (flag(setting('ANIMECTL_COLOR', 'color')) ?? true),
    progress: flags.progress !== false && (flag(setting('ANIMECTL_PROGRESS', 'progress')) ?? true),
    userAgent:
      header(setting('ANIMECTL_USER_AGENT', 'userAgent')) ?? `animectl/${surroundings.version} (+${projectUrl})`,
    referer: header(setting('ANIMECTL_REFERER', 'referer')) ?? projectUrl,
    timeoutMs: duration(setting('ANIMECTL_TIMEOUT', 'timeout')) ?? 20_000,
    ttls: ttlsOf(setting),
    order: orderOf(setting('ANIMECTL_PROVIDERS', 'order')),
    providers: providersOf(setting),
    hdbits: trackerConfig('hdbits', setting),
    ...hintOf(setting),
  });
}

/** A file, or a database on a server. */
function dbOf(flag: string | undefined, setting: Setting, file: string): Pick<Config, 'db' | 'postgres'> {
  const db = flag ?? text(setting) ?? file;
  if (flag === undefined && isNo(db))
    throw new ConfigError(
      `${setting.key} must be a file or a postgres:// address; :memory: keeps nothing for the next run`,
      setting.key,
    );
  if (!isServerAddress(db)) return { db };
  const postgres = postgresAddress(db, flag === undefined ? setting.key : 'The address of the database');
  return { db: postgres.shown, postgres };
}

type Settings = (variable: string, ...path: readonly string[]) => Setting;

function ttlsOf(setting: Settings): Config['ttls'] {
  const all = tiers.map(
    (tier) => [tier, duration(setting(`ANIMECTL_TTL_${tier.toUpperCase()}`, 'ttl', tier))] as const,
  );
  return Object.fromEntries(all.filter(([, ms]) => ms !== undefined));
}

/** `anilist,mal`: the first is asked, the next stands in for it. */
function orderOf(setting: Setting): readonly ProviderName[] {
  const named = text(setting)
    ?.split(',')
    .map((one) => one.trim().toLowerCase());
  if (!named) return animeProviders;
  return [...new Set(named)].map((name) => {
    const known = animeProviders.find((one) => one === name);
    if (known) return known;
    const films = providerNames.some((one) => one === name) ? ', which has films and stands in for nobody' : '';
    throw new ConfigError(`${setting.key} names ${name}${films}; there are: ${animeProviders.join(', ')}`, setting.key);
  });
}

function providersOf(setting: Settings): Config['providers'] {
  const all = providerNames.map((name) => [name, providerConfig(name, setting)] as const);
  return Object.freeze(Object.fromEntries(all)) as Config['providers'];
}

function providerConfig(name: ProviderName, setting: Settings): ProviderConfig {
  const of = (part: string) => setting(`ANIMECTL_${name.toUpperCase()}_${part.toUpperCase()}`, 'providers', name, part);
  const url = address(of('url'));
  const limits = limitsOf(of('limit'));
  const token = header(of('token'));
  return { ...(url && { url }), ...(limits && { limits }), ...(token && { token }) };
}

function hintOf(setting: Settings): Pick<Config, 'hint'> {
  const provider = providerNames
    .filter((name) => 'companions' in registry[name])
    .find((name) => flag(setting(`ANIMECTL_${name.toUpperCase()}_HINT`, 'providers', name, 'hint')));
  return provider ? { hint: { provider, numberings: registry[provider].numberings } } : {};
}

function trackerConfig(name: string, setting: Settings): TrackerConfig {
  const of = (part: string) => setting(`ANIMECTL_${name.toUpperCase()}_${part.toUpperCase()}`, name, part);
  const [url, username, passkey] = [address(of('url')), text(of('username')), secret(of('passkey'))];
  return Object.freeze({ ...(url && { url }), ...(username && { username }), ...(passkey && { passkey }) });
}
