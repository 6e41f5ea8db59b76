/**
 * What the server is, in reading order: database, journal, ward, recovery, doors, people, routes,
 * static files. How it is run - configuration, signals, exit codes - is main.ts.
 */
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { Socket } from "node:net";
import { fileURLToPath } from "node:url";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import staticFiles from "@fastify/static";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import Fastify, { type FastifyInstance } from "fastify";
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from "fastify-type-provider-zod";
import { Registry } from "prom-client";
import { z } from "zod";
import { BODY_BYTES_MAX } from "../shared/bounds.ts";
import { ERRORS, VigilError } from "../shared/errors.ts";
import { DEVICE_PATH } from "../shared/protocol/device.ts";
import { documentSchema } from "../shared/protocol/http.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import { openDatabase } from "./db/database.ts";
import { lockFolder } from "./db/lock.ts";
import { createSessionList } from "./db/session-list.ts";
import { createWards } from "./db/wards.ts";
import { createDelays } from "./delays.ts";
import { keepDemo } from "./demo/keeper.ts";
import { fillDemoRegister } from "./demo/register.ts";
import { DEMO_WARD, type DemoLogins, issueDemoDevices, seedDemo } from "./demo/seed.ts";
import { type Attendance, createAttendance } from "./devices/attendance.ts";
import { recall } from "./devices/device-memory.ts";
import { openDeviceDoor } from "./devices/door.ts";
import { createLabSessions } from "./devices/lab-sessions.ts";
import { createDeviceRegistry } from "./devices/registry.ts";
import { handleErrors } from "./error-handler.ts";
import { createFhirExport } from "./exports/fhir/export.ts";
import { createReportContent } from "./exports/report/content.ts";
import { createPdfMaker } from "./exports/report/pdf-maker.ts";
import { createSlices } from "./exports/slices.ts";
import { createHealth } from "./health.ts";
import { createSessionWalk } from "./journal/session-walk.ts";
import { createSessionReader } from "./journal/sessions.ts";
import { openSqliteJournal } from "./journal/sqlite-journal.ts";
import { noteFirstSignals } from "./live/first-signals.ts";
import { type Gateway, openGateway } from "./live/gateway.ts";
import { createGuard } from "./people/guard.ts";
import { createLogins } from "./people/logins.ts";
import { isOriginAllowed } from "./people/origin.ts";
import { createSitePolicy } from "./people/site-policy.ts";
import { createUsers } from "./people/users.ts";
import { createLimitProfiles } from "./profiles/limit-profiles.ts";
import { createChecklists } from "./registers/checklist.ts";
import { createFollowUps } from "./registers/follow-up.ts";
import { createOpenings } from "./registers/openings.ts";
import { createPatients } from "./registers/patients.ts";
import { createProgrammes } from "./registers/programmes.ts";
import { alarmRoutes } from "./routes/alarms.ts";
import { bedRoutes } from "./routes/beds.ts";
import { checklistRoutes } from "./routes/checklist.ts";
import { doctorRoutes } from "./routes/doctors.ts";
import { exportRoutes } from "./routes/exports.ts";
import { fhirRoutes } from "./routes/fhir.ts";
import { followUpRoutes } from "./routes/follow-up.ts";
import { healthRoutes } from "./routes/health.ts";
import { limitProfileRoutes } from "./routes/limit-profiles.ts";
import { loginRoutes } from "./routes/login.ts";
import { patientRoutes } from "./routes/patients.ts";
import { programmeRoutes } from "./routes/programmes.ts";
import { reportRoutes } from "./routes/report.ts";
import { sessionActRoutes } from "./routes/session-acts.ts";
import { sessionRoutes } from "./routes/sessions.ts";
import { sitePolicyRoutes } from "./routes/site-policy.ts";
import { type SimulatorHost, startSimulatorHost } from "./simulator-host.ts";
import { steadyClock } from "./steady-clock.ts";
import type { Bed } from "./ward/bed.ts";
import { endLinks, latestMs, recoverSession } from "./ward/recovery.ts";
import { createSurroundings, type Surroundings } from "./ward/surroundings.ts";
import { touchAll, untouched } from "./ward/touch.ts";
import { createWard } from "./ward/ward.ts";

const WEB = fileURLToPath(new URL("../web/dist/", import.meta.url));
const PACKAGE = new URL("../package.json", import.meta.url);
const SOCKET_IO_PATH = "/socket.io/";
/** How long peers may take to say goodbye when the server closes. */
const GOODBYE_MS = 500;

