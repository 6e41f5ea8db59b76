/** What a field of a register's form is given: label, text, what is wrong with it, where typing goes. */
import type { ChangeEvent } from "react";
import type { Typed } from "./draft.ts";

type Options<T extends Typed> = {
  typed: T;
  type: (field: keyof T & string, text: string) => void;
  labels: Readonly<Record<keyof T, string>>;
  faults: Readonly<Partial<Record<string, string>>>;
  /** What the server refused; shown whether somebody asks again or not. */
  refused: Typed;
  /** Whether somebody has asked for the form to be sent: before, nobody is told what is missing. */
  isAsked: boolean;
};

export type Fields<T extends Typed> = ReturnType<typeof fieldsOf<T>>;

export function fieldsOf<T extends Typed>(options: Options<T>) {
  const { typed, type, labels, faults, refused, isAsked } = options;
  const errorOf = (field: string): string | undefined =>
    refused[field] ?? (isAsked ? faults[field] : undefined);
  return {
    /** A field of one line or several. */
    line: (field: keyof T & string) => ({
      label: labels[field],
      value: typed[field] ?? "",
      error: errorOf(field),
      onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
        type(field, event.target.value),
    }),
    choice: (field: keyof T & string) => ({
      label: labels[field],
      value: typed[field] ?? "",
      error: errorOf(field),
      onChoose: (value: string) => type(field, value),
    }),
  };
}
