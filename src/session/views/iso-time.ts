export { isoTime, parseIsoTime } from '../../kernel/time.ts';
