import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { tiers } from '../cache/cache.ts';
import { ConfigError } from '../model/errors.ts';
import { isObject } from '../model/json.ts';
import { keysWithin } from './table.ts';

/** Where one setting comes from: a variable, a key of the settings file, or neither. */
export interface Setting {
  readonly key: string;
  readonly value: unknown;
}

/** The settings file: the one that was named, or the one in `folder` if it is there. Throws `ConfigError`. */
export function readSettings(
  named: string | undefined,
  folder: string,
  providers: readonly string[],
): { readonly path: string; readonly found: boolean; readonly values: unknown } {
  const path = named ?? join(folder, 'animectl.json');
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    if (named === undefined && (hasCode(error, 'ENOENT', 'ENOTDIR') || isHidden(path)))
      return { path, found: false, values: {} };
    throw new ConfigError(`cannot read the settings file ${path}: ${reasonOf(error)}`, path);
  }
  return { path, found: true, values: checkedSettings(path, content, providers) };
}

/** Somebody else's home: nobody knows whether there is a file, so nobody has meant it. */
function isHidden(path: string): boolean {
  try {
    statSync(path);
    return false;
  } catch (error) {
    return hasCode(error, 'EACCES');
  }
}

function checkedSettings(path: string, content: string, providerNames: readonly string[]): unknown {
  let values: unknown;
  try {
    values = JSON.parse(content);
  } catch {
    throw new ConfigError(`the settings file ${path} is not JSON`, path);
  }
  if (!isObject(values)) throw new ConfigError(`the settings file ${path} must hold one JSON object`, path);
  refuseUnknown(path, '', values, keysWithin(''));
  const ttl = values.ttl ?? {};
  if (!isObject(ttl)) throw new ConfigError(`ttl in ${path} must be an object`, path);
  refuseUnknown(path, 'ttl.', ttl, tiers);
  const providers = values.providers ?? {};
  if (!isObject(providers)) throw new ConfigError(`providers in ${path} must be an object`, path);
  refuseUnknown(path, 'providers.', providers, providerNames);
  for (const [name, one] of Object.entries(providers)) {
    if (!isObject(one)) throw new ConfigError(`providers.${name} in ${path} must be an object`, path);
    const own = [...keysWithin('providers.<name>'), ...keysWithin(`providers.${name}`)];
    refuseUnknown(path, `providers.${name}.`, one, own);
  }
  const { hdbits = {} } = values;
  if (!isObject(hdbits)) throw new ConfigError(`hdbits in ${path} must be an object`, path);
  refuseUnknown(path, 'hdbits.', hdbits, keysWithin('hdbits'));
  return values;
}

function refuseUnknown(path: string, prefix: string, values: object, known: readonly string[]): void {
  const unknown = Object.keys(values).find((key) => !known.includes(key));
  if (unknown !== undefined)
    throw new ConfigError(`${prefix}${unknown} in ${path} is not a setting; there are: ${known.join(', ')}`, path);
}

/** A property of what may be an object. */
export function property(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined;
}

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

function reasonOf(error: unknown): string {
  if (hasCode(error, 'ENOENT')) return 'there is no such file';
  if (hasCode(error, 'EACCES', 'EPERM')) return 'no permission';
  if (hasCode(error, 'EISDIR')) return 'it is a folder';
  return error instanceof Error ? error.message : String(error);
}
