// Decision aids: questions whose answers narrow the tables of a block to the rows that fit.

/** `templates/aids/<id>.json`. */
export interface AidSpec {
  readonly path: string;
  readonly id: string;
  /** Above the questions. */
  readonly title: string;
  /** Head of the first column of the tables that the answers narrow; other tables are always shown whole. */
  readonly column: string;
  readonly questions: readonly AidQuestion[];
  /** By the words of the first cell of the row, as they are printed. */
  readonly rows: ReadonlyMap<string, AidRow>;
}

export interface AidQuestion {
  readonly id: string;
  readonly label: string;
  readonly options: readonly AidOption[];
}

export interface AidOption {
  readonly id: string;
  readonly label: string;
  /** What is meant by it, in smaller type. */
  readonly detail?: string;
}

export interface AidRow {
  readonly fits: Fits;
  /** Why it fits, or what decides. */
  readonly reason: string;
}

/** Ids of the options that a row fits, by the id of the question. A question that is not named fits with every answer. */
export type Fits = Readonly<Record<string, readonly string[]>>;

/** Ids of the chosen options by the id of the question; a question without an answer is absent. */
export type Answers = Readonly<Record<string, string>>;

/** Whether a row fits answers. A question without an answer rules out no row. */
export function fitsAnswers(fits: Fits, answers: Answers): boolean {
  return Object.entries(answers).every(
    ([question, option]) => !Object.hasOwn(fits, question) || fits[question]?.includes(option) === true,
  );
}

/** Every combination of answers, with the fewest answers first; a question may have none. */
export function combinations(questions: readonly AidQuestion[]): readonly Answers[] {
  let all: readonly Answers[] = [{}];
  for (const { id, options } of questions)
    all = all.flatMap((answers) => [answers, ...options.map((option) => ({ ...answers, [id]: option.id }))]);
  const size = (answers: Answers): number => Object.keys(answers).length;
  return all.toSorted((a, b) => size(a) - size(b));
}
