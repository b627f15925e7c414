import type { Format } from '../model/format.ts';
import { kindOf, type Ref } from '../model/ref.ts';
import type { RelationType } from '../model/relation.ts';
import { compareDates } from '../model/time.ts';
import type { Title } from '../model/title.ts';
import { placeIn } from './chain.ts';
import { type Heard, rankedFor, type Sought } from './heard.ts';
import { clearScore } from './ranked.ts';
import { isNumbered } from './reading.ts';
import { rankedBy } from './score.ts';
import { meantBy, type Understood } from './understood.ts';

/** Extras of one season of a series. */
export interface SeasonExtras {
  readonly format: Format;
  /** The series that is that season; undefined where it is not known. */
  readonly season: Title | undefined;
  /** The titles of that format that the season names, by date. */
  readonly titles: readonly Title[];
  /** What has to be asked for to know the season and all of them. */
  readonly open: readonly Ref[];
}

/** What a season names that is no extra of it. */
const others: readonly RelationType[] = ['PREQUEL', 'PARENT', 'CHARACTER', 'ADAPTATION', 'SOURCE'];

/** What `High School DxD season 2 OVA` can mean: the season by its name and number alone, and what hangs on it. Undefined: no such words. */
export function seasonExtras(sought: Sought, heard: Heard): SeasonExtras | undefined {
  const { wanted, all } = rankedFor(sought, heard);
  const reading = wanted.readings.find((one) => isNumbered(one) && !one.isNumeral);
  const format = reading?.format;
  if (!reading || !format || format === 'TV') return undefined;
  const { format: _, ...bare } = reading;
  const asked = { exact: '', plain: '', readings: [bare] };
  const meaning = meantBy(
    asked,
    rankedBy(
      asked,
      all.map(({ title }) => title),
    ),
    heard,
  );
  const season = seasonIn(meaning);
  if (!season) return { format, season, titles: [], open: meaning.place?.chain.open ?? [] };
  const { relations } = heard.sequels.title(season.ref) ?? season;
  if (!relations) return { format, season, titles: [], open: [season.ref] };
  const refs = relations
    .filter(({ type, to }) => !others.includes(type) && kindOf(to) === 'anime')
    .map(({ to }) => to)
    .filter((ref) => heard.sequels.formatOf(ref)?.startsWith(format) !== false);
  const titles = refs.flatMap((ref) => heard.sequels.title(ref) ?? []).filter((one) => one.format?.startsWith(format));
  return {
    format,
    season,
    titles: titles.sort((a, b) => compareDates(a.startDate ?? '9999', b.startDate ?? '9999')),
    open: refs.filter((ref) => !heard.sequels.title(ref)),
  };
}

function seasonIn({ all, place }: Understood): Title | undefined {
  if (place) return place.named?.title ?? placeIn(place.chain, place.reading)?.title;
  const [best] = all;
  return best?.match.isPart && best.match.score >= clearScore ? best.title : undefined;
}
