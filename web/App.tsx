/** Who sees what: the login page, or the shell with the page of the address. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { Redirect, Route, Switch } from "wouter";
import type { Me } from "../shared/protocol/live.ts";
import { LoginPage } from "./login/LoginPage.tsx";
import { meQuery } from "./queries.ts";
import { Shell } from "./shell/Shell.tsx";
import { Failure } from "./ui/Failure.tsx";
import { Waiting } from "./ui/Waiting.tsx";
import { HomePage } from "./ward/HomePage.tsx";
import { NotFoundPage } from "./ward/NotFoundPage.tsx";
import { WardPage } from "./ward/WardPage.tsx";

/** Charts and long texts are only loaded with the page that shows them. */
const SessionPage = lazy(async () => {
  const { SessionPage } = await import("./session/SessionPage.tsx");
  return { default: SessionPage };
});

const AlarmLogPage = lazy(async () => {
  const { AlarmLogPage } = await import("./alarm-log/AlarmLogPage.tsx");
  return { default: AlarmLogPage };
});

const SystemPage = lazy(async () => {
  const { SystemPage } = await import("./system/SystemPage.tsx");
  return { default: SystemPage };
});

const ProfilesPage = lazy(async () => {
  const { ProfilesPage } = await import("./profiles/ProfilesPage.tsx");
  return { default: ProfilesPage };
});

const PolicyPage = lazy(async () => {
  const { PolicyPage } = await import("./policy/PolicyPage.tsx");
  return { default: PolicyPage };
});

const PatientsPage = lazy(async () => {
  const { PatientsPage } = await import("./patients/PatientsPage.tsx");
  return { default: PatientsPage };
});

const OpeningPage = lazy(async () => {
  const { OpeningPage } = await import("./opening/OpeningPage.tsx");
  return { default: OpeningPage };
});

const NotBegun = lazy(async () => {
  const { NotBegun } = await import("./opening/NotBegun.tsx");
  return { default: NotBegun };
});

const ChecklistPage = lazy(async () => {
  const { ChecklistPage } = await import("./checklist/ChecklistPage.tsx");
  return { default: ChecklistPage };
});

const PatientPage = lazy(async () => {
  const { PatientPage } = await import("./patients/PatientPage.tsx");
  return { default: PatientPage };
});

const ReportPage = lazy(async () => {
  const { ReportPage } = await import("./report/ReportPage.tsx");
  return { default: ReportPage };
});

const HistoryPage = lazy(async () => {
  const { HistoryPage } = await import("./history/HistoryPage.tsx");
  return { default: HistoryPage };
});

const ComparePage = lazy(async () => {
  const { ComparePage } = await import("./compare/ComparePage.tsx");
  return { default: ComparePage };
});

export function App() {
  const me = useQuery(meQuery);
  if (me.isPending) return <Waiting />;
  if (me.isError) return <Failure error={me.error} onRetry={() => void me.refetch()} />;
  if (me.data === null) return <LoginPage />;
  return (
    <Switch>
      {/* Paper: nothing around it, and nothing live. */}
      <Route path="/session/:id/report">
        {({ id }) => (
          <Suspense fallback={<Waiting />}>
            <ReportPage key={id} id={id} />
          </Suspense>
        )}
      </Route>
      <Route>
        <Pages me={me.data} />
      </Route>
    </Switch>
  );
}

function Pages({ me }: { me: Me }) {
  return (
    <Shell me={me}>
      <Suspense fallback={<Waiting />}>
        <Switch>
          <Route path="/" component={HomePage} />
          <Route path="/ward/:id">{({ id }) => <WardPage key={id} id={id} />}</Route>
          <Route path="/session/:id">
            {({ id }) => (
              <>
                <Suspense fallback={null}>
                  <NotBegun session={id} />
                </Suspense>
                <SessionPage key={id} id={id} />
              </>
            )}
          </Route>
          <Route path="/open" component={OpeningPage} />
          <Route path="/alarms" component={AlarmLogPage} />
          <Route path="/patients" component={PatientsPage} />
          <Route path="/patients/:id">{({ id }) => <PatientPage key={id} id={id} />}</Route>
          <Route path="/history" component={HistoryPage} />
          <Route path="/compare" component={ComparePage} />
          <Route path="/limit-profiles" component={ProfilesPage} />
          <Route path="/checklist" component={ChecklistPage} />
          <Route path="/site-policy" component={PolicyPage} />
          <Route path="/system" component={SystemPage} />
          <Route path="/login">
            <Redirect to="/" />
          </Route>
          <Route>
            <NotFoundPage />
          </Route>
        </Switch>
      </Suspense>
    </Shell>
  );
}
