// What the system does not allow is told in plain words, and a bug stays a bug.
import { expect, it } from 'vitest';
import { plainFailure, systemFailure } from '../../../scripts/host/process/errors.ts';
import { Failure } from '../../../scripts/messages/failure.ts';

/** The error of a system call, as Node throws it. */
const systemError = (code: string, more: object = {}) =>
  Object.assign(new Error(`${code}: something, open 'x'`), { code, syscall: 'open', ...more });

it.each([
  ['ENOSPC', 'no space left on the disk'],
  ['EMFILE', 'too many open files'],
  ['EROFS', 'the file system is read-only'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['EACCES', 'permission denied'],
  ['ENOTDIR', 'a part of the path is a file'],
])('%s says why and what to do', (code, reason) => {
  const failure = plainFailure('write dist', systemError(code));
  expect(failure).toBeInstanceOf(Failure);
  expect(failure).toMatchObject({ message: `Cannot write dist: ${reason}` });
  expect((failure as Failure).help).not.toMatch(/^$|\{other\}/u);
});

it('another error of the system is told as it is, and one of the program is no failure', () => {
  expect(plainFailure('write dist', systemError('EXDEV'))).toMatchObject({
    message: "Cannot write dist: EXDEV: something, open 'x'",
  });
  const bug = new TypeError('x is undefined');
  expect(plainFailure('write dist', bug)).toBe(bug);
});

it('what nothing has described is a failure where it says something about the machine', () => {
  expect(systemFailure(systemError('EMFILE', { path: '/a/b' }))).toMatchObject({
    message: 'Cannot use /a/b: too many open files',
  });
  expect(systemFailure(systemError('ENOSPC'))).toMatchObject({
    message: 'Cannot go on (open): no space left on the disk',
  });
  const thread = Object.assign(new Error('Worker initialization failure: EMFILE'), {
    code: 'ERR_WORKER_INIT_FAILED',
  });
  expect(systemFailure(thread)).toMatchObject({ message: 'Cannot start a thread: too many open files' });
  const lost = systemError('ENOENT');
  expect(systemFailure(lost)).toBe(lost);
});
