/**
 * Must be the first import of main.tsx: zod compiles schemas with `new Function` where it may, and
 * the content-security policy of the server forbids that and reports each attempt.
 */
import { z } from "zod";

z.config({ jitless: true });
