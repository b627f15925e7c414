/**
 * Folders inside a title's folder that hold what belongs to it and is not it, as Plex, Jellyfin, Kodi and the scene name them
 * (https://jellyfin.org/docs/general/server/media/movies/).
 */
const extraFolder =
  /^(?:extras?|behind[ ._-]?the[ ._-]?scenes|deleted[ ._-]?scenes?|featurettes?|interviews?|scenes|shorts|trailers?|samples?|clips|others?|bonus(?:es)?|backdrops|extrafanart|theme-music|proofs?|nc(?:op|ed)s?|creditless|menus?)$/i;

/** Folders that systems keep beside files: bins and thumbnails. */
const systemFolder = /^(?:#recycle|@recycle|@eadir|\$recycle\.bin|system volume information|lost\+found)$/i;

/** How the name of a file ends that is an extra; a `-` before it, because `The Trailer` is a title. */
const extraEnd =
  /(?:-(?:trailer|teaser|sample|behind[ ._-]?the[ ._-]?scenes|deleted(?:[ ._-]?scene)?|featurette|interview|scene|short|clip|other|extra)|\.sample)\d*$|^(?:sample|trailer|teaser)\d*$/i;

/** Openings and endings without names, menus and adverts of a disc. */
const creditless =
  /(?:^|[^\p{L}\p{N}])(?:NC ?(?:OP|ED)|creditless(?: (?:op|ed|opening|ending))?)(?:[ ._-]?\d{1,2}[a-z]?)?(?:v\d)?(?:[^\p{L}\p{N}]|$)/iu;

/** Folders in which a disc keeps its parts; files in them are numbered. */
const discFolder =
  /^(?:bdmv|stream|backup|playlist|clipinf|certificate|video_ts|audio_ts|hvdvd_ts|(?:disc|disk|cd|dvd)[ ._-]?\d{1,2})$/i;

/** Whether a file is a trailer, a sample, an opening or another thing that belongs to a title and is not it. */
export function isExtra(file: string, folders: readonly string[]): boolean {
  if (folders.some((one) => systemFolder.test(one.trim()))) return true;
  // The outermost folder is one of titles: `Shorts/Tin Toy (1988)/Tin Toy.mkv`.
  if (folders.slice(0, -1).some((one) => extraFolder.test(one.trim()))) return true;
  const stem = file.replace(/\.\w{1,4}$/, '');
  return extraEnd.test(stem) || creditless.test(stem);
}

/** Whether a folder is a part of a disc, and names no title. */
export function isOfDisc(folder: string): boolean {
  return discFolder.test(folder.trim());
}
