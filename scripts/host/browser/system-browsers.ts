// Finds browsers that are installed on the system.
import { existsSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { join } from 'node:path';

/** A browser, and the paths that its executable may have. */
interface SystemBrowser {
  readonly name: string;
  readonly paths: readonly string[];
}

/** The first existing executable of each known browser, in order of preference: Chrome, Chromium, Edge. */
export function systemBrowsers(): readonly { readonly name: string; readonly path: string }[] {
  return known().flatMap(({ name, paths }) => {
    const path = paths.find((candidate) => existsSync(candidate));
    return path === undefined ? [] : [{ name, path }];
  });
}

function known(): readonly SystemBrowser[] {
  if (platform() === 'darwin') return onMac();
  if (platform() === 'win32') return onWindows();
  return onLinux;
}

const onLinux: readonly SystemBrowser[] = [
  {
    name: 'Google Chrome',
    paths: ['/usr/bin/google-chrome-stable', '/usr/bin/google-chrome', '/opt/google/chrome/chrome'],
  },
  {
    name: 'Chromium',
    paths: [
      '/usr/lib/chromium/chromium-headless-shell',
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/snap/bin/chromium',
    ],
  },
  {
    name: 'Microsoft Edge',
    paths: ['/usr/bin/microsoft-edge-stable', '/usr/bin/microsoft-edge', '/opt/microsoft/msedge/msedge'],
  },
];

function onMac(): readonly SystemBrowser[] {
  return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => ({
    name,
    paths: ['/Applications', join(homedir(), 'Applications')].map((folder) =>
      join(folder, `${name}.app`, 'Contents', 'MacOS', name),
    ),
  }));
}

function onWindows(): readonly SystemBrowser[] {
  const folders = ['C:\\Program Files', 'C:\\Program Files (x86)', join(homedir(), 'AppData', 'Local')];
  const below = (path: string) => folders.map((folder) => join(folder, path));
  return [
    { name: 'Google Chrome', paths: below('Google\\Chrome\\Application\\chrome.exe') },
    { name: 'Chromium', paths: below('Chromium\\Application\\chrome.exe') },
    { name: 'Microsoft Edge', paths: below('Microsoft\\Edge\\Application\\msedge.exe') },
  ];
}
