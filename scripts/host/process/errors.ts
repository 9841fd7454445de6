// Errors of system calls, as messages for people.
import { Failure } from '../../messages/failure.ts';

/** The system's code of a failed call (`ENOENT`), or `undefined` for other errors. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Why a system call failed, and what to do; `{other}` stands for how another place is named. */
const reasons: Readonly<Record<string, { reason: string; help: string }>> = {
  EACCES: { reason: 'permission denied', help: 'make the folder writable or choose another {other}' },
  EPERM: { reason: 'permission denied', help: 'make the folder writable or choose another {other}' },
  EROFS: { reason: 'the file system is read-only', help: 'choose another folder {other}' },
  ENOSPC: {
    reason: 'no space left on the disk',
    help: 'free some space (`npm run clean` empties the caches)',
  },
  EDQUOT: {
    reason: 'the disk quota is used up',
    help: 'free some space (`npm run clean` empties the caches)',
  },
  EFBIG: { reason: 'a file is larger than allowed', help: 'raise the limit (`ulimit -f unlimited`)' },
  EMFILE: { reason: 'too many open files', help: 'raise the limit (`ulimit -n 4096`)' },
  ENOTDIR: { reason: 'a part of the path is a file', help: 'choose another folder {other}' },
  EEXIST: {
    reason: 'a file of that name is in the way',
    help: 'move it or choose another folder {other}',
  },
  ENOTEMPTY: { reason: 'something was put there meanwhile', help: 'choose another folder {other}' },
  EISDIR: { reason: 'a folder of that name is in the way', help: 'move it or choose another name' },
  ENOENT: { reason: 'nothing can be made there', help: 'choose another folder {other}' },
  ENAMETOOLONG: { reason: 'the name is too long', help: 'choose a shorter one {other}' },
  ELOOP: { reason: 'its links lead in a circle', help: 'mend the links or choose another folder' },
};

/** Errors of system calls have `syscall` and `code`; bugs of the program do not. */
function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'syscall' in error && errorCode(error) !== undefined;
}

/**
 * A `Failure` that says why the system did not allow `action` ("write dist"); errors that are not the system's are returned.
 * `other` says how another place is named.
 */
export function plainFailure(action: string, error: unknown, other = 'with --output'): unknown {
  const known = reasons[errorCode(error) ?? ''];
  if (known !== undefined) {
    const help = known.help.replace('{other}', other).trimEnd();
    return new Failure(`Cannot ${action}: ${known.reason}`, { help, cause: error });
  }
  return isSystemError(error) ? new Failure(`Cannot ${action}: ${error.message}`, { cause: error }) : error;
}

/** For `catch`: gives `undefined` when the file does not exist, and throws any other error again. */
export function missing(error: unknown): undefined {
  if (errorCode(error) === 'ENOENT') return undefined;
  throw error;
}
