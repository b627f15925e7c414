import type { CatalogFranchise } from '../entry.ts';
import { ajin } from './ajin.ts';
import { akira } from './akira.ts';
import { ancientMagusBride } from './ancient-magus-bride.ts';
import { arifureta } from './arifureta.ts';
import { assassinationClassroom } from './assassination-classroom.ts';
import { attackOnTitan } from './attack-on-titan.ts';
import { bakaToTest } from './baka-to-test.ts';
import { berserk } from './berserk.ts';
import { blackClover } from './black-clover.ts';
import { blackLagoon } from './black-lagoon.ts';
import { bleach } from './bleach.ts';
import { blueBox } from './blue-box.ts';
import { bocchiTheRock } from './bocchi-the-rock.ts';
import { bungouStrayDogs } from './bungou-stray-dogs.ts';
import { cardcaptorSakura } from './cardcaptor-sakura.ts';
import { cellsAtWork } from './cells-at-work.ts';
import { chainsawMan } from './chainsaw-man.ts';
import { chihayafuru } from './chihayafuru.ts';
import { chuunibyou } from './chuunibyou.ts';
import { clannad } from './clannad.ts';
import { codeGeass } from './code-geass.ts';
import { codeGeassAkito } from './code-geass-akito.ts';
import { cowboyBebop } from './cowboy-bebop.ts';
import { dGrayMan } from './d-gray-man.ts';
import { dandadan } from './dandadan.ts';
import { danmachi } from './danmachi.ts';
import { deathNote } from './death-note.ts';
import { demonSlayer } from './demon-slayer.ts';
import { drStone } from './dr-stone.ts';
import { dragonBall } from './dragon-ball.ts';
import { dragonMaid } from './dragon-maid.ts';
import { dungeonMeshi } from './dungeon-meshi.ts';
import { durarara } from './durarara.ts';
import { edgerunners } from './edgerunners.ts';
import { eightySix } from './eighty-six.ts';
import { erased } from './erased.ts';
import { evangelion } from './evangelion.ts';
import { fairyTail } from './fairy-tail.ts';
import { familiarOfZero } from './familiar-of-zero.ts';
import { fate } from './fate.ts';
import { fateFujimaru } from './fate-fujimaru.ts';
import { fateGrandCarnival } from './fate-grand-carnival.ts';
import { fistOfTheNorthStar } from './fist-of-the-north-star.ts';
import { freeIwatobi } from './free-iwatobi.ts';
import { frieren } from './frieren.ts';
import { fullmetalAlchemist } from './fullmetal-alchemist.ts';
import { galacticHeroes } from './galactic-heroes.ts';
import { ghostInTheShell } from './ghost-in-the-shell.ts';
import { gintama } from './gintama.ts';
import { gintamaMonsterStrike } from './gintama-monster-strike.ts';
import { girlsUndPanzer } from './girls-und-panzer.ts';
import { given } from './given.ts';
import { gundam } from './gundam.ts';
import { gurrenLagann } from './gurren-lagann.ts';
import { haikyu } from './haikyu.ts';
import { hajimeNoIppo } from './hajime-no-ippo.ts';
import { haruhi } from './haruhi.ts';
import { hellsParadise } from './hells-paradise.ts';
import { highSchoolDxd } from './high-school-dxd.ts';
import { hozuki } from './hozuki.ts';
import { hunterXHunter } from './hunter-x-hunter.ts';
import { inuyasha } from './inuyasha.ts';
import { isekaiQuartet } from './isekai-quartet.ts';
import { jojo } from './jojo.ts';
import { jujutsuKaisen } from './jujutsu-kaisen.ts';
import { kaguyaSama } from './kaguya-sama.ts';
import { kimiNiTodoke } from './kimi-ni-todoke.ts';
import { konosuba } from './konosuba.ts';
import { lain } from './lain.ts';
import { loveLive } from './love-live.ts';
import { luckyStar } from './lucky-star.ts';
import { madeInAbyss } from './made-in-abyss.ts';
import { madoka } from './madoka.ts';
import { mahouka } from './mahouka.ts';
import { mobPsycho100 } from './mob-psycho-100.ts';
import { monogatari } from './monogatari.ts';
import { mushishi } from './mushishi.ts';
import { mushokuTensei } from './mushoku-tensei.ts';
import { myHeroAcademia } from './my-hero-academia.ts';
import { nanoha } from './nanoha.ts';
import { naruto } from './naruto.ts';
import { natsume } from './natsume.ts';
import { nodameCantabile } from './nodame-cantabile.ts';
import { nonNonBiyori } from './non-non-biyori.ts';
import { onePiece } from './one-piece.ts';
import { onePunchMan } from './one-punch-man.ts';
import { oshiNoKo } from './oshi-no-ko.ts';
import { overlord } from './overlord.ts';
import { parasyte } from './parasyte.ts';
import { patlabor } from './patlabor.ts';
import { princessMononoke } from './princess-mononoke.ts';
import { princessPrincipal } from './princess-principal.ts';
import { psychoPass } from './psycho-pass.ts';
import { ranma } from './ranma.ts';
import { reZero } from './re-zero.ts';
import { rurouniKenshin } from './rurouni-kenshin.ts';
import { sailorMoon } from './sailor-moon.ts';
import { samuraiChamploo } from './samurai-champloo.ts';
import { seraphOfTheEnd } from './seraph-of-the-end.ts';
import { shakuganNoShana } from './shakugan-no-shana.ts';
import { shieldHero } from './shield-hero.ts';
import { slime } from './slime.ts';
import { soloLeveling } from './solo-leveling.ts';
import { soundEuphonium } from './sound-euphonium.ts';
import { spyXFamily } from './spy-x-family.ts';
import { steinsGate } from './steins-gate.ts';
import { swordArtOnline } from './sword-art-online.ts';
import { tigerAndBunny } from './tiger-and-bunny.ts';
import { tokyoGhoul } from './tokyo-ghoul.ts';
import { uruseiYatsura } from './urusei-yatsura.ts';
import { villainess } from './villainess.ts';
import { vinlandSaga } from './vinland-saga.ts';
import { violetEvergarden } from './violet-evergarden.ts';
import { youjoSenki } from './youjo-senki.ts';
import { yourName } from './your-name.ts';
import { yuruCamp } from './yuru-camp.ts';

