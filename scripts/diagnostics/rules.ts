/** Every rule: its severity and one sentence. Each has a page `tests/diagnostics/<rule>.md`, which `npm run explain <rule>` prints. */
export interface Rule {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
}

const error = (summary: string): Rule => ({ severity: 'error', summary });
const warning = (summary: string): Rule => ({ severity: 'warning', summary });

export const rules = {
  // data
  'duplicate-id': error('Two rows, datasets, sources, sections or slides have the same id.'),
  'duplicate-key': error('A key stands twice in the same JSON or YAML object.'),
  'empty-data': error('A list or text that must hold something is empty.'),
  'json-syntax': error('A JSON file cannot be read.'),
  'missing-file': error('A file that every project has is missing.'),
  'missing-key': error('A required key, cell or attribute is missing.'),
  'name-mismatch': error('A dataset is named otherwise than its file.'),
  'no-source': error("A row has no source, neither its own nor its dataset's."),
  'not-a-number': error('A numeric field holds a word such as "n/a" or "NaN".'),
  'not-in-enum': error('A value is none of those allowed.'),
  'out-of-range': error('A value lies outside its constraints.'),
  'overdue-review': warning('A dataset is past its `reviewBy` date.'),
  'reversed-range': error('The lower end of a range is above the upper one.'),
  'unknown-key': error('A key, field or column that nothing reads.'),
  'unknown-source': error('A source is named that is not in `data/sources.json`.'),
  'unknown-unit': error('A field has a unit that is not in `scripts/units.ts`.'),
  'wrong-format': error('A text has not the required form: a date, an id, an address.'),
  'wrong-type': error('A value has another type than its key or field says.'),
  'yaml-syntax': error('A YAML file cannot be read.'),
  // content
  'block-helper': error('Prose holds a Handlebars block, partial or comment.'),
  'citation-syntax': error('A citation or reference cannot be read.'),
  'dead-address': error('A link leads neither to a web address nor to an anchor.'),
  'directive-syntax': error('A line looks like a directive but is none, or its block is never closed.'),
  'expression-syntax': error('The text between `{{` and `}}` cannot be read.'),
  'front-matter': error('The front matter of a section cannot be read.'),
  'misplaced-directive': error('A directive stands where it has no meaning.'),
  'misplaced-expression': error('An expression stands where nothing is expanded.'),
  'missing-alt': error('An image or chart has no text that says what it shows.'),
  'missing-image': error('An image does not exist.'),
  'missing-title': error('A section has no `#` title, a slide no heading, or a chart no title or subtitle.'),
  'outside-project': error('A path leads out of the project or to the network.'),
  'raw-html': error('Prose holds HTML.'),
  'second-title': error('A section has more than one `#` title.'),
  'slide-content': error('A slide does not hold what its layout shows.'),
  'stray-file': warning('A file that no part of the project reads.'),
  'unclosed-expression': error('A `{{` is never closed.'),
  'unknown-attribute': error('A directive has an attribute that it does not take.'),
  'unknown-chart': error('A section or slide names a chart that does not exist.'),
  'unknown-directive': error('A directive does not exist.'),
  'unknown-layout': error('A slide names a layout that does not exist.'),
  'unknown-tone': error('Toned words name a tone that does not exist.'),
  // charts
  'absolute-font-size': error('A chart sets a font size in pixels, which is right on one surface only.'),
  'bad-label': error('A label in a drawing reads `undefined` or `NaN`.'),
  'chart-schema': error('A chart is not valid Vega-Lite.'),
  'empty-mark': warning('A mark of a chart draws nothing.'),
  'external-data': error('A chart would load something from an address.'),
  'indistinct-colours': error(
    'Two colours of a chart look alike to some readers and nothing else tells them apart.',
  ),
  'inline-data': error('A chart holds rows of its own, which have no source.'),
  'label-clipped': error('A label is cut off at the edge of the drawing or shortened.'),
  'label-overlap': error('Two labels of a drawing cover each other.'),
  'low-contrast': error('A text or mark is too pale for its background.'),
  'missing-font': error('A chart uses a font, weight or style that is not embedded.'),
  'missing-glyph': error('A text holds a character that the embedded fonts cannot show.'),
  'raw-colour': error('A chart names a colour that is not a token.'),
  'small-text': error('A text of a drawing is too small to read on its surface.'),
  'unknown-field': error('A chart or table reads a field that no row has.'),
  'unknown-token': error('A chart or style uses a token that `tokens.css` does not declare.'),
  'vega-warning': error('Vega or Vega-Lite complains about a chart, or gives up on it.'),
  // templates
  'template-syntax': error('A template cannot be read.'),
  'unknown-helper': error('A template calls a helper that does not exist.'),
  'unknown-partial': error('A template includes a partial that does not exist.'),
  'unknown-path': error('A template uses a field that it does not declare to read.'),
  'unsafe-slot': error('A template prints something unescaped that is not a slot for trusted HTML.'),
  'unused-partial': warning('No template includes a partial.'),
} satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;
