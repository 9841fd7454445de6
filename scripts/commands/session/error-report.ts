// What is said of an error that ended a command.
import { exitCodes, Failure } from '../../messages/failure.ts';

/** Says what went wrong: plainly when a person can put it right, with the stack only when the bug is ours. */
export function describeError(
  error: unknown,
  { name, system }: { readonly name: string; readonly system: string },
): { readonly exitCode: number; readonly text: string } {
  if (error instanceof Failure) {
    const help = error.help === undefined ? '' : `  help: ${error.help}\n`;
    return { exitCode: error.exitCode, text: `error: ${error.message}\n${help}` };
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const plea = `This is a bug of ${name}, not of your content. Please report it with the lines above.`;
  return { exitCode: exitCodes.bug, text: `${stack}\n\n${plea}\n${system}\n` };
}