export { crossovers } from './crossovers.ts';

export const franchises: readonly CatalogFranchise[] = [
  ajin,
  akira,
  ancientMagusBride,
  arifureta,
  assassinationClassroom,
  attackOnTitan,
  bakaToTest,
  berserk,
  blackClover,
  blackLagoon,
  bleach,
  blueBox,
  bocchiTheRock,
  bungouStrayDogs,
  cardcaptorSakura,
  cellsAtWork,
  chainsawMan,
  chihayafuru,
  chuunibyou,
  clannad,
  codeGeass,
  codeGeassAkito,
  cowboyBebop,
  dGrayMan,
  dandadan,
  danmachi,
  deathNote,
  demonSlayer,
  drStone,
  dragonBall,
  dragonMaid,
  dungeonMeshi,
  durarara,
  edgerunners,
  eightySix,
  erased,
  evangelion,
  fairyTail,
  familiarOfZero,
  fate,
  fateFujimaru,
  fateGrandCarnival,
  fistOfTheNorthStar,
  freeIwatobi,
  frieren,
  fullmetalAlchemist,
  galacticHeroes,
  ghostInTheShell,
  gintama,
  gintamaMonsterStrike,
  girlsUndPanzer,
  given,
  gundam,
  gurrenLagann,
  haikyu,
  hajimeNoIppo,
  haruhi,
  hellsParadise,
  highSchoolDxd,
  hozuki,
  hunterXHunter,
  inuyasha,
  isekaiQuartet,
  jojo,
  jujutsuKaisen,
  kaguyaSama,
  kimiNiTodoke,
  konosuba,
  lain,
  loveLive,
  luckyStar,
  madeInAbyss,
  madoka,
  mahouka,
  mobPsycho100,
  monogatari,
  mushishi,
  mushokuTensei,
  myHeroAcademia,
  nanoha,
  naruto,
  natsume,
  nodameCantabile,
  nonNonBiyori,
  onePiece,
  onePunchMan,
  oshiNoKo,
  overlord,
  parasyte,
  patlabor,
  princessMononoke,
  princessPrincipal,
  psychoPass,
  ranma,
  reZero,
  rurouniKenshin,
  sailorMoon,
  samuraiChamploo,
  seraphOfTheEnd,
  shakuganNoShana,
  shieldHero,
  slime,
  soloLeveling,
  soundEuphonium,
  spyXFamily,
  steinsGate,
  swordArtOnline,
  tigerAndBunny,
  tokyoGhoul,
  uruseiYatsura,
  villainess,
  vinlandSaga,
  violetEvergarden,
  youjoSenki,
  yourName,
  yuruCamp,
];
