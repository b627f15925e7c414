import { statSync } from 'node:fs';
import { checkSettings, type GlobalFlags, type StatedSetting } from '../../config/config.ts';
import type { DoctorFinding } from '../../report/doctor/text.ts';
import type { Session } from '../start.ts';
import { unknownVariables } from './unknown-variables.ts';

/** Settings that are not left to their defaults, and what is wrong with them. */
export interface SettingsFacts {
  readonly file: string | null;
  readonly stated: readonly { readonly from: string; readonly value: string }[];
  readonly problems: readonly string[];
}

export function settingsFacts(flags: GlobalFlags, { config, io }: Session): SettingsFacts {
  const { stated, problems } = checkSettings(flags, io);
  return { file: config.settingsFile ?? null, stated: [...flagsIn(flags), ...stated.map(shown)], problems };
}

export function settingsFindings({ file, stated, problems }: SettingsFacts, { io }: Session): readonly DoctorFinding[] {
  const area = 'settings';
  const usual = `none (it would be ${io.folders.config}/animectl.json)`;
  const place = file ?? (problems.length > 0 ? 'none that is read' : usual);
  return [
    {
      area,
      level: 'ok',
      text: `animectl ${io.version}, ${io.host.name}; settings file: ${place}`,
      details: stated.map(({ from, value }) => `${from}: ${value}`),
    },
    ...problems.map((text): DoctorFinding => {
      return { area, level: 'failure', text, advice: 'mend it: every other command ends with this' };
    }),
    ...unknownVariables(io.env).map(({ name, meant }): DoctorFinding => {
      const advice = meant === undefined ? 'unset it: man animectl names all that there are' : `${meant} is one`;
      return { area, level: 'warning', text: `${name} is no setting, and nothing reads it`, advice };
    }),
    ...(file !== null && stated.some(({ from }) => /\.(?:token|passkey) in /.test(from)) && isOpen(file, io.host.name)
      ? [openFinding(file)]
      : []),
  ];
}

function openFinding(file: string): DoctorFinding {
  const text = `${file} holds a token, and others can read it`;
  return { area: 'settings', level: 'warning', text, advice: `chmod 600 ${file}` };
}

function flagsIn({ db, offline, config }: GlobalFlags): SettingsFacts['stated'] {
  return [
    ...(db === undefined ? [] : [shown({ from: '--db', value: db })]),
    ...(config === undefined ? [] : [{ from: '--config', value: config }]),
    ...(offline ? [{ from: '--offline', value: 'true' }] : []),
  ];
}

/** Without what is nobody's business. */
function shown({ from, value }: StatedSetting): { readonly from: string; readonly value: string } {
  if (/token|passkey/i.test(from.split(' in ')[0] ?? '')) return { from, value: '(not shown)' };
  return { from, value: String(value).replace(/\/\/[^/]*@/, '//') };
}

export const hasPermissions = (runtime: string): boolean => !runtime.endsWith('win32');

function isOpen(file: string, runtime: string): boolean {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
  return hasPermissions(runtime) && (mode & 0o077) !== 0;
}
