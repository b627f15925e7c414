import type { Arrived } from './lookup.ts';
import type { Title } from './title.ts';

/** A title with its gaps filled from another answer about it; `statedBy` says who states what fills them. */
export function filled(known: Title, { title, provider }: Arrived): Title {
  const { relations: _, statedBy: __, ...facts } = title;
  const news = Object.keys(facts).filter((field) => !(field in known));
  const statedBy = { ...known.statedBy, ...Object.fromEntries(news.map((field) => [field, provider])) };
  const all = { ...facts, ...known, ids: { ...title.ids, ...known.ids } };
  return Object.keys(statedBy).length > 0 ? { ...all, statedBy } : all;
}
