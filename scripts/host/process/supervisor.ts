// Runs a command in a thread of its own, so that this one can handle signals while the command is busy.
import { getHeapStatistics } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { exitCodes, Failure } from '../../messages/failure.ts';
import { clearLine, isTerminal } from './console.ts';
import { errorCode } from './errors.ts';
import { lateFactError } from './late-facts.ts';
import { askPerson } from './question.ts';
import { openRunState } from './run-state.ts';

/** What the thread of a command sends: text for a stream, a question for a person, and its exit code at the end. */
export type ThreadMessage =
  | { readonly kind: 'out' | 'error' | 'ask'; readonly text: string }
  | { readonly kind: 'end'; readonly exitCode: number };

/** What is sent to the thread: that it is to end, or the answer of a person, if there is one. */
export type ToThread =
  | { readonly kind: 'end' }
  | { readonly kind: 'answer'; readonly text: string | undefined };

/** Help in the message of an interrupted run, before and after it has written its result. */
export interface InterruptHelp {
  readonly before: string;
  readonly after: string;
}

const endings = [
  ['SIGHUP', exitCodes.hangup],
  ['SIGINT', exitCodes.interrupt],
  ['SIGTERM', exitCodes.terminate],
] as const;

/** Room for new objects in the thread, three times that of one half of their space. */
const youngMegabytes = 192;

/** How long an interrupted thread may take to close what it has open. */
const cleanupTimeoutInMs = 400;
/** Within this time a second signal is the same one: `npm run` passes on what the terminal has sent to both processes. */
const sameSignalInMs = 100;

/**
 * Runs the module at `entry` as a thread with `data` and the memory of a run state, and gives its exit code, or that of the
 * signal that ended it. The first signal ends the thread and writes what was written; a second one ends the process at once.
 */
export async function supervise(entry: URL, data: object, interrupted: InterruptHelp): Promise<number> {
  const runState = openRunState();
  const megabytes = Math.floor(getHeapStatistics().heap_size_limit / 2 ** 20);
  const thread = new Worker(entry, {
    workerData: { ...data, runState: runState.memory },
    // Without a limit of its own, a thread that has no memory left takes the whole process with it, which then cannot say so.
    // With more room for new objects, of which most are gone when it is full, collecting them takes a sixth less of the time.
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: youngMegabytes },
  });
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let isEnding = false;
  thread.on('message', (message: ThreadMessage) => {
    if (message.kind === 'end') resolve(message.exitCode);
    else if (message.kind === 'ask') void answer(thread, message.text);
    else if (!isEnding) process[message.kind === 'out' ? 'stdout' : 'stderr'].write(message.text);
  });
  thread.once('error', (error) => reject(lateFactError(error) ?? withoutMemory(error, megabytes)));
  thread.once('exit', () => reject(new Error('The thread of the command ended without a result')));
  let received: NodeJS.Signals | undefined;
  const ended = onSignal(async (signal, exitCode) => {
    isEnding = true;
    received = signal;
    send(thread, { kind: 'end' });
    const isWritten = await runState.end();
    const help = isWritten ? interrupted.after : interrupted.before;
    const start = isTerminal(process.env, process.stderr) ? clearLine : '';
    process.stderr.write(`${start}error: Interrupted\n  help: ${help}\n`);
    await Promise.race([promise.catch(() => undefined), pause(cleanupTimeoutInMs)]);
    return exitCode;
  });
  const exitCode = await Promise.race([promise.then((code) => (isEnding ? ended : code)), ended]);
  const isOver = await Promise.race([thread.terminate().then(() => true), pause(cleanupTimeoutInMs)]);
  if (isOver !== true && received !== undefined) endBy(received);
  return exitCode;
}

async function answer(thread: Worker, question: string): Promise<void> {
  send(thread, { kind: 'answer', text: await askPerson(question) });
}

function send(thread: Worker, message: ToThread): void {
  thread.postMessage(message);
}

/**
 * Ends the process by a signal, as if nobody had handled it, which shells count as 128 and its number. A usual exit waits for
 * all threads, also for one that is busy in a single call of the engine, which nothing interrupts.
 */
function endBy(signal: NodeJS.Signals): void {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

/** A `Failure` when the thread had no memory left; any other error as it is. */
function withoutMemory(error: unknown, megabytes: number): unknown {
  if (errorCode(error) !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return new Failure(`This needs more memory than the ${megabytes} MB that Node takes`, {
    help: 'look for an input that is far too large, or raise the limit: `NODE_OPTIONS=--max-old-space-size=8192`',
    cause: error,
  });
}

/** Handles the first signal and resolves to its exit code; a second one ends the process. */
function onSignal(handle: (signal: NodeJS.Signals, exitCode: number) => Promise<number>): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let first: number | undefined;
  for (const [event, exitCode] of endings) {
    process.on(event, () => {
      if (first === undefined) {
        first = performance.now();
        handle(event, exitCode).then(resolve, reject);
      } else if (performance.now() - first > sameSignalInMs) endBy(event);
    });
  }
  return promise;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** For commands that run until they are interrupted: aborts with the first SIGHUP, SIGINT or SIGTERM; the second ends the process. */
export function endOnSignal(): AbortSignal {
  const end = new AbortController();
  for (const [event, exitCode] of endings) {
    process.once(event, () => end.abort(new Failure('Interrupted', { exitCode })));
  }
  return end.signal;
}
