import type { DocumentNode } from 'graphql';
import { anilistSchema } from './schema.ts';

/** What is known of a query before anything is looked for. */
export type Checked =
  | { readonly document: DocumentNode }
  /** What its syntax or the schema has against it, in AniList's words. */
  | { readonly fault: string };

/** How many queries are remembered: programs ask for the same again and again. */
const mostRemembered = 100;

/**
 * GraphQL with AniList's schema, for all simulations of a process: to make the schema and to check a query takes longer than most
 * answers do. Loaded when something is asked, for it takes longer to load than all the rest.
 */
export async function language() {
  loaded ??= load();
  return loaded;
}

let loaded: ReturnType<typeof load> | undefined;

async function load() {
  const { buildSchema, execute, GraphQLError, parse, validate } = await import('graphql');
  const schema = buildSchema(anilistSchema);
  const known = new Map<string, Checked>();
  const check = (query: string): Checked => {
    let document: DocumentNode;
    try {
      document = parse(query);
    } catch {
      return { fault: 'Syntax Error' };
    }
    const [invalid] = validate(schema, document);
    return invalid ? { fault: invalid.message } : { document };
  };
  return {
    ...{ execute, GraphQLError, schema },
    checked(query: string): Checked {
      const found = known.get(query) ?? check(query);
      if (known.size >= mostRemembered) known.clear();
      known.set(query, found);
      return found;
    },
  };
}
