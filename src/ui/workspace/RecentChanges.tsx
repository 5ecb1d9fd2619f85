import { Time } from '../kit/Time.tsx';
import { href } from '../routing/route.ts';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { workspaceTexts as texts } from '../texts/workspace.ts';

const SHOWN = 8;

/** The newest changes of the estate; the activity log has them all. */
export function RecentChanges() {
  const changes = useView('activity', {})?.slice(0, SHOWN);
  return (
    <section className="panel" aria-labelledby="changes-title">
      <h2 id="changes-title">{texts.changes}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard */}
      <section className="table-scroll whole" aria-label={texts.changes} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.when}</th>
              <th scope="col">{texts.who}</th>
              <th scope="col">{texts.resource}</th>
              <th scope="col">{texts.detail}</th>
            </tr>
          </thead>
          <tbody>
            {changes?.map(({ at, actor, operation, resource, segments, detail }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: several changes may share an instant
              <tr key={`${at} ${index}`}>
                <td>
                  <Time at={at} />
                </td>
                <td>{actor}</td>
                <td>
                  {segments ? <a href={href(segments)}>{resource}</a> : resource}
                  <span className="meta">{operation.replace(/^[^/]*\/workspaces\//, '')}</span>
                </td>
                <td className="change-detail">
                  <span title={detail}>{detail}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {changes === undefined ? <p role="status">{commonTexts.loading}</p> : null}
      {changes?.length === 0 ? <p className="empty">{texts.noChanges}</p> : null}
      <a href={href(['activity'])}>{texts.allChanges}</a>
    </section>
  );
}
