import { RandomStream } from '../../kernel/random.ts';
import { seedAt, type World } from '../../kernel/world.ts';
import { jobs } from './job.ts';

const ADJECTIVES =
  'amber ample brave brisk calm clever coral crisp dapper eager fair fuzzy gentle golden happy humble icy jolly keen kind lively loyal lucky mellow mighty nimble olive patient plucky proud quiet quirky rapid royal sandy sharp shy silent silver sincere sleepy smart snowy steady sturdy sunny swift teal tidy upbeat vivid warm willing witty zesty';
const NOUNS =
  'apple arch badger basil beach bean beet bell bird boat bone brush cabin candle carpet carrot cello cherry clock cloud cup dolphin drum feather fig fork garden ginger glove grape hamster honey iron jewel kettle kite ladder leaf lemon lamp melon mango needle night onion orange oven owl parsnip pea pear pillow plum pocket pot quill raisin ring rocket root salt shirt soccer spoon square star stem sugar table tail thread ticket tooth turnip vase wall yam yogurt';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** The name of the next job nobody named, `<adjective>_<noun>_<ten letters>`. */
export function nextJobName(world: World): string {
  const number = jobs.ids(world).length;
  const random = new RandomStream(`${seedAt(world, world.now)}/job-name/${number}`);
  const pick = (from: readonly string[]): string => from[Math.floor(random.uniform() * from.length)] as string;
  const hash = Array.from({ length: 10 }, () => pick([...LETTERS])).join('');
  return `${pick(ADJECTIVES.split(' '))}_${pick(NOUNS.split(' '))}_${hash}`;
}
