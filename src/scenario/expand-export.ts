import { DAY, isoTime, type SimTime } from '../kernel/time.ts';
import type { EstateData, EstateExport } from './estate-file.ts';

/** The versions that an export rule stands for, oldest first. A window that reaches back before the feed is cut off. */
export function expandExport(rule: EstateExport): EstateData[] {
  const times = [...rule.also];
  for (let at = rule.from; at <= rule.until; at += rule.every) times.push(at);
  const { workspace, name, created_by, description, type, tags, kind } = rule;
  return times
    .sort((a, b) => a - b)
    .map((at, i) => ({
      ...{ workspace, name, created_by, description, type, tags, at },
      version: String(rule.first_version + i),
      path: rule.path.replaceAll('{date}', isoTime(at).slice(0, 10)),
      parts: [
        kind === 'orders'
          ? { folder: '', kind, days: daysOf(rule, at) }
          : { folder: '', kind, days: daysOf(rule, at), known_at: at },
      ],
    }));
}

function daysOf({ name, windows }: EstateExport, at: SimTime): [number, number] {
  const window = windows.findLast(({ since }) => since <= at);
  if (!window) throw new Error(`export of ${name}: no window has begun at ${isoTime(at)}`);
  const [from, to] = window.days_ago;
  const today = Math.floor(at / DAY);
  return [Math.max(0, today - from), today - to];
}
