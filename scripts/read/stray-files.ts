// Finds files that nothing reads.
import type { VFileMessage } from 'vfile-message';
import { calculatorOf } from '../facts/calculator/modules.ts';
import { isFactFile } from '../facts/topics.ts';
import { message } from '../messages/message.ts';
import { isStylePath } from './templates/styles.ts';
import { fileStart } from './text/lines.ts';

/** A warning for each file that nothing reads, such as a section without number or a chart that does not end in `.vl.json`. */
export function strayFiles(paths: readonly string[], readPaths: readonly RegExp[]): readonly VFileMessage[] {
  return paths
    .filter(
      (path) =>
        !isFactFile(path) &&
        calculatorOf(path) === undefined &&
        !isStylePath(path) &&
        !readPaths.some((pattern) => pattern.test(path)),
    )
    .map((path) => {
      const reason = `Unexpected file \`${path}\`, expected a file that the project reads`;
      return message('stray-file', { path, position: fileStart }, reason, { help: helpFor(path) });
    });
}

function helpFor(path: string): string {
  if (path.startsWith('content/'))
    return 'a section is `content/NN-name.md` in lower case, an image a PNG, JPEG or SVG';
  if (path.startsWith('data/'))
    return 'a dataset is `data/<group>/<name>.json`, a topic `data/facts/<topic>.ts` with a name in camel case, a calculator `data/calculators/<id>.ts`';
  if (path.startsWith('templates/styles/'))
    return 'write its rules into one of the sheets that stand there; `tokens.css` has colours and fonts';
  return 'a chart is `templates/charts/<id>.vl.json`, a diagram `templates/diagrams/<id>.json`, a table `templates/tables/<id>.json`, a decision aid `templates/aids/<id>.json`, a template `<name>.hbs`, a file of words `templates/words/<language>.json`';
}
