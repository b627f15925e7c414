import type { App } from '../app/app.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Database } from '../store/database.ts';

/** The app with a database whose calls are counted and timed. `stopwatch`: ms. */
export function measured(app: App, metrics: Metrics, stopwatch: () => number): App {
  const known = new WeakMap<Database, Database>();
  return {
    ...app,
    async database(orEmpty) {
      const database = await app.database(orEmpty);
      const one = known.get(database) ?? measuredDatabase(database, metrics, stopwatch);
      known.set(database, one);
      return one;
    },
  };
}

function measuredDatabase(database: Database, metrics: Metrics, stopwatch: () => number): Database {
  const timed = async <T>(call: 'read' | 'commit', work: Promise<T>): Promise<T> => {
    const started = stopwatch();
    metrics.add('animectl_database_calls_total', { call });
    try {
      return await work;
    } finally {
      metrics.add('animectl_database_seconds_total', { call }, (stopwatch() - started) / 1000);
    }
  };
  const reading = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get(target, name) {
        const found: unknown = Reflect.get(target, name);
        if (typeof found === 'object' && found !== null) return reading(found);
        if (typeof found !== 'function') return found;
        return (...words: readonly unknown[]) => {
          const answer: unknown = Reflect.apply(found, target, words);
          return answer instanceof Promise ? timed('read', answer) : answer;
        };
      },
    });
  const read = reading(database);
  const commit: Database['commit'] = async (...words) => {
    const committed = await timed('commit', database.commit(...words));
    metrics.add('animectl_database_statements_total', {}, committed.statements);
    return committed;
  };
  return new Proxy(read, { get: (_, name) => (name === 'commit' ? commit : Reflect.get(read, name)) });
}
