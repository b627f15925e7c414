import type { Row } from '../../import/row.ts';
import { NotFoundError, ProviderError, UsageError } from '../../model/errors.ts';
import type { RunEvent } from '../../model/events.ts';
import type { Lookup } from '../../model/lookup.ts';
import type { Ref } from '../../model/ref.ts';
import type { Watched } from '../../model/watched.ts';

/** The name in `anilist:user/NAME`, or in the address of a user's page or list. Throws `UsageError`. */
export function userIn(item: string): string | undefined {
  const [, name] =
    /^anilist:user\/(.*)$/i.exec(item) ?? /^https?:\/\/(?:www\.)?anilist\.co\/user\/([^/?#]*)/i.exec(item) ?? [];
  if (name === undefined) return undefined;
  if (!/^[A-Za-z0-9_]{2,30}$/.test(name))
    throw new UsageError(`"${name.slice(0, 60)}" is no name of an AniList user: write anilist:user/NAME`);
  return name;
}

/** What a user has listed at AniList, a few requests for all of it. Throws `NotFoundError` where nobody may see it. */
export async function* userRows(
  name: string,
  lookup: Lookup,
  signal: AbortSignal | undefined,
): AsyncGenerator<RunEvent, readonly Row[]> {
  const entries = new Map<Ref, Watched | undefined>();
  try {
    for await (const answer of lookup.list?.('anilist', name, { lookAhead: false, signal }) ?? []) {
      if (answer.type !== 'title') yield answer;
      else {
        const { watched, ...title } = answer;
        if (!answer.ahead) entries.set(answer.title.ref, watched);
        yield title;
      }
    }
  } catch (error) {
    const isAbsent = error instanceof ProviderError && error.status === 404;
    throw isAbsent ? new NotFoundError(absent(name, error)) : error;
  }
  return [...entries].map(([ref, watched], n) => ({
    ...{ type: 'asked', number: n + 1, unit: 'entry', raw: ref },
    asked: { refs: [ref], ...(watched && { watched }) },
  }));
}

function absent(name: string, { message }: ProviderError): string {
  return `${message}: there is no list of "${name}" that everybody may see. Check the name, or make the list public at AniList`;
}
