import type { Probe } from '../../app/probe.ts';
import type { ProviderName } from '../../config/config.ts';
import type { ProviderError } from '../../model/errors.ts';
import type { Finding, Level } from '../../report/doctor.ts';
import { waitWords } from '../../report/text/words.ts';

/** What a person on this machine can do about a failure. */
interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** `level`: how bad it is that this one does not answer. */
export function providerFinding(probe: Probe, level: Level, machine: Machine): Finding {
  const { provider, ms, error, outage, advertised } = probe;
  const until = outage && `${time(outage.since)}; other runs do not ask it until ${time(outage.until)}`;
  if (error) {
    const same = outage?.message === error.message;
    const details = [
      ...(outage ? [same ? `it has said so since ${until}` : `before: ${outage.message}, since ${until}`] : []),
      ...(error.reason === 'throttled' ? [windows(probe)] : []),
    ];
    return { area: provider, level, text: error.message, details, advice: adviceOn(error, provider, machine) };
  }
  const says = advertised === undefined ? '' : `; its header allows ${advertised} a minute`;
  const text = `answers in ${waitWords(ms ?? 0)}; left: ${windows(probe)}${says}`;
  return {
    area: provider,
    level: 'ok',
    text,
    ...(outage && {
      details: [`before: ${outage.message}, since ${time(outage.since)}; it is asked again from now on`],
    }),
  };
}

/** What is left of each limit, and what has made it narrower. */
function windows({ budget, own }: Probe): string {
  const each = budget.map(({ limit, left }) => {
    const usual = own.find(({ perMs }) => perMs === limit.perMs)?.requests;
    const note = usual === undefined ? ' (its header wants it)' : ` (${usual} before its header lowered it)`;
    const lowered = usual === undefined || usual > limit.requests;
    return `${left} of ${limit.requests} in ${waitWords(limit.perMs)}${lowered ? note : ''}`;
  });
  return each.join(', ');
}

const time = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

function adviceOn({ reason, message }: ProviderError, provider: ProviderName, { env }: Machine): string {
  const variable = (part: string) => `ANIMECTL_${provider.toUpperCase()}_${part}`;
  switch (reason) {
    case 'outage':
      return 'nothing to do here: others stand in for it, and it is asked again by itself';
    case 'refused':
      return 'wait; if it goes on, look whether it blocks this address, and see ANIMECTL_USER_AGENT and ANIMECTL_REFERER';
    case 'credentials':
      return `set ${variable('TOKEN')} to a valid token, or leave it out`;
    case 'throttled':
      return 'wait: all animectl processes on this machine share one limit';
    case 'server':
      return 'try again later; others stand in for it meanwhile';
    case 'timeout':
      return 'try again later, or allow it more time with ANIMECTL_TIMEOUT';
    case 'body':
      return `see whether something else answers in its place (a proxy, a login page), and whether ${variable('URL')} is right`;
    case 'request':
      return `see whether ${variable('URL')} is right, and whether there is a newer animectl`;
    case 'network':
      return networkAdvice(message, env);
  }
}

function networkAdvice(message: string, env: Machine['env']): string {
  if (message.includes('certificate')) return 'name the certificate of your proxy in NODE_EXTRA_CA_CERTS (docs/faq.md)';
  const proxy = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].find((name) => env[name]);
  if (proxy && env.NODE_USE_ENV_PROXY !== '1')
    return `${proxy} is set, which Node obeys only with NODE_USE_ENV_PROXY=1, from 22.21 and 24 on (docs/faq.md)`;
  return 'see whether there is a network; without one, --offline answers from what is stored and bundled';
}

/** How far this machine's clock is ahead, by the middle of what providers say, in ms; undefined: none said. */
export function clockAheadMs(probes: readonly Probe[]): number | undefined {
  const ahead = probes.flatMap(({ aheadMs }) => (aheadMs === undefined ? [] : [-aheadMs])).sort((a, b) => a - b);
  return ahead[Math.floor(ahead.length / 2)];
}

const allowedMs = 60_000;

/** `now`: Unix time in ms; `earliest`: when this program was made: a clock before it is wrong. */
export function clockFinding(now: number, earliest: number, aheadMs: number | undefined): Finding {
  const area = 'clock';
  const text = `${new Date(now).toISOString().slice(0, 19)}Z`;
  const advice = 'set it: how fresh an answer is and how many requests are left is counted by it';
  if (now < earliest) return { area, level: 'failure', text: `${text} is in the past`, advice };
  if (aheadMs === undefined) return { area, level: 'ok', text: `${text}; nobody was there to compare it with` };
  if (Math.abs(aheadMs) <= allowedMs) return { area, level: 'ok', text: `${text}, as the providers have it` };
  const off = `${waitWords(Math.abs(aheadMs))} ${aheadMs > 0 ? 'ahead' : 'behind'}`;
  return { area, level: 'warning', text: `${text} is ${off} of what the providers' clocks say`, advice };
}
