// Words of this subject, by which tests find what of it went where it does not belong.

/** Words of this subject, and of the sources that it cites. */
const words =
  /\b(containers?|vms?|micro-?vms?|firecracker|docker|kata|kubernetes|startup|hypervisors?|gvisor|unikernels?|pods?|vcpus?|runc|youki|felter|agache|manco)\b|virtual machine/i;

/** The same word for something else: a kind of block in Markdown, a journal in CSL, a module of Node, an option of Marp, a key of CVE records, a media type, queries of CSS. */
const otherwise = [
  /container-(title|author)/,
  /name="container"|macro="container"|title, container, year/,
  /\bcontainer\(\[|const container = \(/,
  /container: false/,
  /bespoke-marp-presenter-(?:info-)?container/,
  /from 'node:vm'/,
  /containers\.(?:cna|adp)|containers: Type\.Object\(\{ cna|cveMetadata, containers/,
  /vnd\.docker\.distribution/,
  /container-type:|@container \(/,
];

/** Lines of a text that speak of this subject, each after its path and number: `scripts/cli.ts:7: …`. */
export function linesOfSubject(path: string, text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line, index) => (isOfSubject(line) ? [`${path}:${index + 1}: ${line.trim()}`] : []));
}

function isOfSubject(line: string): boolean {
  return words.test(line) && !otherwise.some((pattern) => pattern.test(line));
}
