// Tells errors that files of facts throw after they were computed.
import { exitCodes, Failure } from '../../messages/failure.ts';

/** The failure for an error that a timer or a promise in a file of facts throws when nothing waits for it; undefined for others. */
export function lateFactError(error: unknown): Failure | undefined {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const place = /\/\.facts-[0-9a-f]+\/(data\/facts\/[^\s)]+)/u.exec(stack)?.[1];
  if (place === undefined) return undefined;
  return new Failure(`A file of facts failed later than it was computed: ${message} (${place})`, {
    exitCode: exitCodes.content,
    help: 'facts are computed at once: leave out timers and promises',
  });
}

/** Calls a function with each such error of this thread, which goes on; any other error still ends the thread. */
export function onLateFactError(handle: (failure: Failure) => void): void {
  process.on('uncaughtException', (error) => {
    const failure = lateFactError(error);
    if (failure === undefined) throw error;
    handle(failure);
  });
}
