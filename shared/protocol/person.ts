/** Who did something, as entries, effects and screens name them. */
import { z } from "zod";
import { ROLES } from "../vocabulary.ts";

export const personSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  role: z.enum(ROLES),
});
export type Person = z.infer<typeof personSchema>;
