/** Says in one line why the server could not start, naming the variable that can mend it. */
import { z } from "zod";
import type { Config } from "./config.ts";

const systemFaultSchema = z.object({ code: z.string(), syscall: z.string().optional() });

/** @param error what building or listening failed with */
export function startFault(error: unknown, config: Config): string {
  const parsed = systemFaultSchema.safeParse(error);
  const code = parsed.success ? parsed.data.code : "";
  const { host, port, dataDir, tls } = config;
  const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
  switch (code) {
    case "EADDRINUSE":
      return `vigil: port ${port} on ${host} is in use; set PORT to another one`;
    case "SQLITE_BUSY":
      return `vigil: another Vigil runs on the data folder ${dataDir}; stop it, or set VIGIL_DATA_DIR`;
    case "SQLITE_NOTADB":
    case "SQLITE_CORRUPT":
      return `vigil: the database in ${dataDir} is damaged (VIGIL_DATA_DIR): ${reason}`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `vigil: ${host} is no address of this machine; set HOST to one that is`;
    case "ENOENT":
      if (tls !== null)
        return `vigil: a TLS file is missing (VIGIL_TLS_CERT, VIGIL_TLS_KEY): ${reason}`;
      return `vigil: the data folder ${dataDir} cannot be made (VIGIL_DATA_DIR): ${reason}`;
    case "EACCES":
      if (parsed.data?.syscall === "listen") {
        return `vigil: port ${port} needs more rights; set PORT to one above 1023`;
      }
      return `vigil: the data folder ${dataDir} cannot be written (VIGIL_DATA_DIR): ${reason}`;
    default:
      if (code.startsWith("ERR_OSSL_") || code.startsWith("ERR_SSL_")) {
        return `vigil: a TLS file cannot be used (VIGIL_TLS_CERT, VIGIL_TLS_KEY): ${reason}`;
      }
      if (isStorageFault(code)) {
        return `vigil: the data folder ${dataDir} cannot be written (VIGIL_DATA_DIR): ${reason}`;
      }
      return `vigil: could not start: ${reason}`;
  }
}

function isStorageFault(code: string): boolean {
  return (
    code.startsWith("SQLITE_") || ["EROFS", "ENOTDIR", "EPERM", "ENOSPC", "EEXIST"].includes(code)
  );
}
