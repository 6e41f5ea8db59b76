/** English texts of vitals that a person measured. */
export const manualEn = {
  title: "Measured by hand (optional)",
  hint: "Kept in the record. Alarms go by the monitor.",
  notNumber: "is not a number",
};
