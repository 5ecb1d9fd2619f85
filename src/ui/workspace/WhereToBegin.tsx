import type { WorkspaceView } from '../../session/views/workspace-view.ts';
import { Brief } from '../kit/Brief.tsx';
import { href } from '../routing/route.ts';
import { useSession } from '../store/session-context.ts';
import { workspaceTexts as texts } from '../texts/workspace.ts';

/** For who is new and has no incident to work on: what this is, and what is worth a first look. */
export function WhereToBegin({ workspace }: { readonly workspace: WorkspaceView }) {
  const briefing = useSession((state) => state.briefing);
  const hasIncident = useSession(({ frame }) => frame?.incident != null);
  if (hasIncident || !briefing) return null;
  return (
    <section className="panel" aria-labelledby="begin-title">
      <h2 id="begin-title">{briefing.title}</h2>
      <Brief text={briefing.brief} />
      <nav aria-label={texts.start}>
        <ul className="first-steps">
          {firstSteps(workspace).map(([title, link]) => (
            <li key={title}>
              <a href={link}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
    </section>
  );
}

function firstSteps({ recentJobs, counts }: WorkspaceView): (readonly [title: string, link: string])[] {
  const last = recentJobs[0];
  const alike = recentJobs.filter(({ displayName }) => displayName === recentJobs.find(isRepeated)?.displayName);
  const hasEndpoint = counts.some(({ kind, count }) => kind === 'endpoints' && count > 0);
  return [
    ...(hasEndpoint ? [[texts.steps.endpoint, href(['endpoints'])] as const] : []),
    ...(last && alike.length > 1
      ? [[texts.steps.jobs, href(['jobs', 'compare', ...alike.slice(0, 2).map(({ name }) => name)])] as const]
      : []),
    [texts.steps.data, href(['data'])],
    [texts.steps.repository, href(['repository'])],
    [texts.steps.activity, href(['activity'])],
  ];
}

const isRepeated = (
  job: { readonly displayName: string },
  _index: number,
  all: readonly { readonly displayName: string }[],
): boolean => all.filter(({ displayName }) => displayName === job.displayName).length > 1;
