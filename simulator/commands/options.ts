/** Options that several commands share, each parsed in one place. A bad value is misuse: exit 2. */
import { type HelpConfiguration, InvalidArgumentError, Option } from "commander";
import type { World } from "../world.ts";

/** Fastest replay with a fixed speed (issue 2); beyond it there is only `max`. */
export const SPEED_MAX = 60;

/** Help shows what a person types: these commands are scripts of package.json. */
export const NPM_USAGE: HelpConfiguration = {
  commandUsage: (command) => `npm run ${command.name()} -- ${command.usage()}`,
};

export function urlOption({ config }: World): Option {
  return new Option("--url <url>", "the server").default(config.url).argParser((text) => {
    const isWeb = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
    if (!isWeb) throw new InvalidArgumentError(`"${text}" is no http(s) address.`);
    return text;
  });
}

export function tokenOptions({ config }: World): Option[] {
  return [
    new Option("--tokens <file>", "tokens by bed, as the demo writes them").default(
      config.tokensFile,
    ),
    new Option("--token <token>", "the token of one device, instead of --tokens"),
    new Option("--device <name>", "the name of that device"),
  ];
}

export function parseNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) {
    throw new InvalidArgumentError(`"${text}" is no number.`);
  }
  return value;
}

export function parsePositive(text: string): number {
  const value = parseNumber(text);
  if (value <= 0) throw new InvalidArgumentError("It must be above 0.");
  return value;
}

export function parseSpeed(text: string): number {
  const value = parsePositive(text);
  if (value > SPEED_MAX) throw new InvalidArgumentError(`It must be at most ${SPEED_MAX}.`);
  return value;
}
