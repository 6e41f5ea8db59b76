// What a benchmark hands over: figures, each with its unit and, where the project set one, its
// target. A figure is printed with its verdict and never without its target.

export type Target = { atMost: number } | { atLeast: number };

export type Figure = {
  what: string;
  value: number;
  unit: string;
  /** Figures without a target explain those that have one. */
  target?: Target;
  /** Printed behind the verdict: what a reader must know to judge the number. */
  note?: string;
};

export type Part = { title: string; figures: Figure[] };

export type Verdict = "met" | "missed" | "";

/** Whether a figure reached its target; nothing where none was set. */
export function verdictOf({ value, target }: Figure): Verdict {
  if (target === undefined) return "";
  const isMet = "atMost" in target ? value <= target.atMost : value >= target.atLeast;
  return isMet ? "met" : "missed";
}

/** The middle value: one noisy round among three does not move it. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** A part as a table of text. */
export function partText({ title, figures }: Part): string {
  const rows = figures.map((figure) => [
    figure.what,
    valueText(figure.value, figure.unit),
    targetText(figure),
    verdictOf(figure),
    figure.note ?? "",
  ]);
  const heads = ["", "measured", "target", "", ""];
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        // Numbers are read from the right, words from the left.
        return column === 1 || column === 2 ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  return [title, line(heads), ...rows.map(line)]
    .map((text) => `  ${text}`)
    .join("\n")
    .slice(2);
}

function targetText({ target, unit }: Figure): string {
  if (target === undefined) return "";
  return "atMost" in target
    ? `≤ ${valueText(target.atMost, unit)}`
    : `≥ ${valueText(target.atLeast, unit)}`;
}

function valueText(value: number, unit: string): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  const number = Number.isInteger(value)
    ? value.toLocaleString("en")
    : value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return unit === "" ? number : `${number} ${unit}`;
}
