// The ids of the elements that links of the report lead to.

/** Id of a figure in the report. */
export function figureAnchor(id: string): string {
  return `fig-${id}`;
}

/** Id of a table in the report. */
export function tableAnchor(id: string): string {
  return `tbl-${id}`;
}

/** Id of an entry in the list of references. */
export function referenceAnchor(id: string): string {
  return `ref-${id}`;
}

/** Id of a fact's row in the ledger. */
export function factAnchor(fact: string): string {
  return `fact-${fact}`;
}

/** Id of a dataset in the list of data. */
export function datasetAnchor(name: string): string {
  return `data-${name}`;
}

/** Id of the rows behind a figure in the evidence volume. */
export function figureDataAnchor(id: string): string {
  return `rows-${id}`;
}

/** Id of the rows behind a table in the evidence volume. */
export function tableDataAnchor(id: string): string {
  return `rows-of-table-${id}`;
}

/** The id of the form of a decision aid. */
export function aidAnchor(id: string): string {
  return `aid-${id}`;
}

/** The id of a calculator. */
export function calculatorAnchor(id: string): string {
  return `calculator-${id}`;
}
