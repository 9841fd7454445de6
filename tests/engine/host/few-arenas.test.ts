// A server starts its program anew with few pools of memory.
import { expect, it } from 'vitest';
import { type Restartable, restartWithFewArenas } from '../../../scripts/host/process/few-arenas.ts';

/** How a process would be replaced; `undefined` when it would go on. */
function replaced(own: Partial<Restartable>): readonly unknown[] | undefined {
  let given: readonly unknown[] | undefined;
  restartWithFewArenas({
    platform: 'linux',
    env: { HOME: '/home/a' },
    execPath: '/bin/node',
    execArgv: ['--inspect'],
    argv: ['/bin/node', '/a/cli.ts', 'dev', '--port', '0'],
    execve: (...all: unknown[]) => {
      given = all;
      return undefined as never;
    },
    ...own,
  });
  return given;
}

it('the same command runs in the same process, with settings beside its environment', () => {
  const [file, args, env] = replaced({}) ?? [];
  expect(file).toBe('/bin/node');
  expect(args).toEqual([
    '/bin/node',
    '--max-semi-space-size=8',
    '--inspect',
    '/a/cli.ts',
    'dev',
    '--port',
    '0',
  ]);
  expect(env).toMatchObject({ HOME: '/home/a', MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' });
  expect(replaced({ env: env as NodeJS.ProcessEnv })).toBeUndefined();
});

it('it goes on where somebody has chosen, on other systems, and where no program can be replaced', () => {
  expect(replaced({ env: { MALLOC_ARENA_MAX: '8' } })).toBeUndefined();
  expect(replaced({ platform: 'darwin' })).toBeUndefined();
  expect(replaced({ execve: undefined as never })).toBeUndefined();
});
