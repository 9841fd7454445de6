// Failures of a command that its user can correct, and the exit codes of the command line.
/**
 * Exit codes of the command line: `content` for errors in the content, `browser` for no usable browser, `bug` for a bug of the
 * program, `hangup`, `interrupt` and `terminate` for SIGHUP, SIGINT and SIGTERM.
 */
export const exitCodes = {
  fine: 0,
  content: 1,
  usage: 2,
  browser: 3,
  bug: 70,
  hangup: 129,
  interrupt: 130,
  terminate: 143,
};

/** A failure that the user can correct. It is shown as its message and help, without a stack trace. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly exitCode: number;
  readonly help: string | undefined;

  constructor(reason: string, options: { exitCode?: number; help?: string; cause?: unknown } = {}) {
    super(reason, { cause: options.cause });
    this.exitCode = options.exitCode ?? exitCodes.content;
    this.help = options.help;
  }
}

/** A failure caused by how the command was called. */
export function wrongUsage(reason: string, help?: string): Failure {
  return new Failure(reason, { exitCode: exitCodes.usage, ...(help === undefined ? {} : { help }) });
}
