// Runs a command in a thread of its own, so that this one hears signals even while the command is busy with one long step.
import { Worker } from 'node:worker_threads';
import { exitCodes, Failure } from '../../messages/failure.ts';
import { openStanding } from './run-state.ts';

/** What a command's thread says to the one that started it. */
export type Said =
  | { readonly kind: 'out' | 'error'; readonly text: string }
  | { readonly kind: 'end'; readonly exitCode: number };

/** What is told when a run is interrupted, before and after it has written what it was to write. */
export interface Interrupted {
  readonly before: string;
  readonly after: string;
}

const endings = [
  ['SIGINT', exitCodes.interrupt],
  ['SIGTERM', exitCodes.terminate],
] as const;

/** How long an interrupted thread may take to put away what it has open. */
const patienceInMs = 400;
/** `npm run` passes on the signal that a terminal has sent to both. */
const sameSignalInMs = 100;

/**
 * Runs the module at `entry` with `data` and the memory of its standing, and gives its exit code, or that of the signal
 * that ended it. A first signal tells at once what was written, a second one ends the process at once.
 */
export async function supervise(entry: URL, data: object, interrupted: Interrupted): Promise<number> {
  const standing = openStanding();
  const thread = new Worker(entry, { workerData: { ...data, standing: standing.memory } });
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let isEnding = false;
  thread.on('message', (said: Said) => {
    if (said.kind === 'end') resolve(said.exitCode);
    else if (!isEnding) process[said.kind === 'out' ? 'stdout' : 'stderr'].write(said.text);
  });
  thread.once('error', reject);
  thread.once('exit', () => reject(new Error('The thread of the command ended without a result')));
  const ended = onSignal(async (exitCode) => {
    isEnding = true;
    thread.postMessage('end');
    const isWritten = await standing.end();
    const help = isWritten ? interrupted.after : interrupted.before;
    process.stderr.write(`error: Interrupted\n  help: ${help}\n`);
    await Promise.race([promise.catch(() => undefined), pause(patienceInMs)]);
    return exitCode;
  });
  const exitCode = await Promise.race([promise.then((code) => (isEnding ? ended : code)), ended]);
  await thread.terminate();
  return exitCode;
}

/** Resolves to what the handler makes of the first signal; a second one ends the process. */
function onSignal(handle: (exitCode: number) => Promise<number>): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let first: number | undefined;
  for (const [event, exitCode] of endings) {
    process.on(event, () => {
      if (first === undefined) {
        first = performance.now();
        handle(exitCode).then(resolve, reject);
      } else if (performance.now() - first > sameSignalInMs) process.exit(exitCode);
    });
  }
  return promise;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** For commands that serve until they are interrupted: a signal that ends with the first Ctrl-C or termination. */
export function endOnSignal(): AbortSignal {
  const end = new AbortController();
  for (const [event, exitCode] of endings) {
    process.once(event, () => end.abort(new Failure('Interrupted', { exitCode })));
  }
  return end.signal;
}
