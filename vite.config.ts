import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { buildId, pastId } from './scripts/build-id.mjs';
import { lowerExponent } from './scripts/lower-exponent.ts';
import { noJekyll } from './scripts/no-jekyll.ts';
import { offline } from './scripts/offline.ts';
import { securityPolicy } from './scripts/security-policy.ts';
import { shipNotice } from './scripts/ship-notice.ts';

export default defineConfig({
  base: './',
  // What scripts/assets.ts prepared: Python, start worlds, content.
  publicDir: '.cache/public',
  plugins: [lowerExponent(), react(), shipNotice(), noJekyll(), securityPolicy(), offline()],
  worker: { format: 'es', plugins: () => [lowerExponent()] },
  resolve: { alias: [{ find: /^just-bash$/, replacement: 'just-bash/browser' }] },
  define: {
    __BUILD_ID__: JSON.stringify(buildId(import.meta.dirname)),
    __PAST_ID__: JSON.stringify(pastId(import.meta.dirname)),
  },
  build: { target: 'es2022', chunkSizeWarningLimit: 2000 },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    environment: 'node',
    setupFiles: ['tests/support/realm.ts'],
    server: { deps: { inline: [/just-bash/] } },
    testTimeout: 60_000,
    hookTimeout: 900_000, // whoever comes first makes the past
    pool: 'forks',
    maxWorkers: 2,
  },
});
