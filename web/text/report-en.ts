/** English texts around a report; those of the report itself are shared with its PDF file. */
export const reportPageEn = {
  link: "Report",
  linkTitle: "Report of this session, to read, print and sign",
  back: "Back to the session",
  print: "Print",
  file: "PDF file",
  waiting: "Making the report…",
  failed: "The report could not be made",
  tools: "What to do with the report",
};
