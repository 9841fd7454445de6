// All commands with their options and help.
import type { InterruptHelp } from '../host/process/supervisor.ts';
import type { Command } from './entry.ts';
import { recordCommands } from './record-commands.ts';
import {
  all,
  edition,
  format,
  isPublic,
  minutes,
  noCache,
  output,
  quiet,
  strict,
  verbose,
} from './shared-options.ts';

const whole: InterruptHelp = {
  before: 'nothing was written; what the last build made is untouched',
  after: 'the new build was already in its place, and whole',
};

/** Every command, in the order of help. */
export const commands: readonly Command[] = [
  {
    name: 'build',
    summary: 'make the report and the deck',
    usage: '',
    about:
      'Checks every input, then writes report, deck, PowerPoint file, handouts, manifest and ledger to dist/,\nall or nothing, and says what moved since the last build. Ends at once where inputs, options and program are those of\nthe last build and its files are untouched; --no-cache builds all the same.',
    options: [
      {
        name: 'only',
        value: 'OUTPUTS',
        summary: 'only these (`report`, `deck`, `pptx`, `handout`, `speaker`), with commas; keeps the others',
      },
      {
        name: 'site',
        summary: 'also make dist/site, ready for any static host; without notes and private slides',
      },
      edition,
      isPublic,
      minutes,
      output,
      strict,
      format,
      all,
      quiet,
      verbose,
      noCache,
    ],
    examples: [
      'build',
      'build --site',
      'build --only report',
      'build --output /tmp/draft --strict',
      'build --public --output /tmp/public',
      'build --minutes 20 --output /tmp/short',
      'build --edition eu',
    ],
    interrupted: whole,
    load: async () => (await import('./build/build.ts')).runBuild,
  },
  {
    name: 'dev',
    summary: 'show report and deck while you write, always up to date',
    usage: '',
    about:
      'Serves them on this machine alone. Whatever you save (content, data, templates, the pipeline’s code) is on the\nopen pages at once, in place: scroll, current slide, timer and open details stay. PDFs follow. Mistakes lie over\nthe page until they are mended. The overview at / lists artifacts, messages, figures and facts.',
    options: [
      { name: 'port', value: 'PORT', summary: 'port to listen on; 7070 or the next free one if absent' },
      { name: 'host', value: 'HOST', summary: 'loopback address to listen on: 127.0.0.1 or ::1' },
      { name: 'open', summary: 'open the overview in the browser' },
      { ...edition, summary: 'show the variant `content/editions/<NAME>.yml`' },
    ],
    examples: ['dev', 'dev --open', 'dev --port 8000'],
    isServer: true,
    load: async () => (await import('./dev/dev.ts')).runDev,
  },
  {
    name: 'present',
    summary: 'open the deck for the audience and for the speaker',
    usage: '',
    about:
      'Builds the deck unless it is that of the current inputs, tries it out without a network (fonts, presenter view),\nlooks at browser, screens and the length of the talk, and opens both windows from local files. What is bad ends it\nwith exit code 1; the windows are opened all the same. With --public or --minutes the deck is one of its own, apart\nfrom that in dist.',
    options: [
      { name: 'print', summary: 'print the addresses instead of opening them' },
      { name: 'last', summary: 'present what the last build made, whatever changed since' },
      edition,
      isPublic,
      minutes,
      { ...output, summary: 'folder that holds the build, instead of dist' },
    ],
    examples: ['present', 'present --print', 'present --minutes 20', 'present --public --output public'],
    interrupted: whole,
    load: async () => (await import('./present/present.ts')).runPresent,
  },
  {
    name: 'check',
    summary: 'find every mistake in the inputs; needs no browser',
    usage: '',
    about:
      'Reads, resolves and draws everything, and writes no output. What does not fit its page or slide is found by\n`build`, which prints. Ends at once where inputs and program are those of a check without messages.',
    options: [
      { ...edition, summary: 'check the variant `content/editions/<NAME>.yml`' },
      strict,
      format,
      all,
      quiet,
      verbose,
      noCache,
    ],
    examples: ['check', 'check --strict --format github'],
    load: async () => (await import('./check/check.ts')).runCheck,
  },
  {
    name: 'gallery',
    summary: 'all charts and diagrams at all sizes beside their data',
    usage: '',
    about:
      'Draws every chart and diagram, placed or not, for paper, web, slide and half slide and writes one page for\nreviewers; no browser. Says what is wrong with them, and shows what could be drawn all the same.',
    options: [
      {
        name: 'output',
        short: 'o',
        value: 'FILE',
        summary: 'HTML file to write instead of dist/gallery.html',
      },
      strict,
      format,
      all,
      quiet,
      noCache,
    ],
    examples: ['gallery', 'gallery --output /tmp/charts.html'],
    load: async () => (await import('./gallery.ts')).runGallery,
  },
  {
    name: 'chart',
    summary: 'one chart or diagram as a picture, for a post or another program',
    usage: '<id>',
    about:
      'Draws it for the width, with title, subtitle, note and sources in the picture. An SVG has its fonts inside, and the\ntext alternative as its description. Messages about the chart are printed; with errors, nothing is written.',
    options: [
      { name: 'png', summary: 'write <id>.png, as without --svg' },
      { name: 'svg', summary: 'write <id>.svg; with --png, both' },
      {
        name: 'output',
        short: 'o',
        value: 'FILE',
        summary: 'file to write instead, whose ending says the format',
      },
      { name: 'width', value: 'PIXELS', summary: 'width of the picture; 800 if absent' },
      {
        name: 'height',
        value: 'PIXELS',
        summary: 'height of the picture; as high as it needs to be if absent',
      },
      { name: 'scale', value: 'FACTOR', summary: 'pixels of a PNG for each of these; 2 if absent' },
      { name: 'theme', value: 'THEME', choices: ['light', 'dark'], summary: 'light or dark colours' },
      { name: 'force', summary: 'overwrite a file that this command did not make' },
      format,
      quiet,
      noCache,
    ],
    examples: [
      'chart boil-times',
      'chart boil-times --svg --theme dark',
      'chart boil-times -o post.png --width 640',
    ],
    load: async () => (await import('./chart.ts')).runChart,
  },
  {
    name: 'explain',
    summary: 'why a rule exists and what to do about it',
    usage: '[<rule>]',
    about: 'Prints the page of a rule; without a rule, lists them all.',
    options: [],
    examples: ['explain', 'explain unknown-chart'],
    needsNoProject: true,
    load: async () => (await import('./explain.ts')).runExplain,
  },
  ...recordCommands,
  {
    name: 'new',
    summary: 'make a project about a subject of your own',
    usage: '<folder> --title <title>',
    about:
      'Copies the engine into a folder that is empty or does not exist, and puts a small edition there with invented\nnumbers, which builds, and passes its tests, at once. Nothing of this project’s content goes along.',
    options: [{ name: 'title', value: 'TITLE', summary: 'title of report and talk' }],
    examples: ['new ../other --title "The other subject"'],
    interrupted: {
      before: 'nothing was made',
      after: 'the new project was already in its place, and whole',
    },
    needsNoProject: true,
    load: async () => (await import('./new.ts')).runNew,
  },
  {
    name: 'doctor',
    summary: 'what this machine has, and how to get what it lacks',
    usage: '',
    about: 'Looks for Node, a browser, fonts, write access and the cache.',
    options: [],
    examples: ['doctor', 'CHROME_PATH=/usr/bin/chromium doctor'],
    needsNoProject: true,
    load: async () => (await import('./doctor.ts')).runDoctor,
  },
  {
    name: 'clean',
    summary: 'remove what was built in dist/, and the caches',
    usage: '',
    about:
      'Removes only files that builds made, says what it keeps, and puts away what runs that were killed left.\nWith --output it leaves the caches alone.',
    options: [{ ...output, summary: 'folder to clean instead of dist and the caches' }],
    examples: ['clean', 'clean --output /tmp/draft'],
    interrupted: { before: 'nothing was removed', after: 'what was to be removed is gone' },
    load: async () => (await import('./clean.ts')).runClean,
  },
];
