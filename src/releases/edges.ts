/** A name without what is around it: folders, extension, a site's advertisement, what re-posters appended. */
export interface Trimmed {
  readonly name: string;
  /** Suffixes of re-posters, as written, the innermost first. */
  readonly reposts: readonly string[];
}

const extensions = new Set(
  `mkv mp4 avi m4v mov wmv ts m2ts mpg mpeg ogm ogv webm flv rmvb vob divx iso img 3gp asf srt ass ssa sub idx sup nfo nzb torrent rar zip 7z mks mka`.split(
    ' ',
  ),
);
/** Suffixes of those who post again what others made. A fact of Usenet; compared in lower case. */
const suffixes = new Set(
  `rp 1 nzbgeek obfuscated obfuscation scrambled sample pre postbot xpost whiterev buymore asrequested alternativetorequested gerov
   z0ids3n chamele0n 4p 4planet altezachen repackpost [n-z-b]`.split(/\s/),
);
/** Sites that sign names in a last bracket; those with a known ending, such as `[rarbg.com]`, need no entry. */
const sites = new Set('ettv eztv rartv rarbg cttv publichd tgx ethd glodls'.split(' '));
const endings = new Set('com net org info to ru re se'.split(' '));
/** No suffix, extension or site is longer; a longer end of a name is not looked at. */
const longestEnd = 40;

/** Cuts what is around a name until nothing is left to cut. */
export function trimmed(text: string): Trimmed {
  const reposts: string[] = [];
  let name = withoutSite(withoutFolders(text.trim()));
  for (;;) {
    const repost = repostAt(name);
    if (repost) reposts.push(name.slice(name.length - repost.length));
    const next = repost ? name.slice(0, -repost.length - 1) : withoutSignature(withoutExtension(name));
    if (next === name) return { name, reposts: reposts.reverse() };
    name = next.trimEnd();
  }
}

/** A slash may be part of a title (`Fate/Zero`): only names that begin as a path are taken for one. */
function withoutFolders(name: string): string {
  const isPath = /^(?:[A-Za-z]:[\\/]|\\\\|~?\/|\.{1,2}\/)/.test(name);
  return isPath ? name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1) : name;
}

/** Looks at the end only, however often it is called and however long the name is. */
function withoutExtension(name: string): string {
  const end = name.slice(-8);
  const dot = end.lastIndexOf('.');
  const ending = dot >= 0 ? end.slice(dot + 1).toLowerCase() : '';
  const isKnown = (extensions.has(ending) || isPiece(ending)) && name.length > end.length - dot;
  return isKnown ? name.slice(0, dot - end.length) : name;
}

/** A volume of an archive, or a sample: `part01`, `r00`, `sample`. */
const isPiece = (ending: string): boolean => ending === 'sample' || /^(?:part\d{1,3}|r\d\d)$/.test(ending);

/** The suffix that a name ends with. It needs a dash before, and another one or a dot before that: `Area-1` is a title. */
function repostAt(name: string): string | undefined {
  const end = name.slice(-longestEnd).toLowerCase();
  const dash = end.endsWith('-[n-z-b]') ? end.length - 8 : end.lastIndexOf('-');
  const suffix = end.slice(dash + 1);
  if (dash < 1 || !(suffixes.has(suffix) || suffix.startsWith('rakuv'))) return undefined;
  return /[-.\])]/.test(end.slice(0, dash)) && end[dash - 1] !== ' ' ? suffix : undefined;
}

/** Cuts the site in a last bracket, and the dash between two of them. */
function withoutSignature(name: string): string {
  const offset = Math.max(name.length - longestEnd, 0);
  const start = name.endsWith(']') ? offset + name.slice(offset).lastIndexOf('[') : -1;
  if (start < offset) return name;
  const inside = name
    .slice(start + 1, -1)
    .trim()
    .toLowerCase();
  if (!sites.has(inside) && !isSite(inside)) return name;
  return name[start - 1] === '-' && name[start - 2] === ']' ? name.slice(0, start - 1) : name.slice(0, start);
}

/** Cuts a site before the name: `[ www.example.com ] - Name`, `www.example.com - Name`. */
function withoutSite(name: string): string {
  const isOpen = name.startsWith('[');
  const end = isOpen ? name.indexOf(']') : name.slice(0, longestEnd * 2).indexOf(' - ');
  if (end < 0 || end > longestEnd * 2 || end + 1 >= name.length) return name;
  const inside = name
    .slice(isOpen ? 1 : 0, end)
    .trim()
    .toLowerCase();
  if (!isSite(inside) || !(isOpen || inside.startsWith('www.'))) return name;
  const rest = name.slice(end + (isOpen ? 1 : 3)).trimStart();
  return rest.startsWith('-') ? rest.slice(1).trimStart() : rest;
}

/** Groups have names such as `Naruto-Kun.Hu`, too: only the common endings count. */
function isSite(text: string): boolean {
  const dot = text.lastIndexOf('.');
  return dot > 0 && !text.includes(' ') && (text.startsWith('www.') || endings.has(text.slice(dot + 1)));
}
