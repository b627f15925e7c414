import { type Behaviour, type Figures, paths, type Served } from './server.ts';

/** Says how a provider is to behave from now on. */
export async function behave(provider: string, behaviour: Behaviour): Promise<void> {
  await (await fetch(provider + paths.behaviour, { method: 'PUT', body: JSON.stringify(behaviour) })).json();
}

/** What providers have seen, all together. */
export async function seenBy(providers: readonly Served[]): Promise<Pick<Figures, 'requests' | 'throttled'>> {
  const all = await Promise.all(
    providers.map(async ({ url }) => (await fetch(url + paths.figures)).json() as Promise<Figures>),
  );
  const sum = (figure: 'requests' | 'throttled') => all.reduce((total, seen) => total + seen[figure], 0);
  return { requests: sum('requests'), throttled: sum('throttled') };
}
