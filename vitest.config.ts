import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: Vitest reads the default export.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Most tests wait for processes of their own: one worker fewer than there are processors would leave one idle.
    maxWorkers: '100%',
    // A worker loads and compiles some thousand modules: once for all of its files, not again for each. No file may thus change
    // what its process has in common.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    env: {
      TZ: 'UTC',
      // Processes that tests start find the compiled code of the packages, also those of a program that was copied.
      NODE_COMPILE_CACHE: fileURLToPath(new URL('.cache/compile', import.meta.url)),
    },
    // It imports modules under an address of its own, which Node knows how to do and Vite does not.
    server: { deps: { external: [/scripts\/host\/facts\/topics\.ts$/] } },
  },
});
