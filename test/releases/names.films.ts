import { film, type Named } from './named.ts';

/** Films, each with everything that its name says. */
export const films: readonly Named[] = [
  // What stands before and behind.
  film(
    '[Group] Kumo Movie 26 - Kurogane no Hashi [BD 1080p].mkv',
    'Kumo Movie 26 - Kurogane no Hashi|blu-ray|1080|Group',
  ),
  film('www.example.com - Salt.and.Iron.2019.1080p.WEB.h264-NAISU.mkv', 'Salt and Iron|y2019|1080|web|H.264|NAISU'),
  film('Salt.and.Iron.2019.1080p.WEB.h264-NAISU[eztv.re].mkv', 'Salt and Iron|y2019|1080|web|H.264|NAISU'),
  film('Salt.and.Iron.2019.1080p.WEB.h264-NAISU.part01.rar', 'Salt and Iron|y2019|1080|web|H.264|NAISU'),
  film('Salt.and.Iron.2019.1080p.WEB.h264-NAISU.r00', 'Salt and Iron|y2019|1080|web|H.264|NAISU'),
  film('Salt.and.Iron.2019.1080p.WEB.h264-NAISU.sample.mkv', 'Salt and Iron|y2019|1080|web|H.264|NAISU'),
  film('Salt.and.Iron.2019.1080p.WEB.h264-NAISU (1)', 'Salt and Iron|y2019|1080|web|H.264|NAISU'),
  film('Salt.and.Iron.2019.10-bit.1080p.Blu-Ray.HEVC-BluTV', 'Salt and Iron|y2019|1080|blu-ray|H.265|BluTV'),
  film('Salt.and.Iron.2019.1080p.BluRay.x264.DTS-X', 'Salt and Iron|y2019|1080|blu-ray|H.264'),
  film('Salt.and.Iron.2019.1080p.WEB.h264-12345', 'Salt and Iron|y2019|1080|web|H.264'),
  film('The Lantern (2016) {imdb-tt0133093} [1080p]-GRP', 'The Lantern|y2016|1080|GRP'),
  film('2012-2013.2014.720p.WEB.x264-AAA', '2012-2013|y2014|720|web|H.264|AAA'),
  // Scene and p2p, dotted.
  film('The.Quiet.Harbour.2016.1080p.BluRay.x264-SPARKS', 'The Quiet Harbour|y2016|1080|blu-ray|H.264|SPARKS'),
  film(
    'The.Quiet.Harbour.2016.2160p.UHD.BluRay.x265.10bit.HDR.TrueHD.7.1.Atmos-SWTYBLZ',
    'The Quiet Harbour|y2016|2160|blu-ray|H.265|SWTYBLZ',
  ),
  film('The.Quiet.Harbour.2016.PROPER.720p.WEB-DL.DD5.1.H.264-FGT', 'The Quiet Harbour|y2016|720|web-dl|H.264|FGT|v2'),
  film(
    'The.Quiet.Harbour.2016.REPACK2.1080p.AMZN.WEBRip.DDP5.1.x264-NTb',
    'The Quiet Harbour|y2016|1080|webrip|H.264|NTb|v3',
  ),
  film(
    'Salt.and.Iron.2019.MULTi.1080p.BluRay.REMUX.AVC.DTS-HD.MA.5.1-FraMeSToR',
    'Salt and Iron|y2019|1080|blu-ray|remux|H.264|FraMeSToR|+multi',
  ),
  film(
    'Salt.and.Iron.2019.German.DL.1080p.BluRay.x264-EXQUiSiTE',
    'Salt and Iron|y2019|1080|blu-ray|H.264|EXQUiSiTE|+de',
  ),
  film('Salt.and.Iron.2019.TRUEFRENCH.BDRip.XviD-FUNKKY', 'Salt and Iron|y2019|blu-ray|XviD|FUNKKY|+fr'),
  film('Salt.and.Iron.2019.iTALiAN.ENGLiSH.720p.WEB.H264-IDN', 'Salt and Iron|y2019|720|web|H.264|IDN|+it|+en'),
  film('Old.Boats.1987.DVDRip.DivX-aXXo', 'Old Boats|y1987|dvd|DivX|aXXo'),
  film('Old.Boats.1987.NTSC.DVDR-HAGGiS', 'Old Boats|y1987|dvd|HAGGiS'),
  film('Old.Boats.1987.DVD.REMUX.MPEG-2.DD.2.0-ViETNAM', 'Old Boats|y1987|dvd|remux|MPEG-2|ViETNAM'),
  film('Fresh.Paint.2022.HDTS.x264.AC3-ETRG', 'Fresh Paint|y2022|telesync|H.264|ETRG'),
  film('Fresh.Paint.2022.HDCAM.c1nem4.x264-SUNSCREEN', 'Fresh Paint|y2022|cam|H.264|SUNSCREEN'),
  film('Fresh.Paint.2022.DVDSCR.XviD.AC3-EVO', 'Fresh Paint|y2022|screener|XviD|EVO'),
  film('Fresh.Paint.2022.1080p.WEB-DL.AV1.Opus-OldT', 'Fresh Paint|y2022|1080|web-dl|AV1|OldT'),
  film('A.House.by.the.Lake.1080p.HDTV.x264-CBFM', 'A House by the Lake|1080|tv|H.264|CBFM'),
  film('1917.2019.1080p.BluRay.x264-AAA', '1917|y2019|1080|blu-ray|H.264|AAA'),
  film('2012.2009.720p.BluRay.x264-METiS', '2012|y2009|720|blu-ray|H.264|METiS'),
  film('Wonder.Woman.1984.2020.1080p.WEB-DL.DDP5.1.H.264-EVO', 'Wonder Woman 1984|y2020|1080|web-dl|H.264|EVO'),
  film('Blade.Runner.2049.2017.HDR.2160p.WEBRip.x265-TERMiNAL', 'Blade Runner 2049|y2017|2160|webrip|H.265|TERMiNAL'),
  film(
    '2001.A.Space.Odyssey.1968.1080p.BluRay.VC-1.LPCM.1.0-HDMaNiAcS',
    '2001 A Space Odyssey|y1968|1080|blu-ray|VC-1|HDMaNiAcS',
  ),
  film(
    'The.French.Connection.1971.1080p.BluRay.x264-CiNEFiLE',
    'The French Connection|y1971|1080|blu-ray|H.264|CiNEFiLE',
  ),
  film(
    'Italian.for.Beginners.2000.DANiSH.720p.BluRay.x264-NORKiDS',
    'Italian for Beginners|y2000|720|blu-ray|H.264|NORKiDS|+da',
  ),
  film('My.Film.GERMAN.2016.1080p.WEB.h264-WAYNE', 'My Film|y2016|1080|web|H.264|WAYNE|+de'),
  film(
    'Spider-Man.Far.from.Home.2019.1080p.BluRay.x264-SPARKS',
    'Spider-Man Far from Home|y2019|1080|blu-ray|H.264|SPARKS',
  ),
  film('S.W.A.T.2003.720p.BluRay.x264-REFiNED', 'S.W.A.T|y2003|720|blu-ray|H.264|REFiNED'),
  film('Uncut.Gems.2019.1080p.WEB.H264-AMRAP', 'Uncut Gems|y2019|1080|web|H.264|AMRAP'),
  film('Charlottes.Web.2006.1080p.BluRay.x264-HD4U', 'Charlottes Web|y2006|1080|blu-ray|H.264|HD4U'),
  film('The.Cam.Girl.2021.1080p.WEB.H264-SLOT', 'The Cam Girl|y2021|1080|web|H.264|SLOT'),
  film('It.2017.1080p.BluRay.x264-Geek', 'It|y2017|1080|blu-ray|H.264|Geek'),
  // Editions.
  film(
    'Iron.Coast.2012.Extended.Directors.Cut.1080p.BluRay.x264-VETO',
    'Iron Coast|y2012|1080|blu-ray|H.264|VETO|eExtended Directors Cut',
  ),
  film('Iron Coast Extended 2012', 'Iron Coast|y2012|eExtended'),
  film("Iron Coast 2012 Director's Cut", "Iron Coast|y2012|eDirector's Cut"),
  film(
    'Iron.Coast.2012.(Special.Edition.Remastered).[Bluray-1080p].mkv',
    'Iron Coast|y2012|1080|blu-ray|eSpecial Edition Remastered',
  ),
  film('Iron Coast (Despecialized) 1999.mkv', 'Iron Coast|y1999|eDespecialized'),
  film('Iron Coast 2012 50th Anniversary Edition.mkv', 'Iron Coast|y2012|e50th Anniversary Edition'),
  film(
    'Iron.Coast.2012.UNRATED.IMAX.1080p.WEB-DL.H.264-RAV1NE',
    'Iron Coast|y2012|1080|web-dl|H.264|RAV1NE|eUNRATED IMAX',
  ),
  film(
    'Iron.Coast.1982.The.Final.Cut.2160p.UHD.BluRay.H.265-WhiteRhino',
    'Iron Coast|y1982|2160|blu-ray|H.265|WhiteRhino|eFinal Cut',
  ),
  film('Iron.Coast.GERMAN.Extended.Cut.2016', 'Iron Coast|y2016|+de|eExtended Cut'),
  film('Directors.Cut.2016.COMPLETE.PAL.DVDR-MULTiPLY', 'Directors Cut|y2016|dvd|MULTiPLY|pack'),
  film('A.Very.Holiday.Special.1978.VHSRip.XviD-FREAKS', 'A Very Holiday Special|y1978|vhs|XviD|FREAKS'),
  // Blanks and brackets.
  film(
    'The Quiet Harbour (2016) (1080p BluRay x265 HEVC 10bit AAC 5.1 Wexler)',
    'The Quiet Harbour|y2016|1080|blu-ray|H.265|Wexler',
  ),
  film(
    'The Quiet Harbour (2016) (2160p AMZN WEB-DL Hybrid H265 DV HDR DDP Atmos 5.1 English - Bramble)',
    'The Quiet Harbour|y2016|2160|web-dl|H.265|Bramble|+en',
  ),
  film(
    'The Quiet Harbour (2016) (1080p BluRay x265 SDR AAC 2.0 English - Marlow QxR)',
    'The Quiet Harbour|y2016|1080|blu-ray|H.265|QxR|+en',
  ),
  film(
    'The Quiet Harbour (2016) (1080p BluRay x265 10bit AAC 7.1 Osric) [QxR]',
    'The Quiet Harbour|y2016|1080|blu-ray|H.265|QxR',
  ),
  film('The Quiet Harbour (2016) [1080p] [BluRay] [5.1] [YTS.MX]', 'The Quiet Harbour|y2016|1080|blu-ray|YTS.MX'),
  film('The Quiet Harbour (2016) [1080p] [WEBRip] [YTS.LT]', 'The Quiet Harbour|y2016|1080|webrip|YTS.LT'),
  film('The.Quiet.Harbour.2016.720p.BluRay.x264.-[YTS.AG]', 'The Quiet Harbour|y2016|720|blu-ray|H.264|YTS.AG'),
  film(
    'The Quiet Harbour (2016) [BDRemux 1080p AVC ES-CAT-EN DTS-HD MA 5.1 Subs][NTK]',
    'The Quiet Harbour|y2016|1080|blu-ray|remux|H.264|NTK|+es|+ca|+en',
  ),
  film(
    'The Quiet Harbour (2016) [BDRemux 1080p AVC EN-CAT-ES DTS-HD MA 5.1 Subs]',
    'The Quiet Harbour|y2016|1080|blu-ray|remux|H.264|+en|+ca|+es',
  ),
  film(
    'The Quiet Harbour 2016 1080p BluRay x264 DTS - Talisman',
    'The Quiet Harbour|y2016|1080|blu-ray|H.264|Talisman',
  ),
  film(
    'The.Quiet.Harbour.2016.1080p.Blu-ray.Remux.AVC.DTS-HD.MA.5.1.KRaLiMaRKo',
    'The Quiet Harbour|y2016|1080|blu-ray|remux|H.264|KRaLiMaRKo',
  ),
  film('The.Quiet.Harbour.2016.1080p.BluRay.DTS.x264-D-Z0N3.mkv', 'The Quiet Harbour|y2016|1080|blu-ray|H.264|D-Z0N3'),
  film('The Quiet Harbour (2016) 1080p NF WEB-DL DDP2.0 x264-E.N.D', 'The Quiet Harbour|y2016|1080|web-dl|H.264|E.N.D'),
  film(
    'The.Quiet.Harbour.2016.1080p.BluRay.DTS.x264-Blu-bits.mkv',
    'The Quiet Harbour|y2016|1080|blu-ray|H.264|Blu-bits',
  ),
  film('The Quiet Harbour (2016).mkv', 'The Quiet Harbour|y2016'),
  film('The Quiet Harbour', 'The Quiet Harbour'),
  film(
    'The Quiet Harbour {tmdb-12345} [Bluray-1080p][DTS 5.1][x264]-CtrlHD.mkv',
    'The Quiet Harbour {tmdb-12345}|1080|blu-ray|H.264|CtrlHD',
  ),
  film('Seoul Station 2016 Korean 720p BluRay H264 AAC', 'Seoul Station|y2016|720|blu-ray|H.264|+ko'),
  film('C:\\Films\\Old.Boats.1987.BDRip.x264-archivist.mkv', 'Old Boats|y1987|blu-ray|H.264|archivist'),
  film('/srv/films/Old Boats (1987)/Old Boats (1987) - 1080p.mkv', 'Old Boats|y1987|1080'),
  // No group.
  film('Old.Boats.1987.1080p.BluRay.REMUX.AVC.DTS-X.MA.5.1', 'Old Boats|y1987|1080|blu-ray|remux|H.264'),
  film('Old.Boats.1987.1080p.BluRay.REMUX.AVC.DTS-ES.5.1', 'Old Boats|y1987|1080|blu-ray|remux|H.264'),
  film('Old.Boats.1987.1080p.AMZN.WEB-Rip.DDP.5.1.HEVC', 'Old Boats|y1987|1080|webrip|H.265'),
  film('Old.Boats.1987.HDTV-1080p.mkv', 'Old Boats|y1987|1080|tv'),
  film('Old Boats 1987 HDTV XviD LOL', 'Old Boats|y1987|tv|XviD'),
  // Re-posted, signed and advertised.
  film('Old.Boats.1987.1080p.BDRip.X264.AC3-EVO-RP', 'Old Boats|y1987|1080|blu-ray|H.264|EVO|rRP'),
  film('Old.Boats.1987.1080p.BDRip.X264.AC3-EVO-RP-RP', 'Old Boats|y1987|1080|blu-ray|H.264|EVO|rRP|rRP'),
  film(
    'Old.Boats.1987.1080p.BDRip.X264.AC3-EVO-RakuvUS-Obfuscated',
    'Old Boats|y1987|1080|blu-ray|H.264|EVO|rRakuvUS|rObfuscated',
  ),
  film('Old.Boats.1987.1080p.BDRip.X264.AC3-EVO-1', 'Old Boats|y1987|1080|blu-ray|H.264|EVO|r1'),
  film('Old.Boats.1987.1080p.BDRip.X264.AC3-EVO-sample.mkv', 'Old Boats|y1987|1080|blu-ray|H.264|EVO|rsample'),
  film('Old.Boats.1987.1080p.BDRip.X264-DON-AlteZachen', 'Old Boats|y1987|1080|blu-ray|H.264|DON|rAlteZachen'),
  film('Old.Boats.1987.720p.BluRay.x264-ROUGH [PublicHD]', 'Old Boats|y1987|720|blu-ray|H.264|ROUGH'),
  film('[ www.Example.com ] - Old.Boats.1987.720p.BluRay.x264-ROUGH', 'Old Boats|y1987|720|blu-ray|H.264|ROUGH'),
  film('www.example.org - Old.Boats.1987.720p.BluRay.x264-ROUGH', 'Old Boats|y1987|720|blu-ray|H.264|ROUGH'),
  film('Old.Boats.1987.720p.BluRay.x264-ROUGH [eztv]-[rarbg.com]', 'Old Boats|y1987|720|blu-ray|H.264|ROUGH'),
  film('Old.Boats.1987.720p.BluRay.x264-SKGTV English', 'Old Boats|y1987|720|blu-ray|H.264|SKGTV|+en'),
  // Other scripts.
  film('Ossetië.2011.DUTCH.1080p.BluRay.x264-Hveðrungr', 'Ossetië|y2011|1080|blu-ray|H.264|Hveðrungr|+nl'),
  film('Amélie.2001.FRENCH.1080p.BluRay.x264-ZØNEHD', 'Amélie|y2001|1080|blu-ray|H.264|ZØNEHD|+fr'),
  // Anime films.
  film(
    '[Coalgirls] Kaze no Uta (2009) [BD 1080p x264 FLAC][1A2B3C4D].mkv',
    'Kaze no Uta|y2009|1080|blu-ray|H.264|Coalgirls|#1A2B3C4D',
  ),
  film('[Kagura] Kimi to Umi. (1920x1080 HEVC FLAC) [89ABCDEF].mkv', 'Kimi to Umi.|1080|H.265|Kagura|#89ABCDEF'),
  film(
    '[Arid] Hoshi no Koe Movie [BDRip 1920x1080 x265 10bit FLAC] [Dual Audio]',
    'Hoshi no Koe Movie|1080|blu-ray|H.265|Arid|+multi',
  ),
  film(
    'Kaze no Uta 2009 [CtrlHD] [Blu-ray][MKV][h264][720p][AC3 2.0][Dual Audio][Softsubs (CtrlHD)]',
    'Kaze no Uta|y2009|720|blu-ray|H.264|CtrlHD|+multi',
  ),
  film('[アニメ隊] 風の歌 (2009) [1080p]', '風の歌|y2009|1080|アニメ隊'),
  film('[BDMV] Kaze no Uta BD-BOX', 'Kaze no Uta|blu-ray'),
  film('[DB]Kaze no Uta Z_-_(Dual Audio_10bit_BD1080p_x265)', 'Kaze no Uta Z|1080|blu-ray|H.265|DB|+multi'),
];
