/** What goes to a worker: a task, or word that the answer to one is no longer wanted. */
export type ToWorker =
  | { readonly kind: 'task'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'forget'; readonly id: number };

/** Faults of a store that the console acts on; anything else is a bug. */
export type FaultCode = 'cache-damaged' | 'outbox-damaged' | 'disk-full' | 'bug';

export interface Fault {
  readonly code: FaultCode;
  readonly message: string;
  readonly stack: string;
}

/** What comes back for a task. */
export type FromWorker =
  | { readonly id: number; readonly status: 'done'; readonly value: unknown }
  | { readonly id: number; readonly status: 'forgotten' }
  | { readonly id: number; readonly status: 'failed'; readonly fault: Fault };

/** A task as the thread runs it. Written as a method, whose input the compiler lets be narrower than `unknown`. */
type Task = { run(input: unknown): unknown }['run'];
/** The tasks of a worker by name: what goes in, what comes out. */
export type Tasks = Readonly<Record<string, Task>>;
export type TaskInput<T extends Tasks, N extends keyof T> = Parameters<T[N]>[0];
export type TaskOutput<T extends Tasks, N extends keyof T> = Awaited<ReturnType<T[N]>>;
