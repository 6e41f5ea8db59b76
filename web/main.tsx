/** Starts the page: settings first, so that the first frame already has the right theme. */
import "./zod-without-eval.ts";
import "@fontsource-variable/inter";
import "./styles/tokens.css";
import "./styles/base.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { present } from "../shared/assert.ts";
import { App } from "./App.tsx";
import { queryClient } from "./queries.ts";
import { applySettings } from "./settings/settings.ts";
import { keepFlashesInStep } from "./ui/flash.ts";

applySettings();
keepFlashesInStep();

createRoot(present(document.getElementById("root"), "index.html has a root")).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
