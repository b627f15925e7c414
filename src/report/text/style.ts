import { Chalk, type ChalkInstance, type ColorSupportLevel } from 'chalk';
import type { Title } from '../../model/title.ts';
import type { TitleLanguage } from '../choices.ts';
import { plain } from './plain.ts';

/** How human formats look. All of it may be left out: unlimited width, no colour, English titles. */
export interface Style {
  /** Lines are cut to this width. Undefined: not at all, as for a pipe. */
  readonly columns?: number;
  /** No other characters than ASCII in lines and marks; titles stay as they are. */
  readonly ascii?: boolean;
  /** 0: no colour. */
  readonly color?: ColorSupportLevel;
  readonly titles?: TitleLanguage;
  /** Titles lead to their pages (OSC 8). */
  readonly links?: boolean;
  /** Unix time in ms: says how old an answer is and what is overdue. Undefined: not said. */
  readonly now?: number;
}

/** A style with everything decided. */
export interface Look {
  readonly columns: number;
  readonly paint: ChalkInstance;
  readonly titles: TitleLanguage;
  /** Stands where a text was cut. */
  readonly mark: string;
  readonly ascii: boolean;
  readonly links: boolean;
  readonly now: number | undefined;
}

export function lookOf({ columns, ascii = false, color = 0, titles = 'english', links = false, now }: Style): Look {
  return {
    columns: columns ?? Number.POSITIVE_INFINITY,
    paint: new Chalk({ level: color }),
    titles,
    mark: ascii ? '...' : '…',
    ascii,
    links,
    now,
  };
}

/** A title's name in the wanted language, or the next best, safe to print. */
export function nameOf(title: Pick<Title, 'ref' | 'title' | 'english' | 'native'>, language: TitleLanguage): string {
  const names = { english: title.english, romaji: title.title, native: title.native };
  return plain(names[language] || title.title) || title.ref;
}
