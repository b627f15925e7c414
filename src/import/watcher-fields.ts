import type { FieldMeaning } from './known-fields.ts';

/**
 * Words of heads in the languages that lists are kept in, in small letters without marks. A head is told by the kinds of its words,
 * so that `Episodes Seen`, `Folgen gesehen`, `Épisodes vus` and `視聴話数` need no entry each.
 */
const episode =
  /\b(?:eps?|episodes?|episodios?|episodi|epizod(?:y|e|ow)?|folgen?|odcin(?:ek|ki|kow)|bolum(?:ler)?|avsnitt|afsnit|aflevering(?:en)?|jakso[t]?|capitulos?|caps|dil[yu]?|reszek|tap|ch)\b|сери[яий]|серій|эпизод|епізод|集|话|話|화|회차|에피소드|エピソード|ตอน|الحلقات/;
const seen =
  /\b(?:watched|seen|viewed|current|currently|done|finished|completed|progress|last|upto|at|now|gesehen|geschaut|gesehene|geguckt|aktuelle?|letzte|bisher|vus?|vues?|regardes?|visionnes?|actuels?|vist[oa]s?|actual|atual|assistid[oa]s?|visti|viste|guardat[ie]|attuale|obejrzan\w*|ogladn\w*|obecny|aktualny|izlenen|izledigim|izlendi|gezien|bekeken|sedda|sett|sete|katsotut|ditonton|zhlednut\w*|videl\w*)\b|просмотрен|смотр|текущ|переглянут|看|視聴|視聽|观看|觀看|見|본|시청|当前|當前|目前/;
const ofTheTitle =
  /\b(?:total|count|number|num|all|max|gesamt|anzahl|insgesamt|nombre de|remaining|left|next|unwatched|not|runtime|duration|length|minutes|per|offen|restants?|title|titel|titre|titulo|name|link|url|id|air|airs|aired|airing|released|available|downloaded)\b|всего|总|總|全|残|총/;
const progress =
  /\b(?:progress|progression|progreso|progresso|progressao|fortschritt|postep|ilerleme|framsteg|framdrift|voortgang|avancement)\b|прогресс|прогрес|進捗|进度|進度|진행|진도/;
const status =
  /\b(?:status|statut|statusu|situacao|situacion|situazione|estado|etat|stato|stan|stav|stand|durum\w*|tila|allapot|trang thai)\b|статус|состояние|стан\b|状态|狀態|状況|ステータス|상태|สถานะ|الحالة/;
const score =
  /\b(?:score|scores|rating|ratings|rated|bewertung|wertung|sterne|stars|punkte|note|grade|puntuacion|puntaje|calificacion|valoracion|voto|votazione|valutazione|punteggio|nota|notas|avaliacao|pontuacao|ocena|puan\w*|beoordeling|cijfer|betyg|vurdering|karakter|arvosana|hodnoceni|hodnotenie|ertekeles|nilai|diem|skor)\b|оценка|рейтинг|оцінка|評価|评分|評分|点数|スコア|점수|평점|별점|คะแนน|التقييم/;
const notMine =
  /\b(?:mean|average|avg|community|site|mal|anilist|imdb|tmdb|global|public|count|members?|critics?|users|rank|ranking|age|parental|content|id|url|date|title|name|anime|show|series|air|airs|airing|aired|release|released|releasing|publishing|publication|production|download\w*|sub|dub|emision|diffusion)\b/;
const ended =
  /\b(?:watched|seen|finish|finished|complete|completed|end|ended|gesehen|beendet|fertig|vu|termine|fini|fin|visto|terminado|completado|assistido|concluido|finito|completato|obejrzane|zakonczono|izlendi|bitis|gezien|sedd|katsottu|termino|fine|zakoncz\w*)\b|просмотрено|просмотра|закончен|окончани|переглянуто|看完|視聴|終了|完成|完了|观看|종료|시청/;
const begun =
  /\b(?:start|started|begin|began|begun|angefangen|begonnen|beginn|debut|commence|inicio|empezado|comeco|iniciado|inizio|iniziato|poczatek|zaczeto|baslama|baslangic)\b|начат|начало|почато|开始|開始|시작/;
const day =
  /\b(?:date|dates|day|on|at|datum|am|tag|le|jour|fecha|dia|data|giorno|dzien|tarih\w*|dato|pvm)\b|дата|日期|日|날짜|일/;

/** What a head says of who watched a title, by its words: `words` in small letters, without marks, a blank between each two. */
export function watcherMeaning(words: string): FieldMeaning | undefined {
  if (episode.test(words)) {
    if (ofTheTitle.test(words)) return undefined;
    if (seen.test(words) || progress.test(words)) return 'progress';
    return /^\S+$/.test(words) ? 'episodes' : undefined;
  }
  if (progress.test(words) && !ofTheTitle.test(words)) return 'progress';
  if (score.test(words) && !notMine.test(words)) return 'score';
  if (status.test(words) && !notMine.test(words)) return 'status';
  return dayMeaning(words);
}

const alone = (words: string): FieldMeaning | undefined => {
  if (!/^\S+$/.test(words)) return undefined;
  return begun.test(words) ? 'start' : ended.test(words) ? 'ended' : undefined;
};

function dayMeaning(words: string): FieldMeaning | undefined {
  if (notMine.test(words.replace(/\bdate\b/g, ''))) return undefined;
  // A word alone: `Beendet`, `Inicio`, which may as well be the day on which the title began to air.
  if (!day.test(words)) return alone(words);
  if (begun.test(words)) return 'begun';
  return ended.test(words) ? 'ended' : undefined;
}
