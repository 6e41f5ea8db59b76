// Types for what Vite resolves and TypeScript cannot see: CSS modules, assets, import.meta.env.
/// <reference types="vite/client" />

// The font package is imported for its effect (its @font-face rules) and ships no types.
declare module "@fontsource-variable/inter";
