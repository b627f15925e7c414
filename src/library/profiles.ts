/** What a film is to be like. animectl fetches nothing: programs want a profile to be named, and these are the usual ones. */
export interface QualityProfile {
  readonly id: number;
  readonly name: string;
}

export const profiles: readonly QualityProfile[] = [
  { id: 1, name: 'Any' },
  { id: 2, name: 'SD' },
  { id: 3, name: 'HD-720p' },
  { id: 4, name: 'HD-1080p' },
  { id: 5, name: 'Ultra-HD' },
  { id: 6, name: 'HD - 720p/1080p' },
];
