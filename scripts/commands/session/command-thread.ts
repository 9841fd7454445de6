// Runs a command in a thread of its own.
import { supervise } from '../../host/process/supervisor.ts';
import type { Command } from '../entry.ts';
import type { Session, Values } from './command.ts';

/** What the thread of a command is given of the process; it makes the rest of its session itself. */
export interface ProcessInfo extends Omit<Session, 'console' | 'commit' | 'signal' | 'clock' | 'ask'> {
  readonly color: boolean;
  /** Folder for compiled code where the start of the program found none; `undefined` where it did, or none can be written. */
  readonly compileCache: string | undefined;
  /** Whether standard error is a terminal. */
  readonly isLive: boolean;
  /** Program, Node and platform, for reports of bugs. */
  readonly system: string;
}

/** The task of the thread: a command line that was read. */
export interface ThreadTask {
  readonly command: string;
  readonly values: Values;
  readonly words: readonly string[];
  readonly info: ProcessInfo;
}

const defaultHelp = { before: 'nothing was written', after: 'what it was to write is written' };

/** Runs a command in a thread of its own and resolves to its exit code. */
export function runInThread(
  command: Command,
  values: Values,
  words: readonly string[],
  info: ProcessInfo,
): Promise<number> {
  const task: ThreadTask = { command: command.name, values, words, info };
  return supervise(new URL('./thread.ts', import.meta.url), task, command.interrupted ?? defaultHelp);
}
