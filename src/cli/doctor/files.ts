import type { Finding } from '../../report/doctor.ts';
import { bytesWords } from '../../report/text/size.ts';
import type { FileHealth } from '../../sqlite/health.ts';

/** What is said of a file in its own words. */
export interface FileWords {
  readonly area: string;
  /** What to do where it cannot be used as it is. */
  readonly elsewhere: string;
  /** What to do where what is in it cannot be used. */
  readonly mend: string;
  /** What to do where it is of an older data model. */
  readonly outdated: string;
}

const fewBytes = 100 * 1024 * 1024;
const noBytes = 1024 * 1024;
const others = 0o077;

/** `permissions`: whether the system has any (Windows tells the same of every file). */
export function fileFindings(health: FileHealth, words: FileWords, permissions: boolean): readonly Finding[] {
  const { area } = words;
  const { path, mode = 0, freeBytes } = health;
  const findings = [stateOf(health, words)];
  if (permissions && health.fault === undefined && mode & others)
    findings.push({ area, level: 'warning', text: `others can read it`, advice: `chmod 600 ${path}` });
  if (freeBytes !== undefined && freeBytes < fewBytes) {
    const level = freeBytes < noBytes ? 'failure' : 'warning';
    findings.push({ area, level, text: `its disk has ${bytesWords(freeBytes)} left`, advice: 'free some space' });
  }
  return findings;
}

function stateOf(health: FileHealth, { area, elsewhere, mend, outdated }: FileWords): Finding {
  const { path, exists, writable, fault, version, wantedVersion } = health;
  const failure = (why: string, advice: string): Finding => ({
    area,
    level: 'failure',
    text: `${path}: ${why}`,
    advice,
  });
  if (fault !== undefined) return failure(fault, exists ? mend : elsewhere);
  if (!writable) return failure(exists ? 'it cannot be written' : 'it cannot be made there', elsewhere);
  if (version !== undefined && version < wantedVersion)
    return {
      area,
      level: 'warning',
      text: `${path}: its data model is ${version}, this animectl's ${wantedVersion}`,
      advice: outdated,
    };
  return {
    area,
    level: 'ok',
    text: `${path}: ${exists ? figures(health) : `not there yet, and can be made${free(health)}`}`,
  };
}

function figures(health: FileHealth): string {
  const { bytes = 0, version } = health;
  const model = version === undefined ? 'nothing in it yet' : `data model ${version}, sound`;
  return `${bytesWords(bytes)}, ${model}, writable${free(health)}`;
}

const free = ({ freeBytes }: FileHealth): string => (freeBytes === undefined ? '' : `; ${bytesWords(freeBytes)} free`);
