import { availabilities, type FilmWish } from '../model/library.ts';
import type { FieldReader } from './ask.ts';

/** What is wanted of a film, as a body has it. What it leaves out is as when nothing was ever said: that is how Radarr has it. */
export function wishIn(reader: FieldReader): Omit<FilmWish, 'path'> & { readonly path?: string | undefined } {
  const availability = reader.choice('minimumAvailability', [...availabilities, 'deleted']);
  return {
    monitored: reader.flag('monitored') ?? true,
    availability: availability === undefined || availability === 'deleted' ? 'released' : availability,
    profile: reader.number('qualityProfileId') ?? 0,
    path: reader.text('path'),
    tags: [...new Set(reader.numbers('tags') ?? [])],
  };
}
