import type { Codec, ReleaseSource } from '../model/release.ts';
import { languages } from './languages.ts';

/** What a technical word means. */
export type Meaning =
  | { readonly kind: 'source'; readonly value: ReleaseSource; readonly isRemux?: true }
  | { readonly kind: 'codec'; readonly value: Codec }
  | { readonly kind: 'resolution' | 'version'; readonly value: number }
  | { readonly kind: 'language'; readonly value: string }
  | { readonly kind: 'audio' | 'edition' | 'remux' | 'pack' | 'extra' | 'checksum' | 'other' };

/** A technical term. `isWeak`: titles have such words, too, so that it counts among other technical words only. */
export type Term = Meaning & { readonly isWeak: boolean };

/** One step into the terms, word by word. */
export interface TermNode {
  term?: Term;
  next?: Map<string, TermNode>;
}

const sources: Readonly<Record<ReleaseSource, string>> = {
  'blu-ray':
    'bluray, blu ray, bdrip, bd rip, brrip, br rip, bdmv, bd25, bd50, bd66, bd100, bdfull, bdiso, bdmux, bdbox, bd box, bluray box, blu ray box, uhdbd, uhdrip, ?bd, ?hddvd',
  'web-dl': 'webdl, web dl, ?webhd, dlmux, ?itunes',
  webrip: 'webrip, web rip, webhdrip, web hdrip, webmux',
  web: '?web',
  tv: 'hdtv, hdtvrip, pdtv, sdtv, dtv, dsr, dsrip, tvrip, tv rip, satrip, dvbrip, dthrip, hdtv rip, ?tvhd',
  dvd: 'dvdrip, dvd rip, dvdr, dvd5, dvd9, dvdmux, dvdiso, dvd box, r2dvd, r2j, ?dvd, ?dbox, ?dvdbox, ?ntsc, ?pal',
  vhs: 'vhsrip, ?vhs',
  laserdisc: 'ldrip, ?laserdisc',
  screener: 'dvdscr, bdscr, webscr, dvdscreener, ?screener, ?scr',
  telecine: 'hdtc, ?telecine, ?tc',
  telesync: 'hdts, telesync, tsrip, ?ts',
  cam: 'hdcam, camrip, ?cam',
};

const codecs: Readonly<Record<Codec, string>> = {
  'H.264': 'x264, h264, h 264, x 264, avc, h264avc',
  'H.265': 'x265, h265, h 265, x 265, hevc, hevc10',
  AV1: 'av1',
  VP9: 'vp9',
  'VC-1': 'vc1, vc 1',
  'MPEG-2': 'mpeg2, mpeg 2',
  XviD: 'xvid',
  DivX: 'divx',
};

const audio = `aac, ac3, ac 3, eac3, eac 3, e ac 3, ddp, ddpa, ?dd, dts, dts hd, dts hd ma, dts hdma, dts hd hra, dts ma, dts es,
  dts x, dts x ma, dts es ma, dtshd, dtshd ma, dtshdma, dtsx, truehd, true hd, atmos, ?dolby, dolby truehd, dolby atmos, dolby digital,
  flac, lpcm, ?pcm, ?opus, mp3, mp2, ?ogg, ?vorbis, qaac, ?ma, ?audio, ?mono, ?stereo`;

const editions = `?directors cut, ?directors edition, ?directors, ?extended, ?extended cut, ?extended edition, ?extended version,
  ?unrated, ?unrated cut, ?uncut, ?uncensored, ?theatrical, ?theatrical cut, ?theatrical edition, ?theatrical version, ?final cut,
  ?special edition, ?limited edition, ?ultimate edition, ?ultimate cut, ?remastered, ?remaster, ?restored, ?imax, ?imax edition,
  ?imax enhanced, ?criterion, ?criterion collection, ?criterion edition, ?collectors edition, ?collectors cut, ?anniversary edition,
  ?despecialized, ?fan edit, ?fanedit, ?open matte, ?2in1, ?3in1, ?4in1, ?signature edition, ?diamond edition, ?luxe edition,
  ?diamond luxe edition, ?producers cut, ?assembly cut, ?international cut, ?rogue cut, ?alternate cut, ?workprint, ?redux,
  ?super duper cut, ?version`;

