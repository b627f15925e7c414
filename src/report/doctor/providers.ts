import type { FailureFacts, LimitFacts, ProviderHealth } from '../../model/health.ts';
import { waitWords } from '../text/words.ts';
import type { DoctorFinding, Level } from './text.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** `level`: how bad it is that this one does not answer. */
export function providerFinding(facts: ProviderHealth, level: Level, env: Env): DoctorFinding {
  const { provider, latencyMs, error, outage, advertisedPerMinute: advertised, limits } = facts;
  const until = outage && `${time(outage.since)}; other runs do not ask it until ${time(outage.until)}`;
  if (error) {
    const same = outage?.message === error.message;
    const details = [
      ...(outage ? [same ? `it has said so since ${until}` : `before: ${outage.message}, since ${until}`] : []),
      ...(error.reason === 'throttled' ? [windows(limits)] : []),
    ];
    return { area: provider, level, text: error.message, details, advice: adviceOn(error, provider, env) };
  }
  const says = advertised === null ? '' : `; its header allows ${advertised} a minute`;
  const text = `answers in ${waitWords(latencyMs ?? 0)}; left: ${windows(limits)}${says}`;
  return {
    area: provider,
    ...(limits.some(isLowered) ? { level: 'warning', advice: loweredAdvice } : { level: 'ok' }),
    text,
    ...(outage && {
      details: [`before: ${outage.message}, since ${time(outage.since)}; it is asked again from now on`],
    }),
  };
}

const isLowered = ({ requests, own }: LimitFacts): boolean => own === null || own > requests;

const loweredAdvice =
  'nothing to do: everything takes longer, and an hour after its header last named the lower limit the usual one counts again';

/** What is left of each limit, and what has made it narrower. */
function windows(limits: readonly LimitFacts[]): string {
  const each = limits.map((one) => {
    const { requests, perMs, left, own } = one;
    const note = own === null ? ' (its header wants it)' : ` (${own} before its header lowered it)`;
    return `${left} of ${requests} in ${waitWords(perMs)}${isLowered(one) ? note : ''}`;
  });
  return each.join(', ');
}

const time = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;

function adviceOn({ reason, message }: FailureFacts, provider: string, env: Env): string {
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

function networkAdvice(message: string, env: Env): string {
  if (message.includes('certificate')) return 'name the certificate of your proxy in NODE_EXTRA_CA_CERTS (docs/faq.md)';
  const proxy = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].find((name) => env[name]);
  if (proxy && env.NODE_USE_ENV_PROXY !== '1')
    return `${proxy} is set, which Node obeys only with NODE_USE_ENV_PROXY=1, from 22.21 and 24 on (docs/faq.md)`;
  return 'see whether there is a network; without one, --offline answers from what is stored and bundled';
}
