// How the ward dashboard is built and served while it is being written.
// The server in production serves only what lands in web/dist, under a strict
// content-security policy: no inline script, and nothing from another host.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The server takes requests that change something, and sockets, from its own pages only: what
// passes through here carries the server's own host and origin, as in production.
const SERVER_ORIGIN = "http://127.0.0.1:3000";
const toServer = {
  target: SERVER_ORIGIN,
  changeOrigin: true,
  headers: { origin: SERVER_ORIGIN },
  ws: true,
};

export default defineConfig({
  root: "web",
  plugins: [react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // The polyfill is an inline script, which the policy forbids; the browsers we serve preload.
    modulePreload: { polyfill: false },
    // Inlined assets become data: addresses, which the policy forbids for fonts and sounds.
    assetsInlineLimit: 0,
    // Screens load the bundle once, over the ward's own network; a size warning says nothing here.
    chunkSizeWarningLimit: 2000,
  },
  server: {
    proxy: { "/api": toServer, "/metrics": toServer, "/socket.io": toServer },
  },
});
