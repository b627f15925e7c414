import type { Place } from '../../franchise/shape.ts';
import type { Ref } from '../../model/ref.ts';
import type { Title } from '../../model/title.ts';
import { roleWords } from '../text/words.ts';

/** `sequel`, `side story of 3`, `recap of 1, 8`; and what else one wants to know before watching. */
export function noteOf(
  title: Pick<Title, 'status'>,
  place: Place | undefined,
  order: ReadonlyMap<Ref, number>,
): string {
  const { kind, tie, recap } = place ?? {};
  const marks = [
    ...(title.status === 'NOT_YET_RELEASED' ? ['not yet aired'] : []),
    ...(title.status === 'RELEASING' ? ['airing'] : []),
    ...(title.status === 'CANCELLED' ? ['cancelled'] : []),
  ];
  if (!tie) return marks.join(', ');
  const numbers = tie.of.flatMap((ref) => order.get(ref) ?? []);
  const some = numbers.length > 4 ? `${numbers.slice(0, 3).join(', ')}, ...` : numbers.join(', ');
  const alone = kind === 'main' && tie.role === 'SEQUEL';
  const word = recap ? roleWords.SUMMARY : roleWords[tie.role];
  const role = alone || !some ? word : word.endsWith(' as') ? `${word} ${some}` : `${word} of ${some}`;
  return [role, ...marks].join(', ');
}
