import { isoTime } from '../../session/views/iso-time.ts';

/** '2026-03-10 16:30:05' (UTC, simulated). */
export const formatTime = (at: number): string => isoTime(at).slice(0, 19).replace('T', ' ');

/** '16:30' */
export const formatMinute = (at: number): string => isoTime(at).slice(11, 16);

/** '2 h 05 min', '3 min 20 s', '45 s': for spans people read. */
export function formatSpan(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
