// Errors of system calls, as messages for people.
import { Failure } from '../../messages/failure.ts';

/** The system's code of a failed call (`ENOENT`), or `undefined` for other errors. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Why a system call failed, and what to do; `{other}` stands for how another place is named. */
const reasons: Readonly<Record<string, { reason: string; help: string }>> = {
  EACCES: {
    reason: 'permission denied',
    help: 'make the folder writable or choose another {other}',
  },
  EPERM: {
    reason: 'permission denied',
    help: 'make the folder writable or choose another {other}',
  },
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
  ENFILE: { reason: 'too many open files on this system', help: 'close some programs' },
  ENOMEM: { reason: 'not enough memory', help: 'close some programs' },
  EIO: { reason: 'the disk reports an error', help: 'choose another folder {other}' },
  EBUSY: { reason: 'the folder is in use by the system', help: 'choose another folder {other}' },
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

/**
 * The failure of a system call that nothing else has described, as a `Failure`: what is wrong with disk, rights or limits is
 * no bug of the program. Other errors are returned.
 */
export function systemFailure(error: unknown): unknown {
  if (error instanceof Failure || !(error instanceof Error)) return error;
  const { code = '', syscall, path, message } = error as NodeJS.ErrnoException;
  const threadCode = code === 'ERR_WORKER_INIT_FAILED' ? /: (E[A-Z]+)$/u.exec(message)?.[1] : undefined;
  if (threadCode !== undefined) return plainFailure('start a thread', { code: threadCode });
  if (!environmental.has(code)) return error;
  return plainFailure(path === undefined ? `go on (${syscall ?? 'system call'})` : `use ${path}`, error);
}

/** Codes that say something about the machine. The others, such as that a file does not exist, may be a bug of the program. */
const environmental: ReadonlySet<string> = new Set([
  'EACCES',
  'EDQUOT',
  'EFBIG',
  'EIO',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'ENOSPC',
  'EPERM',
  'EROFS',
]);

/** For `catch`: gives `undefined` when the file does not exist, and throws any other error again. */
export function missing(error: unknown): undefined {
  if (errorCode(error) === 'ENOENT') return undefined;
  throw error;
}
