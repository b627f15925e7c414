import type * as z from 'zod';
import type { App } from '../app/app.ts';
import type { RunEvent } from '../model/events.ts';

/** What a tool has of the call that it answers. */
export interface ToolCall {
  readonly app: App;
  /** Aborted when the client takes the call back, or has gone. */
  readonly signal: AbortSignal;
  /** Runs a task, and tells the client how far it is. Throws what kept every query of it from an answer. */
  run<Document>(events: AsyncGenerator<RunEvent, Document>): Promise<Noted<Document>>;
}

/** What a task came to, and what it said on the way that a reader should know. */
export interface Noted<Document> {
  readonly document: Document;
  /** Sentences, each a line. */
  readonly notes: readonly string[];
}

/** An answer for people and for programs. */
export interface ToolAnswer<Structured> {
  readonly text: string;
  /** What the tool's output schema describes. */
  readonly structured: Structured;
}

/** Something that an assistant can ask for. */
export interface Tool<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly title: string;
  /** What it is good for, for a model that chooses. */
  readonly description: string;
  readonly input: Input;
  readonly output: Output;
  /** It changes what is stored of the user's own, and needs leave to. */
  readonly writes: boolean;
  answer(input: z.output<Input>, call: ToolCall): Promise<ToolAnswer<z.input<Output>>>;
}

/** Holds a tool's answer to its schemas. */
export function tool<Input extends z.ZodObject, Output extends z.ZodObject>(one: Tool<Input, Output>): Tool {
  // Whoever calls it has checked the input by this very schema.
  return one as unknown as Tool;
}
