import { film, type Named, series } from './named.ts';

/** Names that a person who knows the work reads rightly, and rules do not. */
export const ambiguous: readonly Named[] = [
  film('Wonder.Woman.1984.1080p.BluRay.x264-GRP', 'Wonder Woman 1984|1080|blu-ray|H.264|GRP'),
  film('Charlottes.Web.1080p.BluRay.x264-GRP', 'Charlottes Web|1080|blu-ray|H.264|GRP'),
  film('Iron.Coast.2016.1080p.BluRay.x264-MAX', 'Iron Coast|y2016|1080|blu-ray|H.264|MAX'),
  film('Old Boats 1987 HDTV XviD HAWK', 'Old Boats|y1987|tv|XviD|HAWK'),
  film('Old Boats (1987) [1080p] [HEVC] [Data Lass]', 'Old Boats|y1987|1080|H.265|Data Lass'),
  film('Old.Boats.1987.1080p.BluRay.x264-4P', 'Old Boats|y1987|1080|blu-ray|H.264|4P'),
  series('[Group] Mob Kumo 100 [1080p]', 'Mob Kumo 100|1080|Group'),
  series('[Group] Kumo (Season 2) - 126 [1080p]', 'Kumo|S2|E126|1080|Group'),
  series('The.Lantern.S01E02.Learning.German.1080p.WEB.h264-GRP', 'The Lantern|S1|E2|1080|web|H.264|GRP'),
  series('[Yami Subs] [Kumo no Hashi] 03 [1080p]', 'Kumo no Hashi|A3|1080|Yami Subs'),
];
