// Starts the thread of a command.
import { supervise } from '../../host/process/supervisor.ts';
import type { Command } from '../index.ts';
import type { Session, Values } from './command.ts';

/** What a thread is told about the process, besides what its session can make itself. */
export interface Facts extends Omit<Session, 'console' | 'commit' | 'signal' | 'clock'> {
  readonly color: boolean;
  /** Folder of the compiled code. */
  readonly compileCache: string;
  /** Program and machine, for reports of bugs. */
  readonly system: string;
}

/** A command line that was read. */
export interface ThreadTask {
  readonly command: string;
  readonly values: Values;
  readonly words: readonly string[];
  readonly facts: Facts;
}

const usually = { before: 'nothing was written', after: 'what it was to write is written' };

/** Runs a command in a thread of its own and gives its exit code. */
export function runInThread(
  command: Command,
  values: Values,
  words: readonly string[],
  facts: Facts,
): Promise<number> {
  const task: ThreadTask = { command: command.name, values, words, facts };
  return supervise(new URL('./thread.ts', import.meta.url), task, command.interrupted ?? usually);
}
