// What tells what this program has kept from what another one has.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.js';

/** A digest of the rules by which a franchise is arranged: what was arranged by others is not taken from the cache. */
export function rulesDigest() {
  const hash = createHash('sha256');
  for (const room of ['franchise', 'model'])
    for (const file of readdirSync(join(root, 'src', room)).sort())
      hash.update(`${file}\n${readFileSync(join(root, 'src', room, file), 'utf8')}`);
  return hash.digest('hex').slice(0, 16);
}

/** A digest of the whole program: what another one has answered is not given again for its own. */
export function programDigest() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true });
  for (const file of files
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath ?? one.path, one.name))
    .sort())
    hash.update(`${file.slice(root.length)}\n`).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
