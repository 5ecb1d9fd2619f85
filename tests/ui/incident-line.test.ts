import { Bash } from 'just-bash';
import { expect, it } from 'vitest';
import { incidentLine } from '../../src/ui/desk/incident-line.ts';

it.each([`it's "done"`, '$HOME `ls` \\ !! *', "'", 'two\nlines', '-n'])(
  'bash reads %j back unchanged',
  async (said) => {
    const { stdout } = await new Bash().exec(incidentLine('update', said).replace('pager update', "printf '%s'"));
    expect(stdout).toBe(said);
  },
);
