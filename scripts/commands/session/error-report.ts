// Describes the error that ended a command.
import { systemFailure } from '../../host/process/errors.ts';
import { exitCodes, Failure } from '../../messages/failure.ts';

/** Text and exit code for an error: message and help of a `Failure`, or of what the system did not allow; the stack of any other error, which is a bug of the program. */
export function describeError(
  error: unknown,
  { name, system }: { readonly name: string; readonly system: string },
): { readonly exitCode: number; readonly text: string } {
  const failure = systemFailure(error);
  if (failure instanceof Failure) {
    const help = failure.help === undefined ? '' : `  help: ${failure.help}\n`;
    return { exitCode: failure.exitCode, text: `error: ${failure.message}\n${help}` };
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const request = `This is a bug of ${name}, not of your content. Please report it with the lines above.`;
  return { exitCode: exitCodes.bug, text: `${stack}\n\n${request}\n${system}\n` };
}
