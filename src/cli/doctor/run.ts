import type { GlobalFlags } from '../../config/config.ts';
import { ProviderError } from '../../model/errors.ts';
import type { HealthDocument, QueueFacts } from '../../model/health.ts';
import { findingsIn } from '../../report/doctor/findings.ts';
import { type DoctorFinding, doctorText } from '../../report/doctor/text.ts';
import { doctor } from '../../tasks/doctor.ts';
import { resultOf } from '../../tasks/task.ts';
import { exitCodeOf, type Outcome } from '../exit.ts';
import { printJson } from '../print.ts';
import { stdoutStyle } from '../screen.ts';
import type { Run, Session } from '../start.ts';
import { queueFacts } from './queue.ts';
import { hasPermissions, settingsFacts, settingsFindings } from './settings.ts';

export interface DoctorOptions {
  readonly json: boolean;
  /** As given: settings that make no sense are its business, too. */
  readonly flags: GlobalFlags;
}

export const runDoctor: Run<DoctorOptions> = async ({ json, flags }, session) => {
  const { app, config, io } = session;
  const settings = settingsFacts(flags, session);
  const health = await resultOf(doctor({ signal: io.signal }, app));
  const queue = await queueFacts(session);
  const { offline, order } = config;
  const permissions = hasPermissions(io.host.name);
  const findings = [
    ...settingsFindings(settings, session),
    ...findingsIn(health, { offline, order, permissions, queue, env: io.env }),
  ];
  const outcome = outcomeOf(findings, { ...health, queue }, session);
  if (!json) io.stdout.write(doctorText(findings, stdoutStyle(session, {})));
  else {
    const code = exitCodeOf(outcome);
    const plainFindings = findings.map(({ details: _, ...finding }) => finding);
    const program = { animectl: io.version, runtime: io.host.name };
    printJson(session, {
      schema: 1,
      ok: code === 0,
      code,
      ...program,
      findings: plainFindings,
      settings,
      ...health,
      queue,
    });
  }
  return outcome;
};

/** A run fails with the first area in which something keeps commands from their work. */
function outcomeOf(
  findings: readonly DoctorFinding[],
  { redis, postgres, queue, providers }: HealthDocument & { readonly queue: QueueFacts | null },
  session: Session,
): Outcome {
  const area = findings.find(({ level }) => level === 'failure')?.area;
  switch (area) {
    case undefined:
      return {};
    case 'settings':
    case 'clock':
      return { misconfigured: true };
    case 'redis':
    case 'postgres':
    case 'queue':
      return { redis, postgres, queue }[area]?.code === 'setting' ? { misconfigured: true } : { unsaved: true };
    case 'database':
    case 'state':
      return { unsaved: true };
    default: {
      const first = providers.find(({ provider }) => session.config.order.some((name) => name === provider));
      if (!first?.error) return { unavailable: true };
      return { error: new ProviderError(first.provider, first.error.reason, first.error.message) };
    }
  }
}
