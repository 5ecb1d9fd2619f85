// Vitest times tests with the host's clock, so the realm is installed only where the simulated world is loaded.
import { realm } from '../../src/kernel/realm.ts';

realm.install();
