// Describes the error that ended a command.
import { exitCodes, Failure } from '../../messages/failure.ts';

/** Text and exit code for an error: message and help of a `Failure`; the stack of any other error, which is a bug of the program. */
export function describeError(
  error: unknown,
  { name, system }: { readonly name: string; readonly system: string },
): { readonly exitCode: number; readonly text: string } {
  if (error instanceof Failure) {
    const help = error.help === undefined ? '' : `  help: ${error.help}\n`;
    return { exitCode: error.exitCode, text: `error: ${error.message}\n${help}` };
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const request = `This is a bug of ${name}, not of your content. Please report it with the lines above.`;
  return { exitCode: exitCodes.bug, text: `${stack}\n\n${request}\n${system}\n` };
}
