import { providerNames, settingRows, tiers } from '../../config/config.ts';
import { nearName } from '../../model/near-name.ts';

/** A variable that is called like a setting and is none. */
export interface UnknownVariable {
  readonly name: string;
  /** The setting that was probably meant. */
  readonly meant?: string;
}

/** Variables of the environment that begin as settings do, and that nothing reads: most often a setting that is spelt otherwise. */
export function unknownVariables(env: Readonly<Record<string, string | undefined>>): readonly UnknownVariable[] {
  const known = settingRows.flatMap(({ variables }) => variables.flatMap(spelledOut));
  const bare = known.map((name) => name.replace(prefix, ''));
  return Object.keys(env)
    .filter((name) => name.startsWith(prefix) && !known.includes(name))
    .map((name) => {
      const meant = nearName(name.slice(prefix.length), bare);
      return { name, ...(meant !== undefined && { meant: `${prefix}${meant}` }) };
    });
}

const prefix = 'ANIMECTL_';

/** `ANIMECTL_<NAME>_URL` as the variables of all providers. */
function spelledOut(variable: string): readonly string[] {
  const of = (part: string, names: readonly string[]) => names.map((one) => variable.replace(part, one.toUpperCase()));
  if (variable.includes('<NAME>')) return of('<NAME>', providerNames);
  return variable.includes('<TIER>') ? of('<TIER>', tiers) : [variable];
}
