/** Who a simulated device says it is: from the command line, or from the demo's file of tokens. */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { Failure, sentenceOf } from "./failure.ts";

const tokensSchema = z.record(
  z.string(),
  z.object({ device: z.string().min(1), token: z.string().min(1) }),
);

export type Identity = { device: string; token: string };

export type TokenOptions = {
  tokens: string;
  token?: string | undefined;
  device?: string | undefined;
};

/**
 * The device of a bed.
 * @throws Failure when the file or the bed in it is missing
 */
export async function identityOf(bed: string, options: TokenOptions): Promise<Identity> {
  const { token, device, tokens: file } = options;
  if (token !== undefined) return { token, device: device ?? `sim-${bed}` };
  const identity = (await readTokens(file))[bed];
  if (identity === undefined) throw new Failure(`${file} has no token for bed ${bed}.`);
  return identity;
}

async function readTokens(file: string): Promise<z.infer<typeof tokensSchema>> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new Failure(
      `The tokens cannot be read (give --token or --tokens): ${sentenceOf(error)}.`,
    );
  }
  // The text is not repeated in any message: it is made of secrets.
  const parsed = tokensSchema.safeParse(parseJson(text));
  if (!parsed.success) throw new Failure(`${file} is no file of device tokens.`);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
