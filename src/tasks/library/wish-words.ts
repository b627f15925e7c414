import { isLabel } from '../../library/checks.ts';
import { isWholePath, trimmedPath } from '../../library/names.ts';
import { profiles } from '../../library/profiles.ts';
import { UsageError } from '../../model/errors.ts';
import type { Database } from '../../store/database.ts';

/** Throws `UsageError` for what cannot be a tag. */
export function checkLabels(labels: readonly string[]): void {
  const wrong = labels.find((label) => !isLabel(label.toLowerCase()));
  if (wrong !== undefined) throw new UsageError(`"${wrong}" cannot be a tag: tags are letters, digits and hyphens`);
}

/** The number of a profile that is named by it or by its name. Throws `UsageError`. */
export function qualityProfileOf(named: string | undefined): number {
  if (named === undefined) return 1;
  const found = profiles.find(({ id, name }) => String(id) === named || name.toLowerCase() === named.toLowerCase());
  if (found) return found.id;
  const names = profiles.map(({ id, name }) => `${id} ${name}`).join(', ');
  throw new UsageError(`there is no quality profile "${named}"; there are: ${names}`);
}

/** The folder that films are put into: the one that is named, or the only one that the library has. Throws `UsageError`. */
export async function rootFor(named: string | undefined, { library }: Database): Promise<string> {
  if (named !== undefined) {
    if (isWholePath(named)) return trimmedPath(named);
    throw new UsageError(`"${named}" is no whole path of a folder, such as /films`);
  }
  const roots = await library.roots();
  const [root] = roots;
  if (root && roots.length === 1) return root.path;
  const which = roots.map(({ path }) => path).join(', ');
  throw new UsageError(
    root
      ? `the library has several folders, and one of them has to be named: ${which}`
      : 'the library has no folder yet: name the root that films are to be in, such as /films',
  );
}