export type Vigil = {
  app: FastifyInstance;
  /** New logins, on the first start of the demo. */
  demoLogins: DemoLogins | null;
  /** Begins what needs the server's address: the simulator. */
  listening(url: string): void;
  /** Closes doors, then the record, in this order. */
  close(): Promise<void>;
};

/** Builds the whole server of a data folder, with every open session back, not yet listening. */
export async function buildVigil(config: Config, wallClock: Clock): Promise<Vigil> {
  const { dataDir } = config;
  const unlock = lockFolder(dataDir);
  const db = openDatabase(dataDir);
  const app = createApp(config);
  const clock = steadyClock(wallClock, (backMs) =>
    app.log.warn({ backMs }, "the computer's clock was set back; the ward's time goes on"),
  );
  const wards = createWards(db);
  const users = createUsers(db);
  const onFault = (error: unknown): void => app.log.error(error);
  const registry = createDeviceRegistry(db);
  const sessions = createSessionReader(db);
  const demoLogins = config.demo ? await seedDemo({ dataDir, wards, users, clock }) : null;

  // These three know each other; the ward is made last and asks them only when it runs.
  let gateway: Gateway | null = null;
  let attendance: Attendance | null = null;
  let simulator: SimulatorHost | null = null;
  let surroundings: Surroundings | null = null;
  const metricsRegistry = new Registry();
  const delays = createDelays(metricsRegistry, clock);

  const journal = openSqliteJournal({
    dataDir,
    db,
    clock,
    onRecording: (recording, reason) => {
      if (recording) app.log.warn("the journal can be written again");
      else app.log.error({ reason }, "the journal cannot be written");
      gateway?.tellRecording();
      surroundings?.recordingIs(recording ? "running" : "stopped");
    },
    onNotesWait: (reason) => app.log.warn({ reason }, "notes beside the journal wait for the disk"),
  });
  const { notebook } = journal;
  const canRecord = (): boolean => journal.state().recording;
  const desk = { notebook, clock, canRecord };
  const profiles = createLimitProfiles({ db, wards, desk });
  const policy = createSitePolicy(db, desk);
  const { startLimits } = profiles;
  const patients = createPatients({ db, desk, newId: randomUUID, timeZone: config.timeZone });
  const programmes = createProgrammes({
    db,
    desk,
    newId: randomUUID,
    weightKgOf: patients.weightKgOf,
    isDoctor: (id) => users.doctors().some((doctor) => doctor.id === id),
  });
  const checklists = createChecklists(db, desk);
  const logins = createLogins({ db, users, notebook, clock });
  const ward = createWard({
    places: wards.places(),
    clock,
    journal,
    hasSession: sessions.hasSession,
    screens: {
      touched: (bed, touch) => gateway?.touched(bed, touch),
      flush: () => gateway?.flush(),
      called: (alarm, call) => gateway?.called(alarm, call),
    },
    onSession: (bed, change) => {
      attendance?.tellSession(bed, change);
      if ("opened" in change) surroundings?.sessionOpened(bed);
      simulator?.consider(bed);
    },
    onRaised: (delayMs) => delays.observe("condition", delayMs),
    onCuffWish: (bed, { withinS }) => attendance?.wishForCuff(bed, withinS),
    refold: (bed) => {
      attendance?.sendAgain(bed);
      recoverBed(bed);
    },
    onFault: ({ place }, error) => app.log.error({ err: error, bed: place.id }, "a step failed"),
  });

  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  handleErrors(app);
  const guard = createGuard(logins, config.origins);
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: config.tls === null ? null : [],
      },
    },
    strictTransportSecurity: config.tls !== null,
  });
  await app.register(cookie);
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: () => new VigilError("TOO_MANY_REQUESTS"),
  });
  const version = packageVersion();
  await app.register(swagger, {
    openapi: { info: { title: "Vigil", description: DISCLAIMER, version } },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, { routePrefix: "/api/docs", staticCSP: true });

  const upgrades = splitUpgrades(app.server);
  const cutSockets = gatherSockets(app.server);
  const newId = (): string => randomUUID();
  const demoWard = config.demo ? DEMO_WARD : null;
  const labSessions = createLabSessions({ ward, newId, demoWard, startLimits });
  attendance = createAttendance({
    ward,
    registry,
    labSessions,
    clock,
    onRealDevice: (bed) => simulator?.consider(bed),
    onSecondDevice: ({ place }, devices) =>
      app.log.warn({ bed: place.id, ...devices }, "another device watches this bed"),
  });
  const door = await openDeviceDoor(app, {
    attendance,
    ward,
    registry,
    notebook,
    clock,
    upgrades,
    onFault,
  });
  // After the door's own hook, which is what closes the sockets of upgrades that are refused.
  app.addHook("onRequest", guard.checkOrigin);
  const wardName = (id: string): string => wards.list().find((row) => row.id === id)?.name ?? id;
  gateway = openGateway({
    server: app.server,
    clock,
    wards: wards.list(),
    site: { name: config.siteName, timeZone: config.timeZone },
    bedsOf: (id) => [...ward.beds()].filter(({ place }) => place.ward === id),
    admit: ({ cookie: header, origin, host }) => {
      if (!isOriginAllowed(origin, host, config.origins)) return "BAD_ORIGIN";
      return logins.person(header) === null ? "NOT_LOGGED_IN" : null;
    },
    isRecording: canRecord,
    personOf: logins.person,
    wardName,
    onSounding: (id, canSound) => surroundings?.screensOf(id, canSound),
    onReceipt: delays.observe,
    onFirstSignal: noteFirstSignals(notebook),
  });

  const { memoryOf, connected } = attendance;
  const recoverBed = (bed: Bed): void => {
    const session = sessions.openSession(bed.place.id);
    if (session === null) return;
    recoverSession(bed, session, journal, ({ state }, entry) => {
      if (state.link.kind !== "none") recall(memoryOf(state.link.device.id), entry);
    });
  };
  for (const bed of ward.beds()) {
    recoverBed(bed);
    // Alarms that had escalated concern screens of other wards, which ask for nothing.
    gateway.touched(bed, touchAll(untouched()));
  }
  clock.notBefore(latestMs(ward));
  endLinks(ward);
  const demoDevices = config.demo ? issueDemoDevices({ dataDir, wards, registry, clock }) : null;
  surroundings = createSurroundings(ward, clock);
  const supervisor = config.demo ? users.find("doctor") : null;
  if (demoLogins !== null && supervisor !== null) {
    const { id, name, role } = supervisor;
    await fillDemoRegister({ patients, programmes, doctor: { id, name, role } });
  }
  const stopDemo = config.demo
    ? keepDemo({ ward, clock, startLimits, doctorId: supervisor?.id })
    : null;
  // From here on this connection only reads: a write would wait for the disk, and with it the loop
  // that decides about alarms. Who has something to write hands it to the journal's thread.
  db.pragma("query_only = ON");

  const { watching, canSound } = gateway;
  const { health, metrics } = createHealth({
    version,
    clock,
    ward,
    journal,
    clockAheadMs: clock.aheadMs,
    devicesConnected: connected,
    screensWatching: watching,
    screensCanSound: canSound,
    wardName,
    registry: metricsRegistry,
    delays,
  });
  await app.register(healthRoutes, { health, isReady: () => true, metrics });
  await app.register(loginRoutes, { logins, guard, isSecure: config.tls !== null });
  await app.register(bedRoutes, { ward, wards, guard });
  await app.register(alarmRoutes, { ward, sessions, policy, guard });
  const walk = createSessionWalk(sessions, clock);
  await app.register(sessionRoutes, { ward, sessions, walk, profiles, guard });
  const list = createSessionList(db);
  const openings = createOpenings({
    newId,
    bed: ward.bed,
    programme: programmes.find,
    patient: patients.find,
    doctor: (id) => users.doctors().find((doctor) => doctor.id === id),
    checklist: checklists.inForce,
    proceduresBegun: list.proceduresBegun,
    startLimits,
    openFor: ward.openFor,
  });
  await app.register(sessionActRoutes, { ward, list, openings, guard });
  await app.register(checklistRoutes, { checklists, guard });
  const followUps = createFollowUps({
    db,
    desk,
    newId,
    closedAtMsOf: (id) => sessions.span(id)?.closedAtMs,
    isPatient: (id) => patients.find(id) !== null,
  });
  await app.register(followUpRoutes, { followUps, guard });
  const fhir = createFhirExport({
    sessions,
    clock,
    site: config.siteName,
    patient: patients.recordOf,
  });
  await app.register(fhirRoutes, { sessions, fhir, guard });
  const slices = createSlices(sessions, clock);
  await app.register(exportRoutes, { sessions, slices, guard, timeZone: config.timeZone });
  const content = createReportContent({
    sessions,
    slices,
    clock,
    site: { name: config.siteName, timeZone: config.timeZone },
    bed: (id) => {
      const bed = ward.bed(id);
      if (bed === undefined) return null;
      const { place, state } = bed;
      return { place, session: state.session?.id ?? null, presentMs: state.atMs };
    },
    wardName,
    patient: patients.recordOf,
    programme: programmes.recordOf,
  });
  await app.register(reportRoutes, { sessions, content, pdf: createPdfMaker(), guard });
  await app.register(limitProfileRoutes, { profiles, guard });
  await app.register(sitePolicyRoutes, { policy, guard });
  await app.register(patientRoutes, { patients, programmes, guard });
  await app.register(programmeRoutes, { programmes, guard });
  await app.register(doctorRoutes, { users, guard });
  app.get(
    "/api/openapi.json",
    {
      schema: {
        summary: "This interface as an OpenAPI document.",
        tags: ["operation"],
        response: { 200: documentSchema },
      },
    },
    async () => documentSchema.parse(app.swagger()),
  );
  await servePages(app);

  return {
    app,
    demoLogins,
    listening(url) {
      if (!config.simulator) return;
      simulator = startSimulatorHost({
        url,
        clock,
        beds: () => ward.beds(),
        credentials: ({ place }) => demoDevices?.get(place.id) ?? null,
        onEnded: (code) => app.log.warn({ code }, "the simulator ended; it is started again"),
      });
      for (const bed of ward.beds()) simulator.consider(bed);
    },
    async close() {
      stopDemo?.();
      surroundings?.stop();
      simulator?.stop();
      door.closeAll();
      gateway?.close();
      // The record first: a peer that does not say goodbye holds up the server, never the disk.
      ward.stop();
      await journal.close();
      clock.after(GOODBYE_MS, cutSockets);
      await app.close();
      db.close();
      unlock();
    },
  };
}

