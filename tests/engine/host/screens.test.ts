import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { linuxScreens, readSizes } from '../../../scripts/host/browser/screens.ts';

it('finds sizes in what systems say about their screens', () => {
  const mac = 'Resolution: 3024 x 1964 Retina\n UI Looks like: ignored\n Resolution: 1920 x 1080 (1080p FHD)';
  expect(readSizes(mac)).toEqual([
    { width: 3024, height: 1964 },
    { width: 1920, height: 1080 },
  ]);
  expect(readSizes('2560 x 1440\r\n')).toEqual([{ width: 2560, height: 1440 }]);
  expect(readSizes('no screen')).toEqual([]);
});

it('takes the preferred mode of every connected screen that the kernel lists', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'screens-'));
  const screen = async (name: string, status: string, modes: string) => {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'status'), `${status}\n`);
    await writeFile(join(folder, name, 'modes'), modes);
  };
  try {
    await screen('card0-eDP-1', 'connected', '1920x1200\n1920x1080\n');
    await screen('card0-HDMI-A-1', 'connected', '1920x1080\n1024x768\n');
    await screen('card0-DP-1', 'disconnected', '');
    await mkdir(join(folder, 'card0'));
    expect(await linuxScreens(folder)).toEqual([
      { width: 1920, height: 1080 },
      { width: 1920, height: 1200 },
    ]);
    expect(await linuxScreens(join(folder, 'missing'))).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