const others = `hdr, hdr10, hdr10plus, hdr10 plus, hdr10p, hlg, dovi, dolby vision, ?dv, ?sdr, ?hybrid, uhd, ?hd, ?sd, ?hq, ?mhd, muhd,
  10bit, 10 bit, 10bits, 10 bits, 10b, 8bit, 8 bit, 12bit, 12 bit, 24bit, 24 bit, 16bit, 16 bit, hi10p, hi10, hi444pp, yuv420p10,
  mkv, mp4, m2ts, ?avi, ?ogm, ?iso, amzn, nf, dsnp, hmax, atvp, ?atv, pcok, pmtp, ?hulu, ?max, ?cr, ?funi, ?baha, hidive, ?vrv,
  ?stan, skysho, aius, crav, ds4k, ?amazon, ?netflix, ?crunchyroll, ?bglobal, ?b global, ?abema, ?adn, ?ip, ?internal, ?int, ?ext, ?limited,
  ?proper, ?real, readnfo, read nfo, ?dirfix, ?nfofix, ?retail, ?hdlight, ?subbed, ?dubbed, ?dub, ?dubs, ?sub, ?subs, ?subtitle,
  ?subtitles, ?hardsub, ?hardsubs, ?hardsubbed, ?softsub, ?softsubs, ?hc, ?raw, ?raws, ?extras, ?md, ?ld, ?dl, ?ml, ?tv, ?upscaled,
  ?upscale, ?ai upscale, ?weekly, ?fps, ?to, ?plus, ?nozap, ?sample, ?incl, ?line`;

const root: Map<string, TermNode> = new Map();

/** Terms by their first word, then by those that may follow. */
export const terms: ReadonlyMap<string, TermNode> = root;

function add(list: string, meaning: Meaning): void {
  for (const entry of list.split(',')) {
    const isWeak = entry.includes('?');
    const words = entry.replace('?', '').trim().split(' ');
    let node: TermNode = { next: root };
    for (const word of words) {
      node.next ??= new Map();
      const next: TermNode = node.next.get(word) ?? {};
      node.next.set(word, next);
      node = next;
    }
    node.term = { ...meaning, isWeak };
  }
}

for (const [value, list] of Object.entries(sources)) add(list, { kind: 'source', value: value as ReleaseSource });
for (const [value, list] of Object.entries(codecs)) add(list, { kind: 'codec', value: value as Codec });
add('bdremux, bd remux, uhdremux, bluray remux, blu ray remux', { kind: 'source', value: 'blu-ray', isRemux: true });
add('dvdremux, dvd remux', { kind: 'source', value: 'dvd', isRemux: true });
add('web remux', { kind: 'source', value: 'web-dl', isRemux: true });
add('remux', { kind: 'remux' });
add(audio, { kind: 'audio' });
add(editions, { kind: 'edition' });
add('ncop, nced, ncop1, nced1, creditless', { kind: 'extra' });
add('?batch, ?complete, complete series, complete season, complete batch, ?integrale, 合集, 全集', { kind: 'pack' });
add('?proper, repack, rerip', { kind: 'version', value: 2 });
add('repack2, proper2, rerip2', { kind: 'version', value: 3 });
add('repack3, proper3', { kind: 'version', value: 4 });
add('?4k, ?uhd 4k', { kind: 'resolution', value: 2160 });
add('?8k', { kind: 'resolution', value: 4320 });
add('?fhd', { kind: 'resolution', value: 1080 });
add(others.replace('?proper, ', ''), { kind: 'other' });
for (const [value, list] of Object.entries(languages)) add(list, { kind: 'language', value });
