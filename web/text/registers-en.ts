/** English texts that the forms of all registers share. The next language is a file of the same form. */

export const registersEn = {
  unchanged: "Nothing is changed yet.",
  changed: (count: number) => `${count} ${count === 1 ? "thing" : "things"} changed`,
  mend: "Mend the marked fields first.",
  discard: "Discard",
  lookAgain: "Look again",
  overtaken: (why: string) =>
    `${why} What you typed is kept. Press “Look again” to see it beside the new version.`,
  meanwhile: "Changed meanwhile; fields that you have not touched follow it:",
  replaced: (change: string, own: string) => `${change}. What you typed would replace it: ${own}`,
};
