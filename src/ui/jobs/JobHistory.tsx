import type { JobView } from '../../session/views/job-view.ts';
import { formatSpan } from '../kit/format-time.ts';
import { StatusWord } from '../kit/StatusWord.tsx';
import { Time } from '../kit/Time.tsx';
import { commonTexts } from '../texts/common.ts';
import { jobsTexts as texts } from '../texts/jobs.ts';

/** The statuses a job went through, and how long each lasted. */
export const JobHistory = ({ history }: Pick<JobView, 'history'>) => (
  <section className="panel" aria-labelledby="job-history">
    <h2 id="job-history">{texts.history}</h2>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard */}
    <section className="table-scroll whole" aria-label={texts.history} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.status}</th>
            <th scope="col">{texts.since}</th>
            <th scope="col" className="number">
              {texts.lasted}
            </th>
          </tr>
        </thead>
        <tbody>
          {history.map(({ at, status }, index) => {
            const next = history[index + 1];
            return (
              <tr key={status}>
                <td>
                  <StatusWord status={status} />
                </td>
                <td>
                  <Time at={at} />
                </td>
                <td className="number whole-word">{next ? formatSpan(next.at - at) : commonTexts.none}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  </section>
);
