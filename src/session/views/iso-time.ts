export { isoTime } from '../../kernel/time.ts';