const DISCLAIMER =
  "Vigil shows and records vital signs. It is information software, not a certified medical device.";

function createApp(config: Config): FastifyInstance {
  const { tls, logLevel } = config;
  return Fastify({
    logger: { level: logLevel },
    bodyLimit: BODY_BYTES_MAX,
    // An address that is no address fails before any route, and so before the error handler.
    frameworkErrors: (_error, _request, reply) => {
      const { status, sentence } = ERRORS.BAD_REQUEST;
      const details = [{ path: "url", message: "is not a web address" }];
      const body = JSON.stringify({ code: "BAD_REQUEST", message: sentence, details });
      reply.hijack();
      reply.raw.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(body);
    },
    // Open screens hold their connections; closing must not wait for them.
    forceCloseConnections: true,
    serverFactory: (handler) => {
      if (tls === null) return createServer(handler);
      const { certFile, keyFile } = tls;
      return createSecureServer(
        { cert: readFileSync(certFile), key: readFileSync(keyFile) },
        handler,
      );
    },
  });
}

/**
 * Socket.IO and the device door share one port. Socket.IO listens for upgrades by itself; those to
 * the door go to this server, which never listens and only carries them on. There are no others:
 * Fastify would accept one at any address, from anybody, only to close it again.
 */
function splitUpgrades(server: Server): Server {
  const upgrades = createServer();
  server.on("upgrade", (request, socket, head) => {
    if (request.url?.startsWith(SOCKET_IO_PATH) === true) return;
    if (request.url?.split("?")[0] === DEVICE_PATH) {
      upgrades.emit("upgrade", request, socket, head);
      return;
    }
    socket.on("error", () => undefined);
    socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n", () => socket.destroy());
  });
  return upgrades;
}

/** Keeps the open sockets of a server; returns what cuts them. */
function gatherSockets(server: Server): () => void {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}

/** The dashboard's files; every address that is none of theirs is a page of the dashboard. */
async function servePages(app: FastifyInstance): Promise<void> {
  const isBuilt = existsSync(WEB);
  if (isBuilt) {
    await app.register(staticFiles, {
      root: WEB,
      cacheControl: false,
      // Built files carry a hash in their names and never change; the page that names them does.
      setHeaders: (reply, path) => {
        const isHashed = path.includes("/assets/");
        reply.header("cache-control", isHashed ? "max-age=31536000, immutable" : "no-cache");
      },
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    const isPage =
      request.method === "GET" && request.headers.accept?.includes("text/html") === true;
    if (isBuilt && isPage && !request.url.startsWith("/api/")) return reply.sendFile("index.html");
    const { status, sentence } = ERRORS.NOT_FOUND;
    return reply.code(status).send({ code: "NOT_FOUND", message: sentence });
  });
}

function packageVersion(): string {
  const json: unknown = JSON.parse(readFileSync(PACKAGE, "utf8"));
  return z.object({ version: z.string() }).parse(json).version;
}
