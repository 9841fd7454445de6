/** Exit codes of the command: content has errors, wrong usage, no usable browser, interrupted, our bug. */
export const exitCodes = {
  fine: 0,
  content: 1,
  usage: 2,
  browser: 3,
  bug: 70,
  interrupt: 130,
  terminate: 143,
};

/** Something the person at the keyboard can put right: a plain message, the way out, and never a stack. */
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
