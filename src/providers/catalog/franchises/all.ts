import type { CatalogFranchise } from '../entry.ts';
import { ajin } from './ajin.ts';
import { ancientMagusBride } from './ancient-magus-bride.ts';
import { arifureta } from './arifureta.ts';
import { assassinationClassroom } from './assassination-classroom.ts';
import { attackOnTitan } from './attack-on-titan.ts';
import { berserk } from './berserk.ts';
import { blackClover } from './black-clover.ts';
import { blackLagoon } from './black-lagoon.ts';
import { bleach } from './bleach.ts';
import { bocchiTheRock } from './bocchi-the-rock.ts';
import { bungouStrayDogs } from './bungou-stray-dogs.ts';
import { cardcaptorSakura } from './cardcaptor-sakura.ts';
import { cellsAtWork } from './cells-at-work.ts';
import { chainsawMan } from './chainsaw-man.ts';
import { chuunibyou } from './chuunibyou.ts';
import { clannad } from './clannad.ts';
import { codeGeass } from './code-geass.ts';
import { codeGeassAkito } from './code-geass-akito.ts';
import { dandadan } from './dandadan.ts';
import { danmachi } from './danmachi.ts';
import { deathNote } from './death-note.ts';
import { demonSlayer } from './demon-slayer.ts';
import { drStone } from './dr-stone.ts';
import { dragonMaid } from './dragon-maid.ts';
import { dungeonMeshi } from './dungeon-meshi.ts';
import { durarara } from './durarara.ts';
import { edgerunners } from './edgerunners.ts';
import { erased } from './erased.ts';
import { fate } from './fate.ts';
import { fistOfTheNorthStar } from './fist-of-the-north-star.ts';
import { freeIwatobi } from './free-iwatobi.ts';
import { fullmetalAlchemist } from './fullmetal-alchemist.ts';
import { galacticHeroes } from './galactic-heroes.ts';
import { girlsUndPanzer } from './girls-und-panzer.ts';
import { given } from './given.ts';
import { gundam } from './gundam.ts';
import { gurrenLagann } from './gurren-lagann.ts';
import { hajimeNoIppo } from './hajime-no-ippo.ts';
import { haruhi } from './haruhi.ts';
import { hellsParadise } from './hells-paradise.ts';
import { highSchoolDxd } from './high-school-dxd.ts';
import { inuyasha } from './inuyasha.ts';
import { isekaiQuartet } from './isekai-quartet.ts';
import { jojo } from './jojo.ts';
import { jujutsuKaisen } from './jujutsu-kaisen.ts';
import { konosuba } from './konosuba.ts';
import { lain } from './lain.ts';
import { loveLive } from './love-live.ts';
import { mahouka } from './mahouka.ts';
import { mobPsycho100 } from './mob-psycho-100.ts';
import { mushishi } from './mushishi.ts';
import { nanoha } from './nanoha.ts';
import { natsume } from './natsume.ts';
import { nonNonBiyori } from './non-non-biyori.ts';
import { onePiece } from './one-piece.ts';
import { onePunchMan } from './one-punch-man.ts';
import { overlord } from './overlord.ts';
import { parasyte } from './parasyte.ts';
import { patlabor } from './patlabor.ts';
import { princessMononoke } from './princess-mononoke.ts';
import { princessPrincipal } from './princess-principal.ts';
import { ranma } from './ranma.ts';
import { reZero } from './re-zero.ts';
import { sailorMoon } from './sailor-moon.ts';
import { samuraiChamploo } from './samurai-champloo.ts';
import { seraphOfTheEnd } from './seraph-of-the-end.ts';
import { shakuganNoShana } from './shakugan-no-shana.ts';
import { shieldHero } from './shield-hero.ts';
import { slime } from './slime.ts';
import { soloLeveling } from './solo-leveling.ts';
import { soundEuphonium } from './sound-euphonium.ts';
import { steinsGate } from './steins-gate.ts';
import { tigerAndBunny } from './tiger-and-bunny.ts';
import { uruseiYatsura } from './urusei-yatsura.ts';
import { villainess } from './villainess.ts';
import { yuruCamp } from './yuru-camp.ts';

export { crossovers } from './crossovers.ts';

export const franchises: readonly CatalogFranchise[] = [
  ajin,
  ancientMagusBride,
  arifureta,
  assassinationClassroom,
  attackOnTitan,
  berserk,
  blackClover,
  blackLagoon,
  bleach,
  bocchiTheRock,
  bungouStrayDogs,
  cardcaptorSakura,
  cellsAtWork,
  chainsawMan,
  chuunibyou,
  clannad,
  codeGeass,
  codeGeassAkito,
  dandadan,
  danmachi,
  deathNote,
  demonSlayer,
  drStone,
  dragonMaid,
  dungeonMeshi,
  durarara,
  edgerunners,
  erased,
  fate,
  fistOfTheNorthStar,
  freeIwatobi,
  fullmetalAlchemist,
  galacticHeroes,
  girlsUndPanzer,
  given,
  gundam,
  gurrenLagann,
  hajimeNoIppo,
  haruhi,
  hellsParadise,
  highSchoolDxd,
  inuyasha,
  isekaiQuartet,
  jojo,
  jujutsuKaisen,
  konosuba,
  lain,
  loveLive,
  mahouka,
  mobPsycho100,
  mushishi,
  nanoha,
  natsume,
  nonNonBiyori,
  onePiece,
  onePunchMan,
  overlord,
  parasyte,
  patlabor,
  princessMononoke,
  princessPrincipal,
  ranma,
  reZero,
  sailorMoon,
  samuraiChamploo,
  seraphOfTheEnd,
  shakuganNoShana,
  shieldHero,
  slime,
  soloLeveling,
  soundEuphonium,
  steinsGate,
  tigerAndBunny,
  uruseiYatsura,
  villainess,
  yuruCamp,
];
